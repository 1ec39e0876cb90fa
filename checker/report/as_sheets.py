"""The report as sheets of a workbook: a cover, the register, the findings, the deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model.matter import LoadedMatter
from checker.model.outcome import Outcome, Verdict
from checker.model.report import Action, Finding, Report
from checker.model.sheets import Cell, Sheet
from checker.report.as_calendar import by_date, doubtful
from checker.report.register_sheet import register_sheet, without_signatures

COVER = ("Item", "Value")
FINDINGS = (
    "Part",
    "Action",
    "Event",
    "Date",
    "Outcome",
    "Counts",
    "Rule",
    "Clause",
    "Subject",
    "Message",
    "Remedy",
    "Words of the agreement",
    "Under other readings",
    "Facts",
    "Line",
    "Column",
)
DEADLINES = (
    "Date",
    "Safe date",
    "Status",
    "Who",
    "To",
    "What",
    "Counted from",
    "Count",
    "Rule",
    "Action",
    "Only if",
)


def sheets(
    loaded: LoadedMatter, report: Report, tool: str, what_if: Mapping[str, str] | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of a matter and its report; ``tool`` names what made them, with its version.

    ``what_if`` are the readings that were taken otherwise for this report: the cover says so.
    """
    return (
        Sheet("Cover", COVER, tuple(_cover(loaded, report, tool, what_if or {}))),
        register_sheet(loaded),
        Sheet("Findings", FINDINGS, tuple(_findings(report))),
        Sheet("Deadlines", DEADLINES, tuple(_deadlines(report))),
    )


def _cover(
    loaded: LoadedMatter, report: Report, tool: str, what_if: Mapping[str, str]
) -> Iterator[tuple[Cell, Cell]]:
    """Yield what the other sheets are to be read with."""
    yield "Matter", report.matter
    if loaded.matter.client_matter:
        yield "Client and matter number", loaded.matter.client_matter
    yield "As of", report.as_of
    yield "Verdict", _words(report.verdict)
    for action in report.actions:
        yield f"Action {action.index}", f"{_words(action.event)} of {action.date}: {_words(action.verdict)}"
    for reading, option in what_if.items():
        yield "What if", f"{reading} taken as {option} for this report only; nobody has decided it"
    for use in report.readings:
        if not use.decided:
            yield "Depends on", f"reading {use.id}: {use.chosen} taken, not decided"
    for fault in report.faults:
        yield "Fault", f"rule {fault.rule} crashed ({fault.error}): the findings are not complete"
    yield "Sheet Register", "who holds what before history; name this file as register: file to use it again"
    for name in without_signatures(loaded):
        yield "Not in the Register", f"the signature block of {name}, which stands in the matter file"
    yield "Sheet Findings", "of each proposed action, the worst first; of history what is not compliant"
    yield "Sheet Deadlines", "by date; the safe date holds under every contested reading and calendar"
    yield "Made by", tool


def _findings(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each finding: proposed actions first, in each the worst first."""
    order = {outcome: rank for rank, outcome in enumerate(Outcome)}
    for part, actions in (("proposed", report.actions), ("history", report.history)):
        for action in actions:
            for finding in sorted(action.findings, key=lambda each: order[each.outcome]):
                yield _finding(part, action, finding)


def _finding(part: str, action: Action, finding: Finding) -> tuple[Cell, ...]:
    """Return the cells of one finding, in the order of the headings."""
    return (
        part,
        str(action.index),
        _words(action.event),
        action.date,
        _words(finding.outcome),
        "yes" if finding.counts else "no",
        finding.rule,
        finding.clause,
        finding.subject,
        finding.message,
        finding.remedy,
        finding.quote,
        "; ".join(_under(reading, options) for reading, options in finding.outcomes.items()) or None,
        "; ".join(f"{name}: {value}" for name, value in finding.facts.items()) or None,
        str(finding.line) if finding.line else None,
        str(finding.column) if finding.column else None,
    )


def _deadlines(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each deadline by date, in the order of the headings."""
    verdicts = doubtful(report)
    for each in by_date(report):
        verdict = None if each.action is None else verdicts.get(each.action)
        yield (
            each.date,
            each.safe_date,
            each.status,
            each.who,
            each.to,
            each.what,
            each.counted_from,
            each.count,
            each.rule,
            None if each.action is None else str(each.action),
            f"action {each.action} may be done" if verdict is Verdict.UNDETERMINED else None,
        )


def _under(reading: str, options: Mapping[str, str]) -> str:
    return f"{reading}: " + ", ".join(f"{option} {_words(outcome)}" for option, outcome in options.items())


def _words(name: str) -> str:
    """Return a name of the vocabulary in words: ``no_right`` becomes ``no right``."""
    return str(name).replace("_", " ")

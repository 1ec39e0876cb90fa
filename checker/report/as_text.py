"""The report as text: the verdict, what is missing and from whom, what to do by when, then the details."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from checker.agreements.reading_texts import reading_text
from checker.exceptions.judged import exceptable
from checker.exceptions.record import ExceptionRecord
from checker.model.outcome import BLOCKING, Outcome, Verdict
from checker.model.report import Action, Deadline, Finding, Report
from checker.readings import standing

WIDTH = 100
_MISSING = BLOCKING | {Outcome.NO_DUTY}

_LONG_DIGEST = re.compile(r"( sha256:[0-9a-fA-F]{8})[0-9a-fA-F]{56}$")

Excepted = Mapping[str, ExceptionRecord]
Point = tuple[Action, Finding]
NOTHING: Excepted = MappingProxyType({})


def text_report(report: Report, file: str, excepted: Excepted = NOTHING) -> str:
    """Return the report for a reader at a terminal or on paper; plain text, at most 100 columns of prose.

    ``excepted`` holds, by fingerprint, what was knowingly excepted: it is shown apart, with its reason and its
    last day, and leaves the list of what is missing. The verdict is never changed by it.
    """
    points = _open_points(report)
    apart = [point for point in points if _exception(point[1], excepted)]
    rest = [point for point in points if not _exception(point[1], excepted)]
    lines = [
        f"{report.verdict.upper()}: {' '.join(report.matter.split())}{_aside(report, apart, rest)}",
        f"as of {report.as_of}, {file}",
        "",
    ]
    lines += [*_missing(report, rest, bool(apart), file), *_knowingly(apart, file, excepted), *_to_do(report)]
    for action in report.actions:
        lines += _details(action, file, excepted, proposed=True)
    if report.history:
        lines += ["History: what is not compliant in it (it changes no verdict)", ""]
        for action in report.history:
            lines += _details(action, file, NOTHING, proposed=False)
    lines += _readings(report)
    if report.faults:
        lines += ["FAULTS: these rules crashed; the report is not complete"]
        lines += [f"  {fault.rule}: {fault.error}" for fault in report.faults]
    return "\n".join(lines).rstrip() + "\n"


def _open_points(report: Report) -> list[Point]:
    """Return what stands in the way of the proposed actions, each with its action."""
    return [
        (action, finding)
        for action in report.actions
        for finding in action.findings
        if finding.counts and finding.outcome in _MISSING
    ]


def _exception(finding: Finding, excepted: Excepted) -> ExceptionRecord | None:
    """Return the record by which a finding of a proposed action is excepted, or None."""
    return excepted.get(finding.fingerprint) if exceptable(finding) else None


def _aside(report: Report, apart: list[Point], rest: list[Point]) -> str:
    """Return what the first line adds where findings are excepted."""
    if not apart:
        return ""
    left = [f"{_counted(len(rest), 'other finding')} in the way"] if rest else []
    left += [f"{_counted(len(report.faults), 'rule')} crashed"] if report.faults else []
    told = ", ".join(left) or "nothing else stands in the way"
    return f" ({_counted(len(apart), 'finding')} excepted; {told})"


def _missing(report: Report, open_points: list[Point], apart: bool, file: str) -> Iterator[str]:
    """Yield what is missing, from whom, for every action to become permitted."""
    if not report.actions:
        yield from ("Nothing is proposed.", "")
        return
    if not open_points and report.faults:
        yield from ("What is missing cannot be told: a rule crashed (FAULTS, at the end).", "")
        return
    if not open_points and apart:
        yield from ("Nothing else is missing: what stands in the way is knowingly excepted.", "")
        return
    if not open_points:
        yield from ("Nothing is missing: every proposed action is permitted.", "")
        return
    yield "What is missing, from whom, to become permitted"
    for action, finding in open_points:
        where = f"{file}:{finding.line}" if finding.line else file
        yield from _wrapped(
            f"{_label(finding.outcome)} {finding.rule} (action {action.index}, {where}), "
            f"{finding.subject}: {finding.message}",
            "  - ",
        )
        if finding.remedy:
            yield from _wrapped(f"To mend it: {finding.remedy}.", "    ", "    ")
    yield ""


def _knowingly(apart: list[Point], file: str, excepted: Excepted) -> Iterator[str]:
    """Yield what was knowingly excepted: the finding, the reason, by whom and until when."""
    if not apart:
        return
    yield f"Knowingly excepted ({len(apart)})"
    for action, finding in apart:
        where = f"{file}:{finding.line}" if finding.line else file
        yield from _wrapped(
            f"{_label(finding.outcome)} {finding.rule} (action {action.index}, {where}), "
            f"{finding.subject}: {finding.message}",
            "  - ",
        )
        yield from _wrapped(_accepted(excepted[finding.fingerprint]), "    ", "    ")
    yield ""


def _accepted(record: ExceptionRecord) -> str:
    """Return why a finding is excepted, by whom, on what evidence and until when."""
    evidence = _LONG_DIGEST.sub(r"\1...", record.evidence)
    return (
        f"Excepted: {record.reason} (by {record.approved_by}, granted {record.granted}, until {record.expires}; "
        f"evidence: {evidence})"
    )


def _to_do(report: Report) -> Iterator[str]:
    """Yield the deadlines by day, then what a person confirms."""
    pending = [deadline for deadline in report.deadlines if deadline.status not in ("met", "late")]
    confirms = [
        (action, finding)
        for action in report.actions
        for finding in action.findings
        if finding.outcome is Outcome.CONFIRM and action.verdict is not Verdict.PROHIBITED
    ]
    if not pending and not confirms:
        return
    yield "To do"
    for deadline in pending:
        yield from _wrapped(_deadline_line(deadline), f"  {deadline.date}  ", " " * 14)
    for _action, finding in confirms:
        yield from _wrapped(f"{finding.message} [{finding.rule}]", "  confirm     ", " " * 14)
    yield ""


def _deadline_line(deadline: Deadline) -> str:
    """Return one deadline: who does what, counted from what, and the safe day where it is another."""
    safe = "" if deadline.safe_date == deadline.date else f"; safe day {deadline.safe_date}"
    status = "" if deadline.status == "open" else f" ({deadline.status.upper()})"
    return (
        f"{deadline.who} to {deadline.to}: {deadline.what}{status} "
        f"({deadline.count} from {deadline.counted_from}{safe}) [{deadline.rule}]"
    )


def _details(action: Action, file: str, excepted: Excepted, *, proposed: bool) -> Iterator[str]:
    """Yield one action: its verdict, its figures with their derivations, its findings, worst first."""
    name = f" {action.id}" if action.id else ""
    yield f"Action {action.index}{name}: {action.event} of {action.date}: {action.verdict}"
    yield ""
    derived = {each.figure: each for each in action.derivations}
    for figure, value in action.figures.items():
        shown = value if isinstance(value, str) else ", ".join(f"{k} {v}" for k, v in value.items())
        yield f"  {figure} = {shown}"
        if figure in derived:
            each = derived[figure]
            inputs = ", ".join(f"{key} {given}" for key, given in each.inputs.items())
            unrounded = f"unrounded {each.unrounded}" if each.unrounded else ""
            yield from _wrapped(
                "; ".join(
                    part
                    for part in (f"{each.clause}: {each.formula}", inputs, unrounded, each.rounding)
                    if part
                ),
                "      ",
                "      ",
            )
    yield (
        f"  Warrant Price {action.before.warrant_price} -> {action.after.warrant_price}, "
        f"Warrant Shares {action.before.warrant_shares} -> {action.after.warrant_shares}"
    )
    yield ""
    for finding in sorted(action.findings, key=lambda each: tuple(Outcome).index(each.outcome)):
        yield from _finding(finding, file, excepted, proposed)
    yield ""


def _finding(finding: Finding, file: str, excepted: Excepted, proposed: bool) -> Iterator[str]:
    """Yield one finding: outcome, rule, place; its reason; the words; what else they could mean.

    What can be excepted shows the fingerprint that an exception names.
    """
    place = f"  {file}:{finding.line}:{finding.column}" if finding.line else ""
    mark = f" #{finding.fingerprint}" if proposed and exceptable(finding) else ""
    record = _exception(finding, excepted)
    aside = "" if finding.counts else " (does not count)"
    if record is None:
        yield f"  {_label(finding.outcome)}  {finding.rule}{aside}{place}{mark}"
    else:
        yield f"  EXCEPTED  {finding.rule} ({_label(finding.outcome)}){place}{mark}"
    yield from _wrapped(finding.message, "      ", "      ")
    if record is not None:
        yield from _wrapped(_accepted(record), "      ", "        ")
    if finding.quote:
        yield from _wrapped(f"{finding.clause}: “{finding.quote}”", "      ", "        ")
    for reading_id, under in finding.outcomes.items():
        yield from _meanings(reading_id, dict(under))
    if finding.remedy and finding.outcome not in (Outcome.COMPLIANT, Outcome.NOT_APPLICABLE):
        yield from _wrapped(f"To do: {finding.remedy}.", "      ", "      ")


def _meanings(reading_id: str, under: dict[str, str]) -> Iterator[str]:
    """Yield what the words could mean under each contested option, and what it leads to."""
    reading = reading_text(reading_id)
    yield from _wrapped(f"{reading_id}, {reading.title}:", "      ", "        ")
    for option in reading.options:
        if option.id in under:
            yield from _wrapped(
                f"{option.id} ({standing(reading, option.id)}) -> {under[option.id]}: {option.means}",
                "        ",
                "          ",
            )


def _readings(report: Report) -> Iterator[str]:
    """Yield the readings on which this matter depends, and what another option would change."""
    if not report.readings:
        return
    yield "Readings on which this report depends (`covenant explain ID` says more)"
    for use in report.readings:
        how = "decided" if use.decided else "not decided"
        yield f"  {use.id}: {use.chosen} taken, {how}: {reading_text(use.id).title}"
        for change in use.changes:
            of = "" if change.action is None else f"action {change.action} "
            tail = f"{change.value or 'none'} -> {change.other or 'none'}"
            yield from _wrapped(f"under {change.option}: {of}{change.path}: {tail}", "      ", "        ")
    yield ""


def _counted(number: int, noun: str) -> str:
    """Return a number of things for reading: ``1 finding``, ``2 findings``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _label(outcome: Outcome) -> str:
    """Return an outcome as the report prints it."""
    return str(outcome).replace("_", " ").upper()


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    """Return text in lines of the report's width, with the given indents."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )

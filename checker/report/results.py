"""What every machine format says of a run: one result for each thing found, missed or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from checker.exceptions.record import ExceptionRecord, Notice
from checker.model.outcome import PROHIBITING, UNDECIDED, Outcome
from checker.model.report import Action, Fault, Finding, Report
from checker.report.expectations import Compared
from checker.report.own_rules import EXPECT, FAULT, INPUT, own_rule
from checker.report.trial import Trial

_PROPOSED, _HISTORY = "proposed", "history"
_NOTHING = "it was read, and no rule applies to anything in it"
_CRASHED = re.compile(r"\S+ crashed: ")


class Kind(StrEnum):
    """What a result is, in the four words of SARIF that are used."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"


class Level(StrEnum):
    """How grave a failure is; ``none`` wherever the kind is not ``fail``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Refused(Struct, frozen=True):
    """A file that could not be checked: the bare sentence, and its place, lines and columns from 1."""

    message: str
    file: str
    line: int | None
    column: int | None


class Checked(Struct, frozen=True):
    """One matter after a check: its report, or why there is none."""

    file: str
    case: str
    matter: str
    client_matter: str
    report: Report | None
    refused: Refused | None = None


class Result(Struct, frozen=True):
    """One thing said about one matter, in the words that every machine format shares.

    ``path`` is ``proposed[0]``, ``history[3]`` or the path of an expectation; lines and columns count from 1.
    ``event`` is the kind of the action and its id, if it has one: what the path points at, wherever it stands.
    ``of`` is the matter's own file where ``file`` is another, which the matter names.
    """

    rule: str
    kind: Kind
    level: Level
    message: str
    file: str
    line: int | None
    column: int | None
    matter: str = ""
    case: str = ""
    path: str = ""
    outcome: str = ""
    clause: str = ""
    quote: str = ""
    subject: str = ""
    counts: bool = True
    remedy: str = ""
    fingerprint: str = ""
    exception: ExceptionRecord | None = None
    event: str = ""
    of: str = ""


_KINDS = {
    Outcome.BREACH: Kind.FAIL,
    Outcome.NO_RIGHT: Kind.FAIL,
    Outcome.MISSING_FACT: Kind.OPEN,
    Outcome.JUDGEMENT: Kind.REVIEW,
    Outcome.NO_DUTY: Kind.REVIEW,
    Outcome.CONFIRM: Kind.REVIEW,
    Outcome.COMPLIANT: Kind.PASS,
}


class Run(Struct, frozen=True):
    """One run of a command (``check`` or ``test``): its results in their order, and its counts by name."""

    command: str
    results: tuple[Result, ...]
    counts: Mapping[str, int]


def results_of_check(checked: Checked, excepted: Mapping[str, ExceptionRecord]) -> tuple[Result, ...]:
    """Return what a check says of one matter: its actions, its history, its faults; or that it was refused.

    ``excepted`` holds, by fingerprint, what was knowingly excepted. What is not applicable is no result; a
    matter of which nothing else is said passes: without a result it would be missing among those checked.
    """
    if checked.refused is not None:
        return (_refusal(checked, checked.refused),)
    if checked.report is None:
        return ()
    said = tuple(_of_report(checked, checked.report, excepted))
    return said or (_named(checked, _own(INPUT, _NOTHING, checked.file, kind=Kind.PASS)),)


def results_of_trial(trial: Trial) -> tuple[Result, ...]:
    """Return what a test says of one scenario.

    One pass where every expectation is met, else a failure for each one missed at its own place; what could
    not be read is refused at its place, and a rule that crashed is a fault.
    """
    missed = tuple(_missed(trial, each) for each in trial.compared if not each.met)
    if trial.error:
        return (*missed, _untried(trial))
    return missed or (_met(trial),)


def result_of_notice(notice: Notice) -> Result:
    """Return what is said of a record of the exceptions file, at its line there."""
    return replace(
        _own(notice.rule, notice.message, notice.file, notice.line),
        remedy=notice.remedy,
    )


def matter_of(result: Result) -> tuple[str, str]:
    """Return which matter of a run a result is about: its own file, and its case."""
    return result.of or result.file, result.case


def is_history(result: Result) -> bool:
    """Say whether a result speaks of what has happened: it changes no verdict."""
    return bool(result.outcome) and result.path.startswith(_HISTORY)


def blocks(result: Result) -> bool:
    """Say whether a result stands in the way: it counts, nobody excepted it, and it is no history."""
    if result.exception is not None or not result.counts or is_history(result):
        return False
    if result.outcome:
        return Outcome(result.outcome) in PROHIBITING | UNDECIDED
    return result.kind is not Kind.PASS


def alerts(run: Run) -> Run:
    """Return a run with only what stands in the way, all of it as failures.

    Code scanning shows an alert for each result, whatever its kind and whoever has excepted it: what is in
    order, confirmed by a person or excepted would be one too.
    """
    kept = (each for each in run.results if blocks(each))
    failed = (
        each if each.kind is Kind.FAIL else replace(each, kind=Kind.FAIL, level=Level.WARNING)
        for each in kept
    )
    return replace(run, results=tuple(failed))


def _of_report(checked: Checked, report: Report, excepted: Mapping[str, ExceptionRecord]) -> Iterator[Result]:
    """Yield the findings of the proposed actions, those of history, then the rules that crashed."""
    for part, actions in ((_PROPOSED, report.actions), (_HISTORY, report.history)):
        for action in actions:
            for finding in action.findings:
                if finding.outcome is not Outcome.NOT_APPLICABLE:
                    yield _finding(checked, part, action, finding, excepted)
    for fault in report.faults:
        yield _fault(checked, fault)


def _finding(
    checked: Checked, part: str, action: Action, finding: Finding, excepted: Mapping[str, ExceptionRecord]
) -> Result:
    """Return one finding of an action; ``part`` is ``proposed`` or ``history``."""
    kind = _KINDS[finding.outcome]
    return Result(
        rule=finding.rule,
        kind=kind,
        level=_level(kind, finding.counts, part),
        message=finding.message,
        file=checked.file,
        line=finding.line,
        column=finding.column,
        matter=checked.matter,
        case=checked.case,
        path=f"{part}[{action.index}]",
        outcome=str(finding.outcome),
        clause=finding.clause,
        quote=finding.quote,
        subject=finding.subject,
        counts=finding.counts,
        remedy=finding.remedy or "",
        fingerprint=finding.fingerprint,
        exception=excepted.get(finding.fingerprint) if finding.fingerprint else None,
        event=f"{action.event} {action.id}" if action.id else action.event,
    )


def _level(kind: Kind, counts: bool, part: str) -> Level:
    """Return how grave a finding is: only what fails has a level."""
    if kind is not Kind.FAIL:
        return Level.NONE
    if part == _HISTORY:
        return Level.NOTE
    return Level.ERROR if counts else Level.WARNING


def _fault(checked: Checked, fault: Fault) -> Result:
    """Return a rule that crashed; the fault does not say whether its event is proposed or has happened."""
    crashed = _own(FAULT, f"the rule {fault.rule} crashed: {fault.error}", checked.file)
    return replace(_named(checked, crashed), subject=fault.rule)


def _refusal(checked: Checked, refused: Refused) -> Result:
    """Return a file that could not be read, at the place of its mistake."""
    file = refused.file or checked.file
    return _named(checked, _own(INPUT, refused.message, file, refused.line, refused.column))


def _named(checked: Checked, result: Result) -> Result:
    """Return what is said of a matter as a whole, with its names."""
    return replace(result, matter=checked.matter, case=checked.case, of=_apart(result.file, of=checked.file))


def _met(trial: Trial) -> Result:
    """Return the scenario of which every expectation is met."""
    said = f"every expectation is met: {len(trial.compared)} compared"
    return _tried(trial, _own(EXPECT, said, trial.file, kind=Kind.PASS))


def _missed(trial: Trial, each: Compared) -> Result:
    """Return one expectation that was missed, at its own line and column."""
    because = f". {trial.why}" if trial.why else ""
    said = f"{each.path}: expected {each.expected}, seen {each.seen}{because}"
    return replace(_tried(trial, _own(EXPECT, said, trial.file, each.line, each.column)), path=each.path)


def _untried(trial: Trial) -> Result:
    """Return the scenario that could not be checked: refused at its place, or a rule crashed."""
    file = trial.error_file or trial.file
    if _CRASHED.match(trial.message):
        crashed = _own(FAULT, f"the rule {trial.message}", file, trial.line, trial.column)
        return replace(_tried(trial, crashed), subject=trial.message.split(" ", 1)[0])
    return _tried(trial, _own(INPUT, trial.message or trial.error, file, trial.line, trial.column))


def _tried(trial: Trial, result: Result) -> Result:
    """Return what is said of a scenario, with its names."""
    return replace(result, matter=trial.title, case=trial.case, of=_apart(result.file, of=trial.file))


def _apart(file: str, *, of: str) -> str:
    """Return the matter's own file where the other is not the same, else nothing."""
    return of if file != of else ""


def _own(
    rule: str,
    message: str,
    file: str,
    line: int | None = None,
    column: int | None = None,
    *,
    kind: Kind = Kind.FAIL,
) -> Result:
    """Return what a rule of the tool itself says of a file: a failure and how it is mended, or a pass."""
    known = own_rule(rule) if kind is Kind.FAIL else None
    level = Level.ERROR if kind is Kind.FAIL else Level.NONE
    return Result(rule, kind, level, message, file, line, column, remedy=known.mend if known else "")

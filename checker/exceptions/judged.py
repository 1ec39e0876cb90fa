"""What of an exceptions file holds for a report, by the report's own day, and what it leaves over."""

from __future__ import annotations

import os.path
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.exceptions.evidence import evidence_fault
from checker.exceptions.record import Applied, ExceptionFile, ExceptionRecord, Notice
from checker.model.outcome import Outcome, Verdict, verdict_of, worst_verdict
from checker.model.report import Action, Finding, Report
from checker.rules.catalogue import rule_named

EXCEPTABLE = frozenset({Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT, Outcome.NO_DUTY})
"""The outcomes that can be excepted: they block, and no fact is missing (that is given instead)."""

EXPIRED, NOT_YET, UNUSED, EVIDENCE = "EXC-EXPIRED", "EXC-NOT-YET", "EXC-UNUSED", "EXC-EVIDENCE"
_OF_ONE_WARRANT = frozenset({"exercise", "transfer_warrant", "replace_warrant"})
_OUT = "take the exception out"
_GIVEN = "a fact that is missing is given in the matter, never excepted"
_ONLY = "only a counting finding of a proposed action that stands in its way can be excepted"


class _Found(Struct, frozen=True):
    """A finding of a report that a record names: of which action, and whether that is a proposed one."""

    action: Action
    finding: Finding
    proposed: bool


def exceptable(finding: Finding) -> bool:
    """Say whether a finding of a proposed action can be excepted: it counts, blocks, and its rule allows it.

    A finding of a reading, of a missing fact or of a mandatory rule never can.
    """
    rule = rule_named(finding.rule)
    return finding.counts and finding.outcome in EXCEPTABLE and rule is not None and not rule.mandatory


def apply(exceptions: ExceptionFile, *, file: str, case: str, report: Report, client_matter: str) -> Applied:
    """Return what the records mean for one report, judged by its ``as_of``, never by the clock.

    A record is in force from the day it is granted through the day it expires, both included. ``file`` is the
    matter file's name as the user typed it, ``case`` its case where it has several.
    """
    folders, names = _folders(exceptions), _names_of(file, report.matter, client_matter)
    excepted: dict[str, ExceptionRecord] = {}
    notices: list[Notice] = []
    used: list[ExceptionRecord] = []
    named = [record for record in exceptions.records if _is_of(record, folders, names)]
    found = _by_fingerprint(report) if named else {}
    crashed = {fault.rule for fault in report.faults}
    where = f"{file} ({case})" if case else file
    for record in named:
        hit = found.get(record.fingerprint)
        if hit is None or hit.finding.rule != record.rule or not _concerns(record, hit.action):
            # What a rule that crashed would have said is not known: its exception is not called unused.
            used += [record] if record.rule in crashed else []
            continue
        used.append(record)
        told = tuple(_judged(record, hit, exceptions.file, where, report.as_of))
        notices += told
        if not told:
            excepted.setdefault(record.fingerprint, record)
    return Applied(excepted, tuple(notices), tuple(used))


def unused(
    exceptions: ExceptionFile,
    used: Collection[ExceptionRecord],
    seen: Collection[tuple[str, str, str]],
    whole: bool,
) -> tuple[Notice, ...]:
    """Return a notice for each record that excepts nothing, in the order of the file.

    ``used`` are those of every ``Applied``; ``seen`` names each matter checked by file, title and client
    matter; ``whole`` says that folders were checked: then a record of a matter not among them is unused too.
    """
    notices = []
    folders, names = _folders(exceptions), frozenset(name for each in seen for name in _names_of(*each))
    for record in exceptions.records:
        if record in used:
            continue
        if _is_of(record, folders, names):
            said = (
                f"the exception of {record.rule} for {record.matter} fits no finding of it: what it excepted is "
                "mended, or a fact of it has changed"
            )
            remedy = f"{_OUT}, or have it granted anew for the finding as it is now"
        elif whole:
            said = f"the exception of {record.rule} is for {record.matter}, which is not among the matters checked"
            remedy = f"name its file from this file's folder, its client_matter or its title, or {_OUT}"
        else:
            continue
        notices.append(Notice(UNUSED, said, exceptions.file, record.line, remedy))
    return tuple(notices)


def verdict_without(report: Report, excepted: Collection[str]) -> Verdict:
    """Return the verdict as it would be without the excepted findings, for the exit status only.

    The report's own verdict is never changed, nor is anything that was computed from it.
    """
    return worst_verdict(_verdict_of(action, report, excepted) for action in report.actions)


def _verdict_of(action: Action, report: Report, excepted: Collection[str]) -> Verdict:
    """Return what one action's other counting findings add up to; a crashed rule never leaves it permitted."""
    verdict = verdict_of(
        finding.outcome
        for finding in action.findings
        if finding.counts and not (finding.fingerprint in excepted and exceptable(finding))
    )
    crashed = action.verdict is not Verdict.PERMITTED and any(f.action == action.index for f in report.faults)
    return Verdict.UNDETERMINED if crashed and verdict is Verdict.PERMITTED else verdict


def _judged(record: ExceptionRecord, hit: _Found, name: str, where: str, as_of: date) -> Iterator[Notice]:
    """Yield why a record whose finding is there does not hold; nothing if it holds."""
    of = f"the exception of {record.rule} for {where}"
    if not hit.proposed or not exceptable(hit.finding):
        why = _GIVEN if hit.finding.outcome is Outcome.MISSING_FACT else _ONLY
        yield Notice(UNUSED, f"{of} excepts nothing: {why}", name, record.line, _OUT)
    elif as_of < record.granted:
        said = f"{of} is granted only from {record.granted}; the check speaks from {as_of}"
        yield Notice(NOT_YET, said, name, record.line, "mend the finding, or wait for that day")
    elif as_of > record.expires:
        said = f"{of} expired on {record.expires}; the check speaks from {as_of}, and the finding is back"
        yield Notice(
            EXPIRED, said, name, record.line, f"mend the finding, or have it granted anew; else {_OUT}"
        )
    elif (fault := evidence_fault(record.evidence, Path(name).parent)) is not None:
        said = f"{of} does not hold: {fault}"
        remedy = "put the file back that was approved, or have the exception granted anew on another"
        yield Notice(EVIDENCE, said, name, record.line, remedy)


def _by_fingerprint(report: Report) -> Mapping[str, _Found]:
    """Return every finding of a report by its fingerprint, those of history included."""
    return {
        finding.fingerprint: _Found(action, finding, proposed)
        for actions, proposed in ((report.history, False), (report.actions, True))
        for action in actions
        for finding in action.findings
    }


def _concerns(record: ExceptionRecord, action: Action) -> bool:
    """Say whether an act concerns the Warrant that a record names, if it names one."""
    return not record.instrument or record.instrument in _acted_on(action)


def _acted_on(action: Action) -> Collection[str]:
    """Return the Warrants that an act concerns: all of them or, of an event that names one, that one.

    It is the one that the act changed. An act that changed none (it was refused) tells it by its shares and its
    price, which the position before it repeats, and by its holder: Warrants alike in all three are not told
    apart.
    """
    before, after = action.before.warrants, action.after.warrants
    if action.event not in _OF_ONE_WARRANT:
        return {*before, *after}
    changed = {name for name, line in before.items() if after.get(name) != line}
    own = (action.before.warrant_shares, action.before.warrant_price)
    alike = {name for name, line in before.items() if (line.warrant_shares, line.warrant_price) == own}
    subjects = {finding.subject for finding in action.findings}
    return changed or {name for name in alike if before[name].holder in subjects} or alike


def _folders(exceptions: ExceptionFile) -> tuple[str, str]:
    """Return the folder of an exceptions file, as it is written and through links."""
    folder = os.path.dirname(exceptions.file) or os.curdir
    return os.path.abspath(folder), os.path.realpath(folder)


def _names_of(file: str, title: str, client_matter: str) -> frozenset[str]:
    """Return every name by which a record can name a matter: its file's, its title, its client matter."""
    paths = (os.path.abspath(file), os.path.realpath(file))
    return frozenset({title, client_matter, *map(os.path.normcase, paths)})


def _is_of(record: ExceptionRecord, folders: tuple[str, str], names: Collection[str]) -> bool:
    """Say whether a record is for a matter that has these names."""
    if record.matter in names:
        return True
    paths = (os.path.normpath(os.path.join(folder, record.matter)) for folder in folders)
    return any(os.path.normcase(path) in names for path in paths)

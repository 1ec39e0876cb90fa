"""Determinations that settle one judgement, or one confirmation, of the whole matter; never a breach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from checker.model.errors import InputError
from checker.model.matter import Determination, LoadedMatter
from checker.model.outcome import Outcome
from checker.model.report import Finding
from checker.walk import Walk
from checker.weighing import Key, Weighed

Spot = tuple[Key, int]


def settle(loaded: LoadedMatter, base: Walk, weighed: Mapping[Key, Weighed]) -> dict[Key, Weighed]:
    """Return the weighed entries with each determination applied to the one finding that it names.

    A judgement goes before a confirmation. Raises InputError, with the place of the determination, where
    it would fit several: it settles one.
    """
    settled = dict(weighed)
    for index, determination in enumerate(loaded.matter.determinations):
        if determination.outcome is None or (determination.rule is None and determination.clause is None):
            continue
        if determination.date is not None and determination.date > loaded.matter.as_of:
            continue
        spots = list(_named(determination, base, settled))
        judgements = [spot for spot in spots if _at(settled, spot).outcome is Outcome.JUDGEMENT]
        fitting = judgements or spots
        if len(fitting) > 1:
            place = loaded.place(("determinations", index))
            rules = ", ".join(dict.fromkeys(_at(settled, spot).rule for spot in fitting))
            raise InputError(
                f"this determination fits several findings ({rules}); it settles one: name it by `rule`, `action` "
                "and `subject`",
                loaded.file,
                place.line,
                place.column,
            )
        for spot in fitting:
            settled = _with(settled, spot, determination)
    return settled


def _named(determination: Determination, base: Walk, weighed: Mapping[Key, Weighed]) -> Iterator[Spot]:
    """Yield where a determination fits: rule or clause, and action and subject if it names them."""
    for key, each in weighed.items():
        event = base.judged[key].entry.event
        names = {event.id} if key[0] == "history" else {event.id, str(key[1])}
        if determination.action is not None and str(determination.action) not in names:
            continue
        for position, finding in enumerate(each.findings):
            if (
                finding.outcome in (Outcome.JUDGEMENT, Outcome.CONFIRM)
                and determination.rule in (None, finding.rule)
                and determination.clause in (None, finding.clause)
                and determination.subject in (None, finding.subject)
            ):
                yield key, position


def _at(weighed: Mapping[Key, Weighed], spot: Spot) -> Finding:
    """Return the finding at a spot."""
    return weighed[spot[0]].findings[spot[1]]


def _with(weighed: dict[Key, Weighed], spot: Spot, determination: Determination) -> dict[Key, Weighed]:
    """Return the entries with the finding at a spot settled."""
    key, position = spot
    finding = _at(weighed, spot)
    by = determination.by or "the person named"
    settled = replace(
        finding,
        outcome=Outcome(str(determination.outcome)),
        message=f"{finding.message} Determined by {by}: {determination.basis or 'no basis given'}.",
        remedy=None,
    )
    findings = (*weighed[key].findings[:position], settled, *weighed[key].findings[position + 1 :])
    return {**weighed, key: replace(weighed[key], findings=findings)}

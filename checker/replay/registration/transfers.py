"""A transfer of Registrable Securities: its figures, and what it makes of the transferee (RRA 9(f))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.agreements.reading_texts import reading_text
from checker.model.events import Split, TransferRegistrable
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure
from checker.readings import Choices, Consultation, NotComputable, contested_options
from checker.replay.record import Record
from checker.replay.registration.assignment import Assignment, Truth, assignment
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.recognition import recognition
from checker.replay.state import State, Told

YES, NO, OPEN = "yes", "no", "judgement"
NOTIFY, MAY_JOIN = "notify", "may_join"
FOR_DEMAND, FOR_CONSENT = "counts_for_demand", "counts_for_consent"


def standing(record: Record, before: State, event: TransferRegistrable) -> Assignment:
    """Return what the three tests of 9(f) make of a transfer, on the state that it meets."""
    return record.once(
        "assignment",
        (before, event),
        lambda: assignment(record, holdings_on(record, before.filings), before.filings.of(Split), event),
    )


def consequences(record: Record, before: State, event: TransferRegistrable) -> Mapping[str, str]:
    """Return whether the transferee is notified, may join, counts for a demand and counts for a consent.

    Each contested option of the readings that are open is tried: it is told and may join if it is a Holder under
    any, counts for a consent if under all, and for a demand as they agree. A fact left out may be either way.
    """
    found = set(_under_each_option(record, before, event))
    if found == {True}:
        return dict.fromkeys((NOTIFY, MAY_JOIN, FOR_DEMAND, FOR_CONSENT), YES)
    if found == {False}:
        return dict.fromkeys((NOTIFY, MAY_JOIN, FOR_DEMAND, FOR_CONSENT), NO)
    return {NOTIFY: YES, MAY_JOIN: YES, FOR_DEMAND: OPEN, FOR_CONSENT: NO}


def _under_each_option(record: Record, before: State, event: TransferRegistrable) -> Iterator[Truth]:
    """Yield whether the transferee is a Holder as the readings are taken, then with each open one turned."""
    choices = record.consultation.choices
    taken = _aside(record, choices)
    with taken.consultation.noting() as asked:
        yield _is_holder(taken, before, event)
    for reading_id in sorted(asked):
        if choices.decided(reading_id):
            continue
        for option in contested_options(reading_text(reading_id)):
            try:
                yield _is_holder(_aside(record, choices.vary(reading_id, option)), before, event)
            except NotComputable:
                continue


def _aside(record: Record, choices: Choices) -> Record:
    """Return the record under other choices, the same for every transfer of a run: what it asks is not noted."""
    return record.once(
        f"aside {choices.varied}",
        (record.matter,),
        lambda: replace(record, consultation=Consultation(choices)),
    )


def _is_holder(record: Record, before: State, event: TransferRegistrable) -> Truth:
    """Say whether the rights pass to the transferee and it is to be recognized; None if a fact decides it."""
    if not rra_binds(record, event.date):
        return False
    passes = standing(record, before, event).passes
    known = recognition(record, event)
    if passes is False or (known.since is None and not known.unsaid):
        return False
    return None if passes is None or known.unsaid else True


def tell(before: State, event: TransferRegistrable, record: Record) -> Told:
    """Return ``transferee_holding`` and ``minimum_holding``, exact, with their derivations."""
    if why_not_rra(record, event.date) is not None:
        return Told()
    found = standing(record, before, event)
    minimum = exact(found.minimum)
    derivations = [
        Derivation(
            "minimum_holding",
            minimum,
            "R9.f",
            "50,000 × the ratio of each split since 1998, once",
            {"minimum_holding": exact(record.number("minimum_holding"))},
            minimum,
            "not rounded",
        )
    ]
    figures: dict[str, Figure] = {}
    if found.holding is not None:
        held = exact(found.holding)
        figures["transferee_holding"] = held
        lot = "" if event.shares is None else exact(event.shares)
        derivations.insert(
            0,
            Derivation(
                "transferee_holding",
                held,
                "R9.f",
                "Series A as converted + RRA Warrants + Registrable Securities held after the transfer",
                {"transferred": lot},
                held,
                "not rounded",
            ),
        )
    figures["minimum_holding"] = minimum
    return Told(figures, tuple(derivations))

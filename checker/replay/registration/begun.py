"""By whom a registration was begun, and whether the demand that it answers stands (RRA 2, Exhibit D 2 and 4)."""

from __future__ import annotations

from enum import StrEnum

from checker.model.events import (
    Happening,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Withdrawal,
)
from checker.replay.filings import named
from checker.replay.record import Record
from checker.replay.registration.bound import UNDER_EXHIBIT_D, UNDER_RRA
from checker.replay.registration.holdings import holdings_on, key_of
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.state import State

COMPANY, RRA_DEMAND, EXHIBIT_D_DEMAND, THIRD_PARTY = (
    "company",
    "rra_demand",
    "exhibit_d_demand",
    "third_party",
)


OTHER_CONTRACT, PERMITTED = "other_contract", "permitted"


class Basis(StrEnum):
    """What a registration that is made on demand rests on."""

    STANDS = "stands"
    LEFT_OUT = "left_out"
    FAILED = "failed"


def begun_by(known: Record | tuple[Happening, ...], event: Registration) -> str | None:
    """Return on whose initiative a registration is made: as it says, else by the demand that it answers.

    None where neither tells it. ``known`` is the record, or the events among which the demand is looked up.
    """
    if event.initiated_by is not None or event.demand is None:
        return event.initiated_by
    if isinstance(known, Record):
        known = (*known.matter.history, *known.matter.proposed)
    demand = named(known, event.demand)
    return by_demand(demand) if isinstance(demand, RegistrationDemand) else None


def by_demand(demand: RegistrationDemand) -> str | None:
    """Return by whom a registration on a demand is begun; None for one that names neither agreement."""
    return {UNDER_RRA: RRA_DEMAND, UNDER_EXHIBIT_D: EXHIBIT_D_DEMAND}.get(demand.under or "")


def basis(record: Record, before: State, event: Registration) -> Basis:
    """Return whether the demand that a registration answers stands.

    One that is proposed in the same matter and prohibited was not carried on, and is nothing to answer; nor is one
    under Exhibit D that was made before there was a Warrant.
    """
    if event.demand is None:
        return Basis.LEFT_OUT
    demand = named(before.filings.of(RegistrationDemand), event.demand)
    if not isinstance(demand, RegistrationDemand):
        return Basis.FAILED
    if demand.under == UNDER_EXHIBIT_D and not exhibit_d_binds(record, demand.date):
        return Basis.FAILED
    return Basis.STANDS


def third_partys(record: Record, before: State, demand: RegistrationDemand) -> bool:
    """Say whether a demand that names neither agreement has been made by third parties under a right of their own.

    Only what has happened is taken so, and only of those whom the register shows to have no right under either
    agreement; of a demand that is proposed it is asked under which agreement it is made.
    """
    if not any(each is demand for each in record.matter.history):
        return False
    held = holdings_on(record, before.filings)
    warrants = {key_of(each.holder) for each in before.held.values()}
    by = [each.holder for each in demand.by or () if each.holder is not None]
    return bool(by) and all(
        key_of(name) not in warrants
        and (holding := held.of(name)) is not None
        and set(holding.groups) <= {OTHER_CONTRACT, PERMITTED}
        for name in by
    )


def unanswered(record: Record, before: State, event: Registration) -> RegistrationDemand | None:
    """Return the latest demand under either agreement before a registration that no registration answers, or None."""
    every = (*record.matter.history, *record.matter.proposed)
    answered = {each.demand for each in every if isinstance(each, Registration)} - {None}
    ended = {each.of for each in every if isinstance(each, RegistrationStatus | Withdrawal)}
    waiting = [
        each
        for each in before.filings.of(RegistrationDemand)
        if by_demand(each) is not None and (each.id is None or each.id not in answered | ended)
    ]
    return waiting[-1] if waiting and event.demand is None else None

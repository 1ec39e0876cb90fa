"""What a delay, a suspension, a holdback or a sale concerns: the registration, and which Holders are in it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from checker.model.events import (
    Happening,
    MandatoryConversion,
    Registration,
    RegistrationDemand,
    Takedown,
    Withdrawal,
)
from checker.replay.filings import aliases, origin_of, registration_of
from checker.replay.record import Record
from checker.replay.registration.begun import by_demand
from checker.replay.registration.bound import UNDER_RRA, happenings
from checker.replay.registration.holdings import RRA, holdings_on, key_of
from checker.replay.registration.participants import participants
from checker.replay.registration.parties import rra_holders
from checker.replay.state import State

YES = frozenset({"true", "yes"})


class Concerned(Struct, frozen=True):
    """The registration, and the demand, the shelf or the take-down that an id means; None where there is none."""

    registration: Registration | None = None
    demand: RegistrationDemand | None = None
    shelf: MandatoryConversion | None = None
    takedown: Takedown | None = None

    @property
    def known(self) -> bool:
        """Whether the id means anything that can be registered or sold."""
        return any((self.registration, self.demand, self.shelf, self.takedown))

    @property
    def begun_by(self) -> str | None:
        """On whose initiative it was begun: as the registration says, else by whose demand; None for a shelf."""
        if self.registration is not None and self.registration.initiated_by is not None:
            return self.registration.initiated_by
        if self.demand is None:
            return None
        return by_demand(self.demand)


class Included(Struct, frozen=True):
    """One RRA Holder in a registration, with its shares of Common Stock; None where they are not said."""

    name: str
    shares: Fraction | None = None


def concerned(events: tuple[Happening, ...], id_: str | None) -> Concerned:
    """Return what an id means: a registration, or the demand, the shelf or the take-down that made it."""
    origin = origin_of(events, id_)
    takedown = origin if isinstance(origin, Takedown) else None
    if takedown is not None:
        origin = origin_of(events, takedown.of)
    return Concerned(
        registration_of(events, id_),
        origin if isinstance(origin, RegistrationDemand) else None,
        origin if isinstance(origin, MandatoryConversion) else None,
        takedown,
    )


def of_registration(events: tuple[Happening, ...], event: Registration) -> Concerned:
    """Return a registration with the demand that it answers, whether or not it has an id."""
    origin = origin_of(events, event.demand)
    return Concerned(event, origin if isinstance(origin, RegistrationDemand) else None)


def same(events: tuple[Happening, ...], one: str | None, other: str | None) -> bool:
    """Say whether two ids mean one registration; a take-down means the shelf that it is taken from."""
    return bool(_ids(events, one) & _ids(events, other))


def _ids(events: tuple[Happening, ...], id_: str | None) -> frozenset[str]:
    """Return all ids of what an id means."""
    found = aliases(events, id_)
    shelves = {event.of for event in events if isinstance(event, Takedown) and event.id in found}
    return found | {name for name in shelves if name is not None}


def included(record: Record, state: State, found: Concerned) -> tuple[Included, ...]:
    """Return the RRA Holders in a registration, in the order in which they asked.

    As the allocation has it, else as they asked in time, without those who have withdrawn; before there is a
    registration, those who demand it; under a shelf every Holder, its shares not being said.
    """
    if found.registration is not None:
        return _in_registration(record, state, found.registration)
    if found.demand is not None and found.demand.under == UNDER_RRA:
        by = [one for one in found.demand.by or () if one.holder is not None]
        alone = found.demand.shares if len(by) == 1 else None
        return tuple(
            Included(str(one.holder), Fraction(alone) if alone is not None else None)
            for one in by
            if is_holder(record, state, one.holder)
        )
    if found.shelf is not None:
        return tuple(Included(holding.name) for holding in rra_holders(record, state))
    return ()


def included_shares(record: Record, state: State, found: Concerned) -> Fraction | None:
    """Return the Registrable Securities that a registration includes, in shares; None where they are not said.

    Of several who demand together only the whole of their demand is said, which is then taken.
    """
    if found.takedown is not None:
        return None if found.takedown.shares is None else Fraction(found.takedown.shares)
    wanted = found.demand.shares if found.demand is not None else None
    if found.registration is None:
        return None if wanted is None else Fraction(wanted)
    if found.registration.allocation or wanted is None:
        return _sum(included(record, state, found))
    asking = {key_of(one.holder) for one in (found.demand and found.demand.by) or () if one.holder}
    others = [one for one in included(record, state, found) if key_of(one.name) not in asking]
    return Fraction(wanted) + (_sum(others) or Fraction(0))


def is_holder(record: Record, state: State, name: str | None) -> bool:
    """Say whether a person is a Holder under the RRA by the register."""
    holding = holdings_on(record, state.filings).of(name)
    return holding is not None and RRA in holding.groups


def determined(record: Record, topic: str, of: str | None) -> str | None:
    """Return what was determined last on a topic for one thing, in small letters, or None."""
    made = [each for each in record.determinations(topic) if each.of in (None, of) and each.value is not None]
    return str(made[-1].value).strip().lower() if made else None


def _in_registration(record: Record, state: State, event: Registration) -> tuple[Included, ...]:
    """Return the RRA Holders in a registration: as allocated, else as they asked in time and for good."""
    if event.allocation:
        return tuple(
            Included(name, Fraction(shares))
            for name, shares in event.allocation.items()
            if shares > 0 and is_holder(record, state, name)
        )
    gone = _withdrawn(state, event)
    return tuple(
        Included(each.name, each.counted)
        for each in participants(record, state, event)
        if each.right == RRA and each.counted > 0 and key_of(each.name) not in gone
    )


def _withdrawn(state: State, event: Registration) -> set[str]:
    """Return who has withdrawn from a registration."""
    events = (*happenings(state.filings), event)
    meant = {event.id, event.demand} - {None}
    return {
        key_of(each.holder)
        for each in state.filings.of(Withdrawal)
        if each.holder is not None and aliases(events, each.of) & meant
    }


def _sum(holders: tuple[Included, ...] | list[Included]) -> Fraction | None:
    """Return all their shares, or None where some are not said."""
    if any(one.shares is None for one in holders):
        return None
    return sum((one.shares for one in holders if one.shares is not None), Fraction(0))

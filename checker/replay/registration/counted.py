"""Which Requested Registrations count as effected under RRA 2(e), and how many demands are used."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.model.events import (
    Happening,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
)
from checker.model.report import Derivation
from checker.replay.filings import effective_on, origin_of, registration_of, statuses
from checker.replay.record import Record
from checker.replay.registration.begun import RRA_DEMAND, begun_by
from checker.replay.registration.bound import UNDER_RRA, happenings, why_not_rra
from checker.replay.registration.holdings import RRA, key_of, signatories
from checker.replay.state import State, Told

TAKEDOWN_COUNTS = "b"
AS_WRITTEN = "R1"
STOP_ORDER, CLOSING_FAILED = "stop_order", "closing_failed"
SOLD = frozenset({"all_sold", "completed"})
EFFECTED, NOT_EFFECTIVE, INTERFERED, NOT_CLOSED = "effected", "not_effective", "interfered", "not_closed"


class Fate(Struct, frozen=True):
    """Whether a registration is effected, why not, and the status that decides it."""

    why: str
    status: RegistrationStatus | None = None
    after_all_sold: bool = False

    @property
    def counts(self) -> bool:
        """Whether the registration counts as effected."""
        return self.why == EFFECTED


def is_holder(record: Record, name: str | None) -> bool:
    """Say whether a person is a Holder under the RRA: in the register's group, or on the signature pages."""
    if name is None:
        return False
    register = record.matter.register
    rows = (register.holders if register is not None else None) or ()
    known = {key_of(row.name) for row in rows if RRA in (row.group or (RRA,))}
    return key_of(name) in known | {key_of(each) for each in signatories(record)}


def fate(record: Record, events: tuple[Happening, ...], id_: str | None, day: date) -> Fate:
    """Return what 2(e) makes of a registration by a day, as written: any interference counts (Q39 R1).

    A stop order by a Holder's misstatement, and a closing that fails solely by a Holder's act, leave it
    effected. ``after_all_sold`` says that every interference came after all was sold.
    """
    effective = effective_on(events, id_)
    if effective is None or effective > day:
        return Fate(NOT_EFFECTIVE)
    known = [each for each in statuses(events, id_) if each.date <= day]
    sold = min((each.date for each in known if each.status in SOLD), default=None)
    failed = [each for each in known if each.status == CLOSING_FAILED and not _by_holder_alone(record, each)]
    if failed:
        return Fate(NOT_CLOSED, failed[0])
    orders = [each for each in known if each.status == STOP_ORDER and not is_holder(record, each.caused_by)]
    if not orders:
        return Fate(EFFECTED)
    late = sold is not None and all(each.date > sold for each in orders)
    return Fate(INTERFERED, orders[0], after_all_sold=late)


def demands_used(record: Record, before: State, day: date) -> int:
    """Return how many of the three Requested Registrations are used by a day, before what is now judged."""
    return used(record, happenings(before.filings), day)


def used(record: Record, events: tuple[Happening, ...], day: date) -> int:
    """Return how many Requested Registrations count as effected by a day, exact.

    Whether a take-down is one of them (Q18), and whether an order after all was sold gives a demand back
    (Q39), is asked where the number turns on it.
    """
    fates = [fate(record, events, id_, day) for id_ in _requested(events)]
    plain = sum(each.counts for each in fates)
    late = sum(each.after_all_sold for each in fates)
    from_shelf = sum(_taken_down(record, events, each, day) for each in events if isinstance(each, Takedown))
    if late and record.reading("Q39") != AS_WRITTEN:
        plain += late
    if from_shelf and record.reading("Q18") == TAKEDOWN_COUNTS:
        plain += from_shelf
    return plain


def used_at_most(record: Record, events: tuple[Happening, ...], day: date) -> tuple[int, int]:
    """Return the fewest and the most demands that are used under any option of Q18 and Q39, asking neither."""
    fates = [fate(record, events, id_, day) for id_ in _requested(events)]
    plain = sum(each.counts for each in fates)
    late = sum(each.after_all_sold for each in fates)
    from_shelf = sum(_taken_down(record, events, each, day) for each in events if isinstance(each, Takedown))
    return plain, plain + late + from_shelf


def used_before_takedown(record: Record, events: tuple[Happening, ...], day: date) -> int | None:
    """Return how many demands are used before a take-down that counts as one of them; None if none does (Q18)."""
    if record.reading("Q18") != TAKEDOWN_COUNTS:
        return None
    return used(record, events, day)


def requested(events: tuple[Happening, ...], id_: str | None) -> bool:
    """Say whether an id means a Requested Registration under Section 2(a)(i)."""
    origin = origin_of(events, id_)
    if isinstance(origin, RegistrationDemand):
        return origin.under == UNDER_RRA
    registration = registration_of(events, id_)
    return origin is None and registration is not None and begun_by(events, registration) == RRA_DEMAND


def tell(before: State, event: RegistrationStatus, record: Record) -> Told:
    """Return the demands used once the status is known, for a Requested Registration."""
    events = (*happenings(before.filings), event)
    if why_not_rra(record, event.date) is not None or not requested(events, event.of):
        return Told()
    return told(used(record, events, event.date), event.date)


def told(number: int, day: date) -> Told:
    """Return the number of demands used by a day as a figure with its derivation."""
    derivation = Derivation(
        figure="demands_used",
        value=str(number),
        clause="R2.e",
        formula="Requested Registrations that became effective, less those deemed not effected",
        inputs={"by": day.isoformat()},
        unrounded=str(number),
        rounding="not rounded",
    )
    return Told({"demands_used": str(number)}, (derivation,))


def _requested(events: tuple[Happening, ...]) -> list[str]:
    """Return the ids of the Requested Registrations: each demand, and each registration that names none."""
    demands = [
        each.id
        for each in events
        if isinstance(each, RegistrationDemand) and each.under == UNDER_RRA and each.id is not None
    ]
    alone = [
        each.id
        for each in events
        if isinstance(each, Registration)
        and begun_by(events, each) == RRA_DEMAND
        and each.demand is None
        and each.id is not None
    ]
    return list(dict.fromkeys([*demands, *alone]))


def _taken_down(record: Record, events: tuple[Happening, ...], event: Takedown, day: date) -> bool:
    """Say whether a take-down was done by a day: asked for, and neither withdrawn nor failed at its closing."""
    if event.date > day:
        return False
    ended = [
        each
        for each in events
        if isinstance(each, RegistrationStatus) and event.id is not None and each.of == event.id
    ]
    return not any(
        each.status == "withdrawn" or (each.status == CLOSING_FAILED and not _by_holder_alone(record, each))
        for each in ended
    )


def _by_holder_alone(record: Record, status: RegistrationStatus) -> bool:
    """Say whether a closing failed solely by reason of some act or omission by a Holder (2(e)(ii))."""
    return status.solely is True and is_holder(record, status.caused_by)

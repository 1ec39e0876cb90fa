"""What a delay under RRA Section 2(g) answers to: the Holders' request, their notice of it, their consent."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.model.delivery import Delivery
from checker.model.events import RegistrationDelay
from checker.replay.record import COMPANY, Record
from checker.replay.registration.begun import RRA_DEMAND
from checker.replay.registration.concerned import Concerned, included, is_holder
from checker.replay.registration.delays import PROHIBITION
from checker.replay.registration.holdings import PUBLIC, RRA, UNRECOGNIZED, holdings_on, key_of
from checker.replay.registration.notice import (
    READ_BY_COMPANY,
    READ_BY_HOLDER,
    Addressed,
    rra_given,
    rra_received,
)
from checker.replay.registration.parties import rra_holders
from checker.replay.state import State

NOTICES = ("delay-notice", "sale-prohibition-notice", "R2.g", "R2.g.i", "R2.g.ii")
EACH_HOLDER = "a"


def request_received(record: Record, state: State, found: Concerned) -> date | None:
    """Return the day on which the Holders' request was received (9(b)): their demand, or their first request.

    None where there is no request, or its delivery is left out.
    """
    if found.begun_by == RRA_DEMAND and found.demand is not None:
        return rra_received(record, found.demand.delivery, READ_BY_COMPANY)
    days = [rra_received(record, paper, READ_BY_COMPANY) for paper in _requests(record, state, found)]
    return min((day for day in days if day is not None), default=None)


def notice_given(record: Record, event: RegistrationDelay) -> date | None:
    """Return the day on which the first notice of a delay or prohibition was given to anybody, or None."""
    days = [rra_given(record, each, READ_BY_HOLDER) for each in _notices(event)]
    return min((day for day in days if day is not None), default=None)


def told_on(record: Record, event: RegistrationDelay, name: str) -> date | None:
    """Return the day on which one Holder was given notice of a delay or prohibition, or None."""
    reaching = Addressed(event.notices, NOTICES).reaching(name)
    days = [rra_given(record, each, READ_BY_HOLDER) for each in reaching]
    return min((day for day in days if day is not None), default=None)


def consented(
    record: Record, state: State, event: RegistrationDelay, found: Concerned, *, unshown: bool = False
) -> bool:
    """Say whether the Holders consent to a longer delay: each whose securities are delayed, or the majority (Q43).

    The reading is asked only where one is so and the other not. A consent counts by its paper (9(e): "a written
    instrument"), given under 9(b); ``unshown`` counts those as well whose paper is left out.
    """
    names = {
        key_of(one.holder)
        for one in event.consents or ()
        if one.holder is not None
        and (
            unshown if one.delivery is None else rra_given(record, one.delivery, READ_BY_COMPANY) is not None
        )
    }
    each = bool(names) and not unwilling(record, state, event, found, names)
    held = holdings_on(record, state.filings)
    willing = sum((one.registrable for one in held.group(RRA) if key_of(one.name) in names), Fraction(0))
    groups = (RRA, UNRECOGNIZED, PUBLIC)
    whole = sum((held.total(group) for group in groups), held.sold_to_public + held.sold_privately)
    majority = willing > whole * record.number("requisite_majority")
    if each == majority:
        return each
    return each if record.reading("Q43", COMPANY) == EACH_HOLDER else majority


def unwilling(
    record: Record, state: State, event: RegistrationDelay, found: Concerned, names: set[str]
) -> tuple[str, ...]:
    """Return the Holders whose securities are delayed and who are not among the names."""
    delayed = [one.name for one in included(record, state, found)] if event.kind != PROHIBITION else []
    if not delayed:
        delayed = [one.name for one in rra_holders(record, state)]
    return tuple(name for name in delayed if key_of(name) not in names)


def _requests(record: Record, state: State, found: Concerned) -> tuple[Delivery | None, ...]:
    """Return the papers by which RRA Holders asked to be in a registration."""
    asked = found.registration.requests if found.registration is not None else ()
    return tuple(one.delivery for one in asked if is_holder(record, state, one.holder))


def _notices(event: RegistrationDelay) -> tuple[Delivery, ...]:
    """Return the notices of a delay or prohibition, to whomever they went."""
    return tuple(each for each in event.notices if each.kind is None or each.kind in NOTICES)

"""The days of a holdback (RRA 4(c))."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.calendars.counting import days_after, days_before
from checker.model.events import HoldbackRequirement, HolderSale
from checker.model.report import Derivation
from checker.replay.filings import effective_on, ended_on
from checker.replay.record import HOLDER, Record
from checker.replay.registration.bound import every
from checker.replay.registration.company_names import is_the_company
from checker.replay.registration.concerned import concerned, determined, included, same
from checker.replay.registration.holdings import key_of
from checker.replay.registration.notice import READ_BY_HOLDER, Addressed, rra_given
from checker.replay.state import State, Told

NOTICES = ("holdback-notice", "R4.c")
TOPIC = "holdback"
PRIVATE, REGISTERED = "private", "registered"
# Q53: the effective day closed, or open; or one who takes no part bound only by advice and notice.
CLOSED, DAY_OPEN, ONLY_BY_NOTICE = "R1", "R2", "R3"


class Held(Struct, frozen=True):
    """The days of a holdback, the first and the last themselves closed, around the day of effectiveness."""

    first: date
    effective: date
    last: date


def tell(before: State, event: HoldbackRequirement, record: Record) -> Told:
    """Return ``holdback_from`` and ``holdback_until``: seven days before effectiveness, 180 days after."""
    held = held_back(record, event)
    if held is None:
        return Told()
    figures = {"holdback_from": held.first.isoformat(), "holdback_until": held.last.isoformat()}
    formulas = {
        "holdback_from": "effective day − days before",
        "holdback_until": "effective day + days after",
    }
    return Told(
        figures,
        tuple(
            Derivation(
                name,
                day,
                "R4.c",
                formulas[name],
                {
                    "effective": held.effective.isoformat(),
                    "days": str(abs((date.fromisoformat(day) - held.effective).days)),
                },
                day,
                "not rounded",
            )
            for name, day in figures.items()
        ),
    )


def held_back(record: Record, event: HoldbackRequirement) -> Held | None:
    """Return the days of a holdback; None while the day on which its registration becomes effective is unknown."""
    effective = effective_on(every(record), event.of)
    if effective is None:
        return None
    first = days_before(effective, record.days("holdback_days_before"))
    return Held(first, effective, days_after(effective, record.days("holdback_days_after")))


def may_yet_begin(record: Record, event: HoldbackRequirement, day: date) -> bool:
    """Say whether a day may lie in a holdback of unknown days: its registration is not ended before it is effective."""
    if effective_on(every(record), event.of) is not None:
        return False
    ended = ended_on(every(record), event.of)
    return ended is None or day <= ended.date


def required_by_the_company(record: Record, event: HoldbackRequirement) -> bool:
    """Say whether it is the Company that requires a holdback, and not the managing underwriter."""
    return is_the_company(record, event.by)


def cannot_bind(record: Record, event: HoldbackRequirement) -> bool:
    """Say whether a requirement holds nobody back: no firm commitment, the Company's own, or not reasonable."""
    registration = concerned(every(record), event.of).registration
    return (
        registration is None
        or registration.underwritten is False
        or registration.firm_commitment is False
        or required_by_the_company(record, event)
        or determined(record, TOPIC, event.id) in ("false", "no")
    )


def told_on(record: Record, event: HoldbackRequirement, name: str) -> date | None:
    """Return the day on which a Holder was given notice of the managing underwriter's advice, or None."""
    days = [
        rra_given(record, each, READ_BY_HOLDER) for each in Addressed(event.notices, NOTICES).reaching(name)
    ]
    return min((day for day in days if day is not None), default=None)


def takes_part(record: Record, state: State, event: HoldbackRequirement, name: str | None) -> bool:
    """Say whether a Holder is included in the registration around which it is held back."""
    found = concerned(every(record), event.of)
    return name is not None and any(
        key_of(one.name) == key_of(name) for one in included(record, state, found)
    )


def is_part_of_it(record: Record, event: HoldbackRequirement, sale: HolderSale) -> bool:
    """Say whether a sale is part of the underwritten registration itself."""
    return sale.method == REGISTERED and same(every(record), sale.of, event.of)


def closed_to(record: Record, state: State, event: HoldbackRequirement, held: Held, sale: HolderSale) -> bool:
    """Say whether the day of a sale is closed to its seller; Q53 is asked where its options differ."""
    if not held.first <= sale.date <= held.last:
        return False
    told = None if sale.holder is None else told_on(record, event, sale.holder)
    bound_by_both = takes_part(record, state, event, sale.holder) or (told is not None and told <= sale.date)
    closed = {
        CLOSED: True,
        DAY_OPEN: sale.date != held.effective,
        ONLY_BY_NOTICE: bound_by_both,
    }
    if len(set(closed.values())) == 1:
        return closed[CLOSED]
    return closed[record.reading("Q53", HOLDER)]

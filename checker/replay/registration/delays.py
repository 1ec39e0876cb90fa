"""Delays and prohibitions of sales under RRA Section 2(g): their days, and their occasions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from checker.calendars.counting import anniversary, days_after
from checker.model.events import Happening, MandatoryConversion, RegistrationDelay
from checker.model.report import Derivation
from checker.replay.filings import origin_of
from checker.replay.record import COMPANY, Record
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import same
from checker.replay.state import State, Told

DELAY, PROHIBITION = "delay", "sale_prohibition"
# Q40: from when sixty days of delay are counted; Q47: whether the first day is one of them; Q42: what is added.
ITS_OWN_DAYS, FROM_INVOKING, FROM_RECEIPT = "a", "b", "c"
FIRST_DAY_COUNTED, FIRST_DAY_LEFT_OUT = "R1", "R2"
UNBROKEN, ALL_ADDED, EACH_BY_ITSELF = "R1", "R2", "R3"
# Q41: whether the day of the first occasion is one of the 365; Q27: a year that would end on 29 February.
AFTER_THE_FIRST_DAY, FROM_THE_FIRST_DAY, FROM_ITS_END = "R1", "R2", "R3"
LAST_OF_FEBRUARY = "R2"
_DAY = timedelta(days=1)


def tell(before: State, event: RegistrationDelay, record: Record) -> Told:
    """Return ``shelf_end`` for a prohibition of sales: the year of the shelf with the prohibited days added."""
    events = (*happenings(before.filings), event)
    shelf = origin_of(events, event.of)
    if event.kind != PROHIBITION or event.until is None or not isinstance(shelf, MandatoryConversion):
        return Told()
    year_ends = shelf_year_end(record, shelf)
    added = len(prohibited_days(record, events, shelf.id))
    ends = days_after(year_ends, added)
    derivation = Derivation(
        "shelf_end",
        ends.isoformat(),
        "R2.g",
        "end of the year after the conversion + days of prohibition, first and last counted",
        {
            "conversion": shelf.date.isoformat(),
            "year_ends": year_ends.isoformat(),
            "days_prohibited": str(added),
        },
        ends.isoformat(),
        "not rounded",
    )
    return Told({"shelf_end": ends.isoformat()}, (derivation,))


def first_day(event: RegistrationDelay) -> date:
    """Return the first day delayed or prohibited: as stated, else the day on which it is invoked."""
    return event.from_ or event.date


def days_of(event: RegistrationDelay) -> frozenset[date]:
    """Return every day of a delay or prohibition, the first and the last counted; none without a last day."""
    first, last = first_day(event), event.until
    if last is None or last < first:
        return frozenset()
    return frozenset(first + n * _DAY for n in range((last - first).days + 1))


def prohibited_days(record: Record, events: tuple[Happening, ...], of: str | None) -> frozenset[date]:
    """Return the days on which sales under a shelf were prohibited, each once, whichever id ``of`` names it by.

    2(g): they are added to the year of the shelf. A prohibition without a last day adds none.
    """
    del record  # No reading bears on which days these are.
    found: set[date] = set()
    for event in events:
        if isinstance(event, RegistrationDelay) and event.kind == PROHIBITION and same(events, event.of, of):
            found |= days_of(event)
    return frozenset(found)


def shelf_year_end(record: Record, shelf: MandatoryConversion) -> date:
    """Return the last day of the year after a mandatory conversion (2(a)(ii)), before anything is added.

    Which day that is where the anniversary is missing is asked of Q27.
    """
    years = record.terms.years("shelf_years")
    ends, short = anniversary(shelf.date, years), anniversary(shelf.date, years, short=True)
    if ends != short and record.reading("Q27") == LAST_OF_FEBRUARY:
        return short
    return ends


def last_days_allowed(
    record: Record, event: RegistrationDelay, received: date | None
) -> Mapping[tuple[str, str], date]:
    """Return the last day that a delay or prohibition may cover, by the options of Q40 and Q47.

    Sixty days, of which the first is one or not (Q47); those of a delay from its own first day, from its
    invoking or from the receipt of the request (Q40). Without a receipt that last count is left aside.
    """
    first = first_day(event)
    starts = {ITS_OWN_DAYS: first, FROM_INVOKING: first, FROM_RECEIPT: first}
    if event.kind == DELAY:
        starts[FROM_INVOKING] = min(first, event.date)
        starts[FROM_RECEIPT] = received or first
    days = record.days("delay_days")
    return {
        (begins, counts): days_after(start, days) - (_DAY if counts == FIRST_DAY_COUNTED else timedelta(0))
        for begins, start in starts.items()
        for counts in (FIRST_DAY_COUNTED, FIRST_DAY_LEFT_OUT)
    }


def last_day_allowed(record: Record, event: RegistrationDelay, received: date | None) -> date:
    """Return the last day that a delay or prohibition may cover; Q40 and Q47 are asked where they matter.

    They matter where its last day lies within the sixty days on one of the counts and not on another.
    """
    allowed = last_days_allowed(record, event, received)
    within = {event.until is not None and event.until <= day for day in allowed.values()}
    if len(within) == 1:
        return allowed[FROM_INVOKING, FIRST_DAY_COUNTED]
    begins = record.reading("Q40", COMPANY) if event.kind == DELAY else FROM_INVOKING
    return allowed[begins, record.reading("Q47", COMPANY)]


def is_invoked_for(event: RegistrationDelay, day: date) -> bool:
    """Say whether a day lies in a prohibition of sales as it was invoked, however long that may lawfully be."""
    return (
        event.kind == PROHIBITION and first_day(event) <= day and (event.until is None or day <= event.until)
    )


def is_prohibited_on(record: Record, event: RegistrationDelay, day: date) -> bool:
    """Say whether a day lies in a prohibition and within its sixty days (Q47 is asked for the day between)."""
    if not is_invoked_for(event, day):
        return False
    allowed = last_days_allowed(record, event, None)
    within = {
        option: day <= allowed[FROM_INVOKING, option] for option in (FIRST_DAY_COUNTED, FIRST_DAY_LEFT_OUT)
    }
    if len(set(within.values())) == 1:
        return within[FIRST_DAY_COUNTED]
    return within[record.reading("Q47", COMPANY)]


def days_in_all(record: Record, event: RegistrationDelay, events: tuple[Happening, ...]) -> int:
    """Return the days by which one registration or sale is delayed in all, those of the event included.

    Delays of one registration are added; of the prohibitions under one shelf the unbroken stretch counts, or
    all of them (Q42). Whether the first day of each stretch is counted is asked of Q47. Both are asked only
    where their answer decides whether the sixty days are passed.
    """
    most = record.days("delay_total_days")
    own = days_of(event)
    alike = {
        day
        for other in events
        if isinstance(other, RegistrationDelay)
        and other.kind == event.kind
        and same(events, other.of, event.of)
        for day in days_of(other)
    } | own
    unbroken = _stretch(own, alike) if event.kind == PROHIBITION else alike
    added = {UNBROKEN: unbroken, ALL_ADDED: alike, EACH_BY_ITSELF: own}
    counted = {
        (sums, counts): len(days) - (0 if counts == FIRST_DAY_COUNTED else _stretches(days))
        for sums, days in added.items()
        for counts in (FIRST_DAY_COUNTED, FIRST_DAY_LEFT_OUT)
    }
    if len({number <= most for number in counted.values()}) == 1:
        return counted[UNBROKEN, FIRST_DAY_COUNTED]
    return counted[record.reading("Q42", COMPANY), record.reading("Q47", COMPANY)]


def third_back(
    events: Iterable[Happening], event: RegistrationDelay, occasions: int
) -> RegistrationDelay | None:
    """Return the occasion that lies so many occasions before this one (2(g): two); None if there are fewer.

    Delays and prohibitions are counted together, by the day on which each was invoked.
    """
    earlier = sorted(
        (
            other
            for other in events
            if isinstance(other, RegistrationDelay) and other is not event and other.date <= event.date
        ),
        key=lambda other: other.date,
    )
    return earlier[-occasions] if len(earlier) >= occasions else None


def is_free_again(record: Record, first: RegistrationDelay, event: RegistrationDelay) -> bool:
    """Say whether an occasion lies outside the 365 days that began with the first of three (Q41 where it differs)."""
    period = record.days("delay_period_days")
    gap = (event.date - first.date).days
    free = {
        AFTER_THE_FIRST_DAY: gap > period,
        FROM_THE_FIRST_DAY: gap >= period,
        FROM_ITS_END: (event.date - (first.until or first.date)).days >= period,
    }
    if len(set(free.values())) == 1:
        return free[AFTER_THE_FIRST_DAY]
    return free[record.reading("Q41", COMPANY)]


def _stretch(own: frozenset[date], days: set[date]) -> set[date]:
    """Return the unbroken stretch of days around those of one prohibition."""
    if not own:
        return set()
    first, last = min(own), max(own)
    while first - _DAY in days:
        first -= _DAY
    while last + _DAY in days:
        last += _DAY
    return {day for day in days if first <= day <= last}


def _stretches(days: Iterable[date]) -> int:
    """Return into how many unbroken stretches days fall."""
    known = set(days)
    return sum(day - _DAY not in known for day in known)

"""The clock of the Warrant: the last day of its Term, and the last day of a period of days (A-2, A-4)."""

from __future__ import annotations

from datetime import date, timedelta

from checker.calendars.counting import anniversary, days_after, rolled
from checker.readings import Actor
from checker.replay.record import COMPANY, Record

STATUTE = "california"
MOVED_BY_STATUTE = "R2"
ENDS_AS_THE_DAY_BEGINS = "R2"


def last_day(record: Record, start: date, days: int) -> date:
    """Return the last day of a period of calendar days: the day of the event excluded, the last included.

    The Warrant has no clause that moves a last day. Whether the statute moves one that is a Sunday or a
    legal holiday is asked of the register (A-4), and only for such a day; a Saturday never moves.
    """
    counted = days_after(start, days)
    moved = rolled(counted, record.calendar(STATUTE))
    if moved != counted and record.reading("A-4") == MOVED_BY_STATUTE:
        return moved
    return counted


def term_last_day(record: Record, actor: Actor = COMPANY) -> date:
    """Return the last day of the Term for whoever must act: the anniversary, or the day before it (A-2)."""
    anniversary_day = _seventh_anniversary(record)
    if record.reading("A-2", actor) == ENDS_AS_THE_DAY_BEGINS:
        return anniversary_day - timedelta(days=1)
    return anniversary_day


def term_ended(record: Record, day: date) -> bool:
    """Say whether the Term is over on a day; the anniversary itself, and only it, is asked of A-2."""
    last = _seventh_anniversary(record)
    return day > last or (day == last and record.reading("A-2") == ENDS_AS_THE_DAY_BEGINS)


def _seventh_anniversary(record: Record) -> date:
    return anniversary(record.day("term_first_day"), record.terms.years("term_years"))

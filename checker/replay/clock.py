"""The last day of a period of the Warrant: as counted, or as the California statute moves it (A-4)."""

from __future__ import annotations

from datetime import date, timedelta

from checker.calendars.counting import rolled
from checker.replay.record import Record

STATUTE = "california"
MOVED_BY_STATUTE = "R2"


def last_day(record: Record, start: date, days: int) -> date:
    """Return the last day of a period of calendar days: the day of the event excluded, the last included.

    The Warrant has no clause that moves a last day. Whether the statute moves one that is a Sunday or a
    legal holiday is asked of the register (A-4), and only for such a day; a Saturday never moves.
    """
    counted = start + timedelta(days=days)
    moved = rolled(counted, record.calendar(STATUTE))
    if moved != counted and record.reading("A-4") == MOVED_BY_STATUTE:
        return moved
    return counted

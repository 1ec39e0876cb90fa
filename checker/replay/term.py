"""The Term of the Warrant (Section 1): its days, what is inside it, and when a new Warrant is no longer due."""

from __future__ import annotations

from datetime import date

from checker.calendars.counting import anniversary
from checker.readings import NotComputable
from checker.replay.record import COMPANY, Record

ENDS_BEFORE, UNTIL_CLOSE = "R2", "R3"


def term_days(record: Record) -> tuple[date, date]:
    """Return the first day of the Term and the seventh anniversary with which it ends."""
    first = record.day("term_first_day")
    return first, anniversary(first, int(record.number("term_years")))


def ended_by(record: Record, day: date, time: str | None) -> bool:
    """Say whether the Term had ended on a day, at a time of day (``HH:MM``).

    The reading A-2 is asked on the anniversary alone: on every other day its options agree. It is asked for
    the Company, which decides whether a tender of that day is accepted; the Holder's own, earlier default is
    weighed beside it all the same. NotComputable under R3: neither the Warrant nor the file names the hour at
    which business closes at the Company's office, and none is made up here.
    """
    last = term_days(record)[1]
    if day != last:
        return day > last
    option = record.reading("A-2", COMPANY)
    if option == UNTIL_CLOSE:
        at = f"complete at {time}" if time else "of which no `time` is given"
        raise NotComputable(
            f"the hour at which business closes at the Company's office is not known (exercise {at})"
        )
    return option == ENDS_BEFORE


def expires_with(record: Record, day: date) -> bool:
    """Say whether an exercise on a day leaves no new Warrant for the balance: "unless ... expired" (2.1).

    On the last day of the Term itself the Warrant expires before a new one would have to be issued.
    """
    return day >= term_days(record)[1]

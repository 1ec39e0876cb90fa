"""The counting of periods: days, business days, anniversaries, and the last day moved by statute."""

from __future__ import annotations

from datetime import date, timedelta

from checker.calendars.days import SUNDAY, Calendar
from checker.calendars.shipped import calendar

_MONTHS = 12


def days_after(start: date, n: int) -> date:
    """Return the last day of "within n days after" start: start excluded, the last day included.

    Calendar days. Warrant 2.1 (15), 6(vii) (30), 9 (30), Exhibit D 2 (15), 3 (30), 6 (120); RRA 2(a)(i) (20),
    2(b) (20). Neither agreement moves a last day that falls on a weekend: see ``rolled``.
    """
    return start + timedelta(days=_count(n))


def days_before(event: date, n: int) -> date:
    """Return the last good day of "not less than n days prior to" event: event excluded, that day included.

    Calendar days. Warrant 8 (30), 10 (30); RRA 2(b) (30). No statute moves a day counted backwards.
    """
    return event - timedelta(days=_count(n))


def clear_days_before(event: date, n: int) -> date:
    """Return the last day that leaves n clear days before event, both excluded (the stricter count)."""
    return event - timedelta(days=_count(n) + 1)


def first_day_free(start: date, n: int) -> date:
    """Return the first day after "until the expiration of n days from" start: barred through start + n.

    Calendar days. Warrant 9 (30 days from the date of mailing); RRA 2(a)(i) (180, block-out).
    """
    return start + timedelta(days=_count(n) + 1)


def anniversary(day: date, years: int, *, short: bool = False) -> date:
    """Return the same day of the month that many years later.

    29 February in a year without one is 1 March, so that the whole period has run (reading Q27); ``short``
    takes 28 February instead. Warrant 1 (the seventh anniversary), RRA 2(a)(ii) (one year).
    """
    year = day.year + _count(years)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if short else date(year, 3, 1)


def first_full_month_after(day: date) -> date:
    """Return the 1st of the first full calendar month after the day, even after a 1st (RRA 3(a)(x))."""
    return _months_on(day.replace(day=1), 1)


def last_day_of_months(first: date, months: int) -> date:
    """Return the last day of that many whole months beginning on first, the 1st of a month (RRA 3(a)(x))."""
    if first.day != 1:
        raise ValueError(f"whole months are counted from the 1st of a month, not from {first.isoformat()}")
    return _months_on(first, _count(months)) - timedelta(days=1)


def rolled(day: date, statute: Calendar) -> date:
    """Return the last day as a statute moves it: from a Sunday or legal holiday to the next open day.

    ``statute`` is the ``massachusetts`` calendar (M.G.L. c. 4 s. 9), the ``california`` one (Civ. Code 7,
    9-11) or a variant. A Saturday that is no holiday is never moved, and nothing moves backwards. After a
    Friday holiday California lands on Saturday, which it counts as a business day, Massachusetts on Monday.
    A firm's own extra closing is no legal holiday: it moves no last day, but nothing lands on it.

    Readings A-4 and Q23. Raises ValueError for a calendar that belongs to no such statute.
    """
    if statute.statute is None:
        raise ValueError(f"the `{statute.name}` calendar belongs to no statute that moves a last day")
    if day.weekday() == SUNDAY or statute.holiday(day) is not None:
        return statute.next_open(day)
    return day


def safe_before(day: date, everywhere: Calendar | None = None) -> date:
    """Return the day, moved back to one that is open on every calendar: the careful actor's last day.

    ``everywhere`` is the ``all`` calendar with a matter's own closings, by default the shipped one.
    Reading A-4.
    """
    return (everywhere or calendar("all")).previous_open(day)


def mail_received(mailed: date, n: int, business: Calendar) -> date:
    """Return the n-th business day after mailing, when mail is deemed received (RRA 9(b): the third).

    The day of mailing is not counted, whether it is a business day or closed.
    Readings Q01, Q02 and Q66 choose the calendar and the side.
    """
    return business.after(mailed, n)


def _count(n: int) -> int:
    if n < 0:
        raise ValueError(f"a period cannot be {n} long")
    return n


def _months_on(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, _MONTHS)
    return date(first.year + years, month + 1, 1)

"""A calendar: which days are open, why the others are closed, and walking over the open ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from checker.model.errors import InputError

FIRST_DAY = date(1998, 1, 1)
LAST_DAY = date(2035, 12, 31)

SATURDAY, SUNDAY = 5, 6
_WEEKEND_NAMES = {SATURDAY: "Saturday", SUNDAY: "Sunday"}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The open days of one place or trade from 1998-01-01 to 2035-12-31.

    ``weekly`` are the weekdays closed every week (5 Saturday, 6 Sunday); ``holidays`` the listed closings
    with their reasons; ``extra`` closings that a firm has added (never legal holidays); ``statute`` the one
    that moves a last day falling on these holidays, if there is one.

    Every method raises ``InputError`` for a day outside the range, and when a count runs out of it.
    """

    name: str
    weekly: frozenset[int]
    holidays: Mapping[date, str] = field(default_factory=dict)
    extra: Mapping[date, str] = field(default_factory=dict)
    statute: str | None = None
    about: str = ""

    def is_open(self, day: date) -> bool:
        """Return whether the day is an open day of this calendar."""
        self._check(day)
        return day.weekday() not in self.weekly and day not in self.holidays and day not in self.extra

    def reason(self, day: date) -> str | None:
        """Return why the day is closed (the holiday's name before the weekday's), or None for an open day."""
        self._check(day)
        if day in self.holidays:
            return self.holidays[day]
        if day.weekday() in self.weekly:
            return _WEEKEND_NAMES[day.weekday()]
        return self.extra.get(day)

    def holiday(self, day: date) -> str | None:
        """Return the name of the listed holiday on that day; weekends and added closings are None."""
        self._check(day)
        return self.holidays.get(day)

    def next_open(self, day: date) -> date:
        """Return the day itself if it is open, otherwise the first open day after it."""
        while not self.is_open(day):
            day += _DAY
        return day

    def previous_open(self, day: date) -> date:
        """Return the day itself if it is open, otherwise the last open day before it."""
        while not self.is_open(day):
            day -= _DAY
        return day

    def after(self, day: date, n: int) -> date:
        """Return the n-th open day after the day; the day itself is never counted (n >= 1)."""
        return self._walk(day, n, _DAY)

    def before(self, day: date, n: int) -> date:
        """Return the n-th open day before the day; the day itself is never counted (n >= 1)."""
        return self._walk(day, n, -_DAY)

    def last_open_before(self, day: date, n: int) -> tuple[date, ...]:
        """Return the n consecutive open days that end on the last open day before the day, oldest first.

        Warrant 6(vii): "15 consecutive business days ending on the last business day before the day in
        question"; the day in question is not one of them.
        """
        self._check(day)
        found: list[date] = []
        while len(found) < n:
            day = self.before(day, 1)
            found.append(day)
        return tuple(reversed(found))

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the open days from first to last, both included."""
        self._check(first)
        self._check(last)
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return tuple(day for day in days if self.is_open(day))

    def with_closings(self, days: Iterable[date], reason: str) -> Calendar:
        """Return this calendar with a firm's own extra closings; a shipped closing keeps its own reason."""
        added = dict(self.extra)
        for day in days:
            self._check(day)
            added.setdefault(day, reason)
        return replace(self, extra=MappingProxyType(added))

    def _walk(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise ValueError(f"a count of open days starts at 1, not {n}")
        self._check(day)
        while n:
            day += step
            n -= self.is_open(day)
        return day

    def _check(self, day: date) -> None:
        if not FIRST_DAY <= day <= LAST_DAY:
            raise InputError(
                f"{day.isoformat()} is outside the calendar's range {FIRST_DAY.year}-{LAST_DAY.year}, so no"
                f" day can be counted there on `{self.name}`; correct the date, or count this period by hand"
            )

"""The calendars that come with the package, read from their tables when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from checker.calendars.days import SATURDAY, SUNDAY, Calendar
from checker.model.errors import InputError

_TABLES = Path(__file__).parent / "tables"
_WEEKEND = frozenset({SATURDAY, SUNDAY})
_SUNDAY_ONLY = frozenset({SUNDAY})
_MASSACHUSETTS_STATUTE = "M.G.L. c. 4 s. 9"
_CALIFORNIA_STATUTE = "Cal. Civ. Code ss. 7, 9-11"


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a calendar is put together: its tables, its closed weekdays, whose extra closings it shares."""

    about: str
    tables: tuple[str, ...]
    weekly: frozenset[int] = _WEEKEND
    shares: tuple[str, ...] = ()
    statute: str | None = None


_PLANS: Mapping[str, _Plan] = {
    "nyse": _Plan("days on which the New York Stock Exchange trades", ("nyse",)),
    "ny_banks": _Plan(
        "days on which New York banks are open: a Sunday holiday moves to Monday, a Saturday one never",
        ("ny_banks",),
    ),
    "ny_legal": _Plan(
        "New York bank days that are no public holiday of Gen. Constr. Law 24 (Lincoln, Election Day)",
        ("ny_legal",),
        shares=("ny_banks",),
    ),
    "massachusetts": _Plan(
        "weekdays that are no legal holiday of Massachusetts or of Suffolk County (17 March, 17 June)",
        ("massachusetts", "suffolk"),
        statute=_MASSACHUSETTS_STATUTE,
    ),
    "massachusetts_statewide": _Plan(
        "weekdays that are no legal holiday all over Massachusetts",
        ("massachusetts",),
        shares=("massachusetts",),
        statute=_MASSACHUSETTS_STATUTE,
    ),
    "federal": _Plan(
        "days on which the federal offices work, and the Commission takes filings: a holiday on a Saturday is kept "
        "on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103)",
        ("federal",),
    ),
    "california": _Plan(
        "every day except Sundays and the holidays of Gov. Code 6700: Saturdays count",
        ("california",),
        weekly=_SUNDAY_ONLY,
        statute=_CALIFORNIA_STATUTE,
    ),
    "california_mourning": _Plan(
        "California days, if a National Day of Mourning is a holiday that the President appoints (contested)",
        ("california", "days_of_mourning"),
        weekly=_SUNDAY_ONLY,
        shares=("california",),
        statute=_CALIFORNIA_STATUTE,
    ),
    "all": _Plan(
        "days that are open on every calendar",
        ("all",),
        shares=(
            "nyse",
            "ny_banks",
            "ny_legal",
            "massachusetts",
            "massachusetts_statewide",
            "federal",
            "california",
            "california_mourning",
        ),
    ),
    "weekdays": _Plan("Monday to Friday, holidays or not", ()),
}

NAMES: tuple[str, ...] = tuple(_PLANS)


@dataclass(frozen=True, slots=True)
class Calendars:
    """The shipped calendars with the extra closings of one matter (its ``calendar.closed``)."""

    closed: tuple[tuple[str, tuple[date, ...]], ...] = ()

    @classmethod
    def of(cls, closed: Mapping[str, Iterable[date]]) -> Calendars:
        """Return the calendars with a firm's own closings by calendar name; an unknown name is an InputError.

        A closing of ``ny_banks`` closes ``ny_legal`` too, one of ``california`` also ``california_mourning``,
        one of ``massachusetts`` also ``massachusetts_statewide``, and every one closes ``all``.
        """
        calendars = cls(tuple((name, tuple(sorted(set(days)))) for name, days in sorted(closed.items())))
        for name in closed:
            calendars.get(name)
        return calendars

    def get(self, name: str) -> Calendar:
        """Return the calendar of that name with the matter's closings; an unknown name is an InputError."""
        return _closed_too(name, self.closed)


@cache
def calendar(name: str) -> Calendar:
    """Return the shipped calendar of that name (one of ``NAMES``); an unknown name is an InputError."""
    plan = _PLANS.get(name)
    if plan is None:
        raise InputError(f"`{name}` is not a calendar; expected one of {', '.join(NAMES)}")
    return Calendar(
        name=name,
        weekly=plan.weekly,
        holidays=_joined(plan.tables),
        statute=plan.statute,
        about=plan.about,
    )


@cache
def _closed_too(name: str, closed: tuple[tuple[str, tuple[date, ...]], ...]) -> Calendar:
    found = calendar(name)
    for other, days in closed:
        if other == name or other in _PLANS[name].shares:
            found = found.with_closings(days, f"closed by the matter's own calendar ({other})")
    return found


def _joined(tables: tuple[str, ...]) -> Mapping[date, str]:
    """Return the closings of all the tables; a day that two of them close has both reasons."""
    found: dict[date, str] = {}
    for name in tables:
        for day, reason in _table(name).items():
            found[day] = f"{found[day]}; {reason}" if day in found else reason
    return MappingProxyType(found)


@cache
def _table(name: str) -> Mapping[date, str]:
    lines = (_TABLES / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.split(",", 2) for line in lines[1:])
    return {date.fromisoformat(day): reason for day, _, reason in rows}

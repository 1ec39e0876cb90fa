"""Our tables against three libraries that were written by others: every weekday, or the known differences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import exchange_calendars
import holidays
import pytest
import QuantLib

from checker.calendars import FIRST_DAY, LAST_DAY, calendar

YEARS = range(FIRST_DAY.year, LAST_DAY.year + 1)
LAST_TRADED = date(2025, 12, 31)


def weekdays(last: date = LAST_DAY) -> Iterator[date]:
    """Yield Monday to Friday of the range."""
    for n in range((last - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=n)
        if day.weekday() < 5:
            yield day


def closings(name: str, last: date = LAST_DAY) -> set[date]:
    """Return the weekday closings of one of our calendars."""
    return {day for day in weekdays(last) if not calendar(name).is_open(day)}


def quantlib(theirs: QuantLib.Calendar) -> set[date]:
    """Return the weekday closings of a QuantLib calendar."""
    return {
        day for day in weekdays() if not theirs.isBusinessDay(QuantLib.Date(day.day, day.month, day.year))
    }


def test_nyse_agrees_with_holidays_every_day() -> None:
    theirs = holidays.NYSE(language="en_US", years=YEARS)
    assert closings("nyse") == {day for day in weekdays() if day in theirs}


# pandas 3.1 warns about a habit of exchange_calendars; nothing of ours is concerned.
@pytest.mark.filterwarnings("ignore:Series.values returning:DeprecationWarning")
def test_nyse_agrees_with_exchange_calendars_every_day_that_has_been_traded() -> None:
    theirs = exchange_calendars.get_calendar("XNYS", start=FIRST_DAY.isoformat(), end=LAST_TRADED.isoformat())
    sessions = {session.date() for session in theirs.sessions}
    assert closings("nyse", LAST_TRADED) == set(weekdays(LAST_TRADED)) - sessions


def test_nyse_agrees_with_quantlib_every_day() -> None:
    assert closings("nyse") == quantlib(QuantLib.UnitedStates(QuantLib.UnitedStates.NYSE))


def test_ny_banks_agree_with_quantlibs_federal_reserve_every_day() -> None:
    assert closings("ny_banks") == quantlib(QuantLib.UnitedStates(QuantLib.UnitedStates.FederalReserve))


def test_ny_banks_agree_with_the_federal_holidays_moved_from_sunday_only() -> None:
    federal = holidays.US(language="en_US", years=YEARS, observed=False)
    moved = {day + timedelta(days=1) if day.weekday() == 6 else day for day in federal}
    assert closings("ny_banks") == {day for day in moved if day.weekday() < 5}


def test_the_federal_offices_agree_with_holidays_as_observed_every_day() -> None:
    theirs = holidays.US(language="en_US", years=(*YEARS, LAST_DAY.year + 1), observed=True)
    assert closings("federal") == {day for day in weekdays() if day in theirs}


def test_massachusetts_agrees_with_holidays_moved_from_sunday_only() -> None:
    state = holidays.US(language="en_US", subdiv="MA", years=YEARS, observed=False)
    moved = {day + timedelta(days=1) if day.weekday() == 6 else day for day in state}
    assert closings("massachusetts_statewide") == {day for day in moved if day.weekday() < 5}


def test_california_agrees_with_holidays_but_for_two_days_of_the_statute_from_2001_to_2008() -> None:
    # Before 2001 the library keeps 31 March, a holiday only since Stats. 2000 ch. 213; from 2009 it has
    # the paid holidays of the State's staff, without Columbus Day, instead of section 6700.
    first, last = date(2001, 1, 1), date(2008, 12, 31)
    state = holidays.US(language="en_US", subdiv="CA", years=range(first.year, last.year + 1), observed=False)
    kept = [day for day, name in state.items() if name != "Day After Thanksgiving"]
    theirs = {day + timedelta(days=1) if day.weekday() == 6 else day for day in kept}
    ours = {day for day in calendar("california").holidays if first <= day <= last}
    assert theirs - ours == set()
    assert {calendar("california").holidays[day].partition(" (")[0] for day in ours - theirs} == {
        "Admission Day",
        "Veterans Day",
    }


def test_californias_lunar_new_year_is_the_first_day_of_the_spring_festival() -> None:
    theirs = holidays.CN(language="en_US", years=range(2023, LAST_DAY.year + 1), observed=False)
    festival = [day for day, name in sorted(theirs.items()) if "Spring Festival" in name]
    first = {day for day in festival if day - timedelta(days=1) not in festival}
    assert kept_in_california("Lunar New Year") == {day for day in first if day.weekday() != 6}


def test_californias_diwali_is_indias() -> None:
    theirs = holidays.IN(
        language="en_US", years=range(2026, LAST_DAY.year + 1), categories=("optional", "public")
    )
    diwali = {day for day, name in theirs.items() if "Diwali" in name}
    assert kept_in_california("Diwali") == {day for day in diwali if day.weekday() != 6}


def kept_in_california(name: str) -> set[date]:
    """Return the days, Sundays apart, on which our California table keeps that holiday."""
    return {day for day, reason in calendar("california").holidays.items() if name in reason}

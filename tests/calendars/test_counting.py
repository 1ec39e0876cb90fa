"""Counting apart from the agreements' worked dates: leap days, zero lengths, months, statutes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checker.calendars import FIRST_DAY, LAST_DAY, Calendars, calendar
from checker.calendars.counting import (
    anniversary,
    clear_days_before,
    days_after,
    days_before,
    first_day_free,
    first_full_month_after,
    last_day_of_months,
    mail_received,
    rolled,
    safe_before,
)

MASSACHUSETTS, CALIFORNIA = calendar("massachusetts"), calendar("california")


def test_a_period_crosses_a_leap_day_only_in_a_leap_year() -> None:
    assert days_after(date(2004, 2, 28), 1) == date(2004, 2, 29)
    assert days_after(date(2003, 2, 28), 1) == date(2003, 3, 1)
    assert days_before(date(2000, 3, 1), 1) == date(2000, 2, 29)
    assert days_before(date(2001, 3, 1), 1) == date(2001, 2, 28)


def test_a_period_of_no_days_ends_where_it_starts() -> None:
    day = date(2003, 6, 6)
    assert days_after(day, 0) == days_before(day, 0) == day
    assert first_day_free(day, 0) == date(2003, 6, 7)


def test_clear_days_are_one_day_stricter() -> None:
    record = date(2004, 3, 30)
    assert days_before(record, 30) - clear_days_before(record, 30) == timedelta(days=1)


def test_a_negative_period_is_a_fault() -> None:
    for count in (days_after, days_before, clear_days_before, first_day_free, anniversary):
        with pytest.raises(ValueError, match="cannot be -1 long"):
            count(date(2003, 6, 6), -1)


def test_the_anniversary_of_a_leap_day_runs_the_whole_year() -> None:
    leap = date(2000, 2, 29)
    assert anniversary(leap, 1) == date(2001, 3, 1)
    assert anniversary(leap, 1, short=True) == date(2001, 2, 28)
    assert anniversary(leap, 4) == anniversary(leap, 4, short=True) == date(2004, 2, 29)
    assert anniversary(date(1999, 2, 28), 1) == date(2000, 2, 28)


def test_the_first_full_month_comes_after_the_day_even_after_a_first() -> None:
    assert first_full_month_after(date(2002, 10, 15)) == date(2002, 11, 1)
    assert first_full_month_after(date(2002, 10, 1)) == date(2002, 11, 1)
    assert first_full_month_after(date(2002, 12, 31)) == date(2003, 1, 1)


def test_whole_months_end_on_the_last_day() -> None:
    assert last_day_of_months(date(2002, 11, 1), 12) == date(2003, 10, 31)
    assert last_day_of_months(date(2002, 11, 1), 18) == date(2004, 4, 30)
    assert last_day_of_months(date(2004, 2, 1), 1) == date(2004, 2, 29)
    with pytest.raises(ValueError, match="from the 1st of a month"):
        last_day_of_months(date(2002, 11, 2), 12)


@pytest.mark.parametrize(
    ("day", "massachusetts", "california"),
    [
        ("2003-06-06", "2003-06-06", "2003-06-06"),  # Friday
        ("2003-06-07", "2003-06-07", "2003-06-07"),  # Saturday is never moved
        ("2003-06-08", "2003-06-09", "2003-06-09"),  # Sunday
        ("2003-05-25", "2003-05-27", "2003-05-27"),  # Sunday before Memorial Day
        ("2003-07-04", "2003-07-07", "2003-07-05"),  # Friday holiday
        ("2004-12-25", "2004-12-27", "2004-12-27"),  # Saturday that is a holiday
        ("2003-04-21", "2003-04-22", "2003-04-21"),  # Patriots' Day
        ("2003-09-09", "2003-09-09", "2003-09-10"),  # Admission Day
        ("2002-02-12", "2002-02-12", "2002-02-13"),  # Lincoln's Birthday
        ("2003-04-18", "2003-04-18", "2003-04-18"),  # Good Friday
        ("2002-11-29", "2002-11-29", "2002-11-29"),  # the day after Thanksgiving
        ("2004-12-24", "2004-12-24", "2004-12-24"),  # the exchange is closed, the law is not
    ],
)
def test_each_statute_moves_a_last_day(day: str, massachusetts: str, california: str) -> None:
    last = date.fromisoformat(day)
    assert rolled(last, MASSACHUSETTS).isoformat() == massachusetts
    assert rolled(last, CALIFORNIA).isoformat() == california


def test_a_suffolk_holiday_moves_a_day_only_in_suffolk() -> None:
    day = date(2003, 6, 17)
    assert rolled(day, MASSACHUSETTS) == date(2003, 6, 18)
    assert rolled(day, calendar("massachusetts_statewide")) == day


def test_a_statute_never_moves_a_day_backwards_or_a_plain_saturday() -> None:
    for day in (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days - 10)):
        for statute in (MASSACHUSETTS, CALIFORNIA):
            moved = rolled(day, statute)
            assert moved >= day
            assert moved == day or day.weekday() == 6 or statute.holiday(day)


def test_a_calendar_without_a_statute_moves_nothing() -> None:
    with pytest.raises(ValueError, match="`nyse` calendar belongs to no statute"):
        rolled(date(2003, 6, 8), calendar("nyse"))


def test_a_firms_closing_moves_no_last_day_but_nothing_lands_on_it() -> None:
    monday = date(2003, 6, 9)
    closed = Calendars.of({"massachusetts": [monday]}).get("massachusetts")
    assert rolled(monday, closed) == monday
    assert rolled(date(2003, 6, 8), closed) == date(2003, 6, 10)


def test_the_careful_actor_moves_back_over_every_calendars_closings() -> None:
    assert safe_before(date(2003, 9, 9)) == date(2003, 9, 8)
    assert safe_before(date(2002, 12, 1)) == date(2002, 11, 29)
    thursday = date(2003, 6, 5)
    own = Calendars.of({"nyse": [thursday]}).get("all")
    assert safe_before(thursday) == thursday
    assert safe_before(thursday, own) == date(2003, 6, 4)


def test_mail_posted_on_a_closed_day_counts_like_the_open_day_before() -> None:
    banks = calendar("ny_banks")
    assert mail_received(date(2002, 8, 31), 3, banks) == mail_received(date(2002, 8, 30), 3, banks)

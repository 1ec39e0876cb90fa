"""Walking over open and closed days: ends of weeks and years, leap days, both ends of the range."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from checker.calendars import FIRST_DAY, LAST_DAY, NAMES, Calendar, calendar
from checker.model.errors import InputError

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2003, 6, day) for day in (6, 7, 8, 9))


def test_a_weekend_is_closed_and_says_so() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.is_open(FRIDAY)
    assert weekdays.reason(FRIDAY) is None
    assert weekdays.reason(SATURDAY) == "Saturday"
    assert weekdays.reason(SUNDAY) == "Sunday"


def test_next_and_previous_open_keep_an_open_day_and_leave_a_closed_one() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.next_open(FRIDAY) == weekdays.previous_open(FRIDAY) == FRIDAY
    assert weekdays.next_open(SATURDAY) == weekdays.next_open(SUNDAY) == MONDAY
    assert weekdays.previous_open(SUNDAY) == weekdays.previous_open(SATURDAY) == FRIDAY


def test_after_and_before_never_count_the_day_itself() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.after(FRIDAY, 1) == weekdays.after(SATURDAY, 1) == MONDAY
    assert weekdays.before(MONDAY, 1) == weekdays.before(SUNDAY, 1) == FRIDAY
    assert weekdays.after(FRIDAY, 5) == date(2003, 6, 13)
    assert weekdays.before(date(2003, 6, 13), 5) == FRIDAY


def test_a_count_of_open_days_starts_at_one() -> None:
    for n in (0, -1):
        with pytest.raises(ValueError, match="starts at 1"):
            calendar("weekdays").after(FRIDAY, n)
        with pytest.raises(ValueError, match="starts at 1"):
            calendar("weekdays").before(FRIDAY, n)


def test_the_last_open_days_before_leave_out_the_day_in_question() -> None:
    assert calendar("weekdays").last_open_before(MONDAY, 2) == (date(2003, 6, 5), FRIDAY)
    assert calendar("weekdays").last_open_before(MONDAY, 0) == ()


def test_open_days_include_both_ends() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.open_days(FRIDAY, MONDAY) == (FRIDAY, MONDAY)
    assert weekdays.open_days(SATURDAY, SUNDAY) == ()
    assert weekdays.open_days(MONDAY, FRIDAY) == ()


def test_a_leap_day_is_an_ordinary_day() -> None:
    weekdays = calendar("weekdays")
    assert weekdays.is_open(date(2000, 2, 29))
    assert weekdays.after(date(2008, 2, 28), 1) == date(2008, 2, 29)
    assert weekdays.reason(date(2004, 2, 29)) == "Sunday"


def test_a_year_ends_without_a_seam() -> None:
    assert calendar("nyse").after(date(1999, 12, 31), 1) == date(2000, 1, 3)
    assert calendar("nyse").before(date(2005, 1, 3), 1) == date(2004, 12, 31)
    assert calendar("california").after(date(2004, 12, 31), 1) == date(2005, 1, 3)


@pytest.mark.parametrize("name", NAMES)
def test_the_range_has_two_ends_and_nothing_beyond(name: str) -> None:
    found = calendar(name)
    found.is_open(FIRST_DAY)
    found.is_open(LAST_DAY)
    for day in (FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)):
        for ask in (found.is_open, found.reason, found.holiday, found.next_open, found.previous_open):
            with pytest.raises(InputError, match=r"outside the calendar's range 1998-2035"):
                ask(day)


def test_a_count_that_leaves_the_range_is_an_error_and_names_the_day() -> None:
    with pytest.raises(InputError, match="2036-01-01 is outside the calendar's range 1998-2035"):
        calendar("nyse").after(date(2035, 12, 20), 15)
    with pytest.raises(InputError, match="1997-12-31 is outside"):
        calendar("nyse").last_open_before(date(1998, 1, 15), 15)
    with pytest.raises(InputError, match="outside"):
        calendar("nyse").open_days(date(2035, 12, 1), date(2036, 1, 1))


def test_a_time_of_day_is_not_a_day() -> None:
    with pytest.raises(TypeError):
        calendar("nyse").is_open(datetime(2003, 6, 6))  # noqa: DTZ001


def test_an_extra_closing_closes_and_leaves_the_first_calendar_alone() -> None:
    before = calendar("nyse")
    after = before.with_closings([FRIDAY, SATURDAY], "the market halted")
    assert after.reason(FRIDAY) == "the market halted"
    assert after.reason(SATURDAY) == "Saturday"
    assert after.next_open(FRIDAY) == MONDAY
    assert before.is_open(FRIDAY)


def test_an_extra_closing_is_no_holiday_and_does_not_hide_one() -> None:
    christmas = date(2003, 12, 25)
    closed = calendar("nyse").with_closings([FRIDAY, christmas], "ours")
    assert closed.holiday(FRIDAY) is None
    assert closed.reason(christmas) == "Christmas Day"
    assert closed.with_closings([FRIDAY], "second").reason(FRIDAY) == "ours"


def test_an_extra_closing_outside_the_range_is_an_error() -> None:
    with pytest.raises(InputError, match="outside the calendar's range"):
        calendar("nyse").with_closings([date(1997, 12, 31)], "ours")


def test_a_calendar_cannot_be_changed() -> None:
    found = calendar("nyse")
    with pytest.raises(AttributeError):
        found.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        found.holidays[FRIDAY] = "mine"  # type: ignore[index]
    assert isinstance(found, Calendar)

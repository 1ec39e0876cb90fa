"""The worked dates of both agreements, copied by hand: Warrant 1.1 and A-5, RRA 9(b), joint timetable."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from checker.calendars import calendar
from checker.calendars.counting import (
    anniversary,
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


def d(text: str) -> date:
    """Return the day written as "Fri 2004-05-28", refusing a wrong weekday (the copy's own check)."""
    weekday, iso = text.split()
    day = date.fromisoformat(iso)
    assert ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()] == weekday, text
    return day


def test_t1_the_term_ends_on_the_seventh_anniversary() -> None:
    assert anniversary(d("Wed 2002-05-01"), 7) == d("Fri 2009-05-01")
    assert (d("Fri 2009-05-01") - d("Wed 2002-05-01")).days == 2557


@pytest.mark.parametrize(
    ("clause", "start", "n", "last"),
    [
        ("T2", "Sat 2004-02-14", 15, "Sun 2004-02-29"),
        ("T2", "Fri 2003-02-14", 15, "Sat 2003-03-01"),
        ("T4", "Fri 2004-02-13", 30, "Sun 2004-03-14"),
        ("T8", "Fri 2004-01-30", 30, "Sun 2004-02-29"),
        ("A-81", "Sat 2004-06-05", 30, "Mon 2004-07-05"),
        ("T11", "Fri 2004-06-04", 15, "Sat 2004-06-19"),
        ("A-90", "Fri 2004-05-28", 15, "Sat 2004-06-12"),
        ("T12", "Fri 2004-02-20", 30, "Sun 2004-03-21"),
        ("T14", "Fri 2004-01-02", 120, "Sat 2004-05-01"),
        ("T14", "Thu 2003-01-02", 120, "Fri 2003-05-02"),
        ("RRA 2(a)(i)", "Mon 2002-07-01", 20, "Sun 2002-07-21"),
        ("X-02 day 60", "Tue 2003-03-04", 60, "Sat 2003-05-03"),
        ("X-02 day 90", "Tue 2003-03-04", 90, "Mon 2003-06-02"),
        ("X-02 joins", "Tue 2003-03-11", 20, "Mon 2003-03-31"),
        ("X-02 notice", "Tue 2003-03-11", 30, "Thu 2003-04-10"),
        ("X-02 exhibit D", "Mon 2003-03-10", 15, "Tue 2003-03-25"),
        ("X-06 requests", "Tue 2002-11-12", 20, "Mon 2002-12-02"),
        ("X-06 notice", "Tue 2002-11-12", 30, "Thu 2002-12-12"),
    ],
)
def test_a_period_of_calendar_days_ends_here(clause: str, start: str, n: int, last: str) -> None:
    assert days_after(d(start), n) == d(last), clause


def test_t2_only_the_statute_moves_a_sunday_and_never_a_saturday() -> None:
    assert rolled(d("Sun 2004-02-29"), CALIFORNIA) == d("Mon 2004-03-01")
    assert rolled(d("Sat 2003-03-01"), CALIFORNIA) == d("Sat 2003-03-01")
    assert rolled(d("Sat 2009-05-16"), CALIFORNIA) == d("Sat 2009-05-16")


def test_t3_the_price_window_is_fifteen_trading_days() -> None:
    window = calendar("nyse").last_open_before(d("Mon 2004-06-21"), 15)
    assert len(window) == 15
    assert (window[0], window[-1]) == (d("Thu 2004-05-27"), d("Fri 2004-06-18"))
    assert d("Mon 2004-05-31") not in window
    assert d("Fri 2004-06-11") not in window


@pytest.mark.parametrize(
    ("record", "effective"),
    [
        ("Thu 2004-06-10", "Mon 2004-06-14"),
        ("Fri 2006-12-29", "Wed 2007-01-03"),
        ("Fri 2003-06-06", "Mon 2003-06-09"),
    ],
)
def test_t5_an_adjustment_takes_effect_on_the_next_business_day(record: str, effective: str) -> None:
    assert calendar("nyse").after(d(record), 1) == d(effective)


@pytest.mark.parametrize(
    ("clause", "event", "last", "safe"),
    [
        ("T6", "Mon 2004-07-12", "Sat 2004-06-12", "Thu 2004-06-10"),
        ("T9", "Tue 2004-03-30", "Sun 2004-02-29", "Fri 2004-02-27"),
        ("T9", "Thu 2007-02-01", "Tue 2007-01-02", "Fri 2006-12-29"),
        ("RRA 2(b)", "Tue 1999-05-04", "Sun 1999-04-04", "Thu 1999-04-01"),
    ],
)
def test_thirty_days_before_ends_here_and_safely_there(clause: str, event: str, last: str, safe: str) -> None:
    assert days_before(d(event), 30) == d(last), clause
    assert safe_before(days_before(d(event), 30)) == d(safe), clause


def test_t7_the_distribution_is_free_on_the_day_after_the_thirtieth() -> None:
    assert days_after(d("Fri 2004-01-30"), 30) == d("Sun 2004-02-29")
    assert first_day_free(d("Fri 2004-01-30"), 30) == d("Mon 2004-03-01")


def test_t10_prior_to_the_record_date_is_the_day_before() -> None:
    assert days_before(d("Tue 2004-03-30"), 1) == d("Mon 2004-03-29")


@pytest.mark.parametrize(
    ("name", "from_2004", "from_2006"),
    [
        ("nyse", "Tue 2004-06-22", "Wed 2007-01-10"),
        ("ny_banks", "Mon 2004-06-21", "Tue 2007-01-09"),
        ("california", "Wed 2004-06-16", "Thu 2007-01-04"),
        ("california_mourning", "Thu 2004-06-17", "Fri 2007-01-05"),
    ],
)
def test_t13_and_a5_fifteen_business_days_by_each_calendar(name: str, from_2004: str, from_2006: str) -> None:
    assert calendar(name).after(d("Fri 2004-05-28"), 15) == d(from_2004)
    assert calendar(name).after(d("Fri 2006-12-15"), 15) == d(from_2006)


@pytest.mark.parametrize(
    ("question", "name", "first"),
    [
        ("Mon 2004-10-18", "nyse", "Mon 2004-09-27"),
        ("Mon 2004-10-18", "ny_banks", "Fri 2004-09-24"),
        ("Fri 2009-05-01", "nyse", "Thu 2009-04-09"),
        ("Fri 2009-05-01", "ny_banks", "Fri 2009-04-10"),
    ],
)
def test_a5_the_price_window_starts_here(question: str, name: str, first: str) -> None:
    assert calendar(name).last_open_before(d(question), 15)[0] == d(first)


def test_t15_ninety_days_after_effectiveness() -> None:
    assert days_after(d("Fri 2003-01-31"), 90) == d("Thu 2003-05-01")


@pytest.mark.parametrize(
    ("mailed", "name", "received"),
    [
        ("Thu 1998-10-08", "ny_banks", "Wed 1998-10-14"),
        ("Tue 1999-03-30", "ny_banks", "Fri 1999-04-02"),
        ("Tue 2002-11-26", "ny_banks", "Mon 2002-12-02"),
        ("Fri 2002-02-08", "ny_banks", "Wed 2002-02-13"),
        ("Fri 2002-02-08", "ny_legal", "Thu 2002-02-14"),
        ("Fri 2002-04-12", "ny_banks", "Wed 2002-04-17"),
        ("Fri 2002-04-12", "massachusetts", "Thu 2002-04-18"),
        ("Mon 2002-11-04", "ny_banks", "Thu 2002-11-07"),
        ("Mon 2002-11-04", "ny_legal", "Fri 2002-11-08"),
        ("Thu 2002-07-18", "ny_banks", "Tue 2002-07-23"),
        ("Sat 2002-08-31", "ny_banks", "Thu 2002-09-05"),
        ("Fri 2002-08-30", "ny_banks", "Thu 2002-09-05"),
        ("Wed 2002-11-06", "ny_banks", "Tue 2002-11-12"),
        ("Thu 2003-03-06", "ny_banks", "Tue 2003-03-11"),
    ],
)
def test_rra_9b_mail_is_received_on_the_third_business_day(mailed: str, name: str, received: str) -> None:
    assert mail_received(d(mailed), 3, calendar(name)) == d(received)


def test_q23_the_twentieth_day_is_moved_from_sunday_only() -> None:
    assert rolled(d("Sun 2002-07-21"), MASSACHUSETTS) == d("Mon 2002-07-22")
    assert rolled(d("Sat 2002-07-20"), MASSACHUSETTS) == d("Sat 2002-07-20")


@pytest.mark.parametrize(
    ("clause", "filing", "n", "by"),
    [
        ("5 drafts", "Fri 2002-11-15", 5, "Thu 2002-11-07"),
        ("5 drafts", "Thu 2002-12-12", 5, "Thu 2002-12-05"),
        ("5 drafts", "Thu 2003-04-10", 5, "Thu 2003-04-03"),
        ("3(a)(x) amendments", "Fri 2002-11-15", 2, "Wed 2002-11-13"),
        ("3(a)(viii) comfort letter", "Wed 2002-11-20", 5, "Wed 2002-11-13"),
    ],
)
def test_business_days_before_a_filing_on_every_calendar(clause: str, filing: str, n: int, by: str) -> None:
    assert calendar("all").before(d(filing), n) == d(by), clause


def test_rra_3ax_the_earnings_statement_covers_twelve_to_eighteen_months() -> None:
    first = first_full_month_after(d("Tue 2002-10-15"))
    assert first == d("Fri 2002-11-01")
    assert last_day_of_months(first, 12) == d("Fri 2003-10-31")
    assert last_day_of_months(first, 18) == d("Fri 2004-04-30")


def test_c2_exhibit_d_election_by_banks_and_by_california() -> None:
    assert calendar("ny_banks").after(d("Fri 2002-11-08"), 15) == d("Tue 2002-12-03")
    assert CALIFORNIA.after(d("Fri 2002-11-08"), 15) == d("Wed 2002-11-27")


def test_c7_the_adjustment_waits_for_suffolk_only_on_the_stricter_calendar() -> None:
    record = d("Fri 2003-03-14")
    assert calendar("ny_banks").after(record, 1) == calendar("nyse").after(record, 1) == d("Mon 2003-03-17")
    assert calendar("all").after(record, 1) == d("Tue 2003-03-18")


def test_q27_a_year_from_a_leap_day_ends_on_the_first_of_march() -> None:
    assert anniversary(d("Tue 2000-02-29"), 1) == d("Thu 2001-03-01")
    assert anniversary(d("Tue 2000-02-29"), 1, short=True) == d("Wed 2001-02-28")


def test_c10_fifteen_business_days_take_between_19_and_26_calendar_days_on_the_banks_calendar() -> None:
    banks = calendar("ny_banks")
    receipts = [date(2002, 5, 1) + timedelta(days=n) for n in range(2557)]
    assert receipts[-1] == date(2009, 4, 30)
    spans = [(banks.after(day, 15) - day).days for day in receipts]
    assert (min(spans), max(spans)) == (19, 26)

"""The dates and figures in the examples of the 1998 and joint readings follow by reckoning."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest
import yaml

from checker.agreements.store import ROOT

DATED = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{1,2} [A-Z][a-z]{2} \d{4})\b")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EXAMPLES: dict[str, str] = {
    row["id"]: row["example"]
    for agreement in ("registration_rights", "joint")
    for row in yaml.safe_load((ROOT / agreement / "readings.yaml").read_text(encoding="utf-8"))
}


def on(year: int, month: int, day: int) -> date:
    return date(year, month, day)


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The numbered weekday (Monday is 0) of a month; the last one for -1."""
    days = [on(year, month, 1) + timedelta(n) for n in range(31)]
    found = [day for day in days if day.month == month and day.weekday() == weekday]
    return found[number - 1 if number > 0 else number]


def observed(day: date) -> date:
    return day + timedelta(1) if day.weekday() == 6 else day


def banks(year: int) -> set[date]:
    """Bank holidays by rule: one on a Sunday is kept on Monday, one on a Saturday is not moved."""
    fixed = [observed(on(year, month, day)) for month, day in ((1, 1), (7, 4), (11, 11), (12, 25))]
    moving = ((1, 0, 3), (2, 0, 3), (5, 0, -1), (9, 0, 1), (10, 0, 2), (11, 3, 4))
    return {*fixed, *(nth(year, month, weekday, number) for month, weekday, number in moving)}


def new_york(year: int) -> set[date]:
    election_day = nth(year, 11, 0, 1) + timedelta(1)
    return banks(year) | {observed(on(year, 2, 12)), election_day}


def massachusetts(year: int) -> set[date]:
    return banks(year) | {nth(year, 4, 0, 3)}


def business(day: date, count: int, closed: Callable[[int], set[date]] = banks) -> date:
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += timedelta(step)
        while day.weekday() > 4 or day in closed(day.year):
            day += timedelta(step)
    return day


def after(day: date, count: int) -> date:
    return day + timedelta(count)


def through(first: date, days: int) -> date:
    """The last of a number of days of which the first is counted."""
    return first + timedelta(days - 1)


def show(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


DATES: dict[str, tuple[date, ...]] = {
    "Q01": (business(on(2002, 4, 12), 3), business(on(2002, 4, 12), 3, massachusetts)),
    "Q02": tuple(
        business(mailed, 3, closed)
        for mailed in (on(2002, 2, 8), on(2002, 11, 4))
        for closed in (banks, new_york)
    ),
    "Q12": (business(on(1998, 10, 8), 3), after(business(on(1998, 10, 8), 3), 90)),
    "Q17": tuple(
        after(received, days)
        for received in (on(2002, 6, 4), business(on(2002, 6, 3), 3))
        for days in (60, 90)
    ),
    "Q22": (after(on(2002, 7, 1), 20), business(on(2002, 7, 18), 3)),
    "Q24": (after(on(2002, 6, 6), 60), after(on(2002, 6, 6), 90)),
    "Q26a": tuple(after(on(2003, 1, day), 180) for day in (9, 14, 15)),
    "Q26b": (after(on(2003, 3, 3), 60), after(on(2003, 7, 14), 1), after(on(2003, 7, 14), 60)),
    "Q27": (after(on(2001, 2, 28), 1), on(2001, 2, 28), after(on(2000, 2, 29), 180)),
    "Q30": (after(on(2002, 10, 3), -30),),
    "Q31": (
        business(on(2003, 3, 6), 3),
        *(after(business(on(2003, 3, 6), 3), days) for days in (20, 21, 30)),
        after(on(2003, 3, 4), 60),
    ),
    "Q32": (after(on(2002, 10, 25), -30),),
    "Q34": (
        after(on(2002, 9, 3), 30),
        after(on(2002, 9, 3), 31),
        after(on(2002, 8, 30), 30),
        after(business(on(2002, 8, 30), 3), 30),
    ),
    "Q40": (after(on(2002, 9, 4), 60), after(on(2002, 6, 17), 60), after(on(2002, 6, 6), 60)),
    "Q41": (*(after(on(2001, 3, 15), days) for days in (364, 365, 366)), after(on(1999, 3, 15), 366)),
    "Q42": (through(on(2002, 6, 17), 60), through(on(2002, 8, 20), 30)),
    "Q46": (after(on(2001, 2, 28), 60), after(on(2001, 3, 1), 60), after(on(2002, 10, 1), 240)),
    "Q47": (through(on(2000, 5, 1), 60), through(on(2000, 5, 2), 60)),
    "Q48": (
        business(on(2003, 2, 14), 3),
        *(after(after(on(2002, 10, 1), 180), days) for days in (0, 15, 20)),
    ),
    "Q49": (business(on(2002, 11, 15), -5), business(on(2002, 11, 15), -2)),
    "Q53": (after(on(2002, 9, 20), -7), after(on(2002, 9, 20), 180)),
    "Q64": (after(on(2003, 3, 4), 90),),
    "Q66": (business(on(2002, 8, 31), 3),),
    "J-5": (
        business(on(2002, 11, 6), 3),
        business(on(2002, 11, 8), 15),
        after(business(on(2002, 11, 6), 3), 30),
        business(on(2002, 12, 12), -5),
    ),
    "J-19": (business(on(2002, 11, 6), 3),),
    "J-20": (through(on(2002, 12, 2), 60),),
}


@pytest.mark.parametrize("reading_id", DATES)
def test_the_dates_of_an_example_follow_by_the_calendar(reading_id: str) -> None:
    example = EXAMPLES[reading_id]
    assert [show(day) for day in DATES[reading_id] if show(day) not in example] == []


@pytest.mark.parametrize("reading_id", EXAMPLES)
def test_every_weekday_is_that_of_its_date(reading_id: str) -> None:
    for weekday, written in DATED.findall(EXAMPLES[reading_id]):
        day, month, year = written.split()
        number = MONTHS.index(month) + 1
        assert on(int(year), number, int(day)).strftime("%a") == weekday, written


def majority(total: int) -> int:
    """The fewest whole shares that are more than half."""
    return total // 2 + 1


def shared(room: int, *requests: int) -> tuple[int, ...]:
    """Pro rata by request, whole shares, the largest remainders rounded up."""
    exact = [Fraction(room * request, sum(requests)) for request in requests]
    floors = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda n: floors[n] - exact[n])
    lifted = order[: room - sum(floors)]
    return tuple(floor + (n in lifted) for n, floor in enumerate(floors))


FIGURES: dict[str, tuple[int, ...]] = {
    "Q06": (majority(1_466_666), majority(1_466_666 - 300_000)),
    "Q07": (690_000 + 60_000, majority(1_466_666)),
    "Q10": (1_466_666 + 133_333, majority(1_466_666), majority(1_466_666 + 133_333)),
    "Q11": (majority(1_466_666), majority(1_476_666)),
    "Q13": (majority(1_466_666 - 200_000), majority(1_466_666)),
    "Q15": (majority(27_206_681),),
    "Q21": shared(500_000, 400_000, 200_000),
    "Q29": (*shared(300_000, 300_000, 200_000), *shared(200_000, 300_000, 200_000)),
    "Q36": (
        *shared(300_000, 200_000, 200_000, 100_000),
        *shared(100_000, 250_000, 100_000),  # once A's request of 200,000 is full
    ),
    "Q38": (*shared(400_000, 500_000, 200_000), *shared(400_000, 500_000, 200_000, 100_000)),
    "Q52": (majority(600_000), majority(1_466_666)),
    "Q54": (100_000 * 12, 100_000 * 12 * 94 // 100),
    "Q59": (50_000 * 3 // 2, 50_000 * 9 // 4, 50_000 // 10, ceil(Fraction(50_000, 3))),
    "Q60": (133_333 * 2,),
    "J-6": (
        *shared(400_000, 500_000, 200_000),
        *shared(400_000, 500_000, 200_000, 100_000),
        *shared(400_000 - 285_714, 200_000, 100_000),
    ),
    "J-7": (
        1_000_000 - 500_000 - 200_000,
        shared(400_000, 500_000, 200_000)[1],
        1_000_000 - 500_000 - shared(400_000, 500_000, 200_000)[1],
    ),
    "J-8": shared(650_000, 600_000, 200_000),
    "J-9": shared(50_000, 200_000, 100_000),
    "J-10": shared(400_000, 500_000, 200_000),
    "J-11": (*shared(400_000, 300_000, 200_000), *shared(400_000, 300_000, 500_000, 200_000)),
    "J-13": (5_000_000 * 30 // 100, ceil(Fraction(272_067, 5))),
    "J-18": (50_000 * 3 // 2, 60_000 * 3 // 2),
}


@pytest.mark.parametrize("reading_id", FIGURES)
def test_the_figures_of_an_example_follow_by_arithmetic(reading_id: str) -> None:
    example = EXAMPLES[reading_id]
    assert [f"{figure:,}" for figure in FIGURES[reading_id] if f"{figure:,}" not in example] == []


def test_the_days_of_a_suspension_count_both_ends() -> None:
    example = EXAMPLES["Q48"]
    given, deemed, first, last = on(2003, 2, 14), on(2003, 2, 20), on(2003, 2, 28), on(2003, 3, 5)
    counts = ((first - given).days + 1, (last - given).days + 1, (first - deemed).days + 1)
    assert counts == (15, 20, 9)
    assert "A's days are 15 and B's 20 (9 for A" in example

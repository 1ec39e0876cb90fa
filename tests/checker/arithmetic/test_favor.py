"""Whether a term is better: numbers, burdens, thresholds, days and windows, and terms of several parts."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from checker.agreements.comparison import comparison
from checker.arithmetic.favor import Favor, of_burden, of_day, of_more, of_threshold, of_window, together
from checker.calendars import Calendars

MORE, LESS, EQUAL, MIXED = Favor.MORE, Favor.LESS, Favor.EQUAL, Favor.MIXED
BUSINESS_DAYS = ("nyse", "ny_banks", "california")
FIRST, LAST = date(2002, 5, 1), date(2009, 5, 1)


@pytest.mark.parametrize(
    ("given", "standard", "favor"),
    [(4, 3, MORE), (3, 3, EQUAL), (2, 3, LESS), (None, 3, LESS), (1, None, MORE), (None, None, EQUAL)],
)
def test_more_of_a_right_is_better(given: int | None, standard: int | None, favor: Favor) -> None:
    assert of_more(given, standard) is favor


@pytest.mark.parametrize(
    ("given", "standard", "favor"),
    [
        (179, 180, MORE),
        (180, 180, EQUAL),
        (181, 180, LESS),
        (None, 180, MORE),
        (1, None, LESS),
        (0, None, EQUAL),
    ],
)
def test_less_of_a_burden_is_better(given: int | None, standard: int | None, favor: Favor) -> None:
    assert of_burden(given, standard) is favor


def test_exactly_half_is_below_more_than_half_and_is_not_below_half() -> None:
    half = Fraction(1, 2)
    assert of_threshold(half, half, strictly=True) is MORE
    assert of_threshold(half, half, strictly=False) is EQUAL
    assert of_threshold(half + Fraction(1, 10**8), half, strictly=True) is LESS


def test_an_earlier_day_is_better() -> None:
    assert [of_day(date(2003, 6, day), date(2003, 6, 2)) for day in (1, 2, 3)] == [MORE, EQUAL, LESS]


def test_a_term_better_in_one_part_and_worse_in_another_is_mixed() -> None:
    assert together((MORE, LESS)) is MIXED
    assert together((MORE, EQUAL)) is MORE
    assert together((EQUAL, LESS)) is LESS
    assert together((Favor.UNKNOWN, MORE)) is Favor.UNKNOWN
    assert together(()) is Favor.NOT_COMPARED


def test_windows_of_two_units_are_compared_where_every_count_agrees() -> None:
    found = [of_window(days, 20, False, 11, 19) for days in (11, 12, 18, 19)]
    assert found == [LESS, MIXED, MIXED, MORE]
    assert of_window(15, 15, True, 0, 0) is EQUAL
    assert of_window(15, 20, False, 0, 0) is MIXED


def _longest_and_shortest(business_days: int) -> tuple[int, int]:
    """Return how many calendar days so many business days are, at least and at most, on any count."""
    lengths = set()
    for name in BUSINESS_DAYS:
        calendar = Calendars.of({}).get(name)
        day, opened = FIRST, []
        while day <= LAST + timedelta(days=60):
            opened += [day] if calendar.is_open(day) else []
            day += timedelta(days=1)
        for start, (_, following) in enumerate(pairwise(opened)):
            before = opened[start]
            if before > LAST or start + business_days >= len(opened):
                break
            # The longest begins the day before the first is open; the shortest on an open day.
            lengths.add((opened[start + business_days] - before).days)
            lengths.update(
                (opened[start + business_days] - (following - timedelta(days=back))).days
                for back in range(1, (following - before).days)
            )
    return min(lengths), max(lengths)


def test_the_bounds_of_the_two_windows_are_those_of_the_calendars() -> None:
    """Section 4 has fifteen business days, the RRA twenty calendar days: what is longer on no count, or on every."""
    row = next(each for each in comparison() if each.test == "window")
    least, most = _longest_and_shortest(15)
    assert (row.exhibit_d.less_to, row.exhibit_d.more_from) == (least, most + 1)
    assert _longest_and_shortest(row.rra.less_to)[1] <= 20 < _longest_and_shortest(row.rra.less_to + 1)[1]
    assert _longest_and_shortest(row.rra.more_from - 1)[0] <= 20 < _longest_and_shortest(row.rra.more_from)[0]

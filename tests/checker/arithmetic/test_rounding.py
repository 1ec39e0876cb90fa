"""Rounding of exact numbers: to the nearest step, up, down, and what is a tie."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.arithmetic.rounding import CENT, WHOLE, down, is_tie, nearest, up

STEPS = st.sampled_from([CENT, WHOLE, Fraction(1, 10), Fraction(1, 16), Fraction(3, 7)])
VALUES = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


def whole(value: Fraction, step: Fraction) -> bool:
    """Say whether the value is a multiple of the step."""
    return (value / step).denominator == 1


@given(VALUES, STEPS)
def test_down_and_up_enclose_the_value_within_one_step(value: Fraction, step: Fraction) -> None:
    below, above = down(value, step), up(value, step)
    assert whole(below, step)
    assert whole(above, step)
    assert below <= value <= above
    assert above - below == (0 if whole(value, step) else step)


@given(VALUES, STEPS)
def test_nearest_is_never_more_than_half_a_step_away(value: Fraction, step: Fraction) -> None:
    rounded = nearest(value, step)
    assert whole(rounded, step)
    assert abs(rounded - value) <= step / 2
    assert (abs(rounded - value) == step / 2) == is_tie(value, step)


@given(VALUES, STEPS)
def test_rounding_away_from_zero_is_the_same_on_both_sides_of_it(value: Fraction, step: Fraction) -> None:
    assert nearest(-value, step) == -nearest(value, step)
    assert up(-value, step) == -down(value, step)


@given(VALUES, STEPS)
def test_a_multiple_of_the_step_is_left_alone_and_is_no_tie(value: Fraction, step: Fraction) -> None:
    multiple = down(value, step)
    assert nearest(multiple, step) == up(multiple, step) == down(multiple, step) == multiple
    assert not is_tie(multiple, step)
    assert is_tie(multiple + step / 2, step)


@pytest.mark.parametrize(
    ("value", "to_nearest", "upwards", "downwards"),
    [
        ("1.274", "1.27", "1.28", "1.27"),
        ("1.275", "1.28", "1.28", "1.27"),
        ("1.285", "1.29", "1.29", "1.28"),
        ("7.224", "7.22", "7.23", "7.22"),
        ("-1.275", "-1.28", "-1.27", "-1.28"),
        ("0.005", "0.01", "0.01", "0"),
        ("2.18", "2.18", "2.18", "2.18"),
    ],
)
def test_cents_by_hand(value: str, to_nearest: str, upwards: str, downwards: str) -> None:
    exact = Fraction(value)
    assert nearest(exact, CENT) == Fraction(to_nearest)
    assert up(exact, CENT) == Fraction(upwards)
    assert down(exact, CENT) == Fraction(downwards)


def test_whole_shares_are_the_default_of_down() -> None:
    assert down(Fraction("300521.7")) == 300521

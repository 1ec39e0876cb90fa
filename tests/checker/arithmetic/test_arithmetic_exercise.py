"""The money and the shares of an exercise, by hand from Sections 2.1 and 11."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.arithmetic.exercise import exact_price, fraction_in_cash, split_off_fraction

PRICES = st.decimals(min_value=0, max_value=1000, places=3).map(Fraction)


@pytest.mark.parametrize(
    ("shares", "price", "due"),
    [("100000", "2.408", "240800"), ("1", "2.408", "2.408"), ("272067", "2.408", "655137.336")],
)
def test_the_price_is_exact(shares: str, price: str, due: str) -> None:
    assert exact_price(Fraction(shares), Fraction(price)) == Fraction(due)


@pytest.mark.parametrize(
    ("value", "price", "cash"),
    [
        ("4.00", "2.18", "1.27"),
        ("2.18", "2.18", "0"),
        ("2.00", "2.18", "0"),
        ("2.19", "2.18", "0.01"),
        ("4.005", "2.18", "1.28"),
    ],
)
def test_seven_tenths_of_a_share_in_cash(value: str, price: str, cash: str) -> None:
    assert fraction_in_cash(Fraction("0.7"), Fraction(value), Fraction(price)) == Fraction(cash)


@given(st.fractions(min_value=0, max_value=1), PRICES, PRICES)
def test_holder_never_pays_for_a_fraction_and_gets_whole_cents(
    fraction: Fraction, value: Fraction, price: Fraction
) -> None:
    cash = fraction_in_cash(fraction, value, price)
    assert cash >= 0
    assert (cash * 100).denominator == 1
    assert value > price or cash == 0


@given(st.fractions(min_value=0, max_value=10**9))
def test_whole_shares_and_fraction_make_up_the_shares(shares: Fraction) -> None:
    whole, fraction = split_off_fraction(shares)
    assert whole + fraction == shares
    assert whole.denominator == 1
    assert 0 <= fraction < 1

"""The Current Market Price and the net exercise formula, by hand and by their properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.arithmetic.market_price import mean, net_exercise_shares

PRICES = st.decimals(min_value="0.01", max_value=1000, places=3).map(Fraction)


def test_an_average_is_not_rounded() -> None:
    assert mean([Fraction("3.05"), Fraction("3.06"), Fraction("3.06")]) == Fraction("9.17") / 3
    assert mean([Fraction("3.00"), Fraction("3.10")]) == Fraction("3.05")


@pytest.mark.parametrize(
    ("portion", "market", "price", "shares"),
    [
        (100_000, "4.816", "2.408", Fraction(50_000)),
        (100_000, "3.00", "2.408", Fraction(100_000 * 592, 3000)),
        (100_000, "2.408", "2.408", Fraction(0)),
        (100_000, "2.00", "2.408", Fraction(0)),
    ],
)
def test_a_net_exercise_by_hand(portion: int, market: str, price: str, shares: Fraction) -> None:
    assert net_exercise_shares(Fraction(portion), Fraction(market), Fraction(price)) == shares


@given(st.integers(min_value=1, max_value=10**7), PRICES, PRICES)
def test_what_comes_out_is_worth_the_spread_of_what_goes_in(
    portion: int, market: Fraction, price: Fraction
) -> None:
    shares = net_exercise_shares(Fraction(portion), market, price)
    assert shares * market == portion * max(Fraction(0), market - price)
    assert 0 <= shares < portion

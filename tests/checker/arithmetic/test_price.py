"""The formulas of Sections 5 and 6 alone: quotients, ties, the strict trigger, the shadow ledger's fineness."""

from fractions import Fraction

import pytest

from checker.arithmetic.price import (
    SHADOW,
    as_fraction,
    as_pair,
    below,
    capped,
    distribution_price,
    in_proportion,
    nearest_step,
    plain,
    shadow_average,
    shares_after,
    split_price,
    to_cents,
    weighted_average,
)

PRICE = as_pair(Fraction("2.408"))


def _quotient(outstanding: Fraction, price: str, raised: str, shares: Fraction) -> Fraction:
    top, bottom = weighted_average(outstanding, as_pair(Fraction(price)), as_pair(Fraction(raised)), shares)
    return Fraction(top) / bottom


def test_the_published_examples_come_out_before_rounding() -> None:
    """Two published weighted averages; the shares are what the money buys at the stated price."""
    first = _quotient(
        Fraction(29_066_667), "60.00", "300000000", Fraction(300_000_000) / Fraction("49.156553")
    )
    assert abs(first - Fraction("58.118347")) < Fraction("0.000001")
    second = _quotient(
        Fraction(36_617_702), "58.118347", "30000000", Fraction(30_000_000) / Fraction("37.298348")
    )
    assert abs(second - Fraction("57.670855")) < Fraction("0.000001")


def test_expenses_count_in_the_weighted_average() -> None:
    """5,000,000 shares for 4,700,000 net: 2.1800969758, so 2.18; 5,000,000 gross would be 2.19."""
    raw = weighted_average(27_206_681, PRICE, (4_700_000, 1), 5_000_000)
    assert to_cents(*raw).steps == 218
    assert to_cents(*weighted_average(27_206_681, PRICE, (5_000_000, 1), 5_000_000)).steps == 219


def test_the_trigger_is_strict_and_unrounded() -> None:
    """2.4075 a share is below 2.408, though both round to 2.41; 2.408 itself is not."""
    assert below((24_075, 1), 10_000, PRICE)
    assert not below((24_080, 1), 10_000, PRICE)
    assert not below((24_081, 1), 10_000, PRICE)


@pytest.mark.parametrize(
    ("value", "steps", "tie", "even"),
    [("150.5", 151, True, 150), ("151.5", 152, True, 152), ("150.49", 150, False, 150), ("0.5", 1, True, 0)],
)
def test_a_half_goes_up_and_is_flagged(value: str, steps: int, tie: bool, even: int) -> None:
    """Section 6(vi) says nothing of halves: up by default, to the even step under the rival reading (A-18)."""
    exact = Fraction(value)
    rounded = nearest_step(exact.numerator, exact.denominator)
    assert (rounded.steps, rounded.tie, rounded.even()) == (steps, tie, even)


def test_eight_for_five_is_an_exact_half_of_a_cent() -> None:
    """2.408 / 1.6 is 1.505 exactly; a float would make it 1.5."""
    assert as_fraction(split_price(PRICE, Fraction(8, 5))) == Fraction("1.505")
    assert to_cents(*split_price(PRICE, Fraction(8, 5))).tie


def test_the_number_is_a_tie_in_tenths_where_it_ends_in_five_hundredths() -> None:
    """272,067 x 2.408 / 1.12 = 584,944.05 exactly; a float would make it 584,944.0."""
    rounded = shares_after(2_720_670, PRICE, (112, 100))
    assert (rounded.steps, rounded.tie, rounded.even()) == (5_849_441, True, 5_849_440)


def test_a_proportion_leaves_the_cents_out() -> None:
    """Three for two: 408,100.5, where Section 5 on 1.61 gives 406,917.6."""
    assert in_proportion(2_720_670, Fraction(3, 2)).steps == 4_081_005
    assert shares_after(2_720_670, PRICE, (161, 100)).steps == 4_069_176


def test_a_distribution_is_taken_off_without_rounding_the_fraction() -> None:
    """3.17 less 0.40: 2.104151, so 2.10; the fraction to .87 first would give 2.09 (A-19)."""
    raw = distribution_price(PRICE, Fraction("3.17"), Fraction("0.40"))
    assert as_fraction(raw) == Fraction("2.408") * Fraction("2.77") / Fraction("3.17")
    assert to_cents(*raw).steps == 210


@pytest.mark.parametrize("value", ["3.17", "3.18"])
def test_a_distribution_worth_the_market_price_gives_no_price(value: str) -> None:
    """Nothing is left: never a number, never below nothing (A-58)."""
    with pytest.raises(ValueError, match="Current Market Price or more"):
        distribution_price(PRICE, Fraction("3.17"), Fraction(value))


def test_the_cap_limits_the_sum_or_only_what_is_not_cash() -> None:
    """2,500,000 in cash and 500,000 in kind, capped at 2,000,000 (A-35)."""
    amounts = (Fraction(2_500_000), Fraction(500_000), Fraction(2_000_000))
    assert capped(*amounts, literal=True) == 2_000_000
    assert capped(*amounts, literal=False) == 2_500_000


def test_the_shadow_ledger_keeps_what_the_cents_lose() -> None:
    """Twenty issues of 30,000 at 1.00 are one of 600,000 to it: 2.377619."""
    price, base = PRICE[0] * SHADOW // PRICE[1], 27_206_681
    for _ in range(20):
        price, base = shadow_average(base, price, (30_000, 1), 30_000), base + 30_000
    once = _quotient(Fraction(27_206_681), "2.408", "600000", Fraction(600_000))
    assert abs(Fraction(price, SHADOW) - once) < Fraction(1, 10**25)


def test_a_whole_number_is_kept_as_an_integer() -> None:
    """Whole shares count several times faster as integers, and are the same value."""
    assert type(plain(Fraction(4, 2))) is int
    assert plain(Fraction(3, 2)) == Fraction(3, 2)

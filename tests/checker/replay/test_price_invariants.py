"""What holds of every ledger: value kept, dilution never raises, order of the file and ended rights do not matter."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from price_matters import event, history, options, shares_for

DAYS = st.dates(min_value=date(2002, 6, 1), max_value=date(2008, 12, 31))
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def cheap_issues(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return one to four issues of Common Stock on different days, most of them below the price."""
    days = draw(st.lists(DAYS, min_size=1, max_size=4, unique=True))
    return [
        shares_for(
            draw(st.integers(1, 5_000_000)),
            draw(st.integers(0, 8_000_000)),
            draw(st.integers(0, 300_000)),
            day=day.isoformat(),
        )
        for day in days
    ]


@QUICK
@given(cheap_issues())
def test_the_value_of_the_warrant_is_kept_to_half_a_tenth_of_a_share(issues: list[dict[str, Any]]) -> None:
    """|N1 x P1 - N0 x P0| <= 0.05 x P1 at each adjustment."""
    price, number = Fraction("2.408"), Fraction(272_067)
    for step in history(*issues).steps:
        after, shares = Fraction(step.price), Fraction(step.shares)
        assert abs(shares * after - number * price) <= Fraction(1, 20) * after
        price, number = after, shares


@QUICK
@given(cheap_issues())
def test_a_dilutive_issue_never_raises_the_price(issues: list[dict[str, Any]]) -> None:
    """Section 6(i) protects against dilution (A-17)."""
    prices = [Fraction("2.408"), *(Fraction(step.price) for step in history(*issues).steps)]
    assert prices == sorted(prices, reverse=True)


@QUICK
@given(cheap_issues(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(issues: list[dict[str, Any]], random: Any) -> None:
    """Events are replayed by date."""
    shuffled = list(issues)
    random.shuffle(shuffled)
    assert history(*shuffled).last == history(*issues).last


@QUICK
@given(
    cheap_issues(), st.integers(1, 3_000_000), st.sampled_from(["0.50", "1.50", "2.40", "4.00"]), DAYS, DAYS
)
def test_a_right_granted_and_ended_unexercised_leaves_no_trace(
    issues: list[dict[str, Any]], shares: int, strike: str, one: Any, other: Any
) -> None:
    """Section 6(i)3(D): price and number are what they would have been without it."""
    grant = options(min(one, other).isoformat(), shares=str(shares), price=strike)
    expiry = event("expire", "2009-01-05", of="G")
    assert history(grant, *issues, expiry).last == history(*issues).last


@QUICK
@given(cheap_issues(), st.integers(1, 2_000_000), DAYS)
def test_a_right_wholly_exercised_and_one_never_ended_give_the_same_price(
    issues: list[dict[str, Any]], used: int, day: Any
) -> None:
    """The use of a right that was counted at its grant moves neither price nor number (A-27)."""
    grant = options("2002-05-02")
    use = event("convert", day.isoformat(), of="G", shares=str(used))
    assert history(grant, *issues, use).last == history(grant, *issues).last


@QUICK
@given(cheap_issues(), st.integers(1, 100))
def test_reading_the_ledger_at_every_step_or_at_the_end_gives_the_same(
    issues: list[dict[str, Any]], part: int
) -> None:
    """What is reckoned on the way is made over where more becomes known."""
    grant = options("2002-05-02")
    use = event("convert", "2002-05-20", of="G", shares=str(2_000_000 * part // 100))
    events = (grant, use, *issues, event("expire", "2009-01-05", of="G"))
    told = history(*events)
    fresh = told.state.under(told.state.book.under(told.state.book.record))
    assert fresh.position() == told.state.position()

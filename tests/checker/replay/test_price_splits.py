"""The worked figures of Section 6(iii) to (v), (vii) and (ix): splits, distributions, their days."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from price_matters import event, history, options, quotations, shares_for, split

from checker.replay.record import ImpossibleFact
from checker.replay.split_window import market_price_with

SPLITS = [
    ("2:1", "split", "1.20", "545947.8", "544134.0"),
    ("3:2", "split", "1.61", "406917.6", "408100.5"),
    ("3:1", "split", "0.80", "818921.7", "816201.0"),
    ("8:5", "split", "1.51", "433865.8", "435307.2"),
    ("21:20", "stock_dividend", "2.29", "286086.2", "285670.4"),
    ("1:10", "combination", "24.08", "27206.7", "27206.7"),
    ("1:7", "combination", "16.86", "38857.5", "38866.7"),
    ("1:3", "combination", "7.22", "90739.2", "90689.0"),
]


@pytest.mark.parametrize(("ratio", "kind", "price", "literal", "proportional"), SPLITS)
def test_price_first_or_in_proportion(
    ratio: str, kind: str, price: str, literal: str, proportional: str
) -> None:
    """The table of F10 and F11, both ways of A-21."""
    assert history(split(ratio, kind)).last == (price, literal)
    assert history(split(ratio, kind), readings={"A-21": "R2"}).last == (price, proportional)


def test_the_tie_of_eight_for_five_is_asked_about_and_shown() -> None:
    """1.505: 1.51, or to the even cent 1.50 and 436,758.2 (A-18)."""
    told = history(split("8:5"), readings={"A-18": "R2"})
    assert told.last == ("1.50", "436758.2")
    assert told.steps[0].figures["unrounded_price"] == "1.505"
    assert "A-18" not in history(split("2:1")).asked


def test_a_split_that_comes_out_even_asks_nothing() -> None:
    """One for ten gives 24.08 exactly, the same on every reading."""
    assert history(split("1:10", "combination")).asked & {"A-18", "A-21"} == set()


@pytest.mark.parametrize(
    ("record", "effective", "asked"),
    [
        ("2004-06-10", "2004-06-14", True),  # Friday 11 June: a day of mourning, on which banks were open
        ("2004-06-09", "2004-06-10", False),
        ("2003-06-06", "2003-06-09", False),
    ],
)
def test_effective_on_the_business_day_next_following_the_record_date(
    record: str, effective: str, asked: bool
) -> None:
    """Section 6(ix) on the market's calendar; A-5 is asked where the banks' differs."""
    told = history(split("2:1", record_date=record))
    assert told.steps[0].figures["adjustment_made"] == "2004-06-25"
    assert told.steps[0].figures["adjustment_effective"] == effective
    assert ("A-5" in told.asked) is asked


def test_without_a_record_date_another_day_stands_for_it() -> None:
    """A-49: the day of the event, or the first day of trading on the new basis."""
    bare = split("2:1", record_date=None)
    bare.pop("record_date")
    assert history(bare).steps[0].figures["adjustment_effective"] == "2004-06-28"
    assert history(bare, readings={"A-49": "R2"}).steps[0].figures["adjustment_effective"] == "2004-06-29"


def test_every_count_of_shares_follows_the_ratio() -> None:
    """Outstanding stock, reserves and rights granted since; not the authorized shares."""
    state = history(options(), split("2:1")).state
    assert state.capital.outstanding == 2 * 27_206_681
    assert state.capital.new_rights == 4_000_000
    assert state.capital.authorized == 100_000_000
    assert state.capital.preferred_dividend * state.capital.preferred_conversion == (
        2 * 14_313_660 * state.capital.preferred_outstanding
    )


def test_a_right_is_counted_in_the_shares_of_its_day_across_a_split() -> None:
    """600,000 of 2,000,000 exercised after two for one are 300,000 of the grant."""
    used = (
        options(),
        event("split", "2003-07-01", kind="split", ratio="2:1", record_date="2003-06-20"),
        event("convert", "2003-08-01", of="G", shares="1200000"),
        event("expire", "2004-01-02", of="G"),
    )
    before = history(
        options(),
        event("convert", "2003-06-10", of="G", shares="600000"),
        event("expire", "2003-06-20", of="G"),
        used[1],
    )
    assert history(*used).last == before.last


@pytest.mark.parametrize(
    ("ratio", "kind"), [("1:2", "split"), ("2:1", "combination"), ("1:1", "stock_dividend")]
)
def test_a_ratio_that_contradicts_the_kind_is_bad_input(ratio: str, kind: str) -> None:
    """Turned round it would move price and number the wrong way."""
    with pytest.raises(ImpossibleFact, match="ratio"):
        history(split(ratio, kind))


def test_a_record_date_after_the_payment_is_bad_input() -> None:
    """What has been paid cannot be fixed on whom to pay later."""
    with pytest.raises(ImpossibleFact, match="after its payment date"):
        history(split("2:1", record_date="2004-06-26"))


def _distribution(market: str, value: str, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    paid = event(
        "distribution",
        "2004-06-25",
        **{
            "id": "D",
            "kind": "assets",
            "fair_value_per_share": value,
            "record_date": "2004-06-10",
            "payment_date": "2004-06-25",
            **changes,
        },
    )
    return paid, quotations("2004-06-10", [market] * 15)


@pytest.mark.parametrize(
    ("market", "value", "last"),
    [
        ("5.00", "1.25", ("1.81", "361954.3")),
        ("4.30", "2.30", ("1.12", "584944.1")),
        ("3.17", "0.40", ("2.10", "311970.2")),
        ("3.00", "3.00", ("2.408", "272067.0")),
    ],
)
def test_a_distribution_is_taken_off_the_price(market: str, value: str, last: tuple[str, str]) -> None:
    """F12; worth the market price, it gives no figure (A-58)."""
    paid, prices = _distribution(market, value)
    told = history(paid, prices=prices)
    assert told.last == last
    assert ("unrounded_price" in told.steps[0].figures) is (market != value)


@pytest.mark.parametrize("source", ["earned_surplus", "current_earnings"])
def test_a_dividend_out_of_earnings_adjusts_nothing(source: str) -> None:
    """Section 6(v): cash otherwise than out of earnings or earned surplus."""
    paid, prices = _distribution("5.00", "1.25", kind="cash", source=source)
    told = history(paid, prices=prices)
    assert told.last == ("2.408", "272067.0")
    assert "A-57" not in told.asked


@pytest.mark.parametrize(
    ("option", "last"),
    [("R1", ("1.97", "332557.0")), ("R2", ("2.17", "301906.6")), ("R3", ("2.19", "299149.5"))],
)
def test_convertible_preferred_given_to_common_holders(option: str, last: tuple[str, str]) -> None:
    """A-56: both clauses, (v) alone, (i) alone."""
    paid, prices = _distribution("3.00", "0.30", kind="other_capital_stock", conversion_shares="2720668")
    assert history(paid, prices=prices, readings={"A-56": option}).last == last


def test_days_already_trading_without_the_distribution_may_be_raised() -> None:
    """A-57: thirteen days at 4.00 and two at 3.20; 3.89 as reported, 4.00 raised."""
    paid, _ = _distribution("4.00", "0.80")
    prices = quotations("2004-06-10", ["4.00"] * 13 + ["3.20"] * 2)
    assert history(paid, prices=prices).last == ("1.91", "343003.8")
    assert history(paid, prices=prices, readings={"A-57": "R2"}).last == ("1.93", "339449.4")


def test_a_split_makes_older_closing_prices_comparable() -> None:
    """Two for one, first traded anew on 28 June 2004: the days before it are halved (A-53)."""
    bought = event(
        "issue",
        "2004-07-06",
        id="E",
        security="common",
        shares="1000000",
        consideration={"property": "9000000"},
    )
    days = quotations("2004-07-06", ["6.00"] * 10 + ["3.00"] * 5)
    assert date.fromisoformat(days["days"][10]["date"]) == date(2004, 6, 28)
    told = history(split("2:1"), bought, prices=days)
    assert told.steps[1].figures["current_market_price"] == "3.00"
    vendor = {**days, "adjusted_for_splits": True}
    assert history(split("2:1"), bought, prices=vendor).steps[1].figures["current_market_price"] == "5.00"


def test_whether_the_vendor_has_adjusted_is_a_fact_that_can_be_missing() -> None:
    """Left out with a split in the window it is missing; the price is shown as unadjusted quotations make it."""
    days = quotations("2004-07-06", ["6.00"] * 10 + ["3.00"] * 5)
    days.pop("adjusted_for_splits")
    state = history(split("2:1"), prices=days).state
    price = market_price_with(state.book.record, date(2004, 7, 6), None, state.splits)
    assert price.value == 3
    assert len(price.missing) == 10


def test_the_adjustment_at_once_is_asked_about_where_something_comes_between() -> None:
    """A-48: an issue between the effective day and the payment meets the old price, or the new one."""
    between = shares_for(1_000_000, 1_000_000, day="2004-06-16")
    told = history(split("2:1"), between)
    assert "A-48" in told.asked
    assert told.last != history(split("2:1"), between, readings={"A-48": "R2"}).last
    assert "A-48" not in history(split("2:1"), shares_for(1_000_000, 1_000_000)).asked


def test_a_price_that_rounds_to_nothing_stops() -> None:
    """Nothing is divided by a price of 0.00: the price stays, and the rule stops the act."""
    told = history(split("1000:1"))
    assert told.last == ("2.408", "272067.0")
    assert Fraction(told.steps[0].figures.get("unrounded_price", "0")) < Fraction("0.005")

"""The figures and days in the examples of the Warrant's readings, recomputed with exact fractions."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

REGISTER = Path(__file__).parents[2] / "checker" / "agreements" / "warrant" / "readings.yaml"
EXAMPLES = {
    reading["id"]: reading["example"] for reading in yaml.safe_load(REGISTER.read_text(encoding="utf-8"))
}

PRICE = Fraction("2.408")
SHARES = Fraction(272067)
OUTSTANDING = Fraction(27206681)


def nearest(value: Fraction, unit: str) -> Fraction:
    return Fraction(int(value / Fraction(unit) + Fraction(1, 2))) * Fraction(unit)


def money(value: Fraction | str) -> str:
    return f"${float(nearest(Fraction(value), '0.01')):,.2f}"


def tenths(value: Fraction) -> str:
    return f"{float(nearest(value, '0.1')):,.1f}"


def issue(
    received: Fraction | int,
    new: int,
    outstanding: Fraction | int = OUTSTANDING,
    price: Fraction = PRICE,
    shares: Fraction = SHARES,
) -> tuple[str, str]:
    """Return the price and the number of shares after an issue under Section 6(i), as the examples print them."""
    return after((outstanding * price + received) / (outstanding + new), price, shares)


def after(quotient: Fraction, price: Fraction = PRICE, shares: Fraction = SHARES) -> tuple[str, str]:
    """Return a quotient rounded to the cent and the number of shares that Section 5 makes of it."""
    rounded = nearest(quotient, "0.01")
    return money(rounded), tenths(shares * price / rounded)


def net(market: str, shares: Fraction = SHARES, price: Fraction = PRICE) -> Fraction:
    return shares * (Fraction(market) - price) / Fraction(market)


def in_full(value: Fraction) -> str:
    return f"{int(value):,}"


WITH_PLANS = OUTSTANDING + 4111474 + 4410130
WITH_ALL = WITH_PLANS + 4000000 + 1328519 + 715683
WITH_DIVIDEND_AS_PREFERRED = WITH_PLANS + 4000000 + 1328519 + 14313660
OPTIONS_GRANTED = (Fraction("2.35"), nearest(SHARES * PRICE / Fraction("2.35"), "0.1"))
DISTRIBUTED_AT_389 = PRICE * (Fraction("3.89") - Fraction("0.80")) / Fraction("3.89")

FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A-8", (f"{int(300000 / PRICE):,}", "$299,998.272", "$1.728")),
    ("A-10", ("$2,415.224", "$2,415.22", "$2,415.23", "$655,137.336", "$655,137.34")),
    ("A-11", (in_full(net("3.09")), in_full(net("3.15")))),
    (
        "A-12",
        (
            in_full(net("3.09")),
            money(net("3.09") % 1 * Fraction("3.09")),
            money(net("3.09") % 1 * Fraction("0.682")),
        ),
    ),
    (
        "A-14",
        (
            in_full(net("2.41")),
            in_full(net("3.09")),
            in_full(SHARES - SHARES * PRICE * 15 / Fraction("46.375")),
        ),
    ),
    ("A-16", ("$655,137.336", "$655,681.47", "$544.134")),
    ("A-17", (*issue(10000, 10000), issue(58093, 58093)[1], issue(58092, 58092)[0])),
    ("A-18", (*after(PRICE / Fraction("1.6")), tenths(SHARES * PRICE / Fraction("1.50")))),
    ("A-19", after(PRICE * Fraction(277, 317))),
    ("A-20", issue(600000, 600000)),
    (
        "A-21",
        (
            *after(PRICE / 2),
            *after(PRICE * 2 / 3),
            *after(PRICE * 7),
            tenths(SHARES * 3 / 2),
            tenths(SHARES / 7),
        ),
    ),
    ("A-25", issue(4700000, 5000000) + issue(4700000, 5000000, WITH_PLANS)),
    ("A-25", issue(4700000, 5000000, WITH_ALL) + issue(4700000, 5000000, WITH_DIVIDEND_AS_PREFERRED)),
    ("A-25", tuple(in_full(base) for base in (WITH_PLANS, WITH_ALL, WITH_DIVIDEND_AS_PREFERRED))),
    ("A-26", issue(4700000, 5000000, OUTSTANDING + 2000000, *OPTIONS_GRANTED)),
    ("A-26", issue(4700000, 5000000, OUTSTANDING + 2600000, *OPTIONS_GRANTED)),
    ("A-28", issue(450, 45000)),
    ("A-29", issue(2000000, 2000000)),
    ("A-30", issue(10000000, 5000000)),
    ("A-31", (tenths((OPTIONS_GRANTED[1] - 100000) * OPTIONS_GRANTED[0] / PRICE),)),
    ("A-32", issue(1000000, 600000)),
    (
        "A-34",
        (tenths(OPTIONS_GRANTED[1]), tenths(OPTIONS_GRANTED[1] * OPTIONS_GRANTED[0] / Fraction("2.41"))),
    ),
    ("A-35", issue(2000000, 1000000)),
    ("A-36", issue(23500000, 10000000)),
    ("A-38", issue(2200000, 1000000)),
    ("A-41", issue(2000000 - 815365, 2000000 - 815365)),
    ("A-42", issue(1000000, 500000)),
    ("A-43", issue(0, 715683) + issue(0, 715683 * 20)),
    ("A-46", issue(4700000, 5000000, OUTSTANDING + 1000000)),
    (
        "A-52",
        (in_full(net("6")), in_full(2 * net("6")), in_full(net("6", Fraction("545947.8"), Fraction("1.20")))),
    ),
    ("A-53", (in_full(net("3.05", Fraction("545947.8"), Fraction("1.20"))),)),
    ("A-55", after(PRICE * (5 - Fraction("1.25")) / 5)),
    ("A-56", after(PRICE * Fraction(9, 10)) + issue(0, 2720668)),
    ("A-56", issue(0, 2720668, OUTSTANDING, Fraction("2.17"), Fraction("301906.6"))),
    ("A-57", after(DISTRIBUTED_AT_389) + after(PRICE * Fraction(4, 5))),
    ("A-61", (in_full(net("2.60")),)),
    (
        "A-75",
        (tenths(50000 * PRICE / Fraction("2.18")), tenths(172067 * PRICE / Fraction("2.18")), "300,521.8"),
    ),
    ("A-80", ("$433,130.664",)),
    ("A-84", ("$1.274", money(Fraction("0.7") * (4 - Fraction("2.18"))))),
    (
        "A-106",
        (
            in_full(net("4", Fraction(100000))),
            in_full(SHARES - 100000),
            in_full(SHARES - net("4", Fraction(100000))),
        ),
    ),
    ("A-111", issue(7500000, 5000000)),
    ("A-112", (*issue(0, 1000000), tenths(SHARES * (OUTSTANDING + 1000000) / OUTSTANDING))),
    ("A-113", after(PRICE / 3)),
)


@pytest.mark.parametrize(("code", "figures"), FIGURES)
def test_the_figures_of_an_example_are_right(code: str, figures: tuple[str, ...]) -> None:
    for figure in figures:
        assert figure in EXAMPLES[code]


# Days on which the exchange was closed in the windows of the example; the banks were open on June 11, 2004.
EXCHANGE_CLOSED = {date(2004, 5, 31), date(2004, 6, 11)}


def spoken(day: date) -> str:
    return f"{day:%A, %B} {day.day}"


@pytest.mark.parametrize(
    ("code", "start", "days"),
    [
        ("A-4", date(2004, 2, 14), 15),
        ("A-4", date(2009, 5, 1), 15),
        ("A-63", date(2004, 2, 13), 30),
        ("A-63", date(2004, 2, 18), 30),
        ("A-78", date(2004, 7, 12), -30),
        ("A-81", date(2004, 6, 5), 30),
        ("A-82", date(2009, 4, 15), 30),
        ("A-83", date(2004, 3, 30), -30),
        ("A-90", date(2004, 5, 28), 15),
        ("A-95", date(2004, 2, 20), 30),
        ("A-101", date(2004, 1, 2), 120),
    ],
)
def test_the_days_of_an_example_are_right(code: str, start: date, days: int) -> None:
    assert spoken(start + timedelta(days=days)) in EXAMPLES[code]


def test_fifteen_business_days_skip_the_closings_of_the_exchange() -> None:
    days = [date(2004, 5, 28) + timedelta(days=n) for n in range(1, 40)]
    open_days = [day for day in days if day.weekday() < 5 and day not in EXCHANGE_CLOSED]
    assert spoken(open_days[14]) in EXAMPLES["A-5"]

"""The Current Market Price of a day (Section 6(vii)) from the quotations on file, or as the Board has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.market_price import mean
from checker.arithmetic.rounding import CENT, is_tie, nearest, nearest_even
from checker.model.matter import PriceDay
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.readings import NotComputable
from checker.replay.record import Record

PRICE_PLACES = 2
BID_AND_ASKED_ONLY = "quotation_bureau"
MARKET_DAYS, BANK_DAYS, CALIFORNIA_DAYS = "R1", "R2", "R3"
_CALENDARS = {MARKET_DAYS: "nyse", BANK_DAYS: "ny_banks", CALIFORNIA_DAYS: "california"}


@dataclass(frozen=True, slots=True)
class MarketPrice:
    """A Current Market Price: ``value`` in dollars to the cent (None if there is none), and where it is from.

    ``source`` is ``quotations`` or ``determination``; with no value, ``missing`` says which days the file
    lacks, ``unavailable`` for which days no quotation is available, so that the Board determines the price.
    """

    window: tuple[date, ...]
    value: Fraction | None = None
    unrounded: Fraction | None = None
    source: str = "quotations"
    closes: tuple[tuple[date, Fraction], ...] = ()
    missing: tuple[date, ...] = ()
    unavailable: tuple[date, ...] = ()

    @property
    def derivation(self) -> Derivation:
        """How the price came to be, for a price that is there."""
        value = exact(self.value or Fraction(0), PRICE_PLACES)
        if self.source == "determination":
            inputs, formula = {"determined": value}, "as determined under Section 6(vii)"
        else:
            inputs = {day.isoformat(): exact(close, PRICE_PLACES) for day, close in self.closes}
            formula = f"average of {len(self.closes)} daily closing prices"
        return Derivation(
            figure="current_market_price",
            value=value,
            clause="W6.vii",
            formula=formula,
            inputs=inputs,
            unrounded=exact(self.unrounded if self.unrounded is not None else Fraction(0), PRICE_PLACES),
            rounding="to the nearest cent, a tie up",
        )


def market_price(record: Record, day: date, determined: Fraction | None) -> MarketPrice:
    """Return the Current Market Price at a day: over the 15 business days that end on the last one before it.

    Days are those on which the market that supplies the prices is open (A-5). A gap in the quotations is
    neither skipped nor filled (A-62): the price is then ``determined``, by the Board or the firm, if it is.
    """
    option = record.reading("A-5")
    window = record.calendar(_CALENDARS[option]).last_open_before(day, record.days("market_price_days"))
    rows = _rows(record)
    missing = tuple(each for each in window if _outside(each, rows))
    closes = {each: closing_price(rows[each]) for each in window if each in rows}
    unavailable = tuple(each for each in window if each not in missing and closes.get(each) is None)
    if (missing or unavailable) and option != MARKET_DAYS:
        lacking = (missing or unavailable)[0]
        raise NotComputable(f"the file has no closing price of {lacking}, which that reading counts")
    if determined is not None and (missing or unavailable):
        return MarketPrice(window, _to_the_cent(record, determined), determined, "determination")
    if missing or unavailable:
        return MarketPrice(window, missing=missing, unavailable=unavailable)
    daily = tuple((each, close) for each, close in closes.items() if close is not None)
    average = mean([close for _, close in daily])
    return MarketPrice(window, _to_the_cent(record, average), average, closes=daily)


def closing_price(row: PriceDay) -> Fraction | None:
    """Return a day's closing price in dollars: the last sale, else the average of bid and asked; None if open.

    On the third tier (a quotation service) it is always the average of bid and asked (6(vii)). A row whose
    tier is not given, or whose sale is unknown, has no closing price that the words would allow.
    """
    both = None if row.bid is None or row.ask is None else mean((Fraction(row.bid), Fraction(row.ask)))
    if row.tier is None:
        return None
    if row.tier == BID_AND_ASKED_ONLY or row.no_sale:
        return both
    return None if row.last is None else Fraction(row.last)


def _rows(record: Record) -> Mapping[date, PriceDay]:
    """Return the quotations on file by day."""
    prices = record.matter.prices
    return {row.date: row for row in prices.days} if prices is not None else {}


def _outside(day: date, rows: Mapping[date, PriceDay]) -> bool:
    """Say whether the file's quotations begin after the day or end before it: a fact is missing then."""
    return not rows or day < min(rows) or day > max(rows)


def _to_the_cent(record: Record, value: Fraction) -> Fraction:
    """Return a price to the nearest cent (6(vi)); an exact tie as the reading of A-18 has it."""
    if is_tie(value, CENT) and record.reading("A-18") == "R2":
        return nearest_even(value, CENT)
    return nearest(value, CENT)

"""The Current Market Price from which an extraordinary distribution is taken off (Section 6(v) and (vii))."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.arithmetic.market_price import mean
from checker.arithmetic.rounding import CENT, nearest
from checker.calendars import Calendar
from checker.readings import NotComputable
from checker.replay.market_price import MarketPrice
from checker.replay.price_rows import MarketPrices
from checker.replay.record import Record
from checker.replay.split_window import market_price_with

RAISED, DAY_AFTER, WHEN_MADE = "R2", "R3", "R4"


def market_of(asked: MarketPrices, record: Record) -> MarketPrice:
    """Return the Current Market Price for a distribution under the reading in force of A-57.

    NotComputable where another day's price than the record date's is asked for and cannot be made.
    """
    option = record.reading("A-57")
    found = _market_of(asked, record, option)
    if found.value is None and option != "R1" and _at(asked, record, asked.record_date).value is not None:
        raise NotComputable("the file has no quotations for the days which that reading counts")
    return found


def _market_of(asked: MarketPrices, record: Record, option: str) -> MarketPrice:
    price = _at(asked, record, _day(asked, record, option))
    if option != RAISED or not price.closes or asked.value is None or asked.record_date is None:
        return price
    ex_day = first_ex_day(record.calendar("nyse"), asked.record_date)
    closes = tuple((day, close + asked.value if day >= ex_day else close) for day, close in price.closes)
    average = mean([close for _, close in closes])
    return MarketPrice(price.window, nearest(average, CENT), average, closes=closes)


def first_ex_day(market: Calendar, record_date: date) -> date:
    """Return the first day of trading without a distribution: two business days before the record date.

    That is the market's rule for settlement on the third day after the trade, outside the Warrant (A-57).
    """
    return market.before(market.before(record_date, 1), 1)


def _day(asked: MarketPrices, record: Record, option: str) -> date | None:
    """Return the day in question."""
    if option == WHEN_MADE or asked.record_date is None:
        return asked.payment_date
    return record.calendar("nyse").after(asked.record_date, 1) if option == DAY_AFTER else asked.record_date


def _at(asked: MarketPrices, record: Record, day: date | None) -> MarketPrice:
    """Return the Current Market Price at a day."""
    determined: Fraction | None = (
        record.determined_value("current_market_price", asked.of) or asked.determined
    )
    return market_price_with(record, day or asked.payment_date, determined, asked.splits)

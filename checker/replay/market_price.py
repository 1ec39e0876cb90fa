"""The Current Market Price of a day (Section 6(vii)) from the quotations on file, or as the Board has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.market_price import mean
from checker.arithmetic.rounding import CENT, is_tie, nearest, nearest_even
from checker.model.matter import PriceDay
from checker.readings import NotComputable
from checker.replay.board_price import board_price
from checker.replay.record import Record

BID_AND_ASKED_ONLY = "quotation_bureau"
MARKET_DAYS, BANK_DAYS, CALIFORNIA_DAYS = "R1", "R2", "R3"
BY_LAST_SALE = "R1"
BY_LAST_MARKET = "R2"
_CALENDARS = {MARKET_DAYS: "nyse", BANK_DAYS: "ny_banks", CALIFORNIA_DAYS: "california"}


@dataclass(frozen=True, slots=True)
class MarketPrice:
    """A Current Market Price: ``value`` in dollars to the cent (None if there is none), and where it is from.

    ``source`` is ``quotations`` or ``determination``; with no value, ``missing`` says which days the file
    lacks, ``unavailable`` for which days no quotation is available, so that the Board determines the price,
    and ``disputed`` on which day Holder disputed in time what the Board had determined.
    """

    window: tuple[date, ...]
    value: Fraction | None = None
    unrounded: Fraction | None = None
    source: str = "quotations"
    closes: tuple[tuple[date, Fraction], ...] = ()
    missing: tuple[date, ...] = ()
    unavailable: tuple[date, ...] = ()
    disputed: date | None = None


def market_price(record: Record, day: date, determined: Fraction | None) -> MarketPrice:
    """Return the Current Market Price at a day: over the 15 business days that end on the last one before it.

    Days are those on which the market that supplies the prices is open (A-5). A gap in the quotations is
    neither skipped nor filled (A-62): the price is then ``determined``, or as the Board has it for that day,
    unless Holder has disputed that in time.
    """
    option = record.reading("A-5")
    window = record.calendar(_CALENDARS[option]).last_open_before(day, record.days("market_price_days"))
    rows = _rows(record)
    missing = tuple(each for each in window if _outside(each, rows))
    closes = _closes(record, [rows[each] for each in window if each in rows])
    unavailable = tuple(each for each in window if each not in missing and closes.get(each) is None)
    if not missing and not unavailable:
        daily = tuple((each, close) for each, close in closes.items() if close is not None)
        average = mean([close for _, close in daily])
        return MarketPrice(window, _to_the_cent(record, average), average, closes=daily)
    if option != MARKET_DAYS:
        lacking = (missing or unavailable)[0]
        raise NotComputable(f"the file has no closing price of {lacking}, which that reading counts")
    board = board_price(record, window[-1], day) if determined is None else None
    value = board.value if board is not None else determined
    if value is not None:
        return MarketPrice(window, _to_the_cent(record, value), value, "determination")
    disputed = board.disputed if board is not None else None
    return MarketPrice(window, missing=missing, unavailable=unavailable, disputed=disputed)


def _closes(record: Record, rows: Sequence[PriceDay]) -> Mapping[date, Fraction | None]:
    """Return the closing price of each day, by the market of that day, or of the last one (A-64)."""
    own = {row.date: closing_price(record, row, row.tier) for row in rows}
    tiers = {row.tier == BID_AND_ASKED_ONLY for row in rows if row.tier is not None}
    if len(tiers) <= 1 or record.reading("A-64") != BY_LAST_MARKET:
        return own
    moved = {row.date: closing_price(record, row, rows[-1].tier) for row in rows}
    lacking = [day for day, close in moved.items() if close is None and own[day] is not None]
    if lacking:
        raise NotComputable(f"the file has no quotation of {lacking[0]} for the market of the last day")
    return moved


def closing_price(record: Record, row: PriceDay, tier: str | None) -> Fraction | None:
    """Return a day's closing price in dollars: the last sale, else the average of bid and asked; None if open.

    On the third tier (a quotation service) it is the average of bid and asked, even where there were sales
    (A-61). A row whose tier is not given, or whose sale is unknown, has no closing price that the words
    would allow. NotComputable where the rival reading counts a sale that the file does not give.
    """
    both = None if row.bid is None or row.ask is None else mean((Fraction(row.bid), Fraction(row.ask)))
    if tier is None:
        return None
    if row.no_sale:
        return both
    last = None if row.last is None else Fraction(row.last)
    if tier != BID_AND_ASKED_ONLY:
        return last
    if last == both or record.reading("A-61") != BY_LAST_SALE:
        return both
    if last is None:
        raise NotComputable(f"the file has no last sale of {row.date}, which that reading counts")
    return last


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

"""The Current Market Price with splits: prices of the old basis made comparable with the new (Section 6(vii))."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from checker.arithmetic.market_price import mean
from checker.arithmetic.rounding import CENT, is_tie, nearest, nearest_even
from checker.model.matter import PriceDay
from checker.readings import NotComputable
from checker.replay.market_price import MarketPrice, market_price
from checker.replay.price_rows import SplitMade
from checker.replay.record import Record

WITHIN, ON_PAYMENT = "R2", "R3"
ONE = Fraction(1)


def market_price_with(
    record: Record, day: date, determined: Fraction | None, splits: Sequence[SplitMade]
) -> MarketPrice:
    """Return the Current Market Price at a day, older closing prices divided by the ratio of each split.

    ``adjusted_for_splits: true`` says that the vendor has done so already; left out, with a split in the
    window, it is a missing fact, and the price is shown as if the vendor had not.
    """
    plainly = market_price(record, day, determined)
    near = [split for split in splits if _may_touch(split, plainly.window, day)]
    if not near or plainly.value is None or plainly.source != "quotations":
        return plainly
    prices = record.matter.prices
    if prices is None or prices.adjusted_for_splits:
        return plainly
    divisors = split_divisors(record, plainly.window, day, near)
    if not divisors:
        return plainly
    if prices.adjusted_for_splits is None:
        # Reckoned as prices usually stand in a file, unadjusted; that it is not said stays a missing fact.
        return replace(_divided(record, plainly, divisors), missing=tuple(sorted(divisors)))
    return _divided(record, plainly, divisors)


def market_price_in(
    record: Record,
    day: date,
    determined: Fraction | None,
    splits: Sequence[SplitMade],
    more: Callable[[date], Fraction],
) -> MarketPrice:
    """Return the Current Market Price at a day with each closing price divided once more, by ``more`` of its day.

    So that a net exercise between a record date and the first new trading stands on one basis (A-52).
    """
    plainly = market_price_with(record, day, determined, splits)
    if plainly.value is None or plainly.source != "quotations":
        return plainly
    divisors = {each: more(each) for each, _ in plainly.closes}
    return _divided(record, plainly, divisors)


def split_divisors(
    record: Record, window: Sequence[date], day: date, splits: Sequence[SplitMade]
) -> dict[date, Fraction]:
    """Return by what each day's closing price is divided, for the days of the window that a split touches.

    A split touches the days before it took effect: its first day of trading on the new basis, or its
    payment date (A-53). Where the edges of the window matter the reading is asked.
    """
    option = record.reading("A-53")
    divisors: dict[date, Fraction] = {}
    for split in splits:
        took_effect = _took_effect(split, option)
        if not window[0] < took_effect <= day or (option == WITHIN and took_effect > window[-1]):
            continue
        for each in window:
            if each < took_effect:
                divisors[each] = divisors.get(each, ONE) * split.ratio
    return divisors


def unknown_basis(record: Record, price: MarketPrice) -> bool:
    """Say whether a price lacks only the fact whether the vendor has adjusted the quotations for a split."""
    prices = record.matter.prices
    rows: dict[date, PriceDay] = {row.date: row for row in prices.days} if prices is not None else {}
    return bool(price.missing) and all(day in rows for day in price.missing)


def _may_touch(split: SplitMade, window: Sequence[date], day: date) -> bool:
    """Say whether a split can touch the window under any reading of A-53."""
    days = {split.payment_date, split.ex_date or split.payment_date}
    return any(window[0] < each <= day for each in days)


def _took_effect(split: SplitMade, option: str) -> date:
    """Return the day on which a split took effect in the market."""
    if option == ON_PAYMENT:
        return split.payment_date
    if split.ex_date is None:
        if option == WITHIN:
            raise NotComputable("the split has no `ex_date`, the first day of trading on the new basis")
        return split.payment_date
    return split.ex_date


def _divided(record: Record, price: MarketPrice, divisors: Mapping[date, Fraction]) -> MarketPrice:
    """Return a price with its closing prices divided."""
    closes = tuple((each, close / divisors.get(each, ONE)) for each, close in price.closes)
    average = mean([close for _, close in closes])
    return MarketPrice(price.window, _to_the_cent(record, average), average, closes=closes)


def _to_the_cent(record: Record, value: Fraction) -> Fraction:
    """Return an average to the nearest cent (6(vi)); an exact tie as the reading of A-18 has it."""
    if is_tie(value, CENT) and record.reading("A-18") == "R2":
        return nearest_even(value, CENT)
    return nearest(value, CENT)

"""The basis of a net exercise while a split is between its record date and its first new trading (A-52)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from checker.arithmetic.price import TENTHS, nearest_step
from checker.model.events import Split
from checker.replay.due_bill import Waiting, waiting
from checker.replay.market_price import MarketPrice
from checker.replay.price_rows import SplitMade
from checker.replay.record import Record
from checker.replay.split import split_made
from checker.replay.split_window import market_price_in, market_price_with
from checker.replay.state import HeldWarrant, State

OLD_BASIS, NEW_BASIS = "R1", "R2"
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class NetBasis:
    """Market price, Warrant Price and portion of a net exercise, all three on one basis unless A-52 R3 holds."""

    price: MarketPrice
    warrant_price: Fraction
    portion: Fraction


def net_basis(
    before: State,
    record: Record,
    held: HeldWarrant,
    portion: Fraction,
    day: date,
    determined: Fraction | None,
) -> NetBasis:
    """Return what a net exercise is reckoned from at the date of calculation.

    Where a split has passed its record date but is not made, or is made but not yet traded, price and
    number would stand on one basis and the market on another: the reading A-52 says which is taken.
    """
    pending = next(_pending(before, record, day), None)
    untraded = [split for split in before.splits if split.ex_date is not None and split.ex_date > day]
    if pending is None and not untraded:
        return NetBasis(market_price_with(record, day, determined, before.splits), held.price, portion)
    option = record.reading("A-52")
    if pending is None:
        if option not in (OLD_BASIS, NEW_BASIS):
            return NetBasis(market_price_with(record, day, determined, before.splits), held.price, portion)
        factor = ONE
        for split in untraded:
            factor *= split.ratio
        price = market_price_in(record, day, determined, before.splits, lambda each: factor)
        return NetBasis(price, held.price, portion)
    made = split_made(before, pending, record)
    traded_from = made.ex_date or made.payment_date
    if option == OLD_BASIS:
        price = market_price_in(
            record, day, determined, before.splits, lambda each: ONE if each < traded_from else 1 / made.ratio
        )
        return NetBasis(price, held.price, portion)
    after = _after(before, held, made)
    scaled = after.shares if portion == held.shares else _tenths(portion * after.shares / held.shares)
    if option == NEW_BASIS:
        price = market_price_in(
            record, day, determined, before.splits, lambda each: made.ratio if each < traded_from else ONE
        )
    else:
        price = market_price_with(record, day, determined, (*before.splits, made))
    return NetBasis(price, after.price, scaled)


def _pending(before: State, record: Record, day: date) -> Iterator[Split]:
    """Yield the splits whose adjustment is effective, or held to be, and that are not made yet."""
    for each in waiting(before, record, day):
        event = each.event
        if not isinstance(event, Split) or event.ratio is None or each.record_date >= day:
            continue
        if _counts(each, record, day):
            yield event


def _counts(each: Waiting, record: Record, day: date) -> bool:
    """Say whether an exercise on a day counts as made after the record date (A-50)."""
    return day >= each.effective or record.reading("A-50") == "R2"


def _after(before: State, held: HeldWarrant, made: SplitMade) -> HeldWarrant:
    """Return the Warrant as it will stand when the split is made."""
    state = replace(before.then(made), splits=(*before.splits, made))
    return state.warrants[held.id]


def _tenths(value: Fraction) -> Fraction:
    """Return a number of shares to the nearest tenth (Section 5)."""
    return Fraction(nearest_step(value * TENTHS, 1).steps, TENTHS)

"""Splits and distributions that wait for their payment date when a Warrant is exercised (Section 6(xi))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.price import CENTS, TENTHS, as_pair, nearest_step, shares_after, split_price, to_cents
from checker.model.events import Distribution, Split
from checker.replay.adjustment_days import effective_day, record_day, replayed_on
from checker.replay.distribution import adjusts
from checker.replay.record import Record
from checker.replay.state import HeldWarrant, State

PENDING = Split | Distribution


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event with a record date on or before a day and a payment date after it."""

    event: PENDING
    record_date: date
    effective: date

    @property
    def ratio(self) -> Fraction | None:
        """Shares after to shares before, of a split."""
        return Fraction(self.event.ratio) if isinstance(self.event, Split) and self.event.ratio else None


def waiting(state: State, record: Record, day: date) -> Iterator[Waiting]:
    """Yield the events that an exercise on a day falls between: after or on the record date, not yet made."""
    matter = record.matter
    for event in (*matter.history, *matter.proposed):
        if not isinstance(event, Split | Distribution) or event.date <= day:
            continue
        if isinstance(event, Distribution) and (event.record_date is None or not adjusts(event, record)):
            continue
        recorded = record_day(record, event)
        if recorded <= day < replayed_on(record, event) and state.book.in_term(event.date):
            yield Waiting(event, recorded, effective_day(record, event))


def additional_shares(held: HeldWarrant, shares: Fraction, ratio: Fraction, *, net: bool) -> Fraction:
    """Return the additional shares, over those issued now, that a split will bring an exercise, to the tenth.

    Of shares paid for, as many more as the price already paid buys at the adjusted price (Section 5); of a
    net exercise on the old basis, the proportion itself (A-52).
    """
    if net:
        tenths = nearest_step(shares * (ratio - 1) * TENTHS, 1).steps
    else:
        before = as_pair(held.price)
        after = (to_cents(*split_price(before, ratio)).steps, CENTS)
        tenths = shares_after(shares * TENTHS, before, after).steps - int(shares * TENTHS)
    return Fraction(tenths, TENTHS)

"""The Current Market Price that an event needs: a net exercise, an issue in kind, a distribution (6(vii))."""

from __future__ import annotations

from checker.model.events import Distribution, Exercise, Happening, Issue
from checker.replay.consideration import cap_price, property_value
from checker.replay.distribution import market_for
from checker.replay.exercise import net_of
from checker.replay.market_price import MarketPrice
from checker.replay.price_rows import Issued
from checker.replay.record import Record
from checker.replay.state import State, Step


def needed_price(event: Happening, before: State, step: Step, record: Record) -> MarketPrice | None:
    """Return the Current Market Price that an event needs, and None where it needs none."""
    if isinstance(event, Exercise):
        net = net_of(before, event, record)
        return None if net is None else net.price
    row = step.after.ledger.row
    if isinstance(event, Issue):
        value = property_value(event, record)
        return cap_price(row, record) if isinstance(row, Issued) and value else None
    return market_for(event, step.after, record) if isinstance(event, Distribution) else None

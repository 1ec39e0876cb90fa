"""The Current Market Price (Warrant Section 6(vii)) and the net exercise formula (2.1), on exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def mean(prices: Sequence[Fraction]) -> Fraction:
    """Return the average of prices in dollars, unrounded; of bid and asked, or of the daily closing prices."""
    return sum(prices, Fraction(0)) / len(prices)


def net_exercise_shares(portion: Fraction, market_price: Fraction, warrant_price: Fraction) -> Fraction:
    """Return CS = WCS x (CMP - WP) / CMP, unrounded, in shares; nothing where CMP is not greater (2.1).

    ``portion`` is the portion of the Warrant being exercised (WCS), not the shares that come out of it.
    """
    if market_price <= warrant_price:
        return Fraction(0)
    return portion * (market_price - warrant_price) / market_price

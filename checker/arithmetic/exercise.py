"""The money and the shares of an exercise (Warrant Sections 2.1 and 11), on exact numbers."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.rounding import CENT, down, nearest


def exact_price(shares: Fraction, warrant_price: Fraction) -> Fraction:
    """Return the amount of the Warrant Price for each share being purchased, unrounded, in dollars (2.1)."""
    return shares * warrant_price


def fraction_in_cash(fraction: Fraction, value: Fraction, warrant_price: Fraction) -> Fraction:
    """Return the cash for a fraction of a share on complete exercise, in dollars, half up to the cent (11).

    It is "the excess of the value of such fractional share over the Warrant Price for such fractional
    share", never less than nothing.
    """
    return nearest(fraction * max(Fraction(0), value - warrant_price), CENT)


def split_off_fraction(shares: Fraction) -> tuple[Fraction, Fraction]:
    """Return the whole shares and the remaining fraction of a share."""
    whole = down(shares)
    return whole, shares - whole

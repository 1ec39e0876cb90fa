"""The Warrant Price and the number of Warrant Shares (Warrant Sections 5 and 6), on exact numbers.

A price travels through the ledger as a pair of whole numbers, numerator and denominator: the same exact
value as a Fraction, several times faster. A number of shares is a whole number, or a Fraction after a
split of an odd count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction
Pair = tuple[int, int]

CENTS = 100
TENTHS = 10
SHADOW = 10**30
"""The fineness of the shadow ledger: far below anything that 100,000 adjustments could add up to a cent."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number of steps (cents, tenths) nearest to an exact value; ``tie`` if it lay exactly half-way."""

    steps: int
    tie: bool

    def even(self) -> int:
        """Return the steps with a tie taken to the even one (the rival reading of A-18)."""
        return self.steps - 1 if self.tie and self.steps % 2 else self.steps


def plain(value: Number) -> Number:
    """Return a whole number as ``int``, which counts faster; every other number as it is."""
    return value.numerator if value.denominator == 1 else value


def nearest_step(numerator: Number, denominator: Number) -> Rounded:
    """Return the whole number nearest to a quotient that is not negative; a tie up, and flagged (6(vi))."""
    whole, rest = divmod(numerator, denominator)
    twice = rest + rest
    return Rounded(int(whole) + (1 if twice >= denominator else 0), twice == denominator)


def below(consideration: Pair, shares: Number, price: Pair) -> bool:
    """Say whether the consideration per share is less than the price: strictly, unrounded (6(i), A-37)."""
    return consideration[0] * price[1] < price[0] * consideration[1] * shares


def weighted_average(
    outstanding: Number, price: Pair, consideration: Pair, shares: Number
) -> tuple[Number, Number]:
    """Return (O x P + C) / (O + n) as numerator and denominator, in dollars, unrounded (6(i)(A) and (B)).

    ``outstanding`` is O, immediately prior to the issuance, ``shares`` what is issued or deemed issued.
    """
    numerator = outstanding * price[0] * consideration[1] + consideration[0] * price[1]
    return numerator, price[1] * consideration[1] * (outstanding + shares)


def to_cents(numerator: Number, denominator: Number) -> Rounded:
    """Return a price in dollars, given as a quotient, in cents (6(vi))."""
    return nearest_step(numerator * CENTS, denominator)


def shares_after(tenths: Number, before: Pair, after: Pair) -> Rounded:
    """Return N1 = N0 x P0 / P1 in tenths of a share: the number after a change of the price (Section 5)."""
    return nearest_step(tenths * before[0] * after[1], before[1] * after[0])


def in_proportion(tenths: Number, ratio: Fraction) -> Rounded:
    """Return the number in tenths of a share after a split, by the proportion itself (6(iii), A-21 R2)."""
    return nearest_step(tenths * ratio.numerator, ratio.denominator)


def split_price(price: Pair, ratio: Fraction) -> Pair:
    """Return the price divided by shares after to shares before, unrounded (6(iii), (iv))."""
    return price[0] * ratio.denominator, price[1] * ratio.numerator


def distribution_price(price: Pair, market: Fraction, value: Fraction) -> Pair:
    """Return P x (CMP - value) / CMP, unrounded (6(v)); ValueError where nothing would be left of it.

    The fraction itself is not rounded (A-19).
    """
    if value >= market:
        raise ValueError("what is distributed on a share is worth the Current Market Price or more")
    left = (market - value) / market
    return price[0] * left.numerator, price[1] * left.denominator


def capped(cash: Fraction, in_kind: Fraction, cap: Fraction, literal: bool) -> Fraction:
    """Return the consideration for an issue partly in kind, in dollars (6(i)2).

    The sum is capped, even where cash alone exceeds the cap; or (A-35) only what is not cash.
    """
    together = min(cash + in_kind, cap)
    return together if literal else max(cash, together)


def shadow_average(outstanding: Number, shadow: int, consideration: Pair, shares: Number) -> int:
    """Return the unrounded ledger's next price in its own fine steps, rounded down."""
    numerator = outstanding * shadow * consideration[1] + consideration[0] * SHADOW
    return int(numerator // (consideration[1] * (outstanding + shares)))


def as_fraction(price: Pair) -> Fraction:
    """Return a pair as a Fraction."""
    return Fraction(price[0], price[1])


def as_pair(value: Fraction) -> Pair:
    """Return a Fraction as a pair."""
    return value.numerator, value.denominator


def total(values: Iterable[Fraction]) -> Fraction:
    """Return the sum of exact numbers; of none, 0."""
    return sum(values, Fraction(0))

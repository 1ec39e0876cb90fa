"""Rounding of exact numbers, only where the agreements round and as they say."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

CENT = Fraction(1, 100)
WHOLE = Fraction(1)


def nearest(value: Fraction, step: Fraction) -> Fraction:
    """Return the multiple of ``step`` nearest to ``value``; a tie goes away from zero (half up, A-18)."""
    steps = abs(value) / step
    rounded = floor(steps + Fraction(1, 2)) * step
    return rounded if value >= 0 else -rounded


def nearest_even(value: Fraction, step: Fraction) -> Fraction:
    """Return the nearest multiple of ``step``; a tie goes to the even multiple (the rival reading of A-18)."""
    return round(value / step) * step


def up(value: Fraction, step: Fraction) -> Fraction:
    """Return the smallest multiple of ``step`` that is at least ``value``."""
    return ceil(value / step) * step


def down(value: Fraction, step: Fraction = WHOLE) -> Fraction:
    """Return the largest multiple of ``step`` that is at most ``value``: whole shares by default."""
    return floor(value / step) * step


def is_tie(value: Fraction, step: Fraction) -> bool:
    """Say whether ``value`` lies exactly half-way between two multiples of ``step`` (A-18)."""
    return (value / step * 2).denominator == 1 and (value / step).denominator != 1

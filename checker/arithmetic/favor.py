"""Whether one term is better for its holder than another, exact: more days, fewer burdens, a lower threshold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction

Number = Fraction | int | None


class Favor(StrEnum):
    """How a term stands against another, seen by its holder; ``UNKNOWN`` where a fact is left out.

    ``NOT_COMPARED`` is a burden where there is no right that it could burden, and a term that no field says.
    """

    MORE = "MORE"
    LESS = "LESS"
    EQUAL = "EQUAL"
    MIXED = "MIXED"
    UNKNOWN = "UNKNOWN"
    NOT_COMPARED = "NOT COMPARED"


def of_more(given: Number, standard: Number) -> Favor:
    """Compare where the greater number is the better right; None is no such right at all."""
    if given is None or standard is None:
        return of_rank(int(given is not None), int(standard is not None))
    return _order(given, standard)


def of_burden(given: Number, standard: Number) -> Favor:
    """Compare where the greater number is the greater burden; None is no burden."""
    return _order(standard or 0, given or 0)


def of_rank(given: int, standard: int) -> Favor:
    """Compare two places in an order that goes from the worst to the best."""
    return _order(given, standard)


def of_threshold(given: Fraction, standard: Fraction, strictly: bool) -> Favor:
    """Compare the part of a class that may demand: a lower one is better.

    ``strictly`` says that the standard asks for more than its figure, so that the figure itself is lower.
    """
    if given < standard or (strictly and given == standard):
        return Favor.MORE
    return Favor.EQUAL if given == standard else Favor.LESS


def of_day(given: date, standard: date) -> Favor:
    """Compare the first day of a right: an earlier one is better."""
    if given == standard:
        return Favor.EQUAL
    return Favor.MORE if given < standard else Favor.LESS


def of_window(given: int, standard: int, same_unit: bool, less_to: int, more_from: int) -> Favor:
    """Compare windows in days: in one unit by number, in two by what holds on every count of the days.

    Up to ``less_to`` of the other unit a window is never longer, from ``more_from`` on it always is; between
    them it turns on the days of the week and the holidays in it, and without bounds nothing is known.
    """
    if same_unit:
        return _order(given, standard)
    if given <= less_to:
        return Favor.LESS
    return Favor.MORE if more_from and given >= more_from else Favor.MIXED


def together(parts: Iterable[Favor]) -> Favor:
    """Return how a term of several parts stands: better and worse at once is mixed (J-14)."""
    seen = set(parts) - {Favor.NOT_COMPARED}
    for each in (Favor.UNKNOWN, Favor.MIXED):
        if each in seen:
            return each
    if {Favor.MORE, Favor.LESS} <= seen:
        return Favor.MIXED
    return next((each for each in (Favor.MORE, Favor.LESS, Favor.EQUAL) if each in seen), Favor.NOT_COMPARED)


def _order(given: Fraction | int, standard: Fraction | int) -> Favor:
    """Compare two numbers of which the greater is the better for the holder."""
    if given == standard:
        return Favor.EQUAL
    return Favor.MORE if given > standard else Favor.LESS

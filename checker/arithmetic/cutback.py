"""Sharing a limited number of whole shares in proportion, by largest remainders (RRA 2(f), Exhibit D 2(b))."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from math import floor
from operator import itemgetter

from msgspec import Struct


class Shared(Struct, frozen=True):
    """Whole shares by name; ``tied`` are those among whom ``left`` shares cannot be given out mechanically."""

    shares: Mapping[str, int]
    exact: Mapping[str, Fraction]
    tied: tuple[str, ...] = ()
    left: int = 0


def in_proportion(room: Fraction, requests: Mapping[str, Fraction]) -> Shared:
    """Return how whole shares of the room are shared in proportion to what each requested.

    Units: shares of Common Stock; the room is cut to whole shares, and so is each request. Where all fit, each
    has its request. Otherwise each has ``room × request / all requests``, rounded down, and the shares left go
    one by one to the largest remainders; where remainders are equal and the shares do not suffice for all of
    them, nobody is preferred: they are returned as ``left``, for the parties to settle. Nobody has more than
    its request. RRA 2(f), Exhibit D 2(b).
    """
    asked = {name: Fraction(floor(shares)) for name, shares in requests.items()}
    whole = max(0, floor(room))
    total = sum(asked.values(), Fraction(0))
    if total <= whole:
        return Shared({name: int(shares) for name, shares in asked.items()}, asked)
    exact = {name: whole * shares / total for name, shares in asked.items()}
    return _rounded(whole, exact)


def by_weight(room: Fraction, requests: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> Shared:
    """Return how the room is shared in proportion to weights, nobody having more than its request.

    What one does not need goes to the others in proportion again, until all is given out or all are full.
    Rounded as ``in_proportion``. RRA 2(f) by holdings (reading Q36 b).
    """
    asked = {name: Fraction(floor(shares)) for name, shares in requests.items()}
    whole = Fraction(max(0, floor(room)))
    if sum(asked.values(), Fraction(0)) <= whole:
        return Shared({name: int(shares) for name, shares in asked.items()}, asked)
    exact: dict[str, Fraction] = {}
    open_, rest = dict(asked), whole
    while open_:
        total = sum((weights.get(name, Fraction(0)) for name in open_), Fraction(0))
        part = {
            name: rest * weights.get(name, Fraction(0)) / total if total else Fraction(0) for name in open_
        }
        full = [name for name, shares in part.items() if shares >= open_[name]]
        if not full:
            exact.update(part)
            break
        for name in full:
            exact[name] = open_.pop(name)
            rest -= exact[name]
    return _rounded(int(whole), {name: exact[name] for name in asked})


def _rounded(whole: int, exact: Mapping[str, Fraction]) -> Shared:
    """Return exact parts as whole shares: rounded down, then the largest remainders."""
    shares = {name: floor(part) for name, part in exact.items()}
    left = min(whole, floor(sum(exact.values(), Fraction(0)))) - sum(shares.values())
    remainders = sorted(
        ((part - shares[name], name) for name, part in exact.items() if part != shares[name]),
        key=itemgetter(0),
        reverse=True,
    )
    for _, group in groupby(remainders, key=itemgetter(0)):
        alike = tuple(name for _, name in group)
        if left < len(alike):
            return Shared(shares, dict(exact), alike if left else (), left)
        for name in alike:
            shares[name] += 1
        left -= len(alike)
    return Shared(shares, dict(exact))

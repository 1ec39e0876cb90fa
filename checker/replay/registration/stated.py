"""What each person states to hold or to represent: one who is listed more than once is one person."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from checker.model.events import HolderShares
from checker.replay.registration.holdings import key_of


def stated_by(rows: Iterable[HolderShares]) -> dict[str, Fraction | None]:
    """Return the shares that each person states, added up over its rows, by its name as it stands first.

    None for one of whose rows a number is left out: it stands for all that it holds. Names are compared without
    regard to case and spaces; rows without a name are passed over. Shares of Common Stock, exact.
    """
    names: dict[str, str] = {}
    found: dict[str, Fraction | None] = {}
    for row in rows:
        if row.holder is None:
            continue
        name = names.setdefault(key_of(row.holder), row.holder)
        now = None if row.shares is None else Fraction(row.shares)
        before = found.get(name, Fraction(0))
        found[name] = None if before is None or now is None else before + now
    return found

"""What one row of the ledger does to the price, with all that its derivation shows; and the opening counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from checker.arithmetic.price import Number, Pair

ISSUE, DIVIDEND, SPLIT, COMBINATION, DISTRIBUTION = "W6.i", "W6.iii", "W6.iii", "W6.iv", "W6.v"
Gone = tuple[Number, Number, bool]


@dataclass(slots=True)
class Effect:
    """What a row did to the price under one clause, with all that the derivation shows.

    ``raw`` is the unrounded quotient; ``nil`` says that rounding would have raised the price (A-17),
    ``stopped`` that no price above nothing comes out. ``ratio`` is that of a split, ``proportion`` the one by
    which the number of shares moves where not Section 5 but the proportion governs it (A-21).
    """

    clause: str
    before: Pair
    after: Pair
    raw: Pair | tuple[Number, Number]
    outstanding: Number = 0
    shares: Number = 0
    excluded: Number = 0
    consideration: Pair = (0, 1)
    market: Fraction | None = None
    value: Fraction | None = None
    ratio: Fraction | None = None
    proportion: Fraction | None = None
    tie: bool = False
    nil: bool = False
    stopped: bool = False
    shadow: int = 0

    @property
    def adjusted(self) -> bool:
        """Say whether the price has changed."""
        return self.before[0] * self.after[1] != self.after[0] * self.before[1]

    @property
    def unrounded(self) -> Fraction:
        """The quotient before rounding, in dollars."""
        return Fraction(self.raw[0]) / self.raw[1]


@dataclass(frozen=True, slots=True)
class OpeningCount:
    """The shares before the ledger, by class, as Section 4 or the file has them (A-25, A-43)."""

    outstanding: Number
    plan_options: Number
    other_rights: Number
    dividend: Number
    dividend_converted: Number
    room: Mapping[str, Number]

"""The number of shares of each Warrant after each adjustment of the price, in tenths (Section 5)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from checker.arithmetic.price import (
    TENTHS,
    Number,
    Pair,
    Rounded,
    as_fraction,
    as_pair,
    in_proportion,
    plain,
    shares_after,
)
from checker.readings import NotComputable
from checker.replay.price_effect import Effect

Adjustment = tuple[int, Effect]
ChainKey = tuple[int, Fraction, Fraction]


@dataclass(slots=True)
class Chain:
    """The number of shares of one Warrant, in tenths, after each adjustment since its anchor."""

    anchor: int
    start: int
    tenths: list[Number]


class ShareNumbers:
    """The chains of all Warrants over one pass; ``adjusted`` are its adjustments, each with its row."""

    __slots__ = ("_adjusted", "_ask", "_chains", "_price_at")

    def __init__(
        self, adjusted: list[Adjustment], price_at: Callable[[int], Pair], ask: Callable[[str], str]
    ) -> None:
        self._adjusted, self._price_at, self._ask = adjusted, price_at, ask
        self._chains: dict[ChainKey, Chain] = {}

    def go_back(self, row: int, kept: int) -> None:
        """Forget what followed a row, before which ``kept`` adjustments were made."""
        for key, chain in list(self._chains.items()):
            if row < chain.anchor:
                del self._chains[key]
            else:
                del chain.tenths[max(1, kept - chain.start + 1) :]

    def at(self, index: int, anchor: int, shares: Fraction, price: Fraction) -> Fraction:
        """Return the shares purchasable when the ledger had that many rows, in tenths of a share (Section 5).

        ``anchor`` is the place at which the Warrant had that number at that price. Where more is known
        since, the first step leads from the price then in effect to the one that would have been (A-31).
        """
        key = (anchor, shares, price)
        chain = self._chains.get(key)
        if chain is None:
            start = bisect_left(self._adjusted, anchor, key=_row_of)
            tenths = plain(shares * TENTHS)
            known = self._price_at(anchor)
            if anchor and as_fraction(known) != price:
                if as_fraction(known) > price and self._ask("A-31") != "R1":
                    raise NotComputable(
                        "the file does not keep apart what each Holder has bought at which price"
                    )
                tenths = self._moved(tenths, as_pair(price), known)
            chain = self._chains[key] = Chain(anchor, start, [tenths])
        for _, effect in self._adjusted[chain.start + len(chain.tenths) - 1 :]:
            chain.tenths.append(self._next(chain.tenths[-1], effect))
        place = bisect_left(self._adjusted, index, key=_row_of)
        return Fraction(chain.tenths[place - chain.start]) / TENTHS

    def _next(self, tenths: Number, effect: Effect) -> Number:
        if effect.proportion is None:
            return self._moved(tenths, effect.before, effect.after)
        return self._chosen(in_proportion(tenths, effect.proportion))

    def _moved(self, tenths: Number, before: Pair, after: Pair) -> Number:
        return self._chosen(shares_after(tenths, before, after))

    def _chosen(self, rounded: Rounded) -> int:
        """Return a rounded number; an exact tie as the reading of A-18 has it."""
        return rounded.even() if rounded.tie and self._ask("A-18") == "R2" else rounded.steps


def _row_of(entry: Adjustment) -> int:
    """Return the row of an adjustment."""
    return entry[0]

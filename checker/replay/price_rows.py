"""The rows of the price ledger, one for each event that can move price or number, in a linked list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.price import Number, Pair
from checker.model.events import Distribution, Issue


@dataclass(frozen=True, slots=True)
class Lacking:
    """A fact without which there is no figure: what it is, where it goes in the event, how to give it."""

    what: str
    at: tuple[str | int, ...]
    mend: str


@dataclass(frozen=True, slots=True)
class IssueTerms:
    """What Section 6(i) makes of an issue: shares deemed issued, and each part of the consideration.

    ``cash`` is net, in dollars; ``cap`` the Current Market Price that limits a consideration in kind.
    ``dividend`` says that the shares count as a stock dividend (A-112), ``tested`` that 6(i) applies.
    ``plan`` is the plan of Section 4 under which they are Excluded Stock as far as its room reaches;
    ``declared`` marks the preferred dividend that Section 4 says was declared (A-43).
    ``lacking`` names the facts without which there is no figure.
    """

    shares: Number
    cash: Fraction = Fraction(0)
    in_kind: Fraction = Fraction(0)
    cap: Fraction | None = None
    literal_cap: bool = True
    strike: Fraction = Fraction(0)
    additional: Fraction = Fraction(0)
    tested: bool = True
    dividend: bool = False
    plan: str | None = None
    declared: bool = False
    lacking: tuple[Lacking, ...] = ()


Counted = tuple[IssueTerms, Number, Pair]
"""The terms of an issue, the shares counted, and the consideration for them in dollars, as a pair."""


@dataclass(frozen=True, slots=True, eq=False)
class Issued:
    """Shares or rights issued; ``fixed`` are the terms where no reading or quotation bears on them.

    ``plan`` is the plan of Section 4 under which a participant receives them, ``plainly`` what is counted
    under the fixed terms.
    """

    event: Issue
    right: str | None
    plan: str | None
    in_term: bool
    determined: Fraction | None
    splits: tuple[SplitMade, ...]
    fixed: IssueTerms | None = None
    plainly: Counted | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Converted:
    """Shares delivered on the exercise or conversion of a right."""

    right: str
    shares: Number
    day: date
    in_term: bool


@dataclass(frozen=True, slots=True, eq=False)
class Amended:
    """A right whose number or price has changed; ``shares`` for the part not yet converted."""

    right: str
    shares: Number | None
    price: Fraction | None
    antidilution: bool


@dataclass(frozen=True, slots=True, eq=False)
class Expired:
    """A right of which the unexercised rest has ended."""

    right: str


@dataclass(frozen=True, slots=True, eq=False)
class SplitMade:
    """A split, stock dividend or combination that has been made, and its days."""

    ratio: Fraction
    kind: str
    in_term: bool
    record_date: date
    payment_date: date
    ex_date: date | None
    effective: date


@dataclass(frozen=True, slots=True, eq=False)
class Distributed:
    """A distribution that has been made: its value per share, what it converts into, the market prices.

    ``adjusts`` says that 6(v) applies to it; ``markets`` is what the Current Market Price is made from.
    """

    adjusts: bool
    in_term: bool
    value: Fraction | None
    conversion_shares: Number
    markets: MarketPrices
    event: Distribution


@dataclass(frozen=True, slots=True, eq=False)
class MarketPrices:
    """What a Current Market Price at a distribution is made from: its id, its days, the Board's price."""

    of: str | None
    record_date: date | None
    payment_date: date
    value: Fraction | None
    determined: Fraction | None
    splits: tuple[SplitMade, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Exercised:
    """Shares issued on an exercise of a Warrant of this register."""

    shares: Number


Row = Issued | Converted | Amended | Expired | SplitMade | Distributed | Exercised


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A place in the ledger: its last row and everything before it; the root has neither."""

    row: Row | None = None
    previous: Node | None = None
    index: int = 0

    def then(self, row: Row) -> Node:
        """Return the place after one more row; nothing is copied."""
        return Node(row, self, self.index + 1)

    def rows_since(self, index: int) -> list[Row]:
        """Return the rows after the first ``index`` ones, oldest first."""
        rows: list[Row] = []
        node: Node = self
        while node.index > index and node.previous is not None and node.row is not None:
            rows.append(node.row)
            node = node.previous
        rows.reverse()
        return rows

    def ancestor(self, index: int) -> Node:
        """Return the place at which the ledger had ``index`` rows."""
        node: Node = self
        while node.index > index and node.previous is not None:
            node = node.previous
        return node

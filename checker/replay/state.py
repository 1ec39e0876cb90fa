"""What is true between two events: the register of Warrants, the capital, the price ledger. Frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.arithmetic.price import plain
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure, Position, WarrantLine
from checker.replay.book import Book
from checker.replay.capital import Capital
from checker.replay.filings import Filings
from checker.replay.price_rows import Exercised, Node, Row, SplitMade
from checker.replay.record import Record

PRICE_PLACES = 2
SHARE_PLACES = 1
NO_FILINGS = Filings()

__all__ = [
    "PRICE_PLACES",
    "SHARE_PLACES",
    "Capital",
    "HeldWarrant",
    "Register",
    "State",
    "Step",
    "Tell",
    "Told",
]


@dataclass(frozen=True, slots=True)
class HeldWarrant:
    """One Warrant in the Company's register; ``shares`` to the tenth, ``price`` in dollars a share.

    Both are what stood when the price ledger had ``anchor`` rows; ``first_price`` stood before the ledger.
    ``State.warrant`` gives a Warrant as it stands.
    """

    id: str
    holder: str
    name_on_face: str
    address: tuple[str, ...]
    shares: Fraction
    price: Fraction
    anchor: int = 0
    first_price: Fraction = Fraction(0)


class Register(Mapping[str, HeldWarrant]):
    """The Warrants by id, each given as it stands at a place in the ledger; ``held`` has them as anchored."""

    __slots__ = ("_book", "_ledger", "held")

    def __init__(self, held: Mapping[str, HeldWarrant], book: Book, ledger: Node) -> None:
        self.held, self._book, self._ledger = held, book, ledger

    def __getitem__(self, warrant_id: str) -> HeldWarrant:
        """Return a Warrant with the price and the number that the ledger now gives it (Sections 5 and 6)."""
        held, node = self.held[warrant_id], self._ledger
        if node.index == held.anchor:
            return held
        price = self._book.price(node, held.first_price)
        shares = self._book.number(node, held.first_price, held.anchor, held.shares, held.price)
        return HeldWarrant(
            held.id,
            held.holder,
            held.name_on_face,
            held.address,
            shares,
            price,
            node.index,
            held.first_price,
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@dataclass(frozen=True, slots=True)
class State:
    """The register and the capital between two events; price and number are read from the ledger.

    ``ledger`` is the place in the price ledger, ``splits`` what has been made of them, ``filings`` the events
    of registration so far.
    """

    warrants: Mapping[str, HeldWarrant]
    capital: Capital
    book: Book = field(compare=False, repr=False)
    ledger: Node = field(compare=False, repr=False)
    cancelled: Mapping[str, HeldWarrant] = field(default_factory=dict)
    determined_price: Fraction | None = None
    splits: tuple[SplitMade, ...] = ()
    filings: Filings = NO_FILINGS

    def __post_init__(self) -> None:
        """Let every Warrant be given as it stands here."""
        given = self.warrants
        held = given.held if isinstance(given, Register) else given
        object.__setattr__(self, "warrants", Register(held, self.book, self.ledger))

    @property
    def held(self) -> Mapping[str, HeldWarrant]:
        """The Warrants by id as anchored: who holds them, without asking what the ledger gives them."""
        return self.warrants.held if isinstance(self.warrants, Register) else self.warrants

    def warrant(self, warrant_id: str | None) -> HeldWarrant | None:
        """Return a Warrant of the register by its id, as it stands; left out, the only one there is."""
        if warrant_id is None:
            return next(iter(self.warrants.values())) if len(self.warrants) == 1 else None
        return self.warrants.get(warrant_id)

    @property
    def first_price(self) -> Fraction:
        """The price before the ledger of the first Warrant of the register, by which the Company's acts are told."""
        for rows in (self.held, self.cancelled):
            for held in rows.values():
                return held.first_price
        return self.book.record.number("initial_warrant_price")

    @property
    def price(self) -> Fraction:
        """The Warrant Price in effect, in dollars a share, unaffected by who holds the Warrants."""
        return self.book.price(self.ledger, self.first_price)

    def with_warrants(self, gone: HeldWarrant, *new: HeldWarrant) -> State:
        """Return the state after one Warrant is cancelled and others, as they now stand, are issued for it."""
        kept = {key: held for key, held in self.held.items() if key != gone.id}
        return replace(
            self,
            warrants={**kept, **{held.id: held for held in new}},
            cancelled={**self.cancelled, gone.id: gone},
        )

    def issued(self, shares: Fraction) -> State:
        """Return the state after that many shares of Common Stock have been issued on an exercise."""
        if shares == 0:
            return self
        capital = replace(self.capital, outstanding=self.capital.outstanding + shares)
        return replace(self, capital=capital, ledger=self.ledger.then(Exercised(plain(shares))))

    def then(self, row: Row, capital: Capital | None = None) -> State:
        """Return the state after one more row of the price ledger, and with that capital."""
        return replace(self, ledger=self.ledger.then(row), capital=capital or self.capital)

    def under(self, book: Book) -> State:
        """Return the same state as another walk reads it."""
        return replace(self, book=book)

    def position(self, acted_on: tuple[str, ...] | None = None) -> Position:
        """Return the state for the report: the Warrants acted on (None: all) together, and each by itself."""
        standing = dict(self.warrants)
        lines = {
            key: WarrantLine(held.holder, exact(held.shares, SHARE_PLACES), exact(held.price, PRICE_PLACES))
            for key, held in sorted(standing.items())
        }
        keys = standing if acted_on is None else [key for key in acted_on if key in standing]
        shown = [standing[key] for key in keys]
        prices = {held.price for held in shown} or {held.price for held in self.cancelled.values()}
        price = exact(prices.pop(), PRICE_PLACES) if len(prices) == 1 else ""
        together = exact(sum((held.shares for held in shown), Fraction(0)), SHARE_PLACES)
        return Position(price, together, lines)


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of an event with their derivations."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    derivations: tuple[Derivation, ...] = ()


Tell = Callable[[State, State, Record], Told]


class Step:
    """What one event did: the state after it, its figures with their derivations, the Warrants it acted on.

    Figures that follow from the price ledger are told when they are asked for: ``tell`` makes them from the
    states before and after, and the readings that it asks count for whoever asks.
    """

    __slots__ = ("_before", "_given", "_tell", "acted_on", "after", "became", "consequences", "effective")

    def __init__(
        self,
        after: State,
        effective: date,
        figures: Mapping[str, Figure] = MappingProxyType({}),
        derivations: tuple[Derivation, ...] = (),
        acted_on: tuple[str, ...] | None = None,
        became: tuple[str, ...] | None = None,
        consequences: Mapping[str, str] = MappingProxyType({}),
        *,
        before: State | None = None,
        tell: Tell | None = None,
    ) -> None:
        self.after, self.effective = after, effective
        self.acted_on, self.became, self.consequences = acted_on, became, consequences
        self._given, self._before, self._tell = Told(figures, derivations), before, tell

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The figures of the event by name."""
        return self._told().figures

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """How each figure came to be."""
        return self._told().derivations

    def under(self, book: Book) -> Step:
        """Return the same step as another walk reads it; only for steps that asked no reading themselves."""
        return Step(
            self.after.under(book),
            self.effective,
            self._given.figures,
            self._given.derivations,
            self.acted_on,
            self.became,
            self.consequences,
            before=None if self._before is None else self._before.under(book),
            tell=self._tell,
        )

    def _told(self) -> Told:
        tell, before, after = self._tell, self._before, self.after
        if tell is None or before is None:
            return self._given
        record = after.book.record
        return record.once("told", (before, after), lambda: tell(before, after, record))

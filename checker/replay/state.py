"""What is true between two events: the register of Warrants and the Company's capital. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from checker.model.numbers import exact
from checker.model.report import Derivation, Figure, Position, WarrantLine

PRICE_PLACES = 2
SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class HeldWarrant:
    """One Warrant in the Company's register; ``shares`` to the tenth, ``price`` in dollars a share."""

    id: str
    holder: str
    name_on_face: str
    address: tuple[str, ...]
    shares: Fraction
    price: Fraction


@dataclass(frozen=True, slots=True)
class Capital:
    """The Company's capital in shares of Common Stock, as Section 4 states it and events change it."""

    authorized: Fraction
    outstanding: Fraction
    preferred_conversion: Fraction
    preferred_dividend: Fraction
    preferred_outstanding: Fraction
    plan_reserves: Fraction
    other_warrants: Fraction


@dataclass(frozen=True, slots=True)
class State:
    """The register and the capital between two events."""

    warrants: Mapping[str, HeldWarrant]
    capital: Capital
    cancelled: Mapping[str, HeldWarrant] = field(default_factory=dict)
    determined_price: Fraction | None = None

    def warrant(self, warrant_id: str | None) -> HeldWarrant | None:
        """Return a Warrant of the register by its id; left out, the only one there is."""
        if warrant_id is None:
            return next(iter(self.warrants.values())) if len(self.warrants) == 1 else None
        return self.warrants.get(warrant_id)

    def with_warrants(self, gone: HeldWarrant, *new: HeldWarrant) -> State:
        """Return the state after one Warrant is cancelled and others are issued in its place."""
        kept = {key: held for key, held in self.warrants.items() if key != gone.id}
        return replace(
            self,
            warrants={**kept, **{held.id: held for held in new}},
            cancelled={**self.cancelled, gone.id: gone},
        )

    def issued(self, shares: Fraction) -> State:
        """Return the state after that many shares of Common Stock have been issued."""
        capital = replace(self.capital, outstanding=self.capital.outstanding + shares)
        return replace(self, capital=capital)

    def position(self, acted_on: tuple[str, ...] | None = None) -> Position:
        """Return the state for the report: the Warrants acted on (None: all) together, and each by itself."""
        lines = {
            key: WarrantLine(held.holder, exact(held.shares, SHARE_PLACES), exact(held.price, PRICE_PLACES))
            for key, held in sorted(self.warrants.items())
        }
        keys = self.warrants if acted_on is None else [key for key in acted_on if key in self.warrants]
        shown = [self.warrants[key] for key in keys]
        prices = {held.price for held in shown} or {held.price for held in self.cancelled.values()}
        price = exact(prices.pop(), PRICE_PLACES) if len(prices) == 1 else ""
        together = exact(sum((held.shares for held in shown), Fraction(0)), SHARE_PLACES)
        return Position(price, together, lines)


@dataclass(frozen=True, slots=True)
class Step:
    """What one event did: the state after it, its figures with their derivations, the Warrants it acted on."""

    after: State
    effective: date
    figures: Mapping[str, Figure] = field(default_factory=dict)
    derivations: tuple[Derivation, ...] = ()
    acted_on: tuple[str, ...] | None = None
    became: tuple[str, ...] | None = None
    consequences: Mapping[str, str] = field(default_factory=dict)

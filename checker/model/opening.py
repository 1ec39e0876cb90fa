"""The capitalization before history: authorized, outstanding and reserved stock, plans and rights (W4)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta

from checker.model.events.common import Piece
from checker.model.numbers import Price, Shares

Security = Literal["common", "option", "warrant", "convertible", "option_on_convertible"]


class Preferred(Piece, frozen=True, kw_only=True):
    """The preferred stock before history (W4)."""

    authorized: Annotated[Shares | None, Meta(description="preferred shares authorized")] = None
    outstanding: Annotated[Shares | None, Meta(description="preferred shares outstanding")] = None
    conversion_shares: Annotated[
        Shares | None, Meta(description="shares of Common Stock into which they convert, in all")
    ] = None
    dividend_declared: Annotated[Shares | None, Meta(description="shares of the dividend declared")] = None


class Plan(Piece, frozen=True, kw_only=True):
    """A stock option plan before history (W4)."""

    name: Annotated[str | None, Meta(description="the plan's name")] = None
    reserved: Annotated[Shares | None, Meta(description="shares reserved")] = None
    outstanding: Annotated[Shares | None, Meta(description="shares under options outstanding")] = None
    average_price: Annotated[Price | None, Meta(description="average exercise price, dollars per share")] = (
        None
    )


class ReservedFor(Piece, frozen=True, kw_only=True):
    """Shares reserved for one holder of warrants (W4); without a holder, the total."""

    holder: Annotated[str | None, Meta(description="for whom; left out = in all")] = None
    shares: Annotated[Shares | None, Meta(description="shares reserved")] = None
    price: Annotated[Price | None, Meta(description="average exercise price, dollars per share")] = None


class OpeningRight(Piece, frozen=True, kw_only=True):
    """An option, warrant or convertible outstanding before history, within Section 4's totals."""

    id: Annotated[str | None, Meta(description="your name for it")] = None
    security: Annotated[Security | None, Meta(description="what it is")] = None
    shares: Annotated[Shares | None, Meta(description="the most shares it can deliver")] = None
    price: Annotated[Price | None, Meta(description="its price, dollars per share")] = None
    plan: Annotated[str | None, Meta(description="the plan's name, or none")] = None
    holder: Annotated[str | None, Meta(description="whose it is")] = None
    expires: Annotated[Day | None, Meta(description="last day of the right")] = None


class Opening(Piece, frozen=True, kw_only=True):
    """The capitalization before history; what is left out is Section 4's of the Warrant."""

    date: Annotated[Day | None, Meta(description="the day it speaks of; left out = 2002-04-30")] = None
    authorized: Annotated[
        Shares | None, Meta(description="shares of Common Stock authorized; left out = Section 4's")
    ] = None
    outstanding: Annotated[
        Shares | None, Meta(description="shares of Common Stock outstanding; left out = Section 4's")
    ] = None
    preferred: Annotated[
        Preferred | None, Meta(description="the preferred stock; left out = Section 4's")
    ] = None
    plans: Annotated[
        tuple[Plan, ...] | None, Meta(description="the stock option plans; left out = Section 4's")
    ] = None
    reserved: Annotated[
        tuple[ReservedFor, ...] | None,
        Meta(description="shares reserved for warrants: a number, or a list; left out = Section 4's"),
    ] = None
    rights: Annotated[
        tuple[OpeningRight, ...],
        Meta(description="single rights within the reserved totals, where one of them is acted on"),
    ] = ()

    @property
    def reserved_total(self) -> Shares | None:
        """Return the shares reserved for warrants in all, or None where a number is left out."""
        if self.reserved is None or any(item.shares is None for item in self.reserved):
            return None
        return Shares(sum((item.shares for item in self.reserved if item.shares is not None), Shares(0)))

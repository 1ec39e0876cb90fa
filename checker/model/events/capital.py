"""The Company's capital: shares and rights are issued, changed, converted and expire (W6.i)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta

from checker.model.delivery import Delivery
from checker.model.events.common import Happening, Piece
from checker.model.numbers import Money, Price, Shares


class Consideration(Piece, frozen=True, kw_only=True):
    """The totals received for an issue (W6.i.1, W6.i.2)."""

    cash: Annotated[
        Money | None, Meta(description="cash in all, before expenses and including what is accrued")
    ] = None
    expenses: Annotated[
        Money | None, Meta(description="discounts, commissions and expenses of the issue, in all")
    ] = None
    accrued: Annotated[
        Money | None, Meta(description="the part of the cash that is accrued interest or dividends")
    ] = None
    property: Annotated[
        Money | None, Meta(description="value of what is not cash; the Board's determination replaces it")
    ] = None


class Issue(Happening, frozen=True, kw_only=True, tag="issue"):
    """The Company issues shares, options, warrants or convertible securities (W6.i)."""

    security: Annotated[
        Literal["common", "option", "warrant", "convertible", "option_on_convertible"] | None,
        Meta(description="what is issued"),
    ] = None
    shares: Annotated[
        Shares | None, Meta(description="shares of Common Stock; for a right the most that it can deliver")
    ] = None
    price: Annotated[
        Price | None,
        Meta(description="lowest exercise price, dollars per share; for a convertible its conversion price"),
    ] = None
    additional_consideration: Annotated[
        Money | None, Meta(description="what is paid on conversion, in all; left out = 0")
    ] = None
    consideration: Annotated[Consideration | None, Meta(description="what the Company receives, in all")] = (
        None
    )
    to: Annotated[
        str | None,
        Meta(
            description="to whom: public, employee, director, officer, consultant, lender, "
            "holders_of_preferred or another"
        ),
    ] = None
    plan: Annotated[str | None, Meta(description="the plan's name, or none")] = None
    merger: Annotated[str | None, Meta(description="id of the merger in which the shares are issued")] = None
    expires: Annotated[Day | None, Meta(description="last day of the right")] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices of it")] = ()


class AmendSecurity(Happening, frozen=True, kw_only=True, tag="amend_security"):
    """The number of shares or the price of a right changes (W6.i.3.C)."""

    of: Annotated[str, Meta(description="id of the right")]
    shares: Annotated[
        Shares | None, Meta(description="new maximum for the part not yet converted or exercised")
    ] = None
    price: Annotated[Price | None, Meta(description="new price, dollars per share")] = None
    antidilution: Annotated[
        bool | None, Meta(description="whether the right's own antidilution terms made the change")
    ] = None


class Convert(Happening, frozen=True, kw_only=True, tag="convert"):
    """A right is exercised or converted, in whole or part (W6.i.3)."""

    of: Annotated[str, Meta(description="id of the right")]
    shares: Annotated[Shares | None, Meta(description="shares of Common Stock delivered")] = None


class Expire(Happening, frozen=True, kw_only=True, tag="expire"):
    """The unexercised rest of a right expires (W6.i.3.D)."""

    of: Annotated[str, Meta(description="id of the right")]

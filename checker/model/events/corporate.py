"""Acts upon the Common Stock as a whole: splits, distributions, mergers, dissolution, charter, price."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta

from checker.model.delivery import Delivery
from checker.model.events.common import Happening
from checker.model.numbers import Price, Ratio, Shares

Notices = Annotated[tuple[Delivery, ...], Meta(description="notices given of it, or planned")]


class Split(Happening, frozen=True, kw_only=True, tag="split"):
    """The Common Stock is split, combined, or pays a dividend in itself (W6.iii, W6.iv)."""

    kind: Annotated[
        Literal["split", "stock_dividend", "combination"] | None,
        Meta(description="split, dividend in Common Stock, or combination"),
    ] = None
    ratio: Annotated[Ratio | None, Meta(description="shares after to shares before, as 3:2")] = None
    record_date: Annotated[
        Day | None, Meta(description="record date: who holds stock at its close takes part")
    ] = None
    payment_date: Annotated[
        Day | None, Meta(description="day the new shares are delivered; the event's date")
    ] = None
    ex_date: Annotated[Day | None, Meta(description="first day the stock trades without the new shares")] = (
        None
    )
    notices: Notices = ()


class Distribution(Happening, frozen=True, kw_only=True, tag="distribution"):
    """The Company distributes cash, securities, debt, assets or rights to its stockholders (W6.v, W10)."""

    kind: Annotated[
        Literal["cash", "stock_of_others", "other_capital_stock", "indebtedness", "assets", "rights"] | None,
        Meta(description="what is distributed"),
    ] = None
    source: Annotated[
        Literal["earned_surplus", "current_earnings", "capital"] | None,
        Meta(description="out of what it is paid"),
    ] = None
    fair_value_per_share: Annotated[
        Price | None, Meta(description="dollars per share of Common Stock, as the Board determined")
    ] = None
    conversion_shares: Annotated[
        Shares | None, Meta(description="shares of Common Stock into which what is distributed converts")
    ] = None
    record_date: Annotated[
        Day | None, Meta(description="record date: who holds stock at its close takes part")
    ] = None
    payment_date: Annotated[Day | None, Meta(description="day it is paid; the event's date")] = None
    notices: Notices = ()


class Merger(Happening, frozen=True, kw_only=True, tag="merger"):
    """The Company merges, sells its assets, reorganizes or reclassifies its stock (W8)."""

    kind: Annotated[
        Literal["merger", "consolidation", "sale_of_assets", "reorganization", "reclassification"] | None,
        Meta(description="what kind of transaction"),
    ] = None
    closing_date: Annotated[Day | None, Meta(description="day it closes; the event's date")] = None
    consideration_per_share: Annotated[
        str | None, Meta(description="what a share of Common Stock receives, as an amount or in words")
    ] = None
    provision_made: Annotated[
        bool | None, Meta(description="whether lawful and adequate provision is made for the holder")
    ] = None
    notices: Notices = ()


class Dissolution(Happening, frozen=True, kw_only=True, tag="dissolution"):
    """The Company dissolves and distributes its assets (W9)."""

    distribution_date: Annotated[
        Day | None, Meta(description="day of the distribution; the event's date")
    ] = None
    notices: Notices = ()


class CharterAmendment(Happening, frozen=True, kw_only=True, tag="charter_amendment"):
    """The charter is amended (W12.1, W3)."""

    eliminates_common_stock: Annotated[
        bool | None, Meta(description="whether Common Stock ceases to be an authorized class")
    ] = None
    authorized: Annotated[Shares | None, Meta(description="shares of Common Stock authorized afterwards")] = (
        None
    )
    holder_approval: Annotated[
        Delivery | Literal["none"] | None, Meta(description="the holder's approval, or none")
    ] = None


class BoardDeterminationOfPrice(Happening, frozen=True, kw_only=True, tag="board_determination_of_price"):
    """The Board determines the Current Market Price, and the holder may dispute it (W6.vii)."""

    value: Annotated[Price | None, Meta(description="dollars per share determined")] = None
    informed: Annotated[Delivery | None, Meta(description="how the holder was informed")] = None
    dispute: Annotated[Delivery | None, Meta(description="the holder's written dispute")] = None

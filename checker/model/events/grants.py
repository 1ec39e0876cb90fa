"""Registration rights are granted to others, taken up, and move with the shares (R8, R9.f, D3)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta, field

from checker.model.delivery import Delivery, Names
from checker.model.events.common import Happening, Piece
from checker.model.events.terms import GrantTerms
from checker.model.numbers import Shares


class GrantWaiver(Piece, frozen=True, kw_only=True):
    """The RRA holders' written waiver of a grant (R9.e)."""

    signed_by: Annotated[Names | None, Meta(description="who signed")] = None
    date: Annotated[Day | None, Meta(description="day it was signed")] = None
    retroactive: Annotated[bool | None, Meta(description="whether it reaches back before its date")] = None


class GrantRegistrationRights(Happening, frozen=True, kw_only=True, tag="grant_registration_rights"):
    """The Company grants registration rights to somebody (R8, D3, D4)."""

    to: Annotated[str | None, Meta(description="who gets them")] = None
    security: Annotated[
        str | None, Meta(description="what they attach to: warrant, preferred, common or another")
    ] = None
    class_shares: Annotated[
        Shares | None,
        Meta(
            description="shares of Common Stock in the grantee's class; left out = thresholds by percentage"
        ),
    ] = None
    terms: Annotated[GrantTerms | None, Meta(description="the terms; what is left out is not granted")] = None
    waiver: Annotated[GrantWaiver | None, Meta(description="the waiver under 9(e), if there is one")] = None
    warrant_instrument_signed: Annotated[
        bool | None, Meta(description="whether both parties signed an instrument under Warrant Section 17")
    ] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices of the grant")] = ()


class MfnResponse(Happening, frozen=True, kw_only=True, tag="mfn_response"):
    """A Warrant holder answers the notice of a grant (D3)."""

    to_grant: Annotated[str | None, Meta(description="id of the grant")] = None
    kind: Annotated[
        Literal["opinion", "election"] | None,
        Meta(description="its opinion that the terms are better, or its election to have them"),
    ] = None
    holder: Annotated[str | None, Meta(description="who answers; left out = the only Warrant holder")] = None
    delivery: Annotated[Delivery | None, Meta(description="the written answer")] = None


class TransferRegistrable(Happening, frozen=True, kw_only=True, tag="transfer_registrable"):
    """An RRA holder transfers shares with their registration rights (R9.f)."""

    from_: Annotated[str | None, Meta(description="the seller")] = field(default=None, name="from")
    to: Annotated[str | None, Meta(description="the transferee")] = None
    shares: Annotated[Shares | None, Meta(description="shares transferred, as converted")] = None
    security: Annotated[
        Literal["series_a", "rra_warrant", "registrable_shares"] | None,
        Meta(description="what is transferred"),
    ] = None
    affiliate: Annotated[
        bool | None, Meta(description="whether the transferee is the seller's affiliate")
    ] = None
    beneficial_owner_of_seller: Annotated[
        bool | None, Meta(description="whether the transferee is a beneficial owner of the seller")
    ] = None
    seller_restricted_in_writing: Annotated[
        bool | None, Meta(description="whether the seller restricted the rights in writing")
    ] = None
    record_holder: Annotated[bool | None, Meta(description="whether the transferee is a record holder")] = (
        None
    )
    notice: Annotated[Delivery | None, Meta(description="the notice of the transfer")] = None
    agreement_to_be_bound: Annotated[
        Delivery | None, Meta(description="the transferee's agreement to be bound")
    ] = None
    transferee_already_holds: Annotated[
        Shares | None, Meta(description="what the transferee held before; left out = its row in the register")
    ] = None


class HolderSale(Happening, frozen=True, kw_only=True, tag="holder_sale"):
    """A holder sells registrable shares (R2.g, R3.c, R4, D1)."""

    holder: Annotated[str | None, Meta(description="who sells")] = None
    shares: Annotated[Shares | None, Meta(description="shares of Common Stock sold")] = None
    method: Annotated[
        Literal["public", "rule_144", "rule_144a", "private", "registered"] | None,
        Meta(description="how they are sold"),
    ] = None
    of: Annotated[str | None, Meta(description="id of the registration it is sold under")] = None

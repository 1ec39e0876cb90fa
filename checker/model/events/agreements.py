"""The agreements themselves: amended, waived, asked of, answered, performed (R7, R9, D7, D9, W14, W17)."""

from datetime import date as Day
from typing import Annotated

from msgspec import Meta

from checker.model.delivery import Delivery, Lines, Names
from checker.model.events.common import Agreement, Happening, Under
from checker.model.numbers import Money


class AmendAgreement(Happening, frozen=True, kw_only=True, tag="amend_agreement"):
    """An agreement is amended (R9.e, W17)."""

    agreement: Annotated[Agreement | None, Meta(description="which agreement")] = None
    signed_by: Annotated[Names | None, Meta(description="who signed")] = None
    improves_registration_rights: Annotated[
        bool | None, Meta(description="whether it improves somebody's registration rights")
    ] = None
    retroactive: Annotated[bool | None, Meta(description="whether it reaches back before its date")] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices of it")] = ()


class Waiver(Happening, frozen=True, kw_only=True, tag="waiver"):
    """A breach or a term is waived (R9.e, W17)."""

    of: Annotated[
        str | None, Meta(description="id of the event waived, or exhibit-d for the 2002 grant itself")
    ] = None
    agreement: Annotated[Agreement | None, Meta(description="under which agreement")] = None
    signed_by: Annotated[Names | None, Meta(description="who signed")] = None
    retroactive: Annotated[bool | None, Meta(description="whether it reaches back before its date")] = None


class Rule144Request(Happening, frozen=True, kw_only=True, tag="rule_144_request"):
    """A holder asks for the statement that helps a sale under Rule 144 (R7, D9)."""

    holder: Annotated[str | None, Meta(description="who asks")] = None
    under: Annotated[Under | None, Meta(description="which agreement")] = None
    delivery: Annotated[Delivery | None, Meta(description="the request")] = None
    statement: Annotated[Delivery | None, Meta(description="the Company's answer")] = None


class IndemnityClaim(Happening, frozen=True, kw_only=True, tag="indemnity_claim"):
    """Somebody claims indemnity under a registration (R6, D7)."""

    under: Annotated[Under | None, Meta(description="which agreement")] = None
    claimant: Annotated[str | None, Meta(description="who claims")] = None
    against: Annotated[str | None, Meta(description="against whom")] = None
    known_on: Annotated[Day | None, Meta(description="day the claimant knew of the claim")] = None
    notice: Annotated[Delivery | None, Meta(description="notice of the claim")] = None
    proceeds_gross: Annotated[Money | None, Meta(description="the holder's proceeds, before costs")] = None
    proceeds_net: Annotated[Money | None, Meta(description="the holder's proceeds, after costs")] = None
    amount: Annotated[Money | None, Meta(description="dollars claimed")] = None


class ChangeOfAddress(Happening, frozen=True, kw_only=True, tag="change_of_address"):
    """Somebody gives a new address for notices (W14, R9.b)."""

    who: Annotated[str | None, Meta(description="whose address")] = None
    agreement: Annotated[Agreement | None, Meta(description="under which agreement")] = None
    address: Annotated[Lines | None, Meta(description="the new address, line by line")] = None
    delivery: Annotated[Delivery | None, Meta(description="the notice of it")] = None


class Performed(Happening, frozen=True, kw_only=True, tag="performed"):
    """A duty is done, so that its deadline closes."""

    clause: Annotated[str | None, Meta(description="the clause of the duty, such as W2.1")] = None
    deadline: Annotated[str | None, Meta(description="or the rule of the deadline")] = None
    of: Annotated[str | None, Meta(description="id of the event that the duty arose from")] = None
    delivery: Annotated[Delivery | None, Meta(description="how it was delivered")] = None

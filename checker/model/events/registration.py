"""Registrations: demanded, made, ended, taken down from a shelf (R2, R3, D2, D4)."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta, field

from checker.model.delivery import Delivery, Names
from checker.model.events.common import Happening, HolderDelivery, HolderShares, Piece, Under
from checker.model.numbers import Shares


class Request(Piece, frozen=True, kw_only=True):
    """A holder's request to be included in a registration."""

    holder: Annotated[str | None, Meta(description="who asks")] = None
    shares: Annotated[Shares | None, Meta(description="shares of Common Stock asked for")] = None
    delivery: Annotated[Delivery | None, Meta(description="the written request")] = None


class Draft(Piece, frozen=True, kw_only=True):
    """A draft sent for review before filing (R3.a)."""

    to: Annotated[Names | None, Meta(description="to whom")] = None
    delivered: Annotated[Day | None, Meta(description="day it is delivered")] = None
    document: Annotated[str | None, Meta(description="what was sent: the statement, an amendment ...")] = None


class ComfortLetter(Piece, frozen=True, kw_only=True):
    """The accountants' cold comfort letter (R3.a)."""

    date: Annotated[Day | None, Meta(description="date of the letter")] = None
    cut_off: Annotated[Day | None, Meta(description="last day its procedures cover")] = None


class EarningsStatement(Piece, frozen=True, kw_only=True):
    """The period of an earnings statement (R3.a)."""

    from_: Annotated[Day | None, Meta(description="first day of the period")] = field(
        default=None, name="from"
    )
    to: Annotated[Day | None, Meta(description="last day of the period")] = None
    delivery: Annotated[Delivery | None, Meta(description="how it was made available")] = None


class Limit(Piece, frozen=True, kw_only=True):
    """The managing underwriter's word on how many shares can be sold (R2.f, D2.b)."""

    shares: Annotated[Shares | None, Meta(description="the most that can be sold, in all")] = None
    written: Annotated[bool | None, Meta(description="whether it is in writing")] = None
    by: Annotated[str | None, Meta(description="who advises it")] = None
    reason: Annotated[str | None, Meta(description="the reason given")] = None


class Registration(Happening, frozen=True, kw_only=True, tag="registration"):
    """The Company determines to register securities; ``date`` is that day (R2.a, R2.b, D2, D4)."""

    form: Annotated[str | None, Meta(description="the Commission's form, such as S-1 or S-3")] = None
    initiated_by: Annotated[
        Literal["company", "rra_demand", "exhibit_d_demand", "third_party"] | None,
        Meta(description="on whose initiative"),
    ] = None
    third_party_right: Annotated[
        Literal["demand", "covenant"] | None,
        Meta(description="a third party's right: to demand it, or a covenant of the Company to register"),
    ] = None
    demand: Annotated[str | None, Meta(description="id of the demand it answers")] = None
    securities: Annotated[
        str | None, Meta(description="what is registered: common, convertible, debt or another")
    ] = None
    only_for: Annotated[
        Literal["employee_plan", "rule_145", "none"] | None,
        Meta(description="whether it is solely for an employee plan or a Rule 145 transaction"),
    ] = None
    secondary_sales_permitted: Annotated[
        bool | None, Meta(description="whether the form permits sales by holders")
    ] = None
    underwritten: Annotated[bool | None, Meta(description="whether it is an underwritten offering")] = None
    firm_commitment: Annotated[bool | None, Meta(description="whether the underwriting is firm")] = None
    notices: Annotated[
        tuple[Delivery, ...],
        Meta(description="notices to holders, with states: jurisdictions (a list), underwritten"),
    ] = ()
    requests: Annotated[tuple[Request, ...], Meta(description="holders' requests to be included")] = ()
    drafts: Annotated[tuple[Draft, ...], Meta(description="drafts sent for review")] = ()
    objections: Annotated[tuple[HolderDelivery, ...], Meta(description="objections to a draft")] = ()
    comfort_letter: Annotated[ComfortLetter | None, Meta(description="the cold comfort letter")] = None
    earnings_statement: Annotated[EarningsStatement | None, Meta(description="the earnings statement")] = None
    filing_date: Annotated[Day | None, Meta(description="day it is filed, or planned to be")] = None
    effective_date: Annotated[Day | None, Meta(description="day it becomes effective, or is planned to")] = (
        None
    )
    company_shares: Annotated[Shares | None, Meta(description="shares for the Company's own account")] = None
    limit: Annotated[Limit | None, Meta(description="the underwriter's limit")] = None
    allocation: Annotated[
        dict[str, Shares] | None, Meta(description="shares given to each, by name (the Company as Company)")
    ] = None


class RegistrationDemand(Happening, frozen=True, kw_only=True, tag="registration_demand"):
    """Holders demand a registration (R2.a.i, D4)."""

    under: Annotated[Under | None, Meta(description="which agreement")] = None
    by: Annotated[tuple[HolderShares, ...] | None, Meta(description="who demands, with what they hold")] = (
        None
    )
    delivery: Annotated[Delivery | None, Meta(description="the written demand")] = None
    shares: Annotated[Shares | None, Meta(description="shares to be registered, in all")] = None
    method_of_disposition: Annotated[str | None, Meta(description="the intended method, in words")] = None
    short_form_eligible: Annotated[
        bool | None, Meta(description="whether the Company can use Form S-3, S-2 or a successor")
    ] = None


class RegistrationStatus(Happening, frozen=True, kw_only=True, tag="registration_status"):
    """A registration becomes effective, is stopped, fails, is withdrawn or ends (R2.e, D6)."""

    of: Annotated[
        str, Meta(description="id of the registration (or of the demand or conversion that made it)")
    ]
    status: Annotated[
        Literal[
            "effective", "stop_order", "closing_failed", "withdrawn", "all_sold", "completed", "terminated"
        ]
        | None,
        Meta(description="what became of it"),
    ] = None
    cause: Annotated[str | None, Meta(description="why, in words")] = None
    caused_by: Annotated[str | None, Meta(description="by whom: a holder's name, or another")] = None
    solely: Annotated[bool | None, Meta(description="whether by that one alone")] = None


class UnderwriterSelection(Happening, frozen=True, kw_only=True, tag="underwriter_selection"):
    """The Company picks a managing underwriter, for the holders' approval (R4)."""

    of: Annotated[str | None, Meta(description="id of the registration or take-down")] = None
    underwriter: Annotated[str | None, Meta(description="the firm")] = None
    approvals: Annotated[
        tuple[HolderShares, ...] | None, Meta(description="who approves, with the shares included for it")
    ] = None


class MandatoryConversion(Happening, frozen=True, kw_only=True, tag="mandatory_conversion"):
    """The Series A converts by its terms, which calls for a shelf registration (R2.a.ii)."""

    conversion_date: Annotated[Day | None, Meta(description="day of the conversion; the event's date")] = None
    shelf_due: Annotated[Day | None, Meta(description="day by which the Certificate wants the shelf")] = None
    shelf_effective_date: Annotated[Day | None, Meta(description="day the shelf becomes effective")] = None
    form: Annotated[str | None, Meta(description="the Commission's form, such as S-3")] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices of the shelf to the holders")] = ()
    requests: Annotated[tuple[Request, ...], Meta(description="holders' requests to be included")] = ()


class Takedown(Happening, frozen=True, kw_only=True, tag="takedown"):
    """Holders ask for an underwritten offering from the shelf (R2.a.iii)."""

    of: Annotated[str | None, Meta(description="id of the shelf registration, or of what made it")] = None
    by: Annotated[tuple[HolderShares, ...] | None, Meta(description="who asks, with what they hold")] = None
    shares: Annotated[Shares | None, Meta(description="shares to be offered, in all")] = None
    delivery: Annotated[Delivery | None, Meta(description="the written request")] = None
    underwriter_selection: Annotated[str | None, Meta(description="id of the underwriter's selection")] = None
    notices: Annotated[tuple[Delivery, ...], Meta(description="notices of the offering to the holders")] = ()
    requests: Annotated[tuple[Request, ...], Meta(description="holders' requests to take part")] = ()


class PublicOffering(Happening, frozen=True, kw_only=True, tag="public_offering"):
    """A public offering begins (R2.a.i: the block-out after it)."""

    commenced: Annotated[Day | None, Meta(description="day it began; left out = the event's date")] = None
    by_company: Annotated[bool | None, Meta(description="whether the Company sells")] = None

"""The contexts of what a Holder writes to the Company: to join, to be included, to withdraw (R2.a.i, R2.b, D2.b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.delivery import Delivery
from checker.model.events import Registration, UnderwriterSelection, Withdrawal
from checker.model.events.registration import Request
from generator.contexts.register import company_signs
from generator.contexts.registration.demands import count, demand_of, kind_of
from generator.contexts.registration.envelope import (
    Envelope,
    notice_to,
    replying,
    request_of,
    same,
    to_the_company,
    warrants_of,
)
from generator.contexts.registration.letters import registration_named
from generator.contexts.registration.rra_notices import (
    INCIDENTAL_NOTICE,
    JOIN_RULES,
    REQUEST_RULES,
    REQUESTED_NOTICE,
)
from generator.contexts.registration.shared import (
    Issuer,
    ReplyWindow,
    Signing,
    events_of,
    issuer,
    reply_window,
    signing,
    to_rra_company,
)
from generator.contexts.source import Heading, Source, company_name

_EXHIBIT_D_CLAUSE = "D"
_THE_COMPANY = ("company", "the company")
# A notice may say only what it goes to; who that is must then be told elsewhere.
_UNDERWRITER = "underwriter"


@dataclass(frozen=True, slots=True)
class JoinderRequest(Heading):
    """A Holder's request to join in what others have requested: it must be received in time (R2.a.i)."""

    under: str
    agreement_date: date
    company: Issuer
    envelope: Envelope
    holder: Signing
    requested: date | None
    shares: Fraction | None
    window: ReplyWindow


@dataclass(frozen=True, slots=True)
class IncidentalRequest(Heading):
    """A Holder's request to be in an Incidental Registration: it must be given in time (R2.b)."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    holder: Signing
    determined: date
    form: str | None
    shares: Fraction | None
    window: ReplyWindow


@dataclass(frozen=True, slots=True)
class WithdrawalNotice(Heading):
    """A Holder's withdrawal from a registration, to the Company and to the underwriter (D2.b, R2.b)."""

    of_exhibit_d: bool
    agreement_date: date
    company: Issuer
    envelope: Envelope
    underwriter: str | None
    underwritten: bool
    warrants: tuple[str, ...]
    holder: Signing
    form: str | None
    initiated: date | None
    shares: Fraction | None


def joinder_request(source: Source) -> JoinderRequest:
    """Return a Holder's request to join, with the day by which the Company must have received it."""
    name, demand = replying(source), demand_of(source)
    asked = request_of(source, name)
    notice = notice_to(source, name, REQUESTED_NOTICE)
    return JoinderRequest(
        *source.heading,
        under=kind_of(demand) if demand is not None else "",
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_company(source, asked.delivery if asked is not None else None),
        holder=signing(source, name),
        requested=demand.date if demand is not None else None,
        shares=count(asked.shares) if asked is not None else None,
        window=reply_window(source, JOIN_RULES, "requested_join_days", name, notice),
    )


def incidental_request(source: Source) -> IncidentalRequest:
    """Return a Holder's request to be included, with the day by which it is to be given."""
    name, event = replying(source), source.event
    asked = request_of(source, name)
    notice = notice_to(source, name, INCIDENTAL_NOTICE)
    return IncidentalRequest(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_company(source, asked.delivery if asked is not None else None),
        holder=signing(source, name),
        determined=event.date,
        form=getattr(event, "form", None),
        shares=count(asked.shares) if asked is not None else None,
        window=reply_window(source, REQUEST_RULES, "incidental_request_days", name, notice),
    )


def withdrawal_notice(source: Source) -> WithdrawalNotice:
    """Return a Holder's notice of withdrawal; one under Exhibit D goes to the underwriter too (D2.b, J-12)."""
    event = source.event
    assert isinstance(event, Withdrawal)
    name = event.holder or ""
    registration = registration_named(source, event.of)
    of_exhibit_d = source.paper.clause.startswith(_EXHIBIT_D_CLAUSE)
    to_company = next((each for each in event.deliveries if _is_for_company(source, each)), None)
    asked = [each for each in registration.requests if same(each.holder or "", name)] if registration else []
    return WithdrawalNotice(
        *source.heading,
        of_exhibit_d=of_exhibit_d,
        agreement_date=terms().day("rra_date"),
        company=Issuer(company_name(), (company_signs(),)) if of_exhibit_d else issuer(source),
        envelope=_to_company(source, to_company, of_exhibit_d=of_exhibit_d),
        underwriter=_underwriter(source, event, registration),
        underwritten=of_exhibit_d or registration is None or registration.underwritten is not False,
        warrants=warrants_of(source, name),
        holder=signing(source, name),
        form=registration.form if registration is not None else None,
        initiated=registration.date if registration is not None else None,
        shares=count(asked[0].shares) if asked else None,
    )


def _to_company(source: Source, delivery: Delivery | None, *, of_exhibit_d: bool) -> Envelope:
    """Return the envelope to the Company under the agreement of the Holder's right."""
    if of_exhibit_d:
        return to_the_company(source, Request(delivery=delivery))
    return to_rra_company(source, delivery)


def _is_for_company(source: Source, delivery: Delivery) -> bool:
    """Say whether a notice goes to the Company; one that names nobody does."""
    names = (*_THE_COMPANY, company_name(), terms().text("rra_company_name"))
    return delivery.to is None or any(same(delivery.to, name) for name in names)


def _underwriter(source: Source, event: Withdrawal, registration: Registration | None) -> str | None:
    """Return the managing underwriter: the one notified, else the one selected, else who advised a limit."""
    other = (each.to for each in event.deliveries if not _is_for_company(source, each))
    ids = {event.of, *((registration.id, registration.demand) if registration is not None else ())} - {None}
    selected = (
        each.underwriter
        for each in events_of(source)
        if isinstance(each, UnderwriterSelection) and each.of in ids
    )
    limit = registration.limit if registration is not None else None
    named = (*other, *selected, limit.by if limit is not None else None)
    return next((each for each in named if each and not same(each, _UNDERWRITER)), None)

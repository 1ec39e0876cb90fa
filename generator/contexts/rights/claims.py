"""The contexts of a claim for indemnity (R6.c, D7.iii) and of a successor's assumption of the agreement (R1.i.iii)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import clause, terms
from checker.model.events import IndemnityClaim, Merger
from generator.contexts.carriage import carried_by
from generator.contexts.company_acts import transaction
from generator.contexts.register import Signatory, company_signs, to_company
from generator.contexts.registration.envelope import (
    Envelope,
    holder_row,
    to_exhibit_d_holder,
    warrants_of,
)
from generator.contexts.registration.shared import (
    Issuer,
    Signing,
    issuer,
    signing,
    to_rra_company,
    to_rra_holder,
)
from generator.contexts.rights.shared import is_company, stated
from generator.contexts.source import Heading, Source, company_name

_HAND_OR_CERTIFIED = "By hand or by certified mail"
_FOR_NOTICES = "at its address for notices under Section 14 of the Warrant"
_CAPS = (("R6.b-cap", "limit"), ("D7.ii-cap", "limit"))
# What no field of the event has, the notice is told to state.
ACTION, SUCCESSOR = "action", "successor"


@dataclass(frozen=True, slots=True)
class ClaimNotice(Heading):
    """The notice of whoever claims indemnity to whoever owes it."""

    under_rra: bool
    agreement_date: date
    company: Issuer
    warrants: tuple[str, ...]
    envelope: Envelope
    senders: tuple[Signatory, ...]
    sender: Signing | None
    against: str | None
    against_company: bool
    action: str | None
    known_on: date | None
    amount: Fraction | None
    limit: Fraction | None


@dataclass(frozen=True, slots=True)
class Assumption(Heading):
    """The agreement by which the Company's successor assumes the Registration Rights Agreement."""

    agreement_date: date
    company: Issuer
    successor: str | None
    transaction: str | None
    closing: date
    warrants: tuple[str, ...]
    registrable_words: str
    successors_words: str


def indemnity_claim(source: Source) -> ClaimNotice:
    """Return the notice of a claim: the action, the day on which it was known, and the limit where a Holder owes."""
    event = source.event
    assert isinstance(event, IndemnityClaim)
    under_rra = source.paper.clause.startswith("R")
    claimant = event.claimant or ""
    of_company = is_company(claimant)
    company = issuer(source) if under_rra else Issuer(company_name(), (company_signs(),))
    return ClaimNotice(
        *source.heading,
        under_rra=under_rra,
        agreement_date=terms().day("rra_date"),
        company=company,
        warrants=warrants_of(source, claimant) or tuple(source.action.before.warrants),
        envelope=_envelope(source, event, under_rra=under_rra),
        senders=company.signs if of_company else (Signatory(claimant),),
        sender=None if of_company else signing(source, claimant),
        against=event.against,
        against_company=is_company(event.against or ""),
        action=stated(event.notice, ACTION),
        known_on=event.known_on,
        amount=event.amount,
        limit=_limit(source),
    )


def assumption_agreement(source: Source) -> Assumption:
    """Return the assumption that is asked of a successor: no clause of the agreement binds it (Q68)."""
    event = source.event
    assert isinstance(event, Merger)
    named = (stated(each, SUCCESSOR) for each in event.notices)
    return Assumption(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        successor=next((each for each in named if each is not None), None),
        transaction=transaction(source),
        closing=event.closing_date or event.date,
        warrants=tuple(source.action.before.warrants),
        registrable_words=clause("R1.i").words,
        successors_words=clause("W12.2").words,
    )


def _envelope(source: Source, event: IndemnityClaim, *, under_rra: bool) -> Envelope:
    """Return the envelope to whoever owes indemnity, under the agreement of the claim."""
    name = source.paper.recipient or event.against or ""
    if is_company(name):
        if under_rra:
            return to_rra_company(source, event.notice)
        return Envelope(carried_by(event.notice, _HAND_OR_CERTIFIED), to_company(source), _FOR_NOTICES)
    if under_rra or (holder_row(source, name) is None and not warrants_of(source, name)):
        return to_rra_holder(source, name, event.notice)
    return to_exhibit_d_holder(source, name, event.notice)


def _limit(source: Source) -> Fraction | None:
    """Return the proceeds to which a Holder's obligation is limited, in dollars, as the check has them."""
    for rule, name in _CAPS:
        told = source.fact(rule, name)
        if told is not None:
            return Fraction(told.replace(",", ""))
    return None

"""The contexts of notices and replies under Exhibit D: a company registration, a demand, elections (D2, D4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.api import terms
from checker.model.delivery import Delivery
from checker.model.events import Registration, RegistrationDemand
from generator.contexts.company_acts import Fact
from generator.contexts.register import Person, Signatory, company_signs, party_signs, to_company
from generator.contexts.registration.envelope import (
    Envelope,
    Window,
    jurisdictions,
    notice_to,
    registration_facts,
    replying,
    request_of,
    same,
    to_exhibit_d_holder,
    to_the_company,
    warrants_of,
    window,
)
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence
from generator.document.formats import day, number

COMPANY_NOTICE = frozenset({"notice-of-company-registration", "D2.a", "D2.a.i", "D2"})
DEMAND_NOTICE = frozenset({"notice-of-exhibit-d-demand", "D4"})
# What the priority statement says of the older rights, by whether the Company has assumed them (Q68).
_OLDER: Mapping[object, str] = MappingProxyType({True: "among others", False: ""})
_OLDER_UNKNOWN = "so far as they bind Company"


@dataclass(frozen=True, slots=True)
class CompanyRegistrationNotice(Heading):
    """The notice of a registration with its jurisdictions and, in the same notice, its underwriting (D2.a.i)."""

    company: Signatory
    envelope: Envelope
    office: Person
    warrants: tuple[str, ...]
    determined: date
    facts: tuple[Fact, ...]
    jurisdictions: tuple[str, ...]
    underwritten: bool | None
    window: Window
    existing_rights: str
    agreement_date: date


@dataclass(frozen=True, slots=True)
class CompanyRegistrationRequest(Heading):
    """A Holder's request to be included in a registration of which it had notice (D2.a.ii)."""

    holder: Signatory
    envelope: Envelope
    warrants: tuple[str, ...]
    determined: date
    form: str | None
    shares: Fraction | None
    underwritten: bool | None
    window: Window


@dataclass(frozen=True, slots=True)
class DemandNotice(Heading):
    """The notice to every Holder that another has demanded a registration (D4)."""

    company: Signatory
    envelope: Envelope
    office: Person
    warrants: tuple[str, ...]
    facts: tuple[Fact, ...]
    demanding: tuple[tuple[str | None, Fraction | None], ...]
    by_you: bool
    window: Window


@dataclass(frozen=True, slots=True)
class DemandElection(Heading):
    """A Holder's election to join a registration that another has demanded (D4)."""

    holder: Signatory
    envelope: Envelope
    warrants: tuple[str, ...]
    demanded: date | None
    method: str | None
    shares: Fraction | None
    window: Window


def notice_of_company_registration(source: Source) -> CompanyRegistrationNotice:
    """Return the notice to one Holder; without its list of jurisdictions it is nothing to sign (D2.a.i)."""
    name = source.paper.recipient
    notice = notice_to(source, name, COMPANY_NOTICE)
    return CompanyRegistrationNotice(
        *source.heading,
        company=company_signs(),
        envelope=to_exhibit_d_holder(source, name, notice),
        office=to_company(source),
        warrants=warrants_of(source, name),
        determined=source.event.date,
        facts=registration_facts(source),
        jurisdictions=jurisdictions(notice),
        underwritten=underwritten(source, notice),
        window=window(source, "D2.a.ii-window", "company_registration_request_days", name, notice),
        existing_rights=_existing_rights(source),
        agreement_date=terms().day("rra_date"),
    )


def company_registration_request(source: Source) -> CompanyRegistrationRequest:
    """Return a Holder's request to be included, which becomes binding on nobody but by Section 2 itself."""
    name = replying(source)
    asked = request_of(source, name)
    notice = notice_to(source, name, COMPANY_NOTICE)
    return CompanyRegistrationRequest(
        *source.heading,
        holder=party_signs(source, name),
        envelope=to_the_company(source, asked),
        warrants=warrants_of(source, name),
        determined=source.event.date,
        form=getattr(source.event, "form", None),
        shares=_shares(asked.shares if asked is not None else None),
        underwritten=underwritten(source, notice),
        window=window(source, "D2.a.ii-window", "company_registration_request_days", name, notice),
    )


def notice_of_exhibit_d_demand(source: Source) -> DemandNotice:
    """Return the notice of a demand to one Holder; its last day follows from the receipt that the file plans."""
    name = source.paper.recipient
    notice = notice_to(source, name, DEMAND_NOTICE)
    demand = demand_of(source)
    by = demand.by if demand is not None else None
    return DemandNotice(
        *source.heading,
        company=company_signs(),
        envelope=to_exhibit_d_holder(source, name, notice),
        office=to_company(source),
        warrants=warrants_of(source, name),
        facts=_demand_facts(demand),
        demanding=tuple((each.holder, _shares(each.shares)) for each in by or ()),
        by_you=any(each.holder is not None and same(each.holder, name) for each in by or ()),
        window=window(source, "D4-window", "demand_election_days", name, notice),
    )


def exhibit_d_election(source: Source) -> DemandElection:
    """Return a Holder's election to have Warrant Shares included in a demanded registration."""
    name = replying(source)
    asked = request_of(source, name)
    demand = demand_of(source)
    return DemandElection(
        *source.heading,
        holder=party_signs(source, name),
        envelope=to_the_company(source, asked),
        warrants=warrants_of(source, name),
        demanded=demand.date if demand is not None else None,
        method=sentence(_method(demand) or "") or None,
        shares=_shares(asked.shares if asked is not None else None),
        window=window(
            source, "D4-window", "demand_election_days", name, notice_to(source, name, DEMAND_NOTICE)
        ),
    )


def demand_of(source: Source) -> RegistrationDemand | None:
    """Return the demand that the event is, or that the registration answers; None where the file has none."""
    event = source.event
    if isinstance(event, RegistrationDemand):
        return event
    wanted = event.demand if isinstance(event, Registration) else None
    matter = source.loaded.matter
    for each in (*matter.history, *matter.proposed):
        if isinstance(each, RegistrationDemand) and each.id is not None and each.id == wanted:
            return each
    return None


def underwritten(source: Source, notice: Delivery | None) -> bool | None:
    """Return whether the registration involves an underwriting: as the event says, else as the notice does."""
    said = getattr(source.event, "underwritten", None)
    if said is not None or notice is None or notice.states is None:
        return said
    return notice.states.truth("underwritten")


def _demand_facts(demand: RegistrationDemand | None) -> tuple[Fact, ...]:
    """Return what the notice tells of a demand; what is not known is left open."""
    received = demand.delivery.day_received if demand is not None and demand.delivery is not None else None
    shares = demand.shares if demand is not None else None
    return (
        ("Date of the request", day(demand.date) if demand is not None else None),
        ("Received by Company on", day(received) if received is not None else None),
        ("Warrant Shares to be registered", number(shares) if shares is not None else None),
        ("Intended method or methods of disposition", _method(demand)),
    )


def _method(demand: RegistrationDemand | None) -> str | None:
    """Return the method of disposition as the demand specifies it."""
    return demand.method_of_disposition if demand is not None else None


def _existing_rights(source: Source) -> str:
    """Return how the rights of 1998 are named among those that stand first; nothing where none bind (Q68)."""
    given = source.loaded.matter.agreements
    assumed = given.rra_assumed_by_group if given is not None else None
    return _OLDER.get(assumed, _OLDER_UNKNOWN)


def _shares(value: Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(value)

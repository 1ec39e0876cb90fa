"""The contexts of the Company's notices to each Holder of a request, an own registration, a shelf (R2.a, R2.b)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import clause, terms
from checker.model.events import MandatoryConversion, Registration, Takedown
from generator.contexts.company_acts import Fact
from generator.contexts.register import Person
from generator.contexts.registration.demands import (
    TAKEDOWN,
    Demand,
    Stake,
    answering,
    demand_of,
    kind_of,
    shelf_of,
    stakes_of,
)
from generator.contexts.registration.envelope import Envelope, notice_to, same
from generator.contexts.registration.section_9b import COMPANY_BLOCK, printed
from generator.contexts.registration.shared import (
    Issuer,
    ReplyWindow,
    Signing,
    issuer,
    reply_window,
    rra_office,
    signing,
    to_rra_holder,
)
from generator.contexts.source import Heading, Source
from generator.document.formats import day, number

REQUESTED_NOTICE = frozenset({"notice-of-requested-registration", "R2.a.i", "R2.a", "R2.a.iii"})
INCIDENTAL_NOTICE = frozenset({"notice-of-incidental-registration", "R2.b"})
SHELF_NOTICE = frozenset({"shelf-notice", "R2.a.ii"})
# The rules that count the days of a Holder's answer: of a demand and of a take-down, of 2(b), of the shelf.
JOIN_RULES = ("R2.a.i-join-window", "R2.a.iii-join-window", "R2.a.iii-window", "R2.a.iii-notice")
REQUEST_RULES = ("R2.b-window",)
SHELF_RULES = ("R2.a.ii-join-window", "R2.a.ii-window", "R2.a.ii-notice")
_ACCOUNTS: Mapping[str | None, str] = MappingProxyType(
    {
        "company": "The Company",
        "exhibit_d_demand": "Holders of the Stock Subscription Warrants of 2002, on their demand",
        "third_party": "Other security holders of the Company",
    }
)
_SECURITIES: Mapping[str | None, str] = MappingProxyType(
    {
        "common": "Common Stock",
        "convertible": "Securities convertible into Common Stock",
        "debt": "Debt securities",
    }
)


@dataclass(frozen=True, slots=True)
class RequestedNotice(Heading):
    """The notice of a request for registration or for a take-down, with each Holder's right to join."""

    under: str
    agreement_date: date
    company: Issuer
    envelope: Envelope
    office: Person
    copies: tuple[Person, ...]
    holder: Signing
    facts: tuple[Fact, ...]
    stakes: tuple[Stake, ...]
    own: bool
    window: ReplyWindow
    also_incidental: bool
    incidental: ReplyWindow
    pre_filing_days: int
    short_form: bool | None
    underwritten: bool | None


@dataclass(frozen=True, slots=True)
class IncidentalNotice(Heading):
    """The notice that the Company has determined to register securities, with each Holder's right to be in it."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    office: Person
    copies: tuple[Person, ...]
    holder: Signing
    determined: date
    facts: tuple[Fact, ...]
    window: ReplyWindow
    pre_filing_days: int
    underwritten: bool | None
    priority: bool
    priority_words: str


@dataclass(frozen=True, slots=True)
class ShelfNotice(Heading):
    """The notice of the shelf that the mandatory conversion calls for, and of how to have shares on it."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    office: Person
    copies: tuple[Person, ...]
    holder: Signing
    facts: tuple[Fact, ...]
    window: ReplyWindow
    shelf_end: date | None


def notice_of_requested_registration(source: Source) -> RequestedNotice:
    """Return the notice to one Holder of what others, or it with them, have requested (R2.a.i, R2.a.iii)."""
    name = source.paper.recipient
    demand, registration = demand_of(source), answering(source)
    notice = notice_to(source, name, REQUESTED_NOTICE)
    stakes = stakes_of(demand.by) if demand is not None else ()
    return RequestedNotice(
        *source.heading,
        under=kind_of(demand) if demand is not None else "",
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, name, notice),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
        holder=signing(source, name),
        facts=_requested_facts(source, demand, registration),
        stakes=stakes,
        own=any(same(each.name or "", name) for each in stakes),
        window=reply_window(source, JOIN_RULES, "requested_join_days", name, notice),
        also_incidental=not _set_apart(source),
        incidental=reply_window(source, REQUEST_RULES, "incidental_request_days", name, notice),
        pre_filing_days=terms().days("incidental_notice_days"),
        short_form=getattr(demand, "short_form_eligible", None),
        underwritten=_underwritten(demand, registration),
    )


def notice_of_incidental_registration(source: Source) -> IncidentalNotice:
    """Return the notice to one Holder of the Company's determination to register (R2.b)."""
    name, event = source.paper.recipient, source.event
    assert isinstance(event, Registration)
    notice = notice_to(source, name, INCIDENTAL_NOTICE)
    return IncidentalNotice(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, name, notice),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
        holder=signing(source, name),
        determined=event.date,
        facts=_incidental_facts(event),
        window=reply_window(source, REQUEST_RULES, "incidental_request_days", name, notice),
        pre_filing_days=terms().days("incidental_notice_days"),
        underwritten=event.underwritten,
        priority=bool(event.underwritten) and event.initiated_by == "company",
        priority_words=clause("R2.f").words,
    )


def shelf_notice(source: Source) -> ShelfNotice:
    """Return the notice to one Holder of the shelf registration (R2.a.ii, Q28)."""
    name, event = source.paper.recipient, source.event
    assert isinstance(event, MandatoryConversion)
    due, form = event.shelf_due, event.form
    notice = notice_to(source, name, SHELF_NOTICE)
    return ShelfNotice(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, name, notice),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
        holder=signing(source, name),
        facts=(
            ("Day of the mandatory conversion", day(event.conversion_date or event.date)),
            ("To be effective at the time set in the Certificate of Designation", day(due) if due else None),
            ("Form", f"Form {form}, pursuant to Rule 415" if form else None),
        ),
        window=reply_window(source, SHELF_RULES, "requested_join_days", name, notice),
        shelf_end=source.day("shelf_end"),
    )


def _set_apart(source: Source) -> bool:
    """Say whether counsel has decided that a demand of Holders is no Incidental Registration too (Q31)."""
    choice = source.loaded.matter.readings.get("Q31")
    return choice is not None and choice.option == "b"


def _requested_facts(
    source: Source, demand: Demand | None, registration: Registration | None
) -> tuple[Fact, ...]:
    """Return what the notice tells of a request; what a Holder needs and the file does not say is left open."""
    if demand is None:
        return (("Request", None),)
    received = demand.delivery.day_received if demand.delivery is not None else None
    received = received or _counted_from(source, "R2.a.i-effective-target")
    shares = demand.shares
    takedown = kind_of(demand) == TAKEDOWN
    conversion = shelf_of(source, demand)
    method = getattr(demand, "method_of_disposition", None)
    rows: list[Fact] = [
        ("Date of the request", day(demand.date)),
        ("Received by the Company on", day(received) if received is not None else None),
        (
            "Registrable Securities to be " + ("sold" if takedown else "registered"),
            number(shares) if shares is not None else None,
        ),
    ]
    if takedown:
        rows.append(
            ("Shelf Registration for the mandatory conversion of", day(conversion) if conversion else None)
        )
    rows.append(("Intended method of distribution", method or _method(demand)))
    if registration is not None and registration.form:
        rows.append(("Form of registration statement", f"Form {registration.form}"))
    if registration is not None and registration.filing_date is not None:
        rows.append(("Planned filing date", day(registration.filing_date)))
    return tuple(rows)


def _method(demand: Demand) -> str:
    """Return the method of distribution where the request has no words for it: Section 2(a)(i) asks for none."""
    return "Underwritten offering" if isinstance(demand, Takedown) else "Not stated in the request"


def _underwritten(demand: Demand | None, registration: Registration | None) -> bool | None:
    """Return whether the offering is underwritten: a take-down of Section 2(a)(iii) always is."""
    if isinstance(demand, Takedown):
        return True
    return registration.underwritten if registration is not None else None


def _counted_from(source: Source, rule: str) -> date | None:
    """Return the day from which the report counts a duty of this action."""
    found = (each for each in source.report.deadlines if each.rule == rule)
    return next((each.counted_from for each in found if each.action == source.paper.action), None)


def _incidental_facts(event: Registration) -> tuple[Fact, ...]:
    """Return what the notice tells of the registration; what a Holder must know is left open if it is not given."""
    form, filing = event.form, event.filing_date
    rows: list[Fact] = [
        ("Determination of the Company to register", day(event.date)),
        ("Securities to be registered", _SECURITIES.get(event.securities, event.securities)),
        ("For the account of", _ACCOUNTS.get(event.initiated_by)),
    ]
    if event.company_shares:
        rows.append(("Shares for the Company’s own account", number(event.company_shares)))
    rows.append(("Form of registration statement", f"Form {form}" if form else None))
    rows.append(("Planned filing date", day(filing) if filing is not None else None))
    return tuple(rows)

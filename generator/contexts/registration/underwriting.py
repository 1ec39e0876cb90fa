"""The contexts of the choice of an underwriter and of the holdback that it requires (R4.b, R4.c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import clause, terms
from checker.model.events import (
    HoldbackRequirement,
    Registration,
    RegistrationDemand,
    Takedown,
    UnderwriterSelection,
)
from generator.contexts.company_acts import Fact
from generator.contexts.register import Person
from generator.contexts.registration.demands import Demand, Stake, count, stakes_of
from generator.contexts.registration.envelope import Envelope, notice_to, same
from generator.contexts.registration.letters import origin_named, registration_named
from generator.contexts.registration.section_9b import COMPANY_BLOCK, printed
from generator.contexts.registration.shared import (
    Issuer,
    Signing,
    events_of,
    issuer,
    rra_office,
    signing,
    to_rra_holder,
)
from generator.contexts.source import Heading, Source
from generator.document.formats import day

HOLDBACK = frozenset({"holdback-notice", "R4.c"})
APPROVAL = frozenset({"underwriter-approval", "R4.b"})
_THE_COMPANY = "company"


@dataclass(frozen=True, slots=True)
class UnderwriterApproval(Heading):
    """The Company's proposal of an underwriter, the tally, and one Holder's approval (R4.b)."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    office: Person
    copies: tuple[Person, ...]
    holder: Signing
    facts: tuple[Fact, ...]
    underwriter: str | None
    own_shares: Fraction | None
    tally: tuple[Stake, ...]
    represented: Fraction | None
    required: Fraction | None


@dataclass(frozen=True, slots=True)
class HoldbackNotice(Heading):
    """The notice to each Holder that it shall not sell around an underwritten registration (R4.c)."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    facts: tuple[Fact, ...]
    required_by: str | None
    first: date | None
    last: date | None
    days_before: int
    days_after: int
    advised_days: int
    clause_words: str


def underwriter_approval(source: Source) -> UnderwriterApproval:
    """Return the proposal to one included Holder, with the approvals that the file has so far."""
    event, name = source.event, source.paper.recipient
    assert isinstance(event, UnderwriterSelection)
    tally = stakes_of(event.approvals)
    return UnderwriterApproval(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, name, notice_to(source, name, APPROVAL)),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
        holder=signing(source, name),
        facts=_registration_facts(source, event.of),
        underwriter=event.underwriter,
        own_shares=_included(source, event, name, tally),
        tally=tally,
        represented=source.number("represented"),
        required=source.number("required"),
    )


def holdback_notice(source: Source) -> HoldbackNotice:
    """Return the notice of a holdback to one Holder, with its first and last day as the check has them."""
    event, name = source.event, source.paper.recipient
    assert isinstance(event, HoldbackRequirement)
    by = event.by
    return HoldbackNotice(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, name, notice_to(source, name, HOLDBACK)),
        facts=_registration_facts(source, event.of),
        required_by=None if by is None or same(by, _THE_COMPANY) else by,
        first=source.day("holdback_from"),
        last=source.day("holdback_until"),
        days_before=terms().days("holdback_days_before"),
        days_after=terms().days("holdback_days_after"),
        advised_days=terms().days("holdback_advised_days"),
        clause_words=clause("R4.c").words,
    )


def _registration_facts(source: Source, of: str | None) -> tuple[Fact, ...]:
    """Return which registration or take-down is meant."""
    takedown = next(
        (each for each in events_of(source) if isinstance(each, Takedown) and each.id == of), None
    )
    if of is not None and takedown is not None:
        return (("Underwritten take-down requested on", day(takedown.date)),)
    registration, origin = registration_named(source, of), origin_named(source, of)
    rows: list[Fact] = []
    if origin is not None:
        rows.append(("Registration requested on", day(origin.date)))
    elif registration is not None:
        rows.append(("Registration determined on", day(registration.date)))
    else:
        rows.append(("Registration", None))
    if registration is not None:
        rows += _details(registration)
    return tuple(rows)


def _details(registration: Registration) -> list[Fact]:
    """Return the form and the days of a registration, so far as they are known."""
    rows: list[Fact] = []
    if registration.form:
        rows.append(("Form of registration statement", f"Form {registration.form}"))
    for label, on in (
        ("Filing date", registration.filing_date),
        ("Effective, or planned to become effective, on", registration.effective_date),
    ):
        if on is not None:
            rows.append((label, day(on)))
    return rows


def _included(
    source: Source, event: UnderwriterSelection, name: str, tally: tuple[Stake, ...]
) -> Fraction | None:
    """Return the shares included for a Holder: as allocated, requested or demanded, else as told with its approval."""
    of = registration_named(source, event.of) or _offering(source, event.of)
    if isinstance(of, Registration):
        for key, shares in (of.allocation or {}).items():
            if same(key, name):
                return count(shares)
    if isinstance(of, Registration | Takedown):
        for asked in of.requests:
            if same(asked.holder or "", name):
                return count(asked.shares)
    wanted = _offering(source, of.demand if isinstance(of, Registration) else event.of)
    by = (wanted.by if wanted is not None else None) or ()
    if wanted is not None and len(by) == 1 and same(by[0].holder or "", name):
        # Who asks alone asks for all; of several the request does not say whose shares are whose.
        return count(wanted.shares)
    return next((each.shares for each in tally if same(each.name or "", name)), None)


def _offering(source: Source, of: str | None) -> Demand | None:
    """Return the demand or the take-down that an id means."""
    found = (each for each in events_of(source) if isinstance(each, RegistrationDemand | Takedown))
    return next((each for each in found if of is not None and each.id == of), None)

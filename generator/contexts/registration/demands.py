"""The context of a demand for registration, or for an underwritten take-down, by those who make it (R2.a, D4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.events import MandatoryConversion, Registration, RegistrationDemand, Takedown
from checker.model.events.common import HolderShares
from checker.model.events.registration import Request
from generator.contexts.register import company_signs
from generator.contexts.registration.envelope import Envelope, same, to_the_company, warrants_of
from generator.contexts.registration.shared import (
    Issuer,
    Signing,
    events_of,
    issuer,
    signing,
    to_rra_company,
)
from generator.contexts.source import Heading, Source, company_name
from generator.contexts.wording import sentence

Demand = RegistrationDemand | Takedown
EXHIBIT_D, REQUESTED, TAKEDOWN = "exhibit_d", "requested", "takedown"


@dataclass(frozen=True, slots=True)
class Stake:
    """A person and its shares of Common Stock, exact; None is open."""

    name: str | None
    shares: Fraction | None


@dataclass(frozen=True, slots=True)
class DemandPaper(Heading):
    """A written demand: who makes it, what it stands on, how many shares, and by what method."""

    under: str
    agreement_date: date
    company: Issuer
    envelope: Envelope
    warrants: tuple[str, ...]
    stakes: tuple[Stake, ...]
    signings: tuple[Signing, ...]
    represented: Fraction | None
    shares: Fraction | None
    method: str | None
    shelf: date | None


def registration_demand(source: Source) -> DemandPaper:
    """Return the demand that the action is; who signs a counterpart signs alone, the demand names them all."""
    event = demand_of(source)
    assert event is not None, "the paper belongs to a demand or a take-down"
    under = kind_of(event)
    of_exhibit_d = under == EXHIBIT_D
    stakes = stakes_of(event.by)
    names = tuple(each.name for each in stakes if each.name)
    own = tuple(name for name in names if same(name, source.paper.signer))
    return DemandPaper(
        *source.heading,
        under=under,
        agreement_date=terms().day("rra_date"),
        company=Issuer(company_name(), (company_signs(),)) if of_exhibit_d else issuer(source),
        envelope=(
            to_the_company(source, Request(delivery=event.delivery))
            if of_exhibit_d
            else to_rra_company(source, event.delivery)
        ),
        warrants=tuple(dict.fromkeys(key for name in names for key in warrants_of(source, name))),
        stakes=stakes,
        signings=tuple(signing(source, name) for name in own or names),
        represented=source.number("represented"),
        shares=count(event.shares),
        method=sentence(getattr(event, "method_of_disposition", None) or "") or None,
        shelf=shelf_of(source, event),
    )


def demand_of(source: Source) -> Demand | None:
    """Return the demand or the take-down that the action is, or that its registration answers, if any."""
    event = source.event
    if isinstance(event, RegistrationDemand | Takedown):
        return event
    wanted = event.demand if isinstance(event, Registration) else None
    found = (each for each in events_of(source) if isinstance(each, RegistrationDemand | Takedown))
    return next((each for each in found if wanted is not None and each.id == wanted), None)


def answering(source: Source) -> Registration | None:
    """Return the registration that the action is, or that answers the demand which it is, if any."""
    event = source.event
    if isinstance(event, Registration):
        return event
    found = [each for each in events_of(source) if isinstance(each, Registration)]
    return next((each for each in found if event.id is not None and each.demand == event.id), None)


def kind_of(event: Demand) -> str:
    """Return what is demanded: a registration under either agreement, or a take-down."""
    if isinstance(event, Takedown):
        return TAKEDOWN
    return EXHIBIT_D if event.under == EXHIBIT_D else REQUESTED


def stakes_of(by: Iterable[HolderShares] | None) -> tuple[Stake, ...]:
    """Return persons with their shares; a number left out stays open."""
    return tuple(Stake(each.holder, count(each.shares)) for each in by or ())


def count(shares: Fraction | None) -> Fraction | None:
    """Return a number of shares as a plain fraction, so that a paper can print it."""
    return None if shares is None else Fraction(shares)


def shelf_of(source: Source, event: Demand) -> date | None:
    """Return the day of the mandatory conversion that made the shelf of a take-down."""
    if not isinstance(event, Takedown):
        return None
    made = [each for each in events_of(source) if isinstance(each, MandatoryConversion)]
    named = [each for each in made if event.of is not None and each.id == event.of]
    of = next(iter(named or made), None)
    return None if of is None else of.conversion_date or of.date

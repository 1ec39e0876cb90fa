"""The contexts of the papers on a price that the Board of Directors determines, and on its dispute (W6.vii)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.events import BoardDeterminationOfPrice
from generator.contexts.carriage import carried_by
from generator.contexts.register import (
    Person,
    Signatory,
    company_signs,
    holder_at_its_address,
    party_signs,
    to_company,
)
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence

_DISPUTE = "W6.vii-dispute"


@dataclass(frozen=True, slots=True)
class Held:
    """One Warrant that the price concerns, and its holder as addressee."""

    id: str
    holder: Person


@dataclass(frozen=True, slots=True)
class BoardDetermination(Heading):
    """A form of resolution; what the Board has still to find is left for ink before a net exercise."""

    warrants: tuple[Held, ...]
    holders: tuple[Person, ...]
    company: Signatory
    for_exercise: bool
    days: int
    window_first: date | None
    window_last: date | None
    quotations: str
    value: Fraction | None
    basis: str
    resolved_on: date | None
    dispute_days: int
    dispute_until: date | None


def board_determination_of_price(source: Source) -> BoardDetermination:
    """Return the resolution by which the Board determines the price for want of quotations (W6.vii, C15)."""
    event = source.event
    made = event if isinstance(event, BoardDeterminationOfPrice) else None
    warrants = _concerned(source)
    return BoardDetermination(
        *source.heading,
        warrants=warrants,
        holders=tuple(dict.fromkeys(each.holder for each in warrants)),
        company=company_signs(),
        for_exercise=made is None,
        days=terms().days("market_price_days"),
        window_first=source.day("window_first"),
        window_last=source.day("window_last"),
        quotations=_quotations(source),
        value=made.value if made is not None else None,
        basis=_basis(source),
        resolved_on=made.date if made is not None else None,
        dispute_days=terms().days("price_dispute_days"),
        dispute_until=source.deadline(_DISPUTE),
    )


@dataclass(frozen=True, slots=True)
class PriceDispute(Heading):
    """The holder's written dispute of a price that the Board has determined."""

    warrants: tuple[Held, ...]
    holder: Signatory
    company: Person
    by: str
    determined_on: date
    value: Fraction | None
    informed_on: date | None
    days: int
    until: date | None


def price_dispute(source: Source) -> PriceDispute:
    """Return what the holder's dispute says (W6.vii, H7); it states the last day and not that it is in time."""
    event = source.event
    assert isinstance(event, BoardDeterminationOfPrice)
    informed = event.informed
    warrants = _concerned(source)
    holders = {each.holder.name for each in warrants}
    # Who disputes is known only where one person holds every Warrant: the event names no Warrant.
    name = holders.pop() if len(holders) == 1 else None
    return PriceDispute(
        *source.heading,
        warrants=warrants if name is not None else (),
        holder=party_signs(source, name or ""),
        company=to_company(source),
        by=carried_by(event.dispute, "By hand or by certified mail"),
        determined_on=event.date,
        value=event.value,
        informed_on=(informed.day_received or informed.day_sent) if informed is not None else None,
        days=terms().days("price_dispute_days"),
        until=source.deadline(_DISPUTE),
    )


def _concerned(source: Source) -> tuple[Held, ...]:
    """Return the Warrant that the event names, else every one in the register: the price is of a share."""
    held = source.action.before.warrants
    named = getattr(source.event, "warrant", None)
    return tuple(
        Held(key, holder_at_its_address(source, line.holder))
        for key, line in held.items()
        if named in (None, key)
    )


def _quotations(source: Source) -> str:
    """Return what the check of the quotations found, as a sentence; nothing where none were checked."""
    for finding in source.action.findings:
        if finding.rule == "W6.vii-window":
            return sentence(finding.message)
    return ""


def _basis(source: Source) -> str:
    """Return the ground of the Board's price as the matter records it, as a sentence; else nothing."""
    for made in source.loaded.matter.determinations:
        if made.topic == "current_market_price" and made.basis:
            return sentence(made.basis)
    return ""

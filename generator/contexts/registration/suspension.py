"""The contexts of the notice to stop using a prospectus, and of the one that it may be used again (R3.a.ix, R3.c)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.events import ProspectusSuspension
from generator.contexts.company_acts import Fact
from generator.contexts.registration.envelope import Envelope, same
from generator.contexts.registration.letters import origin_named, registration_named
from generator.contexts.registration.shared import Issuer, issuer, to_rra_holder
from generator.contexts.source import Heading, Source
from generator.document.formats import day


@dataclass(frozen=True, slots=True)
class SuspensionNotice(Heading):
    """The notice to one included Holder to stop at once; it names no event beyond the words of the clause."""

    issuer: Issuer
    envelope: Envelope
    agreement_date: date
    facts: tuple[Fact, ...]
    period: int


@dataclass(frozen=True, slots=True)
class ResumptionNotice(Heading):
    """The notice to one included Holder with its corrected copies: the days added, and the new last day."""

    issuer: Issuer
    envelope: Envelope
    agreement_date: date
    facts: tuple[Fact, ...]
    tense: str
    received: date | None
    extension: Fraction | None
    period: int
    new_end: date | None


def suspension_notice(source: Source) -> SuspensionNotice:
    """Return the stop notice to one Holder."""
    event = _suspension(source)
    return SuspensionNotice(
        *source.heading,
        issuer=issuer(source),
        envelope=to_rra_holder(source, source.paper.recipient, event.notice),
        agreement_date=terms().day("rra_date"),
        facts=tuple(_facts(source, event)),
        period=terms().days("rra_effectiveness_days"),
    )


def resumption_notice(source: Source) -> ResumptionNotice:
    """Return the notice that goes with the corrected copies; its figures are the check's (R3.c, Q48)."""
    event = _suspension(source)
    copies = event.corrected_copies or {}
    received = next((on for name, on in copies.items() if same(name, source.paper.recipient)), None)
    given = event.notice.day_sent or event.notice.day_received if event.notice is not None else None
    return ResumptionNotice(
        *source.heading,
        issuer=issuer(source),
        envelope=to_rra_holder(source, source.paper.recipient, None),
        agreement_date=terms().day("rra_date"),
        facts=(
            *_facts(source, event),
            ("Notice under Section 3(a)(ix) given on", day(given) if given is not None else None),
        ),
        tense="were received by you on"
        if received is not None and received <= source.as_of
        else "are to be received by you on",
        received=received,
        extension=source.number("extension_days"),
        period=terms().days("rra_effectiveness_days"),
        new_end=source.day("effectiveness_end"),
    )


def _suspension(source: Source) -> ProspectusSuspension:
    assert isinstance(source.event, ProspectusSuspension)
    return source.event


def _facts(source: Source, event: ProspectusSuspension) -> Iterator[Fact]:
    """Yield which registration statement is meant."""
    registration, origin = registration_named(source, event.of), origin_named(source, event.of)
    form = getattr(registration, "form", None) or getattr(origin, "form", None)
    made = f"made upon the request of {day(origin.date)}" if origin is not None else None
    yield "Registration statement", f"Form {form}" if form else made
    filed = registration.filing_date if registration is not None else None
    if filed is not None:
        yield "Filed with the Commission on", day(filed)
    effective = registration.effective_date if registration is not None else None
    if effective is not None:
        yield "Effective date", day(effective)

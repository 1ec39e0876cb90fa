"""The contexts of the letters that keep each Holder advised: initiation and completion of a registration (D6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.model.delivery import Delivery
from checker.model.events import MandatoryConversion, Registration, RegistrationDemand, RegistrationStatus
from generator.contexts.company_acts import Fact
from generator.contexts.register import Signatory, company_signs
from generator.contexts.registration.envelope import (
    Envelope,
    notice_to,
    registration_facts,
    request_of,
    same,
    to_exhibit_d_holder,
    warrants_of,
)
from generator.contexts.source import Heading, Source
from generator.document.formats import day, number

_INITIATION = frozenset({"initiation-letter", "D6"})
_KEPT = "D6.i-effectiveness-period"
# What a status means for the Holder who reads of it; the rest ends nothing.
_OUTCOMES: Mapping[str | None, str] = MappingProxyType(
    {
        "effective": "effective",
        "completed": "distributed",
        "all_sold": "distributed",
        "terminated": "terminated",
        "withdrawn": "withdrawn",
    }
)


@dataclass(frozen=True, slots=True)
class InitiationLetter(Heading):
    """The advice that a registration has been initiated."""

    company: Signatory
    envelope: Envelope
    warrants: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CompletionLetter(Heading):
    """The advice that a registration has been completed: effective, distributed, or at an end."""

    company: Signatory
    envelope: Envelope
    warrants: tuple[str, ...]
    facts: tuple[Fact, ...]
    outcome: str | None
    happened: date
    until: date | None


def initiation_letter(source: Source) -> InitiationLetter:
    """Return the letter with which one Holder learns that a registration has been initiated (D6)."""
    name = source.paper.recipient
    asked = request_of(source, name)
    shares = asked.shares if asked is not None else None
    of_holder = () if shares is None else (("Shares that you have requested to include", number(shares)),)
    return InitiationLetter(
        *source.heading,
        company=company_signs(),
        envelope=to_exhibit_d_holder(source, name, _own_notice(source, name)),
        warrants=warrants_of(source, name),
        facts=(
            ("Initiated on", day(source.event.date)),
            *registration_facts(source),
            *of_holder,
        ),
    )


def completion_letter(source: Source) -> CompletionLetter:
    """Return the letter with which one Holder learns how a registration stands (D6)."""
    event = source.event
    assert isinstance(event, RegistrationStatus)
    name = source.paper.recipient
    return CompletionLetter(
        *source.heading,
        company=company_signs(),
        envelope=to_exhibit_d_holder(source, name),
        warrants=warrants_of(source, name),
        facts=tuple(_made(source, event.of, name)),
        outcome=_OUTCOMES.get(event.status),
        happened=event.date,
        until=_kept_until(source),
    )


def _kept_until(source: Source) -> date | None:
    """Return the last day of the 120 days: of this action, else of the registration that it is about."""
    own = source.deadline(_KEPT)
    of_any = {each.date for each in source.report.deadlines if each.rule == _KEPT}
    return own or (of_any.pop() if len(of_any) == 1 else None)


def registration_named(source: Source, name: str | None) -> Registration | None:
    """Return the registration that an id means: its own, or that of the demand or conversion which made it."""
    found = None
    for each in _events(source):
        if isinstance(each, Registration) and name is not None and name in (each.id, each.demand):
            found = each
    return found


def origin_named(source: Source, name: str | None) -> RegistrationDemand | MandatoryConversion | None:
    """Return the demand or the conversion that made a registration; None where neither did."""
    registration = registration_named(source, name)
    wanted = {name, registration.demand if registration is not None else None} - {None}
    for each in _events(source):
        if isinstance(each, RegistrationDemand | MandatoryConversion) and each.id in wanted:
            return each
    return None


def _events(source: Source) -> tuple[object, ...]:
    matter = source.loaded.matter
    return (*matter.history, *matter.proposed)


def _own_notice(source: Source, name: str) -> Delivery | None:
    """Return how the file sends this letter itself to a Holder; a notice of another kind is another letter."""
    found = notice_to(source, name, _INITIATION)
    return found if found is not None and found.kind is not None else None


def _made(source: Source, of: str, name: str) -> list[Fact]:
    """Return what the letter tells of a registration made before."""
    registration = registration_named(source, of)
    if registration is None:
        return [("Registration", _of_conversion(source, of))]
    rows: list[Fact] = [
        ("Registration form", f"Form {registration.form}" if registration.form else None),
        ("Initiated on", day(registration.date)),
    ]
    if registration.filing_date is not None:
        rows.append(("Filed with the Commission on", day(registration.filing_date)))
    asked = [each for each in registration.requests if each.holder is not None and same(each.holder, name)]
    given = registration.allocation or {}
    included = next((shares for key, shares in given.items() if same(key, name)), None)
    if included is not None:
        rows.append(("Your shares included", number(included)))
    elif asked and asked[0].shares is not None:
        rows.append(("Shares that you have requested to include", number(asked[0].shares)))
    return rows


def _of_conversion(source: Source, of: str) -> str | None:
    """Return a shelf in words, by the mandatory conversion that made it."""
    made = origin_named(source, of)
    if not isinstance(made, MandatoryConversion):
        return None
    return f"Shelf registration for the mandatory conversion of {day(made.date)}"

"""The context of the certificate on what became of a registration and whether it counts (R2.e, D4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import clause, terms
from checker.model.events import RegistrationDemand, RegistrationStatus
from checker.model.outcome import Outcome
from generator.contexts.company_acts import Fact
from generator.contexts.registration.letters import origin_named, registration_named
from generator.contexts.registration.shared import Issuer, events_of, issuer
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence
from generator.document.formats import day

_RULE = "R2.e-effected"
_EXHIBIT_D = "exhibit_d"
_STATUSES: Mapping[str | None, str] = MappingProxyType(
    {
        "effective": "Became effective with the Commission",
        "stop_order": "Interfered with by a stop order, injunction or other order or requirement",
        "closing_failed": "Conditions to closing not satisfied",
        "withdrawn": "Withdrawn",
        "all_sold": "All securities covered by it sold",
        "completed": "Distribution completed",
        "terminated": "Terminated",
    }
)


@dataclass(frozen=True, slots=True)
class StatusCertificate(Heading):
    """The status of a registration, the result under Section 2(e), and the counters under both agreements."""

    agreement_date: date
    company: Issuer
    facts: tuple[Fact, ...]
    of_exhibit_d: bool
    requested: bool
    result: str | None
    used: str | None
    allowed: int
    short_form: bool | None
    clause_words: str


def registration_status_certificate(source: Source) -> StatusCertificate:
    """Return the certificate; the result under Section 2(e) is what the check has found, in its words."""
    event = source.event
    assert isinstance(event, RegistrationStatus)
    registration, origin = registration_named(source, event.of), origin_named(source, event.of)
    under = origin.under if isinstance(origin, RegistrationDemand) else None
    initiated = registration.initiated_by if registration is not None else None
    of_exhibit_d = under == _EXHIBIT_D or initiated == "exhibit_d_demand"
    form = registration.form if registration is not None else getattr(origin, "form", None)
    return StatusCertificate(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        facts=_facts(source, event),
        of_exhibit_d=of_exhibit_d,
        requested=not of_exhibit_d and (under is not None or initiated == "rra_demand"),
        result=_result(source),
        used=_used(source),
        allowed=terms().count("demand_count" if of_exhibit_d else "requested_count"),
        short_form=form.upper().startswith("S-3") if form else None,
        clause_words=clause("R2.e").words,
    )


def _result(source: Source) -> str | None:
    """Return the finding under Section 2(e) as a sentence; None where the check found nothing to say of it."""
    for finding in source.action.findings:
        if finding.rule == _RULE and finding.outcome is not Outcome.NOT_APPLICABLE:
            return sentence(finding.message)
    return None


def _used(source: Source) -> str | None:
    """Return the demands that count, this registration taken in, as the check has counted them."""
    used = source.action.figures.get("demands_used")
    return used if isinstance(used, str) else None


def _facts(source: Source, event: RegistrationStatus) -> tuple[Fact, ...]:
    """Return which registration it is and what became of it."""
    registration, origin = registration_named(source, event.of), origin_named(source, event.of)
    rows: list[Fact] = []
    if origin is not None:
        label = "Requested on" if isinstance(origin, RegistrationDemand) else "Mandatory conversion of"
        rows.append((label, day(origin.date)))
    if registration is not None:
        rows.append(("Determined on", day(registration.date)))
        rows.append(
            ("Form of registration statement", f"Form {registration.form}" if registration.form else None)
        )
        if registration.filing_date is not None and registration.filing_date <= event.date:
            rows.append(("Filed with the Commission on", day(registration.filing_date)))
    if not rows:
        rows.append(("Registration", None))
    effective = _effective(source, event)
    rows.append(
        ("Effective with the Commission on", day(effective) if effective is not None else "Not effective")
    )
    rows.append(("Status", _STATUSES.get(event.status)))
    rows.append(("Since", day(event.date)))
    if event.cause:
        rows.append(("Cause", sentence(event.cause)))
    if event.caused_by:
        alone = (
            {True: "solely", False: "not solely"}.get(event.solely, "") if event.solely is not None else ""
        )
        rows.append(
            ("By reason of some act or omission by", f"{event.caused_by}{f', {alone}' if alone else ''}")
        )
    return tuple(rows)


def _effective(source: Source, event: RegistrationStatus) -> date | None:
    """Return the day of effectiveness, as a status tells it, else as the registration states it."""
    registration = registration_named(source, event.of)
    ids = {event.of, *((registration.id, registration.demand) if registration is not None else ())} - {None}
    told = [each for each in events_of(source) if isinstance(each, RegistrationStatus) and each.of in ids]
    first = next((each.date for each in told if each.status == "effective"), None)
    stated = registration.effective_date if registration is not None else None
    return first or (stated if stated is not None and stated <= event.date else None)

"""The contexts of a delay or a prohibition of sales: the Board's resolutions, the notices, the consent (R2.g)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.api import clause, terms
from checker.model.events import RegistrationDelay, RegistrationDemand
from generator.contexts.company_acts import Fact
from generator.contexts.registration.envelope import Envelope, notice_to, replying
from generator.contexts.registration.letters import origin_named, registration_named
from generator.contexts.registration.shared import Issuer, Signing, events_of, issuer, signing, to_rra_holder
from generator.contexts.source import Heading, Source
from generator.document.formats import day

_PROHIBITION = "sale_prohibition"
_NOTICES = frozenset({"delay-notice", "sale-prohibition-notice", "R2.g", "R2.g.i", "R2.g.ii"})
# The rules that count days, with the names of the facts in which they state what they have counted.
_DAYS = ("R2.g-length", "days")
_USED = ("R2.g-registration-total", "days_in_all")


@dataclass(frozen=True, slots=True)
class DelayResolution(Heading):
    """A form of resolution on a delay or a prohibition; the transaction is named generically."""

    issuer: Issuer
    agreement_date: date
    clause_words: str
    prohibition: bool
    facts: tuple[Fact, ...]
    considered_since: date | None
    first: date | None
    last: date | None
    days: str | None
    earlier: tuple[date, ...]
    occasions_allowed: int
    period_days: int
    days_used: str | None
    days_allowed: int
    resolved_on: date | None


@dataclass(frozen=True, slots=True)
class DelayNotice(Heading):
    """The notice to one Holder that a registration is delayed."""

    issuer: Issuer
    envelope: Envelope
    agreement_date: date
    clause_words: str
    facts: tuple[Fact, ...]
    first: date | None
    last: date | None
    days: str | None
    earlier: tuple[date, ...]
    occasions_allowed: int
    period_days: int
    days_used: str | None
    days_allowed: int


@dataclass(frozen=True, slots=True)
class SaleProhibitionNotice(Heading):
    """The written notice upon which the Holders may not sell under the shelf."""

    issuer: Issuer
    envelope: Envelope
    agreement_date: date
    clause_words: str
    facts: tuple[Fact, ...]
    first: date | None
    last: date | None
    days: str | None
    earlier: tuple[date, ...]
    occasions_allowed: int
    period_days: int
    days_allowed: int
    shelf_end: date | None


@dataclass(frozen=True, slots=True)
class DelayConsent(Heading):
    """One Holder's consent to a delay beyond sixty days, and its counterpart of the waiver (R2.g, R9.e, Q43)."""

    issuer: Issuer
    holder: Signing
    agreement_date: date
    prohibition: bool
    facts: tuple[Fact, ...]
    last: date | None
    days_allowed: int
    occasions_allowed: int
    period_days: int


def board_resolution_delay(source: Source) -> DelayResolution:
    """Return the resolutions with which the Board delays a registration or prohibits sales."""
    event = _delay(source)
    made = event.board_determination
    return DelayResolution(
        *source.heading,
        issuer=issuer(source),
        agreement_date=terms().day("rra_date"),
        clause_words=clause("R2.g").words,
        prohibition=event.kind == _PROHIBITION,
        facts=(*_facts(source, event), *_known_to_the_board(source, event)),
        considered_since=event.transaction_considered_since,
        first=event.from_ or event.date,
        last=event.until,
        days=source.fact(*_DAYS),
        earlier=_earlier(source, event),
        occasions_allowed=terms().count("delay_occasions"),
        period_days=terms().days("delay_period_days"),
        days_used=source.fact(*_USED),
        days_allowed=terms().days("delay_total_days"),
        resolved_on=made if isinstance(made, date) else None,
    )


def delay_notice(source: Source) -> DelayNotice:
    """Return the notice of a delay to one Holder (Q45)."""
    event = _delay(source)
    return DelayNotice(
        *source.heading,
        issuer=issuer(source),
        envelope=_envelope(source),
        agreement_date=terms().day("rra_date"),
        clause_words=clause("R2.g").words,
        facts=(*_facts(source, event), _determined(event)),
        first=event.from_ or event.date,
        last=event.until,
        days=source.fact(*_DAYS),
        earlier=_earlier(source, event),
        occasions_allowed=terms().count("delay_occasions"),
        period_days=terms().days("delay_period_days"),
        days_used=source.fact(*_USED),
        days_allowed=terms().days("delay_total_days"),
    )


def sale_prohibition_notice(source: Source) -> SaleProhibitionNotice:
    """Return the notice to one Holder, without which no sale is prohibited (R2.g.ii)."""
    event = _delay(source)
    return SaleProhibitionNotice(
        *source.heading,
        issuer=issuer(source),
        envelope=_envelope(source),
        agreement_date=terms().day("rra_date"),
        clause_words=clause("R2.g").words,
        facts=(*_facts(source, event), _determined(event)),
        first=event.from_ or event.date,
        last=event.until,
        days=source.fact(*_DAYS),
        earlier=_earlier(source, event),
        occasions_allowed=terms().count("delay_occasions"),
        period_days=terms().days("delay_period_days"),
        days_allowed=terms().days("delay_days"),
        shelf_end=source.day("shelf_end"),
    )


def delay_consent(source: Source) -> DelayConsent:
    """Return one Holder's counterpart; the share count it represents is for its own ink."""
    event = _delay(source)
    return DelayConsent(
        *source.heading,
        issuer=issuer(source),
        holder=signing(source, replying(source)),
        agreement_date=terms().day("rra_date"),
        prohibition=event.kind == _PROHIBITION,
        facts=(
            *_facts(source, event),
            ("First day", day(event.from_ or event.date)),
            ("New last day", day(event.until) if event.until is not None else None),
        ),
        last=event.until,
        days_allowed=terms().days("delay_consent_days"),
        occasions_allowed=terms().count("delay_occasions"),
        period_days=terms().days("delay_period_days"),
    )


def _delay(source: Source) -> RegistrationDelay:
    assert isinstance(source.event, RegistrationDelay)
    return source.event


def _envelope(source: Source) -> Envelope:
    """Return the envelope of the notice to the paper's recipient."""
    name = source.paper.recipient
    return to_rra_holder(source, name, notice_to(source, name, _NOTICES))


def _earlier(source: Source, event: RegistrationDelay) -> tuple[date, ...]:
    """Return the days of the earlier occasions on file, delays and prohibitions alike, in their order."""
    on_file = events_of(source)
    before = on_file[: on_file.index(event)]
    found = (each.date for each in before if isinstance(each, RegistrationDelay) and each.date <= event.date)
    return tuple(sorted(found))


def _facts(source: Source, event: RegistrationDelay) -> Iterator[Fact]:
    """Yield what is delayed, so that a reader knows which registration is meant."""
    registration, origin = registration_named(source, event.of), origin_named(source, event.of)
    if event.kind == _PROHIBITION:
        yield "Shelf Registration made for the mandatory conversion of", day(origin.date) if origin else None
    elif origin is not None:
        yield "Registration requested on", day(origin.date)
    elif registration is not None:
        yield "Incidental Registration determined on", day(registration.date)
    else:
        yield "Registration", None
    form = getattr(registration, "form", None) or getattr(origin, "form", None)
    if form:
        yield "Registration form", f"Form {form}"


def _known_to_the_board(source: Source, event: RegistrationDelay) -> Iterator[Fact]:
    """Yield the day by which the transaction had to be under consideration, where the file has it (Q44)."""
    if event.kind == _PROHIBITION:
        given = next((each.day_sent or each.day_received for each in event.notices), None)
        if given is not None:
            yield "Sale prohibition notice to the Holders given on", day(given)
        return
    origin = origin_named(source, event.of)
    request = origin.delivery if isinstance(origin, RegistrationDemand) else None
    received = request.day_received if request is not None else None
    if received is not None:
        yield "Request of the Holders received by Company on", day(received)


def _determined(event: RegistrationDelay) -> Fact:
    """Return the day on which the Board made its determination, for those who are told of it."""
    made = event.board_determination
    return "Determination of the Board of Directors", day(made) if isinstance(made, date) else None

"""The contexts of a transfer of Registrable Securities: notice, agreement to be bound, certificate, letter (R9.f)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import clause, terms
from checker.model.events import TransferRegistrable
from checker.model.matter import Determination
from generator.contexts.company_acts import Fact, determination
from generator.contexts.register import Person
from generator.contexts.registration.envelope import Envelope
from generator.contexts.registration.section_9b import COMPANY_BLOCK, printed
from generator.contexts.registration.shared import (
    Issuer,
    Signing,
    issuer,
    rra_office,
    signing,
    to_rra_company,
    to_rra_holder,
)
from generator.contexts.rights.shared import with_fraction
from generator.contexts.source import Heading, Source
from generator.document.formats import day, number

_CLASSES: Mapping[str | None, str] = MappingProxyType(
    {
        "series_a": "Series A Preferred Stock",
        "rra_warrant": "Warrants",
        "registrable_shares": "Registrable Securities: issued Common Stock",
    }
)
_SAID: Mapping[bool | None, str] = MappingProxyType({True: "Yes", False: "No", None: "Not stated"})
_TRUE = ("true", "yes")
RECOGNITION = "R9.f-recognition"


@dataclass(frozen=True, slots=True)
class TransferNotice(Heading):
    """The notice of transferor and transferee to the Company, with all that Section 9(f) turns on."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    seller: Signing
    taker: Signing
    facts: tuple[Fact, ...]
    standing: tuple[Fact, ...]
    address: tuple[str, ...]
    restricted: bool | None
    bound: bool


@dataclass(frozen=True, slots=True)
class AgreementToBeBound(Heading):
    """The transferee's written agreement to be bound by the provisions of the Agreement."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    seller: str | None
    taker: Signing
    shares: str | None
    security: str | None
    transferred: date
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecognitionLetter(Heading):
    """The Company's letter to a transferee: recognized from a day, or its rights dormant until something comes."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    facts: tuple[Fact, ...]
    recognized_from: date | None
    of_record: bool
    lacking: tuple[str, ...]
    recognition_words: str
    office: Person
    copies: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class AffiliateCertificate(Heading):
    """The transferee's certificate that it is an Affiliate or a beneficial owner of the transferor."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    seller: str | None
    taker: Signing
    shares: str | None
    security: str | None
    transferred: date
    owner: bool
    ground: str | None


def transfer_notice(source: Source) -> TransferNotice:
    """Return the written notice of a transfer: class, shares, holdings after it, the threshold, the restriction."""
    event = _event(source)
    return TransferNotice(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_company(source, event.notice),
        seller=signing(source, event.from_ or ""),
        taker=signing(source, event.to or ""),
        facts=_facts(source, event),
        standing=(
            ("Affiliate of the Transferor", _SAID[_affiliate(source, event)]),
            ("Beneficial owner of the Transferor", _SAID[event.beneficial_owner_of_seller]),
            ("Holder of record of the securities transferred", _SAID[event.record_holder]),
        ),
        address=address_of(source, event),
        restricted=event.seller_restricted_in_writing,
        bound=event.agreement_to_be_bound is not None,
    )


def agreement_to_be_bound(source: Source) -> AgreementToBeBound:
    """Return the transferee's agreement to be bound (R9.f, last sentence)."""
    event = _event(source)
    return AgreementToBeBound(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_company(source, event.agreement_to_be_bound),
        seller=event.from_,
        taker=signing(source, event.to or ""),
        shares=number(event.shares) if event.shares is not None else None,
        security=_CLASSES.get(event.security),
        transferred=event.date,
        address=address_of(source, event),
    )


def recognition_letter(source: Source) -> RecognitionLetter:
    """Return the Company's letter; until the transferee is to be recognized, its rights are said to be dormant."""
    event = _event(source)
    since = source.fact(RECOGNITION, "recognized_from")
    return RecognitionLetter(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, event.to or ""),
        facts=_facts(source, event),
        recognized_from=date.fromisoformat(since) if since is not None else None,
        of_record=event.record_holder is True,
        lacking=tuple(
            name
            for name, paper in (
                ("written notice of the transfer", event.notice),
                (
                    "a written agreement to be bound by the provisions of the Agreement",
                    event.agreement_to_be_bound,
                ),
            )
            if paper is None
        ),
        recognition_words=_last_sentence(),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
    )


def affiliate_certificate(source: Source) -> AffiliateCertificate:
    """Return the transferee's certificate for test (i) of Section 9(f); its ground is for whoever signs to state."""
    event = _event(source)
    return AffiliateCertificate(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_company(source),
        seller=event.from_,
        taker=signing(source, event.to or ""),
        shares=number(event.shares) if event.shares is not None else None,
        security=_CLASSES.get(event.security),
        transferred=event.date,
        owner=event.beneficial_owner_of_seller is True and event.affiliate is not True,
        ground=_ground(determination(source, "affiliate")),
    )


def address_of(source: Source, event: TransferRegistrable) -> tuple[str, ...]:
    """Return where the transferee is to be notified: as its papers state, else as the register has it."""
    for paper in (event.notice, event.agreement_to_be_bound):
        told = paper.states.listed("address") if paper is not None and paper.states is not None else None
        if told:
            return told
    return to_rra_holder(source, event.to or "").to.address


def _facts(source: Source, event: TransferRegistrable) -> tuple[Fact, ...]:
    """Return what is transferred and what the transferee then holds; what must be told is open if it is unknown."""
    held, least = source.number("transferee_holding"), source.number("minimum_holding")
    return (
        ("Transferor", event.from_),
        ("Transferee", event.to),
        ("Day of the transfer", day(event.date)),
        ("Class of the securities transferred", _CLASSES.get(event.security)),
        (
            "Shares of Common Stock that they represent, as converted and exercised",
            number(event.shares) if event.shares is not None else None,
        ),
        (
            "Shares of Common Stock represented by the Series A Preferred Stock, Warrants and Registrable "
            "Securities that the Transferee holds after giving effect to the transfer",
            with_fraction(held),
        ),
        (
            "Minimum holding under Section 9(f)(ii), as adjusted for stock dividends and stock splits",
            with_fraction(least),
        ),
    )


def _affiliate(source: Source, event: TransferRegistrable) -> bool | None:
    """Return whether the transferee is an Affiliate: as determined, else as the file says (Q08)."""
    made = determination(source, "affiliate")
    return str(made.value).strip().lower() in _TRUE if made is not None else event.affiliate


def _ground(made: Determination | None) -> str | None:
    """Return the ground that has been determined, with who determined it and when; None where none is recorded."""
    if made is None or not made.basis:
        return None
    by = f" by {made.by}" if made.by else ""
    on = f" on {day(made.date)}" if made.date is not None else ""
    return f"{made.basis} (Determined{by}{on}.)" if by or on else made.basis


def _last_sentence() -> str:
    """Return the sentence of Section 9(f) on recognition, as stored."""
    text = clause("R9.f").words
    return text[text.index("However,") :]


def _event(source: Source) -> TransferRegistrable:
    assert isinstance(source.event, TransferRegistrable)
    return source.event

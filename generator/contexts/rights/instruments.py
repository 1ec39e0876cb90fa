"""The contexts of the request for a waiver, the instrument of Section 9(e), and that of Section 17 of the Warrant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import Requisite, clause, requisite, terms
from checker.model.delivery import Names
from checker.model.events import AmendAgreement, GrantRegistrationRights, Waiver
from generator.contexts.register import Person, Signatory, company_signs
from generator.contexts.registration.envelope import Envelope, same
from generator.contexts.registration.section_9b import COMPANY_BLOCK, printed
from generator.contexts.registration.shared import (
    Issuer,
    Signing,
    issuer,
    rra_office,
    signing,
    to_rra_holder,
)
from generator.contexts.rights.shared import is_company, warrant_holders, with_fraction
from generator.contexts.rights.waived import Matter, Waived, matter_of
from generator.contexts.source import Heading, Source


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A Holder in the tally: what it holds (None is open), and whether it signs."""

    name: str
    shares: Fraction | None
    signs: bool


@dataclass(frozen=True, slots=True)
class Total:
    """One denominator: all Registrable Securities so counted, the fewest shares above one half, who stands behind."""

    wide: bool
    fully_diluted: str | None
    required: int
    represented: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Since when a waiver has effect: ``back`` where it reaches back, from ``day``; None where the file is silent."""

    back: bool | None
    day: date | None
    either_way: bool = False


@dataclass(frozen=True, slots=True)
class WaiverRequest(Heading):
    """The Company's request to one Holder to sign an instrument under Section 9(e)."""

    agreement_date: date
    company: Issuer
    envelope: Envelope
    office: Person
    copies: tuple[Person, ...]
    act: str | None
    of_grant: bool
    rows: tuple[Waived, ...]
    reach: Reach
    tally: tuple[TallyRow, ...]
    totals: tuple[Total, ...]
    on: date
    section_8: str


@dataclass(frozen=True, slots=True)
class Instrument(Heading):
    """The written instrument of Section 9(e): a waiver, or an amendment, with who signs and what that represents."""

    agreement_date: date
    company: Issuer
    signing: tuple[Signing, ...]
    amendment: bool
    act: str | None
    of_grant: bool
    rows: tuple[Waived, ...]
    reach: Reach
    tally: tuple[TallyRow, ...]
    totals: tuple[Total, ...]
    named: bool
    on: date


@dataclass(frozen=True, slots=True)
class SectionSeventeen(Heading):
    """The instrument of both parties by which the Warrant, Exhibit D included, is changed or a term of it waived."""

    company: Signatory
    holders: tuple[Signatory, ...]
    warrants: tuple[str, ...]
    first_issued: date
    amendment: bool
    act: str | None
    of_grant: bool
    rows: tuple[Waived, ...]
    reach: Reach
    warrants_sentence: str


def waiver_request(source: Source) -> WaiverRequest:
    """Return the request: the terms waived, the day to which it reaches back, the tally under both denominators."""
    about = matter_of(source, under_rra=True)
    counted = _counted(source)
    return WaiverRequest(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        envelope=to_rra_holder(source, source.paper.recipient),
        office=rra_office(source),
        copies=printed(COMPANY_BLOCK).copies,
        act=about.act,
        of_grant=about.of_grant,
        rows=about.rows,
        reach=_reach(source, about),
        tally=_tally(source, counted),
        totals=_totals(counted),
        on=source.event.date,
        section_8=_covenant(),
    )


def waiver(source: Source) -> Instrument:
    """Return the instrument of Section 9(e) for the Company and each Holder that signs; else for every Holder."""
    about = matter_of(source, under_rra=True)
    counted = _counted(source)
    return Instrument(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        signing=tuple(signing(source, name) for name in _signers(source, counted)),
        amendment=about.amendment,
        act=about.act,
        of_grant=about.of_grant,
        rows=about.rows,
        reach=_reach(source, about),
        tally=_tally(source, counted),
        totals=_totals(counted),
        named=bool(_named(source)),
        on=source.event.date,
    )


def section_17_instrument(source: Source) -> SectionSeventeen:
    """Return the instrument in writing that both parties to the Warrant sign (W17)."""
    about = matter_of(source, under_rra=False)
    return SectionSeventeen(
        *source.heading,
        company=company_signs(),
        holders=warrant_holders(source),
        warrants=tuple(source.action.before.warrants),
        first_issued=terms().day("initial_issuance_date"),
        amendment=about.amendment,
        act=about.act,
        of_grant=about.of_grant,
        rows=about.rows,
        reach=_reach(source, about),
        warrants_sentence=_later_warrants(),
    )


def _reach(source: Source, about: Matter) -> Reach:
    """Return since when the instrument has effect: of a grant from its day, whenever the last signature comes."""
    event = source.event
    if isinstance(event, GrantRegistrationRights):
        said = event.waiver.retroactive if event.waiver is not None else None
        return Reach(said, about.day, either_way=said is None)
    said = event.retroactive if isinstance(event, AmendAgreement | Waiver) else None
    return Reach(said, about.day)


def _named(source: Source) -> tuple[str, ...]:
    """Return the Holders that the file names as signers, without the Company."""
    event = source.event
    signed: Names | None = None
    if isinstance(event, GrantRegistrationRights):
        signed = event.waiver.signed_by if event.waiver is not None else None
    elif isinstance(event, AmendAgreement | Waiver):
        signed = event.signed_by
    return tuple(name for name in signed or () if not is_company(name))


def _signers(source: Source, counted: Requisite) -> tuple[str, ...]:
    return _named(source) or tuple(each.name for each in counted.holders)


def _counted(source: Source) -> Requisite:
    """Return who holds what on the day of the act, and what the signers represent of either total."""
    first = requisite(source.loaded, source.event.date)
    return requisite(source.loaded, source.event.date, _signers(source, first))


def _tally(source: Source, counted: Requisite) -> tuple[TallyRow, ...]:
    """Return every Holder with what it holds, and whether it is among those who sign."""
    signers = _signers(source, counted)
    known = [TallyRow(each.name, each.shares, _among(each.name, signers)) for each in counted.holders]
    # Who signs and is no Holder by the register is shown too: its signature counts for nothing.
    others = [name for name in signers if not any(same(name, each.name) for each in counted.holders)]
    return (*known, *(TallyRow(name, Fraction(0), signs=True) for name in others))


def _among(name: str, names: tuple[str, ...]) -> bool:
    return any(same(name, each) for each in names)


def _totals(counted: Requisite) -> tuple[Total, ...]:
    return tuple(
        Total(
            each.wide,
            with_fraction(each.fully_diluted),
            each.required,
            with_fraction(each.represented),
        )
        for each in counted.denominators
    )


def _covenant() -> str:
    """Return the covenant of Section 8, as stored."""
    text = clause("R8").words
    return text[text.index("The Company shall not grant") :]


def _later_warrants() -> str:
    """Return the last sentence of Section 4 of Exhibit D, as stored."""
    text = clause("D4").words
    return text[text.index("No holder of") :]

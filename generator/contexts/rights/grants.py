"""The contexts of the notice of a later grant (D3) and of the comparison of its terms, which goes with it (R8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from checker.api import ComparisonRow, Measure, clause, comparison, terms
from checker.model.events import AmendAgreement, GrantRegistrationRights
from generator.contexts.company_acts import Fact
from generator.contexts.register import Person, Signatory, company_signs, to_company
from generator.contexts.registration.envelope import (
    Envelope,
    Window,
    notice_to,
    to_exhibit_d_holder,
    warrants_of,
    window,
)
from generator.contexts.rights.shared import security_of
from generator.contexts.rights.terms_in_words import NOT_GRANTED, NOT_IMPOSED, rows_of, said_of
from generator.contexts.rights.waived import AGAINST_EXHIBIT_D, AGAINST_RRA, compared_terms, section_of
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence
from generator.document.formats import day, number

GRANT_NOTICE = frozenset({"notice-of-grant", "D3"})
_STANDING: Mapping[str, str] = MappingProxyType(
    {"MORE": "More", "LESS": "Less", "EQUAL": "Equal", "MIXED": "Mixed", "UNKNOWN": "Not stated"}
)
_NOT_COMPARED = "–"
_IN_THE_INSTRUMENT = "Not among the terms stated: read the instrument."
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "MORE": "more favorable than",
        "LESS": "less favorable than",
        "EQUAL": "as favorable as",
        "MIXED": "in part more and in part less favorable than",
        "UNKNOWN": "not stated in the grant, so that it cannot be compared with",
    }
)
_LACKING = ("MORE", "LESS")
_NOTHING_TO_COMPARE = "There is nothing in the grant that this term would bear on."


@dataclass(frozen=True, slots=True)
class NoticeOfGrant(Heading):
    """The notice to one Holder under Exhibit D that registration rights were granted, with their full terms."""

    company: Signatory
    envelope: Envelope
    office: Person
    warrants: tuple[str, ...]
    amendment: bool
    agreement_date: date
    granted: date
    facts: tuple[Fact, ...]
    rows: tuple[Fact, ...]
    window: Window
    words: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One of the rows of the comparison; the standing is that of the grant against the agreement of 1998."""

    number: int
    term: str
    rra: str
    exhibit_d: str
    grant: str
    standing: str
    against_exhibit_d: str
    reason: str


@dataclass(frozen=True, slots=True)
class TermsComparison(Heading):
    """The comparison of a grant with both agreements, row by row."""

    agreement_date: date
    granted: date
    to: str | None
    security: str | None
    class_shares: str | None
    rows: tuple[ComparedRow, ...]
    count: str | None
    of_warrant: bool


def notice_of_grant(source: Source) -> NoticeOfGrant:
    """Return the notice to one Holder, with the last day for its opinion where its receipt is known (D3)."""
    name, event = source.paper.recipient, source.event
    assert isinstance(event, GrantRegistrationRights | AmendAgreement)
    notice = notice_to(source, name, GRANT_NOTICE)
    return NoticeOfGrant(
        *source.heading,
        company=company_signs(),
        envelope=to_exhibit_d_holder(source, name, notice),
        office=to_company(source),
        warrants=warrants_of(source, name),
        amendment=isinstance(event, AmendAgreement),
        agreement_date=terms().day("rra_date"),
        granted=event.date,
        facts=_facts(event) if isinstance(event, GrantRegistrationRights) else (),
        rows=rows_of(event.terms) if isinstance(event, GrantRegistrationRights) else (),
        window=window(source, "D3-opinion", "grant_opinion_days", name, notice),
        words=clause("D3").words,
    )


def terms_comparison(source: Source) -> TermsComparison:
    """Return the comparison as the check has made it; a row that no field states is left to who reads the grant."""
    event = source.event
    assert isinstance(event, GrantRegistrationRights)
    of_rra, of_demand = (compared_terms(source, event, each) for each in (AGAINST_RRA, AGAINST_EXHIBIT_D))
    return TermsComparison(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        granted=event.date,
        to=event.to,
        security=security_of(event),
        class_shares=number(event.class_shares) if event.class_shares is not None else None,
        rows=tuple(_row(event, row, of_rra, of_demand) for row in comparison()),
        count=of_rra.get("terms", "").lower() or None,
        of_warrant=bool(of_demand),
    )


def _row(
    event: GrantRegistrationRights,
    row: ComparisonRow,
    of_rra: Mapping[str, str],
    of_demand: Mapping[str, str],
) -> ComparedRow:
    """Return one row: what each gives, how the grant stands, and why."""
    name = row.fields[0] if row.fields else None
    told = of_rra.get(name) if name is not None else None
    demanded = of_demand.get(name) if name is not None and row.demand else None
    grant = said_of(event.terms, row.fields) if event.terms is not None and row.fields else _NOT_COMPARED
    return ComparedRow(
        row.row,
        row.term,
        row.rra.says,
        row.exhibit_d.says,
        grant,
        _standing(told),
        _standing(demanded),
        _reason(row, grant, told, demanded),
    )


def _standing(told: str | None) -> str:
    return _STANDING.get(told.partition(":")[0], _NOT_COMPARED) if told is not None else _NOT_COMPARED


def _reason(row: ComparisonRow, grant: str, of_rra: str | None, of_demand: str | None) -> str:
    """Return why a row stands as it does, with the sections that the terms are read from."""
    if not row.fields:
        return _IN_THE_INSTRUMENT
    told: dict[str, list[str]] = {}
    for name, given, favor in (("the RRA", row.rra, of_rra), ("Exhibit D", row.exhibit_d, of_demand)):
        if favor is not None:
            how, where = _because(name, given, grant, favor)
            told.setdefault(how, []).append(where)
    reasons = (f"{how} {' and '.join(where)}" for how, where in told.items())
    return sentence("; ".join(reasons)) if told else _NOTHING_TO_COMPARE


def _because(name: str, given: Measure, grant: str, told: str) -> tuple[str, str]:
    """Return how the grant stands against one agreement in words, and the section of that agreement."""
    favor = told.partition(":")[0]
    silent = not given.words
    where = name if silent else f"Section {section_of(given.words[0].clause, bare=True)} of {name}"
    if grant in (NOT_GRANTED, NOT_IMPOSED) and favor in _LACKING:
        return f"{grant}, unlike", where
    return _REASONS.get(favor, favor.lower()), f"{where}, which is silent" if silent else where


def _facts(event: GrantRegistrationRights) -> tuple[Fact, ...]:
    """Return what the notice tells of a grant beside its terms."""
    rows: list[Fact] = [
        ("Day of the grant", day(event.date)),
        ("Granted to", event.to),
        ("Class of securities to which the rights attach", security_of(event)),
    ]
    if event.class_shares is not None:
        rows.append(("Shares of Common Stock in that class", number(event.class_shares)))
    return tuple(rows)

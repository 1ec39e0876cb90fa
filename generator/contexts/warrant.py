"""The context of the Warrant for the balance: the whole Warrant, of the same tenor, for what remains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import clause, terms
from generator.contexts.exercise import new_warrant
from generator.contexts.register import company_signs, holder_name, name_on_face, warrant_id
from generator.contexts.source import Source
from generator.contexts.stored_words import StoredParagraph, stored_section

_SECTIONS = tuple(f"W{number}" for number in range(1, 18))
_EXHIBIT_D = tuple(f"D{number}" for number in range(10))
_LEGEND = re.compile(r"THIS WARRANT HAS NOT BEEN REGISTERED.*?STATE SECURITIES LAWS\.(?=\s+STOCK)", re.DOTALL)
_GRANT = re.compile(r"THIS CERTIFIES THAT.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WarrantCertificate:
    """The face of the new Warrant, and the words of the old one that it repeats."""

    as_of: date
    points: tuple[str, ...]
    warrant: str | None
    replaced: str | None
    legend: str
    company: str
    first_issued: date
    signed_first: date
    expires: date
    initial_price: Fraction
    price: Fraction | None
    price_as_of: date | None
    shares: Fraction | None
    face: str | None
    original_holder: bool
    grant_before_holder: str
    grant_jurisdiction: str
    grant_after_holder: str
    grant_after_shares: str
    sections: tuple[StoredParagraph, ...]
    exhibit_d: tuple[StoredParagraph, ...]


def warrant_certificate(source: Source) -> WarrantCertificate:
    """Return the Warrant for the balance (W2.1, W7.2 "same tenor"): its dates are the old one's (A-73)."""
    of = terms()
    new = new_warrant(source)
    before, jurisdiction, after, tail = _granting_clause()
    return WarrantCertificate(
        as_of=source.as_of,
        points=source.points,
        warrant=new,
        replaced=warrant_id(source),
        legend=_found(_LEGEND),
        company=company_signs().name,
        first_issued=of.day("initial_issuance_date"),
        signed_first=of.day("signing_date"),
        expires=of.day("term_last_day"),
        initial_price=of.number("initial_warrant_price"),
        price=Fraction(source.action.after.warrants[new].warrant_price) if new is not None else None,
        price_as_of=source.day("exercise_date"),
        shares=source.number("shares_remaining"),
        face=name_on_face(source),
        original_holder=holder_name(source) == of.text("holder_name"),
        grant_before_holder=before,
        grant_jurisdiction=jurisdiction,
        grant_after_holder=after,
        grant_after_shares=tail,
        sections=tuple(paragraph for code in _SECTIONS for paragraph in stored_section(code)),
        exhibit_d=tuple(paragraph for code in _EXHIBIT_D for paragraph in stored_section(code)),
    )


def _granting_clause() -> tuple[str, str, str, str]:
    """Return the granting clause parted at the holder's name, its jurisdiction, and the number of shares."""
    words = _found(_GRANT)
    before, _, rest = words.partition(terms().text("holder_name_on_face"))
    jurisdiction, _, rest = rest.partition(", or its registered assigns")
    found = re.fullmatch(r"(.*during the Term of this Warrant,) [a-z\- ]+ \([0-9,]+\)( shares .*)", rest)
    assert found is not None, "the stored text was verified when it was loaded"
    return before, jurisdiction, ", or its registered assigns" + found[1], found[2]


def _found(pattern: re.Pattern[str]) -> str:
    """Return the words of the cover that a pattern finds, on one line."""
    found = pattern.search(clause("W0").words)
    assert found is not None, "the stored text was verified when it was loaded"
    return " ".join(found[0].split())

"""The context of a new Warrant: the whole Warrant, of the same tenor, for a balance, a transfer or a loss."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import clause, terms
from checker.model.events import Exercise, TransferWarrant
from generator.contexts.register import company_signs, holder_name, name_on_face, new_warrant, warrant_id
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
    whole: bool
    section: str
    occasion: str
    carried: Fraction | None
    beside: str | None
    beside_holder: str | None
    face: str | None
    original_holder: bool
    grant_before_holder: str
    grant_jurisdiction: str
    grant_after_holder: str
    grant_after_shares: str
    sections: tuple[StoredParagraph, ...]
    exhibit_d: tuple[StoredParagraph, ...]


def warrant_certificate(source: Source) -> WarrantCertificate:
    """Return the new Warrant of the paper's recipient (W2.1, W7.2 "same tenor"), with the old dates (A-73)."""
    of = terms()
    new = new_warrant(source)
    shares = _shares(source, new)
    beside = _beside(source, new)
    before, jurisdiction, after, tail = _granting_clause()
    is_exercise = isinstance(source.event, Exercise)
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
        price_as_of=source.day("exercise_date") if is_exercise else source.action.date,
        shares=shares,
        whole=shares is None or shares.denominator == 1,
        section=source.paper.clause.removeprefix("W"),
        occasion=_occasion(source),
        carried=_carried(source, new, shares),
        beside=beside,
        beside_holder=source.action.after.warrants[beside].holder if beside is not None else None,
        face=name_on_face(source, source.paper.recipient or None),
        original_holder=source.paper.recipient == of.text("holder_name"),
        grant_before_holder=before,
        grant_jurisdiction=jurisdiction,
        grant_after_holder=after,
        grant_after_shares=tail,
        sections=tuple(paragraph for code in _SECTIONS for paragraph in stored_section(code)),
        exhibit_d=tuple(paragraph for code in _EXHIBIT_D for paragraph in stored_section(code)),
    )


def _shares(source: Source, new: str | None) -> Fraction | None:
    """Return the number on the face: the whole shares that remain, those transferred, or as many as before."""
    match source.event:
        case Exercise():
            return source.number("shares_remaining")
        case TransferWarrant() if _is_transferee(source):
            return source.number("shares_transferred")
        case TransferWarrant():
            return source.number("shares_remaining")
        case _:
            line = source.action.after.warrants.get(new) if new is not None else None
            return Fraction(line.warrant_shares) if line is not None else None


def _occasion(source: Source) -> str:
    """Return for which shares of the old Warrant the new one stands."""
    match source.event:
        case Exercise():
            return "for the shares with respect to which that Warrant has not been exercised"
        case TransferWarrant() if _is_transferee(source):
            return "for the shares as to which that Warrant has been transferred"
        case TransferWarrant():
            return "for the shares as to which that Warrant has not been transferred"
        case _:
            return "in lieu of that Warrant"


def _carried(source: Source, new: str | None, shares: Fraction | None) -> Fraction | None:
    """Return the number that the register carries, where it has a tenth that the face leaves off (A-13)."""
    if new is None or shares is None:
        return None
    carried = Fraction(source.action.after.warrants[new].warrant_shares)
    return carried if carried != shares else None


def _beside(source: Source, new: str | None) -> str | None:
    """Return the other Warrant that a partial transfer makes: all other rights are held severally (EC)."""
    before, after = source.action.before.warrants, source.action.after.warrants
    others = [key for key in after if key not in before and key != new]
    return others[0] if others and new is not None else None


def _is_transferee(source: Source) -> bool:
    return source.paper.recipient != holder_name(source)


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

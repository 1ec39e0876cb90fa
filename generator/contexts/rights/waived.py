"""What is waived: the terms in question as the report has them, and the act that they concern (R9.e, W17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.api import comparison, terms, terms_compared
from checker.model.events import AmendAgreement, Event, GrantRegistrationRights, Happening, Waiver
from generator.contexts.rights.shared import action_of, event_named, security_of
from generator.contexts.rights.terms_in_words import LABELS, said_of
from generator.contexts.source import Source
from generator.contexts.wording import sentence, words
from generator.document.formats import day

AGAINST_RRA, AGAINST_EXHIBIT_D = "R8-more-favorable", "D4-later-warrants"
EXHIBIT_D_GRANT = "exhibit-d"
BETTER, UNKNOWN = ("MORE", "MIXED"), "UNKNOWN"
_AGREEMENTS = {AGAINST_RRA: "rra", AGAINST_EXHIBIT_D: "exhibit_d"}
_SECTION_8, _SECTION_4 = "8", "4 of Exhibit D"
# What ranks ahead of the Holders or shuts them out is inconsistent with their rights, whatever else is granted.
_INCONSISTENT = (("ranks", "ahead"), ("exclusive", True), ("cutback_priority", "ahead"))
_BREACHES = ("breach", "no_right", "judgement")


@dataclass(frozen=True, slots=True)
class Waived:
    """One term in question: its section, what the agreement gives, and what is done or granted against it."""

    section: str
    agreement: str
    against: str | None


@dataclass(frozen=True, slots=True)
class Matter:
    """What an instrument is about: the act in words, its day, and the terms; an amendment concerns no act."""

    act: str | None
    day: date | None
    rows: tuple[Waived, ...]
    amendment: bool = False
    of_grant: bool = False


def matter_of(source: Source, *, under_rra: bool) -> Matter:
    """Return what the paper's instrument is about under one of the agreements."""
    event = source.event
    if isinstance(event, AmendAgreement):
        return Matter(None, None, (), amendment=True)
    if isinstance(event, Waiver):
        if event.of == EXHIBIT_D_GRANT:
            return _of_2002()
        of = event_named(source, event.of)
        return Matter(None, None, ()) if of is None else _matter(source, of, under_rra=under_rra)
    return _matter(source, event, under_rra=under_rra)


def _matter(source: Source, of: Event, *, under_rra: bool) -> Matter:
    """Return an act with the terms that it offends."""
    if isinstance(of, GrantRegistrationRights):
        rows = _of_grant(source, of, AGAINST_RRA) if under_rra else _of_grant(source, of, AGAINST_EXHIBIT_D)
        if under_rra:
            rows = (*rows, *_inconsistent(of))
        return Matter(grant_in_words(of), of.date, tuple(dict.fromkeys(rows)), of_grant=True)
    return Matter(_in_words(of), of.date, tuple(_of_findings(source, of, "R" if under_rra else "WD")))


def grant_in_words(grant: GrantRegistrationRights) -> str:
    """Return a grant as an instrument names it."""
    attached = security_of(grant)
    to = grant.to or "a holder of securities of the Company"
    held = f", as holder of {attached}" if attached else ""
    return f"the grant of registration rights on {day(grant.date)} to {to}{held}"


def _of_grant(source: Source, grant: GrantRegistrationRights, rule: str) -> tuple[Waived, ...]:
    """Return the terms of a grant that are better, wholly or in part, as the comparison of the report has them."""
    given, of_rra = grant.terms, rule == AGAINST_RRA
    if given is None:
        return ()
    compared = compared_terms(source, grant, rule)
    return tuple(
        Waived(
            _SECTION_8 if of_rra else _SECTION_4,
            f"{row.term}: {row.rra.says if of_rra else row.exhibit_d.says}",
            None if favor_in(compared, row.fields) == UNKNOWN else said_of(given, row.fields),
        )
        for row in comparison()
        if (of_rra or row.demand) and favor_in(compared, row.fields) in (*BETTER, UNKNOWN)
    )


def compared_terms(source: Source, grant: GrantRegistrationRights, rule: str) -> Mapping[str, str]:
    """Return by field how each term of a grant stands and why: as the report has it, else as the checker tells it.

    Of a grant that happened the report has nothing to say where it is waived since.
    """
    action = action_of(source, grant)
    for each in action.findings if action is not None else ():
        if each.rule == rule and each.facts:
            return each.facts
    return terms_compared(source.loaded, grant, _AGREEMENTS[rule])


def favor_in(compared: Mapping[str, str], fields: tuple[str, ...]) -> str:
    """Return how the term of a row stands: MORE, LESS, EQUAL, MIXED or UNKNOWN; empty where it is not compared."""
    return compared.get(fields[0], "").partition(":")[0] if fields else ""


def _inconsistent(grant: GrantRegistrationRights) -> Iterator[Waived]:
    """Yield the terms that rank ahead of the Holders or shut them out."""
    for name, value in _INCONSISTENT:
        if grant.terms is not None and getattr(grant.terms, name) == value:
            told = "exclusive" if value is True else str(value)
            yield Waived(
                _SECTION_8, f"No rights inconsistent with those of the Holders: {LABELS[name].lower()}", told
            )


def _of_2002() -> Matter:
    """Return the grant of Exhibit D itself, with the terms in which it is better than the agreement of 1998."""
    of = terms()
    held = of.text("holder_name")
    act = f"the grant of registration rights in Exhibit D to the Stock Subscription Warrant issued to {held}"
    rows = tuple(
        Waived(_SECTION_8, f"{row.term}: {row.rra.says}", row.exhibit_d.says)
        for row in comparison()
        if row.exhibit_d_is in BETTER
    )
    return Matter(act, of.day("signing_date"), rows, of_grant=True)


def _of_findings(source: Source, of: Event, letters: str) -> Iterator[Waived]:
    """Yield the clauses that an act offends, as the report has found them."""
    action = action_of(source, of)
    for each in action.findings if action is not None else ():
        if each.outcome in _BREACHES and each.clause[:1] in letters:
            yield Waived(section_of(each.clause), f"“{' '.join(each.quote.split())}”", sentence(each.message))


def section_of(code: str, *, bare: bool = False) -> str:
    """Return a clause as a paper cites it: ``R2.a.i`` is 2(a)(i), ``D4`` is 4 of Exhibit D, or ``bare`` just 4."""
    number, *parts = code[1:].split(".")
    if code.startswith("W") and parts and parts[0].isdigit():
        number, parts = f"{number}.{parts[0]}", parts[1:]
    told = number + "".join(f"({part})" for part in parts)
    return f"{told} of Exhibit D" if code.startswith("D") and not bare else told


def _in_words(of: Happening) -> str:
    """Return an act as an instrument names it."""
    return f"the {words(of.event)} of {day(of.date)}"

"""The clauses of the agreements by code, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from checker.agreements.records import ClausePlace
from checker.agreements.store import ROOT, registers
from checker.agreements.text import whole_text
from checker.model.errors import UsageError

JOINT = "J"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``words`` are verbatim, ``line`` is its first line in the agreement, counted from 1."""

    code: str
    agreement: str
    title: str
    words: str
    file: str
    line: int


def clause_codes() -> tuple[str, ...]:
    """Return every clause code of both agreements, in agreement order; ``J`` is not one, having no words."""
    return tuple(_places())


@cache
def clause(code: str) -> Clause:
    """Return a clause by its code; UsageError with the nearest codes if there is none."""
    place = _places().get(code)
    if place is None:
        raise UsageError(f"no clause {code!r}{nearest(code, clause_codes())}")
    words = _text(place.agreement)[place.start : place.end].strip()
    return Clause(place.code, place.agreement, place.title, words, place.file, place.line)


@cache
def clauses() -> tuple[Clause, ...]:
    """Return every clause of both agreements in agreement order: the Warrant with its Exhibits first."""
    return tuple(clause(code) for code in clause_codes())


def section_text(code: str) -> str:
    """Return the words of the whole section or exhibit in which a clause stands; UsageError if unknown."""
    return clause(clause(code).code.partition(".")[0]).words


def contains(code: str, quote: str) -> bool:
    """Say whether the quote stands word for word in the clause; UsageError if the clause is unknown.

    A run of white space (the stored text breaks its lines) equals one space; nothing else is normalised.
    A quote may not begin or end inside a word or a number.
    """
    words, sought = _one_line(code), " ".join(quote.split())
    if not sought:
        return False
    start = words.find(sought)
    while start >= 0:
        end = start + len(sought)
        if not _cuts(words, start) and not _cuts(words, end):
            return True
        start = words.find(sought, start + 1)
    return False


def nearest(name: str, known: tuple[str, ...]) -> str:
    """Return ``: did you mean ...?`` with the known names nearest to one that is not known, or nothing."""
    spelled = {each.lower(): each for each in known}
    found = [spelled[each] for each in get_close_matches(name.lower(), spelled, n=3, cutoff=0.6)]
    return f": did you mean {' or '.join(found)}?" if found else ""


def _cuts(words: str, position: int) -> bool:
    """Say whether a position lies inside a word or a number (``2.40`` is cut out of ``2.408``)."""
    return 0 < position < len(words) and words[position - 1].isalnum() and words[position].isalnum()


@cache
def _one_line(code: str) -> str:
    return " ".join(clause(code).words.split())


@cache
def _places() -> dict[str, ClausePlace]:
    return {place.code: place for place in registers().clauses}


@cache
def _text(agreement: str) -> str:
    return whole_text(ROOT, agreement, registers().sources[agreement])

"""The clauses of the agreements by code, with their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from checker.agreements.records import ClausePlace
from checker.agreements.store import ROOT, registers
from checker.agreements.text import stored_bytes, whole_text
from checker.model.errors import UsageError

JOINT = "J"
_TEXTS = "checker/agreements"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``words`` are verbatim, ``line`` is its first line in the agreement, counted from 1."""

    code: str
    agreement: str
    title: str
    words: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class QuotedAt:
    """Where words of a clause stand: the stored file, relative to the repository, and its lines, from 1."""

    file: str
    line: int
    end_line: int


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


@cache
def quoted_at(code: str, quote: str) -> QuotedAt:
    """Return where a quotation stands in the stored text of its clause, its first and its last line.

    What ``J`` quotes stands in one of the agreements. UsageError if the clause is unknown, or the quotation
    does not stand there word for word (``contains``).
    """
    place = _places().get(code)
    if place is None and code != JOINT:
        raise UsageError(f"no clause {code!r}{nearest(code, clause_codes())}")
    agreements = (place.agreement,) if place else tuple(registers().sources)
    for agreement in agreements:
        text = _text(agreement)
        span = _span(text, quote, place.start if place else 0, place.end if place else len(text))
        if span is not None:
            name, start = _file_at(agreement, span[0])
            line = text.count("\n", start, span[0]) + 1
            file = f"{_TEXTS}/{agreement}/text/{name}"
            return QuotedAt(file, line, line + text.count("\n", *span))
    raise UsageError(f"the words {quote!r} do not stand in {code}")


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


def _span(text: str, quote: str, low: int, high: int) -> tuple[int, int] | None:
    """Return where a quotation begins and ends between two characters of a text, or None."""
    sought = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    found = sought.search(text, low, high) if quote.strip() else None
    while found and (_cuts(text, found.start()) or _cuts(text, found.end())):
        found = sought.search(text, found.start() + 1, high)
    return found.span() if found else None


def _file_at(agreement: str, offset: int) -> tuple[str, int]:
    """Return the stored file in which a character of the agreement stands, and the file's first character."""
    start = 0
    for file in registers().sources[agreement].files:
        size = len(stored_bytes(ROOT, agreement, file.name).decode("utf-8"))
        if offset < start + size:
            return file.name, start
        start += size
    raise UsageError(f"character {offset} lies beyond the end of the agreement {agreement}")


@cache
def _places() -> dict[str, ClausePlace]:
    return {place.code: place for place in registers().clauses}


@cache
def _text(agreement: str) -> str:
    return whole_text(ROOT, agreement, registers().sources[agreement])

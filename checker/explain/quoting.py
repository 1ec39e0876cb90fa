"""Words of an agreement with their place: which clause, which stored file and which line of it."""

from __future__ import annotations

from functools import cache

from checker.agreements.clauses import JOINT, Clause, clause, clauses, contains, quoted_at
from checker.explain.memo import Quotation


def agreement_of(code: str) -> str:
    """Return the name of the paper in which a clause stands, by the letter of its code."""
    if code.startswith("D"):
        return "Warrant, Exhibit D"
    return "Registration Rights Agreement" if code.startswith("R") else "Warrant"


def quotation(code: str, words: str) -> Quotation:
    """Return words of a clause as a quotation; of a joint rule (``J``), those of the clause that has them.

    Raises UsageError where the words do not stand there.
    """
    return _of(_closest(words) if code == JOINT else clause(code), words)


def whole_clause(code: str) -> Quotation:
    """Return all words of a clause, with its line breaks as they are stored."""
    found = clause(code)
    return _of(found, found.words, as_stored=True)


def _of(found: Clause, words: str, as_stored: bool = False) -> Quotation:
    """Return words of a clause with their place."""
    at = quoted_at(found.code, words)
    shown = words.strip("\n") if as_stored else " ".join(words.split())
    return Quotation(
        found.code, agreement_of(found.code), found.title, at.file, at.line, shown, as_stored=as_stored
    )


@cache
def _closest(words: str) -> Clause:
    """Return the shortest clause that contains the words."""
    return min((each for each in clauses() if contains(each.code, words)), key=lambda each: len(each.words))

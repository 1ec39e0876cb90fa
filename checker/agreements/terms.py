"""The figures of the agreements, exact and typed, each with its clause and quoted words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache

from checker.agreements.clauses import nearest
from checker.agreements.records import Term, Unit
from checker.agreements.store import registers

__all__ = ["Term", "Terms", "terms"]

_DAYS: tuple[Unit, ...] = ("days", "business_days")
_NO_NUMBER: tuple[Unit, ...] = ("date", "text")


class Terms:
    """Every term of both agreements by id; a wrong id is a KeyError, a wrong unit a TypeError."""

    __slots__ = ("_by_id",)

    def __init__(self, rows: Iterable[Term]) -> None:
        self._by_id = {row.id: row for row in rows}

    def all(self) -> tuple[Term, ...]:
        """Return every term, the Warrant's first, in agreement order."""
        return tuple(self._by_id.values())

    def term(self, term_id: str) -> Term:
        """Return a term with its value as text, its unit, clause and quote."""
        if term_id not in self._by_id:
            raise KeyError(f"no term {term_id!r}{nearest(term_id, tuple(self._by_id))}")
        return self._by_id[term_id]

    def number(self, term_id: str) -> Fraction:
        """Return a term's exact number in its unit; a percentage as a part of one (20% is 1/5)."""
        found = self.term(term_id)
        if found.unit in _NO_NUMBER:
            raise TypeError(f"term {term_id!r} is a {found.unit}, not a number")
        value = Fraction(found.value)
        return value / 100 if found.unit == "percent" else value

    def days(self, term_id: str) -> int:
        """Return a number of days, calendar or business as the term's unit says."""
        return self._whole(term_id, _DAYS)

    def count(self, term_id: str) -> int:
        """Return how many times, occasions or registrations the term allows."""
        return self._whole(term_id, ("count",))

    def months(self, term_id: str) -> int:
        """Return a number of months."""
        return self._whole(term_id, ("months",))

    def years(self, term_id: str) -> int:
        """Return a number of years."""
        return self._whole(term_id, ("years",))

    def day(self, term_id: str) -> date:
        """Return a date of the agreements."""
        return date.fromisoformat(self._of_unit(term_id, ("date",)).value)

    def text(self, term_id: str) -> str:
        """Return a name as the agreements write it."""
        return self._of_unit(term_id, ("text",)).value

    def _whole(self, term_id: str, units: tuple[Unit, ...]) -> int:
        return int(self._of_unit(term_id, units).value)

    def _of_unit(self, term_id: str, units: tuple[Unit, ...]) -> Term:
        found = self.term(term_id)
        if found.unit not in units:
            raise TypeError(f"term {term_id!r} is in {found.unit}, not in {' or '.join(units)}")
        return found


@cache
def terms() -> Terms:
    """Return the terms of both agreements."""
    return Terms(registers().terms)

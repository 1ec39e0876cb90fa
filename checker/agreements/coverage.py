"""What the program does with every clause of both agreements: the rows of ``covenant coverage``."""

from __future__ import annotations

from checker.agreements.clauses import clause_codes
from checker.agreements.records import CoverageRow
from checker.agreements.store import registers

__all__ = ["CoverageRow", "coverage"]


def coverage() -> tuple[CoverageRow, ...]:
    """Return one row for every clause in agreement order, then what concerns both agreements jointly."""
    order = {code: place for place, code in enumerate(clause_codes())}
    return tuple(sorted(registers().coverage, key=lambda row: order.get(row.clause, len(order))))

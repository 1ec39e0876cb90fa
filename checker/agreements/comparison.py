"""The two agreements compared term by term: what each gives, in which words, and how a grant is measured."""

from __future__ import annotations

from checker.agreements.records import ComparisonRow, Measure
from checker.agreements.store import registers

__all__ = ["ComparisonRow", "Measure", "comparison", "measure"]


def comparison() -> tuple[ComparisonRow, ...]:
    """Return the rows of the comparison in their order: favour, duties, burdens, then what surrounds them."""
    return registers().comparison


def measure(row: ComparisonRow, against: str) -> Measure:
    """Return what the agreement ``rra`` or ``exhibit_d`` gives in a row."""
    return row.rra if against == "rra" else row.exhibit_d

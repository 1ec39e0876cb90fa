"""The figures and duties of a walked entry, and when two of them are the same from walk to walk."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from checker.model.report import Figure
from checker.rules.rule import Duty
from checker.walk import Judged


def operative_figures(judged: Judged) -> dict[str, Figure]:
    """Return the figures of an entry that a document may print, the state after it included."""
    step = judged.case.step
    after = step.after.position(step.became)
    return {
        **step.figures,
        "after.warrant_price": after.warrant_price,
        "after.warrant_shares": after.warrant_shares,
    }


def printed_figures(judged: Judged) -> set[str]:
    """Return the names of the figures that the documents needed by an entry print."""
    return {figure for form in judged.forms for figure in form.prints}


def same_value(one: Figure, other: Figure) -> bool:
    """Compare two figures by value: exact numbers as numbers, everything else as it stands."""
    if isinstance(one, str) and isinstance(other, str):
        try:
            return Fraction(one) == Fraction(other)
        except (ValueError, ZeroDivisionError):
            return one == other
    return one == other


def show(value: Figure) -> str:
    """Return a figure as one string; an allocation as name: shares pairs."""
    return value if isinstance(value, str) else ", ".join(f"{name}: {each}" for name, each in value.items())


def duties_by_key(judged: Judged) -> dict[tuple[str, str, int], Duty]:
    """Return the duties of an entry by rule, parties and ordinal: the same duty, whatever its words are."""
    keyed: dict[tuple[str, str, int], Duty] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for rule, duty in judged.duties:
        pair = (rule.code, f"{duty.who} to {duty.to}")
        keyed[*pair, seen[pair]] = duty
        seen[pair] += 1
    return keyed

"""A grant compared with an agreement, or with what somebody has, term by term (RRA 8, Exhibit D 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from checker.agreements.comparison import ComparisonRow, comparison
from checker.arithmetic.favor import (
    Favor,
    of_burden,
    of_day,
    of_more,
    of_rank,
    of_window,
    together,
)
from checker.replay.record import Record
from checker.replay.registration.class_sizes import minimum_favor, threshold_favor
from checker.replay.registration.granted import (
    EXCLUDES,
    LEFT_OUT,
    Granted,
    Standard,
    in_agreement,
    in_terms,
    said,
    text_of,
)
from checker.replay.state import State

RRA, EXHIBIT_D = "rra", "exhibit_d"
NONE, WORDS, THRESHOLD, FIRST_DAY, DEMANDS = "none", "words", "threshold", "first_day", "demands"
SHORT_FORMS, DELAY, DEADLINE, WINDOW = "short_forms", "delay", "deadline", "window"
CHOICE, BURDEN, MORE, EXCLUDED, MINIMUM = "choice", "burden", "more", "excludes", "minimum"
OF_DEMAND = frozenset({THRESHOLD, FIRST_DAY, DEMANDS, SHORT_FORMS, DEADLINE, WINDOW})


class Compared(Struct, frozen=True):
    """How a grant stands in one row, with the reason; ``shown`` is what the grant says."""

    row: ComparisonRow
    favor: Favor
    shown: str
    because: str

    @property
    def name(self) -> str:
        """The field by which the row is named in a grant, or its term where no field says it."""
        return self.row.fields[0] if self.row.fields else self.row.term


class Comparison(Struct, frozen=True):
    """A grant compared in every row; rows that share a field are one term."""

    rows: tuple[Compared, ...]

    def of(self, *favors: Favor) -> tuple[Compared, ...]:
        """Return the terms that stand so, each once, in the order of the comparison."""
        found = {each.name: each for each in reversed(self.rows) if each.favor in favors and each.row.fields}
        return tuple(each for each in self.rows if found.get(each.name) is each)

    @property
    def better(self) -> tuple[Compared, ...]:
        """The terms that are better for the grantee."""
        return self.of(Favor.MORE)

    def facts(self) -> Mapping[str, str]:
        """Return every term that was compared with how it stands and why, then the count."""
        told = {each.name: f"{each.favor}: {each.because}" for each in self.of(*_COUNTED)}
        numbers = {favor: len(self.of(favor)) for favor in _COUNTED}
        told["terms"] = ", ".join(f"{number} {favor}" for favor, number in numbers.items() if number)
        return told


_COUNTED = (Favor.MORE, Favor.MIXED, Favor.UNKNOWN, Favor.EQUAL, Favor.LESS)


class Asked(Struct, frozen=True):
    """One question of the comparison: a row, what is granted, by what it is measured, and in which agreement."""

    record: Record
    state: State
    row: ComparisonRow
    granted: Granted
    standard: Standard
    against: str = ""


def compare(
    record: Record, state: State, granted: Granted, against: str, *, demand_only: bool = False
) -> Comparison:
    """Return how a grant stands against an agreement (``rra``, ``exhibit_d``) in each row of the comparison.

    Exact, nothing rounded. A right left out is not granted, a burden left out is not imposed, and a burden is
    compared only where there is a right that it burdens. ``demand_only`` leaves the terms of a demand (J-15).
    """
    rows = [row for row in comparison() if row.demand or not demand_only]
    return Comparison(tuple(compare_row(record, state, granted, against, row) for row in rows))


def compare_row(record: Record, state: State, granted: Granted, against: str, row: ComparisonRow) -> Compared:
    """Return how a grant stands against an agreement in one row of the comparison."""
    standard = in_agreement(record, row, against, granted)
    return _compared(Asked(record, state, row, granted, standard, against))


def compare_terms(record: Record, state: State, granted: Granted, theirs: Granted) -> Comparison:
    """Return how a grant stands against the terms that somebody has already, by percentage only."""
    return Comparison(
        tuple(
            _compared(Asked(record, state, row, granted, in_terms(row, theirs, granted)))
            for row in comparison()
        )
    )


def _compared(asked: Asked) -> Compared:
    """Return one row compared."""
    favor = _favor(asked)
    shown = said(asked.row, asked.granted)
    clause = f" ({asked.standard.clause})" if asked.standard.clause else ""
    return Compared(asked.row, favor, shown, f"{shown}, against {asked.standard.says}{clause}")


def _favor(asked: Asked) -> Favor:
    """Return how the grant stands in a row, by the row's own test."""
    if asked.row.test in OF_DEMAND and asked.granted.demand is not asked.standard.demand:
        if asked.granted.demand:
            return Favor.MORE
        unsaid = asked.row.test == THRESHOLD and asked.granted.demand_without_threshold
        return Favor.UNKNOWN if unsaid else Favor.LESS
    if not _has_something_to_burden(asked):
        return Favor.NOT_COMPARED
    return _TESTS[asked.row.test](asked)


def _has_something_to_burden(asked: Asked) -> bool:
    """Say whether a burden meets a right that it could burden; what is no burden always does."""
    if asked.row.burdens == "demand":
        return asked.granted.demand
    return asked.granted.any_right if asked.row.burdens else True


def _number(asked: Asked, place: int = 0) -> int | None:
    """Return the number in a field of the row, or None."""
    value = getattr(asked.granted.terms, asked.row.fields[place])
    return None if value is None else int(value)


def _threshold(asked: Asked) -> Favor:
    given = asked.granted.terms.demand_threshold
    standard = asked.standard.number()
    if given is None or standard is None:
        return Favor.EQUAL
    return threshold_favor(
        asked.record, asked.state, asked.granted, standard, asked.against, asked.standard.strictly
    )


def _first_day(asked: Asked) -> Favor:
    first = max(asked.granted.day, asked.granted.terms.demand_from or asked.granted.day)
    return of_day(first, asked.standard.day or asked.granted.day)


def _demands(asked: Asked) -> Favor:
    endless = asked.standard.values.get("demand_unlimited") == "true"
    if asked.granted.terms.demand_unlimited:
        return Favor.EQUAL if endless else Favor.MORE
    if endless:
        return Favor.LESS
    if asked.granted.demand and _number(asked) is None:
        return Favor.UNKNOWN
    return of_more(_number(asked), asked.standard.number())


def _short_forms(asked: Asked) -> Favor:
    if asked.granted.terms.demand_unlimited:
        return Favor.NOT_COMPARED
    if asked.granted.demand and asked.granted.terms.short_form_counts is None:
        return Favor.UNKNOWN
    return _choice(asked)


def _burden(asked: Asked) -> Favor:
    return of_burden(_number(asked), asked.standard.number())


def _delay(asked: Asked) -> Favor:
    days, occasions = _number(asked), _number(asked, 1)
    if days is None:
        occasions = None
    elif occasions is None:
        return Favor.UNKNOWN
    return together(
        (of_burden(days, asked.standard.number()), of_burden(occasions, asked.standard.number(1)))
    )


def _deadline(asked: Asked) -> Favor:
    days = _number(asked)
    if days is None:
        return Favor.LESS if asked.standard.numbers else Favor.EQUAL
    if not asked.standard.numbers:
        # A number against a standard without one: a person weighs it.
        return Favor.MIXED
    return together(of_burden(days, each) for each in asked.standard.numbers)


def _more(asked: Asked) -> Favor:
    return of_more(_number(asked), asked.standard.number())


def _window(asked: Asked) -> Favor:
    days, standard = _number(asked), asked.standard.number()
    if days is None or standard is None:
        return of_more(days, standard)
    same = (asked.granted.terms.window_unit or "calendar") == asked.standard.unit
    return of_window(days, int(standard), same, asked.standard.less_to, asked.standard.more_from)


def _choice(asked: Asked) -> Favor:
    return together(_ranked(asked))


def _ranked(asked: Asked) -> Iterator[Favor]:
    """Yield how each field of the row stands in its order."""
    for name, ranks in asked.row.ranks.items():
        value = getattr(asked.granted.terms, name)
        theirs = asked.standard.values.get(name, LEFT_OUT)
        mine = LEFT_OUT if value is None else text_of(value)
        yield of_rank(ranks.get(mine, 0), ranks.get(theirs, 0))


def _excludes(asked: Asked) -> Favor:
    terms = asked.granted.terms
    if not terms.piggyback:
        return Favor.NOT_COMPARED
    if EXCLUDES in terms.said_none:
        return Favor.MORE if asked.standard.values else Favor.EQUAL
    return Favor.UNKNOWN if terms.piggyback_excludes is None else Favor.EQUAL


def _minimum(asked: Asked) -> Favor:
    shares = asked.granted.terms.assignment_minimum
    if shares is None:
        return Favor.LESS if asked.standard.numbers or asked.standard.values else Favor.EQUAL
    standard = asked.standard.number()
    if standard is None and not asked.standard.values:
        return Favor.MORE
    return minimum_favor(asked.record, asked.state, shares, standard or Fraction(0), asked.against == RRA)


_TESTS: Mapping[str, Callable[[Asked], Favor]] = {
    NONE: lambda asked: Favor.NOT_COMPARED,
    WORDS: lambda asked: Favor.EQUAL,
    THRESHOLD: _threshold,
    FIRST_DAY: _first_day,
    DEMANDS: _demands,
    SHORT_FORMS: _short_forms,
    BURDEN: _burden,
    DELAY: _delay,
    DEADLINE: _deadline,
    MORE: _more,
    WINDOW: _window,
    CHOICE: _choice,
    EXCLUDED: _excludes,
    MINIMUM: _minimum,
}


def names(terms: Iterable[Compared]) -> str:
    """Return the names of terms, joined, as a grant writes them."""
    return ", ".join(each.name for each in terms)

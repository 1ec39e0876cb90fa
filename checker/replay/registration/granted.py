"""What a grant says in the fields of its terms, and by what it is measured: an agreement, or another grant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from checker.agreements.comparison import ComparisonRow, measure
from checker.model.events import GrantTerms
from checker.model.numbers import Percent, exact, percentage
from checker.replay.record import Record

LEFT_OUT = "left out"
CALENDAR = "calendar"
# How ``demand_count: unlimited`` is kept.
UNLIMITED = "demand_unlimited"
THRESHOLD, EXCLUDES = "demand_threshold", "piggyback_excludes"
# Beside any of these a demand is granted, whatever its threshold.
OF_A_DEMAND = ("demand_holders", "demand_from", "demand_count", UNLIMITED)
BURDENS = frozenset({"blockout_days", "delay_days", "delays_per_year", "holdback_days", "use_suspension"})


class Granted(Struct, frozen=True):
    """The terms that are compared, the day of the grant, the shares of the grantee's class, and the grantee."""

    terms: GrantTerms
    day: date
    class_shares: Fraction | None = None
    to: str | None = None

    @property
    def demand(self) -> bool:
        """Whether a right to demand is granted."""
        return self.terms.demand_threshold is not None

    @property
    def demand_without_threshold(self) -> bool:
        """Whether terms of a demand are given and its threshold is not."""
        silent = not self.demand and THRESHOLD not in self.terms.said_none
        return silent and any(getattr(self.terms, name) is not None for name in OF_A_DEMAND)

    @property
    def any_right(self) -> bool:
        """Whether any right of registration is granted: a demand, a piggyback or a shelf."""
        return self.demand or self.terms.piggyback is True or bool(self.terms.shelf_years)


class Standard(Struct, frozen=True):
    """What a term is measured by: figures, values of the fields, a first day; nothing where there is no such term."""

    says: str
    clause: str = ""
    numbers: tuple[Fraction, ...] = ()
    values: Mapping[str, str] = {}
    day: date | None = None
    demand: bool = True
    strictly: bool = False
    unit: str = CALENDAR
    less_to: int = 0
    more_from: int = 0

    def number(self, place: int = 0) -> Fraction | None:
        """Return a figure by its place, or None where there is none."""
        return self.numbers[place] if place < len(self.numbers) else None


def in_agreement(record: Record, row: ComparisonRow, against: str, granted: Granted) -> Standard:
    """Return what an agreement (``rra`` or ``exhibit_d``) gives in a row, its figures read from its terms."""
    given = measure(row, against)
    of_days = row.test == "first_day"
    return Standard(
        says=given.says,
        clause=given.words[0].clause if given.words else "",
        numbers=() if of_days else tuple(record.number(term) for term in given.terms),
        values=given.values,
        # A right that may be used after a day may be used on the next, and none before it is granted.
        day=max([granted.day, *(record.day(term) + timedelta(days=1) for term in given.terms if of_days)]),
        strictly=given.strictly,
        unit=given.unit or CALENDAR,
        less_to=given.less_to,
        more_from=given.more_from,
    )


def in_terms(row: ComparisonRow, theirs: Granted, granted: Granted) -> Standard:
    """Return what other terms give in a row: those that somebody has already."""
    terms = theirs.terms
    numbers = [getattr(terms, name) for name in row.fields]
    return Standard(
        says=said(row, theirs),
        numbers=tuple(
            Fraction(each)
            for each in numbers
            if isinstance(each, int | Fraction) and not isinstance(each, bool)
        ),
        values={
            name: text_of(getattr(terms, name)) for name in row.fields if getattr(terms, name) is not None
        },
        day=max(granted.day, terms.demand_from or granted.day),
        demand=theirs.demand,
        unit=terms.window_unit or CALENDAR,
    )


def said(row: ComparisonRow, granted: Granted) -> str:
    """Return in words what the terms say in a row."""
    if UNLIMITED in row.fields and granted.terms.demand_unlimited:
        return "unlimited"
    parts = []
    for name in row.fields:
        value = getattr(granted.terms, name)
        if value is not None:
            parts.append(text_of(value) if name == row.fields[0] else f"{name} {text_of(value)}")
    if parts:
        return ", ".join(parts)
    if set(row.fields) & set(granted.terms.said_none):
        return "none"
    return "not imposed" if set(row.fields) & BURDENS else "not granted"


def text_of(value: object) -> str:
    """Return the value of a field as the file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Percent):
        return percentage(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return exact(value) if isinstance(value, Fraction) else str(value)

"""The smallest changes with which a grant would offend neither agreement, each tried by the same comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.agreements.comparison import ComparisonRow, comparison
from checker.arithmetic.favor import Favor
from checker.model.delivery import Names
from checker.model.events import GrantRegistrationRights, GrantTerms, Split
from checker.model.numbers import Count, Percent, Shares
from checker.replay.record import Record
from checker.replay.registration.class_sizes import needed_for_a_demand
from checker.replay.registration.comparing import RRA, compare_row
from checker.replay.registration.granted import (
    LEFT_OUT,
    OF_A_DEMAND,
    THRESHOLD,
    UNLIMITED,
    Standard,
    in_agreement,
    text_of,
)
from checker.replay.registration.grants import granted, inconsistent
from checker.replay.state import State

OFFENDS = frozenset({Favor.MORE, Favor.MIXED, Favor.UNKNOWN})
TRUTH = {"true": True, "false": False}
# What takes a rank ahead of the Holders away, and leaves the rest.
NOT_AHEAD: Mapping[str, Any] = {"ranks": "equal", "exclusive": False, "cutback_priority": "pro_rata"}
Values = Mapping[str, Any]


class Advice(Struct, frozen=True):
    """The changes by term, as ``10% -> 50.01%``, and whether the grant with them was found to offend nothing."""

    changes: Mapping[str, str]
    passes: bool


class _Trial(Struct, frozen=True):
    """The grant for which changes are tried, and the agreements that it may not offend."""

    record: Record
    state: State
    event: GrantRegistrationRights
    agreements: tuple[str, ...]

    def offends(self, row: ComparisonRow, terms: GrantTerms) -> bool:
        """Say whether the terms offend an agreement in a row: better, mixed, or not said."""
        return any(
            compare_row(self.record, self.state, granted(self.event, terms), against, row).favor in OFFENDS
            for against in self.agreements
            if against == RRA or row.demand
        )

    def passes(self, terms: GrantTerms) -> bool:
        """Say whether the terms offend neither agreement in any row, and are not inconsistent with the RRA."""
        ahead = RRA in self.agreements and inconsistent(terms)
        return not ahead and not any(self.offends(row, terms) for row in comparison() if row.fields)

    def standards(self, row: ComparisonRow, terms: GrantTerms) -> Iterator[tuple[str, Standard]]:
        """Yield what each agreement gives in a row."""
        for against in self.agreements:
            yield against, in_agreement(self.record, row, against, granted(self.event, terms))


def advice(
    record: Record, state: State, event: GrantRegistrationRights, agreements: tuple[str, ...]
) -> Advice:
    """Return the smallest changes that make a grant pass under the agreements, term by term.

    Of the values that an agreement has in a term the nearest that offends neither is taken, else the term is
    left out; a change that turns out not to be needed is taken back, and the whole is compared again.
    """
    trial = _Trial(record, state, event, agreements)
    first = event.terms or GrantTerms()
    terms = _not_ahead(first) if RRA in agreements else first
    for row in comparison():
        if row.fields and trial.offends(row, terms):
            terms = _mended(trial, row, terms)
    terms = _no_more_than_needed(trial, first, terms)
    return Advice(_told(first, terms), trial.passes(terms))


def _not_ahead(terms: GrantTerms) -> GrantTerms:
    """Return the terms without a rank ahead of the Holders."""
    return replace(terms, **{name: NOT_AHEAD[name] for name in inconsistent(terms)})


def _mended(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> GrantTerms:
    """Return the terms with the nearest change of a row that offends nothing, or as they are."""
    for values in _candidates(trial, row, terms):
        tried = replace(terms, **_without_none_said(terms, values))
        if not trial.offends(row, tried):
            return tried
    return terms


def _without_none_said(terms: GrantTerms, values: Values) -> Values:
    """Return the values; a term that is said again is no longer said to be none."""
    said = tuple(name for name in terms.said_none if values.get(name) is None)
    return {**values, "said_none": said}


def _candidates(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield values to try in a row, the smallest change first, the term left out last."""
    if row.test == "threshold":
        yield from _thresholds(trial, row, terms)
    elif row.ranks:
        yield from _ranked(row, terms)
    elif row.test == "minimum":
        yield from _minimums(trial, row, terms)
    elif row.test == "excludes":
        yield {row.fields[0]: Names((row.rra.values[row.fields[0]],))}
    elif row.test == "window":
        yield from _windows(trial, row, terms)
    else:
        yield from _numbers(trial, row, terms)
    yield dict.fromkeys(row.fields)


def _thresholds(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield the agreements' thresholds, what the class needs in shares, and at last no demand at all."""
    parts: list[Percent] = []
    for against, standard in trial.standards(row, terms):
        above = row.rra.next if against == RRA else ""
        parts.append(Percent(above) if above else Percent(standard.number() or Fraction(0)))
        parts += _by_shares(trial, row, against, terms)
    given = terms.demand_threshold or Fraction(0)
    for part in sorted(set(parts), key=lambda each: abs(each - given)):
        yield {THRESHOLD: part}
    yield dict.fromkeys((THRESHOLD, *OF_A_DEMAND))


def _by_shares(trial: _Trial, row: ComparisonRow, against: str, terms: GrantTerms) -> Iterator[Percent]:
    """Yield the percentage of the class that is as many shares as an agreement asks for, if there is one."""
    grant = granted(trial.event, terms)
    needed = needed_for_a_demand(trial.record, trial.state, grant, against) if grant.class_shares else None
    if needed is None or not grant.class_shares or needed > grant.class_shares:
        return
    # As many decimals as the nearest threshold above the majority has.
    step = Percent(row.rra.next) - trial.record.number(row.rra.terms[0])
    yield Percent(ceil(needed / grant.class_shares / step) * step)


def _ranked(row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield for each ordered field the other values, the nearest in rank first."""
    for name, ranks in row.ranks.items():
        value = getattr(terms, name)
        mine = ranks.get(LEFT_OUT if value is None else text_of(value), 0)
        others = sorted(
            (each for each in ranks if each != LEFT_OUT), key=lambda each: abs(ranks[each] - mine)
        )
        for other in others:
            yield {name: TRUTH.get(other, other)}


def _minimums(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield the minimum as the splits have moved it, up and down, then up only (Q59)."""
    ratios = [Fraction(each.ratio) for each in trial.state.filings.of(Split) if each.ratio is not None]
    for _, standard in trial.standards(row, terms):
        both = up = standard.number() or Fraction(0)
        for ratio in ratios:
            both, up = both * ratio, up * max(ratio, Fraction(1))
        for number in (both, up):
            yield {row.fields[0]: Shares(ceil(number))}


def _windows(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield windows: each agreement's own, and the longest in the other unit that is never longer."""
    unit = terms.window_unit or "calendar"
    other = {"calendar": "business", "business": "calendar"}
    found: list[tuple[str, int]] = []
    for _, standard in trial.standards(row, terms):
        found += [(standard.unit, int(standard.number() or 0)), (other[standard.unit], standard.less_to)]
    given = terms.demand_window_days or 0
    for kind, days in sorted(found, key=lambda each: (each[0] != unit, abs(each[1] - given))):
        yield {row.fields[0]: Count(days), row.fields[1]: kind}


def _numbers(trial: _Trial, row: ComparisonRow, terms: GrantTerms) -> Iterator[Values]:
    """Yield the figures of each agreement in the fields of a row, the nearest first."""
    given = getattr(terms, row.fields[0]) or 0
    found: list[dict[str, Any]] = []
    for _, standard in trial.standards(row, terms):
        if row.test == "delay" and standard.numbers:
            found.append(dict(zip(row.fields, map(Count, map(int, standard.numbers)), strict=True)))
        else:
            rest: dict[str, Any] = dict.fromkeys(row.fields[1:])
            found += [{row.fields[0]: Count(int(number)), **rest} for number in standard.numbers]
    yield from sorted(found, key=lambda each: abs((each[row.fields[0]] or 0) - given))


def _no_more_than_needed(trial: _Trial, first: GrantTerms, terms: GrantTerms) -> GrantTerms:
    """Return the terms with every change taken back without which the grant passes too."""
    if not trial.passes(terms):
        return terms
    for row in comparison():
        changed = {name for name in row.fields if getattr(first, name) != getattr(terms, name)}
        if changed:
            tried = replace(terms, **{name: getattr(first, name) for name in changed})
            terms = tried if trial.passes(tried) else terms
    return terms


def _told(first: GrantTerms, terms: GrantTerms) -> Mapping[str, str]:
    """Return each changed term with what it was and what it would be."""
    names = [name for name in terms.__struct_fields__ if name not in ("said_none", UNLIMITED)]
    shown = {name: (_shown(first, name), _shown(terms, name)) for name in names}
    return {name: f"{was} -> {would_be}" for name, (was, would_be) in shown.items() if was != would_be}


def _shown(terms: GrantTerms, name: str) -> str:
    """Return what the terms say in a field."""
    if name == "demand_count" and terms.demand_unlimited:
        return "unlimited"
    value = getattr(terms, name)
    if value is None:
        return "none" if name in terms.said_none else LEFT_OUT
    return text_of(value)

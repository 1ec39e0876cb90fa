"""The options, warrants and convertibles before history, and the counts that a wider base takes in (A-25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.arithmetic.price import plain
from checker.model.events import Convert, Exercise, Happening, Issue, Split
from checker.model.opening import OpeningRight, Plan
from checker.replay.capital import Capital
from checker.replay.consideration import PLANS
from checker.replay.price_effect import OpeningCount
from checker.replay.record import Record
from checker.replay.rights import Right


def opening_day(record: Record) -> date:
    """Return the day of which the opening speaks: as given, else the day before the Term begins (Section 4)."""
    opening = record.matter.opening
    given = opening.date if opening else None
    return given or record.day("term_first_day") - timedelta(days=1)


def opening_count(record: Record, capital: Capital) -> OpeningCount:
    """Return the shares outstanding and those behind the rights of Section 4, by class, in whole shares."""
    plans = {name: _plan(record, name) for name in PLANS}
    ratio = capital.preferred_conversion / (capital.preferred_outstanding or 1)
    return OpeningCount(
        outstanding=plain(capital.outstanding),
        plan_options=plain(sum((outstanding for _, outstanding in plans.values()), Fraction(0))),
        other_rights=plain(capital.preferred_conversion + capital.other_warrants),
        dividend=plain(capital.preferred_dividend),
        dividend_converted=plain(capital.preferred_dividend * ratio),
        room={
            name: plain(max(Fraction(0), reserve - outstanding))
            for name, (reserve, outstanding) in plans.items()
        },
    )


def opening_rights(record: Record) -> tuple[tuple[str, Callable[[], Right]], ...]:
    """Return how to make each right of ``opening.rights`` that has an id."""
    opening = record.matter.opening
    rows = opening.rights if opening else ()
    return tuple((row.id, _maker(row)) for row in rows if row.id is not None)


def before_history(record: Record, capital: Capital) -> Capital:
    """Return the capital before the first event, so that history leads to what ``opening`` says of its day.

    History may begin before the day of which the opening speaks, which is then reckoned back.
    """
    day = opening_day(record)
    outstanding = capital.outstanding
    for event in sorted(_until(record, day), key=lambda each: each.date, reverse=True):
        if isinstance(event, Split):
            outstanding /= event.ratio or 1
        elif isinstance(event, Exercise | Convert) or (
            isinstance(event, Issue) and event.security == "common"
        ):
            outstanding -= event.shares or 0
    return capital if outstanding == capital.outstanding else replace(capital, outstanding=outstanding)


def _until(record: Record, day: date) -> Iterator[Happening]:
    """Yield what happened up to the day of which the opening speaks."""
    for event in record.matter.history:
        if event.date <= day:
            yield event


def _maker(row: OpeningRight) -> Callable[[], Right]:
    """Return what makes the right of one row anew for each pass."""
    shares = plain(Fraction(row.shares or 0))
    strike = None if row.price is None else Fraction(row.price)
    named = (row.plan or "").strip().casefold()
    plan = next((name for name in PLANS if name.casefold() == named), None)

    def make() -> Right:
        right = Right(None, shares, shares, shares, 1, strike, plan, row.security)
        right.listed, right.open = True, row.shares is None
        return right

    return make


def _plan(record: Record, name: str) -> tuple[Fraction, Fraction]:
    """Return a plan's reserve, frozen at that of Section 4, and its options outstanding."""
    reserve_term, outstanding_term = PLANS[name]
    frozen = record.number(reserve_term)
    opening = record.matter.opening
    given: Plan | None = None
    for plan in opening.plans if opening and opening.plans else ():
        if (plan.name or "").strip().casefold() == name.casefold():
            given = plan
    if given is None:
        return frozen, record.number(outstanding_term)
    reserve = frozen if given.reserved is None else min(frozen, Fraction(given.reserved))
    outstanding = given.outstanding
    return reserve, record.number(outstanding_term) if outstanding is None else Fraction(outstanding)

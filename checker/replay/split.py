"""A split, a stock dividend, a combination (Section 6(iii) and (iv)): replayed when it is made."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.model.events import Split
from checker.replay.adjustment_days import effective_day, record_day, replayed_on
from checker.replay.price_figures import row_effects, told
from checker.replay.price_rows import SplitMade
from checker.replay.record import ImpossibleFact, Record
from checker.replay.state import State, Step, Told

COMBINATION = "combination"


def split(before: State, event: Split, record: Record) -> Step:
    """Return what a split does: price and number follow the ledger, every count of shares the ratio.

    Raises ImpossibleFact for a ratio that contradicts the kind, and for a record date after the payment date.
    """
    if event.ratio is None or event.kind is None:
        return Step(before, event.date)
    _possible(event)
    made = split_made(before, event, record)
    after = before.then(made, before.capital.split(made.ratio))
    after = replace(after, splits=(*after.splits, made))
    return Step(after, replayed_on(record, event), before=before, tell=tell_split)


def split_made(before: State, event: Split, record: Record) -> SplitMade:
    """Return a split as a row of the ledger, with its days."""
    return SplitMade(
        ratio=Fraction(event.ratio or 1),
        kind=event.kind or "split",
        in_term=before.book.in_term(event.date),
        record_date=record_day(record, event),
        payment_date=event.date,
        ex_date=event.ex_date,
        effective=effective_day(record, event),
    )


def tell_split(before: State, after: State, record: Record) -> Told:
    """Return the figures of a split: the days of the adjustment, the quotient, the price, the numbers."""
    made = after.ledger.row
    if not isinstance(made, SplitMade):
        return Told()
    found = told(before, after, record, row_effects(after))
    days = {
        "adjustment_made": made.payment_date.isoformat(),
        "adjustment_effective": made.effective.isoformat(),
    }
    return Told({**days, **found.figures}, found.derivations)


def _possible(event: Split) -> None:
    """Raise ImpossibleFact for a split that cannot be."""
    ratio = Fraction(event.ratio or 1)
    kind = str(event.kind).replace("_", " ")
    if (event.kind == COMBINATION and ratio >= 1) or (event.kind != COMBINATION and ratio <= 1):
        more = "fewer" if event.kind == COMBINATION else "more"
        raise ImpossibleFact(
            ("ratio",),
            f"a {kind} leaves {more} shares than before, which a ratio of {ratio.numerator}:{ratio.denominator} "
            "(after:before) does not; turn the ratio round, or correct the kind",
        )
    if event.record_date is not None and event.record_date > event.date:
        raise ImpossibleFact(
            ("record_date",),
            f"the record date {event.record_date} of the {kind} is after its payment date {event.date}; correct one",
        )

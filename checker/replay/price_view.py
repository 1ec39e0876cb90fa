"""What a rule sees of the ledger for one event: what it did to the price, and what could not be priced."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.arithmetic.price import as_fraction
from checker.model.events import Happening
from checker.replay.price_effect import Effect
from checker.replay.price_run import PriceRun
from checker.replay.state import State, Step

LEDGER_READINGS = (
    "A-5",
    "A-15",
    "A-16",
    "A-17",
    "A-18",
    "A-19",
    "A-20",
    "A-21",
    "A-23",
    "A-25",
    "A-26",
    "A-27",
    "A-28",
    "A-29",
    "A-30",
    "A-31",
    "A-32",
    "A-33",
    "A-34",
    "A-35",
    "A-36",
    "A-37",
    "A-38",
    "A-40",
    "A-41",
    "A-42",
    "A-43",
    "A-53",
    "A-55",
    "A-56",
    "A-57",
    "A-58",
    "A-60",
    "A-111",
    "A-112",
)
"""Every reading that a pass over the ledger may ask, each where a figure turns on it."""

LEDGER_TERMS = (
    "initial_warrant_price",
    "market_price_days",
    "preferred_conversion_shares",
    "preferred_dividend",
    "preferred_outstanding",
)


def with_ledger(*more: str) -> tuple[str, ...]:
    """Return the readings of a rule that looks at the ledger: its own and those of a pass, each once."""
    return tuple(dict.fromkeys((*more, *LEDGER_READINGS)))


def has_row(before: State, step: Step) -> bool:
    """Say whether the event has put a row into the ledger."""
    return step.after.ledger is not before.ledger


def run_for(event: Happening, step: Step) -> PriceRun | None:
    """Return the one pass from which an event of history is judged, with what is known at the end of history.

    None for a proposed event, which is judged from its own place, and where the walk has not told the end.
    """
    after = step.after
    if not after.book.is_past(event) or not after.book.ends_history(after.ledger):
        return None
    return after.book.past_run(after.first_price)


def effects_of(event: Happening, before: State, step: Step) -> tuple[Effect, ...]:
    """Return what an event did to the price, by the row it put into the ledger."""
    if not has_row(before, step):
        return ()
    after = step.after
    run, row = run_for(event, step), after.ledger.index - 1
    return after.book.effects(after.ledger, row, after.first_price) if run is None else run.effects[row]


def adjusted(event: Happening, before: State, step: Step) -> bool:
    """Say whether an event has changed price or number; in a replay, against what stood before it.

    An event of history is judged by its own row alone: what a change or an ending makes known has been
    reckoned at the grant.
    """
    if any(effect.adjusted for effect in effects_of(event, before, step)):
        return True
    if not has_row(before, step) or step.after.book.is_past(event):
        return False
    return before.price != step.after.price


def unpriced(state: State) -> Sequence[str]:
    """Return what is not known of earlier events, without which price and number are not known either."""
    return tuple(state.book.lacking(state.ledger, state.first_price).values())


def prices(effects: Sequence[Effect]) -> tuple[Fraction, Fraction]:
    """Return the price before the first effect and after the last."""
    return as_fraction(effects[0].before), as_fraction(effects[-1].after)


def drift(event: Happening, step: Step) -> Fraction:
    """Return by how much the price stands above the one that a ledger without rounding would have (A-20)."""
    after, first = step.after, step.after.first_price
    run, node = run_for(event, step), step.after.ledger
    if run is not None:
        return as_fraction(run.price_at(node.index)) - run.shadow_at(node.index)
    return after.book.price_of(node, node.index, first) - after.book.shadow_of(node, node.index, first)

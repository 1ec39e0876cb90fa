"""Which Warrants are in force on a day, and why one is not: no duty is owed to a Warrant that has ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.model.events import Happening
from checker.replay.clock import term_ended, term_last_day
from checker.replay.dissolution import last_window, void_since
from checker.replay.record import Record
from checker.replay.state import HeldWarrant, State


def in_force(
    record: Record, state: State, day: date, apart: Happening | None = None
) -> Mapping[str, HeldWarrant]:
    """Return the Warrants of the register that can still be exercised on a day, as anchored.

    ``apart`` names a dissolution whose own notices do not end the duties of that very dissolution.
    """
    return {
        key: held
        for key, held in state.held.items()
        if why_not_in_force(record, state, held, day, apart) is None
    }


def why_none_in_force(record: Record, state: State, day: date, apart: Happening | None = None) -> str:
    """Return why no Warrant is in force on a day, in a sentence."""
    for held in state.held.values():
        reason = why_not_in_force(record, state, held, day, apart)
        if reason is not None:
            return reason
    return "No Warrant is outstanding."


def why_not_in_force(
    record: Record, state: State, held: HeldWarrant, day: date, apart: Happening | None = None
) -> str | None:
    """Return why a Warrant is not in force on a day: used up, void under Section 9, or past its Term (A-2)."""
    if held.shares < 1:
        return f"Under Warrant {held.id} no whole share is left to purchase."
    void = void_since(record, state, held, day, apart)
    if void is not None:
        return f"The rights under Warrant {held.id} became void after {void} (Section 9)."
    if term_ended(record, day) and not last_window(record, state, held.id, day):
        return f"The Term of Warrant {held.id} ended on {term_last_day(record)}."
    return None

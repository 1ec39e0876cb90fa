"""The position as of a day: Warrant Price, Warrant Shares and the capital, and how they came to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.agreements.terms import terms
from checker.engine import choices_of
from checker.model.matter import LoadedMatter
from checker.model.report import Position
from checker.readings import Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import State, Step
from checker.walk import Entry, entries, in_time, replayed


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day, and each event of history up to then with the position that it left."""

    on: date
    state: State
    position: Position
    opening: Position
    events: tuple[tuple[Entry, Step, Position], ...]


def standing_on(loaded: LoadedMatter, on: date | None = None) -> Standing:
    """Return the position at the end of a day (by default the day of the check), history replayed to it.

    Proposed events have not happened and move nothing here. Raises InputError as ``check`` does.
    """
    day = on or loaded.matter.as_of
    record = Record(loaded.matter, terms(), Consultation(choices_of(loaded, {})))
    state = opening_state(record)
    opening = state.position()
    past = [entry for entry in entries(loaded) if entry.kind == "history"]
    told = []
    for entry in in_time(past, record):
        if entry.how.effective(record, entry.event) > day:
            break
        step = replayed(loaded, entry, state, record)
        state = step.after
        told.append((entry, step, state.position()))
    return Standing(day, state, state.position(), opening, tuple(told))

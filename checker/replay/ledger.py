"""Which event is replayed by which step, and on which day: the one table of modelled events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from checker.model.errors import NotModelled
from checker.model.events import (
    BoardDeterminationOfPrice,
    ChangeOfAddress,
    Exercise,
    Happening,
    Performed,
    RemoveLegend,
    ReplaceWarrant,
    TransferWarrant,
)
from checker.replay.address import change_of_address
from checker.replay.exercise import exercise, exercised_on
from checker.replay.net_exercise import price_determined
from checker.replay.record import Record
from checker.replay.state import State, Step
from checker.replay.transfer import replacement, transfer

Replay = Callable[[State, Happening, Record], Step]
Effective = Callable[[Record, Happening], date]


def nothing_changes(before: State, event: Happening, record: Record) -> Step:
    """Return the step of an event that moves neither register nor capital."""
    return Step(after=before, effective=event.date)


def on_its_date(record: Record, event: Happening) -> date:
    """Return the event's own date."""
    return event.date


@dataclass(frozen=True, slots=True)
class Modelled:
    """How an event is replayed, and on which day."""

    step: Replay
    effective: Effective = on_its_date


MODELLED: dict[type[Happening], Modelled] = {
    Exercise: Modelled(exercise, exercised_on),  # type: ignore[arg-type]
    TransferWarrant: Modelled(transfer),  # type: ignore[arg-type]
    ReplaceWarrant: Modelled(replacement),  # type: ignore[arg-type]
    RemoveLegend: Modelled(nothing_changes),
    BoardDeterminationOfPrice: Modelled(price_determined),  # type: ignore[arg-type]
    ChangeOfAddress: Modelled(change_of_address),  # type: ignore[arg-type]
    Performed: Modelled(nothing_changes),
}


def modelled(event: Happening, file: str, line: int | None, column: int | None) -> Modelled:
    """Return how the event is replayed; NotModelled, with its place, where no rules exist yet."""
    found = MODELLED.get(type(event))
    if found is None:
        name = event.event
        raise NotModelled(
            f"the event {name!r} is not modelled yet: no rule answers for it, and it is never ignored; "
            "take it out of this matter, and have counsel judge it",
            file,
            line,
            column,
        )
    return found

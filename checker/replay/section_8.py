"""Whether Section 8 covers a distribution, which Sections 9 and 10 then leave to it."""

from __future__ import annotations

from checker.model.events import Dissolution, Distribution, Merger
from checker.replay.record import Record

TOPIC = "section_8"
YES = frozenset({"true", "yes"})


def determined_section_8(record: Record, event: Dissolution | Distribution) -> bool | None:
    """Return what has been determined on ``topic: section_8`` for the distribution; None if nothing has."""
    made = [
        each
        for each in record.determinations(TOPIC)
        if each.of in (None, event.id) and each.value is not None
    ]
    return str(made[-1].value).lower() in YES if made else None


def covering_merger(record: Record, event: Dissolution | Distribution) -> Merger | None:
    """Return the transaction of the matter that closes on the day of the distribution, if one does."""
    return next((merger for merger in mergers(record) if merger.date == event.date), None)


def covered_by_section_8(record: Record, event: Dissolution | Distribution) -> bool:
    """Say whether Section 8 covers a distribution: as determined, else if a transaction closes the same day."""
    determined = determined_section_8(record, event)
    return covering_merger(record, event) is not None if determined is None else determined


def mergers(record: Record) -> tuple[Merger, ...]:
    """Return the transactions of Section 8 in the matter, happened or proposed."""
    every = (*record.matter.history, *record.matter.proposed)
    return tuple(event for event in every if isinstance(event, Merger))

"""When a Warrant that stands in the register no more was given up, and for what."""

from __future__ import annotations

from datetime import date

from checker.model.events import Exercise, Happening, ReplaceWarrant, TransferWarrant
from checker.replay.delivery import received
from checker.replay.exercise import exercised_on
from checker.replay.record import Record
from checker.replay.transfer import transferred_on


def given_up(record: Record, warrant_id: str, event: Happening) -> str:
    """Return how a cancelled Warrant came to an end before an event: "was surrendered on ...", for a sentence.

    Where several events of the file name it, the one that was not carried out cannot be told from the one
    that was, and no day is given.
    """
    ended = [
        _ended(record, each)
        for each in (*record.matter.history, *record.matter.proposed)
        if each is not event
        and isinstance(each, Exercise | TransferWarrant | ReplaceWarrant)
        and each.warrant == warrant_id
        and _day(record, each) <= _day(record, event)
    ]
    return ended[0] if len(ended) == 1 else "has been surrendered or replaced already"


def _ended(record: Record, event: Exercise | TransferWarrant | ReplaceWarrant) -> str:
    """Return how an event ends the Warrant that it names."""
    if isinstance(event, ReplaceWarrant):
        return f"was replaced on {event.date}"
    paper = event.warrant_surrendered if isinstance(event, Exercise) else event.surrendered
    return f"was surrendered on {received(paper) or _day(record, event)}"


def _day(record: Record, event: Happening) -> date:
    """Return the day on which an event is replayed."""
    if isinstance(event, Exercise):
        return exercised_on(record, event)
    return transferred_on(record, event) if isinstance(event, TransferWarrant) else event.date

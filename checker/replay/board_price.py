"""The Board's determination of the Current Market Price (Section 6(vii)): for which day, and when it is disputed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.errors import InputError
from checker.model.events import BoardDeterminationOfPrice, Exercise
from checker.model.matter import Determination
from checker.model.numbers import Figure
from checker.replay.clock import last_day
from checker.replay.delivery import given, received
from checker.replay.record import COMPANY, Record

TOPIC = "current_market_price"
FROM_MAILING = "R2"


@dataclass(frozen=True, slots=True)
class BoardPrice:
    """A price of the Board, in dollars a share; ``disputed`` is the day of a timely dispute, which clears it."""

    value: Fraction | None
    disputed: date | None = None


def board_price(record: Record, window_end: date, day: date) -> BoardPrice | None:
    """Return what the Board has determined, by an event of the matter, for a day in question; None if nothing.

    A determination is made for the day in question if it is dated from the last day of the window to that
    day; of several the latest counts. One made long before, for another act, does not serve.
    """
    made = [
        each
        for each in (*record.matter.history, *record.matter.proposed)
        if isinstance(each, BoardDeterminationOfPrice) and window_end <= each.date <= day
    ]
    if not made:
        return None
    # Of one day the later in the file counts: max() would keep the earlier, so it is asked from the end.
    latest = max(reversed(made), key=lambda each: each.date)
    disputed = disputed_in_time(record, latest)
    value = None if latest.value is None or disputed is not None else Fraction(latest.value)
    return BoardPrice(value, disputed)


def determined_for(record: Record, event: Exercise, warrant_id: str, day: date) -> Fraction | None:
    """Return the price on record under the topic ``current_market_price`` for an exercise, or None.

    One that names the exercise by ``of`` serves it. Any other (of the Warrant, or of nothing) was made for
    the day in question if it is dated from the last day of the window to that day, or is the first made
    after it, or has no date; after a timely dispute only what was determined since, by the independent firm.
    """
    window_end = record.calendar("nyse").before(day, 1)
    board = board_price(record, window_end, day)
    disputed = board.disputed if board is not None else None
    found = [each for each in record.determinations(TOPIC) if each.value is not None]
    named = [each for each in found if event.id is not None and each.of == event.id]
    general = [each for each in found if each.of in (None, warrant_id)]
    if disputed is not None:
        since = [each for each in (*general, *named) if each.date is not None and each.date >= disputed]
        return _latest(since)
    if named:
        return _latest(named)
    made = [each for each in general if each.date is None or window_end <= each.date <= day]
    if made:
        return _latest(made)
    after = [each.date for each in general if each.date is not None and each.date > day]
    return _latest([each for each in general if after and each.date == min(after)])


def _latest(made: list[Determination]) -> Fraction | None:
    """Return the value of the latest determination, of one day the later in the file; None if there is none."""
    if not made:
        return None
    latest = max(reversed(made), key=lambda each: each.date or date.min)
    try:
        return Figure.parse(str(latest.value))
    except ValueError as refused:
        raise InputError(f"the determination on {TOPIC} has no usable value: {refused}") from None


def informed_on(record: Record, event: BoardDeterminationOfPrice) -> date | None:
    """Return the day on which Holder was informed: receipt, or for Holder's own count mailing (A-63)."""
    told, learned = given(event.informed), received(event.informed)
    if told == learned or told is None:
        return learned
    by_mailing = record.reading("A-63", record.matter.side or COMPANY) == FROM_MAILING
    return told if by_mailing else learned


def dispute_due(record: Record, event: BoardDeterminationOfPrice) -> date | None:
    """Return the last of the thirty days in which Holder may dispute; None while it is not informed."""
    informed = informed_on(record, event)
    return None if informed is None else last_day(record, informed, record.days("price_dispute_days"))


def disputed_in_time(record: Record, event: BoardDeterminationOfPrice) -> date | None:
    """Return the day on which Holder disputed in writing, if within the thirty days; else None."""
    disputed = given(event.dispute)
    if disputed is None:
        return None
    due = dispute_due(record, event)
    return disputed if due is None or disputed <= due else None

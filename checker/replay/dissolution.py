"""Notices of dissolution in the matter, and the last thirty days that they leave to Holder (Section 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.model.events import Dissolution, Happening
from checker.replay.clock import last_day, term_ended
from checker.replay.delivery import given
from checker.replay.notices import reaching
from checker.replay.record import Record
from checker.replay.section_8 import covered_by_section_8
from checker.replay.state import HeldWarrant, State

KINDS = ("notice-of-dissolution", "W9")
BEYOND_THE_TERM = "R1"


def notice_days(
    record: Record,
    state: State,
    held: HeldWarrant,
    *,
    apart: Happening | None = None,
    only: Happening | None = None,
) -> tuple[date, ...]:
    """Return the days, in order, on which notice of a dissolution was given to Holder of a Warrant in its Term.

    A notice to another holder is none to this one; one given after the Term revives nothing. ``apart``
    leaves out one dissolution, ``only`` all others.
    """
    days = (
        day
        for event in _dissolutions(record)
        if event is not apart and (only is None or event is only)
        for each in reaching(record, state, held, event.notices, KINDS)
        if (day := given(each)) is not None and not term_ended(record, day)
    )
    return tuple(sorted(days))


def window_end(record: Record, notice: date) -> date:
    """Return the last day of the thirty days from the giving of a notice (Section 9, A-4)."""
    return last_day(record, notice, record.days("dissolution_exercise_days"))


def void_since(
    record: Record, state: State, held: HeldWarrant, day: date, apart: Happening | None = None
) -> date | None:
    """Return the last day on which a Warrant could be exercised after a notice, if it has passed; else None."""
    given_by_then = [each for each in notice_days(record, state, held, apart=apart) if each <= day]
    if not given_by_then:
        return None
    end = window_end(record, given_by_then[0])
    return end if day > end else None


def last_window(record: Record, state: State, warrant: str | None, complied: date) -> bool:
    """Say whether an exercise after the Term falls in the last window of a Warrant, on the reading that it may.

    The notice must have been given to its Holder on or before the Term's last day. Whether the window
    reaches beyond the Term is asked of the register (A-82), and only where the window does.
    """
    held = state.held.get(warrant or "")
    days = [day for day in notice_days(record, state, held) if day <= complied] if held is not None else []
    inside = bool(days) and complied <= window_end(record, days[0])
    return inside and record.reading("A-82") == BEYOND_THE_TERM


def _dissolutions(record: Record) -> Iterator[Dissolution]:
    """Yield the dissolutions of the matter that Section 9 governs, happened or proposed."""
    for event in (*record.matter.history, *record.matter.proposed):
        if isinstance(event, Dissolution) and not covered_by_section_8(record, event):
            yield event

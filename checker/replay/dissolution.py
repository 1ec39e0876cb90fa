"""Notices of dissolution in the matter, and the last thirty days that they leave to Holder (Section 9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model.events import Dissolution
from checker.replay.clock import last_day
from checker.replay.delivery import given, is_listed
from checker.replay.notices import notices_of
from checker.replay.record import Record

KINDS = ("notice-of-dissolution", "W9")


def dissolution_notices(record: Record, to: Iterable[str]) -> tuple[date, ...]:
    """Return the days on which notice was given of any dissolution in the matter, happened or proposed."""
    names = tuple(to)
    return tuple(
        day
        for event in (*record.matter.history, *record.matter.proposed)
        if isinstance(event, Dissolution)
        for each in notices_of(event.notices, KINDS, names)
        if is_listed(each) and (day := given(each)) is not None
    )


def window_end(record: Record, notice: date) -> date:
    """Return the last day of the thirty days from the giving of a notice (Section 9, A-4)."""
    return last_day(record, notice, record.days("dissolution_exercise_days"))

"""The doubtful points of the agreements: each with its question, options, default and reason."""

from __future__ import annotations

from functools import cache

from checker.agreements.clauses import nearest
from checker.agreements.records import OptionText, ReadingText
from checker.agreements.store import registers
from checker.model.errors import UsageError

__all__ = ["OptionText", "ReadingText", "reading_text", "reading_texts"]


def reading_texts() -> tuple[ReadingText, ...]:
    """Return every reading of both agreements in the order of the registers."""
    return registers().readings


def reading_text(reading_id: str) -> ReadingText:
    """Return a reading by its id; UsageError with the nearest ids if there is none."""
    found = _by_id().get(reading_id)
    if found is None:
        raise UsageError(f"no reading {reading_id!r}{nearest(reading_id, tuple(_by_id()))}")
    return found


@cache
def _by_id() -> dict[str, ReadingText]:
    return {reading.id: reading for reading in reading_texts()}

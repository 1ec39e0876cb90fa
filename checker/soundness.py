"""Whether what ships with the checker is whole: the agreements' words, their registers, the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from checker.agreements.records import Registers
from checker.agreements.store import COMPILED, ROOT, fingerprint_of, registers, source_files, verify_text
from checker.calendars.days import FIRST_DAY, LAST_DAY
from checker.calendars.shipped import NAMES, calendar
from checker.model.errors import InputError

_YEARS = frozenset(range(FIRST_DAY.year, LAST_DAY.year + 1))
# It is closed on weekends only.
_LISTS_NOTHING = "weekdays"


@dataclass(frozen=True, slots=True)
class StoredWords:
    """How many agreements are stored, in how many files."""

    agreements: int
    files: int


@dataclass(frozen=True, slots=True)
class ShippedCalendars:
    """The calendars' names, how many closings they list together, and the days that they know."""

    names: tuple[str, ...]
    closings: int
    first: date
    last: date


def stored_words(root: Path = ROOT) -> StoredWords:
    """Prove the stored words by their SHA-256 and return how many there are; AlteredText names a file that differs."""
    verify_text(root)
    sources = registers(root).sources
    return StoredWords(len(sources), sum(len(source.files) for source in sources.values()))


def compiled_is_fresh(root: Path = ROOT) -> bool:
    """Return whether the compiled registers are those of the sources; without them a check reads the YAML."""
    try:
        compiled = msgspec.json.decode((root / COMPILED).read_bytes(), type=Registers)
    except (OSError, msgspec.MsgspecError):
        return False
    return compiled.fingerprint == fingerprint_of(source_files(root))


def shipped_calendars() -> ShippedCalendars:
    """Read every calendar and return what they know; InputError names one that lacks a year or its table."""
    closings = 0
    for name in NAMES:
        try:
            found = calendar(name)
        except (OSError, ValueError) as error:
            raise InputError(f"the calendar {name} cannot be read: {error}; install covenant again") from None
        closings += len(found.holidays)
        lacking = _YEARS - {day.year for day in found.holidays}
        if lacking and name != _LISTS_NOTHING:
            raise InputError(f"the calendar {name} has no closing in {min(lacking)}; install covenant again")
    return ShippedCalendars(NAMES, closings, FIRST_DAY, LAST_DAY)

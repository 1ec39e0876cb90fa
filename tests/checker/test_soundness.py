"""What ships with the checker is whole; what was altered, lost or not compiled is noticed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import soundness
from checker.agreements.compile import compile_registers
from checker.agreements.store import COMPILED, ROOT
from checker.calendars.shipped import NAMES, Calendar, calendar
from checker.model.errors import AlteredText, InputError
from checker.soundness import compiled_is_fresh, shipped_calendars, stored_words


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the agreements' folder that may be spoiled."""
    folder = tmp_path / "agreements"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns("__pycache__", COMPILED))
    return folder


def test_the_stored_words_are_whole_and_counted() -> None:
    seen = stored_words()
    assert seen.agreements == 2
    assert seen.files == len(list(ROOT.glob("*/text/*.txt")))


def test_one_altered_word_is_noticed(copy: Path) -> None:
    file = next(copy.glob("warrant/text/*.txt"))
    file.write_bytes(file.read_bytes().replace(b" not ", b" ", 1) + b"x")
    with pytest.raises(AlteredText, match=file.name):
        stored_words(copy)


def test_compiled_registers_are_fresh_until_a_source_changes(copy: Path) -> None:
    assert not compiled_is_fresh(copy)
    compile_registers(copy)
    assert compiled_is_fresh(copy)
    terms = copy / "warrant" / "terms.yaml"
    terms.write_bytes(terms.read_bytes() + b"\n# changed\n")
    assert not compiled_is_fresh(copy)
    (copy / COMPILED).write_bytes(b"{")
    assert not compiled_is_fresh(copy)


def test_every_calendar_is_read_with_its_range() -> None:
    seen = shipped_calendars()
    assert seen.names == NAMES
    assert (seen.first, seen.last) == (date(1998, 1, 1), date(2035, 12, 31))
    assert seen.closings == sum(len(calendar(name).holidays) for name in NAMES)


def test_a_calendar_without_a_year_or_without_its_table_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_2003(name: str) -> Calendar:
        whole = calendar(name)
        kept = {day: reason for day, reason in whole.holidays.items() if day.year != 2003}
        return replace(whole, holidays=kept)

    monkeypatch.setattr(soundness, "calendar", without_2003)
    with pytest.raises(InputError, match="the calendar nyse has no closing in 2003"):
        shipped_calendars()

    def lost(name: str) -> Calendar:
        raise FileNotFoundError(2, "No such file or directory", f"{name}.csv")

    monkeypatch.setattr(soundness, "calendar", lost)
    with pytest.raises(InputError, match="the calendar nyse cannot be read"):
        shipped_calendars()

"""Compiling writes the same bytes each time, and never from altered words."""

from pathlib import Path

import pytest

from checker.agreements.compile import compile_registers
from checker.agreements.store import COMPILED
from checker.model.errors import AlteredText


def test_compiling_twice_gives_the_same_bytes(copied: Path) -> None:
    first = compile_registers(copied).read_bytes()
    assert compile_registers(copied).read_bytes() == first
    assert [path.name for path in copied.iterdir() if path.suffix == ".partial"] == []


def test_altered_words_are_not_compiled(copied: Path) -> None:
    path = copied / "warrant" / "text" / "s08_merger.txt"
    path.write_bytes(path.read_bytes().replace(b"30 days", b"20 days"))
    with pytest.raises(AlteredText, match=r"s08_merger\.txt"):
        compile_registers(copied)
    assert not (copied / COMPILED).exists()

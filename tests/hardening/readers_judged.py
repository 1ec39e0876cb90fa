"""What every reader owes to any input: a typed value, or one sentence with a place; never anything else."""

from __future__ import annotations

import re
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from checker.api import check, load_text
from checker.exceptions.file import load_exceptions
from checker.matter.characters import decoded
from checker.matter.sentences import date_fault
from checker.matter.tables import csv_table, price_rows, register_rows
from checker.model.errors import CovenantError, InputError
from checker.model.matter import LoadedMatter
from checker.model.numbers import Count, Exact, Figure, Money, Percent, Price, Ratio, Shares, exact
from checker.model.visible import one_line

NUMBERS: tuple[type[Exact] | type[Count], ...] = (Exact, Shares, Money, Price, Figure, Percent, Ratio, Count)
# What is wrong with a file as a whole has no line.
OF_THE_WHOLE = ("the file is empty", "the file is larger than", "nested too deep or too long")
SECONDS = 1.0

_PLAIN = re.compile(r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]+)?")


def matter(data: str | bytes, name: str = "m.yaml", folder: Path | None = None) -> LoadedMatter | None:
    """Load a matter and check it, as ``covenant check`` does; None where it could not be loaded."""
    began = time.process_time()
    loaded = None
    try:
        loaded = load_text(data, name, folder or Path("/nowhere"))
        faults = check(loaded).faults
        assert not [fault for fault in faults if "outside the calendar's range" not in fault.error]
    except CovenantError as error:
        _is_one_sentence(error, data if isinstance(data, str) else data.decode("utf-8", "replace"))
    assert time.process_time() - began < SECONDS
    return loaded


def matter_and_files(text: str, folder: Path) -> None:
    """Load a matter whose fault may lie in a file that it names."""
    try:
        load_text(text, "m.yaml", folder)
    except CovenantError as error:
        _is_placed(str(error))


def exceptions(file: Path) -> None:
    """Load an exceptions file."""
    began = time.process_time()
    try:
        load_exceptions(file)
    except CovenantError as error:
        _is_one_sentence(error, file.read_bytes().decode("utf-8", "replace"))
    assert time.process_time() - began < SECONDS


def tables(text: str | bytes) -> None:
    """Read a CSV as prices and as a register."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    for read in (price_rows, register_rows):
        try:
            plain = decoded(data, "t.csv")
            read(csv_table(plain, "t.csv", strict=read is register_rows))
        except CovenantError as error:
            _is_one_sentence(error, data.decode("utf-8", "replace"))


def number(text: str) -> None:
    """Read a number in each of its kinds: the value of its plain digits, and the same again when written."""
    for kind in NUMBERS:
        try:
            value = kind.parse(text)
        except ValueError as error:
            _says_how(str(error))
        else:
            assert value == _value(kind, text)
            assert type(value) is kind
            assert Fraction(exact(Fraction(value))) == value


def day(text: str) -> None:
    """Read a date: it is one in ASCII digits that the calendar has, or there is a sentence about it."""
    fault = date_fault(text)
    if fault is None:
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII)
        assert date.fromisoformat(text).isoformat() == text
    else:
        assert len(fault) < 300
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            assert not _exists(text)


def _is_placed(said: str) -> None:
    """A sentence about any of several files, at a place in it."""
    assert one_line(said) == said
    assert re.match(r"[^:]+(:\d+|, sheet \")|[^:]+t\.(csv|xlsx): ", said)


def _says_how(said: str) -> None:
    assert "write it like" in said
    assert len(said) < 300


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _value(kind: Any, text: str) -> Fraction:
    """Return what a text of the grammar means, found in another way than the reader's."""
    if kind is Ratio:
        after, before = text.split(":")
        return _plain(after) / _plain(before)
    if kind is Percent:
        return _plain(text.removesuffix("%")) / 100
    body = text.removeprefix("-") if kind is Figure else text
    value = _plain(body.removeprefix("$") if kind in (Money, Price, Figure) else body)
    return -value if body != text else value


def _plain(text: str) -> Fraction:
    assert _PLAIN.fullmatch(text), text
    return Fraction(text.replace(",", ""))


def _is_one_sentence(error: CovenantError, text: str) -> None:
    said = str(error)
    assert one_line(said) == said
    assert len(error.message) >= 10
    if not isinstance(error, InputError) or any(words in error.message for words in OF_THE_WHOLE):
        return
    assert error.line is not None, said
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= error.line <= len(lines) + 1
    assert error.column is None or error.column >= 1

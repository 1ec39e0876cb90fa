"""Reads an exceptions file: TOML, one ``[[exception]]`` for each finding that somebody accepted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.exceptions.lines import TABLES, Lines, exception_lines, key_lines
from checker.exceptions.record import ExceptionFile, ExceptionRecord
from checker.exceptions.values import KEYS, SCOPE_KEYS, Fault, record_of, shown, unknown
from checker.matter.attached import checked_name
from checker.matter.characters import decoded
from checker.model.errors import InputError, UsageError

LARGEST = 5_000_000
"""How many bytes of an exceptions file are read."""

_PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")
# What the reader of TOML says, and what its user would.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("Cannot overwrite a value", "a key stands twice here; keep one of them"),
    ("twice", f"a table stands twice here; begin each exception with [[{TABLES}]], in two brackets"),
    ("Expected '=' after a key", "an equals sign is missing here; write key = value"),
    ("Invalid initial character for a key", "no key can begin so; write key = value, one to a line"),
    ("Invalid statement", f"this is neither key = value nor [[{TABLES}]]; a remark begins with #"),
    ("Invalid date or datetime", "this day does not exist; write it as YYYY-MM-DD, such as 2026-05-02"),
    ("Invalid value", 'no value can begin so; put text in "double quotes", and write a day bare: 2026-05-02'),
    ("Illegal character '\\n'", "a quotation mark opened in this line is never closed"),
    ("Unterminated string", "a quotation mark opened before is never closed"),
    ("Expected \"'''\"", "the three quotation marks opened before are never closed"),
    ("Unescaped '\\' in a string", "a backslash in double quotes begins an escape; use 'single quotes'"),
    (
        "Expected newline or end of document",
        "something stands after the value; begin it on a line of its own",
    ),
    ("Unclosed", "a bracket opened before is never closed"),
    ("Expected ']", "a header is not closed with its brackets"),
)
_TABLE_SAID = f"begin each exception with a line [[{TABLES}]], in two brackets, its keys below it"


def load_exceptions(path: str | Path) -> ExceptionFile:
    """Load the exceptions file at the path; a file without exceptions is one with none.

    Raises InputError, with the line (and for TOML that cannot be read the column), for whatever it says that
    cannot be: an unknown rule, a rule that nobody can dispense with, a day that is none, more than 366 days.
    """
    name = str(path)
    text = decoded(_bytes(name), name)
    try:
        data = tomllib.loads(text, parse_float=_no_float)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(str(error), text, name) from None
    except (RecursionError, ValueError):
        raise InputError("a value in it is nested too deep or too long; write short texts", name) from None
    return ExceptionFile(name, tuple(_records(data, text, name)))


def _no_float(_written: str) -> None:
    """Return nothing for a number with a point: no exception has one, and none is made of it."""


def _bytes(name: str) -> bytes:
    """Return the bytes of the file; InputError where it cannot be read or is too large."""
    try:
        file = Path(checked_name(name))
        if file.is_dir():
            raise InputError("this is a folder; name the exceptions file in it", name)
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except UsageError as remote:
        raise InputError(remote.message) from None
    except FileNotFoundError:
        raise InputError(
            "there is no such file; name the exceptions file, or take the option out", name
        ) from None
    except OSError as error:
        raise InputError(f"it cannot be read: {(error.strerror or 'unknown reason').lower()}", name) from None
    if len(data) > LARGEST:
        said = f"the file is larger than the {LARGEST:,} bytes that are read"
        raise InputError(f"{said}; keep the evidence in files of its own", name)
    return data


def _unreadable(said: str, text: str, name: str) -> InputError:
    """Return the error of text that is not TOML, at its line and column."""
    place = _PLACE.search(said)
    words = said[: place.start()] if place else said
    sentence = next((ours for theirs, ours in _SENTENCES if theirs in words), None)
    if sentence is None:
        sentence = f"this is not TOML: {re.sub(r'[^ -~]', '?', words)}; write key = value, one to a line"
    if place is None or place[1] is None:
        return InputError(sentence, name, text.count("\n", 0, len(text.rstrip())) + 1)
    return InputError(sentence, name, int(place[1]), int(place[2]))


def _records(data: Mapping[str, Any], text: str, name: str) -> Iterator[ExceptionRecord]:
    """Yield the records of a file in its order; InputError at the first that cannot be."""
    if any(key != TABLES for key in data):
        key = next(key for key in data if key != TABLES)
        raise InputError(
            f'"{shown(key)}" is not known here; {_TABLE_SAID}', name, key_lines(text).get(key, 1)
        )
    tables = data.get(TABLES, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError(
            f"{TABLES} is no list of tables; {_TABLE_SAID}", name, key_lines(text).get(TABLES, 1)
        )
    places = exception_lines(text)
    if len(places) != len(tables):
        places = (Lines(key_lines(text).get(TABLES, 1)),) * len(tables)
    first: dict[tuple[str, ...], int | None] = {}
    for table, lines in zip(tables, places, strict=True):
        record = _record(table, lines, name)
        same = (record.rule, record.matter, record.fingerprint, record.instrument)
        if same in first:
            said = f"this exception of {record.rule} for {record.matter} stands in line {first[same]} already"
            raise InputError(f"{said}; keep one of the two, with the days that are meant", name, record.line)
        first[same] = record.line
        yield record


def _record(table: Mapping[str, Any], lines: Lines, name: str) -> ExceptionRecord:
    """Return one record; InputError at the line of what is wrong in it."""
    scope = table.get("scope")
    inner = [(f"scope.{key}", key, SCOPE_KEYS) for key in scope] if isinstance(scope, dict) else []
    for place, key, known in (*((key, key, KEYS) for key in table), *inner):
        if key not in known:
            raise InputError(unknown(key, known), name, lines.of(place))
    try:
        return record_of(table, lines.header)
    except Fault as fault:
        raise InputError(fault.message, name, lines.of(fault.key)) from None

"""Results as a format may show them: tax ids masked, nothing but characters, places that are lines of a text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.model.errors import SheetName, column_letter
from checker.model.masking import masked
from checker.model.visible import visible as escaped
from checker.report.results import Result, Run

STANDARD_INPUT = "standard input"
_WORKBOOKS = (".xlsx", ".xlsm")
_SURROGATE = re.compile("[\ud800-\udfff]")
T = TypeVar("T", bound=Struct)


def shown_run(run: Run) -> Run:
    """Return a run with every result as it may be shown."""
    return replace(run, results=tuple(shown(result) for result in run.results))


def shown(result: Result) -> Result:
    """Return a result as a format may show it.

    Tax ids are masked here, before a format escapes anything: ``%20123-45-6789`` no longer looks like one. A
    workbook has rows and columns, which no format knows as a place: they go before the message.
    """
    if result.line is not None and result.file.lower().endswith(_WORKBOOKS):
        sheet = f'sheet "{result.file.sheet}", ' if isinstance(result.file, SheetName) else ""
        column = f", column {column_letter(result.column)}" if result.column else ""
        said = f"{sheet}row {result.line}{column}: {result.message}"
        result = replace(result, message=said, line=None, column=None)
    record = result.exception
    return replace(_masked(result), exception=None if record is None else _masked(record))


def has_place(result: Result) -> bool:
    """Say whether the result stands in a file: standard input is none."""
    return result.file not in ("", "-", STANDARD_INPUT)


def plain(text: str) -> str:
    """Return a text in which what is no character (a byte of a name that is not UTF-8) is written out."""
    return _SURROGATE.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", text)


def visible(text: str) -> str:
    """Return a text in which every character that is not seen, tab and line end aside, is written out."""
    return escaped(plain(text))


def _masked(value: T) -> T:
    """Return a value with its texts masked and printable; the name of the file keeps its own bytes."""
    texts = {}
    for name in value.__struct_fields__:
        text = getattr(value, name)
        if isinstance(text, str) and not isinstance(text, StrEnum):
            texts[name] = masked(text) if name == "file" else plain(masked(text))
    return replace(value, **texts)

"""The files that a matter refers to: prices, the register, house readings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from checker.matter.characters import bytes_of, decoded
from checker.matter.reader import Document, Spot, read
from checker.matter.tables import Table, csv_table, price_rows, register_rows, sheet_table
from checker.model.errors import InputError, UsageError

# What the sheet may be named that holds the register, where a workbook has several.
REGISTER_SHEETS = ("holders", "register")
_WORKBOOK = ".xlsx"
_OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".xlam", ".xla", ".ods", ".fods", ".numbers")
_ZIP = b"PK\x03\x04"
_REMOTE = re.compile(r"[\\/]{2}|[A-Za-z][A-Za-z0-9+.-]+:|\\")


def checked_name(name: str) -> str:
    """Return the name of a file; raise UsageError for a network share, a URL or a name with a NUL."""
    if "\0" in name or _REMOTE.match(name):
        raise UsageError(f'"{name}" is not a file of this machine; name a local file')
    return name


def attach(document: Document, folder: Path) -> None:
    """Put the contents of the files that the matter names in their places, with their own lines and columns.

    Raises InputError where a file is named beside inline rows, cannot be read, or holds a mistake.
    """
    data, root = document.data, document.root
    if not isinstance(data, dict):
        return
    prices, spot = data.get("prices"), root.inner.get("prices")
    if isinstance(prices, dict) and isinstance(spot, Spot) and isinstance(prices.get("file"), str):
        _alone(document, spot, prices, ("days",))
        prices["days"], spot.inner["days"] = price_rows(_price_table(document, spot, prices["file"], folder))
    register, spot = data.get("register"), root.inner.get("register")
    if isinstance(register, dict) and isinstance(spot, Spot):
        _attach_register(document, register, spot, folder)
    readings, spot = data.get("readings"), root.inner.get("readings")
    if isinstance(readings, dict) and isinstance(spot, Spot) and isinstance(readings.get("file"), str):
        _attach_readings(document, readings, spot, folder)


def _attach_register(document: Document, register: dict[str, Any], spot: Spot, folder: Path) -> None:
    """Put the rows of ``register.file`` or ``register.holders.file`` in their place."""
    if isinstance(register.get("file"), str):
        _alone(document, spot, register, ("holders", "warrants"))
        rows = register_rows(_register_table(document, spot, register["file"], folder))
        for key, (items, where) in rows.items():
            if items:
                register[key], spot.inner[key] = items, where
    holders, inner = register.get("holders"), spot.inner.get("holders")
    if isinstance(holders, dict) and isinstance(inner, Spot) and isinstance(holders.get("file"), str):
        _alone(document, inner, holders, tuple(key for key in holders if key != "file"))
        rows = register_rows(_register_table(document, inner, holders["file"], folder))
        register["holders"], spot.inner["holders"] = rows["holders"]
        if rows["warrants"][0]:
            raise _refused(document, inner, "this file holds Warrants; name it as register: file")


def _attach_readings(document: Document, readings: dict[str, Any], spot: Spot, folder: Path) -> None:
    """Add a firm's choices to those of the matter, which win."""
    name = readings.pop("file")
    file, data = _bytes(document, spot, name, folder)
    shared = read(decoded(data, file), file)
    document.ascii, document.blanks = document.ascii and shared.ascii, document.blanks or shared.blanks
    rows, root = shared.data, shared.root
    if isinstance(rows.get("readings"), dict):
        inner = root.inner["readings"]
        rows, root = rows["readings"], inner if isinstance(inner, Spot) else root
    for key, choice in rows.items():
        if key not in readings:
            readings[key], spot.inner[key], spot.keys[key] = choice, root.inner[key], root.keys[key]
            where = spot.inner[key]
            if isinstance(where, Spot):
                where.file = file
    spot.keys.pop("file", None)
    spot.inner.pop("file", None)


def _alone(document: Document, spot: Spot, data: dict[str, Any], others: tuple[str, ...]) -> None:
    """Raise InputError where rows stand beside a file that should hold them."""
    for key in others:
        if data.get(key) is not None:
            raise _refused(document, spot, f'"file" and "{key}" cannot stand together; keep one of them')


def _refused(document: Document, spot: Spot, words: str) -> InputError:
    """Return an error at the ``file`` key."""
    line, column = spot.keys.get("file", (spot.line, spot.column))
    return InputError(words, spot.file or document.file, line, column)


def _price_table(document: Document, spot: Spot, name: str, folder: Path) -> Table:
    """Return the table of a price file, which is a CSV."""
    if name.lower().endswith((_WORKBOOK, *_OTHER_SHEETS)):
        # A spreadsheet keeps 2.408 in binary: a price would not be the one that was typed.
        raise _refused(document, spot, f"{name} is a spreadsheet; save its sheet as CSV and name that file")
    return csv_table(*_text(document, spot, name, folder))


def _register_table(document: Document, spot: Spot, name: str, folder: Path) -> Table:
    """Return the table of a register file, which is an .xlsx workbook or a CSV."""
    if name.lower().endswith(_OTHER_SHEETS):
        said = f"{name} is a spreadsheet of a kind that is not read"
        raise _refused(document, spot, f"{said}; save it as {_WORKBOOK} (without macros) or as CSV")
    if not name.lower().endswith(_WORKBOOK):
        return csv_table(*_text(document, spot, name, folder), strict=True)
    from checker.workbooks.sheet import read_sheet

    file, data = _bytes(document, spot, name, folder)
    sheet = read_sheet(data, file, REGISTER_SHEETS)
    texts = (value for row in sheet.rows for value in row.values if isinstance(value, str))
    document.ascii = document.ascii and all(map(str.isascii, texts))
    return sheet_table(sheet)


def _text(document: Document, spot: Spot, name: str, folder: Path) -> tuple[str, str]:
    """Return the text of a CSV and the name it has in errors."""
    file, data = _bytes(document, spot, name, folder)
    if data.startswith(_ZIP):
        said = f"{name} is a workbook or another package, whatever its name"
        raise _refused(document, spot, f"{said}; a workbook's name ends in {_WORKBOOK}")
    text = decoded(data, file)
    document.ascii = document.ascii and text.isascii()
    return text, file


def _bytes(document: Document, spot: Spot, name: str, folder: Path) -> tuple[str, bytes]:
    """Return a file named by the matter: its name for errors, and its bytes."""
    try:
        path = folder / checked_name(name)
        if path.exists() and not (path.is_file() or path.is_dir()):
            # A pipe or a device could be read for ever: only the command line may name one.
            raise _refused(document, spot, f"{name} is no ordinary file; name a file beside this matter")
        return str(path), bytes_of(path)
    except UsageError as error:
        raise _refused(document, spot, error.message) from None
    except FileNotFoundError:
        raise _refused(document, spot, f"there is no file {name} beside this matter") from None
    except OSError as error:
        words = (error.strerror or "unknown reason").lower()
        raise _refused(document, spot, f"{name} cannot be read: {words}") from None

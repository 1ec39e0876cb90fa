"""CSV tables of prices and of the register, as rows with the line and column of each cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from checker.matter.reader import Spot
from checker.model.errors import InputError

PRICE_COLUMNS = ("date", "last", "bid", "ask", "tier")
HOLDER_COLUMNS = (
    "name",
    "group",
    "series_a_as_converted",
    "rra_warrants",
    "registrable_shares",
    "address",
    "counsel",
)
WARRANT_COLUMNS = ("warrant", "name_on_face", "shares", "issued")
LISTS = ("group", "address")

Rows = tuple[list[dict[str, Any]], Spot]


def price_rows(text: str, file: str) -> Rows:
    """Return the days of a price file; raise InputError naming file, row and column of a mistake."""
    days: list[dict[str, Any]] = []
    where = Spot(1, 1, file=file)
    for row, spot in _rows(text, file, PRICE_COLUMNS, ("date",)):
        where.inner[len(days)] = spot
        days.append(row)
    return days, where


def register_rows(text: str, file: str) -> dict[str, Rows]:
    """Return the holders and the Warrants of a register file; a row with a ``warrant`` is a Warrant.

    Several groups, or the lines of an address, are parted by semicolons.
    """
    found: dict[str, Rows] = {"holders": ([], Spot(1, 1, file=file)), "warrants": ([], Spot(1, 1, file=file))}
    for row, spot in _rows(text, file, HOLDER_COLUMNS + WARRANT_COLUMNS, ("name",)):
        for key in LISTS:
            if key in row:
                row[key] = [part.strip() for part in row[key].split(";") if part.strip()]
        if "warrant" in row:
            for old, new in (("warrant", "id"), ("name", "holder")):
                row[new] = row.pop(old)
                spot.keys[new], spot.inner[new] = spot.keys.pop(old), spot.inner.pop(old)
        items, where = found["warrants" if "id" in row else "holders"]
        where.inner[len(items)] = spot
        items.append(row)
    return found


def _rows(
    text: str, file: str, columns: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], Spot]]:
    """Yield each row as a mapping of its filled cells, with the spot of each cell."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, file, line, columns, needed)
                continue
            if len(cells) > len(header):
                said = (
                    f"row {line} has {len(cells)} cells, not {len(header)}; quote a cell that holds a comma"
                )
                raise InputError(said, file, line, len(header) + 1)
            yield _row(header, cells, file, line)
    except csv.Error as error:
        raise InputError(f"row {reader.line_num} is not CSV: {error}", file, reader.line_num) from None
    if not header:
        raise InputError(f"the file is empty; its first row names the columns: {','.join(columns)}", file)


def _header(
    cells: list[str], file: str, line: int, columns: tuple[str, ...], needed: tuple[str, ...]
) -> list[str]:
    """Return the names of the columns; raise InputError for one that is unknown, twice there or missing."""
    header = [cell.strip().lower().replace(" ", "_") for cell in cells]
    for place, name in enumerate(header, 1):
        if name not in columns:
            raise InputError(
                f'"{name}" is not a column; the columns are {", ".join(columns)}', file, line, place
            )
        if name in header[: place - 1]:
            raise InputError(f'the column "{name}" stands twice', file, line, place)
    for name in needed:
        if name not in header:
            raise InputError(
                f'the column "{name}" is missing; the columns are {", ".join(columns)}', file, line
            )
    return header


def _row(header: list[str], cells: list[str], file: str, line: int) -> tuple[dict[str, Any], Spot]:
    """Return the filled cells of a row; the column of a place is the cell's number."""
    spot = Spot(line, 1, file=file)
    row: dict[str, Any] = {}
    for place, (name, cell) in enumerate(zip(header, cells, strict=False), 1):
        if cell.strip():
            row[name] = cell.strip()
            spot.keys[name] = spot.inner[name] = (line, place)
    return row, spot

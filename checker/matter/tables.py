"""Tables of prices and of the register, from CSV or a spreadsheet, as rows with the place of each cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from checker.matter.cells import LISTS, Value, cell_text, is_filled, list_of
from checker.matter.reader import Spot
from checker.matter.sentences import seen
from checker.model.errors import InputError, SheetName

if TYPE_CHECKING:
    from checker.workbooks.sheet import Sheet

PRICE_COLUMNS = ("date", "last", "bid", "ask", "tier")
HOLDER_COLUMNS = (
    "name",
    "group",
    "series_a_as_converted",
    "rra_warrants",
    "registrable_shares",
    "address",
    "counsel",
    "affiliates",
)
WARRANT_COLUMNS = ("warrant", "name_on_face", "shares", "warrant_price", "issued")
REGISTER_COLUMNS = HOLDER_COLUMNS + WARRANT_COLUMNS
# Which of them a row about a Warrant may fill in, and which a row about a holder.
OF_A_WARRANT = ("name", "address", *WARRANT_COLUMNS)
OF_A_HOLDER = HOLDER_COLUMNS

Rows = tuple[list[dict[str, Any]], Spot]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, the one that names the columns first, each with its number and its cells.

    A strict one is a register: what a person cannot see in it (spaces at an end, rows left empty) is refused.
    """

    file: str
    rows: Iterable[tuple[int, Sequence[Value]]]
    strict: bool = False


def csv_table(text: str, file: str, strict: bool = False) -> Table:
    """Return the table of a CSV; a place in it is a line and the number of the cell."""
    return Table(file, _csv_rows(text, file), strict)


def sheet_table(sheet: Sheet) -> Table:
    """Return the table of a sheet; a place in it is a row and a column letter."""
    return Table(sheet.name, ((row.number, row.values) for row in sheet.rows), strict=True)


def price_rows(table: Table) -> Rows:
    """Return the days of a price file; raise InputError naming file, row and column of a mistake."""
    days: list[dict[str, Any]] = []
    where = Spot(1, 1, file=table.file)
    for row, spot in _rows(table, PRICE_COLUMNS, ("date",)):
        where.inner[len(days)] = spot
        days.append(row)
    return days, where


def register_rows(table: Table) -> dict[str, Rows]:
    """Return the holders and the Warrants of a register file; a row with a ``warrant`` is a Warrant.

    Several groups or affiliates, or the lines of an address, are parted by semicolons (two together stand for
    one in the text) or by line breaks. Raises InputError for a holder that has two rows, and for a cell that
    says nothing about what its row is about.
    """
    file = table.file
    found: dict[str, Rows] = {"holders": ([], Spot(1, 1, file=file)), "warrants": ([], Spot(1, 1, file=file))}
    first_row: dict[str, int] = {}
    for row, spot in _rows(table, REGISTER_COLUMNS, ("name",)):
        _check_columns(row, spot, file)
        for key in LISTS:
            if key in row:
                row[key] = list_of(row[key])
        if "warrant" in row:
            for old, new in (("warrant", "id"), ("name", "holder")):
                if old in row:
                    row[new] = row.pop(old)
                    spot.keys[new], spot.inner[new] = spot.keys.pop(old), spot.inner.pop(old)
        elif "name" in row:
            _check_twice(row["name"], spot, first_row, file)
        items, where = found["warrants" if "id" in row else "holders"]
        where.inner[len(items)] = spot
        items.append(row)
    return found


def _check_columns(row: dict[str, Any], spot: Spot, file: str) -> None:
    """Raise InputError where a Warrant's row says what only a holder's can, or the reverse."""
    about = "warrant" in row
    for name in row:
        if name not in (OF_A_WARRANT if about else OF_A_HOLDER):
            line, column = spot.keys[name]
            said = (
                f'"{name}" says nothing of a Warrant; give the holder a row of its own, without a "warrant"'
                if about
                else f'"{name}" is about a Warrant; fill in "warrant" with its number, such as W-1'
            )
            raise InputError(said, file, line, column)


def _check_twice(name: str, spot: Spot, first_row: dict[str, int], file: str) -> None:
    """Raise InputError where a holder has a row already; case and spaces make no other holder."""
    key = " ".join(name.split()).casefold()
    before = first_row.setdefault(key, spot.line)
    if before != spot.line:
        line, column = spot.keys["name"]
        said = f'"{name}" stands twice, first in row {before}; put it in one row'
        raise InputError(said, file, line, column)


def _csv_rows(text: str, file: str) -> Iterator[tuple[int, Sequence[Value]]]:
    """Yield the rows of a CSV with the line on which each ends."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(f"row {reader.line_num} is not CSV: {error}", file, reader.line_num) from None


def _rows(
    table: Table, columns: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], Spot]]:
    """Yield each row as a mapping of its filled cells, with the spot of each cell."""
    file = table.file
    header: list[str] = []
    empty = 0
    for line, cells in table.rows:
        if not any(map(is_filled, cells)):
            empty = empty or line
            continue
        if not header:
            header = _header(cells, file, line, columns, needed)
        elif table.strict and empty:
            raise InputError("an empty row stands within the table; take it out", file, empty)
        else:
            _check_width(header, cells, file, line)
            yield _row(header, cells, table, line)
        empty = 0
    if not header:
        what = "sheet" if isinstance(file, SheetName) else "file"
        raise InputError(f"the {what} is empty; its first row names the columns: {','.join(columns)}", file)


def _header(
    cells: Sequence[Value], file: str, line: int, columns: tuple[str, ...], needed: tuple[str, ...]
) -> list[str]:
    """Return the names of the columns; raise InputError for one that is unknown, twice there or missing."""
    header = [str(cell or "").strip().lower().replace(" ", "_") for cell in cells]
    while header and not header[-1]:
        header.pop()
    for place, name in enumerate(header, 1):
        if name not in columns:
            close = get_close_matches(name, columns, 1, 0.6)
            hint = f'did you mean "{close[0]}"?' if close else f"the columns are {', '.join(columns)}"
            said = f"{seen(cells[place - 1])} is not a column" if name else "this column has no name"
            raise InputError(f"{said}; {hint}", file, line, place)
        if name in header[: place - 1]:
            raise InputError(f'the column "{name}" stands twice', file, line, place)
    for name in needed:
        if name not in header:
            said = f'the column "{name}" is missing; the columns are {", ".join(columns)}'
            raise InputError(said, file, line)
    return header


def _check_width(header: list[str], cells: Sequence[Value], file: str, line: int) -> None:
    """Raise InputError for a cell that holds something beyond the last column that has a name."""
    for place, cell in enumerate(cells[len(header) :], len(header) + 1):
        if is_filled(cell):
            said = f"row {line} has {len(cells)} cells, not {len(header)}; quote a cell that holds a comma"
            if isinstance(file, SheetName):
                said = "this cell stands in no column that has a name; name the column or take the cell out"
            raise InputError(said, file, line, place)


def _row(header: list[str], cells: Sequence[Value], table: Table, line: int) -> tuple[dict[str, Any], Spot]:
    """Return the filled cells of a row; the column of a place is the cell's number."""
    spot = Spot(line, 1, file=table.file)
    row: dict[str, Any] = {}
    for place, (name, cell) in enumerate(zip(header, cells, strict=False), 1):
        if not is_filled(cell):
            continue
        try:
            row[name] = cell_text(cell, name) if table.strict else str(cell).strip()
        except ValueError as error:
            raise InputError(str(error), table.file, line, place) from None
        spot.keys[name] = spot.inner[name] = (line, place)
    return row, spot

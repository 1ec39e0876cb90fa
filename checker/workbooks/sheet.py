"""The one sheet of a workbook that holds the table: its cells as texts, whole numbers and days, in rows."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from checker.model.errors import InputError, SheetName
from checker.workbooks.outline import Outline, check_plain, outline_of
from checker.workbooks.package import clean_copy, parts_of

if TYPE_CHECKING:
    from openpyxl import Workbook

Value = str | int | date | None

# A spreadsheet keeps fifteen digits of a number; what is typed beyond them is lost when it is typed.
MOST_DIGITS = 15

_STRICT = 'this cannot be read; save the workbook anew as "Excel Workbook (.xlsx)", not as "Strict Open XML"'
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: its number in the sheet, and its values from column A on."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table's sheet: its name for errors, and its rows from the first to the last that holds something."""

    name: SheetName
    rows: tuple[Row, ...]


def read_sheet(data: bytes, file: str, names: tuple[str, ...]) -> Sheet:
    """Return the only visible sheet of an .xlsx workbook, or the one that bears one of the names.

    Nothing in the workbook is run, reckoned or followed. Raises InputError (with sheet, row and column where
    there is one) for whatever cannot be read as it was typed: formulas, merged or hidden cells, errors, times,
    numbers with decimals.
    """
    parts = parts_of(data, file)
    book = _book(parts, file)
    sheet = _chosen(book, file, names)
    where = SheetName(file, sheet.title)
    outline = outline_of(parts[sheet._worksheet_path], where)
    check_plain(outline, where)
    rows = tuple(_rows(sheet, outline, where)) if outline.last_row else ()
    return Sheet(where, rows)


def _book(parts: dict[str, bytes], file: str) -> Workbook:
    """Return the workbook as the library sees a copy of its checked parts."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        said = 'workbooks are read by the package openpyxl, which is not installed; "pip install openpyxl"'
        raise InputError(f"{said} (or save the sheet as CSV and name that file)", file) from None
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out (pictures, rules for entries), of which nothing is wanted here.
            warnings.simplefilter("ignore")
            return load_workbook(clean_copy(parts), read_only=True, data_only=True, keep_links=False)
    except Exception:
        # Its errors are of a dozen kinds and speak of its own insides.
        raise _unreadable(file) from None


def _chosen(book: Workbook, file: str, names: tuple[str, ...]) -> Any:
    """Return the sheet that holds the table."""
    sheets: list[Any] = list(book.worksheets)
    if not sheets:
        said = "the workbook holds no sheet of cells that can be read"
        raise InputError(f'{said}; save it as "Excel Workbook (.xlsx)", not as "Strict Open XML"', file)
    named = [sheet for sheet in sheets if sheet.title.casefold() in names]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    candidates = named or visible
    if len(candidates) != 1:
        titles = ", ".join(f'"{sheet.title}"' for sheet in candidates)
        said = f"several sheets could hold the table ({titles})" if titles else "every sheet is hidden"
        raise InputError(f'{said}; name the one with the table "holders", or keep it alone', file)
    (sheet,) = candidates
    if sheet.sheet_state != "visible":
        raise InputError(
            "this sheet is hidden; show it, or give it another name", SheetName(file, sheet.title)
        )
    return sheet


def _rows(sheet: Any, outline: Outline, where: SheetName) -> Iterator[Row]:
    """Yield the rows of the sheet down to the last that holds something."""
    # What a sheet says of its own extent may be wrong, and would then cut it off.
    sheet.reset_dimensions()
    number = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for cells in sheet.iter_rows(max_row=outline.last_row, max_col=outline.last_column):
                number += 1
                _check_found(cells, number, outline, where)
                yield Row(number, tuple(_row(cells, number, where)))
        if number < outline.last_row:
            raise InputError(_STRICT, where, number + 1)
    except InputError:
        raise
    except Exception:
        raise _unreadable(where, number + 1) from None


def _check_found(cells: Sequence[Any], number: int, outline: Outline, where: SheetName) -> None:
    """Raise InputError for a cell that the library does not see and the markup shows, or the reverse."""
    for column, cell in enumerate(cells, 1):
        if (cell.value is not None) != ((number, column) in outline.filled):
            raise InputError(_STRICT, where, number, column)


def _row(cells: Iterable[Any], number: int, where: SheetName) -> Iterator[Value]:
    """Yield the values of a row's cells."""
    for column, cell in enumerate(cells, 1):
        value, said = _value(cell.value, cell.data_type if cell.value is not None else "n")
        if said:
            raise InputError(said, where, number, column)
        yield value


def _value(raw: Any, kind: str) -> tuple[Value, str | None]:
    """Return what a cell holds, and what is wrong with it where it cannot be taken as it was typed."""
    as_text = "format the cell as text and type it again"
    if raw is None:
        return None, None
    if kind == "e":
        return None, f"{raw} stands here, an error of the spreadsheet; write the value"
    if isinstance(raw, str):
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw), None
    if isinstance(raw, bool):
        return None, f"{str(raw).upper()} stands here; write text or a number, or format the cell as text"
    if isinstance(raw, date) and (not isinstance(raw, datetime) or raw.time() == time.min):
        return date(raw.year, raw.month, raw.day), None
    if isinstance(raw, int):
        if len(str(abs(raw))) > MOST_DIGITS:
            return None, f"a spreadsheet keeps {MOST_DIGITS} digits of a number; {as_text}"
        return raw, None
    if isinstance(raw, date | time) or not hasattr(raw, "is_integer"):
        return None, f"a time of day or a length of time stands here; {as_text}"
    if raw.is_integer() and len(str(int(abs(raw)))) <= MOST_DIGITS:
        return int(raw), None
    said = f"the number {raw} is kept by the spreadsheet in binary, not as it was typed"
    return None, f"{said}; {as_text}: a whole number may stand as it is"


def _unreadable(file: str, row: int | None = None) -> InputError:
    """Return the error about what the library cannot read."""
    return InputError("this cannot be read; open the workbook and save it anew as .xlsx", file, row)


__all__ = ["Row", "Sheet", "Value", "read_sheet"]

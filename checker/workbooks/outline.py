"""What a sheet's own markup shows and the library does not: formulas, merged and hidden cells, its true extent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from checker.model.errors import InputError, SheetName, column_letter

MOST_ROWS = 10_000
MOST_COLUMNS = 100

_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of cells, from its first row and column to its last, all counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """Return the block as a spreadsheet names it: ``B2:C4``."""
        first, last = f"{column_letter(self.left)}{self.top}", f"{column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    def meets(self, last_row: int, last_column: int) -> bool:
        """Say whether any of it lies in the table that ends in that row and column."""
        return self.top <= last_row and self.left <= last_column


@dataclass(slots=True)
class Outline:
    """The extent of a sheet's values, and all in it that is not a plain visible cell."""

    last_row: int = 0
    last_column: int = 0
    filled: set[tuple[int, int]] = field(default_factory=set)
    formulas: list[Block] = field(default_factory=list)
    merged: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[Block] = field(default_factory=list)


def outline_of(part: bytes, where: SheetName) -> Outline:
    """Return the outline of a sheet from its markup.

    Raises InputError where the rows or cells are out of order (a library might drop them silently), or where
    the table is larger than what is read.
    """
    scan = _Scan(where)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise InputError("the sheet is damaged; open and save the workbook anew", where) from None
    return scan.outline


def check_plain(outline: Outline, where: SheetName) -> None:
    """Raise InputError for the first formula, merged block, or hidden row or column within the table."""
    rows, columns = outline.last_row, outline.last_column
    for block in outline.formulas:
        said = f"{block} holds a formula, whose value is not trusted"
        raise InputError(f"{said}; paste its value in its place", where, block.top, block.left)
    for block in outline.merged:
        if block.meets(rows, columns):
            said = f"the cells {block} are merged; unmerge them and fill in each row"
            raise InputError(said, where, block.top, block.left)
    for row in sorted({row for row, _ in outline.filled} & outline.hidden_rows):
        raise InputError("this row is hidden or filtered out; show it or delete it", where, row)
    for block in outline.hidden_columns:
        for column in range(block.left, min(block.right, columns) + 1):
            if any(place == column for _, place in outline.filled):
                said = "this column is hidden; show it or delete it"
                raise InputError(said, where, 1, column)


class _Scan:
    """One pass over the markup of one sheet."""

    def __init__(self, where: SheetName) -> None:
        self.where = where
        self.outline = Outline()
        self.row = self.column = 0
        self.value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element as it begins."""
        name = tag.rpartition(" ")[2]
        if name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "f" and self.column:
            self._note_formula(attributes)
        elif name in ("v", "t"):
            self.value = bool(self.column)
        elif name == "mergeCell":
            self.outline.merged.append(self._block(attributes.get("ref", "")))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = self._number(attributes.get("min", "")), self._number(attributes.get("max", ""))
            self.outline.hidden_columns.append(Block(1, first, _LAST_ROW, last))

    def end(self, tag: str) -> None:
        """Take note of an element as it ends."""
        name = tag.rpartition(" ")[2]
        if name in ("v", "t"):
            self.value = False
        elif name == "row":
            self.column = 0

    def text(self, text: str) -> None:
        """Take note of text, which makes a cell one that holds something."""
        if self.value and text:
            outline = self.outline
            outline.filled.add((self.row, self.column))
            outline.last_row = max(outline.last_row, self.row)
            outline.last_column = max(outline.last_column, self.column)
            if self.row > MOST_ROWS:
                raise InputError(f"the table goes beyond the {MOST_ROWS:,} rows that are read", self.where)
            if self.column > MOST_COLUMNS:
                said = f"this cell lies beyond the {MOST_COLUMNS} columns that are read; take it out"
                raise InputError(said, self.where, self.row, self.column)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        row = self._number(attributes["r"]) if "r" in attributes else self.row + 1
        if not self.row < row <= _LAST_ROW:
            raise self._disorder()
        self.row, self.column = row, 0
        if attributes.get("hidden") in _TRUE:
            self.outline.hidden_rows.add(row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        row, column = self.row, self.column + 1
        if "r" in attributes:
            row, column = self._cell(attributes["r"])
        if row != self.row or not self.column < column <= _LAST_COLUMN:
            raise self._disorder()
        self.column = column

    def _note_formula(self, attributes: dict[str, str]) -> None:
        """Note the cells that a formula fills: an array formula stands in one cell and fills several."""
        ref = attributes.get("ref")
        # The block of a shared formula only says who else may use it; each of them has its own mark.
        if ref and attributes.get("t") in ("array", "dataTable"):
            self.outline.formulas.append(self._block(ref))
        else:
            self.outline.formulas.append(Block(self.row, self.column, self.row, self.column))

    def _block(self, ref: str) -> Block:
        """Return the block of a reference such as ``B2:C4``."""
        first, _, last = ref.partition(":")
        top, left = self._cell(first)
        bottom, right = self._cell(last or first)
        return Block(top, left, bottom, right)

    def _cell(self, ref: str) -> tuple[int, int]:
        """Return row and column of a reference such as ``B2``."""
        found = _REFERENCE.fullmatch(ref)
        if found is None:
            raise self._disorder()
        column = 0
        for letter in found[1]:
            column = column * (ord("Z") - ord("A") + 1) + ord(letter) - ord("A") + 1
        return int(found[2]), column

    def _number(self, text: str) -> int:
        """Return a row or column number."""
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(_LAST_ROW))):
            raise self._disorder()
        return int(text)

    def _disorder(self) -> InputError:
        said = "the rows and cells of the sheet are out of order after this one"
        return InputError(f"{said}; open and save the workbook anew", self.where, self.row or None)

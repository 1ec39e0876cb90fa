"""What a workbook is to hold: sheets of rows, each cell a text, a day or nothing."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

Cell = str | date | None


class Sheet(Struct, frozen=True):
    """One sheet: its title, the headings of its columns, and its rows; numbers are texts, so they stay exact."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

"""Sample workbooks for tests: written by openpyxl from plain rows, or spoilt part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

HEADINGS = ("name", "group", "series_a_as_converted")
HOLDER = ("Sample Fund, L.P.", "rra", "900,000")

Rows = Iterable[Iterable[Any]]


def workbook(sheets: Mapping[str, Rows], change: Callable[[Workbook], None] | None = None) -> bytes:
    """Return a workbook with those sheets as openpyxl writes it: a text that begins with = is a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                page.cell(number, column).value = value
    if change is not None:
        change(book)
    book.properties.created = book.properties.modified = datetime(2003, 6, 16)  # noqa: DTZ001
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        ExcelWriter(book, package).save()
    return packed(parts(out.getvalue()).items())


def holders(*rows: Iterable[Any], title: str = "Holders") -> bytes:
    """Return a workbook with one sheet: the headings and those rows."""
    return workbook({title: (HEADINGS, *rows)})


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(members: Iterable[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package with those members in that order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", how) as package:
        for name, data in members:
            package.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def spoilt(data: bytes, **changes: bytes | Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with parts replaced; ``sheet``, ``book``, ``styles``, ``types`` and ``links`` name them."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "book": "xl/workbook.xml",
        "styles": "xl/styles.xml",
        "types": "[Content_Types].xml",
        "links": "xl/_rels/workbook.xml.rels",
    }
    whole = parts(data)
    for key, change in changes.items():
        name = names[key]
        whole[name] = change if isinstance(change, bytes) else change(whole[name])
    return packed(whole.items())


def from_recipe(recipe: Path) -> bytes:
    """Return the workbook that a recipe describes: ``sheets`` with their rows, and what is odd about the first."""
    said = yaml.safe_load(recipe.read_text(encoding="utf-8"))

    def change(book: Workbook) -> None:
        page = book.worksheets[0]
        for block in said.get("merged", ()):
            page.merge_cells(block)
        for row in said.get("hidden_rows", ()):
            page.row_dimensions[row].hidden = True
        for column in said.get("hidden_columns", ()):
            page.column_dimensions[column].hidden = True
        if said.get("hidden"):
            page.sheet_state = "hidden"

    return workbook(said["sheets"], change)

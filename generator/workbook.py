"""A matter and its report as an .xlsx workbook in which no text can become a formula; the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from checker.api import sheets
from checker.model.errors import RenderError, column_letter
from checker.model.masking import masked
from checker.model.matter import LoadedMatter
from checker.model.report import Report
from checker.model.sheets import Cell, Sheet
from generator.manifest import tool_version

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Box
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# What one cell of a spreadsheet holds at most.
MOST_CHARACTERS = 32_767
NARROWEST, WIDEST = 8, 60

_TEXT, _DAY = "@", "yyyy-mm-dd"
# Spreadsheets count days from 1900, and take its February for one of 29 days.
_FIRST_DAY = date(1900, 3, 1)
_EARLIEST = date(1980, 1, 1)
_LEVEL = 6
_MAKER = "covenant"
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{_MAKER}</Application></Properties>"
)
# Controls and noncharacters cannot stand in the markup of a workbook.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet takes for an escape of one character, where it was written as it stands.
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def make_workbook(loaded: LoadedMatter, report: Report, what_if: Mapping[str, str] | None = None) -> bytes:
    """Return the workbook of a matter: cover, register, findings, deadlines; tax ids masked.

    Raises RenderError for a text that is longer than a cell of a spreadsheet holds.
    """
    made = sheets(loaded, report, f"{_MAKER} {tool_version()}", what_if)
    return workbook_bytes(made, report.as_of)


def workbook_bytes(made: tuple[Sheet, ...], day: date) -> bytes:
    """Return the bytes of a workbook with those sheets, dated by a day that is given: no clock is read.

    Every text is a cell of text, whatever it begins with, and is marked as typed with an apostrophe; a day is a
    date. Raises RenderError for a text that is longer than a cell holds.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    dated = datetime.combine(max(day, _EARLIEST), time.min)
    properties = book.properties
    properties.creator = properties.lastModifiedBy = _MAKER
    properties.created = properties.modified = dated
    for sheet in made:
        _fill(book.create_sheet(sheet.title), sheet)
    raw = BytesIO()
    # Its own way of saving would write the time of day into the file.
    with zipfile.ZipFile(raw, "w") as package:
        ExcelWriter(book, package).save()
    return _same_bytes(raw, dated)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """Write headings and rows, and make them readable on a screen and on paper."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    bold, shade = Font(name="Calibri", size=11, bold=True), PatternFill("solid", start_color="FFE7E6E6")
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    for number, cells in enumerate((sheet.headings, *sheet.rows), 1):
        for column, value in enumerate(cells, 1):
            if value is None:
                continue
            box = page.cell(number, column)
            _put(box, value, f'sheet "{sheet.title}", row {number}, column {column_letter(column)}')
            box.alignment = wrapped if isinstance(value, str) else top
            if number == 1:
                box.font, box.fill = bold, shade
    for column in range(1, len(sheet.headings) + 1):
        page.column_dimensions[column_letter(column)].width = _width(sheet, column - 1)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(box: Box | MergedCell, value: str | date, where: str) -> None:
    """Put a day or a text into a cell; a text stays one whatever it begins with."""
    if isinstance(value, date) and value >= _FIRST_DAY:
        box.value, box.number_format = value, _DAY
        return
    text = _LIKE_AN_ESCAPE.sub("_x005F_", _UNWRITABLE.sub("\ufffd", masked(str(value))))
    if len(text) > MOST_CHARACTERS:
        said = f"{where} would hold {len(text):,} characters, more than the {MOST_CHARACTERS:,} of a cell"
        raise RenderError(f"the workbook cannot be made: {said}; shorten the text in the matter")
    box.value = text
    # The library takes what begins with = for a formula, and #N/A for an error.
    box.data_type = "s"
    box.number_format = _TEXT
    box.quotePrefix = True


def _width(sheet: Sheet, place: int) -> int:
    """Return how many characters wide a column is to be: as its longest text, but not too wide."""
    longest = max(len(_shown(row[place])) for row in (sheet.headings, *sheet.rows))
    return min(max(longest + 2, NARROWEST), WIDEST)


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)


def _same_bytes(raw: BytesIO, dated: datetime) -> bytes:
    """Rewrite the package with sorted names and fixed times, so that neither clock nor maker leaves a trace."""
    out = BytesIO()
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w") as package:
        for name in sorted(given.namelist()):
            member = zipfile.ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            member.create_system = 0
            data = _APPLICATION.encode() if name == "docProps/app.xml" else given.read(name)
            package.writestr(member, data, zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()

"""The workbook: text that stays text (AT-9), days that are days, masked tax ids, the same bytes each time (FT-25)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sample_matters import exercise, loaded, matter, report_on, text_of
from sample_workbooks import parts

from checker.model.errors import RenderError
from checker.model.sheets import Cell, Sheet
from checker.workbooks.sheet import read_sheet
from generator.workbook import MOST_CHARACTERS, make_workbook, workbook_bytes

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2003, 6, 16)
ATTACKS = (
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://127.0.0.1:9/canary","x")',
    "+1+1",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "=",
    "#N/A",
    "#REF!",
    "TRUE",
    "1e5",
    "007",
    "2003-06-16",
    "'=1",
    " =1+1",
    "{=1}",
    "_x000D_=1",
    "_x003D_1",
    "<f>1</f>",
    "a\nb",
    "&amp;",
    "漢字 é",
)


def book(*cells: Cell) -> bytes:
    """Return a workbook with those cells in one column, under a heading."""
    return workbook_bytes((Sheet("Register", ("name",), tuple((cell,) for cell in cells)),), DAY)


def column(data: bytes, title: str = "Register") -> list[Any]:
    """Return the boxes of the first column, the heading left out."""
    return [row[0] for row in load_workbook(BytesIO(data))[title].iter_rows(min_row=2)]


@pytest.mark.parametrize("text", ATTACKS)
def test_at_9_a_text_is_a_cell_of_text_whatever_it_begins_with(text: str) -> None:
    (box,) = column(data := book(text))
    assert (box.data_type, box.number_format, box.quotePrefix) == ("s", "@", True)
    assert read_sheet(data, "x.xlsx", ()).rows[1].values == (text,)
    assert b"<f" not in parts(data)["xl/worksheets/sheet1.xml"].split(b"<sheetData>")[1]


def test_at_9_the_same_stands_for_everything_in_the_workbook_of_a_matter() -> None:
    name = '=HYPERLINK("http://127.0.0.1:9/canary")'
    whole = matter(
        exercise(issue_to={"name": name, "address": ["+1", "@x"]}),
        matter="=1+1",
        register={"holders": [{"name": name, "counsel": "-1"}]},
    )
    data = make_workbook(loaded(whole), report_on(whole))
    seen = load_workbook(BytesIO(data))
    boxes = [box for page in seen for row in page.iter_rows() for box in row if box.value is not None]
    assert {box.data_type for box in boxes} == {"s", "d"}
    assert all(box.quotePrefix for box in boxes if box.data_type == "s")
    assert name in [box.value for box in boxes]
    assert not re.search(rb"<f[ >/]|TargetMode", b"".join(parts(data).values()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40), min_size=1))
def test_any_text_is_read_back_as_it_was(texts: list[str]) -> None:
    unwritable = ("\ufffe", "\uffff")
    wanted = [text for text in texts if not any(odd in text for odd in unwritable)]
    rows = read_sheet(book("x", *wanted), "x.xlsx", ()).rows
    assert [row.values[0] for row in rows[2:]] == wanted


def test_at_5_what_no_workbook_holds_is_shown_as_not_readable() -> None:
    assert [box.value for box in column(book("a\x00b", "\x1b[2J", "\ud800", "\ufffe"))] == [
        "a\ufffdb",
        "\ufffd[2J",
        "\ufffd",
        "\ufffd",
    ]


def test_days_are_dates_and_numbers_are_exact_texts() -> None:
    day, old, number = column(book(DAY, date(1899, 12, 31), "123456789012345678901.5"))
    assert (day.value.date(), day.data_type, day.number_format) == (DAY, "d", "yyyy-mm-dd")
    assert (old.value, old.data_type) == ("1899-12-31", "s")
    assert (number.value, number.data_type) == ("123456789012345678901.5", "s")


def test_at_25_tax_ids_are_masked() -> None:
    data = book("SSN 123-45-6789", "EIN 12-3456789")
    assert [box.value for box in column(data)] == ["SSN XXX-XX-6789", "EIN XX-XXX6789"]
    assert b"3456789" not in b"".join(parts(data).values())


def test_a_text_longer_than_a_cell_is_refused_and_never_cut() -> None:
    assert column(book("x" * MOST_CHARACTERS))[0].value == "x" * MOST_CHARACTERS
    with pytest.raises(RenderError, match=r'sheet "Register", row 2, column A would hold 32,768 characters'):
        book("x" * (MOST_CHARACTERS + 1))


def test_ft_25_the_bytes_are_the_same_in_every_zone_and_locale(tmp_path: Path) -> None:
    whole = matter(exercise(), register={"holders": [{"name": "Été; Sample", "address": ["a", "b"]}]})
    (tmp_path / "m.yaml").write_text(text_of(whole), encoding="utf-8")
    run = "import sys; from desk.cli import main; sys.exit(main(sys.argv[1:]))"
    made = []
    for zone, locale in (("Pacific/Kiritimati", "C"), ("America/New_York", "C.UTF-8")):
        output = tmp_path / "out.xlsx"
        subprocess.run(
            [sys.executable, "-c", run, "export", "m.yaml", "--output", str(output)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "0"},
            check=True,
        )
        made.append(output.read_bytes())
    assert made[0] == made[1]
    members = parts(made[0])
    assert b"2003-06-16T00:00:00Z" in members["docProps/core.xml"]
    assert b">covenant</dc:creator>" in members["docProps/core.xml"]
    assert b"Microsoft" not in members["docProps/app.xml"] + members["docProps/core.xml"]


def test_headings_stay_in_sight_and_are_printed_on_each_page() -> None:
    page = load_workbook(BytesIO(book("x"))).worksheets[0]
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page["A1"].font.bold
    assert page.page_setup.orientation == "landscape"

"""The sheet of a workbook: which one is read, and what its cells hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from sample_workbooks import HEADINGS, HOLDER, holders, packed, parts, spoilt, workbook

from checker.model.errors import InputError
from checker.workbooks.sheet import Sheet, read_sheet

NAMES = ("holders", "register")


def read(data: bytes) -> Sheet:
    """Return the sheet of a workbook that may be named."""
    return read_sheet(data, "h.xlsx", NAMES)


def refusal(data: bytes) -> InputError:
    """Return the error with which a workbook is refused."""
    with pytest.raises(InputError) as caught:
        read(data)
    return caught.value


def values(*row: Any) -> tuple[Any, ...]:
    """Return the values of one row as they are read back."""
    return read(workbook({"Holders": [row]})).rows[0].values


def test_rows_are_numbered_and_filled_up_to_the_widest() -> None:
    sheet = read(workbook({"Any": [["name"], [], ["Sample Fund", None, 3]]}))
    assert sheet.name == "h.xlsx"
    assert sheet.name.sheet == "Any"
    assert [(row.number, row.values) for row in sheet.rows] == [
        (1, ("name", None, None)),
        (2, (None, None, None)),
        (3, ("Sample Fund", None, 3)),
    ]
    assert read(workbook({"Any": []})).rows == ()


def test_texts_whole_numbers_and_days_are_read_as_they_were_typed() -> None:
    assert values("400,000", 400000, -5, date(2003, 6, 16), datetime(2003, 6, 16)) == (  # noqa: DTZ001
        "400,000",
        400000,
        -5,
        date(2003, 6, 16),
        date(2003, 6, 16),
    )
    assert values(" a ", "TRUE", "1e3", "x_x000D_y") == (" a ", "TRUE", "1e3", "x\ry")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.408, "the number 2.408 is kept by the spreadsheet in binary"),
        (0.1, "in binary"),
        (1e300, "in binary"),
        (10**15, "keeps 15 digits"),
        (True, "TRUE stands here"),
        (time(9, 30), "a time of day"),
        (timedelta(hours=30), "a time of day"),
        (datetime(2003, 6, 16, 9, 30), "a time of day"),  # noqa: DTZ001
        ("#N/A", "#N/A stands here, an error"),
        ("#DIV/0!", "an error"),
        ("=1+1", "holds a formula"),
    ],
)
def test_what_cannot_be_taken_as_typed_is_refused_with_its_place(value: Any, words: str) -> None:
    error = refusal(workbook({"Holders": [["name"], [None, value]]}))
    assert words in error.message
    assert str(error).startswith('h.xlsx, sheet "Holders", row 2, column B: ')


def test_the_value_that_a_formula_had_is_not_taken() -> None:
    kept = spoilt(
        holders(("Sample Fund", "rra", 12345)),
        sheet=lambda part: part.replace(b"<v>12345</v>", b"<f>1+1</f><v>12345</v>"),
    )
    assert "C2 holds a formula" in refusal(kept).message


def test_a_whole_number_written_with_a_point_is_whole() -> None:
    pointed = spoilt(
        holders(("Sample Fund", "rra", 12345)),
        sheet=lambda part: part.replace(b"12345", b"12345.0"),
    )
    assert read(pointed).rows[1].values[2] == 12345


def test_texts_are_read_from_the_table_that_spreadsheet_programs_keep_them_in() -> None:
    whole = parts(holders(HOLDER))
    shared = {
        "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<si><r><t>Sam</t></r><r><rPr><b/></rPr><t>ple</t></r></si><si><t>rra</t></si></sst>",
        "[Content_Types].xml": whole["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
            b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        ),
        "xl/worksheets/sheet1.xml": whole["xl/worksheets/sheet1.xml"]
        .replace(b't="inlineStr"><is><t>Sample Fund, L.P.</t></is>', b't="s"><v>0</v>')
        .replace(b't="inlineStr"><is><t>rra</t></is>', b't="s"><v>1</v>'),
    }
    assert read(packed({**whole, **shared}.items())).rows[1].values == ("Sample", "rra", "900,000")


def test_a_sheet_that_gives_a_wrong_extent_is_read_whole() -> None:
    cut = spoilt(holders(HOLDER), sheet=lambda part: part.replace(b'ref="A1:C2"', b'ref="A1:A1"'))
    assert read(cut).rows[1].values == HOLDER


def test_cells_far_away_that_hold_nothing_cost_nothing() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
    sheet = read(spoilt(holders(HOLDER), sheet=lambda part: part.replace(b"</sheetData>", far)))
    assert len(sheet.rows) == 2


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        (["Anything"], "Anything"),
        (["Notes", "Holders"], "Holders"),
        (["holders", "Notes"], "holders"),
        (["Cover", "Register", "Findings"], "Register"),
    ],
)
def test_the_sheet_is_the_only_one_or_the_one_that_is_named_so(titles: list[str], chosen: str) -> None:
    assert read(workbook({title: [HEADINGS] for title in titles})).name.sheet == chosen


@pytest.mark.parametrize("titles", [["June", "July"], ["Holders", "Register"]])
def test_several_that_could_be_meant_are_refused(titles: list[str]) -> None:
    assert "several sheets could hold the table" in refusal(workbook({name: [] for name in titles})).message


def test_hidden_sheets_are_not_read_and_are_never_the_table() -> None:
    def hide(*titles: str) -> Any:
        def change(book: Workbook) -> None:
            for title in titles:
                book[title].sheet_state = "veryHidden"

        return change

    sheets = {"Notes": [["x"]], "June": [HEADINGS]}
    assert read(workbook(sheets, hide("Notes"))).name.sheet == "June"
    alone = spoilt(
        workbook({"June": []}), book=lambda part: part.replace(b'state="visible"', b'state="hidden"')
    )
    assert "every sheet is hidden" in refusal(alone).message
    named = {"Holders": [HEADINGS], "Notes": []}
    assert "this sheet is hidden" in refusal(workbook(named, hide("Holders"))).message


def test_rules_comments_and_the_like_do_no_harm() -> None:
    def change(book: Workbook) -> None:
        page = book.worksheets[0]
        rule = DataValidation(type="list", formula1='"rra,public"')
        rule.add("B2")
        page.add_data_validation(rule)
        page.auto_filter.ref = "A1:C2"
        page.freeze_panes = "A2"

    assert read(workbook({"Holders": [HEADINGS, HOLDER]}, change)).rows[1].values == HOLDER


@pytest.mark.parametrize(
    ("where", "old", "new"),
    [
        ("sheet", b't="inlineStr"><is><t>rra</t></is>', b't="s"><v>99</v>'),
        ("sheet", b't="inlineStr"><is><t>rra</t></is>', b't="n"><v>rra</v>'),
        ("sheet", b't="inlineStr"><is><t>rra</t></is>', b't="n"><v> </v>'),
        ("book", b"sheetId", b"sheetNo"),
        ("links", b"worksheets/sheet1.xml", b"worksheets/sheet7.xml"),
    ],
)
def test_what_the_library_cannot_read_is_refused_in_a_sentence(where: str, old: bytes, new: bytes) -> None:
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new)

    assert "save" in refusal(spoilt(holders(HOLDER), **{where: change})).message


def test_a_workbook_of_the_strict_kind_is_refused_with_what_to_do() -> None:
    plain, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )

    def change(part: bytes) -> bytes:
        return part.replace(plain, strict)

    for data in (spoilt(holders(HOLDER), book=change, sheet=change), spoilt(holders(HOLDER), sheet=change)):
        assert "Strict Open XML" in refusal(data).message


def test_the_library_itself_would_have_taken_what_is_refused_here() -> None:
    """Why the markup is looked at first: the library gives a formula's old value and forgets what was merged."""
    kept = spoilt(
        holders(("Sample Fund", "rra", 12345)),
        sheet=lambda part: part.replace(b"<v>12345</v>", b"<f>1+1</f><v>12345</v>"),
    )
    page = load_workbook(BytesIO(kept), read_only=True, data_only=True).worksheets[0]
    assert list(page.values)[1] == ("Sample Fund", "rra", 12345)
    assert not hasattr(page, "merged_cells")

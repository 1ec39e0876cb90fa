"""The outline of a sheet: everything in it that is not a plain visible cell, found in its own markup."""

from __future__ import annotations

import pytest

from checker.model.errors import InputError, SheetName
from checker.workbooks.outline import MOST_COLUMNS, MOST_ROWS, Outline, check_plain, outline_of

WHERE = SheetName("h.xlsx", "Holders")
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def outline(rows: str, before: str = "", after: str = "") -> Outline:
    """Return the outline of a sheet with those rows."""
    whole = f'<worksheet xmlns="{SPACE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return outline_of(whole.encode(), WHERE)


def refusal(rows: str, before: str = "", after: str = "") -> InputError:
    """Return the error that a sheet raises."""
    with pytest.raises(InputError) as caught:
        check_plain(outline(rows, before, after), WHERE)
    return caught.value


ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def test_the_extent_is_that_of_the_values_whatever_the_sheet_says_of_it() -> None:
    styled = '<row r="900000"><c r="XFD900000" s="1"/><c/></row>'
    found = outline(ROW + '<row r="3"><c r="C3" t="inlineStr"><is><t>x</t></is></c></row>')
    assert (found.last_row, found.last_column) == (3, 3)
    assert found.filled == {(1, 1), (1, 2), (3, 3)}
    with pytest.raises(InputError, match="out of order"):
        outline(ROW + styled)
    wide = outline(ROW + '<row r="900000"><c r="XFC900000" s="1"/></row>', '<dimension ref="A1"/>')
    assert (wide.last_row, wide.last_column) == (1, 2)
    check_plain(wide, WHERE)


def test_rows_and_cells_without_numbers_follow_each_other() -> None:
    found = outline("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")
    assert found.filled == {(1, 1), (1, 2), (3, 1)}


@pytest.mark.parametrize(
    ("formula", "cell", "said"),
    [
        ("<f>1+1</f>", (1, 2), "B1 holds a formula"),
        ("<f/>", (1, 2), "B1 holds a formula"),
        ('<f t="shared" ref="B1:B9" si="0">A1</f>', (1, 2), "B1 holds a formula"),
        ('<f t="shared" si="0"/>', (1, 2), "B1 holds a formula"),
        ('<f t="array" ref="A1:C1">X</f>', (1, 1), "A1:C1 holds a formula"),
        ('<f t="dataTable" ref="B1:B3" dt2D="0" r1="A1"/>', (1, 2), "B1:B3 holds a formula"),
    ],
)
def test_a_formula_of_any_kind_is_found_with_every_cell_that_it_fills(
    formula: str, cell: tuple[int, int], said: str
) -> None:
    error = refusal(f'<row r="1"><c r="B1">{formula}<v>7</v></c></row>')
    assert said in error.message
    assert (error.line, error.column) == cell


def test_a_formula_of_a_rule_for_entries_is_none() -> None:
    rules = '<x:f xmlns:x="urn:x">A1</x:f><dataValidation><formula1>1</formula1></dataValidation>'
    check_plain(outline(ROW, after=rules), WHERE)


def test_merged_cells_matter_within_the_table_only() -> None:
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
    assert "A1:B1 are merged" in refusal(ROW, after=merged.format("A1:B1")).message
    assert "are merged" in refusal(ROW, after=merged.format("B1:XFD1048576")).message
    check_plain(outline(ROW, after=merged.format("A2:B3")), WHERE)


def test_hidden_rows_and_columns_matter_where_something_stands_in_them() -> None:
    error = refusal('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>')
    assert (error.line, error.column) == (1, None)
    check_plain(outline(ROW + '<row r="2" hidden="true"/>'), WHERE)
    columns = '<cols><col min="{}" max="{}" hidden="1"/></cols>'
    assert refusal(ROW, columns.format(2, 16384)).column == 2
    check_plain(outline(ROW, columns.format(3, 16384)), WHERE)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"/><row r="1"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="1.0"/>',
        '<row r="٣"/>',
        '<row r="1"><c r="A2"/></row>',
        '<row r="1"><c r="B1"/><c r="A1"/></row>',
        '<row r="1"><c r="A1"/><c r="A1"/></row>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="a1"/></row>',
        '<row r="1"><c r="R1C1"/></row>',
    ],
)
def test_what_a_library_could_drop_or_misplace_is_refused(rows: str) -> None:
    with pytest.raises(InputError, match="out of order") as caught:
        outline(rows)
    assert str(caught.value).startswith('h.xlsx, sheet "Holders"')


def test_a_table_that_is_too_large_is_refused() -> None:
    rows = "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, MOST_ROWS + 2))
    with pytest.raises(InputError, match="beyond the 10,000 rows"):
        outline(rows)
    with pytest.raises(InputError, match="beyond the 100 columns"):
        outline(f'<row r="1">{"<c><v>1</v></c>" * (MOST_COLUMNS + 1)}</row>')


def test_broken_markup_is_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        outline_of(b"<worksheet>", WHERE)

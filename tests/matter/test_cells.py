"""Cells of a table: what may stand in one, and lists within one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.matter.cells import Value, cell_of, cell_text, is_filled, list_of

ITEMS = st.text("ab;, ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(ITEMS))
def test_a_list_in_a_cell_is_read_as_it_was_written(items: list[str]) -> None:
    assert list_of(cell_of(items)) == items


def test_semicolons_and_line_breaks_part_and_two_semicolons_do_not() -> None:
    assert list_of("1 Sample Way; Boston, MA") == ["1 Sample Way", "Boston, MA"]
    assert list_of("1 Sample Way\nBoston;; MA\n") == ["1 Sample Way", "Boston; MA"]
    assert list_of(" ; ;") == []


def test_spaces_fill_no_cell() -> None:
    assert [is_filled(value) for value in ("", " \n\u00a0", None, "0", 0, date(2003, 6, 16))] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]


def test_numbers_and_days_stand_where_they_are_meant() -> None:
    assert cell_text(400000, "shares") == "400000"
    assert cell_text(0, "rra_warrants") == "0"
    assert cell_text(date(2002, 4, 30), "issued") == "2002-04-30"
    assert cell_text("400,000", "shares") == "400,000"


@pytest.mark.parametrize(
    ("value", "column", "words"),
    [
        (3, "name", "the number 3 stands where text is expected"),
        (3, "issued", "where a date is expected; type it as YYYY-MM-DD"),
        (date(2003, 6, 16), "shares", "the date 2003-06-16 stands where a number is expected"),
        (date(2003, 6, 16), "name", "where text is expected"),
        ("Sample Fund ", "name", 'at an end of "Sample Fund"'),
        ("\u00a0Sample", "name", "at an end"),
        ("Sample\tFund", "name", "a tab stands"),
        ("Sample\nFund", "name", "a line break stands"),
        ("Sample\rFund", "address", "U+000D is a control character"),
        ("Sample\x0bFund", "name", "U+000B"),
        ("Sample\x00", "name", "U+0000"),
        ("Sample\ud800", "name", "U+D800"),
        ("Sample\u202eFund", "name", "U+202E"),
        ("Sample\u200bFund", "name", "U+200B"),
    ],
)
def test_what_cannot_be_seen_or_is_not_meant_is_refused(value: Value, column: str, words: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        cell_text(value, column)
    assert words in str(caught.value)

"""What may be shown: no tax id, nothing but characters, and only places that are lines of a text."""

import pytest
from machine_results import BREACH, EXCEPTED, run_of
from msgspec.structs import replace

from checker.model.errors import SheetName
from checker.report.shown import has_place, plain, shown, shown_run, visible

_FIELDS = ("message", "matter", "case", "quote", "subject", "remedy", "event", "file")


@pytest.mark.parametrize("field", _FIELDS)
def test_a_tax_id_is_masked_in_every_field(field: str) -> None:
    told = shown(replace(BREACH, **{field: "of 123-45-6789 and 12-3456789"}))
    assert getattr(told, field) == "of XXX-XX-6789 and XX-XXX6789"


@pytest.mark.parametrize("field", ["reason", "evidence", "approved_by"])
def test_a_tax_id_is_masked_in_an_exception(field: str) -> None:
    record = replace(EXCEPTED.exception, **{field: "123-45-6789"})
    (told,) = shown_run(run_of(replace(EXCEPTED, exception=record))).results
    assert getattr(told.exception, field) == "XXX-XX-6789"


def test_kind_level_and_days_stay_what_they_are() -> None:
    told = shown(EXCEPTED)
    assert told == EXCEPTED
    assert (type(told.kind), type(told.level)) == (type(EXCEPTED.kind), type(EXCEPTED.level))


def test_a_byte_that_is_no_character_is_written_out() -> None:
    assert plain("a\udcffb") == "a\\xffb"
    assert shown(replace(BREACH, subject="\udcff")).subject == "\\xff"


def test_a_row_of_a_workbook_is_no_line() -> None:
    told = shown(replace(BREACH, file="holders.xlsx", line=7, column=3, message="no number"))
    assert (told.line, told.column, told.message) == (None, None, "row 7, column C: no number")
    named = shown(
        replace(BREACH, file=SheetName("holders.XLSX", "Holders"), line=7, column=None, message="no")
    )
    assert named.message == 'sheet "Holders", row 7: no'


@pytest.mark.parametrize("file", ["", "-", "standard input"])
def test_standard_input_is_no_place(file: str) -> None:
    assert not has_place(replace(BREACH, file=file))
    assert has_place(BREACH)


def test_what_is_not_seen_is_written_out_but_tab_and_line_end_stay() -> None:
    assert visible("a\tb\nc\r\u202ed\x1b\u2028\x85\u200b\U000e0041") == (
        "a\tb\nc\\u000d\\u202ed\\u001b\\u2028\\u0085\\u200b\\udb40\\udc41"
    )
    assert visible("名前🖋 é") == "名前🖋 é"

"""A row of the registers cannot be changed, and a reading knows its defaults."""

import pytest

from checker.agreements.records import OptionText, ReadingText


def _reading(default: str | dict[str, str]) -> ReadingText:
    options = (OptionText("R1", "contested", "One."), OptionText("R2", "contested", "Two."))
    return ReadingText("A-1", "warrant", "T", ("W1",), "Q?", options, default, "R.", ("date",))


def test_one_default_serves_both_parties() -> None:
    assert _reading("R1").defaults() == ("R1",)


def test_a_default_may_differ_by_who_must_act() -> None:
    assert _reading({"company": "R1", "holder": "R2"}).defaults() == ("R1", "R2")


def test_a_row_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        _reading("R1").id = "A-2"  # type: ignore[misc]

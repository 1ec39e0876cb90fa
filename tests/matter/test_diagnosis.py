"""A value that does not fit is said in a sentence: what was seen, what is expected, how to write it."""

from __future__ import annotations

import pytest

from checker.matter.load import load_text
from checker.model.errors import InputError


def _load(text: str) -> None:
    load_text(f"as_of: 2003-06-16\n{text}", "m.yaml")


def test_a_fault_in_an_empty_key_of_braces_is_not_overlooked() -> None:
    with pytest.raises(InputError, match=r'"L\.P\." is not a key of a registered holder') as caught:
        _load("register:\n  holders:\n    - {name: Sample Fund, L.P., group: rra}\n")
    assert "quote a name or number" in caught.value.message


def test_an_empty_item_of_a_list_is_refused() -> None:
    with pytest.raises(InputError, match="nothing is written here"):
        _load("proposed:\n  -\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("side: [company]\n", "a list is not one of company, holder"),
        ("register: W-1\n", 'a register is a mapping of keys (warrants, holders, file), not "W-1"'),
        ("calendar: {closed: [2003-06-20]}\n", "a mapping of names and values is expected here, not a list"),
        ("calendar: {closed: {nyse: 2003-06-20}}\n", 'a list is expected here, not "2003-06-20"'),
        (
            "proposed:\n  - {event: exercise, date: 2003-06-16, stock_books_closed: [2003-06-16]}\n",
            "2 values",
        ),
        (
            "proposed:\n  - {event: charter_amendment, date: 2003-06-16, holder_approval: yes}\n",
            '"yes" is not one of none (nor a mapping of keys)',
        ),
        ("proposed:\n  - {event: [exercise], date: 2003-06-16}\n", "a list is not an event"),
        ("proposed:\n  - {event: exercise, date: 0000-00-00}\n", "0000-00-00 does not exist"),
        ("proposed:\n  - {event: exercise, date: 2004-02-30}\n", "February 2004 has 29 days"),
        ("proposed:\n  - {event: exercise, date: 9999-12-32}\n", "December 9999 has 31 days"),
    ],
)
def test_other_shapes_are_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        _load(text)
    assert words in caught.value.message
    assert caught.value.line is not None


@pytest.mark.parametrize("text", ["expect:\n", "as_of:\nexpect:\n", "matter:\n"])
def test_a_file_of_blanks_still_lacks_its_day(text: str) -> None:
    with pytest.raises(
        InputError, match='"as_of" is missing in this matter; write it as YYYY-MM-DD'
    ) as caught:
        load_text(text, "m.yaml")
    assert caught.value.line == 1

"""Registers in a workbook and in a CSV: the same columns, the same rules, the same matter."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sample_workbooks import workbook

from checker.matter.load import load
from checker.model.errors import InputError, SheetName, column_letter
from checker.model.matter import LoadedMatter

Rows = Iterable[Iterable[Any]]
TEXT = "as_of: 2003-06-16\nregister:\n  file: {}\n"


def as_workbook(folder: Path, rows: Rows) -> LoadedMatter:
    """Return a matter whose register is a workbook with those rows."""
    (folder / "holders.xlsx").write_bytes(workbook({"Holders": rows}))
    (folder / "matter.yaml").write_text(TEXT.format("holders.xlsx"), encoding="utf-8")
    return load(folder / "matter.yaml")


def as_csv(folder: Path, rows: Rows) -> LoadedMatter:
    """Return a matter whose register is a CSV with those rows."""
    out = StringIO()
    csv.writer(out).writerows(rows)
    (folder / "holders.csv").write_text(out.getvalue(), encoding="utf-8")
    (folder / "matter.yaml").write_text(TEXT.format("holders.csv"), encoding="utf-8")
    return load(folder / "matter.yaml")


WHOLE = (
    ("name", "group", "Registrable shares", "address", "affiliates", "warrant", "shares", "issued"),
    ("Sample Fund, L.P.", "rra; permitted", "900,000", "1 Way; Boston", "Sample Trust", None, None, None),
    ("Sample Trust", "rra", "0", None, None, None, None, None),
    ("Sample Capital", None, None, "2 Way", None, "W-1", "272,067", "2002-04-30"),
)


def test_both_kinds_of_file_give_the_same_register_at_the_same_places(tmp_path: Path) -> None:
    book, table = as_workbook(tmp_path, WHOLE), as_csv(tmp_path, WHOLE)
    assert book.matter.register is not None
    assert table.matter.register is not None
    assert book.matter.register.holders == table.matter.register.holders
    assert book.matter.register.warrants == table.matter.register.warrants
    path = ("register", "warrants", 0, "shares")
    assert book.place(path)[:2] == table.place(path)[:2] == (4, 7)
    place = book.place(path)
    assert isinstance(place.file, SheetName)
    assert str(InputError("x", place.file, place.line, place.column)).endswith(
        'holders.xlsx, sheet "Holders", row 4, column G: x'
    )


H = ("name", "group", "registrable_shares", "shares", "warrant")


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ([("holder",), ("A",)], (1, 1), '"holder" is not a column; the columns are'),
        ([("names",), ("A",)], (1, 1), 'did you mean "name"?'),
        ([("name", "Name"), ("A", "B")], (1, 2), "stands twice"),
        ([("name", "", "group"), ("A", "", "rra")], (1, 2), "this column has no name"),
        ([("group",), ("rra",)], (1, None), '"name" is missing'),
        ([H, ("", "rra", "1")], (2, 1), '"name" is missing'),
        ([H, ("A",), ("B",), ("a",)], (4, 1), '"a" stands twice, first in row 2'),
        ([H, ("A",), ("", " "), ("B",)], (3, None), "an empty row stands within the table"),
        ([H, ("A ",)], (2, 1), 'at an end of "A"'),
        ([H, ("A", "rra", "1.000")], None, None),
        ([H, ("A", "rra", "1.000,5")], (2, 3), "is not a number of shares"),
        ([H, ("A", "rra", "-1")], (2, 3), "a sign has no meaning"),
        ([H, ("A", "rrra")], (2, 2), '"rrra" is not a group'),
        ([H, ("A", "rra", "1", "5")], (2, 4), '"shares" is about a Warrant'),
        ([H, ("A", "rra", "", "5", "W-1")], (2, 2), '"group" says nothing of a Warrant'),
        ([H, ("A", "", "", "5", "W-1"), ("B", "", "", "5", "W-1")], (3, 5), "stands twice in the register"),
        ([H, ("A", "", "", "", "", "x")], (2, 6), None),
        ([H, ("A\u202e",)], (2, 1), "U+202E"),
        ([H, ("Асme",)], (2, 1), "mixes alphabets"),
        ([(" name ", "GROUP", ""), ("A", "rra", "")], None, None),
    ],
)
def test_the_rules_are_the_same_for_both(
    tmp_path: Path, rows: list[tuple[str, ...]], place: tuple[int, int | None] | None, words: str | None
) -> None:
    for kind in (as_workbook, as_csv):
        if place is None:
            assert kind(tmp_path, rows).matter.register is not None
            continue
        with pytest.raises(InputError) as caught:
            kind(tmp_path, rows)
        error = caught.value
        assert (words or "") in error.message
        # The characters of a CSV are looked at before its cells: there the place is that of the character.
        if "U+202E" not in error.message or kind is as_workbook:
            assert (error.line, error.column) == place
        assert isinstance(error.file, SheetName) is (kind is as_workbook)


def test_empty_rows_at_the_ends_are_no_matter(tmp_path: Path) -> None:
    rows = [(), H, ("A", "rra", "5"), (" ",), ()]
    for kind in (as_workbook, as_csv):
        register = kind(tmp_path, rows).matter.register
        assert register is not None
        assert register.holders is not None
        assert len(register.holders) == 1


def test_holders_alone_come_from_a_workbook_too_and_warrants_not(tmp_path: Path) -> None:
    text = "as_of: 2003-06-16\nregister:\n  warrants:\n    - id: W-9\n      holder: X\n  holders:\n    file: h.xlsx\n"
    (tmp_path / "matter.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "h.xlsx").write_bytes(workbook({"Any": [H, ("A", "rra", 5)]}))
    register = load(tmp_path / "matter.yaml").matter.register
    assert register is not None
    assert [row.name for row in register.holders or ()] == ["A"]
    (tmp_path / "h.xlsx").write_bytes(workbook({"Any": [H, ("A", None, None, 5, "W-1")]}))
    with pytest.raises(InputError, match="name it as register: file"):
        load(tmp_path / "matter.yaml")


def test_a_workbook_under_the_name_of_a_csv_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "holders.csv").write_bytes(workbook({"Any": [H]}))
    (tmp_path / "matter.yaml").write_text(TEXT.format("holders.csv"), encoding="utf-8")
    with pytest.raises(InputError, match=r"a workbook's name ends in \.xlsx"):
        load(tmp_path / "matter.yaml")


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    columns = (1, 26, 27, 52, 53, 702, 703, 16384)
    assert [column_letter(n) for n in columns] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]

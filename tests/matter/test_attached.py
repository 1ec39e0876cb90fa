"""Files that a matter names: prices, the register, a firm's readings, each with its own lines and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.matter.load import load, load_text
from checker.model.errors import InputError
from checker.model.matter import LoadedMatter
from checker.model.numbers import Price


def _load(folder: Path, text: str, **files: str) -> LoadedMatter:
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    (folder / "matter.yaml").write_text(f"as_of: 2003-06-16\n{text}", encoding="utf-8")
    return load(folder / "matter.yaml")


def _refusal(folder: Path, text: str, **files: str) -> InputError:
    with pytest.raises(InputError) as caught:
        _load(folder, text, **files)
    return caught.value


def test_a_price_file_gives_the_days(tmp_path: Path) -> None:
    rows = "date,last,bid,ask,tier\n2003-06-12,none,2.95,3.05,nasdaq\n\n2003-06-13,3.05,,,\n"
    loaded = _load(tmp_path, "prices:\n  file: prices.csv\n  adjusted_for_splits: true\n", prices=rows)
    prices = loaded.matter.prices
    assert prices is not None
    assert prices.adjusted_for_splits is True
    assert [(day.no_sale, day.last, day.bid, day.tier) for day in prices.days] == [
        (True, None, Price("2.95"), "nasdaq"),
        (False, Price("3.05"), None, None),
    ]
    place = loaded.place(("prices", "days", 1, "last"))
    assert (place.line, place.column) == (4, 2)
    assert place.file.endswith("prices.csv")


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ("date,last\n2003-06-12,3.0.5\n", (2, 2), "is not a price"),
        ("date,last\n06/12/2003,3.05\n", (2, 1), "is not a date"),
        ("date,last,tier\n2003-06-12,3.05,NYSE\n", (2, 3), "is not one of"),
        ("date,last\n2003-06-12,-3.05\n", (2, 2), "a sign has no meaning here"),
        ("date,last\n2003-06-12,1,000.00\n", (2, 3), "quote a cell that holds a comma"),
        ("date,close\n2003-06-12,3\n", (1, 2), '"close" is not a column'),
        ("date,last,last\n2003-06-12,3,3\n", (1, 3), "stands twice"),
        ("last,bid\n3,3\n", (1, None), '"date" is missing'),
        ("date,last\n,3\n", (2, 1), '"date" is missing'),
        ("date,last\n2003-06-12,3\n2003-06-12,3\n", (3, 1), "stands twice"),
        ("date,last\n2003-06-12,3\n2003-06-11,3\n", (3, 1), "in order"),
        ("", (None, None), "the file is empty"),
        ('date,last\n2003-06-12,"3\n', (2, None), "is not CSV"),
        ("date,last\n2003-06-12,3\u202e\n", (2, 13), "U+202E"),
    ],
)
def test_a_mistake_in_a_price_file_is_placed_there(
    tmp_path: Path, rows: str, place: tuple[int | None, int | None], words: str
) -> None:
    error = _refusal(tmp_path, "prices: {file: prices.csv}\n", prices=rows)
    assert error.file.endswith("prices.csv")
    assert words in error.message
    assert (error.line, error.column) == place


def test_a_register_file_gives_holders_and_warrants(tmp_path: Path) -> None:
    rows = (
        "name,group,series_a_as_converted,rra_warrants,registrable_shares,address,warrant,shares\n"
        '"Sample Fund, L.P.",rra; permitted,"900,000",60000,0,"1 Sample Way; Boston, MA",,\n'
        'Sample Capital Corporation,,,,,,W-1,"272,067"\n'
    )
    loaded = _load(tmp_path, "register:\n  file: register.csv\n", register=rows)
    register = loaded.matter.register
    assert register is not None
    assert register.holders is not None
    assert register.warrants is not None
    holder, warrant = register.holders[0], register.warrants[0]
    assert (holder.name, holder.group) == ("Sample Fund, L.P.", ("rra", "permitted"))
    assert (holder.series_a_as_converted, holder.address) == (900000, ("1 Sample Way", "Boston, MA"))
    assert (warrant.id, warrant.holder, warrant.shares) == ("W-1", "Sample Capital Corporation", 272067)
    place = loaded.place(("register", "warrants", 0, "id"))
    assert (place.line, place.column, place.file[-12:]) == (3, 7, "register.csv")


def test_holders_alone_may_come_from_a_file(tmp_path: Path) -> None:
    text = "register:\n  warrants:\n    - id: W-1\n  holders:\n    file: holders.csv\n"
    register = _load(tmp_path, text, holders="name,group\nSample Fund,rra\n").matter.register
    assert register is not None
    assert register.holders is not None
    assert [row.name for row in register.holders] == ["Sample Fund"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("prices:\n  file: p.csv\n  days: []\n", (3, 3), "cannot stand together"),
        ("register:\n  file: p.csv\n  holders: []\n", (3, 3), "cannot stand together"),
        ("register:\n  file: p.csv\n  warrants: []\n", (3, 3), "cannot stand together"),
        ("prices:\n  file: p.xlsx\n", (3, 3), "save its sheet as CSV"),
        ("register:\n  file: p.ods\n", (3, 3), "save it as .xlsx"),
        ("register:\n  file: p.XLSM\n", (3, 3), "without macros"),
        ("register:\n  file: p.xlsx\n", (3, 3), "there is no file p.xlsx"),
        ("prices:\n  file: none.csv\n", (3, 3), "there is no file none.csv beside this matter"),
        ("prices:\n  file: .\n", (3, 3), "cannot be read"),
        ("prices:\n  file: \\\\server\\share\\p.csv\n", (3, 3), "is not a file of this machine"),
        ("prices:\n  file: file:///etc/passwd\n", (3, 3), "is not a file of this machine"),
        ("readings:\n  file: none.yaml\n", (3, 3), "there is no file"),
    ],
)
def test_a_file_that_cannot_be_is_placed_where_it_is_named(
    tmp_path: Path, text: str, place: tuple[int, int], words: str
) -> None:
    error = _refusal(tmp_path, text, p="name\nSample Fund\n")
    assert words in error.message
    assert (error.line, error.column) == place
    assert error.file.endswith("matter.yaml")


def test_house_readings_are_shared_and_the_matters_own_win(tmp_path: Path) -> None:
    house = "A-25: {option: C, by: Partner, on: 2003-01-02, because: house}\n"
    house += "Q55: {option: a, by: Partner, because: house}\n"
    (tmp_path / "house.yaml").write_text(house, encoding="utf-8")
    loaded = _load(
        tmp_path, "readings:\n  file: house.yaml\n  A-25: {option: A, by: Counsel, because: this matter}\n"
    )
    assert {name: choice.option for name, choice in loaded.matter.readings.items()} == {
        "A-25": "A",
        "Q55": "a",
    }
    assert loaded.place(("readings", "Q55")).file.endswith("house.yaml")
    (tmp_path / "house.yaml").write_text(
        "readings:\n  Q55: {option: a, bye: X, because: y}\n", encoding="utf-8"
    )
    error = _refusal(tmp_path, "readings: {file: house.yaml}\n")
    assert error.file.endswith("house.yaml")
    assert (error.line, error.column) == (2, 20)


def test_a_files_name_is_relative_to_the_matter(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "p.csv").write_text("date,last\n2003-06-12,3\n", encoding="utf-8")
    loaded = load_text("as_of: 2003-06-16\nprices: {file: ../shared/p.csv}\n", "m.yaml", tmp_path / "shared")
    assert loaded.matter.prices is not None
    assert len(loaded.matter.prices.days) == 1

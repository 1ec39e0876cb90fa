"""The register as a sheet: what stands in it, and that it is read back as the same register."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample_matters import HOLDER, exercise, loaded, matter

from checker.api import check, load, load_text
from checker.matter.tables import REGISTER_COLUMNS
from checker.model.matter import LoadedMatter
from checker.model.sheets import Sheet
from checker.report.register_sheet import register_sheet, without_signatures
from generator.api import workbook_bytes

SCENARIOS = Path(__file__).parents[3] / "fixtures" / "scenarios"
NAMES = st.text("abcéß 漢字=+-@'\"&<;_x00D", min_size=1, max_size=12).map(str.strip).filter(bool)
LINES = st.lists(NAMES, max_size=3)
SHARES = st.integers(0, 10**30).map(str) | st.sampled_from(["0.5", "272,067.1", "1,000"])


def cells(sheet: Sheet, row: int) -> dict[str, Any]:
    """Return the filled cells of a row by column."""
    return {
        key: value for key, value in zip(sheet.headings, sheet.rows[row], strict=True) if value is not None
    }


def read_back(whole: LoadedMatter, folder: Path) -> LoadedMatter:
    """Return the matter as it is with its register taken from the workbook that was made of it."""
    data = workbook_bytes((Sheet("Cover", ("x",), ()), register_sheet(whole)), whole.matter.as_of)
    (folder / "register.xlsx").write_bytes(data)
    text = f"as_of: {whole.matter.as_of}\nregister:\n  file: register.xlsx\n"
    register = load_text(text, whole.file, folder).matter.register
    return LoadedMatter(replace(whole.matter, register=register), whole.file, whole.folder, whole.places)


def test_what_the_matter_leaves_out_is_filled_in_as_printed() -> None:
    sheet = register_sheet(loaded(matter()))
    assert sheet.headings == REGISTER_COLUMNS
    assert len(sheet.rows) == 1
    assert cells(sheet, 0) == {
        "name": HOLDER,
        "warrant": "W-1",
        "name_on_face": HOLDER.upper(),
        "shares": "272067",
        "warrant_price": "2.408",
    }


def test_numbers_are_texts_days_are_days_and_what_is_unknown_is_empty() -> None:
    register = {
        "warrants": [{"id": "W-2", "holder": "Sample Capital", "shares": "1,000.5", "issued": "2002-04-30"}],
        "holders": [
            {
                "name": "Sample Fund",
                "group": ["rra", "permitted"],
                "registrable_shares": "0",
                "address": ["1 Way", "Suite 5; Boston"],
                "signature_block": {"name": "Sample GP"},
            }
        ],
    }
    whole = loaded(matter(register=register))
    sheet = register_sheet(whole)
    assert cells(sheet, 0)["shares"] == "1000.5"
    assert cells(sheet, 0)["issued"] == date(2002, 4, 30)
    assert cells(sheet, 1) == {
        "name": "Sample Fund",
        "group": "rra; permitted",
        "registrable_shares": "0",
        "address": "1 Way; Suite 5;; Boston",
    }
    assert without_signatures(whole) == ("Sample Fund",)


def people(kind: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return holders (or Warrants) in any number, each with its own name (or id)."""
    common = {"address": LINES}
    if kind == "warrants":
        optional: dict[str, Any] = {
            **common,
            "name_on_face": NAMES,
            "shares": SHARES,
            "warrant_price": SHARES,
        }
        optional["issued"] = st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(str)
        one = st.fixed_dictionaries({"id": NAMES, "holder": NAMES}, optional=optional)
        return st.lists(one, min_size=1, max_size=3, unique_by=lambda each: each["id"])
    counts = dict.fromkeys(("series_a_as_converted", "rra_warrants", "registrable_shares"), SHARES)
    groups = st.lists(st.sampled_from(["rra", "exhibit_d", "permitted"]), min_size=1, unique=True)
    optional = {**common, **counts, "group": groups, "counsel": NAMES, "affiliates": LINES}
    one = st.fixed_dictionaries({"name": NAMES}, optional=optional)
    return st.lists(one, max_size=3, unique_by=lambda each: " ".join(each["name"].split()).casefold())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people("warrants"), people("holders"))
def test_a_register_is_read_back_as_the_same(
    tmp_path: Path, warrants: list[dict[str, Any]], people: list[dict[str, Any]]
) -> None:
    whole = loaded(matter(register={"warrants": warrants, "holders": people}))
    again = read_back(whole, tmp_path)
    assert register_sheet(again) == register_sheet(whole)
    before, after = whole.matter.register, again.matter.register
    assert before is not None
    assert after is not None
    assert [_plain(row) for row in after.holders or ()] == [_plain(row) for row in before.holders or ()]
    assert [(row.id, row.holder, row.issued) for row in after.warrants or ()] == [
        (row.id, row.holder, row.issued) for row in before.warrants or ()
    ]


def _plain(row: Any) -> Any:
    """Return a row in which a list that is empty is one that was left out."""
    return replace(row, address=row.address or None, group=row.group or None)


@pytest.mark.parametrize(
    "file",
    [
        "cisco-cash-exercise/exercise-100000.yaml",
        *(f"{each.parent.name}/{each.name}" for each in sorted(SCENARIOS.glob("*demand*/*.yaml"))[:2]),
    ],
)
def test_a_matter_has_the_same_answer_with_its_register_from_the_workbook(file: str, tmp_path: Path) -> None:
    whole = load(SCENARIOS / file)
    assert check(read_back(whole, tmp_path)) == check(whole)


def test_the_exercise_of_a_default_register_has_the_same_answer_too(tmp_path: Path) -> None:
    whole = loaded(matter(exercise()))
    assert check(read_back(whole, tmp_path)) == check(whole)

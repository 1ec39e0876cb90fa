"""The register of the Warrant's readings: complete, well formed and quoted word for word."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "checker" / "agreements" / "warrant"
READINGS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "readings.yaml").read_text(encoding="utf-8"))
BY_ID = {reading["id"]: reading for reading in READINGS}
IDS = [reading["id"] for reading in READINGS]

KEYS = {"id", "title", "clauses", "question", "options", "default", "reason", "changes", "example"}
ACTORS = {"company", "holder"}

# Copied by hand from the page that says which options never block.
LISTED_AS_REMOTE = (
    ("A-10", "R1"),
    ("A-11", "R3"),
    ("A-12", "R4"),
    ("A-15", "R2"),
    ("A-16", "R2"),
    ("A-19", "R2"),
    ("A-20", "R2"),
    ("A-22", "R2"),
    ("A-23", "R2"),
    ("A-26", "R2"),
    ("A-27", "R2"),
    ("A-32", "R2"),
    ("A-34", "R2"),
    ("A-37", "R2"),
    ("A-40", "R2"),
    ("A-55", "R2"),
    ("A-60", "R2"),
    ("A-75", "R2"),
    ("A-106", "R2"),
    ("A-107", "R2"),
)

# Options that the reading of the agreement names outright; each is a position a careful lawyer could hold.
NAMED_AS_CONTESTED = (
    ("A-1", "R1 R2"),
    ("A-2", "R1 R2 R3"),
    ("A-3", "R1 R2"),
    ("A-5", "R1 R2 R3"),
    ("A-8", "R1 R2"),
    ("A-12", "R1 R2 R3"),
    ("A-13", "R1 R2 R3"),
    ("A-17", "R1 R2"),
    ("A-21", "R1 R2 R3"),
    ("A-25", "A B C C2"),
    ("A-41", "R1 R2"),
    ("A-43", "R1 R2 R3"),
    ("A-48", "R1 R2"),
    ("A-50", "R1 R2"),
    ("A-61", "R1 R2"),
    ("A-65", "R1 R2"),
    ("A-72", "R1 R2"),
    ("A-78", "R1 R2"),
    ("A-82", "R1 R2"),
    ("A-95", "R1 R2"),
    ("A-97", "R1 R2 R3"),
    ("A-111", "R1 R2"),
    ("A-112", "R1 R2"),
)

DEFAULTS = (
    ("A-1", "R2"),
    ("A-2", {"company": "R1", "holder": "R2"}),
    ("A-3", "R1"),
    ("A-5", {"company": "R1", "holder": "R3"}),
    ("A-10", "R2"),
    ("A-11", "R1"),
    ("A-12", "R3"),
    ("A-13", "R3"),
    ("A-17", "R2"),
    ("A-25", "A"),
    ("A-50", "R2"),
    ("A-61", "R2"),
    ("A-63", {"company": "R1", "holder": "R2"}),
    ("A-82", {"company": "R1", "holder": "R2"}),
    ("A-91", {"company": "R1", "holder": "R2"}),
    ("A-95", {"company": "R2", "holder": "R1"}),
    ("A-97", {"company": "R1", "holder": "R2"}),
    ("A-111", "R2"),
    ("A-112", "R2"),
)


def standings(reading: dict[str, Any]) -> dict[str, str]:
    return {option["id"]: option["standing"] for option in reading["options"]}


def words(reading: dict[str, Any]) -> Iterator[str]:
    yield from (reading[key] for key in ("title", "question", "reason", "example"))
    yield from (option["means"] for option in reading["options"])


def one_line(text: str) -> str:
    return " ".join(text.split())


TEXT = one_line(
    " ".join(file.read_text(encoding="utf-8") for file in sorted((FOLDER / "text").glob("*.txt")))
)


def test_every_reading_stands_once_and_in_order() -> None:
    assert [reading["id"] for reading in READINGS] == [f"A-{number}" for number in range(1, 114)]


@pytest.mark.parametrize("code", IDS)
def test_a_reading_is_whole(code: str) -> None:
    reading = BY_ID[code]
    assert set(reading) - {"must_choose"} == KEYS
    assert all(isinstance(text, str) and text.strip() for text in words(reading))
    assert all(set(option) == {"id", "standing", "means"} for option in reading["options"])
    assert len(standings(reading)) == len(reading["options"]) >= 2
    assert set(standings(reading).values()) <= {"contested", "remote"}
    assert set(reading["changes"]) <= {"outcome", "date", "figure", "paper"}
    assert len(set(reading["clauses"])) == len(reading["clauses"]) >= 1


@pytest.mark.parametrize("code", IDS)
def test_a_default_is_one_of_the_contested_options(code: str) -> None:
    reading = BY_ID[code]
    default = reading["default"]
    if isinstance(default, dict):
        assert set(default) == ACTORS
        assert len(set(default.values())) == len(default)
    chosen = default.values() if isinstance(default, dict) else [default]
    assert all(standings(reading)[option] == "contested" for option in chosen)


def test_only_the_base_of_the_price_formula_must_be_chosen() -> None:
    assert {reading["id"]: reading["must_choose"] for reading in READINGS if "must_choose" in reading} == {
        "A-25": True
    }


@pytest.mark.parametrize(("code", "option"), LISTED_AS_REMOTE)
def test_an_option_listed_as_remote_is_remote(code: str, option: str) -> None:
    assert standings(BY_ID[code])[option] == "remote"


@pytest.mark.parametrize(("code", "options"), NAMED_AS_CONTESTED)
def test_a_named_position_counts(code: str, options: str) -> None:
    assert [
        option for option, standing in standings(BY_ID[code]).items() if standing == "contested"
    ] == options.split()


@pytest.mark.parametrize(("code", "default"), DEFAULTS)
def test_the_default_is_the_careful_course(code: str, default: str | dict[str, str]) -> None:
    assert BY_ID[code]["default"] == default


@pytest.mark.parametrize("code", IDS)
def test_quoted_words_stand_in_the_agreement(code: str) -> None:
    for passage in words(BY_ID[code]):
        assert passage.count("“") == passage.count("”")
        for quotation in re.findall("“([^”]*)”", passage):
            assert one_line(quotation) in TEXT, f"{code}: {quotation}"


@pytest.mark.parametrize("code", IDS)
def test_the_question_quotes_the_doubtful_words(code: str) -> None:
    assert "“" in BY_ID[code]["question"]


def test_every_clause_is_one_of_the_agreement() -> None:
    known = {
        clause["code"] for clause in yaml.safe_load((FOLDER / "clauses.yaml").read_text(encoding="utf-8"))
    }
    assert {clause for reading in READINGS for clause in reading["clauses"]} <= known

"""The readings of the 1998 agreement and the joint ones are complete, well formed and quoted word for word."""

import re
from collections.abc import Mapping

import pytest
import yaml

from checker.agreements.clauses import clause_codes
from checker.agreements.store import ROOT

RRA = "registration_rights"
QUOTATION = re.compile(r"“([^”]*)”")
IDS = tuple(
    each for number in range(1, 71) for each in (("Q26a", "Q26b") if number == 26 else (f"Q{number:02d}",))
)
# Copied by hand from the list of remote readings; where that list names one in words, its option here.
LISTED_REMOTE = (
    ("Q03", "b"),
    ("Q05", "b"),
    ("Q15", "b"),
    ("Q34", "R3"),
    ("Q36", "b"),
    ("Q38", "R2"),
    ("Q41", "R3"),
    ("Q55", "c"),
    ("Q60", "R2"),
    ("Q61", "c"),
)
BY_ACTOR = {"Q01", "Q02", "Q13", "Q17", "Q23", "Q64", "Q66"}


def register(agreement: str) -> list[dict[str, object]]:
    text = (ROOT / agreement / "readings.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text)
    assert isinstance(rows, list)
    return rows


READINGS = {str(row["id"]): row for row in [*register(RRA), *register("joint")]}


def options(reading_id: str) -> dict[str, Mapping[str, str]]:
    rows = READINGS[reading_id]["options"]
    assert isinstance(rows, list)
    return {row["id"]: row for row in rows}


def strings(value: object) -> list[object]:
    """Every scalar in a register row."""
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in (*strings(key), *strings(each))]
    if isinstance(value, list):
        return [leaf for each in value for leaf in strings(each)]
    return [value]


def prose(reading_id: str) -> str:
    return "\n".join(str(leaf) for leaf in strings(READINGS[reading_id]))


def words_of(agreement: str) -> str:
    paths = sorted((ROOT / agreement / "text").glob("*.txt"))
    assert paths
    return " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in paths)


def test_every_point_has_its_reading_in_order() -> None:
    assert tuple(row["id"] for row in register(RRA)) == IDS
    joint = [row["id"] for row in register("joint")]
    assert joint == [f"J-{number}" for number in range(1, len(joint) + 1)]


def test_the_listed_readings_are_remote() -> None:
    for reading_id, option in LISTED_REMOTE:
        assert options(reading_id)[option]["standing"] == "remote", reading_id


@pytest.mark.parametrize("reading_id", READINGS)
def test_a_remote_option_says_what_it_means_and_why_it_is_remote(reading_id: str) -> None:
    for option in options(reading_id).values():
        if option["standing"] == "remote" and (reading_id, option["id"]) not in LISTED_REMOTE:
            assert len(re.findall(r"\.(?:\s|$)", option["means"])) >= 2, option["means"]


@pytest.mark.parametrize("reading_id", READINGS)
def test_a_default_is_an_option_that_counts(reading_id: str) -> None:
    row = READINGS[reading_id]
    default = row["default"]
    known = options(reading_id)
    assert len(known) >= 2
    chosen = [str(each) for each in (default.values() if isinstance(default, dict) else [default])]
    assert all(known[option]["standing"] == "contested" for option in chosen)
    assert isinstance(default, dict) == (reading_id in BY_ACTOR)
    if isinstance(default, dict):
        assert set(default) == {"company", "holder"}


@pytest.mark.parametrize("reading_id", READINGS)
def test_a_reading_is_whole_and_plain_text(reading_id: str) -> None:
    row = READINGS[reading_id]
    keys = ["id", "title", "clauses", "question", "options", "default", "reason", "changes", "example"]
    assert list(row) == keys
    assert all(isinstance(leaf, str) and leaf for leaf in strings(row))
    changes, clauses = row["changes"], row["clauses"]
    assert isinstance(changes, list)
    assert isinstance(clauses, list)
    assert set(changes) <= {"outcome", "date", "figure", "paper"}
    assert changes
    assert set(clauses) <= set(clause_codes())


@pytest.mark.parametrize("reading_id", READINGS)
def test_quotations_stand_in_the_agreement(reading_id: str) -> None:
    texts = [words_of(RRA)] + ([words_of("warrant")] if reading_id.startswith("J-") else [])
    written = prose(reading_id)
    assert written.count("“") == written.count("”") == len(QUOTATION.findall(written))
    for quoted in QUOTATION.findall(written):
        assert any(" ".join(quoted.split()) in text for text in texts), quoted


def test_every_question_quotes_the_doubtful_words_or_says_there_are_none() -> None:
    silent = {reading_id for reading_id in READINGS if not QUOTATION.search(prose(reading_id))}
    assert silent <= {"Q06"}  # there the doubt is that the definition has no words on its end

"""``new``, ``explain`` and the lists as a user sees them."""

import json
from pathlib import Path

import pytest

from checker.api import RULES, coverage, load_text, reading_texts, schema
from checker.model.events import EVENTS
from desk import cli

NAMES = [str(event.__struct_config__.tag) for event in EVENTS]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that succeeds and return what it prints."""
    assert cli.main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize("event", NAMES)
def test_the_skeleton_of_every_event_is_a_matter_that_loads(
    event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = told(capsys, "new", event)
    matter = load_text(text, "new.yaml").matter
    assert [each.event for each in matter.proposed] == [event]
    assert "FILL IN" in text


def test_a_skeleton_can_be_checked_at_once_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.yaml"
    assert told(capsys, "new", "exercise", "--output", str(file)) == ""
    assert cli.main(["check", str(file)]) == 1
    assert capsys.readouterr().out.startswith("UNDETERMINED")


# An act that asks nothing of anybody, and one that moves only an address.
NOTHING_MISSING = ("performed", "change_of_address")


@pytest.mark.parametrize("event", [name for name in NAMES if name not in NOTHING_MISSING])
def test_a_skeleton_with_its_blanks_is_never_permitted(
    event: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is undetermined for want of facts, or refused as not modelled yet."""
    file = tmp_path / "new.yaml"
    told(capsys, "new", event, "--output", str(file))
    assert cli.main(["check", str(file)]) in (1, 2)
    assert "Traceback" not in "".join(capsys.readouterr())


def test_an_event_that_does_not_exist_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["new", "exercize"]) == 2
    assert "exercise" in capsys.readouterr().err


def test_explain_prints_the_memo(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "explain", "W2.1-exact-name").startswith("W2.1-exact-name")
    assert told(capsys, "explain", "A-3").startswith("A-3")
    assert told(capsys, "explain", "R9.f").startswith("R9.f")


def test_the_list_of_rules_has_every_rule_with_its_first_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "rules").splitlines()
    assert lines[0::2] == [rule.code for rule in RULES]
    assert all(line.startswith("    ") and line.strip() for line in lines[1::2])


def test_the_list_of_readings_has_every_reading_with_every_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = told(capsys, "readings")
    for reading in reading_texts():
        assert f"{reading.id}  {reading.title}" in out
    assert "R1 (remote):" in out
    assert "R1 (default):" in out


def test_the_readings_on_one_clause(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "readings", "--clause", "W2.1")
    assert "A-3  " in out
    assert "Q55  " not in out


def test_coverage_has_a_row_for_every_clause_and_names_its_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = told(capsys, "coverage")
    starts = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert starts == [row.clause for row in coverage()]
    assert "W3-reserve" in out
    assert "not modelled: " in " ".join(out.split())


def test_the_schema_is_json_and_names_every_event(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "schema")
    assert json.loads(out) == json.loads(json.dumps(schema()))
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")
    assert not [name for name in NAMES if f'"{name}"' not in out]

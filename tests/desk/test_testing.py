"""``test`` as a user sees it."""

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml
from sample_matters import exercise, matter
from sample_runs import FORMATS, put

from checker import walk
from desk import cli

PERMITTED = {"verdict": "permitted", "why": "Section 2.1: complete and in time."}


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """Return a folder with one scenario that is met."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    put(folder / "met.yaml", matter(exercise(), expect=PERMITTED))
    return folder


def test_scenarios_that_are_met_are_exit_0(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["test", str(scenarios)]) == 0
    assert capsys.readouterr().out == "1 expectations compared\n1 passed, 0 failed\n"


def test_a_missed_expectation_is_exit_1_and_says_what_was_seen_and_why_not(
    scenarios: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"verdict": "prohibited", "why": "It should not be."}
    file = put(scenarios / "missed.yaml", matter(exercise(), expect=wrong))
    assert cli.main(["test", str(scenarios)]) == 1
    told = capsys.readouterr()
    assert f"MISSED  {file}: verdict: expected prohibited, seen permitted" in told.out
    assert "because It should not be." in told.out
    assert told.out.endswith("2 expectations compared\n1 passed, 1 failed\n")
    assert told.err == ""


def test_a_scenario_that_cannot_be_checked_is_exit_2_and_the_others_are_still_tried(
    scenarios: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(scenarios / "broken.yaml", matter(exercise(), expect=PERMITTED, nonsense="1"))
    assert cli.main(["test", str(scenarios)]) == 2
    told = capsys.readouterr()
    assert "1 passed, 1 failed" in told.out
    assert told.err.count("\n") == 1
    assert "nonsense" in told.err


def test_no_scenario_at_all_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "plain.yaml", matter(exercise()))
    assert cli.main(["test", str(tmp_path)]) == 2
    assert "no scenario found" in capsys.readouterr().err


def test_trials_as_json(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["test", str(scenarios), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "covenant/test/1"
    (scenario,) = told["scenarios"]
    assert scenario["passed"] is True
    assert scenario["expectations"] == [
        {"path": "verdict", "expected": "permitted", "seen": "permitted", "met": True}
    ]


def test_trials_as_junit(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(scenarios / "missed.yaml", matter(exercise(), expect={"verdict": "prohibited"}))
    output = scenarios / "junit.xml"
    assert cli.main(["test", str(scenarios), "--format", "junit", "--output", str(output)]) == 1
    assert capsys.readouterr().out == ""
    suites = list(JUnitXml.fromfile(str(output)))
    assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [(1, 0, 0), (1, 1, 0)]


def test_a_broken_scenario_has_its_place_in_every_format(
    scenarios: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(scenarios.parent)
    file = scenarios / "broken.yaml"
    put(file, matter(exercise(nonsense="1"), expect=PERMITTED))
    lines = file.read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, start=1) if "nonsense" in text]
    column = lines[line - 1].index("nonsense") + 1
    asked = [part for name in FORMATS[1:] for part in ("--format", f"{name}:{name}.out")]
    assert cli.main(["test", "scenarios", *asked, "--format", "text"]) == 2
    told = capsys.readouterr()
    place = f"scenarios/broken.yaml:{line}:{column}"
    assert f"ERROR   scenarios/broken.yaml: {place}: " in told.out
    assert told.err.startswith(f"covenant: {place}: ")
    assert told.err.count("\n") == 1
    written = {name: Path(f"{name}.out").read_text(encoding="utf-8") for name in FORMATS[1:]}
    assert f"::error file=scenarios/broken.yaml,line={line},col={column},title=INPUT::" in written["github"]
    (result,) = [
        each for each in json.loads(written["sarif"])["runs"][0]["results"] if each["ruleId"] == "INPUT"
    ]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (line, column)
    assert f"{place}" in written["markdown"]
    assert f"{place}" in written["junit"]
    assert json.loads(written["json"])["scenarios"][0]["error"].startswith(place)


def test_a_scenario_named_twice_is_tried_once_and_hidden_folders_are_passed_over(
    scenarios: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(scenarios / ".hidden" / "missed.yaml", matter(exercise(), expect={"verdict": "prohibited"}))
    assert cli.main(["test", str(scenarios), str(scenarios / "met.yaml"), str(scenarios)]) == 0
    assert capsys.readouterr().out.endswith("1 passed, 0 failed\n")
    assert cli.main(["test", str(scenarios / ".hidden")]) == 1


def test_a_crash_outside_the_rules_spares_the_other_scenarios(
    scenarios: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(scenarios / "next.yaml", matter(exercise(), expect=PERMITTED))
    opening = walk.opening_state
    crashes = iter([True])

    def broken(*arguments: object) -> object:
        if next(crashes, False):
            raise KeyError("lost")
        return opening(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(walk, "opening_state", broken)
    assert cli.main(["test", str(scenarios)]) == 2
    told = capsys.readouterr()
    assert f"{scenarios / 'met.yaml'}: a fault of the program" in told.err
    assert "Traceback" not in told.err
    assert told.out.endswith("1 passed, 1 failed\n")


def test_a_file_that_is_not_there_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["test", str(tmp_path / "*.yaml")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no such file or folder" in told.err

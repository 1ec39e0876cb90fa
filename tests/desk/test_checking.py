"""``check``, ``state`` and ``test`` as a user sees them."""

import io
import json
from pathlib import Path

import pytest
from junitparser import JUnitXml
from sample_matters import exercise, exercise_of, mailed_exercise, matter, report_on, text_of

from checker.api import json_text
from desk import cli

PERMITTED = {"verdict": "permitted", "why": "Section 2.1: complete and in time."}


def put(file: Path, whole: dict[str, object]) -> str:
    """Write a matter and return its path."""
    file.write_text(text_of(whole), encoding="utf-8")
    return str(file)


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """Return the path of a matter that is permitted."""
    return put(tmp_path / "sample.yaml", matter(exercise()))


def test_the_text_begins_with_the_verdict(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"PERMITTED: A sample matter\nas of 2003-06-16, {sample}\n")
    assert told.err == ""


def test_the_json_is_the_report(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample, "--format", "json"]) == 0
    assert capsys.readouterr().out == json_text([report_on(matter(exercise()))])


def test_several_matters_make_one_document(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", sample, sample, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "covenant/reports/1"
    assert len(told["reports"]) == 2
    cli.main(["check", sample, sample])
    assert capsys.readouterr().out.count("PERMITTED: A sample matter") == 2


def test_a_matter_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(text_of(matter(exercise())).encode("utf-8")), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", typed)
    assert cli.main(["check", "-"]) == 0
    assert "as of 2003-06-16, standard input" in capsys.readouterr().out


def test_the_day_of_the_check_can_be_another(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample, "--as-of", "2003-07-10", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["as_of"] == "2003-07-10"
    assert [each["status"] for each in told["deadlines"]] == ["overdue"]


def test_history_after_another_day_of_the_check_is_refused_as_it_is_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "m.yaml", matter(history=[exercise_of(5)], proposed=None))
    assert cli.main(["check", file]) == 0
    capsys.readouterr()
    assert cli.main(["check", file, "--as-of", "2003-06-15"]) == 2
    assert "after as_of" in capsys.readouterr().err


def test_a_what_if_changes_the_answer_and_decides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "m.yaml", matter(mailed_exercise(), as_of="2009-05-05"))
    assert cli.main(["check", file, "--reading", "A-3=R2", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (use,) = [each for each in told["readings"] if each["id"] == "A-3"]
    assert (use["chosen"], use["decided"]) == ("R2", False)
    assert told["verdict"] == "undetermined"


def test_two_what_ifs_may_be_given_and_an_unknown_one_is_refused(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", sample, "--reading", "A-3=R2", "--reading", "A-8=R2"]) == 0
    assert cli.main(["check", sample, "--reading", "A-3=R9"]) == 2
    assert "it has R1, R2" in capsys.readouterr().err


def test_a_report_is_written_whole_or_not_at_all(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "report.json"
    assert cli.main(["check", sample, "--format", "json", "--output", str(output)]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    assert output.read_text(encoding="utf-8") == json_text([report_on(matter(exercise()))])

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = output.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    assert cli.main(["check", sample, "--output", str(output)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert output.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["report.json", "sample.yaml"]


def test_nothing_is_written_where_nothing_could_be_checked(tmp_path: Path) -> None:
    output = tmp_path / "report.txt"
    assert cli.main(["check", str(tmp_path / "none.yaml"), "--output", str(output)]) == 2
    assert not output.exists()


def test_a_folder_that_is_not_there_is_named_as_the_user_typed_it(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "nowhere" / "report.txt"
    assert cli.main(["check", sample, "--output", str(output)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert str(output) in told
    assert ".partial" not in told


def test_an_output_that_is_a_folder_is_named_as_the_user_typed_it(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", sample, "--output", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"covenant: {tmp_path}: ")
    assert ".partial" not in told


def test_the_state_tells_the_position_and_how_it_came_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = [exercise_of(1000, "2003-06-02", id="first")]
    file = put(tmp_path / "m.yaml", matter(exercise(warrant="W-1-B"), history=history))
    assert cli.main(["state", file]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Position at the end of 2003-06-16\n")
    assert "Warrant W-1-B, Cisco Systems Capital Corporation: 271067.0 Warrant Shares at $2.408" in told
    assert "outstanding: 27207681" in told
    assert "before history: 272067.0 Warrant Shares at $2.408" in told
    assert "2003-06-02 exercise first: 271067.0 Warrant Shares" in told
    assert cli.main(["state", file, "--on", "2003-06-01", "--format", "json"]) == 0
    told_json = json.loads(capsys.readouterr().out)
    assert told_json["schema"] == "covenant/state/1"
    assert told_json["on"] == "2003-06-01"
    assert told_json["position"]["warrant_shares"] == "272067.0"
    assert told_json["events"] == []


def test_the_state_after_an_event_is_json_with_exact_strings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = [exercise_of(1000, "2003-06-02", id="first")]
    file = put(tmp_path / "m.yaml", matter(history=history, proposed=None))
    cli.main(["state", file, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    (event,) = told["events"]
    assert (event["id"], event["event"], event["effective"]) == ("first", "exercise", "2003-06-02")
    assert event["figures"]["shares_issued"] == "1000"
    assert told["capital"]["authorized"] == "100000000"


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

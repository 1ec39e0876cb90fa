"""``state`` as a user sees it."""

import json
from pathlib import Path

import pytest
from sample_matters import exercise, exercise_of, matter
from sample_runs import put

from desk import cli


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

"""``covenant coverage``: the statuses, the formats and the files."""

from pathlib import Path

import pytest

from desk import cli

SCENARIO = """\
matter: Nothing is proposed
as_of: 2003-06-16
expect:
  verdict: permitted
"""


def put(folder: Path, text: str) -> str:
    """Write a scenario and return its path."""
    file = folder / "one.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_without_scenarios_the_table_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["coverage"]) == 0
    out, err = capsys.readouterr()
    assert "    reading A-1  " in out
    assert err == ""


def test_scenarios_that_show_too_little_are_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["coverage", put(tmp_path, SCENARIO)]) == 1
    out, _ = capsys.readouterr()
    assert "rules, 1 scenario\n" in out
    assert "LACKING W2.1-tender: no scenario in which it passes" in out


def test_a_scenario_that_cannot_be_checked_is_status_2_and_the_table_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, f"{SCENARIO}nonsense: 1\n")
    assert cli.main(["coverage", file]) == 2
    out, err = capsys.readouterr()
    assert f"NOT CHECKED {file}:5:1: " in out
    assert err.startswith(f"covenant: {file}:5:1: ")
    assert err.count("\n") == 1


def test_the_page_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "coverage.html"
    assert cli.main(["coverage", "--format", "html", "--output", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""


def test_two_processes_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(SCENARIO, encoding="utf-8")
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for jobs, page in enumerate(pages, start=1):
        arguments = ["coverage", str(tmp_path), "--format", "html", "--output", str(page)]
        assert cli.main([*arguments, "--jobs", str(jobs)]) == 1
    assert pages[0].read_bytes() == pages[1].read_bytes()

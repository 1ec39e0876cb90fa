"""``calendar`` as a user sees it: formats, files, several matters, and what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from sample_matters import exercise, matter, report_on, text_of

from checker.api import calendar_json, ics_text
from checker.model.report import Fault
from desk import calendar, cli

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """Return the path of a matter that is permitted."""
    file = tmp_path / "sample.yaml"
    file.write_text(text_of(matter(exercise())), encoding="utf-8")
    return str(file)


@pytest.fixture
def prohibited(tmp_path: Path) -> str:
    """Return the path of a matter that is prohibited."""
    file = tmp_path / "prohibited.yaml"
    file.write_text(text_of(matter(exercise(signed_name="Nobody"))), encoding="utf-8")
    return str(file)


def test_a_listing_is_written_whatever_the_verdict(
    sample: str, prohibited: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["calendar", sample]) == 0
    assert "2003-07-01  2003-07-01  open    Company" in capsys.readouterr().out
    assert cli.main(["calendar", prohibited]) == 0
    assert "nothing falls due from it" in capsys.readouterr().out


def test_the_formats_are_those_of_the_checker(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_on(matter(exercise()))
    assert cli.main(["calendar", sample, "--format", "json"]) == 0
    assert capsys.readouterr().out == calendar_json([report])
    assert cli.main(["calendar", sample, "--format", "ics"]) == 0
    assert capsys.readouterr().out == ics_text([report])
    assert cli.main(["calendar", sample, "--format", "ics", "--alarm-days", "10"]) == 0
    assert "TRIGGER:-P10D" in capsys.readouterr().out


def test_the_file_holds_the_bytes_that_the_terminal_would_get(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "deadlines.ics"
    assert cli.main(["calendar", sample, "--format", "ics", "--output", str(output)]) == 0
    assert capsys.readouterr().out == ""
    data = output.read_bytes()
    assert data == ics_text([report_on(matter(exercise()))]).encode("utf-8")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert cli.main(["calendar", sample, "--format", "ics", "--output", str(output)]) == 0
    assert output.read_bytes() == data


def test_several_matters_make_one_calendar(
    sample: str, prohibited: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["calendar", sample, prohibited, sample, "--format", "ics"]) == 0
    made = Calendar.from_ical(capsys.readouterr().out.encode("utf-8")).walk("VEVENT")
    assert len({str(event["UID"]) for event in made}) == len(made) == 2
    assert cli.main(["calendar", sample, prohibited, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["matters"]) == 2


def test_the_day_of_the_check_can_be_another(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["calendar", sample, "--as-of", "2003-07-10", "--format", "ics"]) == 0
    told = capsys.readouterr().out
    assert "CATEGORIES:overdue" in told
    assert "DTSTAMP:20030710T000000Z" in told
    assert "VALARM" not in told


def test_bad_input_is_refused_and_beside_others_said(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none, output = str(tmp_path / "none.yaml"), tmp_path / "c.txt"
    assert cli.main(["calendar", none, "--output", str(output)]) == 2
    assert cli.main(["calendar", none, none, "--output", str(output)]) == 2
    assert not output.exists()
    capsys.readouterr()
    assert cli.main(["calendar", none, sample]) == 2
    told = capsys.readouterr()
    assert told.out.count("Calendar: ") == 1
    assert "none.yaml" in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("days", ["-1", "3.5", "367", "x", "٣", ""])
def test_a_number_of_days_that_is_none_is_refused(
    days: str, sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["calendar", sample, "--format", "ics", f"--alarm-days={days}"]) == 2
    assert "type a whole number from 0 to 366" in capsys.readouterr().err


def test_alarms_are_of_no_format_but_one(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["calendar", sample, "--alarm-days", "3"]) == 2
    assert "ask for ics" in capsys.readouterr().err


def test_a_crashed_rule_may_have_kept_a_deadline_to_itself(
    sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = replace(report_on(matter(exercise())), faults=(Fault("W2.1-sample", "KeyError: 'x'", 0),))
    monkeypatch.setattr(calendar, "check", lambda loaded, what_if: report)
    assert cli.main(["calendar", sample]) == 2
    told = capsys.readouterr()
    assert "2003-07-01" in told.out
    assert "rule W2.1-sample crashed" in told.err


def test_the_library_is_loaded_by_the_one_format_that_needs_it(sample: str) -> None:
    run = (
        "import sys; from desk.cli import main; main(sys.argv[1:]); "
        "print('icalendar' in sys.modules, file=sys.stderr)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", run, "calendar", sample, "--format", name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stderr.strip()
        for name in ("text", "json", "ics")
    ]
    assert told == ["False", "False", "True"]

"""What is typed after an option is taken as it is written, or refused."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_runs import COVENANT, ROOT

from checker.model.errors import UsageError
from desk import cli
from desk.arguments import parser
from desk.typed import a_date


@pytest.mark.parametrize(
    "text", ["2003-W25-1", "20030616", "2003-06-1", "2003-02-30", "２００３-06-16", "2003-06-16\n", ""]
)
def test_only_a_day_of_the_calendar_is_a_date(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="type it as YYYY-MM-DD"):
        a_date(text)


def test_one_reading_taken_in_two_ways_is_refused() -> None:
    check = ["check", "m.yaml", "--reading", "A-25=A"]
    with pytest.raises(UsageError, match="A-25 is taken both as A and as C"):
        parser().parse_args([*check, "--reading", "A-25=C"])
    twice = parser().parse_args([*check, "--reading", "A-25=A", "--reading", "A-26=A"])
    assert dict(twice.reading) == {"A-25": "A", "A-26": "A"}
    assert parser().parse_args(["check", "m.yaml"]).reading == []


def test_an_option_is_not_abbreviated() -> None:
    with pytest.raises(UsageError, match="--outp"):
        parser().parse_args(["check", "m.yaml", "--outp", "a"])


@pytest.mark.parametrize("code", ["BOGUS", "W6.zz", "W"])
def test_readings_on_a_clause_that_is_none_are_refused(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["readings", "--clause", code]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"covenant: no clause '{code}'")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_standard_error_does_not_change_the_status(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COVENANT, "check", "none.yaml"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            timeout=120,
        )
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_an_interrupt_that_the_parent_ignores_stays_ignored(tmp_path: Path) -> None:
    told = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from desk import cli, start;"
        "cli.main = lambda: 0; start.main(); print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", told],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert ended.stdout == b"True\n"

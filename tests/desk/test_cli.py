"""The command as a user types it: exit statuses, one line of refusal, never a traceback."""

import argparse
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from sample_matters import exercise, matter, text_of

from checker import api, walk
from checker.model.events import Exercise
from checker.rules.rule import Answers, Case, rule
from desk import cli
from desk.arguments import parser

ROOT = Path(__file__).resolve().parents[2]
COVENANT = [sys.executable, "-m", "desk.cli"]


@rule("W2.1-crashing", on=Exercise, quote="this Warrant")
def crashing(case: Case[Exercise]) -> Answers:
    """It crashes."""
    yield from (1 // 0,)  # type: ignore[misc]


@pytest.fixture
def permitted(tmp_path: Path) -> str:
    """Return the path of a matter that is permitted."""
    return put(tmp_path / "permitted.yaml", matter(exercise()))


def put(file: Path, whole: dict[str, object]) -> str:
    """Write a matter and return its path."""
    file.write_text(text_of(whole), encoding="utf-8")
    return str(file)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that could not check; return its one line on stderr without the name of the command."""
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.err.startswith("covenant: ")
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err + told.out
    return told.err.removeprefix("covenant: ").rstrip("\n")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 0),
        ({"proposed": None}, 0),
        ({"proposed": [exercise(signed_name=None)]}, 1),
        ({"proposed": [exercise(signed_name="Nobody")]}, 1),
        ({"proposed": [exercise(nonsense="1")]}, 2),
        ({"as_of": "16 June 2003"}, 2),
    ],
    ids=["permitted", "nothing-proposed", "undetermined", "prohibited", "unknown-key", "no-date"],
)
def test_the_exit_status_of_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, object], status: int
) -> None:
    file = put(tmp_path / "m.yaml", matter(exercise(), **changes))
    assert cli.main(["check", file]) == status
    assert bool(capsys.readouterr().err) == (status == 2)


def test_the_status_of_several_matters_is_that_of_the_worst(
    tmp_path: Path, permitted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    prohibited = put(tmp_path / "no.yaml", matter(exercise(signed_name="Nobody")))
    assert cli.main(["check", permitted, permitted]) == 0
    assert cli.main(["check", permitted, prohibited]) == 1
    assert cli.main(["check", prohibited, permitted, str(tmp_path / "none.yaml")]) == 2
    capsys.readouterr()


def test_a_crashed_rule_is_exit_2_with_the_rest_of_the_report(
    permitted: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = walk.rules_for(Exercise)
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing, *others))
    assert cli.main(["check", permitted]) == 2
    told = capsys.readouterr()
    assert told.err == "covenant: rule W2.1-crashing crashed: ZeroDivisionError: " + (
        "integer division or modulo by zero\n"
    )
    assert "COMPLIANT  W2.1-exact-name" in told.out
    assert "FAULTS: these rules crashed" in told.out


def test_a_crash_outside_the_rules_is_told_in_one_line_too(
    permitted: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(record: object) -> object:
        raise KeyError("lost")

    monkeypatch.setattr(walk, "opening_state", broken)
    assert "lost" in refused(capsys, "check", permitted)


def test_a_part_that_is_not_installed_is_named_and_how_to_get_it(
    permitted: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "junitparser", None)
    monkeypatch.delitem(sys.modules, "checker.report.as_junit", raising=False)
    monkeypatch.delitem(vars(api), "junit_of_check", raising=False)
    told = refused(capsys, "check", permitted, "--format", "junit")
    assert "junitparser" in told
    assert "install covenant again" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "COMMAND"),
        (("bogus",), "bogus"),
        (("check",), "MATTER"),
        (("check", "m.yaml", "--format", "xml"), "xml"),
        (("check", "m.yaml", "--as-of", "20030616"), "YYYY-MM-DD"),
        (("check", "m.yaml", "--as-of", "2003-02-30"), "YYYY-MM-DD"),
        (("check", "m.yaml", "--reading", "A-25"), "ID=OPTION"),
        (("check", "m.yaml", "--reading", "=C"), "ID=OPTION"),
        (("check", "m.yaml", "--nonsense"), "--nonsense"),
        (("state", "m.yaml", "--on", "soon"), "YYYY-MM-DD"),
        (("explain",), "CODE"),
        (("explain", "W2.9"), "did you mean"),
        (("new", "exercize"), "exercise"),
        (("test",), "PATH"),
    ],
    ids=str,
)
def test_bad_arguments_are_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert told in refused(capsys, *arguments)


def test_a_file_that_is_not_there_and_a_folder_are_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.yaml")
    assert refused(capsys, "check", missing) == f"{missing}: there is no such file"
    assert "folder" in refused(capsys, "check", str(tmp_path))
    assert "folder" in refused(capsys, "state", str(tmp_path))
    assert "no such file" in refused(capsys, "test", missing)


def test_a_mistyped_key_is_refused_with_its_place_and_the_right_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "m.yaml", matter(exercise(signed_nam="Somebody")))
    told = refused(capsys, "check", file)
    assert told.startswith(f"{file}:")
    assert told.split(":")[1].isdigit()
    assert "signed_name" in told


def test_help_is_given_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert "check" in capsys.readouterr().out


def test_every_command_of_the_parser_can_be_run() -> None:
    (commands,) = [each for each in parser()._actions if isinstance(each, argparse._SubParsersAction)]
    assert set(commands.choices) == set(cli._COMMANDS)
    for name, module in cli._COMMANDS.items():
        assert callable(getattr(import_module(module), f"run_{name}"))


def test_an_interrupt_keeps_its_usual_status(permitted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("desk.checking.run_check", stopped)
    assert cli.main(["check", permitted]) == 130


@pytest.mark.parametrize("arguments", [["readings"], ["explain", "W2.1"]], ids=" ".join)
def test_a_reader_that_goes_away_is_no_traceback(arguments: list[str]) -> None:
    """The other end of the pipe is closed before the first word (``covenant readings | head``)."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told = subprocess.run(
            [*COVENANT, *arguments], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert told.stderr == b""
    assert told.returncode == cli.PIPE_CLOSED


@pytest.mark.parametrize("surroundings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}], ids=str)
def test_words_beyond_ascii_are_printed_anywhere(tmp_path: Path, surroundings: dict[str, str]) -> None:
    file = put(tmp_path / "m.yaml", matter(exercise(), matter="Société d’Exemple"))
    told = subprocess.run(
        [*COVENANT, "check", file],
        cwd=ROOT,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode("utf-8").startswith("PERMITTED: Société d’Exemple\n")
    assert told.stderr == b""

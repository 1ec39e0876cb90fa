"""``doctor`` as a user sees it: on this machine, and on machines from which a part was taken away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk import cli, doctor
from desk.machine import parts, probing
from desk.machine.parts import Requirements

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = """
import os, signal, sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in os.environ.get("GONE", "").split():
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if top == os.environ.get("NO_LIBRARY"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        if top == os.environ.get("CRASHES"):
            os.kill(os.getpid(), signal.SIGSEGV)

sys.meta_path.insert(0, Gone())
"""
Report = dict[str, Any]


@pytest.fixture
def without(tmp_path: Path) -> Path:
    """A folder that takes modules away from every Python that has it on its path."""
    folder = tmp_path / "without"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    return folder


def asked(
    without: Path, changes: Mapping[str, str], *words: str, unset: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the doctor in an environment with changes."""
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    told = subprocess.run(
        [sys.executable, "-m", "desk.cli", "doctor", *words],
        cwd=without,
        env={**kept, "PYTHONPATH": f"{without}{os.pathsep}{ROOT}", **changes},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in told.stdout + told.stderr
    return told


def states(report: Report) -> dict[str, str]:
    """Return the state of each part by its id."""
    return {part["id"]: part["state"] for part in report["parts"]}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on this machine as it is, without HOME and with no font of its own."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "fonts.conf").write_text("", encoding="utf-8")
    changes = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    told = asked(folder, changes, "--format", "json", unset=("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"))
    assert (told.returncode, told.stderr) == (0, "")
    report: Report = json.loads(told.stdout)
    return report


def test_this_machine_is_ready_without_a_home_and_without_fonts(whole: Report) -> None:
    assert (whole["schema"], whole["ready"], whole["lacking"]) == ("covenant/doctor/1", True, [])
    assert {part["state"] for part in whole["parts"] if part["needed"]} == {"present"}


def test_every_part_says_what_it_is_for_and_how_to_get_it_on_each_system(whole: Report) -> None:
    for part in whole["parts"]:
        assert part["purpose"]
        assert set(part["get"]) == {"debian", "macos", "elsewhere"}
        assert all(part["get"].values())
    assert len(states(whole)) == len(whole["parts"])


def test_every_package_that_the_project_runs_on_has_its_row_and_its_words(whole: Report) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = dict(line.split("==") for line in project["dependencies"])
    assert set(pinned) <= set(parts.PACKAGES)
    shown = {part["name"]: part for part in whole["parts"]}
    assert {name: shown[name]["version"] for name in pinned} == pinned
    assert {name: shown[name]["expected"] for name in pinned} == pinned


def test_the_libraries_that_draw_are_loaded_and_most_tell_their_version(whole: Report) -> None:
    told = {part["id"]: part["version"] for part in whole["parts"]}
    assert set(probing.LIBRARIES) <= set(told)
    for name in ("pango", "pangoft2", "harfbuzz", "fontconfig"):
        assert told[name][:1].isdigit(), name


def test_papers_words_and_calendars_were_really_tried(whole: Report) -> None:
    details = {part["id"]: part["detail"] for part in whole["parts"]}
    assert "with the bundled typeface in it" in details["pdf"]
    assert "DOCX" in details["docx"]
    assert "each with its SHA-256" in details["agreements"]
    assert "1998-01-01 to 2035-12-31" in details["calendars"]


@pytest.mark.parametrize(
    ("gone", "part", "untried"),
    [
        ("weasyprint", "weasyprint", {"pdf"}),
        ("msgspec", "msgspec", {"typeface", "pdf", "docx", "agreements", "calendars", "registers"}),
        ("docx", "python-docx", {"typeface", "pdf", "docx"}),
        ("font_source_serif_pro", "font-source-serif-pro", {"typeface", "pdf"}),
    ],
)
def test_a_package_that_is_gone_is_named_and_not_what_stands_on_it(
    gone: str, part: str, untried: set[str], without: Path
) -> None:
    told = asked(without, {"GONE": gone}, "--format", "json")
    assert told.returncode == 1
    found = states(json.loads(told.stdout))
    assert found[part] == "missing"
    assert {name for name, state in found.items() if state == "untried"} >= untried - {part}
    assert json.loads(told.stdout)["ready"] is False


def test_a_library_that_cannot_be_loaded_is_no_traceback(without: Path) -> None:
    told = asked(without, {"NO_LIBRARY": "weasyprint"})
    assert told.returncode == 1
    assert told.stdout.startswith("NOT READY: weasyprint (broken).\n")
    assert "it is installed and cannot be loaded: OSError" in " ".join(told.stdout.split())
    assert "a PDF: is made for a trial, as papers are (WeasyPrint cannot be loaded" in told.stdout


def test_ft_8_a_renderer_that_crashes_does_not_take_the_doctor_with_it(without: Path) -> None:
    told = asked(without, {"CRASHES": "weasyprint"})
    assert told.returncode == 1
    assert told.stdout.startswith("NOT READY: weasyprint (broken), a PDF (broken).\n")
    assert "the process that tried it stopped (signal 11)" in " ".join(told.stdout.split())


def test_without_a_table_of_time_zones_that_is_said(without: Path) -> None:
    told = asked(without, {"GONE": "tzdata", "PYTHONTZPATH": ""})
    assert told.returncode == 1
    assert told.stdout.startswith("NOT READY: time zones (missing).\n")
    assert "Debian, Ubuntu: sudo apt-get install tzdata" in told.stdout


def test_optional_parts_may_lack(without: Path) -> None:
    told = asked(without, {"PATH": str(without), "GONE": "distributed", "LC_ALL": "C"})
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"READY: all that covenant {parts.requirements().version} needs is here.\n")
    last = " ".join(told.stdout.partition("\nOptional and not here: ")[2].split())
    assert last == "LibreOffice (missing), poppler (missing), distributed (missing)."
    assert "Debian, Ubuntu: sudo apt-get install libreoffice-writer" in told.stdout
    assert "macOS: brew install --cask libreoffice" in told.stdout


Answers = dict[str, tuple[str, str, str]]


def told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: Answers
) -> tuple[int, str]:
    """Run the doctor with children that answer at once: as given, and otherwise that all is there."""

    def answer(probe: tuple[str, ...]) -> tuple[str, str, str]:
        name = probe[1] if len(probe) > 1 else probe[0]
        return answers.get(name, ("present", parts.requirements().run.get(name, ""), ""))

    monkeypatch.setattr(doctor, "ask", answer)
    monkeypatch.setattr(doctor, "_program", lambda found, *words: ("present", "1.0", ""))
    status = cli.main(["doctor"])
    out, err = capsys.readouterr()
    assert err == ""
    return status, out


def test_another_version_than_the_pinned_one_is_not_ready(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = told_of(monkeypatch, capsys, {"weasyprint": ("present", "69.0", "")})
    assert status == 1
    assert out.startswith("NOT READY: weasyprint (another version).\n")
    assert "covenant was made and tested with 70.0" in " ".join(out.split())


def test_a_library_that_is_missing_names_its_package_on_each_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = told_of(monkeypatch, capsys, {"pango": ("missing", "", "")})
    assert status == 1
    assert "Debian, Ubuntu: sudo apt-get install libpango-1.0-0\n" in out
    assert "macOS: brew install pango (and run covenant with Homebrew's Python)\n" in out
    assert "elsewhere: install what your system calls Pango (on Debian libpango-1.0-0)\n" in out


def test_stale_registers_are_slow_and_nothing_worse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = told_of(monkeypatch, capsys, {"registers": ("missing", "", "slower")})
    assert status == 0
    assert "in a clone run `python -m checker.agreements.compile`" in out


def test_only_what_cannot_be_tried_is_named_when_nothing_else_lacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    why = ("untried", "", "it cannot be tried while webencodings is missing")
    status, out = told_of(monkeypatch, capsys, {"pdf": why})
    assert status == 1
    assert out.startswith("NOT READY: a PDF (untried).\n")


def test_a_folder_in_which_nothing_can_be_written_and_an_old_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*words: object, **keys: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refused)
    monkeypatch.setattr(doctor, "LEAST_PYTHON", (99, 0))
    status, out = told_of(monkeypatch, capsys, {})
    assert status == 1
    assert out.startswith("NOT READY: Python (missing), a temporary folder (missing).\n")
    assert "set TMPDIR to a folder that you may write in" in out


def test_a_child_that_hangs_or_cannot_start_is_a_broken_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SECONDS", 0)
    assert doctor.ask(("words",)) == ("broken", "", "it did not answer within 0 seconds")
    monkeypatch.setattr(doctor, "SECONDS", 60)
    assert doctor.ask(("nothing",)) == ("broken", "", "KeyError: 'nothing'")
    monkeypatch.setattr(doctor.sys, "executable", "false")
    assert doctor.ask(("words",)) == ("broken", "", "the process that tried it ended with status 1")
    monkeypatch.setattr(doctor.sys, "executable", "/nonexistent/python")
    assert doctor.ask(("words",)) == ("broken", "", "no process could be started: No such file or directory")


def test_what_lies_in_the_working_folder_is_never_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('x', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert doctor.ask(("words",))[0] == "present"
    assert not (tmp_path / "x").exists()


def test_a_program_that_does_not_answer_is_broken(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/nonexistent/shell\n", encoding="utf-8")
    program.chmod(0o755)
    state, _version, detail = doctor._program(str(program), "--version")
    assert (state, detail) == ("broken", f"{program} is there and does not answer")


def test_the_requirements_are_those_of_the_installed_package_outside_a_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = [
        "weasyprint==70.0",
        "pyyaml==6",
        'distributed==1.2; extra == "cluster"',
        'pytest==9; extra == "test"',
    ]
    monkeypatch.setattr(parts, "_ROOT", tmp_path)
    record = SimpleNamespace(requires=lambda name: listed, version=lambda name: "9.9")
    monkeypatch.setattr(parts, "metadata", record)
    assert parts.requirements() == Requirements(
        "9.9", {"weasyprint": "70.0", "PyYAML": "6"}, {"distributed": "1.2"}
    )
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n', encoding="utf-8")
    assert parts.requirements().version == "9.9"


def test_a_covenant_without_a_record_of_its_own_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing() -> Requirements:
        raise doctor.PackageNotFoundError("covenant")

    monkeypatch.setattr(doctor, "requirements", nothing)
    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().out.startswith("NOT READY: covenant (broken).\n")

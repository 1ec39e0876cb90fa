"""``export`` as a user sees it: a workbook that is whole or not there, and what is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from sample_matters import exercise, matter, report_on, text_of
from sample_workbooks import holders

from checker.model.report import Fault
from desk import cli, export

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return the path of a matter that is permitted."""
    file = tmp_path / "sample.yaml"
    file.write_text(text_of(matter(exercise())), encoding="utf-8")
    return file


def titles(file: Path) -> list[str]:
    """Return the titles of the sheets of a workbook."""
    return load_workbook(BytesIO(file.read_bytes())).sheetnames


def test_the_workbook_is_written_whatever_the_verdict(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prohibited, output = tmp_path / "prohibited.yaml", tmp_path / "out.XLSX"
    prohibited.write_text(text_of(matter(exercise(signed_name="Nobody"))), encoding="utf-8")
    for file in (sample, prohibited):
        assert cli.main(["export", str(file), "--output", str(output)]) == 0
        assert titles(output) == ["Cover", "Register", "Findings", "Deadlines"]
    assert capsys.readouterr() == ("", "")


def test_what_was_written_is_a_register_again(sample: Path, tmp_path: Path) -> None:
    first, again, second = tmp_path / "first.xlsx", tmp_path / "again.yaml", tmp_path / "second.xlsx"
    assert cli.main(["export", str(sample), "--output", str(first)]) == 0
    whole = matter(exercise(), register={"file": "first.xlsx"})
    again.write_text(text_of(whole), encoding="utf-8")
    assert cli.main(["export", str(again), "--output", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_matter_from_standard_input_of_another_day_and_reading(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.xlsx"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sample.read_bytes()), encoding="utf-8"))
    words = ["export", "-", "--output", str(output), "--as-of", "2003-07-10", "--reading", "A-3=R2"]
    assert cli.main(words) == 0
    cover = load_workbook(BytesIO(output.read_bytes()))["Cover"]
    told = {str(row[0]): str(row[1]) for row in cover.iter_rows(values_only=True)}
    assert told["As of"] == "2003-07-10 00:00:00"
    assert told["What if"].startswith("A-3 taken as R2")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("out.csv", "name a file that ends in .xlsx"),
        ("out", "name a file that ends in .xlsx"),
        ("none/out.xlsx", "there is no such folder"),
        ("folder.xlsx", "this is a folder"),
        ("link.xlsx", "this is a link"),
    ],
)
def test_an_output_that_cannot_be_is_refused_and_nothing_is_touched(
    output: str, words: str, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "canary").write_text("canary", encoding="utf-8")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "canary")
    before = sorted(tmp_path.iterdir())
    assert cli.main(["export", str(sample), "--output", str(tmp_path / output)]) == 2
    assert words in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "canary").read_text(encoding="utf-8") == "canary"


def test_bad_input_leaves_an_earlier_workbook_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, bad = tmp_path / "out.xlsx", tmp_path / "bad.yaml"
    output.write_bytes(b"earlier")
    (tmp_path / "h.xlsx").write_bytes(holders(("Sample Fund", "rra", "=1+1")))
    bad.write_text("as_of: 2003-06-16\nregister:\n  file: h.xlsx\n", encoding="utf-8")
    assert cli.main(["export", str(bad), "--output", str(output)]) == 2
    assert 'sheet "Holders", row 2, column C: C2 holds a formula' in capsys.readouterr().err
    assert output.read_bytes() == b"earlier"


def test_ft_1_a_disk_that_is_full_leaves_no_half_of_a_workbook(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert cli.main(["export", str(sample), "--output", str(tmp_path / "out.xlsx")]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["sample.yaml"]


def test_a_crashed_rule_is_said_and_the_workbook_says_it_too(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = replace(report_on(matter(exercise())), faults=(Fault("W2.1-sample", "KeyError: 'x'", 0),))
    monkeypatch.setattr(export, "check", lambda loaded, what_if: report)
    output = tmp_path / "out.xlsx"
    assert cli.main(["export", str(sample), "--output", str(output)]) == 2
    assert "rule W2.1-sample crashed" in capsys.readouterr().err
    assert "Fault" in [row[0] for row in load_workbook(output)["Cover"].iter_rows(values_only=True)]


def test_the_library_is_loaded_for_a_workbook_and_not_for_a_csv(tmp_path: Path) -> None:
    run = (
        "import sys; from desk.cli import main; main(sys.argv[1:]); "
        "print('openpyxl' in sys.modules, 'zipfile' in sys.modules, file=sys.stderr)"
    )
    (tmp_path / "h.csv").write_text("name,group\nSample Fund,rra\n", encoding="utf-8")
    (tmp_path / "h.xlsx").write_bytes(holders(("Sample Fund", "rra", 5)))
    told = {}
    for kind in ("csv", "xlsx"):
        file = tmp_path / f"{kind}.yaml"
        file.write_text(f"as_of: 2003-06-16\nregister:\n  file: h.{kind}\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", run, "check", str(file)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        told[kind] = done.stderr.split()[:1]
    assert told == {"csv": ["False"], "xlsx": ["True"]}

"""Work on one file: fit to cross to another process, with names as they were typed, and never an error."""

import os
import pickle
import stat
from datetime import date
from pathlib import Path

import pytest
from sample_matters import exercise, mailed_exercise, matter, text_of

from checker import batch, walk
from checker.api import (
    Job,
    Refusal,
    check,
    check_job,
    check_packed,
    load,
    matters_in,
    try_job,
    unpacked,
    with_bytes,
)
from checker.matter.characters import LARGEST
from checker.model.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "fixtures" / "scenarios"


def put(file: Path, whole: dict[str, object]) -> str:
    """Write a matter and return its path."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text_of(whole), encoding="utf-8")
    return str(file)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "file", sorted((SCENARIOS / "everything-wrong").glob("*.yaml")), ids=lambda file: file.stem
)
def test_a_report_that_crossed_is_the_same(file: Path) -> None:
    job = Job(str(file), str(file.parent))
    ours = check_job(job)
    assert unpacked(check_packed(pickle.loads(pickle.dumps(job)))) == ours
    assert all(each.report is not None for each in ours)


def test_the_day_and_the_readings_that_were_asked_for_travel(here: Path) -> None:
    put(here / "m.yaml", matter(mailed_exercise(), as_of="2009-05-05", client_matter="S-1"))
    job = Job("m.yaml", ".", as_of=date(2009, 5, 6), readings={"A-3": "R2"})
    (checked,) = unpacked(check_packed(job))
    assert checked.report is not None
    assert (checked.file, checked.case, checked.matter, checked.client_matter) == (
        "m.yaml",
        "",
        "A sample matter",
        "S-1",
    )
    assert checked.report.as_of == date(2009, 5, 6)
    assert [use.chosen for use in checked.report.readings if use.id == "A-3"] == ["R2"]


def test_every_case_of_a_file_is_checked(here: Path) -> None:
    cases = {"good": {"matter": "Good"}, "bad": {"proposed": [exercise(signed_name="Nobody")]}}
    put(here / "m.yaml", {"base": matter(exercise()), "cases": cases})
    good, bad = check_job(Job("m.yaml", "."))
    assert (good.case, good.matter, good.report and str(good.report.verdict)) == ("good", "Good", "permitted")
    assert (bad.case, bad.report and str(bad.report.verdict)) == ("bad", "prohibited")


def test_the_bytes_that_travel_give_what_the_file_gives(here: Path) -> None:
    put(here / "in" / "m.yaml", matter(exercise()))
    job = Job("in/m.yaml", "in", root=str(here))
    sent = with_bytes(job)
    assert sent.data == (here / "in" / "m.yaml").read_bytes()
    (here / "in" / "m.yaml").unlink()
    (checked,) = check_job(sent)
    assert checked.report is not None
    assert checked.file == "in/m.yaml"


@pytest.mark.parametrize("root", [False, True], ids=["here", "from-another-folder"])
@pytest.mark.parametrize("travels", [False, True], ids=["read-there", "travels"])
def test_what_cannot_be_read_is_refused_with_names_as_typed(
    here: Path, monkeypatch: pytest.MonkeyPatch, root: bool, travels: bool
) -> None:
    put(here / "in" / "m.yaml", matter(exercise(nonsense="1")))
    put(here / "in" / "r.yaml", matter(register={"file": "h.csv"}))
    (here / "in" / "h.csv").write_text("name,sharess\nSample Fund,1\n", encoding="utf-8")
    names = ("in/m.yaml", "in/r.yaml", "in/none.yaml", "in")
    jobs = [Job(name, "in", root=str(here) if root else "") for name in names]
    jobs = [with_bytes(job) for job in jobs] if travels else jobs
    if root:
        away = here / "away"
        away.mkdir()
        monkeypatch.chdir(away)
    refused = [each.refused for job in jobs for each in unpacked(check_packed(job))]
    assert all(isinstance(each, Refusal) for each in refused)
    mistyped, register, missing, folder = [each for each in refused if isinstance(each, Refusal)]
    assert mistyped.said == f"in/m.yaml:{mistyped.line}:{mistyped.column}: {mistyped.message}"
    assert mistyped.line is not None
    assert (register.file, register.line, register.column) == ("in/h.csv", 1, 2)
    assert register.said.startswith("in/h.csv:1:2: ")
    assert (missing.message, missing.said) == ("there is no such file", "in/none.yaml: there is no such file")
    assert folder.said.startswith("in: this is a folder")


def test_a_workbook_is_named_with_its_sheet(here: Path) -> None:
    folder = ROOT / "fixtures" / "errors"
    books = [file for file in folder.glob("*/matter.yaml") if list(file.parent.glob("*.xlsx"))]
    assert books
    for file in books:
        (checked,) = unpacked(check_packed(Job(str(file), str(file.parent))))
        assert isinstance(checked.refused, Refusal)
        with pytest.raises(batch.CovenantError) as error:
            load(file)
        assert checked.refused.said == str(error.value)


def test_a_fault_of_the_program_is_said_of_its_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here / "m.yaml", matter(exercise(), expect={"verdict": "permitted"}))

    def broken(record: object) -> object:
        raise KeyError("lost")

    monkeypatch.setattr(walk, "opening_state", broken)
    (checked,) = check_job(Job("m.yaml", "."))
    assert isinstance(checked.refused, Refusal)
    assert checked.refused.said == "m.yaml: a fault of the program, please report it: KeyError: 'lost'"
    (trial,) = try_job(Job("m.yaml", "."))
    assert trial.error == checked.refused.said


@pytest.mark.parametrize("root", [False, True], ids=["here", "from-another-folder"])
def test_scenarios_are_tried_with_names_as_typed(
    here: Path, monkeypatch: pytest.MonkeyPatch, root: bool
) -> None:
    put(here / "in" / "met.yaml", matter(exercise(), expect={"verdict": "permitted"}))
    put(here / "in" / "plain.yaml", matter(exercise()))
    put(here / "in" / "r.yaml", matter(expect={"verdict": "permitted"}, register={"file": "h.csv"}))
    (here / "in" / "h.csv").write_text("name,sharess\nSample Fund,1\n", encoding="utf-8")
    gallery = here / "in" / "gallery"
    put(gallery / "matter.yaml", {"as_of": "soon"})
    (gallery / "expected.txt").write_text("matter.yaml:1:8: another message\n", encoding="utf-8")

    jobs = [
        with_bytes(Job(f"in/{name}", "in", named=named, root=str(here) if root else ""))
        for name, named in (
            ("met.yaml", False),
            ("plain.yaml", False),
            ("plain.yaml", True),
            ("r.yaml", False),
            ("gallery/matter.yaml", False),
        )
    ]
    if root:
        away = here / "away"
        away.mkdir()
        monkeypatch.chdir(away)
    met, passed_over, plain, register, mistake = [pickle.loads(pickle.dumps(try_job(job))) for job in jobs]
    assert [(trial.file, trial.passed) for trial in met] == [("in/met.yaml", True)]
    assert passed_over == ()
    assert [trial.error for trial in plain] == [
        "in/plain.yaml:1:1: the matter has no `expect`: nothing is compared"
    ]
    assert [trial.error.startswith("in/h.csv:1:2: ") for trial in register] == [True]
    assert [trial.error_file for trial in register] == ["in/h.csv"]
    (only,) = mistake
    assert (only.file, only.passed) == ("in/gallery/matter.yaml", False)
    assert str(here) not in only.compared[0].seen


def test_a_folder_holds_the_files_that_look_like_matters(here: Path) -> None:
    for name, text in {
        "b.yaml": b"# a comment\r\nas_of: 2003-06-16\r\n",
        "a/z.yml": b'"matter": quoted\n',
        "a/mark.yaml": b"\xef\xbb\xbfproposed: []\n",
        "a/sixteen.yaml": "as_of: 2003-06-16\n".encode("utf-16"),
        "c.yaml": b"cases: {}\n",
        "d.yaml": b"on: push\njobs:\n  base: 1\n",
        "e.yaml": b"",
        "f.json": b"as_of: 2003-06-16\n",
        ".git/g.yaml": b"as_of: 2003-06-16\n",
        "h/.venv/i/j.yaml": b"as_of: 2003-06-16\n",
        "large.yaml": b"as_of: 2003-06-16\n" + b"#" * LARGEST,
    }.items():
        file = here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    (here / "gone.yaml").symlink_to("nowhere")
    (here / "round").symlink_to(here)
    found = [file.as_posix() for file in matters_in(Path("."))]
    assert found == [
        "a/mark.yaml",
        "a/sixteen.yaml",
        "a/z.yml",
        "b.yaml",
        "c.yaml",
        "gone.yaml",
        "large.yaml",
    ]
    refused = [each.refused for name in ("gone.yaml", "large.yaml") for each in check_job(Job(name, "."))]
    assert [bool(each) for each in refused] == [True, True]


def test_a_folder_that_cannot_be_read_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk_of(folder: Path, onerror: object) -> object:
        onerror(PermissionError(13, "Permission denied", "closed"))  # type: ignore[operator]
        return iter(())

    monkeypatch.setattr(batch.os, "walk", walk_of)
    with pytest.raises(UsageError, match="closed: this folder cannot be read: permission denied"):
        list(matters_in(here))


def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe.yaml")
    assert stat.S_ISFIFO((here / "pipe.yaml").stat().st_mode)
    put(here / "m.yaml", matter(exercise()))
    assert [file.name for file in matters_in(here)] == ["m.yaml"]


def test_the_report_is_the_one_of_the_engine(here: Path) -> None:
    name = put(here / "m.yaml", matter(exercise()))
    (checked,) = check_job(Job(name, "."))
    assert checked.report == check(load(name))


def test_a_scenario_that_travels_is_known_however_its_key_is_written(here: Path) -> None:
    for data in (b"matter: m\nas_of: 2003-06-16\n'expect' : {verdict: prohibited}\n", b"\xff\xfee\x00"):
        (trial,) = try_job(Job("m.yaml", ".", data, named=False))
        assert not trial.passed


def test_a_scenario_whose_name_is_not_utf_8_is_told_in_every_format(here: Path) -> None:
    """One such name would otherwise end the run of all as a fault of the program."""
    expect = {"verdict": "permitted", "why": "Section 2.1: complete and in time."}
    (here / "m\udcff.yaml").write_text(text_of(matter(exercise(), expect=expect)), encoding="utf-8")
    (trial,) = try_job(Job("m\udcff.yaml", ".", named=True))
    assert (trial.file, trial.passed) == ("m\\udcff.yaml", True)
    trial.title.encode("utf-8")

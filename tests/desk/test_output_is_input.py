"""An output is never one of the files that the command reads, nor left from another run."""

import io
import json
import os
from pathlib import Path

import pytest
from sample_matters import exercise, matter
from sample_runs import put

from desk import cli

Told = pytest.CaptureFixture[str]
BROKEN = matter(exercise(signed_nam="Somebody"))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a matter m.yaml and a folder of one, f/a.yaml."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "m.yaml", matter(exercise()))
    put(tmp_path / "f" / "a.yaml", matter(exercise()))
    (tmp_path / "e.toml").write_text("", encoding="utf-8")
    (tmp_path / "linked").symlink_to("f")
    os.link("m.yaml", "hard.yaml")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        ("check m.yaml --output m.yaml", "m.yaml"),
        ("check m.yaml --output ./f/../m.yaml", "m.yaml"),
        ("check hard.yaml --output m.yaml", "m.yaml"),
        ("check m.yaml --format text --format json:m.yaml", "m.yaml"),
        ("check f --output f/a.yaml", "f/a.yaml"),
        ("check f --output linked/a.yaml", "f/a.yaml"),
        ("check linked --output f/a.yaml", "f/a.yaml"),
        ("check m.yaml --exceptions e.toml --output e.toml", "e.toml"),
        ("calendar m.yaml --output m.yaml", "m.yaml"),
        ("generate notice-of-exercise m.yaml --draft --output m.yaml", "m.yaml"),
        ("test m.yaml --output m.yaml", "m.yaml"),
        ("coverage f --output f/a.yaml", "f/a.yaml"),
    ],
)
def test_an_output_that_is_read_is_refused_and_kept(command: str, kept: str, capsys: Told) -> None:
    before = Path(kept).read_bytes()
    assert cli.main(command.split()) == 2
    assert Path(kept).read_bytes() == before
    out, err = capsys.readouterr()
    assert out == ""
    assert "this is a file that the command reads; name another for what it writes" in err


def test_the_paths_and_the_exceptions_of_the_settings_are_kept_too(capsys: Told) -> None:
    told = '[tool.covenant]\npaths = ["f"]\nexceptions = "e.toml"\n'
    Path("pyproject.toml").write_text(told, encoding="utf-8")
    for kept in ("f/a.yaml", "e.toml"):
        before = Path(kept).read_bytes()
        assert cli.main(["check", "--output", kept]) == 2
        assert Path(kept).read_bytes() == before
        assert "this is a file that the command reads" in capsys.readouterr().err


def test_a_matter_that_comes_in_by_standard_input_is_kept(
    capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("m.yaml").read_bytes()
    with Path("m.yaml").open(encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert cli.main(["check", "-", "--output", "m.yaml"]) == 2
    assert Path("m.yaml").read_bytes() == before
    assert "this is a file that the command reads" in capsys.readouterr().err


def test_another_file_in_the_folder_of_the_matters_may_be_written(capsys: Told) -> None:
    for file in ("f/report.txt", "f/report.txt", "f/report.yaml", "f/report.yaml"):
        assert cli.main(["check", "f", "--output", file]) == 0
    assert capsys.readouterr() == ("", "")


def test_two_formats_in_one_file_by_way_of_a_linked_folder_are_refused(capsys: Told) -> None:
    assert cli.main(["check", "m.yaml", "--format", "text:f/out", "--format", "json:linked/out"]) == 2
    assert "two formats would be written" in capsys.readouterr().err
    assert not Path("f/out").exists()


@pytest.mark.parametrize("several", [(), ("m.yaml",)])
def test_after_a_refusal_no_verdict_of_another_run_is_left(
    here: Path, several: tuple[str, ...], capsys: Told
) -> None:
    put(here / "bad.yaml", BROKEN)
    Path("st.txt").write_text("PERMITTED: another run\n", encoding="utf-8")
    Path("st.json").write_text("{}\n", encoding="utf-8")
    wanted = ["--format", "text:st.txt", "--format", "json:st.json"]
    assert cli.main(["check", "bad.yaml", *several, *wanted]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    said = err.removeprefix("covenant: ")
    text = Path("st.txt").read_text(encoding="utf-8")
    assert text.startswith(f"COULD NOT BE CHECKED: {said}")
    data = json.loads(Path("st.json").read_text(encoding="utf-8"))
    assert data["schema"] == "covenant/reports/1"
    assert len(data["reports"]) == len(several)
    assert [each["file"] for each in data["refused"]] == ["bad.yaml"]
    assert cli.main(["check", "bad.yaml", *several[:0]]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["calendar m.yaml", "coverage f"])
def test_a_place_that_is_none_is_refused_before_the_work(
    command: str, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*words: object, **keys: object) -> None:
        raise AssertionError("the work was begun")

    monkeypatch.setattr("desk.calendar.loaded_matter", never)
    monkeypatch.setattr("desk.coverage.tried", never)
    assert cli.main([*command.split(), "--output", "nowhere/out"]) == 2
    assert "there is no folder nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("format", ["text", "json", "junit", "sarif", "github", "markdown"])
@pytest.mark.parametrize("broken", [False, True])
def test_a_name_that_is_not_utf8_destroys_no_report(
    here: Path, jobs: str, format: str, broken: bool, capsys: Told
) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        put(here / "f" / name, BROKEN if broken else matter(exercise(), matter=None))
    except OSError:
        pytest.skip("this disk holds no such name")
    assert cli.main(["check", "f", "--format", format, "--jobs", jobs]) == (2 if broken else 0)
    out, _ = capsys.readouterr()
    if format == "json":
        data = json.loads(out)
        files = [each["file"] for each in [*data["reports"], *data.get("refused", [])]]
        assert sorted(files) == ["f/a.yaml", "f/caf\\udce9.yaml"]
    else:
        assert "a.yaml" in out or format in ("github", "markdown")


@pytest.mark.parametrize("format", ["text", "json", "ics"])
def test_a_calendar_names_a_file_that_is_not_utf8(here: Path, format: str, capsys: Told) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        put(here / name, matter(exercise(), matter=None))
    except OSError:
        pytest.skip("this disk holds no such name")
    assert cli.main(["calendar", "m.yaml", name, "--format", format]) == 0
    assert capsys.readouterr().err == ""


def test_a_summary_that_cannot_be_written_loses_nothing_else(
    capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(Path("nowhere", "summary.md")))
    put(Path("m.yaml"), matter(exercise(signed_name="Nobody")))
    assert cli.main(["check", "m.yaml", "--format", "github", "--format", "sarif:out.sarif"]) == 2
    out, err = capsys.readouterr()
    assert out != ""
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"]
    assert err.startswith("covenant: nowhere/summary.md: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["schema -", "packet - m.yaml --out out"])
def test_a_closed_standard_input_is_one_sentence(
    command: str, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert cli.main(command.split()) == 2
    err = capsys.readouterr().err
    assert "standard input, which is closed" in err
    assert "fault of the program" not in err


def test_schema_reads_cases_on_standard_input(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(
        Path("cases.yaml"),
        {"base": matter(exercise()), "cases": {"a": {"matter": "A"}, "b": {"matter": "B"}}},
    )
    data = Path(file).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert cli.main(["schema", "-"]) == 0
    assert capsys.readouterr().out == "2 matters read, 0 files refused\n"

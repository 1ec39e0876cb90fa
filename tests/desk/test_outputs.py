"""Which formats are written, and where to."""

import argparse
from pathlib import Path

import pytest

from checker.model.errors import UsageError
from desk.outputs import Wanted, as_wanted, planned, write_all


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("text", Wanted("text")),
        ("sarif:out.sarif", Wanted("sarif", Path("out.sarif"))),
        ("json:a:b.json", Wanted("json", Path("a:b.json"))),
    ],
)
def test_a_format_is_typed_with_or_without_its_file(typed: str, wanted: Wanted) -> None:
    assert as_wanted(typed) == wanted


@pytest.mark.parametrize(("typed", "told"), [("xml", "choose from text, json"), ("json:", "names no file")])
def test_what_is_no_format_is_refused(typed: str, told: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=told):
        as_wanted(typed)


def test_text_is_written_where_nothing_is_asked_for(tmp_path: Path) -> None:
    assert planned([], None) == (Wanted("text"),)
    assert planned([], tmp_path / "a") == (Wanted("text", tmp_path / "a"),)


def test_the_output_is_for_the_one_that_names_no_file(tmp_path: Path) -> None:
    sarif = Wanted("sarif", tmp_path / "a.sarif")
    assert planned([sarif, Wanted("json")], tmp_path / "b") == (sarif, Wanted("json", tmp_path / "b"))


@pytest.mark.parametrize(
    ("formats", "output", "told"),
    [
        ([Wanted("text"), Wanted("json")], None, "text, json would all be written to the terminal"),
        ([Wanted("text", Path("a"))], Path("b"), "leave --output out"),
        ([Wanted("text", Path("a")), Wanted("json", Path("./a"))], None, "two formats would be written"),
        ([Wanted("text", Path("a")), Wanted("json")], Path("a"), "two formats would be written"),
        ([Wanted("text", Path("nowhere/a"))], None, "nowhere/a: there is no folder nowhere"),
        ([Wanted("text", Path("here"))], None, "here: this is a folder"),
        ([Wanted("text", Path("link"))], None, "link: this is a link"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused_before_anything_is_done(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    formats: list[Wanted],
    output: Path | None,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here").mkdir()
    Path("file").touch()
    Path("link").symlink_to("file")
    with pytest.raises(UsageError, match=told):
        planned(formats, output)


def test_a_device_takes_several() -> None:
    nowhere = [Wanted("json", Path("/dev/null")), Wanted("sarif", Path("/dev/null"))]
    assert planned(nowhere, None) == tuple(nowhere)


def test_nothing_is_written_before_every_text_is_made(tmp_path: Path) -> None:
    def fails() -> str:
        raise UsageError("it cannot be made")

    wanted = [Wanted("json", tmp_path / "a.json"), Wanted("text")]
    with pytest.raises(UsageError):
        write_all(wanted, {"json": lambda: "{}\n", "text": fails})
    assert not list(tmp_path.iterdir())


def test_the_files_are_written_before_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a disk that is full refuses is not said to be done."""

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    wanted = [Wanted("text"), Wanted("json", tmp_path / "a.json")]
    with pytest.raises(OSError, match="No space left"):
        write_all(wanted, {"json": lambda: "{}\n", "text": lambda: "told\n"})
    assert capsys.readouterr().out == ""
    assert not list(tmp_path.iterdir())


def test_a_tax_id_is_masked_in_the_summary_of_the_step_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    write_all([Wanted("github")], {"github": lambda: "::notice::\n", "markdown": lambda: "123-45-6789\n"})
    assert summary.read_text(encoding="utf-8") == "XXX-XX-6789\n"
    assert capsys.readouterr().out == "::notice::\n"

"""``check`` of one matter as a user sees it."""

import io
import json
from pathlib import Path

import pytest
from sample_matters import exercise, exercise_of, mailed_exercise, matter, report_on, text_of
from sample_runs import put

from checker.api import json_text
from desk import cli


@pytest.fixture
def sample(tmp_path: Path) -> str:
    """Return the path of a matter that is permitted."""
    return put(tmp_path / "sample.yaml", matter(exercise()))


def test_the_text_begins_with_the_verdict(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"PERMITTED: A sample matter\nas of 2003-06-16, {sample}\n")
    assert told.err == ""


def test_the_json_is_the_report(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample, "--format", "json"]) == 0
    assert capsys.readouterr().out == json_text([report_on(matter(exercise()))])


def test_a_matter_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(text_of(matter(exercise())).encode("utf-8")), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", typed)
    assert cli.main(["check", "-"]) == 0
    assert "as of 2003-06-16, standard input" in capsys.readouterr().out


def test_the_day_of_the_check_can_be_another(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", sample, "--as-of", "2003-07-10", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["as_of"] == "2003-07-10"
    assert [each["status"] for each in told["deadlines"]] == ["overdue"]


def test_history_after_another_day_of_the_check_is_refused_as_it_is_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "m.yaml", matter(history=[exercise_of(5)], proposed=None))
    assert cli.main(["check", file]) == 0
    capsys.readouterr()
    assert cli.main(["check", file, "--as-of", "2003-06-15"]) == 2
    assert "after as_of" in capsys.readouterr().err


def test_a_what_if_changes_the_answer_and_decides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "m.yaml", matter(mailed_exercise(), as_of="2009-05-05"))
    assert cli.main(["check", file, "--reading", "A-3=R2", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (use,) = [each for each in told["readings"] if each["id"] == "A-3"]
    assert (use["chosen"], use["decided"]) == ("R2", False)
    assert told["verdict"] == "undetermined"


def test_two_what_ifs_may_be_given_and_an_unknown_one_is_refused(
    sample: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", sample, "--reading", "A-3=R2", "--reading", "A-8=R2"]) == 0
    assert cli.main(["check", sample, "--reading", "A-3=R9"]) == 2
    assert "it has R1, R2" in capsys.readouterr().err


def test_a_report_is_written_whole_or_not_at_all(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "report.json"
    assert cli.main(["check", sample, "--format", "json", "--output", str(output)]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    assert output.read_text(encoding="utf-8") == json_text([report_on(matter(exercise()))])

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = output.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    assert cli.main(["check", sample, "--output", str(output)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert output.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["report.json", "sample.yaml"]


def test_a_named_file_says_that_nothing_could_be_checked(tmp_path: Path) -> None:
    output = tmp_path / "report.txt"
    missing = tmp_path / "none.yaml"
    assert cli.main(["check", str(missing), "--output", str(output)]) == 2
    told = f"COULD NOT BE CHECKED: {missing}: there is no such file\n"
    assert output.read_text(encoding="utf-8") == told


def test_a_folder_that_is_not_there_is_named_as_the_user_typed_it(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "nowhere" / "report.txt"
    assert cli.main(["check", sample, "--output", str(output)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert str(output) in told
    assert ".partial" not in told


def test_an_output_that_is_a_folder_is_named_as_the_user_typed_it(
    sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", sample, "--output", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"covenant: {tmp_path}: ")
    assert ".partial" not in told

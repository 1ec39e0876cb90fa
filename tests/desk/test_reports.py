"""Exceptions in a check as a user sees them: shown, counted apart, judged by the day of the check."""

import json
from pathlib import Path

import pytest
from sample_matters import exercise, matter
from sample_runs import put

from desk import cli

GIVEN = {
    'reason      = ""': 'reason = "the Holder is known"',
    'evidence    = ""': 'evidence = "a letter of 1 June 2003"',
    'approved_by = ""': 'approved_by = "Sample Partner"',
    "# granted   = YYYY-MM-DD": "granted = 2003-06-01 #",
    "# expires   = YYYY-MM-DD": "expires = 2003-07-01 #",
}


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: a prohibited matter, its exception as the command drafts it, another matter."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "m.yaml", matter(exercise(signed_name="Nobody")))
    put(tmp_path / "o.yaml", matter(exercise(), matter="Another"))
    assert cli.main(["exceptions", "m.yaml"]) == 0
    drafted = capsys.readouterr().out
    for blank, given in GIVEN.items():
        assert blank in drafted
        drafted = drafted.replace(blank, given)
    (tmp_path / "exceptions.toml").write_text(drafted, encoding="utf-8")
    return tmp_path


def checked(*arguments: str) -> int:
    """Check with the exceptions of the office."""
    return cli.main(["check", *arguments, "--exceptions", "exceptions.toml"])


def test_an_excepted_finding_is_shown_counted_apart_and_does_not_count(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "m.yaml"]) == 1
    capsys.readouterr()
    assert checked("m.yaml") == 0
    told = capsys.readouterr().out
    assert told.startswith("PROHIBITED: A sample matter (1 finding excepted")
    assert "EXCEPTED  W2.1-exact-name (NO RIGHT)" in told
    assert "the Holder is known (by Sample Partner, granted 2003-06-01, until 2003-07-01" in told
    assert checked("m.yaml", "o.yaml") == 0
    assert capsys.readouterr().out.endswith(
        "2 matters: 1 permitted, 1 prohibited, 0 undetermined, 0 could not be checked; 1 finding excepted\n"
    )


def test_the_json_names_what_is_excepted_and_by_whom(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked("m.yaml", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["verdict"], told["notices"]) == ("covenant/report/1", "prohibited", [])
    (record,) = told["excepted"]
    assert (record["rule"], record["approved_by"], record["expires"]) == (
        "W2.1-exact-name",
        "Sample Partner",
        "2003-07-01",
    )
    assert checked("m.yaml", "o.yaml", "--format", "json") == 0
    several = json.loads(capsys.readouterr().out)
    assert [len(each["excepted"]) for each in several["reports"]] == [1, 0]


def test_an_expired_exception_lets_the_finding_back_and_is_one_itself(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked("m.yaml", "--as-of", "2003-07-01") == 0
    capsys.readouterr()
    assert checked("m.yaml", "--as-of", "2003-07-02") == 1
    told = capsys.readouterr()
    assert "EXC-EXPIRED (exceptions.toml:2)" in told.out
    assert "EXCEPTED" not in told.out
    assert told.err == ""
    assert checked("m.yaml", "--as-of", "2003-07-02", "--format", "github") == 1
    assert "::error file=exceptions.toml,line=2,title=EXC-EXPIRED::" in capsys.readouterr().out


def test_an_exception_that_nothing_needs_is_found_where_its_matter_or_a_folder_is_checked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked("o.yaml") == 0
    put(office / "m.yaml", matter(exercise()))
    assert checked("m.yaml") == 1
    assert "EXC-UNUSED (exceptions.toml:2)" in capsys.readouterr().out
    put(office / "folder" / "o.yaml", matter(exercise(), matter="Another"))
    assert checked("folder") == 1
    assert "which is not among the matters checked" in capsys.readouterr().out


def test_a_permitted_matter_does_not_hide_a_notice_and_a_refusal_outweighs_it(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked("m.yaml", "none.yaml", "--as-of", "2003-07-02") == 2
    told = capsys.readouterr()
    assert "EXC-EXPIRED" in told.out
    assert told.err == "covenant: none.yaml: there is no such file\n"


def test_a_mistake_in_the_exceptions_file_is_one_line(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = office / "exceptions.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("W2.1-exact-name", "W2.1-exact-nam"), encoding="utf-8"
    )
    assert checked("m.yaml") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("covenant: exceptions.toml:3:")
    assert told.err.count("\n") == 1


def test_what_cannot_be_excepted_is_said_and_what_cannot_be_read_is_exit_2(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["exceptions", "o.yaml"]) == 0
    assert capsys.readouterr().out == "# No finding of o.yaml can be excepted.\n"
    put(office / "broken.yaml", matter(exercise(nonsense="1")))
    assert cli.main(["exceptions", "broken.yaml"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)


def test_the_exceptions_of_the_project_hold_without_being_named(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = '[tool.covenant]\nexceptions = "exceptions.toml"\npaths = ["m.yaml"]\n'
    (office / "pyproject.toml").write_text(table, encoding="utf-8")
    assert cli.main(["check"]) == 0
    assert "EXCEPTED" in capsys.readouterr().out

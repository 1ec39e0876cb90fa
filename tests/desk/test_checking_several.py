"""``check`` of many matters as a user sees it: folders, formats, refusals, exceptions and statuses."""

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from sample_matters import exercise, matter, text_of
from sample_runs import FORMATS, office, put

from checker import walk
from checker.api import json_text, load, text_report
from checker.engine import check
from checker.model.events import Exercise
from checker.rules.rule import Answers, Case, rule
from desk import cli

ORDER = [
    "a-permitted.yaml",
    "b-prohibited.yaml",
    "c-undetermined.yml",
    "d-broken.yaml",
    "e/holders.csv",
    "f-cases.yaml",
    "f-cases.yaml",
]
SUMMARY = (
    "7 matters: 3 permitted, 1 prohibited, 1 undetermined, 2 could not be checked; 0 findings excepted\n"
)


@rule("W2.1-crashing-one", on=Exercise, quote="this Warrant")
def crashing(case: Case[Exercise]) -> Answers:
    """It crashes."""
    yield from (1 // 0,)  # type: ignore[misc]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an office, which is the working folder."""
    monkeypatch.chdir(office(tmp_path))
    return tmp_path


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a permitted matter in the working folder."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "one.yaml", matter(exercise()))
    return "one.yaml"


def test_a_folder_is_checked_by_name_and_ends_with_the_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "matters"]) == 2
    told = capsys.readouterr()
    # Of the matter whose register is mistyped, the register is named.
    places = [told.out.index(f"matters/{name}") for name in ORDER]
    assert places == sorted(places)
    assert ", case met\n" in told.out
    assert ", case short\n" in told.out
    assert told.out.endswith(f"\n{SUMMARY}")
    assert "hidden" not in told.out
    assert "workflow" not in told.out + told.err


def test_each_file_that_cannot_be_read_is_one_line_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "matters"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    line, column = _place_of("signed_nam:", folder / "matters" / "d-broken.yaml")
    assert first.startswith(f"covenant: matters/d-broken.yaml:{line}:{column}: ")
    assert second.startswith("covenant: matters/e/holders.csv:1:")


def test_the_json_of_several_names_files_cases_and_refusals(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "matters", "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "covenant/reports/1"
    assert [(each["file"], each["case"], each["verdict"]) for each in told["reports"]] == [
        ("matters/a-permitted.yaml", "", "permitted"),
        ("matters/b-prohibited.yaml", "", "prohibited"),
        ("matters/c-undetermined.yml", "", "undetermined"),
        ("matters/f-cases.yaml", "met", "permitted"),
        ("matters/f-cases.yaml", "short", "permitted"),
    ]
    line, column = _place_of("signed_nam:", folder / "matters" / "d-broken.yaml")
    assert [(each["file"], each["line"], each["column"]) for each in told["refused"]] == [
        ("matters/d-broken.yaml", line, column),
        ("matters/e/holders.csv", 1, 2),
    ]
    assert "did you mean" in told["refused"][0]["message"]
    assert "matters" not in told["refused"][0]["message"]


def test_a_broken_file_has_its_line_and_column_in_sarif_and_on_github(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, column = _place_of("signed_nam:", folder / "matters" / "d-broken.yaml")
    asked = ["check", "matters/d-broken.yaml", "--format", "sarif:out.sarif", "--format", "github"]
    assert cli.main(asked) == 2
    told = capsys.readouterr()
    assert told.out.startswith(f"::error file=matters/d-broken.yaml,line={line},col={column},title=INPUT::")
    assert told.err.count("\n") == 1
    (result,) = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("INPUT", "error")
    assert place["artifactLocation"]["uri"] == "matters/d-broken.yaml"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (line, column)


def test_of_one_broken_file_the_terminal_stays_empty_and_every_named_file_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [part for name in FORMATS[1:] for part in ("--format", f"{name}:out.{name}")]
    assert cli.main(["check", "matters/d-broken.yaml", *asked, "--format", "text"]) == 2
    assert capsys.readouterr().out == ""
    written = sorted(file.name for file in folder.glob("out.*"))
    assert written == ["out.github", "out.json", "out.junit", "out.markdown", "out.sarif"]


def test_a_file_named_twice_is_checked_once_in_the_order_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [
        "matters/c-undetermined.yml",
        "./matters/a-permitted.yaml",
        "matters/../matters/c-undetermined.yml",
    ]
    assert cli.main(["check", *names, "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [each["file"] for each in told["reports"]] == names[:2]


def test_one_file_keeps_its_form_and_names_no_file(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", one, "--format", "json"]) == 0
    report = check(load(one))
    assert capsys.readouterr().out == json_text([report])
    assert cli.main(["check", one, "--jobs", "2"]) == 0
    assert capsys.readouterr().out == text_report(report, one)


def test_a_folder_of_one_matter_has_the_form_of_several(one: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", ".", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["file"] for each in told["reports"]] == ["one.yaml"]
    assert "refused" not in told


def test_standard_input_is_one_of_several(
    one: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = text_of(matter(exercise(signed_name="Nobody"))).encode("utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    assert cli.main(["check", "-", one, "-", "--jobs", "2", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["file"], each["verdict"]) for each in told["reports"]] == [
        ("standard input", "prohibited"),
        ("one.yaml", "permitted"),
    ]


def test_standard_input_that_is_closed_is_a_sentence(
    one: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert cli.main(["check", "-"]) == 2
    assert "standard input, which is closed" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, "on: push\n"], ids=["empty", "no-matter-in-it"])
def test_a_folder_without_a_matter_is_exit_2(
    tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content:
        (tmp_path / "workflow.yaml").write_text(content, encoding="utf-8")
    assert cli.main(["check", str(tmp_path)]) == 2
    assert "no matter found in this folder" in capsys.readouterr().err


def test_every_format_at_once_is_what_each_is_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several = [part for name in FORMATS[1:] for part in ("--format", f"{name}:{name}.out")]
    assert cli.main(["check", "matters", *several, "--format", "text"]) == 2
    Path("text.out").write_text(capsys.readouterr().out, encoding="utf-8")
    for name in FORMATS:
        assert cli.main(["check", "matters", "--format", name]) == 2
        assert capsys.readouterr().out == Path(f"{name}.out").read_text(encoding="utf-8"), name


def test_the_run_is_counted_in_the_summary_of_the_step(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert cli.main(["check", "matters", "--format", "text"]) == 2
    assert summary.read_text(encoding="utf-8") == "# Before\n"
    assert cli.main(["check", "matters", "--format", "github"]) == 2
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("# Before\n# covenant check\n")
    assert "matters: 7; permitted: 3; prohibited: 1; undetermined: 1; could not be checked: 2" in told
    capsys.readouterr()


def test_a_crashed_rule_is_a_fault_in_every_format_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = walk.rules_for(Exercise)
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing, *others))
    asked = [part for name in FORMATS[1:] for part in ("--format", f"{name}:{name}.out")]
    names = ["matters/a-permitted.yaml", "matters/b-prohibited.yaml"]
    assert cli.main(["check", *names, *asked, "--format", "text"]) == 2
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"covenant: {name}: rule W2.1-crashing-one crashed: ZeroDivisionError: integer division or modulo by zero"
        for name in names
    ]
    assert told.out.count("FAULTS: these rules crashed") == 2
    assert "0 permitted, 0 prohibited, 0 undetermined, 2 could not be checked" in told.out
    for name in FORMATS[1:]:
        assert "W2.1-crashing-one" in Path(f"{name}.out").read_text(encoding="utf-8"), name
    suites = ET.fromstring(Path("junit.out").read_text(encoding="utf-8")).findall("testsuite")
    assert [suite.get("errors") for suite in suites] == ["1", "1"]


def test_a_crash_outside_the_rules_spares_the_other_matters(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = walk.opening_state
    crashes = iter([True])

    def broken(*arguments: object) -> object:
        if next(crashes, False):
            raise KeyError("lost")
        return opening(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(walk, "opening_state", broken)
    assert cli.main(["check", "matters/a-permitted.yaml", "matters/b-prohibited.yaml"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("covenant: matters/a-permitted.yaml: a fault of the program")
    assert told.err.count("\n") == 1
    assert "PROHIBITED: Prohibited" in told.out


def _place_of(text: str, file: Path) -> tuple[int, int]:
    """Return line and column, from 1, at which a text stands in a file."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if text in line:
            return number, line.index(text) + 1
    raise AssertionError(f"{text} does not stand in {file}")

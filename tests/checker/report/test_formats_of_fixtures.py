"""Real matters in every machine format: the same findings, at their lines, with the words of the agreement."""

import json
import re
import xml.etree.ElementTree as Xml
from pathlib import Path
from typing import Any

import pytest
from sarif_shape import faults_of

from checker import api
from checker.model.errors import InputError

ROOT = Path(__file__).resolve().parents[3]
WRONG = "fixtures/scenarios/cisco-cash-exercise/everything-wrong.yaml"
PERMITTED = "fixtures/scenarios/cisco-cash-exercise/exercise-100000.yaml"
CASES = "fixtures/rules/warrant/s02_exercise/exercise-within-term.yaml"
UNREADABLE = "fixtures/errors/control-character/matter.yaml"


def checked(name: str, text: str | None = None) -> tuple[api.Checked, ...]:
    """Return a file checked as the command does it: one for each case, or why it was refused."""
    file = ROOT / name
    try:
        given = None if text is None else api.load_text(text, name, file.parent)
        matters = [("", given)] if given else api.load_cases(file)
        return tuple(
            api.Checked(name, case, each.matter.matter or "", "", api.check(each)) for case, each in matters
        )
    except InputError as error:
        return (
            api.Checked(name, "", "", "", None, api.Refused(error.message, name, error.line, error.column)),
        )


def run_of_files(*files: tuple[api.Checked, ...]) -> api.Run:
    """Return the run of some files."""
    results = [result for file in files for each in file for result in api.results_of_check(each, {})]
    return api.Run("check", tuple(results), {"matters": sum(map(len, files))})


@pytest.fixture(scope="module")
def run() -> api.Run:
    """Return a run over a prohibited matter, a permitted one, cases and a file that cannot be read."""
    return run_of_files(*(checked(name) for name in (WRONG, PERMITTED, CASES, UNREADABLE)))


def test_sarif_has_every_finding_at_its_line(run: api.Run) -> None:
    log = json.loads(api.sarif_text(run, rule_pages="https://sample.example/docs/rules/", base=ROOT))
    assert faults_of(log) == []
    results = log["runs"][0]["results"]
    assert len(results) == len(run.results) > 40
    assert {result["kind"] for result in results} >= {"pass", "fail", "review"}
    for result in results:
        (where,) = result["locations"]
        lines = (ROOT / where["physicalLocation"]["artifactLocation"]["uri"]).read_bytes().split(b"\n")
        assert lines[where["physicalLocation"]["region"]["startLine"] - 1].strip()
        if result["ruleId"] != "INPUT":
            assert_quoted(result["relatedLocations"][0])
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def assert_quoted(location: Any) -> None:
    """Assert that the quoted words stand on the lines of the stored text that are given."""
    where = location["physicalLocation"]
    lines = (ROOT / where["artifactLocation"]["uri"]).read_text(encoding="utf-8").split("\n")
    told = " ".join(" ".join(lines[where["region"]["startLine"] - 1 : where["region"]["endLine"]]).split())
    assert location["message"]["text"] in told


def test_github_tells_what_stands_in_the_way_at_line_and_column(run: api.Run) -> None:
    lines = api.github_text(run).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    warnings = [line for line in lines if line.startswith("::warning ")]
    assert len(errors) + len(warnings) == sum(map(api.blocks, run.results))
    assert errors[0].startswith(f"::error file={WRONG},line=")
    assert re.match(rf"::error file={UNREADABLE},line=\d+,col=\d+,title=INPUT::", errors[-1])
    assert not any(PERMITTED in line for line in lines if "::notice" not in line)


def test_markdown_gives_each_matter_the_verdict_of_its_report() -> None:
    names = sorted(
        str(file.relative_to(ROOT)) for file in (ROOT / "fixtures/scenarios").glob("cisco-*/*.yaml")
    )
    files = [checked(name) for name in names]
    told = api.markdown_text(run_of_files(*files)).replace("\\", "")
    for (each,) in files:
        verdict = str(each.report.verdict) if each.report else "not checked"
        assert re.search(rf"\| {re.escape(each.file)} \| \*\*{verdict}\*\* \|", told), each.file


def test_junit_has_a_suite_for_each_matter_and_case(run: api.Run) -> None:
    document = Xml.fromstring(api.junit_of_check(run))
    names = [suite.get("name", "") for suite in document]
    assert names[:2] == [WRONG, PERMITTED]
    assert names[-1] == UNREADABLE
    assert len({name for name in names if name.startswith(CASES)}) > 1
    red = len(list(document.iter("failure"))) + len(list(document.iter("error")))
    assert red == sum(map(api.blocks, run.results))


def test_the_same_matters_give_the_same_bytes(run: api.Run) -> None:
    again = run_of_files(*(checked(name) for name in (WRONG, PERMITTED, CASES, UNREADABLE)))
    for made in (api.sarif_text, api.github_text, api.markdown_text, api.junit_of_check):
        assert made(run) == made(again)


def prints_of(text: str) -> dict[str, tuple[str, str, int]]:
    """Return, by its name, the fingerprint, the rule and the line of each finding of a matter that fails."""
    log = json.loads(api.sarif_text(run_of_files(checked(WRONG, text))))
    return {
        result["partialFingerprints"]["covenant/v1"]: (
            result["partialFingerprints"]["covenantFacts/v1"],
            result["ruleId"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for result in log["runs"][0]["results"]
    }


def test_fingerprints_outlive_moved_lines_and_end_with_changed_facts() -> None:
    text = (ROOT / WRONG).read_text(encoding="utf-8")
    first = prints_of(text)
    moved = prints_of(f"# a comment\n# and another\n{text}")
    assert {name: (facts, rule) for name, (facts, rule, _) in moved.items()} == {
        name: (facts, rule) for name, (facts, rule, _) in first.items()
    }
    assert all(moved[name][2] == line + 2 for name, (_, _, line) in first.items())
    changed = prints_of(text.replace("shares: 300000", "shares: 300001"))
    assert set(changed) == set(first)
    assert all(changed[name][0] != facts for name, (facts, _, _) in first.items())


def test_a_missed_expectation_is_told_at_its_line_in_every_format(tmp_path: Path) -> None:
    text = (ROOT / PERMITTED).read_text(encoding="utf-8")
    file = tmp_path / "scenario.yaml"
    file.write_text(re.sub(r"(?m)^  verdict: permitted", "  verdict: prohibited", text), encoding="utf-8")
    line = next(
        n for n, each in enumerate(file.read_text(encoding="utf-8").split("\n"), 1) if "verdict:" in each
    )
    trials = api.try_paths([file])
    run = api.Run("test", tuple(r for t in trials for r in api.results_of_trial(t)), {"scenarios": 1})
    (result,) = json.loads(api.sarif_text(run, base=tmp_path))["runs"][0]["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "scenario.yaml"
    assert where["region"] == {"startLine": line, "startColumn": 3}
    assert f",line={line},col=3,title=EXPECT::" in api.github_text(run)
    assert f":{line}:3" in api.markdown_text(run)
    assert f'line="{line}"' in api.junit_text(trials)

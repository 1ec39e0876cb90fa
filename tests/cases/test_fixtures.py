"""Every scenario under fixtures/rules and fixtures/scenarios: what its author expects, one item each."""

from pathlib import Path

import pytest
import yaml
from fixture_runs import ROOT, fixture_files, run_of

from checker.api import load


def _names(file: Path) -> list[str]:
    """Return the names of a file's cases as any YAML reader sees them; one without a name for a plain matter."""
    data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)
    return list(data["cases"]) if "cases" in data else [""]


def _called(file: Path) -> str:
    return file.relative_to(ROOT / "fixtures").as_posix()


SCENARIOS = [
    pytest.param(file, name, id=f"{_called(file)}::{name}".removesuffix("::"))
    for file in fixture_files()
    for name in _names(file)
]
each_file = pytest.mark.parametrize("file", fixture_files(), ids=_called)


@pytest.mark.parametrize(("file", "name"), SCENARIOS)
def test_scenario(file: Path, name: str) -> None:
    trials = {trial.case: trial for trial in run_of(file).trials}
    trial = trials.get(name) or next(iter(trials.values()))
    assert not trial.error, trial.error
    missed = [
        f"{each.path}: expected {each.expected}, seen {each.seen}" for each in trial.compared if not each.met
    ]
    assert not missed, "\n".join((*missed, f"because {trial.why}"))
    assert trial.case == name, "the case was not tried"
    assert trial.why, "an expectation says why, with the clause"


@each_file
def test_no_case_of_a_file_is_passed_over(file: Path) -> None:
    assert [trial.case for trial in run_of(file).trials] == _names(file)


@each_file
def test_a_scenario_is_named_in_a_way_that_any_system_can_store(file: Path) -> None:
    assert _called(file) == _called(file).lower()
    assert all(name == name.strip().lower() for name in _names(file))


def test_a_plain_scenario_is_a_matter_that_a_user_may_check() -> None:
    plain = [file for file in fixture_files() if _names(file) == [""]]
    assert plain
    assert all(load(file).matter.expect for file in plain)


def test_there_are_at_least_thirty_scenarios() -> None:
    assert len(SCENARIOS) >= 30

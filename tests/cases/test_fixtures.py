"""Every scenario under fixtures/rules and fixtures/scenarios: what its author expects, one item each."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from checker.api import Trial, load, try_paths

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("fixtures/rules", "fixtures/scenarios")


def _files() -> list[Path]:
    return [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.y*ml"))]


def _names(file: Path) -> list[str]:
    """Return the names of a file's cases as any YAML reader sees them; one without a name for a plain matter."""
    data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)
    return list(data["cases"]) if "cases" in data else [""]


@cache
def _trials(file: Path) -> dict[str, Trial]:
    return {trial.case: trial for trial in try_paths([file])}


SCENARIOS = [
    pytest.param(file, name, id=f"{file.relative_to(ROOT / 'fixtures')}::{name}".removesuffix("::"))
    for file in _files()
    for name in _names(file)
]


@pytest.mark.parametrize(("file", "name"), SCENARIOS)
def test_scenario(file: Path, name: str) -> None:
    trials = _trials(file)
    trial = trials.get(name) or next(iter(trials.values()))
    assert not trial.error, trial.error
    missed = [
        f"{each.path}: expected {each.expected}, seen {each.seen}" for each in trial.compared if not each.met
    ]
    assert not missed, "\n".join((*missed, f"because {trial.why}"))
    assert trial.case == name, "the case was not tried"
    assert trial.why, "an expectation says why, with the clause"


@pytest.mark.parametrize("file", _files(), ids=lambda file: str(file.relative_to(ROOT / "fixtures")))
def test_a_file_of_cases_is_no_matter_by_itself_and_no_case_is_passed_over(file: Path) -> None:
    assert list(_trials(file)) == _names(file)


def test_a_plain_scenario_is_a_matter_that_a_user_may_check() -> None:
    plain = [file for file in _files() if _names(file) == [""]]
    assert plain
    assert all(load(file).matter.expect for file in plain)

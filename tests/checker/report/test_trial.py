"""Trials: what is a scenario, what is an error, and that nothing is passed over in silence."""

from pathlib import Path

import pytest
from sample_matters import exercise, matter, text_of

from checker.model.errors import UsageError
from checker.report.trial import Trial, try_paths

PERMITTED = {"verdict": "permitted", "why": "Section 2.1: complete and in time."}


def put(folder: Path, name: str, whole: dict[str, object]) -> Path:
    """Write a matter into a folder and return its path."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text_of(whole), encoding="utf-8")
    return file


def only(path: Path) -> Trial:
    """Return the only trial of a path."""
    (trial,) = try_paths([path])
    return trial


def test_a_met_expectation_passes(tmp_path: Path) -> None:
    trial = only(put(tmp_path, "met.yaml", matter(exercise(), expect=PERMITTED)))
    assert trial.passed
    assert (trial.case, len(trial.compared), trial.why) == ("", 1, PERMITTED["why"])


def test_a_missed_expectation_fails(tmp_path: Path) -> None:
    trial = only(put(tmp_path, "missed.yaml", matter(exercise(), expect={"verdict": "prohibited"})))
    assert not trial.passed
    assert not trial.error
    assert [(each.expected, each.seen) for each in trial.compared] == [("prohibited", "permitted")]


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ({"why": "nothing else"}, "names nothing that could fail"),
        ({"verdicts": "permitted"}, "verdicts"),
        (None, "has no `expect`"),
    ],
)
def test_a_scenario_that_compares_nothing_is_an_error(
    tmp_path: Path, expect: dict[str, str] | None, told: str
) -> None:
    trial = only(put(tmp_path, "empty.yaml", matter(exercise(), expect=expect)))
    assert not trial.passed
    assert told in trial.error


def test_a_matter_that_cannot_be_read_is_a_failed_trial(tmp_path: Path) -> None:
    file = put(tmp_path, "broken.yaml", matter(exercise(), expect=PERMITTED, nonsense="1"))
    trial = only(file)
    assert not trial.passed
    assert "nonsense" in trial.error
    assert only(tmp_path) == trial


def test_cases_override_their_base_one_by_one(tmp_path: Path) -> None:
    whole = {
        "base": matter(exercise(), expect=PERMITTED),
        "cases": {
            "as-it-is": {},
            "another-day": {"as_of": "2003-06-17"},
            "not-met": {"expect": {"verdict": "prohibited"}},
        },
    }
    trials = try_paths([put(tmp_path, "cases.yaml", whole)])
    assert [(trial.case, trial.passed) for trial in trials] == [
        ("as-it-is", True),
        ("another-day", True),
        ("not-met", False),
    ]


def test_a_folder_is_searched_to_any_depth_and_files_without_expectations_are_no_scenarios(
    tmp_path: Path,
) -> None:
    put(tmp_path, "b/two.yaml", matter(exercise(), expect=PERMITTED))
    put(tmp_path, "a/deep/one.yml", matter(exercise(), expect=PERMITTED))
    put(tmp_path, "plain.yaml", matter(exercise()))
    assert [Path(trial.file).name for trial in try_paths([tmp_path])] == ["one.yml", "two.yaml"]


def test_no_scenario_at_all_is_an_error_and_so_is_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no scenario found"):
        try_paths([tmp_path])
    with pytest.raises(UsageError, match="no such file or folder"):
        try_paths([tmp_path / "nowhere"])

"""Trials: what is a scenario, what is an error, and that nothing is passed over in silence."""

import os
import pickle
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


CROWDED = """base:
  matter: A tender
  as_of: 2003-06-16
cases:
  no-act:
    expect:
      verdict: prohibited
      deadlines:
        W2.1-certificate-delivery: 2003-07-01
      documents:
        - exhibit-a
      why: nothing is proposed
"""


def written(folder: Path, text: str) -> Path:
    """Write a file as it stands and return its path."""
    file = folder / "typed.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_expectation_knows_where_it_stands_in_a_file_of_cases(tmp_path: Path) -> None:
    trial = only(written(tmp_path, CROWDED))
    assert [(each.path, each.line, each.column) for each in trial.compared] == [
        ("verdict", 7, 7),
        ("deadlines.W2.1-certificate-delivery", 9, 9),
        ("documents.exhibit-a", 11, 11),
    ]
    assert trial.title == "A tender"


def test_a_missing_action_stands_where_it_is_expected(tmp_path: Path) -> None:
    text = "matter: none\nas_of: 2003-06-16\nexpect:\n  actions:\n    3: {verdict: permitted}\n"
    trial = only(written(tmp_path, text))
    assert [(each.path, each.seen, each.line, each.column) for each in trial.compared] == [
        ("actions[3]", "none", 5, 5)
    ]


def test_an_error_has_its_bare_message_and_its_place(tmp_path: Path) -> None:
    file = written(tmp_path, "matter: none\nas_of: 2003-06-16\n nonsense: 1\nexpect: {verdict: permitted}\n")
    trial = only(file)
    assert trial.error == f"{file}:{trial.line}:{trial.column}: {trial.message}"
    assert trial.line == 3
    assert trial.error_file == ""


def test_an_error_in_a_file_that_the_matter_names_says_which(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("date,last\n2003-06-13,3.05\n2003-06-13,3.06\n", encoding="utf-8")
    text = "matter: m\nas_of: 2003-06-16\nprices:\n  file: prices.csv\nexpect:\n  verdict: permitted\n"
    trial = only(written(tmp_path, text))
    assert trial.error_file == str(tmp_path / "prices.csv")
    assert trial.line == 3


@pytest.mark.parametrize(
    ("expect", "told", "line"),
    [
        ("expect: permitted", "`expect` is a mapping", 3),
        ("expect:\n  verdict: permitted\n  deadlines: tomorrow", "`expect.deadlines` is a mapping", 5),
        ("expect:\n  actions: none", "`expect.actions` is a mapping", 4),
        ("expect:\n  actions:\n    first: {}", "'first' is no such number", 5),
        ("expect:\n  actions:\n    - permitted", "`expect.actions.0` is a mapping", 5),
        ("expect:\n  verdicts: permitted", "'verdicts', which is no part of a report", 4),
        ("expect:\n  why: nothing else", "names nothing that could fail", 3),
    ],
)
def test_an_expectation_of_no_possible_shape_is_an_error_at_its_place(
    tmp_path: Path, expect: str, told: str, line: int
) -> None:
    proposed = "{event: exercise, date: 2003-06-16, warrant: W-1, shares: 1}"
    text = f"matter: m\nas_of: 2003-06-16\n{expect}\nproposed:\n  - {proposed}\n"
    trial = only(written(tmp_path, text))
    assert told in trial.message
    assert (trial.line, trial.error) == (line, f"{trial.file}:{trial.line}:{trial.column}: {trial.message}")


def test_what_was_seen_and_what_was_expected_and_met_are_told_by_rule(tmp_path: Path) -> None:
    expect = {
        "actions": [{"findings": {"W2.1-exercise-within-term": "compliant", "W2.1-exact-name": "breach"}}]
    }
    trial = only(put(tmp_path, "named.yaml", matter(exercise(), expect=expect)))
    assert trial.expected == (("W2.1-exercise-within-term", "compliant"),)
    assert set(trial.expected) < set(trial.seen)
    assert len(set(trial.seen)) == len(trial.seen)


def test_a_trial_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (trial,) = try_paths([put(tmp_path, "met.yaml", matter(exercise(), expect=PERMITTED))])
    assert pickle.loads(pickle.dumps(trial)) == trial


@pytest.mark.parametrize(
    "key", ["expect :", '"expect":', "'expect' :", '"expect"\t:', "? expect\n:", "expect:"]
)
def test_a_scenario_is_found_in_a_folder_however_its_key_is_written(tmp_path: Path, key: str) -> None:
    text = f"matter: m\nas_of: 2003-06-16\n{key} {{verdict: prohibited}}\n"
    (trial,) = try_paths([written(tmp_path, text).parent])
    assert not trial.passed


def test_a_file_of_which_cannot_be_told_what_it_holds_is_not_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "met.yaml", matter(exercise(), expect=PERMITTED))
    (tmp_path / "plain.yaml").write_text("matter: we expect much\nas_of: 2003-06-16\n", encoding="utf-8")
    (tmp_path / "sixteen.yaml").write_bytes("matter: m\nexpect: {}\n".encode("utf-16"))
    (tmp_path / "unlinked.yaml").symlink_to("nowhere")
    met, sixteen, gone = try_paths([tmp_path])
    assert met.passed
    assert sixteen.message == "the file is UTF-16; save it as UTF-8"
    assert "there is no such file" in gone.error


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "met.yaml", matter(exercise(), expect=PERMITTED))
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(UsageError, match="closed: this folder cannot be read: permission denied"):
        try_paths([tmp_path])


def test_hidden_folders_are_passed_over_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "met.yaml", matter(exercise(), expect=PERMITTED))
    put(tmp_path, ".hidden/missed.yaml", matter(exercise(), expect={"verdict": "prohibited"}))
    (tmp_path / "round.yaml").symlink_to(tmp_path)
    assert [Path(trial.file).name for trial in try_paths([tmp_path])] == ["met.yaml"]
    assert not only(tmp_path / ".hidden").passed

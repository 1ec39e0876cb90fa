"""Annotations: one line each, with every character that means something to the runner escaped (AT-21)."""

import re
from pathlib import Path

import pytest
from machine_results import (
    ASIDE,
    ATTACKS,
    BREACH,
    CONFIRM,
    CRASHED,
    ELSEWHERE,
    EVERY,
    EXCEPTED,
    JUDGED,
    MET,
    MISSED,
    MISSING,
    NO_DUTY,
    NOTHING,
    NOTICE,
    PAST,
    REFUSED,
    attacked,
    run_of,
)
from msgspec.structs import replace

from checker.report.as_github import github_text
from checker.report.results import Result

_ANNOTATION = re.compile(
    r"::(error|warning|notice) ((?:file|line|col|title)=[^,:]*(?:,(?:line|col|title)=[^,:]*)*)::(.*)"
)


def read_back(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the annotations as the runner reads them: command, properties, message."""
    found = []
    for line in text.removesuffix("\n").split("\n") if text else []:
        matched = _ANNOTATION.fullmatch(line)
        assert matched, line
        pairs = dict(pair.split("=", 1) for pair in matched[2].split(","))
        found.append((matched[1], {key: decoded(value) for key, value in pairs.items()}, decoded(matched[3])))
    return found


def decoded(text: str) -> str:
    """Return what the runner makes of the escapes; ``%25`` last, as it does."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize(
    ("result", "command"),
    [
        (BREACH, "error"),
        (replace(BREACH, outcome="no_right"), "error"),
        (JUDGED, "warning"),
        (MISSING, "warning"),
        (NO_DUTY, "warning"),
        (REFUSED, "error"),
        (CRASHED, "error"),
        (NOTICE, "error"),
        (MISSED, "error"),
        (ASIDE, "notice"),
        (replace(JUDGED, counts=False), "notice"),
        (PAST, "notice"),
        (EXCEPTED, "notice"),
    ],
)
def test_what_prohibits_is_an_error_and_what_is_open_a_warning(result: Result, command: str) -> None:
    ((told, _, _),) = read_back(github_text(run_of(result)))
    assert told == command


@pytest.mark.parametrize(
    "result", [MET, CONFIRM, replace(CONFIRM, counts=False), replace(JUDGED, path="history[1]")]
)
def test_what_needs_no_attention_has_no_annotation(result: Result) -> None:
    assert github_text(run_of(result)) == ""


def test_an_annotation_names_file_line_column_rule_and_reason() -> None:
    ((_, places, message),) = read_back(github_text(run_of(BREACH)))
    assert places == {
        "file": "matters/delay.yaml",
        "line": "31",
        "col": "5",
        "title": "R2.g-third-delay BREACH",
    }
    assert message == (
        "Sample delay: a third delay in twelve months\n"
        "R2.g: “provided, however, that”\n"
        "To mend it: ask every Holder for its consent"
    )


def test_why_something_does_not_stand_in_the_way_is_said() -> None:
    told = [places["title"] for _, places, _ in read_back(github_text(run_of(ASIDE, PAST, EXCEPTED)))]
    assert told == [
        "R2.g-third-delay BREACH (does not count)",
        "R2.g-third-delay BREACH (history)",
        "R2.g-third-delay BREACH (EXCEPTED until 2003-08-01)",
    ]
    assert "Excepted by Sample Partner: Holder agreed" in github_text(run_of(EXCEPTED))


def test_standard_input_has_no_place() -> None:
    ((_, places, _),) = read_back(github_text(run_of(replace(REFUSED, file="standard input"))))
    assert places == {"title": "INPUT"}


def test_the_order_is_that_of_the_run_and_the_bytes_are_the_same() -> None:
    text = github_text(run_of(*EVERY))
    assert text == github_text(run_of(*EVERY))
    assert [places["title"].split(" ")[0] for _, places, _ in read_back(text)] == [
        each.rule for each in EVERY if each not in (MET, CONFIRM, NOTHING)
    ]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_stays_one_annotation(text: str) -> None:
    for result in (attacked(text), replace(attacked(text), exception=None)):
        told = github_text(run_of(result))
        assert told.count("\n") == 1
        assert len(told.splitlines()) == 1, "no reader takes it for two lines"
        assert told.isprintable() or told.removesuffix("\n").isprintable()
        ((command, places, _),) = read_back(told)
        assert command in ("error", "notice")
        assert set(places) == {"file", "line", "col", "title"}


@pytest.mark.parametrize("text", [each for each in ATTACKS if each.isprintable()])
def test_the_words_of_an_attack_are_read_back_as_they_were(text: str) -> None:
    ((_, places, message),) = read_back(github_text(run_of(attacked(text))))
    assert places["file"] == f"m/{text}.yaml"
    assert message.startswith(f"{text} {text}: {text}\n")


def test_a_percent_sign_is_not_decoded_twice() -> None:
    ((_, _, message),) = read_back(github_text(run_of(replace(REFUSED, message="100%0A::error::x"))))
    assert message.startswith("100%0A::error::x")


def test_no_tax_id_is_left_whole() -> None:
    told = github_text(run_of(attacked("%123-45-6789"), attacked("\n123-45-6789"), attacked(":12-3456789")))
    assert "123-45-" not in told
    assert "12-345" not in told


def test_a_mistake_in_a_file_that_a_matter_names_says_of_which() -> None:
    ((command, places, message),) = read_back(github_text(run_of(ELSEWHERE)))
    assert (command, places["file"], places["line"]) == ("error", "prices.csv", "2")
    assert message.startswith("matters/priced.yaml: this is no price")


def test_a_file_is_named_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    folder = tmp_path / "repository" / "sub"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for typed, named in (
        ("m.yaml", "sub/m.yaml"),
        ("../m.yaml", "m.yaml"),
        (str(folder / "m.yaml"), "sub/m.yaml"),
        ("../../outside.yaml", "../../outside.yaml"),
    ):
        run = run_of(replace(REFUSED, file=typed))
        ((_, places, _),) = read_back(github_text(run, base=folder))
        assert places["file"] == named
        ((_, places, _),) = read_back(github_text(run))
        assert places["file"] == typed
    ((_, places, _),) = read_back(github_text(run_of(replace(REFUSED, file="standard input")), base=folder))
    assert "file" not in places

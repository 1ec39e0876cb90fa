"""SARIF: the shape of the standard, the places, the fingerprints, what is suppressed, and no attack gets through."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from machine_results import (
    ATTACKS,
    BREACH,
    CRASHED,
    ELSEWHERE,
    EVERY,
    EXCEPTED,
    JUDGED,
    MET,
    MISSED,
    NOTHING,
    NOTICE,
    PAST,
    REFUSED,
    attacked,
    run_of,
)
from msgspec.structs import replace
from sarif_shape import faults_of

from checker.report.as_sarif import sarif_text
from checker.report.results import Result


def log_of(*results: Result, **words: Any) -> Any:
    """Return the log of a run of the results, parsed back."""
    return json.loads(sarif_text(run_of(*results), **words))


def only(result: Result, **words: Any) -> Any:
    """Return the one result of a run of it."""
    return log_of(result, **words)["runs"][0]["results"][0]


def test_every_kind_of_result_has_the_shape_of_the_standard() -> None:
    assert faults_of(log_of(*EVERY)) == []
    assert faults_of(log_of(*EVERY, rule_pages="https://sample.example/docs/rules/")) == []
    assert faults_of(log_of()) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda log: log.update(more=1), "no property"),
        (lambda log: log["runs"][0]["results"][0].update(level="none"), "3.27.10"),
        (lambda log: log["runs"][0]["results"][0].update(ruleIndex=1), "differ"),
        (lambda log: log["runs"][0]["results"][0].pop("message"), "missing"),
        (lambda log: log["runs"][0]["results"][0].pop("suppressions"), "3.27.23"),
        (
            lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
                "artifactLocation"
            ].update(uri="/root/a.yaml"),
            "relative",
        ),
    ],
)
def test_the_shape_is_really_looked_at(spoil: Any, said: str) -> None:
    log = deepcopy(log_of(*EVERY))
    spoil(log)
    try:
        told = faults_of(log)
    except KeyError as missing:
        told = [f"missing {missing}"]
    assert any(said in fault for fault in told)


def test_the_text_is_the_same_each_time_and_ends_with_a_line() -> None:
    text = sarif_text(run_of(*EVERY))
    assert text == sarif_text(run_of(*EVERY))
    assert text.endswith("}\n")
    assert '\n  "version": "2.1.0",\n' in text


def test_kinds_levels_and_order_are_those_of_the_results() -> None:
    results = log_of(*EVERY)["runs"][0]["results"]
    assert [(each["ruleId"], each["kind"], each["level"]) for each in results] == [
        (each.rule, each.kind, each.level) for each in EVERY
    ]


def test_a_result_stands_at_its_line_and_its_words_in_the_agreement() -> None:
    told = only(BREACH)
    assert told["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "matters/delay.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31, "startColumn": 5},
            }
        }
    ]
    (clause,) = told["relatedLocations"]
    where = clause["physicalLocation"]
    assert clause["message"]["text"] == "provided, however, that"
    lines = Path(where["artifactLocation"]["uri"]).read_text(encoding="utf-8").split("\n")
    region = where["region"]
    quoted = " ".join(" ".join(lines[region["startLine"] - 1 : region["endLine"]]).split())
    assert "provided, however, that" in quoted


def test_a_rule_is_described_with_its_words_and_its_page() -> None:
    (rule,) = log_of(BREACH)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("R2.g-third-delay", "ThirdDelay")
    assert rule["properties"]["page"] == "docs/rules/R2.g-third-delay.md"
    assert rule["properties"]["tags"] == ["registration_rights", "R2.g"]
    assert rule["help"]["text"].startswith("“")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["helpUri"] == rule["properties"]["page"], "no address is given to which the pages belong"


@pytest.mark.parametrize("pages", ["https://sample.example/docs/rules/", "https://sample.example/docs/rules"])
def test_the_pages_of_rules_and_readings_have_addresses(pages: str) -> None:
    rules = log_of(BREACH, JUDGED, REFUSED, rule_pages=pages)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["helpUri"].removeprefix("https://sample.example/docs/") for rule in rules] == [
        "rules/R2.g-third-delay.md",
        "readings/A-25.md",
        "rules/INPUT.md",
    ]


def test_only_the_rules_that_occur_are_described_each_once() -> None:
    rules = log_of(BREACH, MET, BREACH)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["R2.g-third-delay", "W2.1-exact-name"]


def names_of(*results: Result) -> list[str]:
    """Return the names by which the results are known from run to run."""
    told = log_of(*results)["runs"][0]["results"]
    return [each["partialFingerprints"]["covenant/v1"] for each in told]


def test_a_name_outlives_moved_lines_and_changed_facts() -> None:
    moved = replace(
        BREACH,
        line=99,
        column=1,
        message="other days",
        fingerprint="f" * 16,
        path="proposed[4]",
        outcome="no_right",
    )
    assert names_of(BREACH) == names_of(moved)
    assert only(BREACH)["partialFingerprints"]["covenantFacts/v1"] == "0123456789abcdef"
    assert only(moved)["partialFingerprints"]["covenantFacts/v1"] == "f" * 16


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", "R2.g-delay-notice"),
        ("file", "matters/other.yaml"),
        ("case", "other"),
        ("event", "exercise"),
        ("subject", "other"),
        ("path", "history[0]"),
    ],
)
def test_another_rule_file_case_event_or_subject_has_another_name(field: str, value: str) -> None:
    assert names_of(BREACH) != names_of(replace(BREACH, **{field: value}))


def test_what_is_alike_is_counted() -> None:
    first, second, third = names_of(BREACH, BREACH, replace(BREACH, line=70))
    assert (second, third) == (f"{first}:2", f"{first}:3")


def test_expectations_are_told_apart_by_their_paths() -> None:
    assert names_of(MISSED) != names_of(replace(MISSED, path="actions[0].verdict"))


def test_what_is_excepted_is_suppressed_with_its_reason() -> None:
    first, second = log_of(EXCEPTED, PAST)["runs"][0]["results"]
    (suppression,) = first["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == (
        "Holder agreed in writing to a third delay (approved by Sample Partner; evidence: letters/2003-05-02.pdf; "
        "granted 2003-05-02, expires 2003-08-01)"
    )
    assert second["suppressions"] == []
    assert "suppressions" not in only(BREACH)


def test_what_could_not_be_checked_is_told_of_the_run_as_well() -> None:
    (invocation,) = log_of(BREACH, REFUSED, CRASHED)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"] == "a tab indents this line"
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 1}
    assert second["associatedRule"]["id"] == "FAULT"
    assert log_of(BREACH, MISSED, NOTICE)["runs"][0]["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize("file", ["", "-", "standard input"])
def test_standard_input_has_no_place(file: str) -> None:
    assert only(replace(BREACH, file=file))["locations"] == []


def test_without_a_line_there_is_a_file_and_no_region() -> None:
    (where,) = only(CRASHED)["locations"]
    assert "region" not in where["physicalLocation"]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_stays_words(text: str) -> None:
    log = log_of(attacked(text), replace(attacked(text), exception=None, rule="A-25"))
    assert faults_of(log) == []
    first = log["runs"][0]["results"][0]
    assert not re.search(r"\]\(", first["message"]["text"])
    assert not re.search(r"(?<!\{)\{\d", first["message"]["text"])
    if "\udcff" not in text:
        assert first["properties"]["subject"] == text
        uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        parts = [part for part in f"m/{text}.yaml".split("/") if part not in ("", ".", "..")]
        assert unquote(uri) == "/".join(parts)


def test_no_tax_id_is_left_whole_in_any_field() -> None:
    for text in ("123-45-6789", " 123-45-6789", "\x00123-45-6789", "a#12-3456789", "\u2028123-45-6789"):
        told = sarif_text(run_of(attacked(text), replace(REFUSED, file=f"{text}.yaml", message=text)))
        assert "123-45-" not in told
        assert "12-345" not in told
        assert faults_of(json.loads(told)) == []


def test_a_test_and_a_check_are_two_analyses() -> None:
    log = json.loads(sarif_text(run_of(MISSED, command="test")))
    assert log["runs"][0]["automationDetails"] == {"id": "covenant/test/"}


def test_github_tells_alerts_apart_by_the_name_of_the_result() -> None:
    told = log_of(BREACH, replace(BREACH, subject="Sample Fund, L.P."))["runs"][0]["results"]
    first, second = (each["partialFingerprints"] for each in told)
    assert first["primaryLocationLineHash"] == first["covenant/v1"] != second["primaryLocationLineHash"]


def test_a_mistake_in_a_file_that_two_matters_name_is_two_results() -> None:
    other = replace(ELSEWHERE, of="matters/other.yaml")
    assert ":" not in "".join(names_of(ELSEWHERE, other))
    assert only(ELSEWHERE)["properties"]["matterFile"] == "matters/priced.yaml"


def test_what_passes_is_no_notification() -> None:
    assert log_of(NOTHING)["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_files_are_named_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "matters").mkdir()

    def uri_of(folder: Path, file: str) -> str:
        monkeypatch.chdir(folder)
        (told,) = json.loads(sarif_text(run_of(replace(BREACH, file=file)), base=folder))["runs"][0][
            "results"
        ]
        place = told["locations"][0]["physicalLocation"]["artifactLocation"]
        return f"{place['uri']} {told['partialFingerprints']['covenant/v1']}"

    everywhere = {
        uri_of(tmp_path, "matters/a.yaml"),
        uri_of(tmp_path / "matters", "a.yaml"),
        uri_of(tmp_path / "matters", "../matters/a.yaml"),
        uri_of(tmp_path / "matters", str(tmp_path / "matters" / "a.yaml")),
    }
    assert {each.split()[0] for each in everywhere} == {"matters/a.yaml"}
    assert len(everywhere) == 1

"""A check as JUnit: what is a failure, an error, skipped; places; and XML that can be read back (AT-22)."""

import xml.etree.ElementTree as Xml

import pytest
from junitparser import JUnitXml
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

from checker.report.as_junit import junit_of_check, junit_text
from checker.report.expectations import Compared
from checker.report.results import Result
from checker.report.trial import Trial


def case_of(result: Result) -> Xml.Element:
    """Return the one case of a run of one result."""
    (case,) = Xml.fromstring(junit_of_check(run_of(result))).iter("testcase")
    return case


@pytest.mark.parametrize(
    ("result", "tag", "kind"),
    [
        (BREACH, "failure", "breach"),
        (JUDGED, "failure", "judgement"),
        (NO_DUTY, "failure", "no_duty"),
        (NOTICE, "failure", "EXC-EXPIRED"),
        (MISSING, "error", "missing_fact"),
        (REFUSED, "error", "INPUT"),
        (CRASHED, "error", "FAULT"),
        (EXCEPTED, "skipped", "breach"),
        (ASIDE, "skipped", "breach"),
        (PAST, "skipped", "breach"),
    ],
)
def test_what_a_result_comes_to(result: Result, tag: str, kind: str) -> None:
    (told,) = case_of(result)
    assert (told.tag, told.get("type")) == (tag, kind)
    assert result.message in str(told.get("message"))


@pytest.mark.parametrize(
    "result", [MET, CONFIRM, replace(JUDGED, counts=False), replace(MISSING, path="history[0]")]
)
def test_what_does_not_stand_in_the_way_passes(result: Result) -> None:
    assert list(case_of(result)) == []


def test_what_is_skipped_says_why() -> None:
    assert (
        case_of(EXCEPTED)[0]
        .get("message", "")
        .startswith(
            "excepted by Sample Partner until 2003-08-01: Holder agreed in writing to a third delay. a third delay"
        )
    )
    assert case_of(PAST)[0].get("message", "").startswith("of history: it changes no verdict. ")
    assert case_of(ASIDE)[0].get("message", "").startswith("it does not count. ")


def test_a_case_names_action_rule_subject_file_and_line() -> None:
    case = case_of(BREACH)
    assert case.get("name") == "proposed[0] R2.g-third-delay CTC Communications Group, Inc."
    assert (case.get("file"), case.get("line")) == ("matters/delay.yaml", "31")
    assert case.get("classname") == "matters/delay.yaml"
    assert case_of(CRASHED).get("line") is None


def test_there_is_a_suite_for_each_matter_in_the_order_of_the_run() -> None:
    results = (replace(BREACH, case="b"), replace(MET, case="b"), replace(MISSING, case="a"), REFUSED)
    suites = list(JUnitXml.fromstring(junit_of_check(run_of(*results)).encode("utf-8")))
    assert [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites] == [
        ("matters/delay.yaml b", 2, 1, 0, 0),
        ("matters/delay.yaml a", 1, 0, 1, 0),
        ("matters/bad.yaml", 1, 0, 1, 0),
    ]


def test_cases_that_are_alike_are_counted() -> None:
    told = Xml.fromstring(junit_of_check(run_of(BREACH, BREACH)))
    first, second = [case.get("name") for case in told.iter("testcase")]
    assert second == f"{first} (2)"


def test_the_bytes_are_the_same_and_hold_no_time_and_no_host() -> None:
    text = junit_of_check(run_of(*EVERY))
    assert text == junit_of_check(run_of(*EVERY))
    assert text.endswith("</testsuites>\n")
    whole = Xml.fromstring(text)
    names = {name for element in whole.iter() for name in element.attrib}
    assert not names & {"timestamp", "hostname", "id"}
    assert {element.get("time") for element in whole.iter() if "time" in element.attrib} <= {"0"}


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_read_back(text: str) -> None:
    for result in (attacked(text), replace(attacked(text), exception=None)):
        case = case_of(result)
        assert [child.tag for child in case] in (["skipped"], ["failure"])
        if text.isprintable():
            assert case.get("name") == f"proposed[0] R2.g-third-delay {text}"
            assert f"R2.g: “{text}”." in str(case[0].get("message"))


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_in_a_scenario_is_read_back(text: str) -> None:
    trial = Trial(f"{text}.yaml", text, (Compared(text, text, text, False, line=3),), text, text)
    missed, unread = Xml.fromstring(junit_text((trial,))).iter("testcase")
    assert [child.tag for child in (*missed, *unread)] == ["failure", "error"]
    assert missed.get("line") == "3"
    if text.isprintable():
        assert missed.get("name") == text
        assert unread[0].get("message") == text


def test_no_tax_id_is_left_whole() -> None:
    trial = Trial("123-45-6789.yaml", "12-3456789", (Compared("\x00123-45-6789", "", "", False),), "x")
    told = junit_of_check(run_of(attacked("\x00123-45-6789"), attacked("12-3456789"))) + junit_text((trial,))
    assert "123-45-" not in told
    assert "12-345" not in told


def test_two_names_that_are_masked_alike_stay_two_suites() -> None:
    one, two = (replace(BREACH, file=f"{begins}-45-6789.yaml") for begins in ("123", "987"))
    suites = list(JUnitXml.fromstring(junit_of_check(run_of(one, two)).encode("utf-8")))
    assert [(suite.name, suite.tests, suite.failures) for suite in suites] == [("XXX-XX-6789.yaml", 1, 1)] * 2


def test_a_mistake_in_a_file_that_a_matter_names_is_in_the_suite_of_the_matter() -> None:
    (suite,) = Xml.fromstring(junit_of_check(run_of(ELSEWHERE)))
    (case,) = suite
    assert (suite.get("name"), case.get("file"), case.get("line")) == (
        "matters/priced.yaml",
        "prices.csv",
        "2",
    )


def test_a_matter_to_which_no_rule_applies_is_a_case_that_passes() -> None:
    assert len(case_of(NOTHING)) == 0

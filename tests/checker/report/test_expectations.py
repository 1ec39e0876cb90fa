"""Expectations compared: every kind of key, numbers by value, lists by containment."""

from typing import Any

import pytest
from sample_matters import HOLDER, data_on, exercise, matter

from checker.model.errors import InputError
from checker.report.expectations import Compared, compare, same_value

REPORT: dict[str, Any] = {
    "verdict": "undetermined",
    "matter": "A sample",
    "as_of": "2003-06-16",
    "actions": [
        {
            "index": 0,
            "verdict": "undetermined",
            "findings": [
                {"rule": "W2.1-one", "clause": "W2.1", "subject": "A", "outcome": "compliant"},
                {"rule": "W2.1-one", "clause": "W2.1", "subject": "B", "outcome": "judgement"},
                {"rule": "W2.1-two", "clause": "W2.1", "subject": "A", "outcome": "confirm"},
                {"rule": "R2.a.i-three", "clause": "R2.a.i", "subject": "C, L.P.", "outcome": "breach"},
                {"rule": "A-25", "clause": "W6.i", "subject": "A", "outcome": "judgement"},
            ],
            "figures": {"amount_due": "240800.00", "allocation": {"Company": "10", "A": "0"}},
            "before": {"warrant_price": "2.408", "warrants": {"W-1": {"warrant_shares": "272067.0"}}},
            "after": {"warrant_price": "2.408"},
            "consequences": {"notify": "yes"},
        },
        {"index": 1, "verdict": "permitted", "findings": [], "figures": {}},
    ],
    "history": [{"index": 2, "verdict": "permitted", "findings": [], "figures": {"shares_issued": "5"}}],
    "deadlines": [
        {"rule": "W2.1-one", "date": "2003-07-05", "safe_date": "2003-07-03", "to": "B", "who": "Company"}
    ],
    "documents": [{"form": "exhibit-a"}, {"form": "check-report"}],
    "readings": [{"id": "A-25"}],
    "faults": [],
}


def only(expected: dict[str, Any]) -> Compared:
    """Return the only comparison that an expectation makes."""
    (compared,) = compare(expected, REPORT)
    return compared


@pytest.mark.parametrize(
    ("expected", "met"),
    [
        ({"verdict": "undetermined"}, True),
        ({"verdict": "permitted"}, False),
        ({"as_of": "2003-06-16"}, True),
        ({"actions": [{"verdict": "undetermined"}]}, True),
        ({"actions": {"1": {"verdict": "permitted"}}}, True),
        ({"actions": {"1": {"verdict": "prohibited"}}}, False),
        ({"actions": {"7": {"verdict": "permitted"}}}, False),
        ({"actions": [{"findings": {"W2.1-one@A": "compliant"}}]}, True),
        ({"actions": [{"findings": {"W2.1-one@B": "judgement"}}]}, True),
        ({"actions": [{"findings": {"W2.1-one": "judgement"}}]}, True),
        ({"actions": [{"findings": {"W2.1-one": "compliant"}}]}, False),
        ({"actions": [{"findings": {"W2.1": "judgement"}}]}, True),
        ({"actions": [{"findings": {"W2.1@A": "confirm"}}]}, True),
        ({"actions": [{"findings": {"R2.a": "breach"}}]}, True),
        ({"actions": [{"findings": {"R2": "breach"}}]}, True),
        ({"actions": [{"findings": {"R2.a.i@C, L.P.": "breach"}}]}, True),
        ({"actions": [{"findings": {"A-25": "judgement"}}]}, True),
        ({"actions": [{"findings": {"W9-none": "compliant"}}]}, False),
        ({"actions": [{"findings": {"W2.1-one@Nobody": "compliant"}}]}, False),
        ({"actions": [{"figures": {"amount_due": "240,800"}}]}, True),
        ({"actions": [{"figures": {"amount_due": "$240800.0"}}]}, True),
        ({"actions": [{"figures": {"amount_due": "240800.01"}}]}, False),
        ({"actions": [{"figures": {"allocation": {"A": "0"}}}]}, True),
        ({"actions": [{"figures": {"allocation": {"B": "0"}}}]}, False),
        ({"actions": [{"figures": {"nothing_like_it": "1"}}]}, False),
        ({"actions": [{"before": {"warrants": {"W-1": {"warrant_shares": "272067"}}}}]}, True),
        ({"actions": [{"after": {"warrant_price": "2.4080"}}]}, True),
        ({"actions": [{"after": {"warrant_price": "2.41"}}]}, False),
        ({"actions": [{"consequences": {"notify": "yes"}}]}, True),
        ({"history": {"2": {"figures": {"shares_issued": "5"}}}}, True),
        ({"deadlines": {"W2.1-one": "2003-07-05"}}, True),
        ({"deadlines": {"W2.1-one": "2003-07-03"}}, True),
        ({"deadlines": {"W2.1": "2003-07-03"}}, True),
        ({"deadlines": {"W2.1-one@B": "2003-07-03"}}, True),
        ({"deadlines": {"W2.1-one@Company": "2003-07-03"}}, True),
        ({"deadlines": {"W2.1-one@A": "2003-07-03"}}, False),
        ({"deadlines": {"W2.1-one": "2003-07-04"}}, False),
        ({"documents": ["exhibit-a"]}, True),
        ({"documents": ["exhibit-b"]}, False),
        ({"readings": ["A-25"]}, True),
        ({"readings": ["A-3"]}, False),
    ],
    ids=str,
)
def test_each_kind_of_key_is_compared(expected: dict[str, Any], met: bool) -> None:
    assert only(expected).met is met


def test_what_is_not_named_is_not_compared() -> None:
    assert compare({"why": "because"}, REPORT) == ()
    assert compare({"actions": [{}, {"why": "because"}]}, REPORT) == ()


def test_every_expected_item_is_compared_by_itself() -> None:
    compared = compare({"documents": ["exhibit-a", "exhibit-b"], "verdict": "undetermined"}, REPORT)
    assert [(each.path, each.met) for each in compared] == [
        ("documents.exhibit-a", True),
        ("documents.exhibit-b", False),
        ("verdict", True),
    ]


def test_a_missed_expectation_says_what_was_seen() -> None:
    missed = only({"actions": [{"findings": {"W2.1-one": "compliant"}}]})
    assert (missed.path, missed.expected, missed.seen) == (
        "actions[0].findings.W2.1-one",
        "compliant",
        "judgement",
    )


@pytest.mark.parametrize("key", ["verdicts", "action", "figures"])
def test_a_key_that_is_no_part_of_a_report_is_an_error(key: str) -> None:
    with pytest.raises(InputError, match=key):
        compare({key: "permitted"}, REPORT)


@pytest.mark.parametrize("key", ["finding", "figure", "deadlines"])
def test_a_key_that_is_no_part_of_an_action_is_never_met(key: str) -> None:
    """A mistyped key may be refused or missed, but it cannot pass."""
    try:
        compared = compare({"actions": [{key: {"W2.1-one": "judgement"}}]}, REPORT)
    except InputError:
        return
    assert compared
    assert not any(each.met for each in compared)


def test_documents_are_expected_of_the_report_and_not_of_an_action() -> None:
    with pytest.raises(InputError, match="documents"):
        compare({"actions": [{"documents": ["exhibit-a"]}]}, REPORT)


@pytest.mark.parametrize(
    ("expected", "seen", "same"),
    [
        ("1,000", "1000", True),
        ("$2.408", "2.4080", True),
        ("1/3", "2/6", True),
        ("0.33", "1/3", False),
        ("-5", "-5.0", True),
        ("True", "true", True),
        ("yes", "yes", True),
        ("Yes", "yes", False),
        ("none", "none", True),
        ("2003-06-16", "2003-06-16", True),
        ("1", "one", False),
        ("1234567", "1,234,567", True),
        ("1,234,567.50", "1234567.5", True),
        ("$-1,000", "-1000", True),
        (".5", "1/2", True),
        ("1e9999999999", "1", False),
        ("1e3", "1000", False),
        ("1_0", "10", False),
        ("1,2", "12", False),
        ("1234,567", "1234567", False),
        ("1,000 ", "1000", False),
        ("١", "1", False),
        ("1/0", "1/0", True),
        ("9" * 5000, "9" * 5000, True),
    ],
)
def test_scalars_are_compared_by_value(expected: str, seen: str, same: bool) -> None:
    assert same_value(expected, seen) is same


def test_a_true_report_is_compared_with_a_subject_that_has_commas_and_dots() -> None:
    report = data_on(matter(exercise()))
    (compared,) = compare({"actions": [{"findings": {f"W2.1-exact-name@{HOLDER}": "compliant"}}]}, report)
    assert compared.met

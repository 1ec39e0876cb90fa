"""A claim for indemnity under Section 6, as a report shows it."""

from typing import Any

import pytest
from rra_matters import SPECTRUM, by_hand, of_holders
from sample_matters import COMPANY, finding, findings, report_on

from checker.model.report import Report


def judged(**changes: Any) -> Report:
    """Return the report on a claim of the Company against Spectrum; None leaves a key out."""
    event = {
        "event": "indemnity_claim",
        "date": "2002-06-05",
        "under": "rra",
        "claimant": COMPANY,
        "against": SPECTRUM,
        "known_on": "2002-06-03",
        "notice": by_hand("2002-06-05"),
        "proceeds_gross": "1200000.00",
        "proceeds_net": "1128000.00",
        "amount": "1128000.00",
        **changes,
    }
    return report_on(of_holders({key: value for key, value in event.items() if value is not None}))


@pytest.mark.parametrize("key", ["under", "claimant", "known_on", "notice"])
def test_what_a_notice_turns_on_must_be_said(key: str) -> None:
    told = findings(judged(**{key: None}), "R6.c-notice")
    assert [each.outcome for each in told] == ["missing_fact"]
    assert f"`{key}" in str(told[0].remedy)


def test_a_notice_shows_the_days_and_leaves_promptly_to_a_person() -> None:
    found = finding(judged(), "R6.c-notice")
    assert (found.outcome, found.facts["days"], found.subject) == ("confirm", "2", COMPANY)


def test_a_notice_without_effect_turns_on_prejudice() -> None:
    found = finding(judged(notice={"method": "fax", "received": "2002-06-05"}), "R6.c-notice")
    assert found.outcome == "judgement"


@pytest.mark.parametrize(
    ("amount", "gross", "net", "outcome"),
    [
        ("1128000.00", None, "1128000.00", "compliant"),
        ("1200000.01", "1200000.00", None, "no_right"),
        ("1200000.00", "1200000.00", None, "judgement"),
        ("1128000.01", None, "1128000.00", "judgement"),
    ],
)
def test_one_number_of_two_is_enough_where_it_decides(
    amount: str, gross: str | None, net: str | None, outcome: str
) -> None:
    report = judged(amount=amount, proceeds_gross=gross, proceeds_net=net)
    assert finding(report, "R6.b-cap").outcome == outcome


def test_against_whom_it_goes_must_be_said() -> None:
    assert finding(judged(against=None), "R6.b-cap").outcome == "missing_fact"
    assert finding(judged(against="Company", claimant=SPECTRUM), "R6.b-cap").outcome == "not_applicable"

"""A claim for indemnity under Exhibit D Section 7, as a report shows it."""

from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, finding, matter, report_on

from checker.model.report import Report


def judged(side: str = "company", **changes: Any) -> Report:
    """Return the report on a claim of the Company against the Holder; None leaves a key out."""
    event = {
        "event": "indemnity_claim",
        "date": "2003-06-05",
        "under": "exhibit_d",
        "claimant": COMPANY,
        "against": HOLDER,
        "known_on": "2003-06-03",
        "notice": {"method": "certified_mail", "sent": "2003-06-05"},
        "proceeds_gross": "500000.00",
        "proceeds_net": "470000.00",
        "amount": "470000.00",
        **changes,
    }
    return report_on(matter({key: value for key, value in event.items() if value is not None}, side=side))


@pytest.mark.parametrize("key", ["claimant", "known_on", "notice"])
def test_what_a_notice_turns_on_must_be_said(key: str) -> None:
    found = finding(judged(**{key: None}), "D7.iii-notice")
    assert found.outcome == "missing_fact"
    assert f"`{key}`" in str(found.remedy)


def test_a_notice_by_certified_mail_is_given_when_mailed_and_its_days_are_shown() -> None:
    found = finding(judged(), "D7.iii-notice")
    assert (found.outcome, found.facts) == ("confirm", {"given": "2003-06-05", "days": "2"})


def test_the_limit_between_net_and_gross_is_read_by_whoever_bears_the_risk() -> None:
    """The Company counts on the smaller recovery, the Holder reckons with the larger exposure (A-103)."""
    ours = finding(judged(amount="480000.00"), "D7.ii-cap")
    theirs = finding(judged(side="holder", amount="480000.00"), "D7.ii-cap")
    assert (ours.outcome, theirs.outcome) == ("judgement", "judgement")
    assert (ours.facts["limit"], theirs.facts["limit"]) == ("470,000.00", "500,000.00")


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"against": None}, "missing_fact"),
        ({"amount": None}, "missing_fact"),
        ({"proceeds_gross": None, "proceeds_net": None}, "missing_fact"),
        ({"against": COMPANY, "claimant": HOLDER}, "not_applicable"),
        ({"under": "rra"}, "not_applicable"),
    ],
)
def test_the_limit_is_asked_of_a_claim_against_a_holder(changes: dict[str, Any], outcome: str) -> None:
    assert finding(judged(**changes), "D7.ii-cap").outcome == outcome


def test_before_the_warrant_there_is_no_exhibit_d() -> None:
    early = {
        "date": "2002-04-26",
        "known_on": "2002-04-25",
        "notice": {"method": "hand", "received": "2002-04-26"},
    }
    assert finding(judged(**early), "D7.iii-notice").outcome == "not_applicable"

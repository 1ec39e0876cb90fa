"""A demand under Exhibit D 4: who counts, when nothing can be purchased any more, and how it comes."""

import pytest
from exhibit_d_matters import checked, demand, demanded, one
from sample_matters import HOLDER


def test_shares_that_the_register_does_not_bear_out_do_not_count() -> None:
    """54,414 of 272,067 would do, but the holder has 40,000 only."""
    register = {
        "warrants": [
            {"id": "W-1", "holder": HOLDER, "shares": "232067"},
            {"id": "W-2", "holder": "Sample Trust", "shares": "40000"},
        ]
    }
    report = checked(demand(by=[{"holder": "Sample Trust", "shares": "54414"}]), register=register)
    found = one(report, "D4-threshold")
    assert (found.outcome, found.subject) == ("no_right", "Sample Trust")
    assert found.facts["held_by_the_register"] == "40000"
    assert report.actions[0].figures["represented"] == "54414"


def test_a_share_stated_twice_by_one_holder_is_held_once() -> None:
    register = {
        "warrants": [
            {"id": "W-1", "holder": HOLDER, "shares": "230000"},
            {"id": "W-2", "holder": "Sample Trust", "shares": "30000"},
        ]
    }
    twice = [{"holder": "Sample Trust", "shares": "30000"}, {"holder": "Sample Trust", "shares": "30000"}]
    assert one(checked(demand(by=twice), register=register), "D4-threshold").outcome == "no_right"


def test_shares_left_out_are_all_that_the_holder_has() -> None:
    report = checked(demand(by=[{"holder": HOLDER}]))
    assert one(report, "D4-threshold").outcome == "compliant"
    assert report.actions[0].figures["represented"] == "272067"


def test_after_the_term_nothing_is_subject_to_purchase() -> None:
    report = checked(
        demand(date="2009-06-01", delivery={"method": "hand", "received": "2009-06-01"}), as_of="2009-06-01"
    )
    assert one(report, "D4-threshold").outcome == "judgement"


@pytest.mark.parametrize(
    ("eligible", "expected"), [(None, "missing_fact"), (True, "confirm"), (False, "no_duty")]
)
def test_a_fourth_registration_is_owed_on_form_s_3_only(eligible: bool | None, expected: str) -> None:
    history = []
    for number in (1, 2, 3):
        history.append(demand(id=f"demand-{number}", date=f"2003-0{number}-03"))
        history.append(
            demanded(
                id=f"registration-{number}",
                demand=f"demand-{number}",
                date=f"2003-0{number}-04",
                filing_date=f"2003-0{number}-20",
                effective_date=f"2003-0{number}-25",
                notices=[],
            )
        )
    report = checked(demand(id="demand-4", short_form_eligible=eligible), history=history)
    assert one(report, "D4-registration-count").outcome == expected
    assert report.actions[0].figures["demands_used"] == "3"


def test_the_request_goes_to_the_companys_address() -> None:
    agreements = {
        "rra_assumed_by_group": False,
        "warrant_notice_address": {"company": ["1 Sample Plaza", "Waltham, MA 02451"]},
    }
    paper = {"method": "certified_mail", "sent": "2004-05-26", "address": ["2 Other Plaza"]}
    assert (
        one(checked(demand(delivery=paper), agreements=agreements), "D4-written-request").outcome
        == "no_right"
    )
    right = {**paper, "address": ["1 Sample Plaza", "Waltham, MA 02451"]}
    assert (
        one(checked(demand(delivery=right), agreements=agreements), "D4-written-request").outcome
        == "compliant"
    )


def test_the_notice_to_holders_comes_after_the_demand_and_names_them() -> None:
    found = one(checked(demand()), "D4-notice-to-holders")
    assert (found.outcome, found.counts) == ("confirm", False)
    assert HOLDER in found.message

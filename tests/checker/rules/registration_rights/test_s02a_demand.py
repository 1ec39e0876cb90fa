"""A Requested Registration is asked for: when, how and by whom (RRA 2(a)(i), 9(b))."""

import pytest
from rra_matters import HOLDERS, MOCHARY, NICHOLSON, SPECTRUM, by_hand, demand, notices, of_holders, requested
from sample_matters import finding, report_on


@pytest.mark.parametrize(
    ("day", "outcome"), [("1998-10-09", "no_right"), ("1998-10-10", "compliant"), ("1999-03-01", "compliant")]
)
def test_the_first_day_is_the_day_after_9_october_1998(day: str, outcome: str) -> None:
    report = report_on(of_holders(demand(date=day, delivery=by_hand(day)), as_of="2000-01-03"))
    assert finding(report, "R2.a.i-first-date").outcome == outcome


def test_exactly_half_is_no_majority_and_one_share_more_is() -> None:
    for shares, outcome in (("733333", "no_right"), ("733334", "compliant")):
        report = report_on(of_holders(demand(by=[{"holder": SPECTRUM, "shares": shares}])))
        found = finding(report, "R2.a.i-requisite-holders")
        assert (found.outcome, found.subject) == (outcome, SPECTRUM)
        assert report.actions[0].figures["required"] == "733334"


def test_requesters_are_named_together() -> None:
    by = [{"holder": NICHOLSON, "shares": "533332"}, {"holder": MOCHARY, "shares": "200000"}]
    found = finding(report_on(of_holders(demand(by=by))), "R2.a.i-requisite-holders")
    assert (found.outcome, found.subject) == ("no_right", f"{NICHOLSON} and {MOCHARY}")


def test_what_is_claimed_counts_no_further_than_the_register_bears_it_out() -> None:
    report = report_on(of_holders(demand(by=[{"holder": MOCHARY, "shares": "900000"}])))
    assert finding(report, "R2.a.i-requisite-holders").outcome == "no_right"
    assert report.actions[0].figures["represented"] == "900000"


def test_a_number_left_out_is_what_the_register_shows() -> None:
    report = report_on(of_holders(demand(by=[{"holder": SPECTRUM}])))
    assert report.actions[0].figures["represented"] == "733334"
    assert finding(report, "R2.a.i-requisite-holders").outcome == "compliant"


def test_a_demand_that_names_no_agreement_is_never_passed_over() -> None:
    report = report_on(of_holders(demand(under=None)))
    assert finding(report, "R2.a.i-requisite-holders").outcome == "missing_fact"
    assert report.verdict != "permitted"


def test_a_demand_under_exhibit_d_is_none_of_its_business() -> None:
    assert finding(report_on(of_holders(demand(under="exhibit_d"))), "R2.a.i-requisite-holders").outcome == (
        "not_applicable"
    )


@pytest.mark.parametrize(
    ("delivery", "outcome"),
    [
        ({"method": "hand", "received": "2002-06-06"}, "compliant"),
        ({"method": "first_class_mail", "sent": "2002-06-03"}, "compliant"),
        ({"method": "email", "sent": "2002-06-03"}, "no_right"),
        ({"method": "email", "received": "2002-06-03"}, "judgement"),
        ({"received": "2002-06-03"}, "missing_fact"),
        ({"method": "hand"}, "missing_fact"),
    ],
)
def test_a_request_comes_by_hand_or_by_first_class_mail(delivery: dict[str, str], outcome: str) -> None:
    found = finding(report_on(of_holders(demand(delivery=delivery))), "R9.b-demand-delivery")
    assert found.outcome == outcome


def test_the_notice_to_holders_is_a_to_do_until_it_is_shown() -> None:
    found = finding(report_on(of_holders(demand())), "R2.a.i-notice-to-holders")
    assert (found.outcome, found.counts, found.facts["days_elapsed"]) == ("confirm", False, "4")
    told = requested(notices=notices("notice-of-requested-registration", "2002-06-10", HOLDERS))
    found = finding(report_on(of_holders(demand(), told)), "R2.a.i-notice-to-holders")
    assert found.facts["given"] == "2002-06-10"

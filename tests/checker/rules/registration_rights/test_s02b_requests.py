"""The Holders' requests for inclusion, and their window (RRA 2(b))."""

from typing import Any

import pytest
from rra_matters import HOLDERS, NICHOLSON, by_hand, notices, of_holders, registration
from sample_matters import finding, report_on


def asking(holder: str = NICHOLSON, shares: str = "100000", **delivery: str) -> list[dict[str, Any]]:
    """Return one request for inclusion."""
    return [{"holder": holder, "shares": shares, "delivery": delivery}]


def on(event: dict[str, Any], **keys: Any) -> Any:
    """Return the report on a registration as of 1 October 2002."""
    return report_on(of_holders(event, as_of="2002-10-01", **keys))


@pytest.mark.parametrize(
    ("delivery", "outcome"),
    [
        (by_hand("2002-09-23"), "compliant"),
        (by_hand("2002-09-24"), "no_right"),
        ({"method": "first_class_mail", "sent": "2002-09-23"}, "compliant"),
        ({"method": "first_class_mail", "sent": "2002-09-24"}, "no_right"),
        ({"method": "email", "sent": "2002-09-10"}, "no_right"),
    ],
)
def test_a_request_is_given_within_twenty_days_after_the_notice(
    delivery: dict[str, str], outcome: str
) -> None:
    found = finding(on(registration(requests=asking(**delivery))), "R2.b-request")
    assert (found.outcome, found.subject, found.counts) == (outcome, NICHOLSON, False)


def test_more_than_it_holds_is_no_right_and_all_it_holds_is_one() -> None:
    for shares, outcome in (("533332", "compliant"), ("533333", "no_right")):
        report = on(registration(requests=asking(shares=shares, **by_hand("2002-09-10"))))
        assert finding(report, "R2.b-request").outcome == outcome


def test_a_request_before_any_notice_is_not_late() -> None:
    report = on(registration(notices=None, requests=asking(**by_hand("2002-09-30"))))
    assert finding(report, "R2.b-request").outcome == "compliant"


def test_a_person_who_is_no_holder_is_judged_elsewhere() -> None:
    row = {"name": "Sample Director", "group": "director_officer", "registrable_shares": "100"}
    event = registration(requests=asking("Sample Director", "100", **by_hand("2002-09-10")))
    report = on(event, rows=[row, {"name": NICHOLSON, "group": "rra", "series_a_as_converted": "10"}])
    assert finding(report, "R2.b-request").outcome == "not_applicable"


def test_each_holder_may_ask_until_its_own_last_day() -> None:
    sent = notices("R2.b", "2002-09-03", HOLDERS[:2]) + notices("R2.b", "2002-09-10", HOLDERS[2:])
    report = on(registration(notices=sent, filing_date="2002-10-10"))
    days = {each.who: str(each.date) for each in report.deadlines if each.rule == "R2.b-window"}
    assert days == dict(zip(HOLDERS, ("2002-09-23", "2002-09-23", "2002-09-30"), strict=True))


def test_a_window_that_never_opened_is_no_finding_of_its_own() -> None:
    assert finding(on(registration(notices=None)), "R2.b-window").outcome == "not_applicable"


@pytest.mark.parametrize(("day", "outcome"), [("2002-09-23", "breach"), ("2002-09-24", "confirm")])
def test_effectiveness_waits_for_the_last_window(day: str, outcome: str) -> None:
    event = registration(filing_date="2002-09-20", effective_date=day)
    assert finding(on(event), "R2.b-window").outcome == outcome

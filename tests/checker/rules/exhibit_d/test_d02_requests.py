"""Requests under Exhibit D 2(a)(ii), and the fifteen days: last days, left-out facts, deadlines."""

import pytest
from exhibit_d_matters import NOTICE, checked, one, registration, request
from sample_matters import HOLDER

REQUEST, WINDOW = "D2.a.ii-request", "D2.a.ii-window"


@pytest.mark.parametrize(
    ("effective", "expected"), [("2004-06-18", "breach"), ("2004-06-19", "breach"), ("2004-06-20", "confirm")]
)
def test_a_holder_may_ask_until_the_end_of_the_fifteenth_day(effective: str, expected: str) -> None:
    """Received on 4 June 2004, the fifteenth day is Saturday 19 June."""
    event = registration(filing_date="2004-06-10", effective_date=effective)
    assert one(checked(event), WINDOW).outcome == expected


def test_effectiveness_told_by_a_later_status_counts_as_well() -> None:
    status = {
        "event": "registration_status",
        "of": "registration-1",
        "date": "2004-06-16",
        "status": "effective",
    }
    report = checked(registration(filing_date="2004-06-10"), status)
    assert [each.outcome for each in report.actions[0].findings if each.rule == WINDOW] == ["breach"]


def test_without_a_day_of_receipt_nothing_is_said_to_be_over() -> None:
    mailed = {**NOTICE, "method": "certified_mail", "sent": "2004-06-02", "received": None}
    notice = {key: value for key, value in mailed.items() if value is not None}
    assert one(checked(registration(notices=[notice])), WINDOW).outcome == "missing_fact"


def test_each_window_is_a_right_of_its_holder() -> None:
    report = checked(registration(requests=[request()]))
    (deadline,) = [each for each in report.deadlines if each.rule == WINDOW]
    assert (deadline.who, deadline.to, deadline.status) == (HOLDER, "Company", "planned")
    assert str(deadline.date) == "2004-06-19"
    assert deadline.count == "15 days"


def test_a_request_by_fax_has_no_effect_and_does_not_stain_the_company() -> None:
    report = checked(registration(requests=[request(method="fax", received="2004-06-10")]))
    found = one(report, REQUEST)
    assert (found.outcome, found.subject, found.counts) == ("no_right", HOLDER, False)
    assert report.verdict == "permitted"


@pytest.mark.parametrize("asked", [request(method="hand"), {"holder": HOLDER, "shares": "1"}])
def test_a_request_without_a_day_is_asked_for(asked: dict[str, object]) -> None:
    assert one(checked(registration(requests=[asked])), REQUEST).outcome == "missing_fact"

"""Exhibit D 6: the last of one hundred twenty days, suspended days, and what ends the duty."""

from typing import Any

import pytest
from exhibit_d_matters import checked, one, registration, request

HISTORY = [
    registration(
        date="2003-10-01",
        notices=[],
        requests=[request()],
        filing_date="2003-12-01",
        effective_date="2004-01-02",
    )
]
SUSPENDED = {
    "event": "prospectus_suspension",
    "of": "registration-1",
    "date": "2004-02-02",
    "notice": {"method": "hand", "received": "2004-02-02"},
    "corrected_copies": {"Cisco Systems Capital Corporation": "2004-02-12"},
}


def ended(day: str, *before: dict[str, Any], status: str = "terminated", **keys: Any) -> str:
    """Return the outcome where the registration ends on a day."""
    event = {"event": "registration_status", "of": "registration-1", "date": day, "status": status}
    return str(
        one(checked(event, as_of=day, history=[*HISTORY, *before], **keys), "D6.i-kept-effective").outcome
    )


@pytest.mark.parametrize(("day", "expected"), [("2004-05-01", "breach"), ("2004-05-02", "compliant")])
def test_it_is_kept_through_the_hundred_and_twentieth_day(day: str, expected: str) -> None:
    """From 2 January 2004 day 120 is Saturday 1 May."""
    assert ended(day) == expected
    assert ended(day, status="withdrawn") == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2004-05-01", "breach"), ("2004-05-11", "judgement"), ("2004-05-12", "compliant")]
)
def test_ten_suspended_days_are_left_out_by_one_reading(day: str, expected: str) -> None:
    """A-101: through 1 May, or with ten days suspended through 11 May."""
    assert ended(day, SUSPENDED) == expected


def test_a_stop_order_does_not_end_it_and_a_sale_of_all_does() -> None:
    assert ended("2004-02-02", status="stop_order") == "not_applicable"
    assert ended("2004-02-02", status="all_sold") == "compliant"


def test_without_a_holder_in_it_there_is_nothing_to_keep() -> None:
    report = checked(registration(effective_date="2004-09-01"))
    assert one(report, "D6.i-effectiveness-period").outcome == "not_applicable"
    assert not [each for each in report.deadlines if each.rule == "D6.i-effectiveness-period"]


def test_the_letters_shown_are_named() -> None:
    letter = {
        "to": "Cisco Systems Capital Corporation",
        "kind": "D6",
        "method": "hand",
        "received": "2004-06-02",
    }
    found = one(checked(registration(notices=[letter])), "D6-initiation")
    assert found.facts["letter_shown_to"] == "Cisco Systems Capital Corporation"

"""Exhibit D 2(b): the proportion that an allocation must give, the statement, and withdrawals."""

from typing import Any

import pytest
from exhibit_d_matters import NOTICE, checked, one, registration, request
from sample_matters import HOLDER

OTHER = "Sample Growth Fund, L.P."
REGISTER = {
    "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
    "holders": [{"name": OTHER, "group": "other_contract", "registrable_shares": "500000"}],
}
TOLD = {**NOTICE, "states": {"jurisdictions": ["CA"], "underwritten": True}}


def cut(ours: str, others: str) -> dict[str, Any]:
    """Return a registration with room for 400,000 of 700,000 requested, allocated as said."""
    asked = {"holder": OTHER, "shares": "500000", "delivery": {"method": "hand", "received": "2004-06-18"}}
    return registration(
        underwritten=True,
        firm_commitment=True,
        company_shares="600000",
        notices=[TOLD],
        requests=[request("200000"), asked],
        limit={"shares": "1000000", "written": True, "by": "managing underwriter", "reason": "market"},
        allocation={"Company": "600000", HOLDER: ours, OTHER: others},
    )


@pytest.mark.parametrize(
    ("ours", "others", "expected"),
    [("114286", "285714", "compliant"), ("114285", "285715", "compliant"), ("114284", "285714", "breach")],
)
def test_a_holder_has_its_proportion_rounded_down(ours: str, others: str, expected: str) -> None:
    """400,000 x 200,000 / 700,000 = 114,285.714; what the other has is its own 285,714.286 or a share above."""
    assert one(checked(cut(ours, others), register=REGISTER), "D2.b-allocation").outcome == expected


def test_what_goes_to_a_contract_that_may_be_older_is_for_counsel_to_say() -> None:
    """A-92 R1: older rights prevail as far as their contract gives more, of which the file knows nothing."""
    event = cut("100000", "300000")
    assert one(checked(event, register=REGISTER), "D2.b-allocation").outcome == "judgement"
    choice = {
        "option": "R2",
        "by": "Sample Counsel",
        "date": "2004-06-01",
        "because": "strictly in proportion",
    }
    decided = checked(event, register=REGISTER, readings={"A-92": choice})
    assert one(decided, "D2.b-allocation").outcome == "breach"


def test_all_who_ask_are_named_in_the_advice_of_the_limit() -> None:
    found = one(checked(cut("114286", "285714"), register=REGISTER), "D2.b-advice")
    assert (found.outcome, found.counts) == ("confirm", False)
    assert HOLDER in found.message
    assert OTHER in found.message


def test_whether_there_is_an_underwriting_is_asked_for() -> None:
    event = registration(underwritten=None)
    assert one(checked(event), "D2.b-underwriting-statement").outcome == "missing_fact"


def withdrawn(*deliveries: dict[str, Any], **changes: Any) -> str:
    """Return the outcome of a withdrawal of the Holder from an underwritten registration."""
    event = {
        "event": "withdrawal",
        "of": "registration-1",
        "date": "2004-08-23",
        "holder": HOLDER,
        "deliveries": list(deliveries),
    }
    history = [registration(underwritten=True, notices=[TOLD], requests=[request()], **changes)]
    return str(one(checked(event, as_of="2004-08-23", history=history), "D2.b-withdrawal").outcome)


COMPANY = {"to": "Company", "method": "hand", "received": "2004-08-23"}
UNDERWRITER = {"to": "the managing underwriter", "method": "fax", "received": "2004-08-23"}


def test_the_company_has_notice_as_section_14_says_and_the_underwriter_in_writing() -> None:
    assert withdrawn(COMPANY, UNDERWRITER) == "compliant"
    assert withdrawn({**COMPANY, "method": "fax"}, UNDERWRITER) == "no_right"
    assert withdrawn(COMPANY, {**UNDERWRITER, "to": "Sample Bank"}) == "no_right"
    assert withdrawn() == "missing_fact"


def test_there_is_no_withdrawal_under_section_2_b_without_an_underwriting() -> None:
    history = [registration(requests=[request()])]
    event = {"event": "withdrawal", "of": "registration-1", "date": "2004-08-23", "holder": HOLDER}
    report = checked(event, as_of="2004-08-23", history=history)
    assert one(report, "D2.b-withdrawal").outcome == "no_right"

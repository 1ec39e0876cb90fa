"""An instrument under Section 17, as a report shows it: both parties, of several holders those concerned."""

from typing import Any

from sample_matters import COMPANY, HOLDER, finding, matter, report_on

from checker.model.report import Finding

FUND = "Sample Fund, L.P."
TWO = {
    "warrants": [
        {"id": "W-1", "holder": HOLDER, "shares": "172067"},
        {"id": "W-2", "holder": FUND, "shares": "100000"},
    ]
}


def judged(*signed: str, register: Any = None, **changes: Any) -> Finding:
    """Return the finding on an amendment of the Warrant signed by these; None leaves a key out."""
    event = {
        "event": "amend_agreement",
        "date": "2003-06-05",
        "agreement": "warrant",
        "signed_by": list(signed),
        "improves_registration_rights": False,
        **changes,
    }
    whole = matter({key: value for key, value in event.items() if value is not None}, register=register)
    return finding(report_on(whole), "W17-instrument")


def test_the_name_on_the_face_and_plain_company_are_the_parties_too() -> None:
    assert judged("Company", HOLDER.upper()).outcome == "compliant"


def test_of_two_holders_one_signs_for_its_own_warrant_unless_all_must() -> None:
    found = judged(COMPANY, HOLDER, register=TWO)
    assert found.outcome == "judgement"
    assert found.outcomes["A-86"] == {"R1": "compliant", "R2": "no_right"}
    assert judged(COMPANY, HOLDER, FUND, register=TWO).outcome == "compliant"


def test_rights_that_holders_share_are_changed_by_all_of_them() -> None:
    shared = judged(COMPANY, HOLDER, register=TWO, improves_registration_rights=True)
    assert shared.outcome == "no_right"
    assert FUND in shared.message


def test_before_the_warrant_was_signed_there_is_nothing_to_change() -> None:
    assert judged(COMPANY, HOLDER, date="2002-04-26").outcome == "not_applicable"


def test_a_holder_whose_warrant_is_gone_signs_by_a_remote_reading_only() -> None:
    transfer = {
        "event": "transfer_warrant",
        "date": "2003-05-05",
        "warrant": "W-1",
        "entire": True,
        "to": {"name": FUND, "address": ["1 Sample Street"]},
        "signed_name": HOLDER,
        "surrendered": {"method": "hand", "received": "2003-05-05"},
    }
    amendment = {
        "event": "amend_agreement",
        "date": "2003-06-05",
        "agreement": "warrant",
        "signed_by": [COMPANY, HOLDER],
    }
    choice = {"by": "Sample Counsel", "date": "2003-06-02", "because": "A sample"}
    for option, outcome in (("R1", "no_right"), ("R3", "compliant")):
        readings = {"A-86": {"option": option, **choice}}
        report = report_on(matter(amendment, history=[transfer], readings=readings))
        assert finding(report, "W17-instrument").outcome == outcome

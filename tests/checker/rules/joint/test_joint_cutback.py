"""The joint cutback as a finding: met, another allocation given, and a share that is nobody's."""

from typing import Any

from sample_matters import HOLDER, finding, matter, report_on

from checker.model.report import Finding

SPECTRUM = "Spectrum Equity Investors II, L.P."


def judged(ours: str, theirs: str, room: str, **changes: Any) -> Finding:
    """Return the finding on a registration of the Company in which two holders ask for these shares."""
    by_hand = {"method": "hand", "received": "2004-06-18"}
    event = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "initiated_by": "company",
        "securities": "common",
        "underwritten": True,
        "filing_date": "2004-08-02",
        "requests": [
            {"holder": HOLDER, "shares": ours, "delivery": by_hand},
            {"holder": SPECTRUM, "shares": theirs, "delivery": dict(by_hand)},
        ],
        "limit": {"shares": room, "written": True, "by": "managing underwriter", "reason": "market"},
        **changes,
    }
    register = {
        "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
        "holders": [{"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"}],
    }
    agreements = {"rra_assumed_by_group": True}
    return finding(
        report_on(matter(event, as_of="2004-06-04", register=register, agreements=agreements)), "J-cutback"
    )


def test_room_for_all_includes_all() -> None:
    assert judged("100", "200", "300").outcome == "compliant"


def test_an_odd_share_between_equals_is_for_them_to_settle() -> None:
    found = judged("100", "100", "101")
    assert found.outcome == "judgement"
    assert HOLDER in found.message
    assert SPECTRUM in found.message


def test_another_allocation_than_the_computed_one_is_looked_at() -> None:
    found = judged("100", "200", "300", allocation={HOLDER: "100", SPECTRUM: "199"})
    assert found.outcome == "confirm"
    assert found.facts[SPECTRUM] == "200 asked, 200 included"

"""A registration demanded under Exhibit D 4: notices, elections, and everything in full."""

import pytest
from exhibit_d_matters import FUND, OF_DEMAND, checked, demand, demanded, one
from sample_matters import HOLDER

REGISTER = {
    "warrants": [
        {"id": "W-1", "holder": HOLDER, "shares": "172067"},
        {"id": "W-2", "holder": FUND, "shares": "100000"},
    ]
}
HISTORY = [demand(by=[{"holder": HOLDER, "shares": "172067"}], shares="150000")]
BOTH = [OF_DEMAND, {**OF_DEMAND, "to": FUND}]
ELECTED = {"holder": FUND, "shares": "20000", "delivery": {"method": "hand", "received": "2004-06-15"}}


def test_days_are_counted_from_the_demand() -> None:
    found = one(checked(demanded(notices=BOTH), register=REGISTER, history=HISTORY), "D4-notice")
    assert found.facts["days_elapsed"] == "2"


def test_the_one_who_demands_has_no_election_to_make() -> None:
    report = checked(demanded(notices=BOTH, requests=[ELECTED]), register=REGISTER, history=HISTORY)
    found = [each for each in report.deadlines if each.rule == "D4-window"]
    assert [(each.who, each.what, each.count) for each in found] == [
        (FUND, "elect to join", "15 business days")
    ]
    # The Company keeps the window open to the longest count, the exchange's: 22 June (A-5 R1).
    assert str(found[0].date) == "2004-06-22"


@pytest.mark.parametrize(
    ("given", "expected"), [("150000", "compliant"), ("149999", "breach"), (None, "compliant")]
)
def test_a_demand_knows_no_cutback(given: str | None, expected: str) -> None:
    allocation = None if given is None else {HOLDER: given}
    event = demanded(
        notices=BOTH,
        underwritten=True,
        limit={"shares": "100000", "written": True, "by": "managing underwriter", "reason": "market"},
        allocation=allocation,
    )
    assert one(checked(event, register=REGISTER, history=HISTORY), "D4-no-cutback").outcome == expected


def test_who_elects_in_time_is_left_out_of_no_allocation() -> None:
    event = demanded(notices=BOTH, requests=[ELECTED], allocation={HOLDER: "150000"})
    found = one(checked(event, register=REGISTER, history=HISTORY), "D4-no-cutback")
    assert (found.outcome, dict(found.facts)) == ("breach", {FUND: "asked 20000, given 0"})

"""How many Warrant Shares a demand under Exhibit D 4 asks for, of those that the requesters have."""

import pytest
from exhibit_d_matters import checked, demand, one
from sample_matters import HOLDER


@pytest.mark.parametrize(
    ("shares", "expected"), [("1", "compliant"), ("272067", "compliant"), ("272068", "no_right")]
)
def test_a_number_above_what_they_have_is_a_finding_about_them(shares: str, expected: str) -> None:
    found = one(checked(demand(shares=shares)), "D4-requested-shares")
    assert (found.outcome, found.subject) == (expected, HOLDER)
    assert found.counts == (expected == "compliant")


def test_one_who_is_listed_twice_has_its_shares_once() -> None:
    twice = [{"holder": HOLDER, "shares": "1"}, {"holder": HOLDER.upper(), "shares": "1"}]
    found = one(checked(demand(by=twice, shares="272068")), "D4-requested-shares")
    assert (found.outcome, found.facts["held"], found.subject) == ("no_right", "272067", HOLDER)


def test_what_the_register_leaves_out_is_a_persons_to_confirm() -> None:
    register = {
        "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "100000"}],
        "holders": [{"name": "Sample Fund, L.P.", "group": "exhibit_d"}],
    }
    by = [{"holder": HOLDER}, {"holder": "Sample Fund, L.P."}]
    report = checked(demand(by=by, shares="100001"), register=register)
    assert one(report, "D4-requested-shares").outcome == "confirm"

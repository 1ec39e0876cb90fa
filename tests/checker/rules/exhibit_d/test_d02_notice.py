"""The notice of a registration under Exhibit D 2(a): a way, an address or a day that makes it none, or late."""

from typing import Any

import pytest
from exhibit_d_matters import NOTICE, checked, one, registration
from sample_matters import HOLDER

RULE = "D2.a.i-notice"


def outcome(notice: dict[str, Any], as_of: str = "2004-06-04", **keys: Any) -> str:
    """Return the outcome of the notice rule for one notice."""
    return str(one(checked(registration(notices=[{**NOTICE, **notice}]), as_of=as_of, **keys), RULE).outcome)


def test_a_fax_is_no_notice_and_can_be_mended_until_the_filing() -> None:
    assert outcome({"method": "fax"}) == "missing_fact"
    assert outcome({"method": "fax"}, "2004-08-02") == "missing_fact"
    assert outcome({"method": "fax"}, "2004-08-03") == "breach"


def test_a_notice_after_the_filing_is_a_breach_and_one_on_that_day_is_not() -> None:
    assert outcome({"received": "2004-08-02"}) == "confirm"
    assert outcome({"received": "2004-08-03"}) == "breach"


def test_a_notice_to_another_address_than_the_holders_is_none() -> None:
    agreements = {
        "rra_assumed_by_group": False,
        "warrant_notice_address": {"holder": ["100 Sample Street", "San Jose, CA 95134"]},
    }
    right = {"address": ["100 Sample Street", "San Jose, CA 95134"]}
    assert outcome(right, agreements=agreements) == "confirm"
    assert outcome({"address": ["1 Other Street"]}, agreements=agreements) == "missing_fact"


def test_days_are_counted_from_the_determination_and_a_plan_is_called_one() -> None:
    found = one(checked(registration(notices=[{**NOTICE, "received": "2004-06-10"}])), RULE)
    assert found.facts["days_elapsed"] == "9"
    assert "(planned)" in found.message


@pytest.mark.parametrize(
    ("listed", "expected"), [(["CA"], "compliant"), ([" "], "breach"), ("NY", "compliant")]
)
def test_a_blank_is_no_jurisdiction_and_one_text_is_a_list_of_one(listed: object, expected: str) -> None:
    notice = {**NOTICE, "states": {"jurisdictions": listed}}
    assert one(checked(registration(notices=[notice])), "D2.a.i-jurisdictions").outcome == expected


def test_one_notice_to_all_reaches_each_holder() -> None:
    register = {
        "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "100000"}],
        "holders": [{"name": "Sample Trust", "group": "exhibit_d", "registrable_shares": "5"}],
    }
    report = checked(registration(notices=[{**NOTICE, "to": "Holders"}]), register=register)
    said = [each.message for each in report.actions[0].findings if each.rule == RULE]
    assert len(said) == 2
    assert all("is given on 2004-06-04" in each for each in said)

"""When a registration counts as effected (RRA 2(e))."""

from typing import Any

import pytest
from rra_matters import SPECTRUM, demand, of_holders, registration, requested
from sample_matters import finding, report_on


def after(status: str, effective: bool = True, **keys: Any) -> Any:
    """Return the report on a status of the demanded registration, effective on 16 September 2002 or not at all."""
    made = requested(effective_date="2002-09-16" if effective else None)
    event = {"event": "registration_status", "of": "REG", "status": status, "date": "2002-09-25", **keys}
    return report_on(of_holders(event, history=[demand(), made], as_of="2002-09-30"))


@pytest.mark.parametrize(
    ("status", "keys", "outcome", "used"),
    [
        ("stop_order", {"caused_by": "Company"}, "no_right", "0"),
        ("stop_order", {"caused_by": SPECTRUM}, "compliant", "1"),
        ("closing_failed", {"caused_by": SPECTRUM, "solely": True}, "compliant", "1"),
        ("closing_failed", {"caused_by": SPECTRUM, "solely": False}, "no_right", "0"),
        ("closing_failed", {"caused_by": "Sample Underwriter"}, "no_right", "0"),
        ("all_sold", {}, "compliant", "1"),
        ("withdrawn", {}, "compliant", "1"),
    ],
)
def test_what_becomes_of_it_says_whether_it_counts(
    status: str, keys: dict[str, Any], outcome: str, used: str
) -> None:
    report = after(status, **keys)
    found = finding(report, "R2.e-effected")
    assert (found.outcome, found.counts) == (outcome, False)
    assert (report.actions[0].figures["demands_used"], found.facts["demands_used"]) == (used, used)


def test_one_withdrawn_before_it_is_effective_uses_no_demand() -> None:
    report = after("withdrawn", effective=False)
    assert finding(report, "R2.e-effected").outcome == "confirm"
    assert report.actions[0].figures["demands_used"] == "0"


@pytest.mark.parametrize(
    ("status", "keys"),
    [("stop_order", {}), ("closing_failed", {}), ("closing_failed", {"caused_by": SPECTRUM})],
)
def test_by_whom_and_whether_solely_must_be_said(status: str, keys: dict[str, Any]) -> None:
    assert finding(after(status, **keys), "R2.e-effected").outcome == "missing_fact"


def test_the_companys_own_registration_is_none_of_the_three() -> None:
    event = {"event": "registration_status", "of": "REG", "status": "effective", "date": "2002-10-20"}
    report = report_on(of_holders(event, history=[registration()], as_of="2002-10-30"))
    assert finding(report, "R2.e-effected").outcome == "not_applicable"
    assert "demands_used" not in report.actions[0].figures

"""Triggers of third parties, of plans and of debt: each is told by the registration's own facts."""

from typing import Any

import pytest
from sample_matters import matter, report_on

ROWS = [
    ({"initiated_by": "third_party", "third_party_right": "demand"}, "J-x07"),
    ({"initiated_by": "third_party", "third_party_right": "covenant"}, "J-x08"),
    ({"only_for": "employee_plan", "form": "S-8"}, "J-x09"),
    ({"only_for": "rule_145", "form": "S-4"}, "J-x10"),
    ({"securities": "debt", "form": "S-4"}, "J-x11"),
    ({"securities": "debt", "form": "S-3"}, "J-x12"),
]


@pytest.mark.parametrize(("facts", "code"), ROWS)
def test_exactly_the_trigger_that_it_is_answers(facts: dict[str, Any], code: str) -> None:
    event = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "form": "S-1",
        "initiated_by": "company",
        "securities": "common",
        "underwritten": False,
        **facts,
    }
    report = report_on(matter(event, as_of="2004-06-04", agreements={"rra_assumed_by_group": True}))
    found = [each for each in report.actions[0].findings if each.rule.startswith("J-x")]
    assert [each.rule for each in found if each.outcome == "compliant"] == [code]

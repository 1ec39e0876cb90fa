"""What each joint trigger says it obliges, and who is let into a demand without an underwriter."""

from typing import Any

import pytest
from sample_matters import HOLDER, finding, matter, report_on

from checker.model.report import Report

SPECTRUM = "Spectrum Equity Investors II, L.P."
HOLDERS = [{"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"}]
WARRANTS = [{"id": "W-1", "holder": HOLDER, "shares": "272067"}]


def checked(*history: dict[str, Any], bound: bool = True, **changes: Any) -> Report:
    """Return the report on a registration of 1 June 2004."""
    event = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "form": "S-1",
        "initiated_by": "company",
        "securities": "common",
        "underwritten": False,
        "filing_date": "2004-08-02",
        **changes,
    }
    return report_on(
        matter(
            event,
            as_of="2004-06-04",
            agreements={"rra_assumed_by_group": bound},
            register={"warrants": WARRANTS, "holders": HOLDERS},
            history=list(history),
        )
    )


def test_exactly_one_trigger_answers() -> None:
    found = [each for each in checked().actions[0].findings if each.rule.startswith("J-x")]
    assert [each.rule for each in found if each.outcome == "compliant"] == ["J-x01"]


@pytest.mark.parametrize(("bound", "said"), [(True, "at least 30 days"), (False, "not bound")])
def test_it_says_what_the_older_agreement_asks_only_where_it_binds(bound: bool, said: str) -> None:
    assert said in finding(checked(bound=bound), "J-x01").facts["under the RRA"]


@pytest.mark.parametrize(
    ("option", "given", "expected"),
    [("R1", "0", "compliant"), ("R1", "1", "breach"), ("R2", "1", "compliant"), ("R2", "0", "breach")],
)
def test_who_comes_into_a_demand_without_an_underwriter_is_said_by_j_1(
    option: str, given: str, expected: str
) -> None:
    demand = {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2004-05-26",
        "under": "rra",
        "by": [{"holder": SPECTRUM, "shares": "900000"}],
        "delivery": {"method": "hand", "received": "2004-05-26"},
        "shares": "600000",
        "short_form_eligible": False,
    }
    asked = {"holder": HOLDER, "shares": "1", "delivery": {"method": "hand", "received": "2004-06-02"}}
    report = checked(
        demand,
        initiated_by="rra_demand",
        demand="demand-1",
        requests=[asked],
        allocation={SPECTRUM: "600000", HOLDER: given},
    )
    # Undecided, J-1 makes it a judgement; each option by itself says one thing.
    assert finding(report, "J-x04").outcomes["J-1"][option] == expected


def test_without_anybody_else_there_is_no_clash() -> None:
    assert finding(checked(initiated_by="rra_demand"), "J-x04").outcome == "not_applicable"

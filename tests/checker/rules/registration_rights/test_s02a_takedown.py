"""An underwritten offering from the shelf (RRA 2(a)(iii))."""

from typing import Any

import pytest
from rra_matters import MOCHARY, SPECTRUM, by_hand, of_holders
from sample_matters import finding, report_on

SHELF = {
    "event": "mandatory_conversion",
    "id": "SHELF",
    "date": "2002-06-03",
    "shelf_due": "2002-06-03",
    "shelf_effective_date": "2002-06-03",
    "form": "S-3",
}


def takedown(**changes: Any) -> dict[str, Any]:
    """Return a take-down asked for by Spectrum on 1 August 2002; a change to None leaves a key out."""
    event = {
        "event": "takedown",
        "id": "DOWN",
        "date": "2002-08-01",
        "of": "SHELF",
        "by": [{"holder": SPECTRUM, "shares": "733334"}],
        "shares": "300000",
        "delivery": by_hand("2002-08-01"),
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def asked(event: dict[str, Any], *history: dict[str, Any]) -> dict[str, Any]:
    """Return a matter of 5 August 2002 in which the take-down is proposed."""
    return of_holders(event, history=[SHELF, *history], as_of="2002-08-05")


def test_the_requisite_holders_ask_with_the_figures_of_a_demand() -> None:
    report = report_on(asked(takedown()))
    assert finding(report, "R2.a.iii-requisite-holders").outcome == "compliant"
    assert report.actions[0].figures == {
        "represented": "733334",
        "required": "733334",
        "fully_diluted": "1466666",
    }
    few = report_on(asked(takedown(by=[{"holder": MOCHARY, "shares": "200000"}])))
    assert finding(few, "R2.a.iii-requisite-holders").outcome == "no_right"


@pytest.mark.parametrize(
    ("day", "outcome"), [("2002-06-30", "compliant"), ("2002-07-01", "no_right"), ("2002-07-31", "compliant")]
)
def test_no_take_down_is_made_while_sales_are_prohibited(day: str, outcome: str) -> None:
    barred = {
        "event": "registration_delay",
        "kind": "sale_prohibition",
        "of": "SHELF",
        "date": "2002-06-20",
        "from": "2002-07-01",
        "until": "2002-07-30",
        "board_determination": "2002-06-20",
        "transaction_considered_since": "2002-06-10",
    }
    report = report_on(asked(takedown(date=day, delivery=by_hand(day)), barred))
    assert finding(report, "R2.a.iii-shelf").outcome == outcome


def test_a_take_down_needs_a_shelf_and_the_day_on_which_it_became_effective() -> None:
    assert finding(report_on(asked(takedown(of=None))), "R2.a.iii-shelf").outcome == "missing_fact"
    without = {key: value for key, value in SHELF.items() if key != "shelf_effective_date"}
    report = report_on(of_holders(takedown(), history=[without], as_of="2002-08-05"))
    assert finding(report, "R2.a.iii-shelf").outcome == "missing_fact"


def test_fewer_than_three_demands_leave_the_count_alone() -> None:
    found = finding(report_on(asked(takedown())), "R2.a.iii-count")
    assert (found.outcome, found.outcomes) == ("compliant", {})


def test_notice_and_participation_are_a_persons_to_confirm_and_count_for_no_verdict() -> None:
    report = report_on(asked(takedown()))
    for rule in ("R2.a.iii-notice", "R2.a.iii-participation"):
        found = finding(report, rule)
        assert (found.outcome, found.counts) == ("confirm", False)


def test_a_request_for_a_take_down_is_delivered_like_a_demand() -> None:
    report = report_on(asked(takedown(delivery={"method": "fax", "sent": "2002-08-01"})))
    assert finding(report, "R9.b-demand-delivery").outcome == "no_right"

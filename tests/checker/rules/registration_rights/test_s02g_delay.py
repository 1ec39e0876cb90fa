"""RRA 2(g): what a report says of a delay and of the day on which it is over."""

from typing import Any

import pytest
from sample_matters import finding, matter, report_on

SPECTRUM = "Spectrum Equity Investors II, L.P."
HELD = {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "960000"}


def by_hand(day: str) -> dict[str, str]:
    return {"method": "hand", "received": day}


def demand(**changes: Any) -> dict[str, Any]:
    return {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2002-06-03",
        "under": "rra",
        "by": [{"holder": SPECTRUM, "shares": "960000"}],
        "delivery": by_hand("2002-06-03"),
        "shares": "300000",
        **changes,
    }


def delayed(
    as_of: str = "2002-06-17", *also: dict[str, Any], determined: str = "true", **changes: Any
) -> Any:
    delay = {
        "event": "registration_delay",
        "id": "delay-1",
        "date": "2002-06-17",
        "kind": "delay",
        "of": "demand-1",
        "until": "2002-07-31",
        "transaction_considered_since": "2002-05-20",
        "board_determination": "2002-06-17",
        "notices": [by_hand("2002-06-17")],
        **changes,
    }
    made = {"topic": "material_transaction", "of": "delay-1", "value": determined, "by": "Sample Board"}
    return report_on(
        matter(
            delay,
            as_of=as_of,
            history=[demand(), *also],
            register={"holders": [HELD]},
            agreements={"rra_assumed_by_group": True},
            determinations=[{**made, "date": "2002-06-17"}],
        )
    )


def resume(report: Any) -> tuple[str, str]:
    (deadline,) = (each for each in report.deadlines if each.rule == "R2.g-resume")
    return deadline.date.isoformat(), deadline.status


def test_the_last_day_is_a_deadline() -> None:
    assert resume(delayed()) == ("2002-07-31", "open")


def test_a_delay_that_is_over_stays_a_to_do_until_the_registration_goes_on() -> None:
    assert resume(delayed("2002-08-12")) == ("2002-07-31", "overdue")
    filed = {
        "event": "registration",
        "id": "reg-1",
        "date": "2002-06-10",
        "initiated_by": "rra_demand",
        "demand": "demand-1",
        "filing_date": "2002-08-05",
    }
    assert resume(delayed("2002-08-12", filed)) == ("2002-07-31", "met")


@pytest.mark.parametrize(
    ("determined", "outcome"), [("true", "compliant"), ("false", "breach"), ("own_offering", "judgement")]
)
def test_what_is_determined_of_the_transaction_decides(determined: str, outcome: str) -> None:
    """Whether the Company's own offering can be the transaction is Q44."""
    found = finding(delayed(determined=determined), "R2.g-transaction")
    assert found.outcome == outcome
    assert ("Q44" in found.outcomes) is (determined == "own_offering")


def test_a_shelf_is_not_delayed() -> None:
    shelf = {
        "event": "mandatory_conversion",
        "id": "shelf-1",
        "date": "2002-02-28",
        "shelf_effective_date": "2002-02-28",
    }
    report = delayed("2002-06-17", shelf, of="shelf-1")
    assert finding(report, "R2.g-scope").outcome == "breach"

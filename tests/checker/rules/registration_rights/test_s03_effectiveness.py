"""RRA 3(a)(iii): the deadline through which a statement is kept effective, and sales under it."""

from typing import Any

import pytest
from sample_matters import finding, matter, report_on

SPECTRUM = "Spectrum Equity Investors II, L.P."
HELD = {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "960000"}
REGISTRATION = {
    "event": "registration",
    "id": "reg-1",
    "date": "2002-07-01",
    "initiated_by": "company",
    "underwritten": False,
    "notices": [{"method": "hand", "received": "2002-07-08"}],
    "requests": [
        {"holder": SPECTRUM, "shares": "200000", "delivery": {"method": "hand", "received": "2002-07-15"}}
    ],
    "filing_date": "2002-08-19",
    "effective_date": "2002-10-01",
}


def reported(
    *proposed: dict[str, Any], as_of: str = "2003-06-02", also: tuple[dict[str, Any], ...] = ()
) -> Any:
    return report_on(
        matter(
            *proposed,
            as_of=as_of,
            history=[REGISTRATION, *also],
            register={"holders": [HELD]},
            agreements={"rra_assumed_by_group": True},
        )
    )


def status(day: str, what: str) -> dict[str, Any]:
    return {"event": "registration_status", "date": day, "of": "reg-1", "status": what}


def sale(day: str, shares: str) -> dict[str, Any]:
    return {
        "event": "holder_sale",
        "date": day,
        "holder": SPECTRUM,
        "shares": shares,
        "method": "registered",
        "of": "reg-1",
    }


def period(report: Any) -> tuple[str, str]:
    (deadline,) = (each for each in report.deadlines if each.rule == "R3.a.iii-effectiveness-period")
    return deadline.date.isoformat(), deadline.status


@pytest.mark.parametrize(
    ("as_of", "also", "told"),
    [
        ("2003-03-30", (), "open"),
        ("2003-03-31", (), "met"),
        ("2003-06-02", (status("2003-01-15", "all_sold"),), "met"),
        ("2003-06-02", (status("2003-01-15", "terminated"),), "overdue"),
    ],
)
def test_the_period_is_met_when_it_has_passed_or_all_is_sold(
    as_of: str, also: tuple[dict[str, Any], ...], told: str
) -> None:
    assert period(reported(as_of=as_of, also=also)) == ("2003-03-30", told)


@pytest.mark.parametrize(
    ("day", "outcome"), [("2003-03-29", "breach"), ("2003-03-30", "breach"), ("2003-03-31", "compliant")]
)
def test_the_last_of_the_180_days_must_have_passed(day: str, outcome: str) -> None:
    """Kept “until ... the expiration of 180 days”: on day 180 they have not expired."""
    report = reported(status(day, "terminated"))
    assert finding(report, "R3.a.iii-kept-effective").outcome == outcome


def test_a_stop_order_takes_the_statement_away_from_sales() -> None:
    report = reported(sale("2002-12-02", "1000"), also=(status("2002-11-18", "stop_order"),))
    assert finding(report, "R3.a.iii-registered-sale").outcome == "no_right"


def test_earlier_sales_use_up_what_the_statement_covers() -> None:
    report = reported(sale("2002-12-02", "50001"), also=(sale("2002-11-18", "150000"),))
    found = finding(report, "R3.a.iii-registered-sale")
    assert (found.outcome, found.subject) == ("no_right", SPECTRUM)
    assert found.facts == {"covered": "200000", "sold_before": "150000"}

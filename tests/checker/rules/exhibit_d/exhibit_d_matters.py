"""Sample registrations and demands under Exhibit D, as plain mappings, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_matters import HOLDER, matter, report_on

from checker.model.report import Finding, Report

FUND = "Sample Fund, L.P."
NOTICE = {
    "to": HOLDER,
    "kind": "notice-of-company-registration",
    "method": "hand",
    "received": "2004-06-04",
    "states": {"jurisdictions": ["CA"], "underwritten": False},
}
OF_DEMAND = {
    "to": HOLDER,
    "kind": "notice-of-exhibit-d-demand",
    "method": "hand",
    "received": "2004-05-28",
}


def registration(**changes: Any) -> dict[str, Any]:
    """Return the Company's own registration of 1 June 2004, of which the Holder was notified on 4 June."""
    event = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "form": "S-1",
        "initiated_by": "company",
        "securities": "common",
        "only_for": "none",
        "secondary_sales_permitted": True,
        "underwritten": False,
        "notices": [NOTICE],
        "filing_date": "2004-08-02",
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def demanded(**changes: Any) -> dict[str, Any]:
    """Return the registration of 28 May 2004 that answers ``demand()``, of which the Holder was notified."""
    own = {
        "date": "2004-05-28",
        "initiated_by": "exhibit_d_demand",
        "demand": "demand-1",
        "notices": [OF_DEMAND],
        "filing_date": "2004-07-15",
    }
    return registration(**{**own, **changes})


def demand(**changes: Any) -> dict[str, Any]:
    """Return a demand of 26 May 2004 for all of the Holder's 272,067 shares."""
    event = {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2004-05-26",
        "under": "exhibit_d",
        "by": [{"holder": HOLDER, "shares": "272067"}],
        "delivery": {"method": "hand", "received": "2004-05-26"},
        "shares": "272067",
        "method_of_disposition": "Sales on the market",
        "short_form_eligible": False,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def request(shares: str | None = "1000", **delivery: Any) -> dict[str, Any]:
    """Return the Holder's request, by hand on 18 June 2004 if nothing else is said."""
    paper = delivery or {"method": "hand", "received": "2004-06-18"}
    asked = {"holder": HOLDER, "shares": shares, "delivery": paper}
    return {key: value for key, value in asked.items() if value is not None}


def checked(*proposed: Mapping[str, Any], **keys: Any) -> Report:
    """Return the report on a matter of 4 June 2004 in which Group is not bound by the older agreement."""
    own: dict[str, Any] = {"as_of": "2004-06-04", "agreements": {"rra_assumed_by_group": False}}
    return report_on(matter(*proposed, **{**own, **keys}))


def one(report: Report, rule: str) -> Finding:
    """Return the first finding of a rule on the last proposed action."""
    return next(each for each in report.actions[-1].findings if each.rule == rule)

"""Sample grants of registration rights and answers to their notices, for the tests of either agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_matters import HOLDER, matter, report_on

from checker.model.report import Finding, Report

SPECTRUM = "Spectrum Equity Investors II, L.P."
FUND = "Sample Fund, L.P."
GROUP = "CTC Communications Group, Inc."
CORRIDOR = {
    "demand_threshold": "60%",
    "demand_count": "3",
    "short_form_counts": True,
    "blockout_days": "180",
    "delay_days": "60",
    "delays_per_year": "2",
    "holdback_days": "180",
    "use_suspension": True,
}
LENDERS = {"demand_threshold": "10%", "demand_count": "3", "short_form_counts": False}
WAIVED = {"signed_by": [GROUP, SPECTRUM], "date": "2003-06-02"}
TOLD = {"to": HOLDER, "kind": "notice-of-grant", "method": "hand", "received": "2003-06-03"}
ROWS = (
    {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "960000"},
    {"name": "Matthew N. Mochary", "group": "rra", "series_a_as_converted": "170000"},
)


def grant(terms: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Return the grant of 2 June 2003 of those terms to a lender, with its warrant."""
    event = {
        "event": "grant_registration_rights",
        "id": "grant-1",
        "date": "2003-06-02",
        "to": "Sample Lender, Inc.",
        "security": "warrant",
        "terms": dict(LENDERS if terms is None else terms),
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def answer(kind: str, day: str, **changes: Any) -> dict[str, Any]:
    """Return the Holder's opinion or election, by hand on a day."""
    return {
        "event": "mfn_response",
        "id": f"{kind}-1",
        "date": day,
        "to_grant": "grant-1",
        "kind": kind,
        "delivery": {"method": "hand", "received": day},
        **changes,
    }


def of_both(*proposed: Mapping[str, Any], rows: Any = ROWS, **keys: Any) -> dict[str, Any]:
    """Return a matter of 2 June 2003 with RRA Holders of 1,130,000 and the Warrant of 272,067."""
    register = {"warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}], "holders": list(rows)}
    own = {"as_of": "2003-06-02", "agreements": {"rra_assumed_by_group": True}, "register": register}
    return matter(*proposed, **{**own, **keys})


def told(*proposed: Mapping[str, Any], **keys: Any) -> Report:
    """Return the report on proposed events."""
    return report_on(of_both(*proposed, **keys))


def on(report: Report, rule: str, action: int = -1) -> Finding:
    """Return the finding of a rule on an action, the last one by default."""
    (found,) = [each for each in report.actions[action].findings if each.rule == rule]
    return found

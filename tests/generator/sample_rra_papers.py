"""Demands, notices, allocations and statuses for tests of their papers: matters with reports made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace
from sample_matters import COMPANY, HOLDER
from sample_registrations import CONVERSION, PATRICK, SPECTRUM, Made, made, paper, window

from checker.model.outcome import Outcome
from checker.model.report import Deadline, Derivation, Finding
from generator.document.tree import Document, Signature
from generator.document.walk import every_block

CORP = "CTC Communications Corp."
COLO = "Shawn Colo"
DEMAND = {
    "event": "registration_demand",
    "id": "demand-1",
    "date": "2002-06-03",
    "under": "rra",
    "by": [{"holder": SPECTRUM, "shares": "900000"}, {"holder": PATRICK, "shares": "20000"}],
    "delivery": {"method": "hand", "received": "2002-06-04"},
    "shares": "400000",
    "short_form_eligible": True,
}
# In hand on Wednesday 5 June 2002: day 20 is Tuesday 25 June.
REQUESTED = {
    "event": "registration",
    "id": "reg-1",
    "date": "2002-06-04",
    "form": "S-3",
    "initiated_by": "rra_demand",
    "demand": "demand-1",
    "securities": "common",
    "underwritten": False,
    "filing_date": "2002-07-15",
    "notices": [
        {"to": SPECTRUM, "kind": "R2.a.i", "method": "hand", "received": "2002-06-05"},
        {"to": PATRICK, "kind": "R2.a.i", "method": "first_class_mail", "sent": "2002-06-05"},
    ],
    "requests": [
        {"holder": PATRICK, "shares": "15000", "delivery": {"method": "hand", "received": "2002-06-20"}}
    ],
    "drafts": [
        {
            "to": [SPECTRUM, "Sample Counsel LLP"],
            "delivered": "2002-06-28",
            "document": "Registration statement",
        },
        {"to": [PATRICK], "delivered": "2002-07-09", "document": "Prospectus"},
    ],
}
# Mailed on Friday 30 August 2002 over Labor Day: received on Thursday 5 September, day 20 is Wednesday 25.
INCIDENTAL = {
    "event": "registration",
    "id": "reg-2",
    "date": "2002-08-28",
    "form": "S-3",
    "initiated_by": "company",
    "securities": "common",
    "underwritten": True,
    "firm_commitment": True,
    "company_shares": "700000",
    "filing_date": "2002-10-07",
    "notices": [{"to": "Holders", "kind": "R2.b", "method": "first_class_mail", "sent": "2002-08-30"}],
    "requests": [
        {"holder": SPECTRUM, "shares": "200000", "delivery": {"method": "hand", "received": "2002-09-20"}},
        {"holder": PATRICK, "shares": "20000", "delivery": {"method": "hand", "received": "2002-09-20"}},
        {"holder": HOLDER, "shares": "180000", "delivery": {"method": "hand", "received": "2002-09-20"}},
    ],
    "limit": {
        "shares": "900000",
        "written": True,
        "by": "Sample Securities, Inc.",
        "reason": "Market conditions",
    },
}
ALLOCATION = {"Company": "700000", SPECTRUM: "100000", PATRICK: "10000", HOLDER: "90000"}


KEYS = ("agreements", "register", "history", "readings")


def of(event: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Give an event with changes; a change to None leaves a key out."""
    return {key: value for key, value in {**event, **changes}.items() if value is not None}


def keys_of(changes: dict[str, Any]) -> dict[str, Any]:
    """Take out of changes what is not of the event but of the matter."""
    return {key: changes.pop(key) for key in KEYS if key in changes}


def demand(**changes: Any) -> Made:
    """Give the counterparts of a demand of two Holders, and the notice of it to one."""
    papers = (
        paper("registration-demand", "R2.a.i", SPECTRUM, COMPANY),
        paper("registration-demand", "R2.a.i", PATRICK, COMPANY),
        paper("notice-of-requested-registration", "R2.a.i", COMPANY, PATRICK),
    )
    keys = keys_of(changes)
    return made(of(DEMAND, **changes), papers, as_of="2002-06-04", figures={"represented": "920000"}, **keys)


def exhibit_d_demand(**changes: Any) -> Made:
    """Give a demand of the Warrant's holder under Exhibit D."""
    event = {
        "event": "registration_demand",
        "date": "2002-11-01",
        "under": "exhibit_d",
        "by": [{"holder": HOLDER, "shares": "272067"}],
        "shares": "200000",
        "method_of_disposition": "Sales from time to time on the Nasdaq National Market",
    }
    papers = (paper("registration-demand", "D4", HOLDER, COMPANY),)
    return made(of(event, **changes), papers, as_of="2002-11-01", figures={"represented": "272067"})


def takedown(**changes: Any) -> Made:
    """Give a request for a take-down from the shelf, and the notice of it."""
    event = {
        "event": "takedown",
        "id": "take-1",
        "date": "2002-09-03",
        "of": "shelf-1",
        "by": [{"holder": SPECTRUM, "shares": "900000"}],
        "shares": "300000",
        "delivery": {"method": "hand", "received": "2002-09-03"},
    }
    papers = (
        paper("registration-demand", "R2.a.iii", SPECTRUM, COMPANY),
        paper("notice-of-requested-registration", "R2.a.iii", COMPANY, PATRICK),
    )
    figures = {"represented": "900000"}
    return made(of(event, **changes), papers, as_of="2002-09-03", figures=figures, history=[CONVERSION])


def requested(**changes: Any) -> Made:
    """Give the papers of the registration that answers the demand."""
    papers = (
        paper("notice-of-requested-registration", "R2.a.i", COMPANY, SPECTRUM),
        paper("notice-of-requested-registration", "R2.a.i", COMPANY, PATRICK),
        paper("joinder-request", "R2.a.i", PATRICK, COMPANY),
        paper("draft-transmittal", "R5", COMPANY, ""),
    )
    deadlines = changes.pop("deadlines", None) or (
        window("R2.a.i-join-window", SPECTRUM, "2002-06-05", "2002-06-25"),
        window("R2.a.i-join-window", PATRICK, "2002-06-10", "2002-07-01", "2002-07-02"),
        window("R2.b-window", PATRICK, "2002-06-10", "2002-07-01"),
        drafts_due("2002-07-08"),
    )
    keys = {"history": [DEMAND], **keys_of(changes)}
    return made(of(REQUESTED, **changes), papers, as_of="2002-07-02", deadlines=deadlines, **keys)


def incidental(**changes: Any) -> Made:
    """Give the papers of an underwritten registration of the Company, limited by its underwriter."""
    papers = (
        paper("notice-of-incidental-registration", "R2.b", COMPANY, SPECTRUM),
        paper("notice-of-incidental-registration", "R2.b", COMPANY, COLO),
        paper("incidental-request", "R2.b", SPECTRUM, COMPANY),
        paper("allocation-statement", "R2.f", COMPANY, SPECTRUM),
        paper("allocation-statement", "D2.b", COMPANY, HOLDER),
    )
    deadlines = (
        window("R2.b-window", SPECTRUM, "2002-09-05", "2002-09-25"),
        window("R2.b-window", COLO, "2002-09-05", "2002-09-25"),
    )
    keys = keys_of(changes)
    loaded, report = made(of(INCIDENTAL, **changes), papers, as_of="2002-09-30", deadlines=deadlines, **keys)
    inputs = {
        "maximum": "900000",
        SPECTRUM: "200000",
        PATRICK: "20000",
        HOLDER: "180000",
        "Company": "700000",
    }
    derived = Derivation(
        "allocation",
        "",
        "J",
        "(maximum − Company) × request / requests of those with a contractual right",
        inputs,
        "",
        "down to whole shares, then the largest remainders",
    )
    action = replace(report.actions[0], figures={"allocation": ALLOCATION}, derivations=(derived,))
    return loaded, replace(report, actions=(action,))


def shelf(**changes: Any) -> Made:
    """Give the notice of the shelf for the mandatory conversion."""
    papers = (paper("shelf-notice", "R2.a.ii", COMPANY, SPECTRUM),)
    figures = {"shelf_end": "2003-05-01"}
    return made(of(CONVERSION, **changes), papers, as_of="2002-04-30", figures=figures)


def underwriter(**changes: Any) -> Made:
    """Give the proposal of an underwriter for the demanded registration."""
    event = {
        "event": "underwriter_selection",
        "date": "2002-07-05",
        "of": "reg-1",
        "underwriter": "Sample Securities, Inc.",
        "approvals": [{"holder": SPECTRUM, "shares": "400000"}],
    }
    papers = (paper("underwriter-approval", "R4.b", COMPANY, changes.pop("recipient", PATRICK)),)
    figures = changes.pop("figures", {"represented": "400000", "required": "207501"})
    keys = {"history": [DEMAND, REQUESTED], **keys_of(changes)}
    return made(of(event, **changes), papers, as_of="2002-07-05", figures=figures, **keys)


def holdback(**changes: Any) -> Made:
    """Give the holdback of an underwritten registration effective on 20 September 2002."""
    event = {
        "event": "holdback_requirement",
        "date": "2002-09-09",
        "of": "reg-2",
        "by": "Sample Securities, Inc.",
        "notices": [{"to": "Holders", "method": "first_class_mail", "sent": "2002-09-09"}],
    }
    papers = (paper("holdback-notice", "R4.c", COMPANY, SPECTRUM),)
    figures = changes.pop("figures", {"holdback_from": "2002-09-13", "holdback_until": "2003-03-19"})
    history = [of(INCIDENTAL, effective_date="2002-09-20", filing_date="2002-09-09", requests=[], limit=None)]
    return made(of(event, **changes), papers, as_of="2002-09-09", figures=figures, history=history)


def withdrawal(holder: str = HOLDER, clause: str = "D2.b", **changes: Any) -> Made:
    """Give a withdrawal from the registration of the Company."""
    registration = changes.pop("registration", INCIDENTAL)
    event = {
        "event": "withdrawal",
        "date": "2002-10-02",
        "of": "reg-2",
        "holder": holder,
        "deliveries": [{"to": "Company", "method": "hand", "received": "2002-10-02"}],
    }
    return made(
        of(event, **changes),
        (paper("withdrawal-notice", clause, holder, COMPANY),),
        as_of="2002-10-02",
        history=[registration],
    )


def status(what: str = "effective", message: str = "It is effected", **changes: Any) -> Made:
    """Give the certificate of what became of the demanded registration."""
    event = {"event": "registration_status", "date": "2002-08-01", "of": "reg-1", "status": what}
    history = changes.pop("history", [DEMAND, REQUESTED])
    used = changes.pop("used", "1")
    figures = {"demands_used": used} if used is not None else {}
    papers = (paper("registration-status-certificate", "R2.e", COMPANY, ""),)
    loaded, report = made(of(event, **changes), papers, as_of="2002-08-01", figures=figures, history=history)
    found = Finding("R2.e-effected", "R2.e", COMPANY, False, Outcome.COMPLIANT, message, "")
    action = replace(report.actions[0], findings=(found,) if message else ())
    return loaded, replace(report, actions=(action,))


def drafts_due(day: str) -> Deadline:
    """Give the last day for drafts before the filing."""
    due, filing = date.fromisoformat(day), date(2002, 7, 15)
    return Deadline("R5-drafts", due, due, "open", "Company", "the Holders", "drafts", filing, "", 0)


def parties(of: object) -> list[str]:
    """Give the names that stand above the lines of the signature blocks."""
    assert isinstance(of, Document), of
    blocks = [block for block in every_block(of) if isinstance(block, Signature)]
    return ["".join(getattr(item, "text", "") for item in block.party) for block in blocks]


BY_FORM: dict[str, Callable[[], Made]] = {
    "registration-demand": demand,
    "notice-of-requested-registration": requested,
    "joinder-request": requested,
    "notice-of-incidental-registration": incidental,
    "incidental-request": incidental,
    "shelf-notice": shelf,
    "draft-transmittal": requested,
    "underwriter-approval": underwriter,
    "holdback-notice": holdback,
    "allocation-statement": incidental,
    "withdrawal-notice": withdrawal,
    "registration-status-certificate": status,
}

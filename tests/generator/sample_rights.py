"""Grants, transfers, waivers and claims for tests of their papers: matters with reports made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sample_matters import COMPANY, HOLDER
from sample_registrations import PATRICK, REGISTER, SPECTRUM, Made, made, paper

FUND, INVESTORS, SUCCESSOR = "Sample Partners, L.P.", "Sample Investors, L.P.", "Sample Successor, Inc."
BOTH = f"{SPECTRUM} and {FUND}"
TERMS = {
    "demand_threshold": "10%",
    "demand_count": "4",
    "short_form_counts": False,
    "demand_window_days": "15",
    "window_unit": "business",
    "delay_days": "60",
    "delays_per_year": "2",
    "piggyback": True,
    "piggyback_excludes": ["employee plans", "Rule 145 transactions"],
    "cutback_priority": "ahead",
    "holdback_days": "none",
    "assignment_minimum": "10000",
    "indemnity_scope": "equal",
    "duration": "Until all are sold",
}
NOTICE = {
    "to": HOLDER,
    "kind": "D3",
    "method": "certified_mail",
    "sent": "2003-06-03",
    "received": "2003-06-05",
}
GRANT = {
    "event": "grant_registration_rights",
    "id": "grant-1",
    "date": "2003-06-02",
    "to": INVESTORS,
    "security": "warrant",
    "class_shares": "300000",
    "terms": TERMS,
    "notices": [NOTICE],
}
TRANSFER = {
    "event": "transfer_registrable",
    "id": "transfer-1",
    "date": "2003-06-12",
    "from": SPECTRUM,
    "to": FUND,
    "shares": "60000",
    "security": "series_a",
    "affiliate": False,
    "beneficial_owner_of_seller": False,
    "seller_restricted_in_writing": False,
    "record_holder": False,
    "notice": {"method": "hand", "received": "2003-06-13"},
    "agreement_to_be_bound": {"method": "hand", "received": "2003-06-13"},
}
WAIVER = {
    "event": "waiver",
    "date": "2003-06-13",
    "of": "grant-1",
    "agreement": "registration_rights",
    "signed_by": ["Company", SPECTRUM],
    "retroactive": True,
}
CLAIM = {
    "event": "indemnity_claim",
    "date": "2003-06-13",
    "under": "rra",
    "claimant": SPECTRUM,
    "against": "Company",
    "known_on": "2003-06-10",
    "amount": "250000.00",
    "notice": {
        "method": "hand",
        "received": "2003-06-13",
        "states": {"action": "Sample v. Sample, Sample Court"},
    },
}
MERGER = {
    "event": "merger",
    "kind": "merger",
    "date": "2003-08-01",
    "consideration_per_share": "one share",
    "provision_made": True,
    "notices": [
        {"to": HOLDER, "method": "certified_mail", "sent": "2003-06-20", "states": {"successor": SUCCESSOR}}
    ],
}
AT_HOME = {"name": FUND, "group": "unrecognized", "registrable_shares": "0", "address": ["2 Sample Wharf"]}


def register(**row: Any) -> dict[str, Any]:
    """Give the register with the transferee's row, changed; some shares are in the hands of the public."""
    public = {"name": "The public", "group": "public", "registrable_shares": "50000"}
    return {**REGISTER, "holders": [*REGISTER["holders"], {**AT_HOME, **row}, public]}


def of(event: Mapping[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Give an event with changes; a change to None leaves a key out."""
    return {key: value for key, value in {**event, **changes}.items() if value is not None}


def transfer(
    *, recognized: str | None = "2003-06-13", keys: Mapping[str, Any] | None = None, **changes: Any
) -> Made:
    """Give the papers of a transfer of 60,000 shares to a stranger."""
    papers = (
        paper("transfer-notice", "R9.f", BOTH, COMPANY),
        paper("agreement-to-be-bound", "R9.f", FUND, COMPANY),
        paper("affiliate-certificate", "R9.f.i", FUND, COMPANY),
        paper("recognition-letter", "R9.f", COMPANY, FUND),
    )
    figures = changes.pop("figures", {"transferee_holding": "60000", "minimum_holding": "50000"})
    facts = {"R9.f-recognition": {"recognized_from": recognized} if recognized else {}}
    whole = {"register": register(), **(keys or {})}
    return made(of(TRANSFER, changes), papers, as_of="2003-06-13", figures=figures, facts=facts, **whole)


def grant(**changes: Any) -> Made:
    """Give the papers of a grant of better rights to the holder of a later warrant."""
    papers = (
        paper("notice-of-grant", "D3", COMPANY, HOLDER),
        paper("terms-comparison", "R8", "", ""),
        paper("waiver-request", "R9.e", COMPANY, SPECTRUM),
        paper("waiver", "R9.e", f"{COMPANY} and {SPECTRUM} and {PATRICK}", ""),
        paper("section-17-instrument", "W17", f"{COMPANY} and {HOLDER}", ""),
    )
    deadlines = changes.pop("deadlines", ())
    return made(of(GRANT, changes), papers, as_of="2003-06-03", deadlines=deadlines, register=register())


def answer(kind: str = "election", *, opinion: str = "none", **changes: Any) -> Made:
    """Give the Holder's answer to the notice of the grant, received on 5 June 2003: day thirty is 5 July."""
    event = {
        "event": "mfn_response",
        "date": "2003-06-20",
        "to_grant": "grant-1",
        "kind": kind,
        "delivery": {"method": "certified_mail", "sent": "2003-06-20"},
    }
    rule, form = ("D3-election", "mfn-election") if kind == "election" else ("D3-opinion", "mfn-opinion")
    papers = (paper(form, "D3", HOLDER, COMPANY), paper("conformed-exhibit-d", "D3", "", HOLDER))
    facts = {rule: {"notice_received": "2003-06-05", "last_day": "2003-07-05", "opinion_given": opinion}}
    history = changes.pop("history", [GRANT])
    return made(of(event, changes), papers, as_of="2003-06-20", facts=facts, history=history)


def waiver(*, history: tuple[Mapping[str, Any], ...] = (GRANT,), **changes: Any) -> Made:
    """Give the papers of a waiver, or an amendment, under Section 9(e)."""
    event = of(WAIVER, changes)
    papers = (
        paper("waiver-request", "R9.e", COMPANY, SPECTRUM),
        paper("waiver", "R9.e", f"{COMPANY} and {SPECTRUM}", ""),
        *([paper("notice-of-grant", "D3", COMPANY, HOLDER)] if event["event"] == "amend_agreement" else ()),
    )
    return made(event, papers, as_of="2003-06-13", history=list(history), register=register())


def section_17(**changes: Any) -> Made:
    """Give the instrument of both parties to the Warrant for the grant."""
    signed = [COMPANY, HOLDER]
    event = of(WAIVER, {"agreement": "warrant", "signed_by": signed, **changes})
    papers = (paper("section-17-instrument", "W17", f"{COMPANY} and {HOLDER}", ""),)
    return made(event, papers, as_of="2003-06-13", history=[GRANT])


def claim(*, facts: Mapping[str, Mapping[str, str]] | None = None, **changes: Any) -> Made:
    """Give the notice of a claim for indemnity."""
    event = of(CLAIM, changes)
    clause = "D7.iii" if event.get("under") == "exhibit_d" else "R6.c"
    papers = (paper("indemnity-claim", clause, str(event["claimant"]), str(event["against"])),)
    return made(event, papers, as_of="2003-06-13", facts=facts)


def merger(**changes: Any) -> Made:
    """Give the assumption that is asked of a successor."""
    papers = (paper("assumption-agreement", "R1.i.iii", COMPANY, ""),)
    return made(of(MERGER, changes), papers, as_of="2003-06-20")


BY_FORM: dict[str, Callable[[], Made]] = {
    "transfer-notice": transfer,
    "agreement-to-be-bound": transfer,
    "affiliate-certificate": lambda: transfer(affiliate=True),
    "recognition-letter": transfer,
    "notice-of-grant": grant,
    "terms-comparison": grant,
    "waiver-request": waiver,
    "waiver": waiver,
    "section-17-instrument": section_17,
    "mfn-opinion": lambda: answer("opinion"),
    "mfn-election": answer,
    "conformed-exhibit-d": answer,
    "indemnity-claim": claim,
    "assumption-agreement": merger,
}

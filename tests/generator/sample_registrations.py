"""Registrations, delays and suspensions for tests of their papers: matters with reports made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sample_matters import COMPANY, HOLDER, loaded, matter

from checker.model.matter import LoadedMatter
from checker.model.outcome import Outcome, Verdict
from checker.model.report import Action, Deadline, Finding, Paper, Position, Report, WarrantLine
from generator.document.tree import Document
from generator.paper import document_for

Made = tuple[LoadedMatter, Report]
SPECTRUM = "Sample Equity Investors II, L.P."
PATRICK = "Jane Sample"
OWNER = "Sample Fund, L.P."
ADDRESSES = {
    "rra_assumed_by_group": True,
    "warrant_notice_address": {
        "company": ["1 Sample Plaza", "Waltham, MA 02451"],
        "holder": ["300 Sample Square", "San Jose, CA 95134"],
    },
}
REGISTER: dict[str, Any] = {
    "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067", "address": ["100 Sample Street"]}],
    "holders": [
        {
            "name": SPECTRUM,
            "group": "rra",
            "series_a_as_converted": "900000",
            "address": ["1 Sample Wharf", "Boston, MA 02110"],
            "counsel": "Sample Counsel LLP",
            "signature_block": {"by": {"name": "Sample GP, L.P.", "its": "general partner", "by": {}}},
        },
        {"name": PATRICK, "group": "rra", "registrable_shares": "20000"},
        {
            "name": OWNER,
            "group": "exhibit_d",
            "registrable_shares": "50000",
            "address": ["200 Sample Street", "Boston, MA 02110"],
        },
    ],
}
LINE = WarrantLine(HOLDER, "272067.0", "2.408")
POSITION = Position("2.408", "272067.0", {"W-1": LINE})


def made(
    event: Mapping[str, Any],
    papers: Iterable[Paper],
    *,
    as_of: str = "2002-11-06",
    figures: Mapping[str, str] | None = None,
    deadlines: Iterable[Deadline] = (),
    facts: Mapping[str, Mapping[str, str]] | None = None,
    **keys: Any,
) -> Made:
    """Give a matter with one proposed event, and a report as the checker would give it."""
    whole = {"register": REGISTER, "agreements": ADDRESSES, **keys}
    matter_of = loaded(matter(event, as_of=as_of, **whole))
    found = tuple(
        Finding(rule, rule.partition("-")[0], COMPANY, True, Outcome.COMPLIANT, "", "", facts=told)
        for rule, told in (facts or {}).items()
    )
    action = Action(
        0,
        event.get("id"),
        event["event"],
        date.fromisoformat(str(event["date"])),
        Verdict.PERMITTED,
        found,
        figures or {},
        (),
        POSITION,
        POSITION,
        {},
    )
    report = Report(
        "A sample matter",
        matter_of.matter.as_of,
        Verdict.PERMITTED,
        (action,),
        (),
        (),
        tuple(deadlines),
        tuple(papers),
        (),
    )
    return matter_of, report


def paper(form: str, clause: str, signer: str, recipient: str) -> Paper:
    """Give a paper that nothing blocks."""
    return Paper(form, 0, signer, recipient, ("hand",), clause, True, ())


def window(rule: str, who: str, received: str, last: str, safe: str | None = None) -> Deadline:
    """Give the last day on which a Holder may answer."""
    days = [date.fromisoformat(each) for each in (last, safe or last, received)]
    return Deadline(rule, days[0], days[1], "open", who, COMPANY, "answer", days[2], "", 0)


def document(of: Made, form: str, recipient: str | None = None, *, draft: bool = False) -> Document:
    """Give the document of a form for a recipient; it must be ready unless it is a draft."""
    wanted = next(
        each for each in of[1].documents if each.form == form and recipient in (None, each.recipient)
    )
    document_of = document_for(*of, wanted, draft=draft)
    assert isinstance(document_of, Document), document_of
    return document_of


def registration(**changes: Any) -> dict[str, Any]:
    """Give an underwritten registration of the Company, its notice received by the Holder."""
    event = {
        "event": "registration",
        "id": "reg-1",
        "date": "2002-11-04",
        "form": "S-3",
        "initiated_by": "company",
        "securities": "common",
        "secondary_sales_permitted": True,
        "underwritten": True,
        "company_shares": "600000",
        "filing_date": "2002-12-12",
        "notices": [
            {
                "to": HOLDER,
                "kind": "D2.a.i",
                "method": "certified_mail",
                "sent": "2002-11-06",
                "received": "2002-11-08",
                "states": {"jurisdictions": ["California", "New York"], "underwritten": True},
            }
        ],
        "requests": [
            {
                "holder": HOLDER,
                "shares": "100000",
                "delivery": {"method": "certified_mail", "sent": "2002-11-12"},
            }
        ],
    } | changes
    return {key: value for key, value in event.items() if value is not None}


def demand(**changes: Any) -> dict[str, Any]:
    """Give a demand of the Warrant's holder under Exhibit D."""
    return {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2002-11-01",
        "under": "exhibit_d",
        "by": [{"holder": HOLDER, "shares": "272067"}],
        "delivery": {"method": "hand", "received": "2002-11-04"},
        "shares": "200000",
        "method_of_disposition": "An underwritten public offering",
        "short_form_eligible": True,
    } | changes


def of_company(**changes: Any) -> Made:
    """Give the papers of a registration of the Company under Exhibit D."""
    papers = (
        paper("notice-of-company-registration", "D2.a.i", COMPANY, HOLDER),
        paper("company-registration-request", "D2.a.ii", HOLDER, COMPANY),
        paper("initiation-letter", "D6", COMPANY, HOLDER),
    )
    deadlines = (window("D2.a.ii-window", HOLDER, "2002-11-08", "2002-11-23"),)
    keys = {key: changes.pop(key) for key in ("agreements", "register") if key in changes}
    return made(registration(**changes), papers, deadlines=deadlines, **keys)


def of_demand(**changes: Any) -> Made:
    """Give the papers of a registration that answers a demand under Exhibit D."""
    papers = (
        paper("notice-of-exhibit-d-demand", "D4", COMPANY, OWNER),
        paper("notice-of-exhibit-d-demand", "D4", COMPANY, HOLDER),
        paper("exhibit-d-election", "D4", OWNER, COMPANY),
        paper("initiation-letter", "D6", COMPANY, OWNER),
    )
    notices = [
        {"to": name, "kind": "D4", "method": "certified_mail", "sent": "2002-11-06", "received": received}
        for name, received in ((HOLDER, "2002-11-08"), (OWNER, "2002-11-12"))
    ]
    usual = {
        "initiated_by": "exhibit_d_demand",
        "demand": "demand-1",
        "company_shares": None,
        "notices": notices,
        "requests": [{"holder": OWNER, "shares": "50000"}],
    }
    event = registration(**{**usual, **changes})
    deadlines = (window("D4-window", OWNER, "2002-11-12", "2002-12-04", "2002-12-05"),)
    return made(event, papers, deadlines=deadlines, history=[demand()])


def status(what: str, **changes: Any) -> Made:
    """Give the completion letter of a registration that a demand has made."""
    event = {"event": "registration_status", "date": "2003-01-02", "of": "reg-1", "status": what} | changes
    deadlines = (window("D6.i-effectiveness-period", COMPANY, "2003-01-02", "2003-05-02"),)
    history = [demand(), registration(initiated_by="exhibit_d_demand", demand="demand-1", notices=[])]
    papers = (paper("completion-letter", "D6", COMPANY, HOLDER),)
    return made(event, papers, as_of="2003-01-02", deadlines=deadlines, history=history)


RRA_DEMAND = {
    "event": "registration_demand",
    "id": "rra-1",
    "date": "2002-06-03",
    "under": "rra",
    "by": [{"holder": SPECTRUM, "shares": "900000"}],
    "delivery": {"method": "hand", "received": "2002-06-04"},
    "shares": "400000",
}
COUNTED = {
    "R2.g-length": {"days": "60"},
    "R2.g-registration-total": {"days_in_all": "60"},
}


def delay(*, facts: Mapping[str, Mapping[str, str]] | None = None, **changes: Any) -> Made:
    """Give a delay of sixty days of a registration that RRA Holders have requested."""
    event = {
        "event": "registration_delay",
        "date": "2002-06-17",
        "kind": "delay",
        "of": "rra-1",
        "from": "2002-06-17",
        "until": "2002-08-15",
        "transaction_considered_since": "2002-05-02",
        "board_determination": "2002-06-14",
    } | changes
    papers = (
        paper("board-resolution-delay", "R2.g", COMPANY, ""),
        paper("delay-notice", "R2.g.i", COMPANY, SPECTRUM),
        paper("delay-notice", "R2.g.i", COMPANY, PATRICK),
        paper("delay-consent", "R2.g", SPECTRUM, COMPANY),
    )
    told = COUNTED if facts is None else facts
    keys = {key: event.pop(key) for key in ("agreements", "history") if key in event}
    given = {key: value for key, value in event.items() if value is not None}
    before = [RRA_DEMAND, *keys.pop("history", ())]
    return made(given, papers, as_of="2002-06-17", facts=told, history=before, **keys)


CONVERSION = {
    "event": "mandatory_conversion",
    "id": "shelf-1",
    "date": "2002-05-01",
    "conversion_date": "2002-05-01",
    "shelf_due": "2002-05-01",
    "shelf_effective_date": "2002-05-01",
    "form": "S-3",
}


def prohibition(**changes: Any) -> Made:
    """Give a prohibition of sales under the shelf for sixty days."""
    event = {
        "event": "registration_delay",
        "date": "2002-07-01",
        "kind": "sale_prohibition",
        "of": "shelf-1",
        "from": "2002-07-01",
        "until": "2002-08-29",
        "transaction_considered_since": "2002-06-20",
        "board_determination": "2002-06-28",
        "notices": [{"to": "Holders", "method": "first_class_mail", "sent": "2002-06-26"}],
    } | changes
    papers = (
        paper("board-resolution-delay", "R2.g", COMPANY, ""),
        paper("sale-prohibition-notice", "R2.g.ii", COMPANY, SPECTRUM),
        paper("delay-consent", "R2.g", SPECTRUM, COMPANY),
    )
    figures = {"shelf_end": "2003-06-30"}
    return made(event, papers, as_of="2002-07-01", facts=COUNTED, figures=figures, history=[CONVERSION])


def suspension(**changes: Any) -> Made:
    """Give a stop notice mailed on 14 February 2003, whose copies came a fortnight later."""
    event = {
        "event": "prospectus_suspension",
        "date": "2003-02-14",
        "of": "reg-2",
        "notice": {"method": "first_class_mail", "sent": "2003-02-14"},
        "corrected_copies": {SPECTRUM: "2003-02-28"},
    } | changes
    papers = (
        paper("suspension-notice", "R3.a.ix", COMPANY, SPECTRUM),
        paper("resumption-notice", "R3.c", COMPANY, SPECTRUM),
    )
    filed = registration(
        id="reg-2",
        date="2002-08-01",
        initiated_by="rra_demand",
        notices=[],
        requests=[{"holder": SPECTRUM, "shares": "400000"}],
        filing_date="2002-09-10",
        effective_date="2002-10-01",
    )
    figures = changes.pop("figures", {"extension_days": "15", "effectiveness_end": "2003-04-14"})
    event.pop("figures", None)
    return made(event, papers, as_of="2003-02-14", figures=figures, history=[filed])


def rule_144(under: str | None = "rra") -> Made:
    """Give a request for the statement of Rule 144."""
    name = HOLDER if under == "exhibit_d" else SPECTRUM
    event = {
        "event": "rule_144_request",
        "date": "2003-06-16",
        "holder": name,
        "under": under,
        "delivery": {"method": "hand", "received": "2003-06-16"},
    }
    clause = "D9.iii" if under == "exhibit_d" else "R7.c"
    keys = {key: value for key, value in event.items() if value is not None}
    return made(keys, (paper("rule-144-statement", clause, COMPANY, name),), as_of="2003-06-16")


# A matter for each form, whose first paper is stored word for word.
BY_FORM: dict[str, Callable[[], Made]] = {
    "notice-of-company-registration": of_company,
    "company-registration-request": of_company,
    "notice-of-exhibit-d-demand": of_demand,
    "exhibit-d-election": of_demand,
    "initiation-letter": of_company,
    "completion-letter": lambda: status("effective"),
    "board-resolution-delay": delay,
    "delay-notice": delay,
    "sale-prohibition-notice": prohibition,
    "delay-consent": delay,
    "suspension-notice": suspension,
    "resumption-notice": suspension,
    "rule-144-statement": rule_144,
}

"""Acts of the Company that the tests of its papers share, each with the checker's report on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace
from sample_matters import COMPANY, HOLDER, matter
from sample_packets import story, with_report

from checker.model.matter import LoadedMatter
from checker.model.report import Paper, Report

Made = tuple[LoadedMatter, Report]
ON_RECORD = ["100 Sample Street", "San Jose, CA 95134"]
FOR_NOTICES = ["300 Sample Square", "San Jose, CA 95134"]
OTHER = "Sample Fund, L.P."
ADDRESSES = {
    "warrant_notice_address": {"company": ["1 Sample Plaza", "Waltham, MA 02451"], "holder": FOR_NOTICES}
}
ISSUE = "dilutive-issue/on-base-c"
OPEN_BASE = "dilutive-issue/base-not-chosen"
SPLIT = "stock-split/two-for-one"
ALL = "all-adjustments/every-kind-as-proposed"
EXPIRED = "option-grant-and-expiry/all-expired"
DUE_BILL = "stock-split/exercise-with-a-due-bill"
PLACE_OF = {"distribution": 5, "change": 7}


def one(holder: str = HOLDER) -> dict[str, Any]:
    """Give a register with one Warrant, its holder's address on record."""
    return {"warrants": [{"id": "W-1", "holder": holder, "shares": "272067", "address": ON_RECORD}]}


def two() -> dict[str, Any]:
    """Give a register with two Warrants of two holders."""
    first = {"id": "W-1", "holder": HOLDER, "shares": "200000", "address": ON_RECORD}
    other = {"id": "W-2", "holder": OTHER, "shares": "72067", "address": ["200 Sample Street", "Boston, MA"]}
    return {"warrants": [first, other]}


def notice(kind: str, sent: str, **changes: Any) -> dict[str, Any]:
    """Give a notice to the holder by certified mail, with changes."""
    return {"to": HOLDER, "kind": kind, "method": "certified_mail", "sent": sent, **changes}


def merger(register: Mapping[str, Any] | None = None, **changes: Any) -> Made:
    """Give a merger that closes on 12 July 2004, of which notice is planned in time."""
    event = {
        "event": "merger",
        "date": "2004-07-12",
        "kind": "merger",
        "consideration_per_share": "6.00",
        "provision_made": True,
        "notices": [notice("notice-of-merger", "2004-06-10")],
    } | changes
    keys = {key: value for key, value in event.items() if value is not None}
    return with_report(matter(keys, as_of="2004-06-01", register=register or one(), agreements=ADDRESSES))


def dissolution(
    as_of: str = "2004-01-20",
    register: Mapping[str, Any] | None = None,
    agreements: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Made:
    """Give a distribution in dissolution on 15 March 2004, its notice to be mailed on 30 January."""
    event = {
        "event": "dissolution",
        "date": "2004-03-15",
        "notices": [notice("notice-of-dissolution", "2004-01-30")],
    } | changes
    return with_report(matter(event, as_of=as_of, register=register or one(), agreements=agreements))


def combination(**changes: Any) -> Made:
    """Give a combination of seven shares into one."""
    event = {
        "event": "split",
        "kind": "combination",
        "ratio": "1:7",
        "record_date": "2004-03-12",
        "date": "2004-03-26",
    } | changes
    return with_report(matter(event, as_of="2004-01-20", register=one()))


def issue_in_kind(holder: str = HOLDER, **keys: Any) -> Made:
    """Give an issue for cash and property that the Board has valued, with the base chosen."""
    event = {
        "event": "issue",
        "id": "issue-1",
        "date": "2003-06-16",
        "security": "common",
        "shares": "1000000",
        "to": "lender",
        "plan": "none",
        "consideration": {"cash": "500000", "property": "1000000"},
    }
    board = {"by": "Board of Directors (sample)", "date": "2003-06-10"}
    value = {"topic": "fair_market_value", "of": "issue-1", "value": "1000000", "basis": "A sample appraisal"}
    market = {"topic": "current_market_price", "value": "4.00", "basis": "No quotations"}
    base = {"option": "A", "by": "Sample Counsel", "date": "2003-06-02", "because": "A sample choice"}
    whole = {
        "register": one(holder),
        "determinations": [{**board, **value}, {**board, **market}],
        "readings": {"A-25": base},
    } | keys
    return with_report(matter(event, **whole))


def distribution(**changes: Any) -> Made:
    """Give a cash distribution of which little is known."""
    event = {"event": "distribution", "date": "2004-03-26", "kind": "cash", "record_date": "2004-03-12"}
    return with_report(matter(event | changes, as_of="2004-01-20", register=one()))


def due_bill(name: str = DUE_BILL) -> Made:
    """Give an exercise between a record date and its event, the due bill among its papers."""
    loaded, report = story(name)
    if any(paper.form == "due-bill" for paper in report.documents):
        return loaded, report
    paper = Paper("due-bill", 0, COMPANY, HOLDER, ("hand",), "W6.xi", True, ())
    return loaded, replace(report, documents=(paper, *report.documents))

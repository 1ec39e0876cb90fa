"""Sample events that the tests of the papers share, each complete until a test changes it, with its report."""

from __future__ import annotations

from typing import Any

from sample_matters import BY_HAND, HOLDER, matter
from sample_packets import with_report

from checker.model.matter import LoadedMatter
from checker.model.report import Report

FUND = "Sample Fund, L.P."
INFORMED = {"method": "hand", "received": "2004-02-10"}
Made = tuple[LoadedMatter, Report]


def transfer(**changes: Any) -> Made:
    """Give a complete transfer of 100,000 shares with changes; one to None leaves the key out."""
    event: dict[str, Any] = {
        "event": "transfer_warrant",
        "date": "2003-06-16",
        "warrant": "W-1",
        "to": {"name": FUND, "address": ["200 Sample Street"]},
        "shares": "100000",
        "signed_name": HOLDER,
        "endorsed": True,
        "surrendered": dict(BY_HAND),
        "attorney": "Sample Agent",
        "securities_law_basis": "Opinion of Sample Counsel",
    } | changes
    return with_report(matter({key: value for key, value in event.items() if value is not None}))


def loss(holder: str = HOLDER, block: dict[str, Any] | None = None, **changes: Any) -> Made:
    """Give a replacement of a lost Warrant with changes; one to None leaves the key out."""
    event: dict[str, Any] = {
        "event": "replace_warrant",
        "date": "2003-06-16",
        "warrant": "W-1",
        "cause": "lost",
        "evidence": "Report of the custodian of 2003-06-02",
        "indemnity": "Bond of Sample Surety for $100,000.00",
    } | changes
    row = {"id": "W-1", "holder": holder, "signature_block": block or {"by": {}}}
    return with_report(
        matter(
            {key: value for key, value in event.items() if value is not None}, register={"warrants": [row]}
        )
    )


def determination(**changes: Any) -> Made:
    """Give a price that the Board has determined, with changes to the event; one to None leaves the key out."""
    keys = {"as_of": "2004-02-16", "side": "holder"} | changes.pop("keys", {})
    event: dict[str, Any] = {
        "event": "board_determination_of_price",
        "date": "2004-02-09",
        "value": "4.00",
        "informed": dict(INFORMED),
    } | changes
    return with_report(matter({key: value for key, value in event.items() if value is not None}, **keys))


def address(who: str, agreement: str | None, **keys: Any) -> Made:
    """Give a letter with another address for notices."""
    event: dict[str, Any] = {
        "event": "change_of_address",
        "date": "2003-06-16",
        "who": who,
        "agreement": agreement,
        "address": ["400 Sample Street", "Boston, MA 02110"],
        "delivery": {"method": "hand", "sent": "2003-06-16"},
    }
    return with_report(matter({key: value for key, value in event.items() if value is not None}, **keys))


def rra_holder(name: str = FUND) -> dict[str, Any]:
    """Give a register with one holder under the Registration Rights Agreement, a partnership."""
    block = {"by": {"name": "Sample GP, LLC", "its": "general partner", "by": {"name": "Jane Sample"}}}
    return {"holders": [{"name": name, "group": "rra", "signature_block": block}]}

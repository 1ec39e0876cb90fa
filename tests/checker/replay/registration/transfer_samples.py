"""Sample transfers of Registrable Securities between three Holders and others, and the state after them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exhibit_d_samples import sample

from checker.model.events import TransferRegistrable
from checker.replay.ledger import MODELLED
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.holding import Holding
from checker.replay.registration.holdings import holdings_on
from checker.replay.state import State

SPECTRUM, NICHOLSON, FUND = "Spectrum Equity Investors II, L.P.", "Robert A. Nicholson", "Sample Fund, L.P."
ROWS: list[dict[str, Any]] = [
    {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "600000", "rra_warrants": "133333"},
    {"name": NICHOLSON, "group": "rra", "series_a_as_converted": "500000"},
]


def lot(shares: str | None, **changes: Any) -> dict[str, Any]:
    """Return a transfer of Series A by Spectrum to a stranger of record, the seller silent; None leaves a key out."""
    event: dict[str, Any] = {
        "event": "transfer_registrable",
        "date": "2003-06-03",
        "from": SPECTRUM,
        "to": FUND,
        "shares": shares,
        "security": "series_a",
        "affiliate": False,
        "beneficial_owner_of_seller": False,
        "seller_restricted_in_writing": False,
        "record_holder": True,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def split_of(ratio: str, day: str, recorded: str | None = None) -> dict[str, Any]:
    """Return a split (or a combination) carried out on a day."""
    after, before = map(int, ratio.split(":"))
    kind = "split" if after > before else "combination"
    return {
        "event": "split",
        "date": day,
        "kind": kind,
        "ratio": ratio,
        "record_date": recorded or day,
        "payment_date": day,
    }


def happened(
    *events: Mapping[str, Any], rows: Any = None, choose: Mapping[str, str] | None = None, **keys: Any
) -> tuple[Record, State, State]:
    """Return the record of the events, the state that the last of them meets, and the state after it."""
    register = {"holders": list(rows or ROWS)}
    opening = {"authorized": "500,000,000"}
    record = sample(*events, register=register, opening=opening, choose=choose, as_of="2004-06-04", **keys)
    before = after = opening_state(record)
    for event in record.matter.proposed:
        before, after = after, MODELLED[type(event)].step(after, event, record).after
    return record, before, after


def last_transfer(record: Record) -> TransferRegistrable:
    """Return the last proposed event, which is a transfer."""
    event = record.matter.proposed[-1]
    assert isinstance(event, TransferRegistrable)
    return event


def holding_of(name: str, *events: Mapping[str, Any], **keys: Any) -> Holding:
    """Return what a person holds after the events."""
    record, _, after = happened(*events, **keys)
    found = holdings_on(record, after.filings).of(name)
    assert found is not None
    return found

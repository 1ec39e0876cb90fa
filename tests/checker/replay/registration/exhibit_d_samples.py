"""Records and states of sample registrations, for the tests of what both agreements make of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_matters import HOLDER, loaded, matter

from checker.api import terms
from checker.model.events import Registration, RegistrationDemand
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.steps import filed
from checker.replay.state import State

SPECTRUM, DOEG, FUND, DIRECTOR = (
    "Spectrum Equity Investors II, L.P.",
    "Doeg Hill I, LLC",
    "Sample Growth Fund, L.P.",
    "Sample Director",
)
REGISTER: dict[str, Any] = {
    "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
    "holders": [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": DOEG, "group": "rra", "series_a_as_converted": "100000"},
        {"name": FUND, "group": "other_contract", "registrable_shares": "500000"},
        {"name": DIRECTOR, "group": "director_officer", "registrable_shares": "200000"},
    ],
}


def sample(*events: Mapping[str, Any], choose: Mapping[str, str] | None = None, **keys: Any) -> Record:
    """Return the record of a matter with the events as proposed, under the readings chosen (else the defaults)."""
    own: dict[str, Any] = {
        "as_of": "2004-06-04",
        "agreements": {"rra_assumed_by_group": True},
        "register": REGISTER,
    }
    whole = loaded(matter(*events, **{**own, **keys})).matter
    return Record(whole, terms(), Consultation(Choices(what_if=dict(choose or {}))))


def before_last(record: Record) -> State:
    """Return the state that the last proposed event meets, the others filed before it."""
    state = opening_state(record)
    for event in record.matter.proposed[:-1]:
        state = filed(state, event, record).after
    return state


def of_registration(record: Record) -> tuple[Record, State, Registration]:
    """Return the record, the state before it, and the last event, which is a registration."""
    event = record.matter.proposed[-1]
    assert isinstance(event, Registration)
    return record, before_last(record), event


def of_demand(record: Record) -> tuple[Record, State, RegistrationDemand]:
    """Return the record, the state before it, and the last event, which is a demand."""
    event = record.matter.proposed[-1]
    assert isinstance(event, RegistrationDemand)
    return record, before_last(record), event


def registered(**changes: Any) -> dict[str, Any]:
    """Return the Company's own underwritten registration of 1 June 2004."""
    event = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "form": "S-1",
        "initiated_by": "company",
        "securities": "common",
        "only_for": "none",
        "secondary_sales_permitted": True,
        "underwritten": True,
        "filing_date": "2004-08-02",
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def demanded_under(agreement: str, *by: tuple[str, str], **changes: Any) -> dict[str, Any]:
    """Return a demand of 26 May 2004 by the holders named, each with its shares."""
    event = {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2004-05-26",
        "under": agreement,
        "by": [{"holder": name, "shares": shares} for name, shares in by],
        "delivery": {"method": "hand", "received": "2004-05-26"},
        "method_of_disposition": "Sales on the market",
        "short_form_eligible": False,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def asks(name: str, shares: str, day: str = "2004-06-18") -> dict[str, Any]:
    """Return a request handed over on a day."""
    return {"holder": name, "shares": shares, "delivery": {"method": "hand", "received": day}}


def limit(shares: str, *, written: bool = True) -> dict[str, Any]:
    """Return the managing underwriter's limit."""
    return {"shares": shares, "written": written, "by": "managing underwriter", "reason": "market conditions"}

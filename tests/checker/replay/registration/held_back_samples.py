"""Samples for what holds a registration back: a demand, a registration and a shelf, with the record on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sample_matters import loaded, matter

from checker.agreements.terms import terms
from checker.engine import choices_of
from checker.model.events import Happening
from checker.readings import Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import State
from checker.walk import entries

SPECTRUM, DOEG_HILL, WANG = "Spectrum Equity Investors II, L.P.", "Doeg Hill I, LLC", "Fred Wang"

Event = dict[str, Any]


def by_hand(day: str) -> dict[str, str]:
    """Return a delivery by hand."""
    return {"method": "hand", "received": day}


def demand(**changes: Any) -> Event:
    """Return a demand of Spectrum for 300,000 shares, received on 3 June 2002."""
    return {
        "event": "registration_demand",
        "id": "demand-1",
        "date": "2002-06-03",
        "under": "rra",
        "by": [{"holder": SPECTRUM, "shares": "960000"}],
        "delivery": by_hand("2002-06-03"),
        "shares": "300000",
        **changes,
    }


def registration(**changes: Any) -> Event:
    """Return a registration of the Company of 1 July 2002, effective on 1 October, with two Holders in it."""
    return {
        "event": "registration",
        "id": "reg-1",
        "date": "2002-07-01",
        "form": "S-1",
        "initiated_by": "company",
        "underwritten": False,
        "notices": [by_hand("2002-07-08")],
        "requests": [
            {"holder": SPECTRUM, "shares": "200000", "delivery": by_hand("2002-07-15")},
            {"holder": DOEG_HILL, "shares": "60000", "delivery": by_hand("2002-07-15")},
        ],
        "filing_date": "2002-08-19",
        "effective_date": "2002-10-01",
        **changes,
    }


def shelf(day: str = "2000-02-28") -> Event:
    """Return a mandatory conversion with its shelf, effective the same day."""
    return {"event": "mandatory_conversion", "id": "shelf-1", "date": day, "shelf_effective_date": day}


def delay(day: str, until: str | None, of: str = "demand-1", **changes: Any) -> Event:
    """Return a delay, told by hand on its day."""
    last = {} if until is None else {"until": until}
    return {
        "event": "registration_delay",
        "date": day,
        "kind": "delay",
        "of": of,
        **last,
        "notices": [by_hand(day)],
        **changes,
    }


def prohibition(day: str, until: str | None, **changes: Any) -> Event:
    """Return a prohibition of sales under the shelf."""
    return delay(day, until, "shelf-1", **{"kind": "sale_prohibition", **changes})


def whole(*history: Event, **keys: Any) -> dict[str, Any]:
    """Return a matter with that history, in which Group has taken over the agreement."""
    holders = [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000", "rra_warrants": "60000"},
        {"name": DOEG_HILL, "group": "rra", "registrable_shares": "300000"},
        {"name": WANG, "group": "rra", "series_a_as_converted": "5000"},
    ]
    return matter(
        **{
            "as_of": "2003-09-01",
            "history": list(history),
            "register": {"holders": holders},
            "agreements": {"rra_assumed_by_group": True},
            **keys,
        }
    )


def replayed(
    *history: Event, readings: Mapping[str, str] | None = None, **keys: Any
) -> tuple[Record, State, tuple[Happening, ...]]:
    """Return the record, the state after that history, and its events in order."""
    source = loaded(whole(*history, **keys))
    record = Record(source.matter, terms(), Consultation(choices_of(source, readings or {})))
    state = opening_state(record)
    for entry in sorted(entries(source), key=lambda each: each.event.date):
        state = entry.how.step(state, entry.event, record).after
    return record, state, tuple(sorted(source.matter.history, key=lambda event: event.date))

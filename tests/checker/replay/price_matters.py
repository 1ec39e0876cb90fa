"""Matters for the tests of the price ledger: events as plain mappings, and what history leads to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sample_matters import loaded, matter

from checker.agreements.terms import terms
from checker.calendars import calendar
from checker.engine import choices_of
from checker.readings import Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import State
from checker.walk import entries

Event = dict[str, Any]


class Stood(NamedTuple):
    """Price and number after an event, with the event's figures."""

    price: str
    shares: str
    figures: Mapping[str, Any]


class Told(NamedTuple):
    """What every event led to, the last state, and the readings that were asked."""

    steps: list[Stood]
    state: State
    asked: set[str]

    @property
    def last(self) -> tuple[str, str]:
        """Price and number at the end."""
        return self.steps[-1].price, self.steps[-1].shares


def event(name: str, day: str, /, **fields: Any) -> Event:
    """Return an event of the vocabulary."""
    return {"event": name, "date": day, **fields}


def shares_for(number: int, cash: int, expenses: int = 0, day: str = "2003-06-02", **fields: Any) -> Event:
    """Return an issue of Common Stock for cash."""
    money = {"cash": str(cash), "expenses": str(expenses)}
    return event("issue", day, security="common", shares=str(number), consideration=money, **fields)


def options(day: str = "2003-06-02", **changes: Any) -> Event:
    """Return a grant of 2,000,000 options at 1.50 for a premium of 100,000."""
    money = {"cash": "100000", "expenses": "0"}
    fields = {"id": "G", "security": "option", "shares": "2000000", "price": "1.50", "consideration": money}
    return event("issue", day, **{**fields, **changes})


def note(day: str = "2003-06-02", **changes: Any) -> Event:
    """Return a note for 10,050,000 of which 50,000 is accrued interest, convertible at 2.00, costing 300,000."""
    money = {"cash": "10050000", "accrued": "50000", "expenses": "300000"}
    fields = {
        "id": "N",
        "security": "convertible",
        "shares": "5000000",
        "price": "2.00",
        "consideration": money,
    }
    return event("issue", day, **{**fields, **changes})


def split(ratio: str, kind: str = "split", **changes: Any) -> Event:
    """Return a split of 25 June 2004 with the record date of 10 June."""
    fields = {"kind": kind, "ratio": ratio, "record_date": "2004-06-10", "ex_date": "2004-06-28"}
    return event("split", "2004-06-25", **{**fields, **changes})


def quotations(day: str, closes: list[str]) -> dict[str, Any]:
    """Return a price list of the business days before a day, as many as there are closing prices."""
    window = calendar("nyse").last_open_before(date.fromisoformat(day), len(closes))
    rows = [
        {"date": each.isoformat(), "last": close, "tier": "nasdaq"}
        for each, close in zip(window, closes, strict=True)
    ]
    return {"days": rows, "adjusted_for_splits": False}


def history(*events: Event, readings: Mapping[str, str] | None = None, **keys: Any) -> Told:
    """Replay events as history and return what each led to, as known then."""
    whole = matter(as_of="2009-05-01", history=list(events), **keys)
    source = loaded(whole)
    record = Record(source.matter, terms(), Consultation(choices_of(source, readings or {})))
    state = opening_state(record)
    timeline = sorted(
        entries(source), key=lambda e: (e.how.effective(record, e.event), e.event.sequence or 0, e.index)
    )
    steps = []
    for entry in timeline:
        step = entry.how.step(state, entry.event, record)
        state = step.after
        position = state.position()
        steps.append(Stood(position.warrant_price, position.warrant_shares, step.figures))
    return Told(steps, state, set(record.consultation.asked))

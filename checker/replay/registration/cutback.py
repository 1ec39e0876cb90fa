"""Who is included in a registration, and with how many shares, under both agreements."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.model.events import Registration
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, THIRD_PARTY, begun_by
from checker.replay.registration.cutback_demand import exhibit_d_demand, rra_demand, third_party_demand
from checker.replay.registration.cutback_offering import company_registration
from checker.replay.registration.holdings import key_of
from checker.replay.registration.participants import participants
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.sharing import Allocation, Table, all_in_full, room_of
from checker.replay.state import State, Told


def tell(before: State, event: Registration, record: Record) -> Told:
    """Return the figure ``allocation``: by name, the Company first, zeros listed; whole shares of Common Stock."""
    if event.company_shares is None and not event.requests and event.demand is None:
        return Told()
    found = allocation(record, before, event)
    shown = {name: str(shares) for name, shares in found.shares.items()}
    if not shown:
        return Told()
    inputs = {each.name: exact(each.counted) for each in participants(record, before, event)}
    if event.limit is not None and event.limit.shares is not None:
        inputs = {"maximum": exact(Fraction(event.limit.shares)), **inputs}
    if event.company_shares is not None:
        inputs["Company"] = exact(Fraction(event.company_shares))
    derivation = Derivation(
        "allocation",
        ", ".join(f"{name}: {shares}" for name, shares in shown.items()),
        found.clause,
        found.formula,
        inputs,
        "",
        "down to whole shares, then the largest remainders" if found.cut else "not rounded",
    )
    return Told({"allocation": shown}, (derivation,))


def allocation(record: Record, state: State, event: Registration) -> Allocation:
    """Return who is included with how many shares, by whoever began the registration (RRA 2(a), 2(b), 2(f); D2.b)."""
    return record.once("allocation", (state, event), lambda: _allocated(record, state, event))


def _allocated(record: Record, state: State, event: Registration) -> Allocation:
    """Return the allocation by whoever began the registration."""
    table = table_of(record, state, event)
    if begun_by(record, event) == RRA_DEMAND and rra_binds(record, event.date):
        return rra_demand(table)
    if table.room is None or table.total <= table.room:
        return all_in_full(table, "every request in full", "R2.b")
    if begun_by(record, event) == EXHIBIT_D_DEMAND:
        return exhibit_d_demand(table)
    if begun_by(record, event) == THIRD_PARTY:
        return third_party_demand(table)
    return company_registration(table)


def table_of(record: Record, state: State, event: Registration) -> Table:
    """Return what is asked for in a registration, by right, and how many there is room for."""
    return Table(
        record,
        state,
        event,
        participants(record, state, event),
        Fraction(event.company_shares or 0),
        room_of(record, event),
    )


def given(event: Registration, shares: Mapping[str, int]) -> dict[str, Fraction]:
    """Return the allocation as the matter gives it, by the names that ask; who is left out of it has nothing."""
    stated = {key_of(name): Fraction(number) for name, number in (event.allocation or {}).items()}
    return {name: stated.get(key_of(name), Fraction(0)) for name in shares}

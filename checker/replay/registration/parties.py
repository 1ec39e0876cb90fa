"""Who is bound, who is a Holder and of what, under the Registration Rights Agreement and under Exhibit D."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.replay.record import Record
from checker.replay.registration.holdings import (
    DOUBTFUL,
    EXHIBIT_D,
    RRA,
    Holding,
    holdings_on,
    key_of,
    signatories,
)
from checker.replay.state import State

GROUP_IS_BOUND = "a"
STAYS_A_HOLDER = "a"


def before_the_warrant(record: Record, day: date) -> bool:
    """Say whether a day lies before the Warrant was signed: there is no Exhibit D yet, and Group is no issuer of it."""
    return day < record.day("signing_date")


def rra_binds(record: Record, day: date) -> bool:
    """Say whether the Registration Rights Agreement binds whoever acts as the Company on a day (Q68).

    An act before the Warrant was signed is that of the Company that made the agreement. Later the fact
    ``rra_assumed_by_group`` decides; where it is unknown the register is asked.
    """
    if before_the_warrant(record, day):
        return True
    facts = record.matter.agreements
    assumed = facts.rra_assumed_by_group if facts is not None else None
    if isinstance(assumed, bool):
        return assumed
    return record.reading("Q68") == GROUP_IS_BOUND


def exhibit_d_binds(record: Record, day: date) -> bool:
    """Say whether Exhibit D binds on a day: not before the Warrant to which it belongs was signed."""
    return not before_the_warrant(record, day)


def the_company(record: Record, day: date) -> str:
    """Return the right name of whoever is the Company on a day: Corp. before the Warrant was signed, then Group."""
    return record.text("rra_company_name" if before_the_warrant(record, day) else "company_name")


def rra_holders(record: Record, state: State) -> tuple[Holding, ...]:
    """Return the Holders to whom notices go, in the order of the register (RRA 1(e)).

    One who holds nothing any more stays a Holder under Q04 if it signed; the reading is asked only then. A
    transferee of whom a fact is left out is among them: a notice too many costs a stamp.
    """
    found = []
    signed = {key_of(name) for name in signatories(record)}
    for holding in holdings_on(record, state.filings).by_name.values():
        if not {RRA, DOUBTFUL} & set(holding.groups):
            continue
        sold_out = holding.known and holding.registrable == 0
        # Only a signatory can be a Holder of nothing.
        if sold_out and (key_of(holding.name) not in signed or record.reading("Q04") != STAYS_A_HOLDER):
            continue
        found.append(holding)
    return tuple(found)


def exhibit_d_holders(record: Record, state: State) -> tuple[str, ...]:
    """Return the Holders under Exhibit D: of Warrants, then of Warrant Shares, each once (A-87, A-99)."""
    names = [held.holder for held in state.held.values()]
    names += [
        holding.name
        for holding in holdings_on(record, state.filings).group(EXHIBIT_D)
        if holding.of_exhibit_d > 0 or not holding.known
    ]
    return tuple({key_of(name): name for name in reversed(names)}[key] for key in _once(names))


def _once(names: list[str]) -> tuple[str, ...]:
    """Return the keys of the names, each once, in their order."""
    return tuple(dict.fromkeys(key_of(name) for name in names))


def exhibit_d_registrable(record: Record, state: State, name: str) -> Fraction:
    """Return the shares that a Holder under Exhibit D has to register: Warrant Shares issued to it and not sold,
    and those that its Warrants can still purchase, exact (D1)."""
    holding = holdings_on(record, state.filings).of(name)
    issued = holding.of_exhibit_d if holding is not None else Fraction(0)
    to_come = (held.shares for held in state.warrants.values() if key_of(held.holder) == key_of(name))
    return issued + sum(to_come, Fraction(0))

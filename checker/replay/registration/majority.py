"""The majority of the Requisite Holders: who counts, of how many, and what suffices (RRA 2(a)(i))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import floor

from msgspec import Struct

from checker.model.events import HolderShares, RegistrationDemand, Takedown
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.filings import Filings
from checker.replay.record import Record
from checker.replay.registration.bound import every
from checker.replay.registration.holdings import (
    NOTHING,
    PUBLIC,
    RRA,
    UNRECOGNIZED,
    Holding,
    Holdings,
    holdings_on,
)
from checker.replay.registration.received import RECEIPT_READINGS, made_on, received_on
from checker.replay.registration.stated import stated_by
from checker.replay.state import State, Told

STAYS, ALL_COUNT, IS_A_PERSON, PERSONS_COUNT, WHEN_MADE = "a", "b", "b", "R1", "R1"
MAJORITY_READINGS = ("A-49", "A-5", "J-18", "Q06", "Q07", "Q13", "Q14", "Q16", *RECEIPT_READINGS)
"""What ``majority`` may ask: every rule that uses it declares these."""


class Tally(Struct, frozen=True):
    """A count of Requisite Holders, exact: shares as stated, shares as the register bears them out, and the total."""

    represented: Fraction
    counted: Fraction
    fully_diluted: Fraction
    half: Fraction

    @property
    def met(self) -> bool:
        """Whether more than half stands behind the request; exactly half is no majority."""
        return self.counted > self.half

    @property
    def required(self) -> int:
        """The fewest whole shares that are more than half."""
        return floor(self.half) + 1


class Unknown(Struct, frozen=True):
    """Why there is no count: whose holding is left out, or that nobody is named."""

    nobody: bool
    holdings: tuple[str, ...] = ()


class View(Struct, frozen=True):
    """Who holds what on a day, with the totals by whose hands they are in."""

    held: Holdings
    holders: Fraction
    elsewhere: Fraction
    public: Fraction


def majority(record: Record, before: State, event: RegistrationDemand | Takedown) -> Tally | Unknown:
    """Return the count behind a request, as the readings on who counts are taken (Q06, Q07, Q13, Q14, Q16).

    Each reading is asked only where the register has such shares or such a person. What one states to
    represent counts no further than the register shows it to hold on the day; Section 9(h) multiplies all by
    a split. Shares of Common Stock, not rounded.
    """
    named = tuple(each for each in event.by or () if each.holder is not None)
    if not named:
        return Unknown(nobody=True)
    view = view_on(record, before.filings, made_on(event))
    if unknown := lacking(view.held):
        return Unknown(nobody=False, holdings=unknown)
    later = _when_received(record, before, event)
    choice = _choice(record, view, named)
    tally = _tally(record, view, named, choice)
    if later is None:
        return tally
    then = _tally(record, later, named, _choice(record, later, named))
    if then == tally:
        return tally
    return tally if record.reading("Q16") == WHEN_MADE else then


def told(record: Record, before: State, event: RegistrationDemand | Takedown, clause: str) -> Told:
    """Return the figures of a count with their derivations; none where a holding is unknown."""
    count = majority(record, before, event)
    if isinstance(count, Unknown):
        return Told()
    figures = {
        "represented": exact(count.represented),
        "required": str(count.required),
        "fully_diluted": exact(count.fully_diluted),
    }
    inputs = {
        "represented": "the shares that each who asks represents, or holds by the register",
        "required": "the fewest whole shares above one half of fully_diluted",
        "fully_diluted": "Series A as converted + shares under RRA Warrants + issued shares",
    }
    derivations = tuple(
        Derivation(name, value, clause, inputs[name], _inputs(count), value, "not rounded")
        for name, value in figures.items()
    )
    return Told(dict(figures), derivations)


def _inputs(count: Tally) -> dict[str, str]:
    """Return what the figures of a count are made from."""
    return {
        "represented": exact(count.represented),
        "fully_diluted": exact(count.fully_diluted),
        "half": exact(count.half),
    }


def view_on(record: Record, filings: Filings, day: date) -> View:
    """Return the holdings at the end of a day, with their totals."""
    held = holdings_on(record, filings, day)
    holders = elsewhere = public = NOTHING
    for each in held.by_name.values():
        if RRA in each.groups:
            holders += each.registrable
        elif PUBLIC in each.groups:
            public += each.registrable
        elif UNRECOGNIZED in each.groups:
            elsewhere += each.registrable
        else:
            # Series A and Warrants in the hands of one who has other rights, or none (Q13).
            elsewhere += each.series_a + each.warrants
    return View(held, holders, elsewhere + held.sold_privately, public + held.sold_to_public)


def _when_received(record: Record, before: State, event: RegistrationDemand | Takedown) -> View | None:
    """Return the holdings on the day of receipt, where something moved since the request was made (Q16)."""
    made, received = made_on(event), received_on(record, event.delivery)
    if received is None or received <= made:
        return None
    known = {id(each) for each in (event, *before.filings.entries())}
    late = [each for each in every(record) if event.date <= each.date <= received and id(each) not in known]
    filings = before.filings
    for each in late:
        filings = filings.then(each)
    return view_on(record, filings, received)


def lacking(held: Holdings) -> tuple[str, ...]:
    """Return whose holdings are left out among those of whom a majority may be needed."""
    groups = frozenset({RRA, UNRECOGNIZED, PUBLIC})
    return tuple(
        each.name for each in held.by_name.values() if not each.known and groups.intersection(each.groups)
    )


def _choice(record: Record, view: View, named: Iterable[HolderShares]) -> Mapping[str, str]:
    """Ask the readings on who counts, each only where the register or the request has such a one."""
    signing = [(str(each.holder), view.held.of(each.holder)) for each in named]
    matters = {
        "Q06": view.public > 0,
        "Q07": any(is_llc(name) for name, _ in signing),
        "Q13": view.elsewhere > 0,
        "Q14": any(unrecognized(holding) for _, holding in signing),
    }
    return {reading: record.reading(reading) for reading, here in matters.items() if here}


def _tally(record: Record, view: View, named: Iterable[HolderShares], choice: Mapping[str, str]) -> Tally:
    """Return the count on a day under given options."""
    total = view.holders
    if choice.get("Q13") == ALL_COUNT:
        total += view.elsewhere
    if choice.get("Q06") == STAYS:
        total += view.public
    stated = counted = NOTHING
    for name, shares in stated_by(named).items():
        holding = view.held.of(name)
        if is_llc(name) and choice.get("Q07") != IS_A_PERSON:
            continue
        if unrecognized(holding) and choice.get("Q14") != PERSONS_COUNT:
            continue
        has = _countable(holding, choice)
        says = has if shares is None else shares
        stated, counted = stated + says, counted + min(says, has)
    return Tally(stated, counted, total, total * record.number("requisite_majority"))


def _countable(holding: Holding | None, choice: Mapping[str, str]) -> Fraction:
    """Return what a person holds that counts: Series A, Warrants and Registrable Securities under the RRA."""
    if holding is None:
        return NOTHING
    if {RRA, UNRECOGNIZED} & set(holding.groups):
        return holding.registrable
    if PUBLIC in holding.groups:
        return holding.registrable if choice.get("Q06") == STAYS else NOTHING
    return holding.series_a + holding.warrants


def unrecognized(holding: Holding | None) -> bool:
    """Say whether a person is a transferee whom the Company need not yet recognize."""
    return holding is not None and UNRECOGNIZED in holding.groups and RRA not in holding.groups


def is_llc(name: str) -> bool:
    """Say whether a name is that of a limited liability company, which 1(h) does not list (Q07)."""
    plain = name.casefold().replace(".", "").rstrip(", ")
    return plain.endswith("limited liability company") or plain.split()[-1:] in (["llc"], ["lc"])

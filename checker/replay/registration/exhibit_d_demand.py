"""A demand under Exhibit D Section 4: the fifth that it needs, and how many registrations are used."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from msgspec import Struct

from checker.model.events import (
    Happening,
    HolderSale,
    HolderShares,
    Registration,
    RegistrationDemand,
    Split,
)
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.filings import effective_on, named
from checker.replay.in_force import in_force
from checker.replay.notices import holder_on
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.bound import UNDER_EXHIBIT_D, happenings
from checker.replay.registration.holdings import EXHIBIT_D, NOTHING, holdings_on, key_of
from checker.replay.registration.parties import exhibit_d_binds, exhibit_d_registrable
from checker.replay.registration.stated import stated_by
from checker.replay.registration.words import on_form
from checker.replay.state import HeldWarrant, State, Told

ALL_WARRANT_SHARES = "R2"
FOR_EACH_WARRANT, FOR_EACH_HOLDER, EACH_FILING = "R2", "R3", "R4"
NOT_COUNTED = "S-3"

THRESHOLD_READINGS = ("A-2", "A-7", "A-82", "A-97")
"""What ``count`` may ask: every rule that uses it declares these."""


class Count(Struct, frozen=True):
    """A count behind a demand, exact: shares as stated, as the register bears them out, and those of which a fifth."""

    represented: Fraction
    counted: Fraction
    total: Fraction
    threshold: Fraction

    @property
    def met(self) -> bool:
        """Whether at least the fifth stands behind the demand."""
        return self.counted >= self.threshold

    @property
    def required(self) -> int:
        """The fewest whole shares that suffice; the fifth itself is not rounded."""
        return ceil(self.threshold)


def count(record: Record, state: State, event: RegistrationDemand) -> Count | None:
    """Return what stands behind a demand, in shares; None where nobody is named (Exhibit D 4).

    A fifth of the shares that can still be purchased, or (A-97 R2) of all Warrant Shares, purchased or
    purchasable; which is asked only where shares have been purchased. Those of a Warrant past its Term, or
    void, can no longer be purchased.
    """
    stated = _stated(event.by)
    if not stated:
        return None
    open_ = _purchasable(record, state, event.date)
    bought = _purchased(record, state)
    total, of_each = sum(open_.values(), NOTHING), dict(open_)
    if bought and record.reading("A-97") == ALL_WARRANT_SHARES:
        total += sum(bought.values(), NOTHING)
        of_each = {key: open_.get(key, NOTHING) + _kept(record, state, key) for key in (*open_, *bought)}
    most = {key: of_each.get(key, NOTHING) for key in stated}
    shares = {key: most[key] if said is None else said for key, said in stated.items()}
    return Count(
        represented=sum(shares.values(), NOTHING),
        counted=sum((min(shares[key], most[key]) for key in stated), NOTHING),
        total=total,
        threshold=total * record.number("demand_percent"),
    )


def used(record: Record, state: State, event: RegistrationDemand) -> int:
    """Return how many registrations under Section 4 count before a demand: effective ones, not on Form S-3.

    For all holders together, for each Warrant, for each Holder, or each filing, as A-98 says, which is asked
    only where the numbers differ.
    """
    found = _used_by_option(record, state, event)
    plain = found["R1"]
    return plain if set(found.values()) == {plain} else found[record.reading("A-98")]


def tell(before: State, event: RegistrationDemand, record: Record) -> Told:
    """Return the figures of a demand under Exhibit D: the count behind it, its fifth, the registrations used."""
    if not exhibit_d_binds(record, event.date):
        return Told()
    number = str(used(record, before, event))
    used_so_far = Derivation(
        "demands_used",
        number,
        "D4",
        "registrations effected under Section 4, those on Form S-3 left out",
        {},
        number,
        "not rounded",
    )
    found = count(record, before, event)
    if found is None:
        return Told({"demands_used": number}, (used_so_far,))
    fifth, total, represented = exact(found.threshold), exact(found.total), exact(found.represented)
    least = str(found.required)
    percent = exact(record.number("demand_percent"))
    return Told(
        {"represented": represented, "required": least, "threshold": fifth, "demands_used": number},
        (
            Derivation(
                "represented", represented, "D4", "sum of who demands", {}, represented, "not rounded"
            ),
            Derivation(
                "required",
                least,
                "D4",
                "the fewest whole shares at or above the threshold",
                {"threshold": fifth},
                fifth,
                "up to a whole share",
            ),
            Derivation(
                "threshold",
                fifth,
                "D4",
                "Warrant Shares × part",
                {"warrant_shares": total, "part": percent},
                fifth,
                "not rounded",
            ),
            used_so_far,
        ),
    )


def held_by_those_who_demand(record: Record, state: State, event: RegistrationDemand) -> Fraction | None:
    """Return the Warrant Shares of those who demand: issued to them, and still to be purchased.

    None where nobody is named, or where the register does not say what one of them holds. Shares, exact.
    """
    names = [*stated_by(event.by or ())]
    unsaid = {key_of(name) for name in unsaid_purchases(record, state)}
    if not names or unsaid & {key_of(name) for name in names}:
        return None
    return sum((exhibit_d_registrable(record, state, name) for name in names), NOTHING)


def unsaid_purchases(record: Record, state: State) -> tuple[str, ...]:
    """Return the holders of Warrant Shares of whom the register does not say how many they hold."""
    return tuple(each.name for each in holdings_on(record, state.filings).group(EXHIBIT_D) if not each.known)


def _stated(by: tuple[HolderShares, ...] | None) -> dict[str, Fraction | None]:
    """Return the shares that each who demands states, by the name as it is compared; None where left out."""
    return {key_of(name): shares for name, shares in stated_by(by or ()).items()}


def _purchasable(record: Record, state: State, day: date) -> dict[str, Fraction]:
    """Return the shares that each holder can still purchase on a day, to the tenth."""
    found: dict[str, Fraction] = {}
    for key in in_force(record, state, day):
        held = state.warrants[key]
        found[key_of(held.holder)] = found.get(key_of(held.holder), NOTHING) + held.shares
    return found


def _purchased(record: Record, state: State) -> dict[str, Fraction]:
    """Return the Warrant Shares that each holder has purchased, those sold since included; empty if none."""
    sold: dict[str, Fraction] = {}
    holdings = holdings_on(record, state.filings)
    ours = {key_of(each.name) for each in holdings.group(EXHIBIT_D)}
    for entry in state.filings.entries():
        if isinstance(entry, HolderSale) and entry.holder is not None and key_of(entry.holder) in ours:
            sold[key_of(entry.holder)] = sold.get(key_of(entry.holder), NOTHING) + Fraction(entry.shares or 0)
        elif isinstance(entry, Split) and entry.ratio is not None:
            sold = {key: shares * Fraction(entry.ratio) for key, shares in sold.items()}
    found = {key: sold.get(key, NOTHING) + _kept(record, state, key) for key in sorted(ours)}
    return {key: shares for key, shares in found.items() if shares > 0}


def _kept(record: Record, state: State, name: str) -> Fraction:
    """Return the Warrant Shares that a holder has purchased and still has."""
    holding = holdings_on(record, state.filings).of(name)
    return holding.of_exhibit_d if holding is not None else NOTHING


def _used_by_option(record: Record, state: State, event: RegistrationDemand) -> dict[str, int]:
    """Return the registrations used under each option of A-98."""
    events = happenings(state.filings)
    ours = [each for each in events if isinstance(each, Registration) and _under_section_4(events, each)]
    ours = [each for each in ours if not on_form(each.form, NOT_COUNTED)]
    effected = [each for each in ours if _effective_by(events, each, event.date)]
    filed = [
        each for each in ours if each in effected or (each.filing_date and each.filing_date <= event.date)
    ]
    names = set(_stated(event.by))
    warrants = [held for held in state.held.values() if key_of(held.holder) in names]
    demands = [_demand(events, each) for each in effected]
    return {
        "R1": len(effected),
        FOR_EACH_WARRANT: sum(_of_warrants(record, state, each, warrants) for each in demands),
        FOR_EACH_HOLDER: sum(each is None or bool(set(_stated(each.by)) & names) for each in demands),
        EACH_FILING: len(filed),
    }


def _under_section_4(events: tuple[Happening, ...], event: Registration) -> bool:
    """Say whether a registration was made pursuant to Section 4."""
    demand = _demand(events, event)
    if demand is not None:
        return demand.under == UNDER_EXHIBIT_D
    return begun_by(events, event) == EXHIBIT_D_DEMAND


def _demand(events: tuple[Happening, ...], event: Registration) -> RegistrationDemand | None:
    """Return the demand that a registration answers, or None."""
    found = named(events, event.demand)
    return found if isinstance(found, RegistrationDemand) else None


def _effective_by(events: tuple[Happening, ...], event: Registration, day: date) -> bool:
    """Say whether a registration had become effective by a day."""
    effective = event.effective_date if event.id is None else effective_on(events, event.id)
    return effective is not None and effective <= day


def _of_warrants(
    record: Record, state: State, demand: RegistrationDemand | None, warrants: list[HeldWarrant]
) -> bool:
    """Say whether a demand was made by whoever then held one of the Warrants, or that from which it descends."""
    if demand is None:
        return True
    names = set(_stated(demand.by))
    return any(key_of(holder_on(record, state, held, demand.date)) in names for held in warrants)

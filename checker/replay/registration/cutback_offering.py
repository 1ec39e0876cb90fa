"""The cutback of an underwritten registration that the Company began (RRA 2(f), Exhibit D 2(b))."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from checker.arithmetic.cutback import Shared, in_proportion
from checker.replay.registration.holdings import EXHIBIT_D, RRA
from checker.replay.registration.participants import OTHER_CONTRACT
from checker.replay.registration.sharing import (
    CONTRACT,
    INSIDERS,
    NOTHING,
    Allocation,
    Table,
    pro_rata,
    put,
    total,
    total_of,
    written,
)


def company_registration(table: Table) -> Allocation:
    """Return the allocation of the Company's own underwritten registration (RRA 2(f), Exhibit D 2(b); J-6, J-7).

    The Company first; then those with a contractual right in proportion to their requests; directors,
    officers and those merely permitted in what is left when every such request is full.
    """
    room, record = table.room or NOTHING, table.record
    if not written(table.event) and table.of(RRA):
        return _without_advice(table, room)
    company = min(table.company, room)
    left = room - company
    contract, insiders = table.of(*CONTRACT), table.of(*INSIDERS)
    formula = "(maximum − Company) × request / requests of those with a contractual right"
    if insiders and not table.of(RRA):
        # Only the RRA keeps insiders behind contract holders: without its Holders Exhibit D's own words stand.
        shared = in_proportion(left, {**contract, **insiders})
        return put(table, company, (shared,), "(maximum − Company) × request / all requests", "D2.b")
    # J-6 is asked only where somebody without a contract is in the way of those with one.
    if insiders and total(contract) + total(insiders) > left:
        how = record.reading("J-6")
        if how == "R2" or record.reading("Q38") == "R2":
            shared = in_proportion(left, {**contract, **insiders})
            return put(table, company, (shared,), "(maximum − Company) × request / all requests", "D2.b")
        if how == "R3":
            return _floor_for_rra(table, company, left)
    shared = pro_rata(table, left, contract)
    rest = left - total_of(shared)
    return put(table, company, (shared, in_proportion(rest, insiders)), formula, "J")


def _floor_for_rra(table: Table, company: Fraction, left: Fraction) -> Allocation:
    """Return the allocation of J-6 R3: RRA Holders by their formula, Exhibit D and insiders in the rest."""
    shared = in_proportion(left, table.of(*CONTRACT))
    rra = {name: Fraction(shared.shares[name]) for name in table.of(RRA)}
    rest = in_proportion(left - total(rra), {**table.of(EXHIBIT_D, OTHER_CONTRACT), **table.of(*INSIDERS)})
    formula = "RRA Holders by RRA 2(f), then the rest in proportion among all others"
    return put(table, company, (in_proportion(left, rra), rest), formula, "J")


def _without_advice(table: Table, room: Fraction) -> Allocation:
    """Return the allocation where the underwriter's advice is not in writing: 2(f) gives no cutback (Q37, J-7)."""
    rra, rest = table.of(RRA), {**table.of(EXHIBIT_D, OTHER_CONTRACT)}
    formula = "no written advice: nobody with a contractual right is cut back, the Company gives way"
    if rest and table.record.reading("J-7") == "R2":
        everybody = {**rra, **rest, **table.of(*INSIDERS)}
        avail = max(NOTHING, room - min(table.company, room))
        part = in_proportion(avail, everybody)
        rest = {name: Fraction(part.shares[name]) for name in rest}
        formula = "no written advice: RRA Holders in full, Exhibit D in its proportion, the Company gives way"
    given = {**rra, **rest}
    company = min(table.company, max(NOTHING, room - total(given)))
    left = room - total(given) - company
    # What the contracts give is given even where it is more than the room.
    shared = Shared(
        {name: floor(shares) for name, shares in given.items()},
        dict(given),
    )
    insiders = in_proportion(max(NOTHING, left), table.of(*INSIDERS))
    return put(table, company, (shared, insiders), formula, "R2.f")

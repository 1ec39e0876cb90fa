"""The cutback of a registration that holders demanded: RRA Holders, Holders under Exhibit D, a third party."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.cutback import Shared, in_proportion
from checker.replay.registration.compliance import exhibit_d_granted_in_compliance
from checker.replay.registration.holdings import EXHIBIT_D, RRA
from checker.replay.registration.participants import OTHER_CONTRACT
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.sharing import (
    CONTRACT,
    INSIDERS,
    NOTHING,
    THE_COMPANY,
    Allocation,
    Table,
    all_in_full,
    pro_rata,
    put,
    total,
    total_of,
)


def rra_demand(table: Table) -> Allocation:
    """Return the allocation of a demand of RRA Holders (2(a)(i)): they come first, others as far as cleared.

    Without an underwriter nobody can clear others (Q20), Exhibit D included (J-1). With one, and a limit, the
    readings Q19, J-8, J-9 and Q21 say who stands where.
    """
    rra, record = table.of(RRA), table.record
    if table.event.underwritten is False:
        return _not_underwritten(table)
    if table.room is None or table.total <= table.room:
        return all_in_full(
            table, "every request in full, so far as the managing underwriter clears it", "R2.a.i"
        )
    room = table.room
    if table.company > 0 and record.reading("Q19") == "b":
        company = min(table.company, room)
        shared = pro_rata(table, room - company, table.of(*CONTRACT))
        rest = in_proportion(room - company - total_of(shared), table.of(*INSIDERS))
        return put(table, company, (shared, rest), "the order of RRA 2(f): the Company first", "R2.f")
    others = table.of(EXHIBIT_D, OTHER_CONTRACT)
    if others and record.reading("J-8") == "R2":
        everybody = {**rra, **others, **table.of(*INSIDERS)}
        shared = in_proportion(room, everybody)
        company = min(table.company, max(NOTHING, room - total_of(shared)))
        return put(table, company, (shared,), "maximum × request / all requests of sellers", "D2.b")
    if total(rra) > room:
        return _among_holders(table, room)
    return _residue(table, room - total(rra), in_proportion(room, rra))


def _residue(table: Table, left: Fraction, first: Shared) -> Allocation:
    """Return who fills the room that a demand leaves: by J-9 Exhibit D before the Company, after it, or with it."""
    others, company = table.of(EXHIBIT_D, OTHER_CONTRACT), table.company
    formula = "RRA Holders in full; then "
    order = "R1"
    if others and company > 0 and total(others) + company > left:
        order = table.record.reading("J-9")
    if order == "R2":
        own = min(company, left)
        rest = in_proportion(left - own, others)
        formula += "the Company; then the others in proportion"
    elif order == "R3":
        together = in_proportion(left, {**others, THE_COMPANY: company})
        own = Fraction(together.shares[THE_COMPANY])
        rest = Shared(
            {name: together.shares[name] for name in others}, together.exact, together.tied, together.left
        )
        formula += "the others and the Company in proportion"
    else:
        rest = in_proportion(left, others)
        own = min(company, left - total_of(rest))
        formula += "the others in proportion; then the Company"
    last = in_proportion(max(NOTHING, left - own - total_of(rest)), table.of(*INSIDERS))
    return put(table, own, (first, rest, last), formula, "R2.a.i")


def _among_holders(table: Table, room: Fraction) -> Allocation:
    """Return how a demand is shared among RRA Holders alone where even they are too many (Q21)."""
    rra = table.of(RRA)
    how = table.record.reading("Q21")
    if how == "c":
        shared = in_proportion(total(rra), rra)
        formula = "RRA Holders in full: nobody is reduced without agreement"
    elif how == "b":
        demanding = {each.name: each.counted for each in table.asking if each.right == RRA and each.demands}
        joining = {name: shares for name, shares in rra.items() if name not in demanding}
        first = in_proportion(room, demanding)
        second = in_proportion(room - total_of(first), joining)
        return put(
            table,
            NOTHING,
            (first, second),
            "those who demanded first, those who joined in what is left",
            "R2.a.i",
        )
    else:
        shared = in_proportion(room, rra)
        formula = "maximum × request / requests of RRA Holders"
    return put(table, NOTHING, (shared,), formula, "R2.a.i")


def _not_underwritten(table: Table) -> Allocation:
    """Return who is in a demand without an underwriter: RRA Holders; others by Q20, Exhibit D by J-1."""
    rra, others = table.of(RRA), table.of(EXHIBIT_D, OTHER_CONTRACT)
    anybody = bool(others or table.of(*INSIDERS) or table.company)
    if anybody and table.record.reading("Q20") == "b":
        return all_in_full(table, "every request in full: nothing limits it", "R2.a.i")
    shared = [in_proportion(total(rra), rra)]
    if others and table.record.reading("J-1") == "R2":
        shared.append(in_proportion(total(others), others))
    formula = "RRA Holders in full; no managing underwriter can clear others"
    return put(table, NOTHING, tuple(shared), formula, "R2.a.i")


def exhibit_d_demand(table: Table) -> Allocation:
    """Return the allocation of a demand under Exhibit D: in full, as Section 4 has no cutback (A-94).

    RRA Holders stand back so far as the underwriter says, but only if the grant was in compliance with their
    agreement (2(b)); if it was not, no allocation satisfies both, and J-10 makes a proposal.
    """
    room, record = table.room or NOTHING, table.record
    exhibit_d, rra = table.of(EXHIBIT_D), table.of(RRA)
    most = total(exhibit_d) + total(rra)
    if not rra or most <= room or not rra_binds(record, table.event.date):
        first = in_proportion(total(exhibit_d), exhibit_d)
        second = in_proportion(max(NOTHING, room - total_of(first)), {**rra, **table.of(OTHER_CONTRACT)})
        return _then_company(table, room, (first, second), "Exhibit D in full; then others in proportion")
    if exhibit_d_granted_in_compliance(record, table.state, table.event.filing_date):
        first = in_proportion(total(exhibit_d), exhibit_d)
        second = in_proportion(max(NOTHING, room - total_of(first)), rra)
        formula = "Exhibit D in full; RRA Holders in what the managing underwriter leaves, in proportion"
        return _then_company(table, room, (first, second), formula)
    how = record.reading("J-10")
    if how == "R2":
        first = in_proportion(room, exhibit_d)
        parts: tuple[Shared, ...] = (first, in_proportion(room - total_of(first), rra))
        formula = "no allocation meets both: Exhibit D in full, RRA Holders in what is left"
    elif how == "R3":
        first = in_proportion(room, rra)
        parts = (first, in_proportion(room - total_of(first), exhibit_d))
        formula = "no allocation meets both: RRA Holders in full, Exhibit D in what is left"
    else:
        parts = (in_proportion(room, {**exhibit_d, **rra}),)
        formula = "no allocation meets both: all in proportion, as a proposal that both sides sign"
    return put(table, NOTHING, parts, formula, "J", impossible=True)


def third_party_demand(table: Table) -> Allocation:
    """Return the allocation of a third party's underwritten demand (RRA 2(b), Exhibit D 2(b); J-11)."""
    room, record = table.room or NOTHING, table.record
    rra, others = table.of(RRA), table.of(EXHIBIT_D, OTHER_CONTRACT)
    if rra and record.reading("J-11") == "R2":
        first = in_proportion(room, {**others, **rra})
        return _then_company(table, room, (first,), "maximum × request / all requests")
    first = in_proportion(room, others)
    second = in_proportion(room - total_of(first), rra)
    formula = "Exhibit D and the third party in proportion; RRA Holders in what the underwriter leaves"
    return _then_company(table, room, (first, second), formula)


def _then_company(table: Table, room: Fraction, parts: tuple[Shared, ...], formula: str) -> Allocation:
    """Return parts already given out, then the Company, then insiders, in what is left of the room."""
    left = max(NOTHING, room - sum((total_of(part) for part in parts), NOTHING))
    own = min(table.company, left)
    last = in_proportion(left - own, table.of(*INSIDERS))
    return put(table, own, (*parts, last), formula, "J")

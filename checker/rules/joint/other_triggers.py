"""Both agreements at once: what each event obliges under the other (X-07 to X-12)."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.registration.covered import exhibit_d_covers, on_form_s_4
from checker.replay.registration.cutback import allocation, table_of
from checker.replay.registration.holdings import RRA
from checker.replay.registration.trigger import INCIDENTAL, PIGGYBACK, obliged, trigger_of
from checker.rules.rule import Answers, Case, Rule, compliant, missing, not_applicable, rule


@rule(
    "J-x07",
    on=Registration,
    quote="unless pursuant to demand registration rights granted with respect to Other Securities in compliance "
    "with this Agreement",
    readings=("A-4", "A-91", "J-11", "J-19", "Q01", "Q02", "Q23", "Q64", "Q66", "Q68"),
)
def third_party_demand(case: Case[Registration]) -> Answers:
    """The event is a demand of a third party: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Missing, beside it: whether it is
    a demand or a covenant, where RRA Holders are cut back by it. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x07":
        yield not_applicable("This is not a demand of a third party.")
        return
    found = obliged(
        case.record,
        case.event,
        f"{INCIDENTAL}; displaced only so far as the bracket of RRA 2(b) allows",
        f"{PIGGYBACK}; shared pro rata (Exhibit D 2(b))",
    )
    yield compliant(f"This is a demand of a third party: {found.asked}.", facts=found.facts)
    unsaid = case.event.demand is None and case.event.third_party_right is None
    if unsaid and _rra_holders_are_cut(case):
        yield missing(
            "whether it is a demand or a covenant is left out, and RRA Holders are cut back by it; only a demand may "
            "displace them",
            ("third_party_right",),
            "give `third_party_right: demand` or `covenant`, or `demand` with the id of the demand",
            counts=False,
        )


@rule(
    "J-x08",
    on=Registration,
    quote="unless pursuant to demand registration rights granted with respect to Other Securities",
    readings=("Q68",),
)
def third_party_covenant(case: Case[Registration]) -> Answers:
    """The event is a registration promised to a third party, which is no demand.

    What it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x08":
        yield not_applicable("This is not a registration promised to a third party, which is no demand.")
        return
    found = obliged(
        case.record, case.event, f"{INCIDENTAL}; the bracket for demands is not available", PIGGYBACK
    )
    yield compliant(
        f"This is a registration promised to a third party, which is no demand: {found.asked}.",
        facts=found.facts,
    )


@rule(
    "J-x09",
    on=Registration,
    quote="solely to employees of, or other persons providing services to, the Company, or any subsidiary "
    "pursuant to an employee or similar benefit plan",
    readings=("Q68",),
)
def employee_plan(case: Case[Registration]) -> Answers:
    """The event is a registration for an employee plan: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x09":
        yield not_applicable("This is not a registration for an employee plan.")
        return
    found = obliged(
        case.record, case.event, "none: excluded (RRA 2(b)(i))", "none: excluded (Exhibit D 2(a))"
    )
    yield compliant(f"This is a registration for an employee plan: {found.asked}.", facts=found.facts)


@rule(
    "J-x10",
    on=Registration,
    quote="relating to a merger, acquisition or other transaction of the type described in Rule 145 under the "
    "Securities Act or a comparable or successor rule, registered on Form S-4 or similar or successor "
    "forms",
    readings=("J-3", "Q68"),
)
def rule_145_transaction(case: Case[Registration]) -> Answers:
    """The event is a Rule 145 transaction: what it obliges under either agreement is shown as facts.

    RRA 2(b)(ii) leaves it out on Form S-4 alone; Exhibit D 2(a) where it is solely that, which resales besides it
    may end (J-3).

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x10":
        yield not_applicable("This is not a Rule 145 transaction.")
        return
    found = obliged(
        case.record,
        case.event,
        "none: excluded, resales included (RRA 2(b)(ii))"
        if on_form_s_4(case.event)
        else f"{INCIDENTAL}: excluded on Form S-4 alone (RRA 2(b)(ii))",
        f"{PIGGYBACK}: resales besides it call for notice (J-3)"
        if exhibit_d_covers(case.record, case.event)
        else "none: solely a Rule 145 transaction (Exhibit D 2(a))",
    )
    yield compliant(f"This is a Rule 145 transaction: {found.asked}.", facts=found.facts)


@rule(
    "J-x11",
    on=Registration,
    quote="any shares of its capital stock or other securities",
    readings=("Q68",),
)
def debt_exchange(case: Case[Registration]) -> Answers:
    """The event is an exchange of straight debt on Form S-4: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x11":
        yield not_applicable("This is not an exchange of straight debt on Form S-4.")
        return
    found = obliged(
        case.record,
        case.event,
        f"{INCIDENTAL}: other securities are covered (Q33)",
        "none: neither Common Stock nor convertible",
    )
    yield compliant(f"This is an exchange of straight debt on Form S-4: {found.asked}.", facts=found.facts)


@rule(
    "J-x12",
    on=Registration,
    quote="any shares of its capital stock or other securities",
    readings=("Q68",),
)
def straight_debt(case: Case[Registration]) -> Answers:
    """The event is a registration of straight debt: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if trigger_of(case.record, case.before, case.event) != "x12":
        yield not_applicable("This is not a registration of straight debt.")
        return
    found = obliged(
        case.record,
        case.event,
        f"{INCIDENTAL}: other securities are covered (Q33)",
        "none: neither Common Stock nor convertible",
    )
    yield compliant(f"This is a registration of straight debt: {found.asked}.", facts=found.facts)


def _rra_holders_are_cut(case: Case[Registration]) -> bool:
    """Say whether RRA Holders get fewer shares than they asked for in time."""
    found = allocation(case.record, case.before, case.event)
    asked = table_of(case.record, case.before, case.event).of(RRA)
    return any(found.shares[name] < shares for name, shares in asked.items())


RULES: tuple[Rule, ...] = (
    third_party_demand,
    third_party_covenant,
    employee_plan,
    rule_145_transaction,
    debt_exchange,
    straight_debt,
)

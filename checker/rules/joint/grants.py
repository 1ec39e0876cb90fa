"""Both agreements at once: a grant, an amendment and an election (X-13 to X-15), and the corridor."""

from __future__ import annotations

from checker.model.events import GrantRegistrationRights, MfnResponse
from checker.replay.registration.comparing import EXHIBIT_D, RRA
from checker.replay.registration.corridor import advice
from checker.replay.registration.grants import (
    EXHIBIT_D_COMPARED,
    EXHIBIT_D_TERMS,
    RRA_COMPARED,
    RRA_TERMS,
    WARRANT,
    later_than_the_warrant,
    may_bind,
)
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.registration.waived import WAIVER_READINGS, both_signed, instrument_for
from checker.rules.rule import Answers, Case, Rule, compliant, confirm, not_applicable, rule

ELECTION = "election"
_TERMS = (
    *RRA_TERMS,
    *EXHIBIT_D_TERMS,
    "company_name",
    "rra_company_name",
    "signing_date",
    "initial_issuance_date",
    "term_first_day",
    "term_years",
)


@rule(
    "J-x13",
    on=GrantRegistrationRights,
    quote="The Company shall not grant to any Person any registration rights",
    terms=("signing_date", "term_first_day"),
    readings=("A-1",),
)
def grant(case: Case[GrantRegistrationRights]) -> Answers:
    """The event is a new grant of registration rights: what either agreement asks of it is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause.
    """
    event, record = case.event, case.record
    facts = {
        "rra": "no better and no inconsistent term (8), unless waived (9(e))"
        if may_bind(record, event.date)
        else "nothing: Group has not taken the agreement over"
    }
    if not exhibit_d_binds(record, event.date) or not later_than_the_warrant(record, event.date):
        facts["exhibit_d"] = "nothing: the grant is not later than the Warrant"
    elif event.security == WARRANT:
        facts["exhibit_d"] = (
            "no better terms of a demand (4), unless both parties sign (W17); prompt notice (3)"
        )
    else:
        facts["exhibit_d"] = "prompt notice, however poor the grant (3); the Holder may take it over"
    yield compliant("This is a grant of registration rights: both agreements are asked.", facts=facts)


@rule(
    "J-x15",
    on=MfnResponse,
    quote="whereupon such registration rights shall automatically be deemed to be incorporated in the attached Warrant",
)
def election(case: Case[MfnResponse]) -> Answers:
    """The event is an election of the Holder under Exhibit D 3: what either agreement asks is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Not applicable: it is not.
    """
    if case.event.kind != ELECTION:
        yield not_applicable("This is no election.")
        return
    facts = {
        "exhibit_d": "the rights are deemed incorporated; the Company conforms the paper (3)",
        "rra": "what the Holder has more of is a grant to it, tested again (8, Q63)",
    }
    yield compliant("This is an election to take rights over: both agreements are asked.", facts=facts)


@rule(
    "J-corridor",
    on=GrantRegistrationRights,
    quote="any registration rights more favorable than or inconsistent with any of those contained herein",
    terms=_TERMS,
    readings=tuple(sorted({*RRA_COMPARED, *EXHIBIT_D_COMPARED, *WAIVER_READINGS, "A-1"})),
)
def corridor(case: Case[GrantRegistrationRights]) -> Answers:
    """Advice: the smallest changes with which the grant would offend neither agreement, tried by comparison.

    Compliant: nothing need be changed, or what offends is waived. Confirm: the changes are told term by term,
    each the nearest that an agreement has, and the grant with them was compared again. Not applicable: what is
    granted is left out, or neither agreement forbids anything.
    """
    event, record, before = case.event, case.record, case.before
    if event.terms is None:
        yield not_applicable("What is granted is left out.")
        return
    agreements = tuple(each for each, holds in ((RRA, _rra(case)), (EXHIBIT_D, _exhibit_d(case))) if holds)
    if not agreements:
        yield compliant("Nothing need be changed: no agreement forbids any of it, or what offends is waived.")
        return
    found = advice(record, before, event, agreements)
    if not found.changes:
        yield compliant("Nothing need be changed: the grant offends neither agreement.", ("terms",))
        return
    checked = {"compared_again": "passes" if found.passes else "does not pass by such changes alone"}
    told = "; ".join(f"{name} {change}" for name, change in found.changes.items())
    yield confirm(
        f"The grant would pass with these changes: {told}."
        if found.passes
        else f"No change of single terms makes the grant pass; these help: {told}.",
        ("terms",),
        {**found.changes, **checked},
        remedy="change the terms before the grant is made, and say in it that it is subject to RRA Section 8",
        counts=False,
    )


def _rra(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether the grant offends RRA 8 and nobody has waived it; what offends nothing needs no change."""
    record, before, event = case.record, case.before, case.event
    if not may_bind(record, event.date):
        return False
    return not instrument_for(record, before, event).good


def _exhibit_d(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether Exhibit D 4 measures the grant: a later warrant, for which nobody has signed."""
    record, before, event = case.record, case.before, case.event
    if event.security != WARRANT or not exhibit_d_binds(record, event.date):
        return False
    return later_than_the_warrant(record, event.date) and not both_signed(record, before, event)


RULES: tuple[Rule, ...] = (grant, election, corridor)

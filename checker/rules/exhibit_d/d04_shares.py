"""Exhibit D Section 4: how many Warrant Shares a demand asks to have registered."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import RegistrationDemand
from checker.model.numbers import exact
from checker.replay.registration.bound import UNDER_EXHIBIT_D, requesters, shown
from checker.replay.registration.exhibit_d_demand import held_by_those_who_demand
from checker.replay.registration.parties import exhibit_d_binds
from checker.rules.rule import (
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)


@rule(
    "D4-requested-shares",
    on=RegistrationDemand,
    quote="requesting that the Company register Warrant Shares issuable upon Holder's exercise of the Warrant or any "
    "of the Warrant Shares",
    terms=("signing_date",),
)
def requested_shares(case: Case[RegistrationDemand]) -> Answers:
    """A demand says how many Warrant Shares are to be registered: those issued, and those still to be purchased.

    Compliant: one share, or all that those who demand have. No right: more than they have; that is a finding about
    them, and the demand stands for what they have. Confirm: what one of them has is not in the register. Missing:
    the number.
    """
    event = case.event
    if event.under != UNDER_EXHIBIT_D or not exhibit_d_binds(case.record, event.date):
        yield not_applicable("This is no demand under Exhibit D.")
        return
    at, subject = ("shares",), requesters(event.by)
    if event.shares is None:
        left_out = "how many Warrant Shares are to be registered is left out"
        yield missing(left_out, at, "give `shares`", subject=subject)
        return
    asked, held = Fraction(event.shares), held_by_those_who_demand(case.record, case.before, event)
    facts = {"shares": exact(asked), **({} if held is None else {"held": exact(held)})}
    if held is None:
        told = confirm(
            "Those who demand have the Warrant Shares that they ask to have registered.", at, facts
        )
    elif asked <= held:
        told = compliant(f"{shown(asked)} Warrant Shares are asked for; {shown(held)} are had.", at, facts)
    else:
        told = no_right(
            f"{shown(asked)} Warrant Shares are asked for; those who demand have {shown(held)}.",
            at,
            facts,
            remedy="the demand stands for what they have",
        )
        told = replace(told, counts=False)
    yield replace(told, subject=subject)


RULES: tuple[Rule, ...] = (requested_shares,)

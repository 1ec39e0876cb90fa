"""Warrant Section 3: shares reserved, and the covenants as to their issue."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from msgspec.structs import replace

from checker.arithmetic.rounding import WHOLE, up
from checker.model.events import (
    AmendSecurity,
    CharterAmendment,
    Convert,
    Distribution,
    Exercise,
    Expire,
    Happening,
    Issue,
    Split,
)
from checker.model.numbers import exact
from checker.replay.in_force import in_force, why_none_in_force
from checker.replay.record import Record
from checker.replay.state import State
from checker.rules.rule import Answers, Case, breach, compliant, confirm, not_applicable, rule

CAPITAL_EVENTS = (Issue, AmendSecurity, Convert, Expire, Split, Distribution, CharterAmendment)


@rule(
    "W3-reserve",
    on=(Exercise, *CAPITAL_EVENTS),
    quote="Company shall at all times have authorized and reserved, free from preemptive rights, a sufficient "
    "number of shares of Common Stock to provide for the exercise of the rights represented by this Warrant",
    terms=(
        "authorized_common",
        "outstanding_common",
        "preferred_conversion_shares",
        "preferred_dividend",
        "nonqualified_plan_reserve",
        "incentive_plan_reserve",
        "other_warrants_reserve",
        "initial_warrant_shares",
    ),
    readings=("A-2", "A-43", "A-44", "A-82"),
    mandatory=True,
)
def reserve(case: Case[Happening]) -> Answers:
    """Authorized shares not outstanding and not otherwise reserved suffice for the Warrants in force.

    Compliant: the room left is at least the shares purchasable, rounded up to a whole share. Breach: one
    share less. An act of the Company is held against the position that it leaves, an exercise against the
    one that it meets, whether or not it comes in time (Section 2.1). Not applicable: an act of the Company after
    the Term, or when no share is left to purchase. The preferred dividend (A-43) and whether Section 4 counts
    this Warrant among the 542,075 of Cisco (A-44) are asked of the register.
    """
    exercised = isinstance(case.event, Exercise)
    if case.before.book.is_past(case.event) and not exercised:
        yield not_applicable("Held against the position that history leaves, with the next act.")
        return
    state = case.before if exercised else case.step.after
    owed = state.held if exercised else in_force(case.record, state, case.event.date)
    if not owed:
        yield replace(
            not_applicable(why_none_in_force(case.record, state, case.event.date)), subject=case.company
        )
        return
    needed = sum((up(state.warrants[key].shares, WHOLE) for key in owed), Fraction(0))
    room = room_for_warrants(case.record, state)
    facts = {"room": exact(room), "needed": exact(needed)}
    told = f"{exact(room)} authorized shares are free; {exact(needed)} must be reserved for the Warrant."
    if room < needed:
        remedy = "amend the certificate of incorporation to authorize more shares, or free a reserve"
        yield replace(breach(told, remedy=remedy, facts=facts), subject=case.company)
    else:
        yield replace(compliant(told, facts=facts), subject=case.company)


@rule(
    "W3-issue",
    on=Exercise,
    quote="validly issued, fully paid and nonassessable, and free from all taxes, liens and charges with "
    "respect to the issue thereof",
    readings=("A-70", "A-71"),
)
def issue(case: Case[Exercise]) -> Answers:
    """The shares are validly issued; listing, approvals and issue taxes are seen to. A person confirms it.

    Confirm: always, and by the Company. Not decided here: no field of the file can show it.
    """
    seen_to = confirm(
        "The shares will be validly issued, fully paid and nonassessable, free of preemptive rights; issue "
        "taxes are paid; listing notices and governmental approvals, if any are needed, are in hand.",
        remedy="counsel and the transfer agent confirm before the certificates are issued",
    )
    yield replace(seen_to, subject=case.company)


@rule(
    "W3-listing",
    on=CAPITAL_EVENTS,
    quote="list and keep listed on such exchange, upon official notice of issuance, all shares of such Common Stock "
    "issuable upon exercise of this Warrant",
    readings=("A-2", "A-71", "A-82"),
)
def listing(case: Case[Happening]) -> Answers:
    """After a change of the number, all shares issuable are listed where the Common Stock is listed.

    Confirm: that they are. Not applicable: after the Term, or when no share is left to purchase. Not decided
    here: no field shows a listing; a person confirms it (A-71).
    """
    if case.before.book.is_past(case.event):
        yield not_applicable("Confirmed for the position that history leaves, with the next act.")
        return
    if not in_force(case.record, case.step.after, case.event.date):
        yield not_applicable(why_none_in_force(case.record, case.step.after, case.event.date))
        return
    yield confirm(
        "All shares now issuable under the Warrant are listed, if the Common Stock is listed on an exchange.",
        remedy="notify the exchange of the number of shares after the event",
        counts=False,
    )


def room_for_warrants(record: Record, state: State) -> Fraction:
    """Return authorized shares less outstanding and all other reserves, in shares (F17 of the reading)."""
    capital = state.capital
    room = capital.authorized - capital.outstanding - capital.preferred_conversion
    room -= capital.plan_reserves + capital.other_warrants + capital.new_rights
    room -= preferred_dividend_shares(record, state)
    if record.reading("A-44") == "R2":
        room += record.number("initial_warrant_shares") * prod(split.ratio for split in state.splits)
    return room


def preferred_dividend_shares(record: Record, state: State) -> Fraction:
    """Return the Common Stock behind the declared preferred dividend, under the reading in force of A-43."""
    capital = state.capital
    option = record.reading("A-43")
    if option == "R1" or capital.preferred_outstanding == 0:
        return capital.preferred_dividend
    if option == "R2":
        return capital.preferred_dividend * capital.preferred_conversion / capital.preferred_outstanding
    return Fraction(0)

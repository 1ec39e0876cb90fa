"""RRA Section 8: whether the promise is in effect, and what a waiver cures."""

from __future__ import annotations

from checker.model.events import GrantRegistrationRights
from checker.model.numbers import exact
from checker.replay.registration.bound import NOT_BOUND, shown
from checker.replay.registration.grants import (
    IN_EFFECT_READINGS,
    RRA_COMPARED,
    RRA_TERMS,
    against_rra,
    ended,
    in_effect,
    inconsistent,
    may_bind,
    offends,
)
from checker.replay.registration.waived import UNDECIDED, WAIVER_READINGS, Instrument, Stand, instrument_for
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Facts,
    Rule,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

ASKED = {
    Stand.NO_SIGNERS: ("who signed the waiver is left out", "signed_by"),
    Stand.NO_DAY: ("when the waiver was signed is left out", "date"),
    Stand.NOT_SAID_IF_RETROACTIVE: (
        "the waiver was signed after the grant, and whether it reaches back is left out",
        "retroactive",
    ),
}


@rule(
    "R8-in-effect",
    on=GrantRegistrationRights,
    quote="so long as any of the registration rights under this Agreement remain in effect",
    terms=("requested_count", "signing_date"),
    readings=IN_EFFECT_READINGS,
)
def promise_in_effect(case: Case[GrantRegistrationRights]) -> Answers:
    """The promise of Section 8 is in effect as long as any right under the agreement is.

    Compliant: a Holder has Registrable Securities, and so a right; whether three demands are used changes
    nothing while the piggyback lives. Confirm: what the Holders have is left out; until it is shown that they
    have nothing the promise is taken to bind. Not applicable: nothing is left, and it has ended (Q62).
    """
    event, record = case.event, case.record
    if not may_bind(record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    alive = in_effect(record, case.before, event.date)
    facts = {"registrable_securities": exact(alive.left), "demands_used": str(alive.demands_used)}
    if ended(record, case.before, event.date):
        yield not_applicable("No right under the agreement is left in effect (Q62).")
    elif alive.known:
        told = f"Holders have {shown(alive.left)} Registrable Securities: Section 8 binds."
        yield compliant(told if alive.left > 0 else "Section 8 never ends (Q62).", (), facts)
    else:
        yield confirm(
            "What the Holders still have is left out: Section 8 is taken to bind until nothing is shown to be left.",
            (),
            facts,
            remedy="give the holdings in the register",
        )


@rule(
    "R8-waiver",
    on=GrantRegistrationRights,
    quote="The Company shall not grant to any Person any registration rights more favorable than or inconsistent with",
    terms=(*RRA_TERMS, "company_name", "rra_company_name", "signing_date", "initial_issuance_date"),
    readings=tuple(sorted({*WAIVER_READINGS, *RRA_COMPARED})),
    mandatory=True,
)
def waiver(case: Case[GrantRegistrationRights]) -> Answers:
    """A waiver of Section 8 is signed by the Company and the Requisite Holders, before the grant or retroactively.

    Compliant: the Company and Holders of 500,001 of 1,000,000 sign before the grant or on its day; later, and it
    says that it reaches back. No right: half of the shares; without the Company; later and for the future only.
    Missing: who signed; when; whether it reaches back; what the Holders have. Not applicable: there is no
    waiver, or nothing that needs one.
    """
    event, record = case.event, case.record
    if not may_bind(record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    paper = instrument_for(record, case.before, event)
    if paper.stand is Stand.NONE:
        yield not_applicable("No waiver of Section 8 is shown.")
    elif event.terms is not None and not _needed(case):
        yield not_applicable("Nothing in the grant needs a waiver.")
    else:
        yield _judged(paper)


def _needed(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether anything in the grant needs a waiver."""
    event = case.event
    return offends(against_rra(case.record, case.before, event)) or bool(
        event.terms is not None and inconsistent(event.terms)
    )


def _judged(found: Instrument) -> Answer:
    """Return the answer on a written waiver."""
    facts = _facts(found)
    if found.good:
        return compliant("The Company and the Requisite Holders have waived Section 8.", ("waiver",), facts)
    if found.stand in UNDECIDED:
        told, field = ASKED.get(
            found.stand, (f"the holdings of {', '.join(found.unknown)} are left out", "signed_by")
        )
        return missing(told, ("waiver", field), "give it under `waiver`, or the holdings in the register")
    short = {
        Stand.SHORT: "Those who signed are not the Requisite Holders: more than half of all is needed.",
        Stand.WITHOUT_COMPANY: "The Company has not signed the waiver.",
        Stand.FOR_THE_FUTURE: "The waiver was signed after the grant and is for the future only.",
    }
    told = "have it signed by the Company and by Holders of more than half, before the grant or retroactively"
    return no_right(short[found.stand], ("waiver",), facts, remedy=told)


def _facts(found: Instrument) -> Facts:
    """Return the count of those who signed."""
    if found.tally is None:
        return {}
    return {
        "represented": exact(found.tally.counted),
        "required": str(found.tally.required),
        "fully_diluted": exact(found.tally.fully_diluted),
    }


RULES: tuple[Rule, ...] = (promise_in_effect, waiver)

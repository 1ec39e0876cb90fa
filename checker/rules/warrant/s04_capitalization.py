"""Warrant Section 4: the position from which the check starts, and what was taken from the Section."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import (
    AmendSecurity,
    CharterAmendment,
    Convert,
    Distribution,
    Exercise,
    Expire,
    Happening,
    Issue,
    Merger,
    Split,
)
from checker.replay.opening import defaults_taken
from checker.rules.rule import Answers, Case, compliant, confirm, not_applicable, rule

# Acts whose price, number or reserve follows from the position before history and from what came after it.
FOLLOWING = (
    Exercise,
    Issue,
    AmendSecurity,
    Convert,
    Expire,
    Split,
    Distribution,
    Merger,
    CharterAmendment,
)


@rule(
    "W4-opening-position",
    on=FOLLOWING,
    quote="As of the date immediately preceding the date of this Warrant",
    terms=("term_first_day", "signing_date"),
    readings=("A-1", "A-45", "A-46"),
)
def opening_position(case: Case[Happening]) -> Answers:
    """The capitalization before history is given by the file, or taken from Section 4 and confirmed.

    Compliant: every key of ``opening`` is given. Confirm: a key is left out and Section 4's figure taken. It
    is asked of every act whose price, number or reserve follows from it.
    """
    if case.before.book.is_past(case.event):
        yield not_applicable("Asked with the act that is proposed.")
        return
    taken = defaults_taken(case.matter)
    if not taken:
        yield replace(compliant("The opening position is given in the file."), subject=case.company)
        return
    told = confirm(
        f"Taken from Section 4 because `opening` leaves it out: {', '.join(taken)}.",
        remedy="compare with the transfer agent's certificate, and give the figures under `opening`",
    )
    yield replace(told, subject=case.company)


@rule(
    "W4-history-complete",
    on=FOLLOWING,
    quote="There are no other options, warrants, conversion privileges or other rights presently outstanding",
)
def history_complete(case: Case[Happening]) -> Answers:
    """The ``history`` of the file is complete: nothing else has happened that moves price or number.

    Confirm: always, of every act whose price, number or reserve follows from it. Not decided here: no field
    can show what is absent.
    """
    if case.before.book.is_past(case.event):
        yield not_applicable("Asked with the act that is proposed.")
        return
    count = len(case.matter.history)
    told = "no event" if not count else f"no event but the {count} listed"
    complete = confirm(
        f"Since the opening position {told} has moved the Warrant or the capital.",
        remedy="ask the secretary and the transfer agent for issuances, splits, distributions and transfers",
    )
    yield replace(complete, subject=case.company)

"""Warrant Section 4: the position from which the check starts, and what was taken from the Section."""

from __future__ import annotations

from checker.model.events import Exercise
from checker.replay.opening import defaults_taken
from checker.rules.rule import Answers, Case, compliant, confirm, rule


@rule(
    "W4-opening-position",
    on=Exercise,
    quote="As of the date immediately preceding the date of this Warrant",
    terms=("term_first_day", "signing_date"),
    readings=("A-1", "A-45", "A-46"),
)
def opening_position(case: Case[Exercise]) -> Answers:
    """The capitalization before history is given by the file, or taken from Section 4 and confirmed.

    Compliant: every key of ``opening`` is given. Confirm: a key is left out and Section 4's figure taken.
    """
    taken = defaults_taken(case.matter)
    if not taken:
        yield compliant("The opening position is given in the file.")
    else:
        yield confirm(
            f"Taken from Section 4 because `opening` leaves it out: {', '.join(taken)}.",
            remedy="compare with the transfer agent's certificate, and give the figures under `opening`",
        )


@rule(
    "W4-history-complete",
    on=Exercise,
    quote="There are no other options, warrants, conversion privileges or other rights presently outstanding",
)
def history_complete(case: Case[Exercise]) -> Answers:
    """The ``history`` of the file is complete: nothing else has happened that moves price or number.

    Not decided here: no field can show what is absent; a person confirms it.
    """
    count = len(case.matter.history)
    told = "no event" if not count else f"no event but the {count} listed"
    yield confirm(
        f"Since the opening position {told} has moved the Warrant or the capital.",
        remedy="ask the secretary and the transfer agent for issuances, splits, distributions and transfers",
    )

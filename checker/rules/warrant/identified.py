"""Which Warrant an exercise, a transfer or a replacement acts on, and what is said where it stands in no register."""

from __future__ import annotations

from typing import Any

from checker.replay.surrendered import given_up
from checker.rules.rule import Answer, Case, missing, no_right, not_applicable


def holder_of(case: Case[Any]) -> str:
    """Return the registered holder of the Warrant acted on, or who held it when it was given up."""
    warrant_id = case.event.warrant
    held = case.before.warrant(warrant_id) or case.before.cancelled.get(str(warrant_id))
    return held.holder if held is not None else "Holder"


def not_in_register(case: Case[Any], act: str) -> Answer:
    """Answer for a Warrant that is not named, or stands in the register no more or not yet."""
    warrant_id = case.event.warrant
    if warrant_id is None:
        return missing(f"which Warrant is {act} is left out", ("warrant",), "name it: `warrant: W-1`")
    if warrant_id in case.before.cancelled:
        return no_right(
            f"Warrant {warrant_id} {given_up(case.record, warrant_id, case.event)}: it cannot be {act}.",
            ("warrant",),
            remedy="name the Warrant that was issued in its place, if there is one",
        )
    return no_right(
        f"No Warrant {warrant_id} stands in the register on {case.step.effective}: the act that would make it comes "
        "later, or is not carried out.",
        ("warrant",),
        remedy="act once the Warrant has been issued",
    )


def unidentified(case: Case[Any]) -> Answer:
    """Answer of every other rule about a Warrant that is not in the register: nothing, for want of a Warrant."""
    return not_applicable(
        f"Warrant {case.event.warrant} does not stand in the register."
        if case.event.warrant is not None
        else "The Warrant is not identified."
    )

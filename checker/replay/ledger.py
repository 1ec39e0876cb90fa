"""Which event is replayed by which step, and on which day: the one table of modelled events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from checker.model.errors import NotModelled
from checker.model.events import (
    AmendAgreement,
    AmendSecurity,
    BoardDeterminationOfPrice,
    ChangeOfAddress,
    CharterAmendment,
    Convert,
    Dissolution,
    Distribution,
    Exercise,
    Expire,
    GrantRegistrationRights,
    Happening,
    HoldbackRequirement,
    HolderSale,
    IndemnityClaim,
    Issue,
    MandatoryConversion,
    Merger,
    MfnResponse,
    Performed,
    ProspectusSuspension,
    PublicOffering,
    Registration,
    RegistrationDelay,
    RegistrationDemand,
    RegistrationStatus,
    RemoveLegend,
    ReplaceWarrant,
    Rule144Request,
    Split,
    Takedown,
    TransferRegistrable,
    TransferWarrant,
    UnderwriterSelection,
    Waiver,
    Withdrawal,
)
from checker.replay.address import change_of_address
from checker.replay.adjustment_days import replayed_on
from checker.replay.charter import charter_amended
from checker.replay.distribution import distribution
from checker.replay.exercise import exercise, exercised_on
from checker.replay.issue import amend_security, convert, expire, issue
from checker.replay.net_exercise import price_determined
from checker.replay.record import Record
from checker.replay.registration.steps import exercise_counted, filed, split_counted, transferred
from checker.replay.split import split
from checker.replay.state import State, Step
from checker.replay.transfer import replacement, transfer, transferred_on

Replay = Callable[[State, Happening, Record], Step]
Effective = Callable[[Record, Happening], date]


def nothing_changes(before: State, event: Happening, record: Record) -> Step:
    """Return the step of an event that moves neither register nor capital."""
    return Step(after=before, effective=event.date)


def exercised(before: State, event: Exercise, record: Record) -> Step:
    """Return the step of an exercise, whose shares count under Exhibit D."""
    return exercise_counted(before, exercise(before, event, record), event)


def split_made(before: State, event: Split, record: Record) -> Step:
    """Return the step of a split, which also moves what Holders hold."""
    return split_counted(split(before, event, record), event)


def on_its_date(record: Record, event: Happening) -> date:
    """Return the event's own date."""
    return event.date


@dataclass(frozen=True, slots=True)
class Modelled:
    """How an event is replayed, and on which day."""

    step: Replay
    effective: Effective = on_its_date


# What the state remembers as it happened: the rules ask it who holds what, and what is pending.
FILED: tuple[type[Happening], ...] = (
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    RegistrationDelay,
    ProspectusSuspension,
    Withdrawal,
    HoldbackRequirement,
    UnderwriterSelection,
    MandatoryConversion,
    Takedown,
    PublicOffering,
    HolderSale,
    Rule144Request,
    Waiver,
    AmendAgreement,
    IndemnityClaim,
    GrantRegistrationRights,
    MfnResponse,
)

MODELLED: dict[type[Happening], Modelled] = {
    Exercise: Modelled(exercised, exercised_on),  # type: ignore[arg-type]
    TransferWarrant: Modelled(transfer, transferred_on),  # type: ignore[arg-type]
    ReplaceWarrant: Modelled(replacement),  # type: ignore[arg-type]
    RemoveLegend: Modelled(nothing_changes),
    BoardDeterminationOfPrice: Modelled(price_determined),  # type: ignore[arg-type]
    Merger: Modelled(nothing_changes),
    Dissolution: Modelled(nothing_changes),
    CharterAmendment: Modelled(charter_amended),  # type: ignore[arg-type]
    ChangeOfAddress: Modelled(change_of_address),  # type: ignore[arg-type]
    Performed: Modelled(nothing_changes),
    Issue: Modelled(issue),  # type: ignore[arg-type]
    AmendSecurity: Modelled(amend_security),  # type: ignore[arg-type]
    Convert: Modelled(convert),  # type: ignore[arg-type]
    Expire: Modelled(expire),  # type: ignore[arg-type]
    Split: Modelled(split_made, replayed_on),  # type: ignore[arg-type]
    Distribution: Modelled(distribution, replayed_on),  # type: ignore[arg-type]
    TransferRegistrable: Modelled(transferred),  # type: ignore[arg-type]
    **dict.fromkeys(FILED, Modelled(filed)),
}


def modelled(event: Happening, file: str, line: int | None, column: int | None) -> Modelled:
    """Return how the event is replayed; NotModelled, with its place, where no rules exist yet."""
    found = MODELLED.get(type(event))
    if found is None:
        name = event.event
        raise NotModelled(
            f"the event {name!r} is not modelled yet: no rule answers for it, and it is never ignored; "
            "take it out of this matter, and have counsel judge it",
            file,
            line,
            column,
        )
    return found

"""An underwritten offering from the shelf: who asks for it, from which shelf (RRA 2(a)(iii))."""

from __future__ import annotations

from datetime import date

from checker.model.events import MandatoryConversion, RegistrationDelay, Takedown
from checker.replay.filings import effective_on, ended_on, origin_of, registration_of
from checker.replay.record import Record
from checker.replay.registration import majority
from checker.replay.registration.bound import happenings, why_not_requested
from checker.replay.registration.concerned import same
from checker.replay.registration.delays import is_prohibited_on
from checker.replay.state import State, Told


def tell(before: State, event: Takedown, record: Record) -> Told:
    """Return the count behind a take-down, as of a demand."""
    if why_not_requested(record, event) is not None:
        return Told()
    return majority.told(record, before, event, "R2.a.iii")


def shelf_known(before: State, event: Takedown) -> bool:
    """Say whether the file names a shelf or another registration from which the take-down is made."""
    events = happenings(before.filings)
    return isinstance(origin_of(events, event.of), MandatoryConversion) or (
        registration_of(events, event.of) is not None
    )


def effective_since(before: State, event: Takedown) -> date | None:
    """Return the day on which the shelf became effective, or None where the file does not say."""
    return effective_on(happenings(before.filings), event.of)


def ended(before: State, event: Takedown) -> date | None:
    """Return the day on which the shelf ended before the take-down, or None."""
    status = ended_on(happenings(before.filings), event.of)
    return status.date if status is not None and status.date <= event.date else None


def prohibition(record: Record, before: State, event: Takedown) -> RegistrationDelay | None:
    """Return the prohibition of sales in which the take-down falls, or None."""
    events = happenings(before.filings)
    return next(
        (
            each
            for each in events
            if isinstance(each, RegistrationDelay)
            and same(events, each.of, event.of)
            and is_prohibited_on(record, each, event.date)
        ),
        None,
    )

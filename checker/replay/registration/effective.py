"""The registration that a status makes effective."""

from __future__ import annotations

from checker.model.events import Registration, RegistrationStatus
from checker.replay.filings import registration_of
from checker.replay.record import Record
from checker.replay.registration.bound import every

EFFECTIVE = "effective"


def made_effective(record: Record, event: Registration | RegistrationStatus) -> Registration | None:
    """Return the registration that an event is about: itself, or the one that a status makes effective.

    None for another status, and for a shelf, which is no registration of its own.
    """
    if isinstance(event, Registration):
        return event
    return registration_of(every(record), event.of) if event.status == EFFECTIVE else None

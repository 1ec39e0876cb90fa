"""The events of registration that have happened, in order, as the state carries them; and how to look one up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeVar

from msgspec import Struct

from checker.model.events import (
    Happening,
    MandatoryConversion,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
)

H = TypeVar("H", bound=Happening)


class WarrantSharesIssued(Struct, frozen=True):
    """Warrant Shares issued on an exercise: what Exhibit D calls Registrable Securities, until they are sold."""

    holder: str
    shares: Fraction
    day: date


Entered = Happening | WarrantSharesIssued


class Filings(Struct, frozen=True):
    """A list that grows at its end and shares its past: ``last`` is the latest entry, ``past`` the rest."""

    last: Entered | None = None
    past: Filings | None = None

    def then(self, entry: Entered) -> Filings:
        """Return the list with one more entry."""
        return Filings(entry, self)

    def places(self) -> tuple[Filings, ...]:
        """Return the list as it stood after each entry, the oldest first."""
        found: list[Filings] = []
        at: Filings | None = self
        while at is not None and at.last is not None:
            found.append(at)
            at = at.past
        return tuple(reversed(found))

    def entries(self) -> tuple[Entered, ...]:
        """Return all entries, the oldest first."""
        return tuple(place.last for place in self.places() if place.last is not None)

    def of(self, kind: type[H]) -> tuple[H, ...]:
        """Return the entries of one kind of event, the oldest first."""
        return tuple(entry for entry in self.entries() if isinstance(entry, kind))


def named(events: Iterator[Happening] | tuple[Happening, ...], id_: str | None) -> Happening | None:
    """Return the event with an id, or None."""
    return None if id_ is None else next((event for event in events if event.id == id_), None)


def aliases(events: tuple[Happening, ...], id_: str | None) -> frozenset[str]:
    """Return every id under which one registration may be meant: its own, its demand's, and theirs in turn.

    ``of`` may name the registration or whatever made it: a demand, a take-down, a mandatory conversion.
    """
    if id_ is None:
        return frozenset()
    meant = {id_}
    for event in events:
        if isinstance(event, Registration):
            pair = {event.id, event.demand} - {None}
            if pair & meant:
                meant |= {name for name in pair if name is not None}
    return frozenset(meant)


def registration_of(events: tuple[Happening, ...], id_: str | None) -> Registration | None:
    """Return the registration that an id means: its own, or that of the demand which it answers (the latest)."""
    meant = aliases(events, id_)
    found = [
        event
        for event in events
        if isinstance(event, Registration) and ({event.id, event.demand} - {None}) & meant
    ]
    return found[-1] if found else None


def origin_of(
    events: tuple[Happening, ...], id_: str | None
) -> RegistrationDemand | MandatoryConversion | Takedown | None:
    """Return the demand, the conversion or the take-down that made a registration, or None."""
    meant = aliases(events, id_)
    for event in events:
        if isinstance(event, RegistrationDemand | MandatoryConversion | Takedown) and event.id in meant:
            return event
    return None


def statuses(events: tuple[Happening, ...], id_: str | None) -> tuple[RegistrationStatus, ...]:
    """Return what became of a registration, the oldest first."""
    meant = aliases(events, id_)
    found = [event for event in events if isinstance(event, RegistrationStatus) and event.of in meant]
    return tuple(sorted(found, key=lambda event: event.date))


def effective_on(events: tuple[Happening, ...], id_: str | None) -> date | None:
    """Return the day on which a registration became effective (or is planned to), or None.

    A status tells it; without one the registration's own ``effective_date``, or that of a shelf.
    """
    for status in statuses(events, id_):
        if status.status == "effective":
            return status.date
    registration = registration_of(events, id_)
    if registration is not None and registration.effective_date is not None:
        return registration.effective_date
    origin = origin_of(events, id_)
    return origin.shelf_effective_date if isinstance(origin, MandatoryConversion) else None


def ended_on(events: tuple[Happening, ...], id_: str | None) -> RegistrationStatus | None:
    """Return the status that ended a registration: withdrawn, all sold, completed or terminated; or None."""
    ends = ("withdrawn", "all_sold", "completed", "terminated")
    return next((each for each in statuses(events, id_) if each.status in ends), None)

"""The figures of an event of registration, told when they are asked for."""

from __future__ import annotations

from checker.model.events import (
    AmendAgreement,
    Happening,
    HoldbackRequirement,
    MandatoryConversion,
    ProspectusSuspension,
    PublicOffering,
    Registration,
    RegistrationDelay,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
    TransferRegistrable,
    UnderwriterSelection,
    Waiver,
)
from checker.replay.record import Record
from checker.replay.registration import (
    consents,
    counted,
    cutback,
    delays,
    exhibit_d_demand,
    holdbacks,
    offerings,
    rra_demand,
    shelf,
    suspensions,
    takedowns,
    timetable,
    transfers,
    underwriters,
)
from checker.replay.state import State, Told

UNDER_EXHIBIT_D = "exhibit_d"


def told(before: State, after: State, record: Record) -> Told:
    """Return the figures of the last event that the state after it has taken in."""
    event = after.filings.last
    return figures_of(before, event, record) if isinstance(event, Happening) else Told()


def figures_of(before: State, event: Happening, record: Record) -> Told:
    """Return the figures of an event of registration, with their derivations."""
    match event:
        case RegistrationDemand() if event.under == UNDER_EXHIBIT_D:
            return exhibit_d_demand.tell(before, event, record)
        case RegistrationDemand():
            return rra_demand.tell(before, event, record)
        case Registration():
            return _both(timetable.tell(before, event, record), cutback.tell(before, event, record))
        case RegistrationStatus():
            return counted.tell(before, event, record)
        case RegistrationDelay():
            return delays.tell(before, event, record)
        case ProspectusSuspension():
            return suspensions.tell(before, event, record)
        case HoldbackRequirement():
            return holdbacks.tell(before, event, record)
        case UnderwriterSelection():
            return underwriters.tell(before, event, record)
        case MandatoryConversion():
            return shelf.tell(before, event, record)
        case Takedown():
            return takedowns.tell(before, event, record)
        case PublicOffering():
            return offerings.tell(before, event, record)
        case TransferRegistrable():
            return transfers.tell(before, event, record)
        case AmendAgreement() | Waiver():
            return consents.tell(before, event, record)
    return Told()


def _both(one: Told, other: Told) -> Told:
    """Return the figures of both, the first's before the other's."""
    return Told({**one.figures, **other.figures}, (*one.derivations, *other.derivations))

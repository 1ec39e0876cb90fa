"""The day of what a notice of a registration tells of: of the determination, of the demand, of the request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model.events import MandatoryConversion, Registration, RegistrationDemand, Takedown
from checker.replay.filings import named
from checker.replay.record import Record
from checker.replay.registration.bound import every
from checker.replay.registration.notice import Addressed

Told = Registration | MandatoryConversion | Takedown


def addressed(record: Record, event: Told, kinds: Iterable[str]) -> Addressed:
    """Return the notices of an event, of some kinds, by addressee; those older than what they tell of apart."""
    return Addressed(event.notices, kinds, occasion(record, event))


def occasion(record: Record, event: Told) -> date | None:
    """Return the first day on which a notice can tell of an event; None for a conversion, planned long before.

    The Company's own registration can be told of from its determination, one that was demanded from the receipt
    of the demand, a take-down from the receipt of the request.
    """
    if isinstance(event, MandatoryConversion):
        return None
    asked = event if isinstance(event, Takedown) else named(every(record), event.demand)
    if not isinstance(asked, RegistrationDemand | Takedown):
        return event.date
    paper = asked.delivery
    return min(event.date, (paper.day_received if paper is not None else None) or asked.date)

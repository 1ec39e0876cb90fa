"""A demand under RRA Section 2(a)(i): who counts, what majority it needs, and when it is due."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from checker.model.events import RegistrationDelay, RegistrationDemand
from checker.model.report import Derivation
from checker.replay.record import COMPANY, Record
from checker.replay.registration import counted, majority
from checker.replay.registration.bound import happenings, why_not_requested
from checker.replay.registration.concerned import same
from checker.replay.registration.delays import DELAY, ITS_OWN_DAYS, days_of
from checker.replay.registration.offerings import blocking
from checker.replay.registration.received import RECEIPT_READINGS, received_on
from checker.replay.registration.windows import rra_last_day
from checker.replay.state import State, Told

VOID, AFTERWARDS = "a", "c"
TARGET_READINGS = ("Q23", "Q25", "Q26b", "Q40", *RECEIPT_READINGS)
"""What ``target`` may ask: every rule that uses it declares these."""


class Target(Struct, frozen=True):
    """The day by which a demand is to be effective, and how it is counted; no day where the request is void."""

    due: date | None
    counted_from: date
    count: str


def target(record: Record, before: State, event: RegistrationDemand) -> Target | None:
    """Return by when the Company is to have a demand effective; None where a fact is left out.

    So many days after receipt, fewer where a short form is open. A period that ends in a block-out ends on
    the first free day; Q26b may make the request void, or count the days from the end of the block-out. A delay
    under 2(g) moves the day by Q40 a only.
    """
    received = received_on(record, event.delivery)
    if received is None or event.short_form_eligible is None:
        return None
    short = event.short_form_eligible
    term = "requested_effective_days_short_form" if short else "requested_effective_days"
    days = record.days(term)
    due = rra_last_day(record, received, days, COMPANY) + timedelta(days=_delayed(record, event))
    period = blocking(record, happenings(before.filings), received)
    if period is None:
        return Target(due, received, f"{days} days")
    reading = record.reading("Q26b")
    if reading == VOID:
        return Target(None, received, f"{days} days")
    if reading == AFTERWARDS:
        after = rra_last_day(record, period.until, days, COMPANY)
        return Target(after, period.until, f"{days} days from the end of the block-out")
    free = period.until + timedelta(days=1)
    return Target(max(due, free), received, f"{days} days, not before the block-out has ended")


def _delayed(record: Record, event: RegistrationDemand) -> int:
    """Return by how many days delays under 2(g) in history move the day, which they do only by Q40 a."""
    history = (event, *record.matter.history)
    days = {
        day
        for each in history
        if isinstance(each, RegistrationDelay) and each.kind == DELAY and same(history, each.of, event.id)
        for day in days_of(each)
    }
    return len(days) if days and record.reading("Q40", COMPANY) == ITS_OWN_DAYS else 0


def tell(before: State, event: RegistrationDemand, record: Record) -> Told:
    """Return the figures of a demand: the count behind it, the demands used before it, and when it is due."""
    if why_not_requested(record, event) is not None:
        return Told()
    count = majority.told(record, before, event, "R2.a.i")
    before_it = counted.told(counted.demands_used(record, before, event.date), event.date)
    due = _due(target(record, before, event))
    return Told(
        {**count.figures, **before_it.figures, **due.figures},
        (*count.derivations, *before_it.derivations, *due.derivations),
    )


def _due(found: Target | None) -> Told:
    """Return the day by which a demand is to be effective as a figure; none where it has no day."""
    if found is None or found.due is None:
        return Told()
    day = found.due.isoformat()
    inputs = {"counted_from": found.counted_from.isoformat(), "count": found.count}
    formula = "the day of receipt + the days of the period"
    made = Derivation("effective_by", day, "R2.a.i", formula, inputs, day, "as Q23 moves a last day")
    return Told({"effective_by": day}, (made,))

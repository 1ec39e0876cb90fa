"""The Shelf Registration of RRA Section 2(a)(ii): its year, and what is added to it."""

from __future__ import annotations

from datetime import date

from checker.calendars.counting import days_after
from checker.model.events import MandatoryConversion
from checker.model.report import Derivation
from checker.replay.filings import effective_on
from checker.replay.record import Record
from checker.replay.registration.bound import every, why_not_rra
from checker.replay.registration.delays import prohibited_days, shelf_year_end
from checker.replay.state import State, Told


def shelf_end(record: Record, event: MandatoryConversion) -> date:
    """Return the last day through which the shelf is kept effective: a year after the conversion (Q27), and the
    days on which sales under it have been prohibited (2(g)); a last day of this kind is not moved."""
    return days_after(shelf_year_end(record, event), added_days(record, event))


def added_days(record: Record, event: MandatoryConversion) -> int:
    """Return how many days prohibitions of sales, in history or proposed, add to the year of the shelf."""
    return len(prohibited_days(record, every(record), event.id)) if event.id is not None else 0


def shelf_effective_on(record: Record, event: MandatoryConversion) -> date | None:
    """Return the day on which the shelf is effective, by a later status or as the conversion itself says."""
    return effective_on(every(record), event.id) or event.shelf_effective_date


def tell(before: State, event: MandatoryConversion, record: Record) -> Told:
    """Return the last day of the shelf's period."""
    if why_not_rra(record, event.date) is not None:
        return Told()
    ends = shelf_end(record, event).isoformat()
    derivation = Derivation(
        figure="shelf_end",
        value=ends,
        clause="R2.a.ii",
        formula="the mandatory conversion + one year + days on which sales were prohibited",
        inputs={
            "conversion": event.date.isoformat(),
            "days_prohibited": str(added_days(record, event)),
        },
        unrounded=ends,
        rounding="not moved from a Sunday or holiday",
    )
    return Told({"shelf_end": ends}, (derivation,))

"""The block-out that follows a public offering of the Company (RRA 2(a)(i))."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from checker.calendars.counting import days_after
from checker.model.events import Happening, PublicOffering
from checker.model.report import Derivation
from checker.replay.record import Record
from checker.replay.registration.bound import happenings, why_not_rra
from checker.replay.state import State, Told

ANY_OFFERING = "R1"


class Blockout(Struct, frozen=True):
    """The days in which no Requested Registration need be effected: after ``commenced``, through ``until``."""

    commenced: date
    until: date

    def covers(self, day: date) -> bool:
        """Say whether a day is one of the period; the day of the commencement itself comes before it."""
        return self.commenced < day <= self.until


def commenced_on(offering: PublicOffering) -> date:
    """Return the day on which an offering began; left out, the event's own."""
    return offering.commenced or offering.date


def blockout_after(record: Record, offering: PublicOffering) -> Blockout:
    """Return the period after an offering: so many days, the day of the commencement not counted, never rolled."""
    start = commenced_on(offering)
    return Blockout(start, days_after(start, record.days("blockout_days")))


def blocking(record: Record, events: Iterable[Happening], day: date) -> Blockout | None:
    """Return the block-out in which a day falls, or None.

    Only offerings in which the Company sells count. Whether any of them does, or the first alone, is asked of
    Q25 where it matters.
    """
    own = sorted(_offerings(events, by_company=True), key=commenced_on)
    found = [period for each in own if (period := blockout_after(record, each)).covers(day)]
    if not found:
        return None
    first = blockout_after(record, own[0])
    if first.covers(day) and all(period.until <= first.until for period in found):
        return first
    if record.reading("Q25") == ANY_OFFERING:
        return max(found, key=lambda period: period.until)
    return first if first.covers(day) else None


def unclear(record: Record, events: Iterable[Happening], day: date) -> PublicOffering | None:
    """Return an offering whose block-out would cover a day, of which the file does not say whether the Company sold."""
    return next(
        (each for each in _offerings(events, by_company=None) if blockout_after(record, each).covers(day)),
        None,
    )


def starts_blockout(record: Record, before: State, event: PublicOffering) -> bool:
    """Say whether an offering starts a block-out: the Company sells in it, and by Q25 any such offering does.

    The first one known starts it under every option, so the reading is asked for a later one only.
    """
    if not event.by_company:
        return False
    earlier = [each for each in _offerings(happenings(before.filings), by_company=True) if each is not event]
    return not earlier or record.reading("Q25") == ANY_OFFERING


def tell(before: State, event: PublicOffering, record: Record) -> Told:
    """Return the last day of the block-out that the offering starts, if it starts one."""
    if why_not_rra(record, event.date) is not None or not starts_blockout(record, before, event):
        return Told()
    period = blockout_after(record, event)
    days = str(record.days("blockout_days"))
    until = period.until.isoformat()
    derivation = Derivation(
        figure="blockout_until",
        value=until,
        clause="R2.a.i",
        formula="the day the offering commenced + the days of the period",
        inputs={"commenced": period.commenced.isoformat(), "days": days},
        unrounded=until,
        rounding="a period of freedom is not moved from a Sunday or holiday",
    )
    return Told({"blockout_until": until}, (derivation,))


def _offerings(events: Iterable[Happening], *, by_company: bool | None) -> list[PublicOffering]:
    """Return the public offerings in which the Company sells, or of which nobody says whether it does."""
    return [each for each in events if isinstance(each, PublicOffering) and each.by_company is by_company]

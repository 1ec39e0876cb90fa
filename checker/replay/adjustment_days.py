"""The days of an adjustment under Section 6(iii), (iv) and (v): made, effective, and where it is replayed."""

from __future__ import annotations

from datetime import date

from checker.model.events import (
    AmendSecurity,
    Convert,
    Distribution,
    Exercise,
    Expire,
    Happening,
    Issue,
    Split,
    TransferWarrant,
)
from checker.readings import NotComputable
from checker.replay.record import Record

BANK_DAYS = "R2"
AT_ONCE = "R2"
ON_TRADING_DAY = "R2"

# What moves price, number or capital, and so meets an adjustment that waits for its payment date.
MEETS_IT = (Issue, AmendSecurity, Convert, Expire, Exercise, TransferWarrant, Split, Distribution)


def record_day(record: Record, event: Split | Distribution) -> date:
    """Return the record date; where a split has none, the day that stands for it (A-49).

    NotComputable under the reading that takes the first day of trading on the new basis, where that is
    not given.
    """
    if event.record_date is not None:
        return event.record_date
    if isinstance(event, Split) and record.reading("A-49") == ON_TRADING_DAY:
        if event.ex_date is None:
            raise NotComputable("the file gives neither a record date nor an `ex_date`")
        return event.ex_date
    return event.date


def effective_day(record: Record, event: Split | Distribution) -> date:
    """Return the business day next following the record date, at the opening of which it is effective (6(ix)).

    The calendar is that of the market (A-5); the reading is asked where the banks' differs.
    """
    day = record_day(record, event)
    market = record.calendar("nyse").after(day, 1)
    banks = record.calendar("ny_banks").after(day, 1)
    if market != banks and record.reading("A-5") == BANK_DAYS:
        return banks
    return market


def replayed_on(record: Record, event: Split | Distribution) -> date:
    """Return the day on which the adjustment is replayed: the payment date, on which it is made (6(ix)).

    Under the rival reading of A-48 it is made at once after the record date; that is asked where anything
    happens in between.
    """
    effective = effective_day(record, event)
    if effective >= event.date or not _met(record, event, effective):
        return event.date
    return effective if record.reading("A-48") == AT_ONCE else event.date


def _met(record: Record, event: Happening, effective: date) -> bool:
    """Say whether something happens from the opening of the effective day to the payment date."""
    matter = record.matter
    return any(
        each is not event and isinstance(each, MEETS_IT) and effective <= each.date < event.date
        for each in (*matter.history, *matter.proposed)
    )

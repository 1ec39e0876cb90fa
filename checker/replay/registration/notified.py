"""Which notices of a registration have reached an RRA Holder, with their copies, and on what day (9(b))."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.model.delivery import Delivery
from checker.replay.record import Record
from checker.replay.registration.notice import (
    READ_BY_HOLDER,
    Addressed,
    how_early,
    is_undated,
    rra_given,
    rra_received,
)

# Whom 9(b)(ii) names to get a copy of what goes to the Holders.
COPY_TO = "Edwards & Angell"
LIST_IS_CLOSED = "a"
NOTICE_READINGS = ("J-19", "Q01", "Q02", "Q64", "Q66")
"""What ``notified`` may ask: every rule that uses it declares these."""


class Notified(Struct, frozen=True):
    """What a Holder has been sent: the days on which it counts as given and as received, and what is left out."""

    holder: str
    given: date | None = None
    received: date | None = None
    unclear: bool = False
    without_effect: str | None = None


def notified(record: Record, addressed: Addressed, holder: str) -> Notified:
    """Return the earliest days on which notices reached a Holder; ``unclear`` where a method or a day is left out.

    A notice older than what it tells of does not count. One of which the file says who got copies, but not
    counsel whom 9(b)(ii) names, has no effect if the list of that clause is closed (Q64).
    """
    given: list[date] = []
    received: list[date] = []
    unclear = False
    without = next((how_early(each, addressed.since) for each in addressed.early(holder)), None)
    for notice in addressed.reaching(holder):
        if is_undated(record, notice):
            unclear = True
            continue
        day = rra_given(record, notice, READ_BY_HOLDER)
        if day is None or not _has_copies(record, notice):
            how = str(notice.method).replace("_", " ")
            without = f"by {how}, which is not listed" if day is None else f"without a copy to {COPY_TO}"
            continue
        given.append(day)
        came = rra_received(record, notice, READ_BY_HOLDER)
        if came is not None:
            received.append(came)
    return Notified(holder, min(given, default=None), min(received, default=None), unclear, without)


def _has_copies(record: Record, notice: Delivery) -> bool:
    """Say whether a notice went with its copy; where the file says nothing of copies, it did."""
    if notice.copies is None or any(COPY_TO.casefold() in name.casefold() for name in notice.copies):
        return True
    return record.reading("Q64", READ_BY_HOLDER) != LIST_IS_CLOSED

"""The right to join what others have asked for, as a deadline of each Holder: shared by Section 2(a)'s parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.replay.record import Record
from checker.replay.registration.windows import Window
from checker.rules.rule import Duty


def joining_duties(record: Record, windows: Iterable[Window], what: str) -> Iterator[Duty]:
    """Yield for each Holder who has its notice the last day on which the Company may receive its request."""
    days = record.days("requested_join_days")
    for each in windows:
        if each.closes is not None and each.received is not None:
            yield Duty(
                who=each.holder,
                to="Company",
                what=what,
                due=each.closes,
                counted_from=each.received,
                count=f"{days} days",
                right=True,
            )

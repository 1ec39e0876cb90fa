"""From when the Company must recognize a transferee (RRA 9(f), last sentence): of record, or by two papers."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from checker.model.delivery import Delivery
from checker.model.events import TransferRegistrable
from checker.replay.record import Record
from checker.replay.registration.notice import READ_BY_COMPANY, rra_received

EVERYONE_NEEDS_PAPERS = "R2"
RECOGNITION_READINGS = ("J-19", "Q01", "Q02", "Q56", "Q64", "Q66")
"""What ``recognition`` may ask: every rule that uses it declares these."""


class Recognition(Struct, frozen=True):
    """From which day a transferee is to be recognized, and by what; None while it is not.

    ``unsaid`` says that it turns on a fact that is left out.
    """

    since: date | None
    of_record: bool = False
    unsaid: bool = False
    notice: date | None = None
    agreement: date | None = None

    def by(self, day: date | None) -> bool:
        """Say whether the transferee is to be recognized by the end of a day; without one, ever."""
        return self.since is not None and (day is None or self.since <= day)


def recognition(record: Record, event: TransferRegistrable) -> Recognition:
    """Return from when a transferee is to be recognized: as holder of record, or by notice and agreement.

    The papers count when received under 9(b), as the Company reads them. Whether a holder of record needs
    them too is Q56.
    """
    notice = rra_received(record, event.notice, READ_BY_COMPANY)
    agreement = rra_received(record, event.agreement_to_be_bound, READ_BY_COMPANY)
    papers = None if notice is None or agreement is None else max(notice, agreement)
    of_record = event.record_holder is True and (
        papers is not None or record.reading("Q56") != EVERYONE_NEEDS_PAPERS
    )
    days = [day for day in (event.date if of_record else None, papers) if day is not None]
    if days:
        return Recognition(min(days), of_record, notice=notice, agreement=agreement)
    unsaid = event.record_holder is None or any(map(unclear, (event.notice, event.agreement_to_be_bound)))
    return Recognition(None, unsaid=unsaid, notice=notice, agreement=agreement)


def unclear(paper: Delivery | None) -> bool:
    """Say whether a paper is named of which the way or the day is left out."""
    return paper is not None and (
        paper.method is None or (paper.day_sent is None and paper.day_received is None)
    )

"""When a request under RRA Section 2(a) is made, and when the Company has received it (9(b), Q17)."""

from __future__ import annotations

from datetime import date

from checker.model.delivery import Delivery
from checker.model.events import RegistrationDemand, Takedown
from checker.replay.record import Record
from checker.replay.registration.notice import HAND, READ_BY_COMPANY, deemed_received, is_mail, rra_given

AS_IT_CAME = "R1"
RECEIPT_READINGS = ("J-19", "Q01", "Q02", "Q17", "Q64")
"""What ``received_on`` may ask: every rule that uses it declares these."""


def made_on(event: RegistrationDemand | Takedown) -> date:
    """Return the day on which a request was made: sent, or handed over; the event's own where no other is given."""
    paper = event.delivery
    return (paper.day_sent or paper.day_received if paper is not None else None) or event.date


def received_on(record: Record, paper: Delivery | None) -> date | None:
    """Return the day from which the Company's time runs: by hand that day, by mail as Q17 is read.

    A letter in hand before the third business day after its mailing was received then, or on the deemed
    day; one that came later, on the deemed day. None where the request has no effect, or the day or the
    method is left out.
    """
    given = rra_given(record, paper, READ_BY_COMPANY)
    if paper is None or given is None or paper.method == HAND or not is_mail(record, paper):
        return given
    if paper.sent is None:
        return paper.received
    deemed = deemed_received(record, paper.sent, READ_BY_COMPANY)
    if paper.received is None or paper.received >= deemed:
        return deemed
    return paper.received if record.reading("Q17") == AS_IT_CAME else deemed

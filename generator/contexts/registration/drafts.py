"""The context of the log of drafts sent before a filing: document, day, business days, recipients (R5, R3.a.x)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.api import clause, terms
from checker.model.events import Registration
from checker.model.events.registration import Draft
from generator.contexts.registration.shared import Issuer, issuer
from generator.contexts.source import Heading, Source

_RULE = "R5-drafts"
_STATEMENT = "Registration statement"


@dataclass(frozen=True, slots=True)
class Sent:
    """One document of the log; ``whole`` says whether it left the whole time that Section 5 gives.

    What is only planned has its day left for ink.
    """

    document: str
    delivered: date | None
    planned: bool
    whole: bool | None
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftTransmittal(Heading):
    """The log of what was sent to whom and when, with the last day that Section 5 leaves."""

    agreement_date: date
    company: Issuer
    determined: date
    form: str | None
    filing_date: date | None
    last_day: date | None
    days: int
    amendment_days: int
    underwritten: bool | None
    rows: tuple[Sent, ...]
    clause_words: str


def draft_transmittal(source: Source) -> DraftTransmittal:
    """Return the log of drafts of a registration; who sent what is copied, the days are the check's."""
    event = source.event
    assert isinstance(event, Registration)
    last = source.deadline(_RULE)
    return DraftTransmittal(
        *source.heading,
        agreement_date=terms().day("rra_date"),
        company=issuer(source),
        determined=event.date,
        form=event.form,
        filing_date=event.filing_date,
        last_day=last,
        days=terms().days("draft_days"),
        amendment_days=terms().days("amendment_copy_days"),
        underwritten=event.underwritten,
        rows=tuple(_sent(source, each, last) for each in event.drafts),
        clause_words=clause("R5").words,
    )


def _sent(source: Source, draft: Draft, last: date | None) -> Sent:
    """Return one draft as a row of the log."""
    on = draft.delivered
    planned = on is not None and on > source.as_of
    whole = None if on is None or last is None or planned else on <= last
    return Sent(draft.document or _STATEMENT, on, planned, whole, tuple(draft.to or ()))

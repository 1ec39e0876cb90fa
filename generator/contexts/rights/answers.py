"""The contexts of a Holder's answer to a grant: its opinion, its election, and Exhibit D conformed to it (D3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.api import clause, terms
from checker.model.events import GrantRegistrationRights, MfnResponse
from generator.contexts.carriage import carried_by
from generator.contexts.company_acts import Fact
from generator.contexts.register import Signatory, party_signs, to_company
from generator.contexts.registration.envelope import Envelope, replying, same, warrants_of
from generator.contexts.registration.shared import events_of
from generator.contexts.rights.grants import GRANT_NOTICE
from generator.contexts.rights.shared import grant_named, security_of
from generator.contexts.rights.terms_in_words import rows_of
from generator.contexts.source import Heading, Source
from generator.contexts.stored_words import StoredParagraph, stored_section

_EXHIBIT_D = tuple(f"D{number}" for number in range(10))
_FOR_NOTICES = "at its address for notices under Section 14 of the Warrant"
_HAND_OR_CERTIFIED = "By hand or by certified mail"
_ELECTION = "election"
# Before its first section the exhibit has its own two lines of heading, which the copy sets as such.
_HEADING = 2


@dataclass(frozen=True, slots=True)
class Opinion(Heading):
    """A Holder's notice to the Company that in its opinion rights granted to another are more favorable."""

    envelope: Envelope
    holder: Signatory
    warrants: tuple[str, ...]
    granted: date | None
    to: str | None
    security: str | None
    received: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Election(Heading):
    """A Holder's notice that it deems rights granted to another incorporated in its Warrant."""

    envelope: Envelope
    holder: Signatory
    warrants: tuple[str, ...]
    granted: date | None
    to: str | None
    security: str | None
    rows: tuple[Fact, ...]
    received: date | None
    last_day: date | None
    days: int
    opinion_given: date | None


@dataclass(frozen=True, slots=True)
class Incorporated:
    """The rights of one grant that a Holder has elected to have, term by term."""

    elected: date
    granted: date
    to: str | None
    security: str | None
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ConformedExhibit(Heading):
    """Exhibit D in its own words, and the registration rights deemed incorporated in the Warrant beside them."""

    holder: str | None
    warrants: tuple[str, ...]
    company: str
    elected: date
    words: str
    exhibit_d: tuple[StoredParagraph, ...]
    incorporated: tuple[Incorporated, ...]


def mfn_opinion(source: Source) -> Opinion:
    """Return the notice of a Holder's opinion, due within thirty days of its receipt of the Company's notice."""
    event, name, rule = _event(source), replying(source), "D3-opinion"
    grant = grant_named(source, event.to_grant)
    return Opinion(
        *source.heading,
        envelope=_envelope(source, event),
        holder=party_signs(source, name),
        warrants=warrants_of(source, name),
        granted=grant.date if grant is not None else None,
        to=grant.to if grant is not None else None,
        security=security_of(grant) if grant is not None else None,
        received=_day(source.fact(rule, "notice_received")) or _received(grant, name),
        last_day=_day(source.fact(rule, "last_day")),
    )


def mfn_election(source: Source) -> Election:
    """Return the notice by which a Holder deems the rights incorporated in its Warrant."""
    event, name, rule = _event(source), replying(source), "D3-election"
    grant = grant_named(source, event.to_grant)
    return Election(
        *source.heading,
        envelope=_envelope(source, event),
        holder=party_signs(source, name),
        warrants=warrants_of(source, name),
        granted=grant.date if grant is not None else None,
        to=grant.to if grant is not None else None,
        security=security_of(grant) if grant is not None else None,
        rows=rows_of(grant.terms) if grant is not None else (),
        received=_day(source.fact(rule, "notice_received")) or _received(grant, name),
        last_day=_day(source.fact(rule, "last_day")),
        days=terms().days("grant_opinion_days"),
        opinion_given=_earlier(source, rule, event),
    )


def conformed_exhibit_d(source: Source) -> ConformedExhibit:
    """Return Exhibit D word for word, with what the Holder's elections incorporate set out after it."""
    event = _event(source)
    name = source.paper.recipient
    words = tuple(paragraph for code in _EXHIBIT_D for paragraph in stored_section(code))
    return ConformedExhibit(
        *source.heading,
        holder=name or None,
        warrants=warrants_of(source, name),
        company=terms().text("company_name"),
        elected=_given(event),
        words=clause("D3").words,
        exhibit_d=words[_HEADING:],
        incorporated=tuple(_incorporated(source, event, name)),
    )


def _envelope(source: Source, event: MfnResponse) -> Envelope:
    """Return the envelope of an answer to the Company (W14)."""
    return Envelope(carried_by(event.delivery, _HAND_OR_CERTIFIED), to_company(source), _FOR_NOTICES)


def _incorporated(source: Source, event: MfnResponse, name: str) -> list[Incorporated]:
    """Return what is incorporated, the oldest election first: earlier ones that happened, and this one."""
    past = [
        each
        for each in events_of(source)
        if isinstance(each, MfnResponse)
        and each.kind == _ELECTION
        and each is not event
        and each.date <= event.date
        and each in source.loaded.matter.history
        and (each.holder is None or same(each.holder, name))
    ]
    found = []
    for each in (*sorted(past, key=lambda made: made.date), event):
        grant = grant_named(source, each.to_grant)
        if grant is not None:
            rows = rows_of(grant.terms)
            found.append(Incorporated(_given(each), grant.date, grant.to, security_of(grant), rows))
    return found


def _given(event: MfnResponse) -> date:
    """Return the day on which an answer was sent or, by hand, delivered; else the day of the act."""
    paper = event.delivery
    return (paper.day_sent or paper.day_received or event.date) if paper is not None else event.date


def _earlier(source: Source, rule: str, event: MfnResponse) -> date | None:
    """Return the day of an opinion given before this answer, as the check has it."""
    given = _day(source.fact(rule, "opinion_given"))
    return given if given != _given(event) else None


def _received(grant: GrantRegistrationRights | None, name: str) -> date | None:
    """Return when the Holder received the notice of a grant, as the file has it."""
    for notice in grant.notices if grant is not None else ():
        if notice.kind in (None, *GRANT_NOTICE) and (notice.to is None or same(notice.to, name)):
            return notice.day_received
    return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        return None


def _event(source: Source) -> MfnResponse:
    assert isinstance(source.event, MfnResponse)
    return source.event

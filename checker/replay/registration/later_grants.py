"""Exhibit D 3: the notice of a grant as each Holder received it, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from checker.model.events import GrantRegistrationRights, MfnResponse
from checker.replay.clock import last_day
from checker.replay.delivery import given, is_listed, received
from checker.replay.filings import named
from checker.replay.record import Record
from checker.replay.registration.bound import every, happenings
from checker.replay.registration.holdings import key_of
from checker.replay.registration.notice import Addressed
from checker.replay.registration.parties import exhibit_d_holders
from checker.replay.state import State

OPINION, ELECTION = "opinion", "election"
NOTICE_OF_GRANT = ("notice-of-grant", "D3")
TERM = "grant_opinion_days"


class Told(Struct, frozen=True):
    """The notice of a grant to one Holder: when it was given, when it came, the last day to say an opinion."""

    holder: str
    given: date | None = None
    received: date | None = None
    last: date | None = None
    by_other_ways: bool = False

    def sentence(self, granted: date, as_of: date) -> str:
        """Say how the notice stands, with the days elapsed since the grant."""
        if self.given is None:
            way = " by a way that Section 14 knows" if self.by_other_ways else ""
            return f"Notice of the grant is promptly given to {self.holder}; none is shown{way}."
        done = "was" if self.given <= as_of else "will be"
        days = (self.given - granted).days
        return f"Notice {done} given to {self.holder} on {self.given}, {days} days after the grant."

    def facts(self, opinion: date | None) -> Mapping[str, str]:
        """Return the days on which an answer to the notice turns."""
        return {
            "notice_received": str(self.received),
            "last_day": str(self.last),
            "opinion_given": "none" if opinion is None else str(opinion),
        }


def notified(record: Record, state: State, event: GrantRegistrationRights, holder: str) -> Told:
    """Return the earliest notice of a grant to a Holder by a way that Section 14 knows.

    Thirty days run from its actual receipt: the day of receipt is not counted, the last day is (A-4).
    """
    best, other = Told(holder), False
    for notice in Addressed(event.notices, NOTICE_OF_GRANT).reaching(holder):
        day = given(notice) if is_listed(notice) else None
        other = other or day is None
        if day is not None and (best.given is None or day < best.given):
            came = received(notice)
            last = None if came is None else last_day(record, came, record.days(TERM))
            best = Told(holder, day, came, last)
    return best if best.given is not None else Told(holder, by_other_ways=other)


def to_be_told(record: Record, state: State, event: GrantRegistrationRights) -> tuple[str, ...]:
    """Return the Holders to whom a grant is notified: each but the one who gets the rights."""
    grantee = key_of(event.to or "")
    return tuple(name for name in exhibit_d_holders(record, state) if key_of(name) != grantee)


def grant_of(state: State, event: MfnResponse) -> GrantRegistrationRights | None:
    """Return the grant that a response answers, if it has been made."""
    found = named(happenings(state.filings), event.to_grant)
    return found if isinstance(found, GrantRegistrationRights) else None


def responder(record: Record, state: State, event: MfnResponse) -> str | None:
    """Return who answers: the Holder named, or the only one there is; None where it is left out among several."""
    if event.holder is not None:
        return event.holder
    names = exhibit_d_holders(record, state)
    return names[0] if len(names) == 1 else None


def is_holder(record: Record, state: State, name: str) -> bool:
    """Say whether somebody is a Holder under Exhibit D."""
    return key_of(name) in {key_of(each) for each in exhibit_d_holders(record, state)}


def answered_on(event: MfnResponse) -> date | None:
    """Return the day a response counts as given under Section 14; None by a way that it does not know."""
    paper = event.delivery
    return given(paper) if paper is not None and is_listed(paper) else None


def opinion_given(record: Record, state: State, grant_id: str | None, holder: str) -> date | None:
    """Return the day on which a Holder said that it holds a grant more favorable, the earliest; or None."""
    days = [
        answered_on(each)
        for each in every(record)
        if isinstance(each, MfnResponse)
        and each.kind == OPINION
        and each.to_grant == grant_id
        and grant_id is not None
        and key_of(responder(record, state, each) or holder) == key_of(holder)
    ]
    return min((day for day in days if day is not None), default=None)

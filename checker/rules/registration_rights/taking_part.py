"""How a Holder takes part in what others began: its days as a deadline, its request, and the wait for the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from msgspec.structs import replace

from checker.model.events import RegistrationStatus
from checker.model.numbers import exact
from checker.replay.record import Record
from checker.replay.registration.bound import shown
from checker.replay.registration.holdings import key_of
from checker.replay.registration.joining import EFFECTIVE_TOO_SOON, FILED_BEFORE, NOT_OPEN, Asking, Kept
from checker.replay.registration.windows import Window
from checker.rules.rule import (
    Answer,
    Duty,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
)

NOBODY_YET: Mapping[str, date | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Words:
    """What a section calls the request: to ask or to join, and whether its giving or its receipt is in time."""

    verb: str
    in_time: str
    too_late: str
    undated: str
    shares: str


def joining_duties(
    record: Record,
    windows: Iterable[Window],
    what: str,
    term: str = "requested_join_days",
    done: Mapping[str, date | None] = NOBODY_YET,
) -> Iterator[Duty]:
    """Yield for each Holder who has its notice the last day of its right; ``done`` is when a Holder used it."""
    days = record.days(term)
    for each in windows:
        if each.closes is not None and each.received is not None:
            yield Duty(
                who=each.holder,
                to="Company",
                what=what,
                due=each.closes,
                counted_from=each.received,
                count=f"{days} days",
                done=done.get(key_of(each.holder)),
                right=True,
            )


def requested(record: Record, each: Asking, day: date | None, words: Words) -> Answer:
    """Return the answer on one Holder's request, which counts by ``day``; None if it went without effect."""
    at = ("requests", each.place)
    if not each.dated:
        said = f"how and when {words.undated.format(each.holder)} is left out"
        return missing(said, at, "give `delivery` with `method` and `sent` or `received`")
    if each.request.shares is None:
        return missing(f"how many shares {each.holder} {words.shares} is left out", at, "give `shares`")
    closes = each.window.closes
    facts = {"shares": exact(each.request.shares)}
    if closes is not None:
        facts["last_day"] = closes.isoformat()
    if day is None:
        return no_right(
            "The request went by a method that Section 9(b) does not list.",
            (*at, "delivery"),
            facts,
            remedy="deliver it personally, or send it by first-class mail",
        )
    if closes is not None and day > closes:
        if each.unmailed(record):
            said = f"the day on which {each.holder} mailed its request is left out"
            return missing(said, at, "give `sent`")
        return no_right(
            f"The request {words.too_late} on {day}; {closes} was the last day.",
            (*at, "delivery"),
            facts,
            remedy="the Company may include it all the same, if that takes nothing from others",
        )
    if each.too_many and each.holding is not None:
        said = (
            f"{shown(each.request.shares)} shares are asked for; it holds {shown(each.holding.registrable)}."
        )
        return no_right(said, (*at, "shares"), facts, remedy="the request stands for what it holds")
    return compliant(f"{words.in_time} on {day}{f', by {closes}' if closes else ''}.", at, facts)


def effective(found: Kept, event: RegistrationStatus, words: Words) -> Answer:
    """Return the answer on a status that makes a registration effective."""
    if found.how != EFFECTIVE_TOO_SOON and found.last is not None:
        said = f"Effective on {event.date}, after the last window that has opened, {found.last}."
        return compliant(said, ("date",), {"last_day": found.last.isoformat()})
    return replace(waited(found, words), at=("date",))


def waited(found: Kept, words: Words) -> Answer:
    """Return the answer on whether the registration waits for the last window."""
    if found.how == NOT_OPEN:
        return not_applicable("A Holder has had no notice, so that its window is not open.")
    facts = {"last_day": str(found.last), "holder": str(found.holder)}
    if found.how == EFFECTIVE_TOO_SOON:
        said = f"Effective on {found.day} while {found.holder} may {words.verb} until {found.last}."
        return breach(said, ("effective_date",), facts, remedy=f"become effective after {found.last}")
    if found.how == FILED_BEFORE:
        return confirm(
            f"Filed on {found.day} while {found.holder} may {words.verb} until {found.last}: whoever "
            f"{words.verb}s is added by amendment before effectiveness.",
            ("filing_date",),
            facts,
        )
    return compliant(f"The last window closes with {found.last}.", ("filing_date",), facts)

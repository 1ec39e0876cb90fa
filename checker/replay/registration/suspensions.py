"""Days on which a prospectus could not be used, and how long a statement is kept effective (RRA 3(a)(iii), 3(c))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from checker.calendars.counting import days_after
from checker.model.events import Happening, ProspectusSuspension
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure
from checker.replay.filings import effective_on
from checker.replay.record import COMPANY, Record
from checker.replay.registration.begun import RRA_DEMAND
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import Concerned, concerned, included, same
from checker.replay.registration.delays import prohibited_days, shelf_year_end
from checker.replay.registration.holdings import key_of
from checker.replay.registration.notice import READ_BY_HOLDER, rra_given, rra_received
from checker.replay.state import State, Told

# Q48: from the giving of the notice to the last receipt; Q46: whether prohibitions add to the 180 days too.
FROM_DEEMED_RECEIPT = "R3"
ADDS_TO_THE_180_DAYS = "R2"
_DAY = timedelta(days=1)


class Kept(Struct, frozen=True):
    """How long a statement is kept effective at least: the last day, and the days added to the period.

    ``open_for`` names the Holders without corrected copies, for whom the days still run.
    """

    until: date
    added: int
    open_for: tuple[str, ...] = ()


def tell(before: State, event: ProspectusSuspension, record: Record) -> Told:
    """Return ``extension_days``, those of this suspension, and ``effectiveness_end``, with all there were (3(c))."""
    events = (*happenings(before.filings), event)
    found = concerned(events, event.of)
    names = tuple(one.name for one in included(record, before, found))
    days = suspended_days(record, event, names)
    if not days or waiting(event, names):
        return Told()
    given, last = min(days), max(days)
    figures: dict[str, Figure] = {"extension_days": str(len(days))}
    derivations = [
        Derivation(
            "extension_days",
            str(len(days)),
            "R3.c",
            "last receipt of corrected copies − giving of the notice + one, both days counted",
            {"given": given.isoformat(), "received": last.isoformat()},
            str(len(days)),
            "not rounded",
        )
    ]
    effective = effective_on(events, event.of)
    if effective is not None and found.shelf is None:
        kept = kept_until(record, before, events, found, event.of, effective)
        if not kept.open_for:
            figures["effectiveness_end"] = kept.until.isoformat()
            derivations.append(_derived(record, effective, kept))
    return Told(figures, tuple(derivations))


def suspended_days(record: Record, event: ProspectusSuspension, names: Iterable[str]) -> frozenset[date]:
    """Return the days from the giving of a notice to the last receipt of corrected copies, both counted (3(c)).

    ``names`` are the Holders included. None where the notice counts as not given, or nobody has copies yet.
    Whether the days begin with its deemed receipt is asked of Q48, where the two differ; each Holder's own
    days, of which that reading speaks too, end with the last for the statement.
    """
    given = rra_given(record, event.notice, READ_BY_HOLDER)
    copies = copies_by_holder(event)
    days = [copies[key_of(name)] for name in names if key_of(name) in copies]
    if given is None or not days:
        return frozenset()
    came = rra_received(record, event.notice, READ_BY_HOLDER) or given
    if came != given and record.reading("Q48", COMPANY) == FROM_DEEMED_RECEIPT:
        given = came
    return frozenset(given + n * _DAY for n in range((max(days) - given).days + 1))


def waiting(event: ProspectusSuspension, names: Iterable[str]) -> tuple[str, ...]:
    """Return the Holders whose receipt of corrected copies is not shown."""
    copies = copies_by_holder(event)
    return tuple(name for name in names if key_of(name) not in copies)


def copies_by_holder(event: ProspectusSuspension) -> Mapping[str, date]:
    """Return the day on which each Holder had corrected copies, by ``key_of`` its name."""
    return {key_of(name): day for name, day in (event.corrected_copies or {}).items()}


def suspensions_of(events: Iterable[Happening], of: str | None) -> tuple[ProspectusSuspension, ...]:
    """Return the suspensions of one registration, whichever id names it."""
    known = tuple(events)
    return tuple(
        each for each in known if isinstance(each, ProspectusSuspension) and same(known, each.of, of)
    )


def kept_until(
    record: Record,
    state: State,
    events: tuple[Happening, ...],
    found: Concerned,
    of: str | None,
    effective: date,
) -> Kept:
    """Return how long a statement is kept: 180 days after it became effective, and the days of Section 3(c).

    A shelf: the year after the conversion, and the days of prohibitions (2(a)(ii), 2(g)). No day is added
    twice. Whether prohibitions add to the 180 days of a Requested Registration is asked of Q46.
    """
    if found.shelf is not None:
        prohibited = len(prohibited_days(record, events, of))
        return Kept(days_after(shelf_year_end(record, found.shelf), prohibited), prohibited)
    names = tuple(one.name for one in included(record, state, found))
    added: set[date] = set()
    open_for: set[str] = set()
    for each in suspensions_of(events, of):
        if rra_given(record, each.notice, READ_BY_HOLDER) is not None:
            added |= suspended_days(record, each, names)
            open_for |= set(waiting(each, names))
    prohibitions = prohibited_days(record, events, of) if found.begun_by == RRA_DEMAND else frozenset()
    if prohibitions and record.reading("Q46", COMPANY) == ADDS_TO_THE_180_DAYS:
        added |= prohibitions
    ends = days_after(effective, record.days("rra_effectiveness_days") + len(added))
    return Kept(ends, len(added), tuple(sorted(open_for)))


def _derived(record: Record, effective: date, kept: Kept) -> Derivation:
    """Return how the end of the period came to be."""
    return Derivation(
        "effectiveness_end",
        kept.until.isoformat(),
        "R3.c",
        "effective day + days of Section 3(a)(iii) + days of Section 3(c)",
        {
            "effective": effective.isoformat(),
            "days": exact(record.number("rra_effectiveness_days")),
            "days_added": str(kept.added),
        },
        kept.until.isoformat(),
        "not rounded",
    )

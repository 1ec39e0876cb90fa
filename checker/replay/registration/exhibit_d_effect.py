"""Registrations that Exhibit D Section 6 governs, and how long each is kept effective (D6.i)."""

from __future__ import annotations

from datetime import date, timedelta

from checker.model.events import Happening, ProspectusSuspension, Registration
from checker.readings import NotComputable
from checker.replay.clock import last_day
from checker.replay.delivery import given
from checker.replay.filings import aliases
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.holdings import EXHIBIT_D, holdings_on, key_of
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.state import State

WITHOUT_SUSPENSIONS = "R2"


def is_under_exhibit_d(record: Record, event: Registration) -> bool:
    """Say whether a registration is one of Section 2 or of Section 4."""
    if begun_by(record, event) == EXHIBIT_D_DEMAND:
        return exhibit_d_binds(record, event.date)
    return exhibit_d_covers(record, event)


def has_holder(record: Record, state: State, event: Registration) -> bool:
    """Say whether a registration is effected pursuant to Exhibit D: demanded under it, or asked for by a Holder."""
    if not is_under_exhibit_d(record, event):
        return False
    if begun_by(record, event) == EXHIBIT_D_DEMAND:
        return True
    ours = {key_of(held.holder) for held in (*state.held.values(), *state.cancelled.values())}
    ours |= {key_of(each.name) for each in holdings_on(record, state.filings).group(EXHIBIT_D)}
    return any(key_of(each.holder) in ours for each in event.requests if each.holder is not None)


def kept_until(record: Record, events: tuple[Happening, ...], id_: str | None, effective: date) -> date:
    """Return the last day through which a registration is kept effective, all its shares being unsold (D6.i).

    The one hundred twentieth day after effectiveness (A-4); whether days on which the prospectus could not be
    used are left out is asked of A-101, where there are such days.
    """
    days = record.days("exhibit_d_effectiveness_days")
    meant = aliases(events, id_)
    suspended = [each for each in events if isinstance(each, ProspectusSuspension) and each.of in meant]
    if suspended and record.reading("A-101") == WITHOUT_SUSPENSIONS:
        days += len(set().union(*(_days(each) for each in suspended)))
    return last_day(record, effective, days)


def _days(event: ProspectusSuspension) -> set[date]:
    """Return the days of a suspension: from the notice to the day before the last corrected copy came."""
    if not event.corrected_copies:
        raise NotComputable("the file does not say when the corrected prospectus came")
    first = given(event.notice) or event.date
    last = max(event.corrected_copies.values())
    return {first + timedelta(days=n) for n in range(max(0, (last - first).days))}

"""The RRA Holders' windows and requests in one registration, and whether it waits for them (2(a)(i), 2(b))."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from checker.model.events import MandatoryConversion, Registration, RegistrationDemand, Request, Takedown
from checker.replay.filings import effective_on, named
from checker.replay.record import Record
from checker.replay.registration.bound import every
from checker.replay.registration.holdings import RRA, Holding, holdings_on, key_of, signatories
from checker.replay.registration.notice import READ_BY_COMPANY, is_undated, rra_given, rra_received
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import rra_holders
from checker.replay.registration.windows import Window, rra_window
from checker.replay.state import State

EFFECTIVE_TOO_SOON, FILED_BEFORE, WAITED, NOT_OPEN = (
    "effective_too_soon",
    "filed_before",
    "waited",
    "not_open",
)
WINDOW_READINGS = ("J-19", "Q01", "Q02", "Q04", "Q23", "Q64", "Q66")
"""What the windows of all Holders may ask: every rule that uses them declares these."""


class Kept(Struct, frozen=True):
    """Whether a registration waits for the Holders: which of the four, and the last day of the last window."""

    how: str
    last: date | None = None
    holder: str | None = None
    day: date | None = None


class Asking(Struct, frozen=True):
    """One RRA Holder's request, its place in the file, what it holds, and its window."""

    place: int
    holder: str
    request: Request
    holding: Holding | None
    window: Window

    @property
    def too_many(self) -> bool:
        """Whether it asks for more than the register shows it to hold."""
        known = self.holding is not None and self.holding.known
        asked = self.request.shares
        return bool(
            known and self.holding and asked is not None and Fraction(asked) > self.holding.registrable
        )

    def unmailed(self, record: Record) -> bool:
        """Say whether it is a letter of which only the arrival is known: it was mailed by then, perhaps long before."""
        return self.request.delivery is not None and is_undated(record, self.request.delivery)

    @property
    def dated(self) -> bool:
        """Whether the file says how and when the request was delivered."""
        paper = self.request.delivery
        return (
            paper is not None
            and paper.method is not None
            and not (paper.sent is None and paper.received is None)
        )


def windows_of(
    record: Record,
    before: State,
    event: Registration | MandatoryConversion | Takedown,
    kinds: Iterable[str],
    term_id: str,
) -> tuple[Window, ...]:
    """Return the window of each RRA Holder, in the order of the register."""
    notices = addressed(record, event, kinds)
    return tuple(
        rra_window(record, notices, holding.name, term_id) for holding in rra_holders(record, before)
    )


def kept(
    record: Record, event: Registration, windows: Iterable[Window], effective: date | None = None
) -> Kept:
    """Return whether a registration is filed, and effective, only when the last window has closed.

    ``effective`` is the day in question; left out, the day that the matter tells.
    """
    found = tuple(windows)
    closed = [window for window in found if window.closes is not None]
    if not closed:
        return Kept(NOT_OPEN)
    last = max(closed, key=lambda window: window.closes or date.min)
    end = last.closes or date.min
    effective = effective or effective_on(every(record), event.id) or event.effective_date
    if effective is not None and effective <= end:
        return Kept(EFFECTIVE_TOO_SOON, end, last.holder, effective)
    if len(closed) < len(found):
        return Kept(NOT_OPEN, end, last.holder)
    if event.filing_date is not None and event.filing_date <= end:
        return Kept(FILED_BEFORE, end, last.holder, event.filing_date)
    return Kept(WAITED, end, last.holder, event.filing_date)


def asking(
    record: Record, before: State, event: Registration | Takedown, kinds: Iterable[str], term_id: str
) -> Iterator[Asking]:
    """Yield the requests of RRA Holders, those who asked for it all themselves aside, with their windows."""
    held = holdings_on(record, before.filings)
    signed = {key_of(name) for name in signatories(record)}
    demanding = demanders(record, event)
    notices = addressed(record, event, kinds)
    for place, request in enumerate(event.requests):
        if request.holder is None or key_of(request.holder) in demanding:
            continue
        holding = held.of(request.holder)
        is_holder = key_of(request.holder) in signed if holding is None else RRA in holding.groups
        if is_holder:
            window = rra_window(record, notices, request.holder, term_id)
            yield Asking(place, request.holder, request, holding, window)


def demand_of(record: Record, event: Registration) -> RegistrationDemand | None:
    """Return the demand that a registration answers, or None."""
    found = named(every(record), event.demand)
    return found if isinstance(found, RegistrationDemand) else None


def demanders(record: Record, event: Registration | Takedown) -> frozenset[str]:
    """Return who made the demand that a registration answers, or asked for a take-down, as names are compared."""
    demand = event if isinstance(event, Takedown) else demand_of(record, event)
    by = demand.by if demand is not None else None
    return frozenset(key_of(each.holder) for each in by or () if each.holder is not None)


def given_by(record: Record, event: Registration) -> dict[str, date]:
    """Return the day on which each holder's request counts as given to the Company."""
    return _days(event, lambda request: rra_given(record, request.delivery, READ_BY_COMPANY))


def received_by(record: Record, event: Registration) -> dict[str, date]:
    """Return the day on which the Company counts as having received each holder's request."""
    return _days(event, lambda request: rra_received(record, request.delivery, READ_BY_COMPANY))


def _days(event: Registration, day_of: Callable[[Request], date | None]) -> dict[str, date]:
    """Return a day for each holder who asks, where its request has one."""
    found = ((request.holder, day_of(request)) for request in event.requests)
    return {key_of(name): day for name, day in found if name is not None and day is not None}

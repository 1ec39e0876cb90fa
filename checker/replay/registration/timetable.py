"""One timetable under both agreements: what a filing waits for, and its earliest safe day."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from checker.calendars.counting import days_after
from checker.model.events import Registration
from checker.model.report import Derivation
from checker.replay.record import Record
from checker.replay.registration import windows
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, begun_by
from checker.replay.registration.covered import exhibit_d_covers, incidental
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import exhibit_d_holders, rra_binds, rra_holders
from checker.replay.registration.windows import Window, exhibit_d_window, last_to_close, rra_window
from checker.replay.state import State, Told

# The Commission takes filings on the working days of the federal offices; the mail is counted in days of the banks.
FILING_DAYS, MAIL_DAYS = "federal", "ny_banks"


class Driver(Struct, frozen=True):
    """One thing that a filing waits for: what it is, under which clause, and the first day it leaves free."""

    what: str
    clause: str
    until: date


class Timetable(Struct, frozen=True):
    """What a filing waits for; ``unknown`` names those who have no notice yet, so that no day can be told."""

    drivers: tuple[Driver, ...]
    unknown: tuple[str, ...] = ()
    earliest: date | None = None

    @property
    def driver(self) -> Driver | None:
        """The one that decides."""
        return max(self.drivers, key=lambda each: each.until, default=None)


def tell(before: State, event: Registration, record: Record) -> Told:
    """Return ``earliest_safe_filing``, the first filing day on which both agreements are satisfied on every count."""
    found = timetable(record, before, event)
    if found.earliest is None:
        return Told()
    inputs = {each.what: each.until.isoformat() for each in found.drivers}
    derivation = Derivation(
        "earliest_safe_filing",
        found.earliest.isoformat(),
        "J",
        "the latest of the days below, or the next day on which the Commission takes filings",
        inputs,
        max(inputs.values()),
        "on to an open day",
    )
    return Told({"earliest_safe_filing": found.earliest.isoformat()}, (derivation,))


def timetable(record: Record, state: State, event: Registration) -> Timetable:
    """Return everything a filing waits for, with its day (J; law: one timetable for two agreements).

    Under the RRA the thirty days from each Holder's deemed receipt, and the close of each window with the days
    that mail takes; under Exhibit D the close of each window by the count that ends last (A-4, A-5), with the
    same days for mail.
    """
    drivers: list[Driver] = []
    unknown: list[str] = []
    if rra_binds(record, event.date):
        _rra(record, state, event, drivers, unknown)
    _exhibit_d(record, state, event, drivers, unknown)
    if unknown or not drivers:
        return Timetable(tuple(drivers), tuple(unknown))
    latest = max(each.until for each in drivers)
    return Timetable(tuple(drivers), (), record.calendar(FILING_DAYS).next_open(latest))


def _rra(
    record: Record, state: State, event: Registration, drivers: list[Driver], unknown: list[str]
) -> None:
    """Add what the RRA makes a filing wait for."""
    holders = rra_holders(record, state)
    if incidental(record, event):
        notices = addressed(record, event, windows.INCIDENTAL)
        found = [rra_window(record, notices, each.name, "incidental_request_days") for each in holders]
        unknown += [each.holder for each in found if each.received is None]
        came = max((each.received for each in found if each.received is not None), default=None)
        if came is not None:
            until = days_after(came, record.days("incidental_notice_days"))
            drivers.append(Driver("thirty days after the last Holder's receipt", "R2.b", until))
        _close(record, found, "the last request under RRA 2(b), with the days of the mail", "R2.b", drivers)
    if begun_by(record, event) == RRA_DEMAND:
        notices = addressed(record, event, windows.REQUESTED)
        found = [rra_window(record, notices, each.name, "requested_join_days") for each in holders]
        unknown += [each.holder for each in found if each.received is None]
        last = last_to_close(found)
        if last is not None and last.closes is not None:
            # A joinder may still be received on the last day itself.
            until = last.closes + timedelta(days=1)
            drivers.append(Driver("the day after the last joinder under RRA 2(a)(i)", "R2.a.i", until))


def _exhibit_d(
    record: Record, state: State, event: Registration, drivers: list[Driver], unknown: list[str]
) -> None:
    """Add what Exhibit D makes a filing wait for."""
    demand = begun_by(record, event) == EXHIBIT_D_DEMAND
    if not demand and not exhibit_d_covers(record, event):
        return
    kinds = windows.EXHIBIT_D_DEMAND if demand else windows.COMPANY_REGISTRATION
    notices = addressed(record, event, kinds)
    found = [
        exhibit_d_window(record, notices, name, demand=demand, latest=True)
        for name in exhibit_d_holders(record, state)
    ]
    unknown += [each.holder for each in found if each.closes is None]
    clause, what = ("D4", "election") if demand else ("D2.a.ii", "request")
    _close(record, found, f"the last {what} under Exhibit D, with the days of the mail", clause, drivers)


def _close(record: Record, found: list[Window], what: str, clause: str, drivers: list[Driver]) -> None:
    """Add the close of the last window; what is mailed on that day arrives some business days later."""
    last = last_to_close(found)
    if last is not None and last.closes is not None:
        mail = record.days("deemed_receipt_days")
        drivers.append(Driver(what, clause, record.calendar(MAIL_DAYS).after(last.closes, mail)))

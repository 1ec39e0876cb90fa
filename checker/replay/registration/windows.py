"""The windows in which holders may ask to be included: when each opens by a notice, and when it closes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from checker.calendars.counting import days_after, rolled
from checker.model.delivery import Delivery
from checker.readings import Actor
from checker.replay.clock import last_day
from checker.replay.delivery import given, is_listed, received
from checker.replay.record import COMPANY, HOLDER, Record
from checker.replay.registration.notice import READ_BY_HOLDER, Addressed, is_undated, rra_given, rra_received

MOVED_BY_STATUTE = "b"
STATUTE, WARRANT_STATUTE = "massachusetts", "california"

REQUESTED = ("notice-of-requested-registration", "R2.a.i", "R2.a")
INCIDENTAL = ("notice-of-incidental-registration", "R2.b", "notice-of-requested-registration", "R2.a.i")
SHELF = ("shelf-notice", "R2.a.ii")
TAKEDOWN = ("notice-of-requested-registration", "R2.a.iii", "R2.a.i")
COMPANY_REGISTRATION = ("notice-of-company-registration", "D2.a", "D2.a.i", "D2")
EXHIBIT_D_DEMAND = ("notice-of-exhibit-d-demand", "D4")

MARKET, BANKS, CALIFORNIA = "R1", "R2", "R3"
BUSINESS_DAYS = {MARKET: "nyse", BANKS: "ny_banks", CALIFORNIA: "california"}


class Window(Struct, frozen=True):
    """One Holder's window: the notice that opened it, its days, the last day to ask; None where there is no notice."""

    holder: str
    notice: Delivery | None = None
    given: date | None = None
    received: date | None = None
    closes: date | None = None


def rra_window(
    record: Record, notices: Addressed, holder: str, term_id: str, actor: Actor = HOLDER
) -> Window:
    """Return a Holder's window under the RRA: so many days after its receipt of the earliest good notice.

    The day of receipt is not counted, the last day is; a letter of which the mailing is not shown opens none.
    Clauses 2(a)(i) and 2(b).
    """
    best: Window = Window(holder)
    for notice in notices.reaching(holder):
        if is_undated(record, notice):
            continue
        day = rra_given(record, notice, READ_BY_HOLDER)
        if day is None or (best.given is not None and best.given <= day):
            continue
        came = rra_received(record, notice, READ_BY_HOLDER)
        closes = None if came is None else rra_last_day(record, came, record.days(term_id), actor)
        best = Window(holder, notice, day, came, closes)
    return best


def rra_last_day(record: Record, start: date, days: int, actor: Actor = HOLDER) -> date:
    """Return the last day of a period under the RRA; a Sunday or legal holiday moves by Q23, a Saturday never."""
    counted = days_after(start, days)
    moved = rolled(counted, record.calendar(STATUTE))
    if moved != counted and record.reading("Q23", actor) == MOVED_BY_STATUTE:
        return moved
    return counted


def exhibit_d_window(
    record: Record,
    notices: Addressed,
    holder: str,
    *,
    demand: bool,
    actor: Actor = COMPANY,
    latest: bool = False,
) -> Window:
    """Return a Holder's window under Exhibit D, from its actual receipt of the earliest good notice.

    Fifteen days after a notice under Section 2; fifteen business days after one of a demand (Section 4), whose
    calendar is asked of A-5 where the calendars differ. With ``latest`` nothing is asked: the window is open as
    long as on any count.
    """
    best: Window = Window(holder)
    for notice in notices.reaching(holder):
        day = given(notice) if is_listed(notice) else None
        if day is None or (best.given is not None and best.given <= day):
            continue
        came = received(notice)
        closes = None
        if came is not None:
            closes = _latest(record, came, demand) if latest else _closes(record, came, demand, actor)
        best = Window(holder, notice, day, came, closes)
    return best


def _closes(record: Record, came: date, demand: bool, actor: Actor) -> date:
    """Return the last day of a window of Exhibit D that a receipt opened."""
    if not demand:
        return last_day(record, came, record.days("company_registration_request_days"))
    found = _elections(record, came)
    if len(set(found.values())) == 1:
        return found[MARKET]
    return found[record.reading("A-5", actor)]


def _latest(record: Record, came: date, demand: bool) -> date:
    """Return the last day of a window by the count that ends last: of A-4, in a demand of A-5."""
    if demand:
        return max(_elections(record, came).values())
    counted = days_after(came, record.days("company_registration_request_days"))
    return rolled(counted, record.calendar(WARRANT_STATUTE))


def _elections(record: Record, came: date) -> dict[str, date]:
    """Return the last day to elect by each count of business days."""
    days = record.days("demand_election_days")
    return {key: record.calendar(name).after(came, days) for key, name in BUSINESS_DAYS.items()}


def last_to_close(windows: Iterable[Window]) -> Window | None:
    """Return the window that closes last, or None where one has no day yet (or there is none)."""
    found = tuple(windows)
    if not found or any(window.closes is None for window in found):
        return None
    return max(found, key=lambda window: window.closes or date.min)

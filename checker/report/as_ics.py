"""The deadlines of matters as iCalendar (RFC 5545): an all-day event for each, with an alarm while it is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event

from checker.model.errors import UsageError
from checker.model.masking import masked
from checker.model.outcome import Verdict
from checker.model.report import Deadline, Report
from checker.report.as_calendar import by_date, doubtful, one_line

PRODID = "-//covenant//deadlines//EN"
VERSION = "2.0"
ALARM_DAYS = 3

_A_DAY = timedelta(days=1)
_AWAITED = ("open", "planned")
_DIGITS = 40


def ics_text(reports: Sequence[Report], alarm_days: int = ALARM_DAYS) -> str:
    """Return one calendar of all deadlines, lines ended by CRLF and folded at 75 octets.

    An event keeps its UID when its date moves. No clock is read: each event is stamped with midnight UTC of its
    matter's ``as_of``. The alarm rings ``alarm_days`` days ahead, of the safe date where that is earlier.
    Raises UsageError where the machine has no table of time zones, of which icalendar asks for UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", VERSION)
    seen: Counter[str] = Counter()
    try:
        for report in reports:
            for event in _events(report, alarm_days, seen):
                calendar.add_component(event)
    except ZoneInfoNotFoundError:
        raise UsageError(
            "a calendar file needs the table of time zones, which this machine has not; "
            "get it with: pip install tzdata"
        ) from None
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def uid(report: Report, deadline: Deadline, nth: int = 0) -> str:
    """Return the UID of a deadline: of what it is, never of its date; ``nth`` counts its equals from 0."""
    parts = [
        report.matter,
        deadline.rule,
        deadline.who,
        deadline.what,
        deadline.to,
        deadline.counted_from.isoformat(),
    ]
    # A part may hold any character: their lengths keep them apart.
    key = "".join(f"{len(part)}:{part}" for part in (*parts, str(nth)))
    return f"{sha256(key.encode('utf-8')).hexdigest()[:_DIGITS]}@covenant"


def _events(report: Report, alarm_days: int, seen: Counter[str]) -> Iterator[Event]:
    """Yield the events of one matter, by date and then by rule."""
    verdicts = doubtful(report)
    for deadline in by_date(report):
        first = uid(report, deadline)
        own = uid(report, deadline, seen[first]) if seen[first] else first
        seen[first] += 1
        verdict = None if deadline.action is None else verdicts.get(deadline.action)
        yield _event(report, deadline, own, verdict, alarm_days)


def _event(report: Report, deadline: Deadline, own: str, verdict: Verdict | None, alarm_days: int) -> Event:
    """Return one all-day event, on the last day itself."""
    event = Event()
    event.add("uid", own)
    event.add("dtstamp", datetime.combine(report.as_of, time.min, UTC))
    event.add("dtstart", deadline.date)
    event.add("dtend", deadline.date + _A_DAY)
    event.add("summary", _summary(deadline))
    event.add("description", "\n".join(_description(report, deadline, verdict)))
    event.add("categories", [deadline.status])
    # Nobody is busy all day because something falls due on it.
    event.add("transp", "TRANSPARENT")
    if deadline.status in _AWAITED:
        event.add_component(_alarm(deadline, alarm_days))
    return event


def _alarm(deadline: Deadline, alarm_days: int) -> Alarm:
    """Return the alarm, that many days ahead of the day that is safe for the matter's side, or of the date."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(deadline))
    alarm.add("trigger", _aimed_at(deadline) - deadline.date - alarm_days * _A_DAY)
    return alarm


def _aimed_at(deadline: Deadline) -> date:
    """Return the day to be done by: only for the matter's own side does the safe date lie before the date."""
    return min(deadline.safe_date, deadline.date)


def _summary(deadline: Deadline) -> str:
    return _said(f"{deadline.who}: {deadline.what}, to {deadline.to}")


def _description(report: Report, deadline: Deadline, verdict: Verdict | None) -> Iterator[str]:
    """Yield the lines of an event's description."""
    yield _said(f"Matter: {report.matter}")
    yield f"Clause: {deadline.rule.partition('-')[0]} (rule {deadline.rule})"
    yield _said(f"Who: {deadline.who}, to {deadline.to}")
    yield _said(f"Count: {deadline.count} from {deadline.counted_from}")
    if deadline.safe_date < deadline.date:
        yield f"Last day: {deadline.date}; be done by the safe date: {deadline.safe_date}"
    elif deadline.safe_date > deadline.date:
        yield f"Last day: {deadline.date}; on the latest reading or calendar: {deadline.safe_date}"
    yield f"Status: {deadline.status}, as of {report.as_of}"
    if verdict is not None:
        yield f"Action {deadline.action} is {verdict}: this falls due only if it may be done"


def _said(text: str) -> str:
    """Return a text as an event may hold it: on one line, tax ids masked before a fold can split them."""
    return masked(one_line(text))

"""A duty as a deadline: its status on the day of the check, and the day that is safe for the matter's side."""

from __future__ import annotations

from datetime import date, timedelta

from checker.calendars.counting import rolled
from checker.model.matter import Matter
from checker.model.report import Deadline
from checker.replay.record import matter_calendar
from checker.rules.rule import Duty, Rule

MASSACHUSETTS_LETTER = "R"


def deadline_of(
    rule: Rule, duty: Duty, days: tuple[date, ...], matter: Matter, action: int | None
) -> Deadline:
    """Return the deadline of a duty; ``days`` are the days on which contested options make it due."""
    return Deadline(
        rule=rule.code,
        date=duty.due,
        safe_date=_safe(rule, duty, days, matter),
        status=_status(duty, matter.as_of),
        who=duty.who,
        to=duty.to,
        what=duty.what,
        counted_from=duty.counted_from,
        count=duty.count,
        action=action,
    )


def _safe(rule: Rule, duty: Duty, days: tuple[date, ...], matter: Matter) -> date:
    """Return the safe day: for the matter's own side the earliest contested day, moved back to a day open
    on every calendar; for another the latest, rolled on as its statute allows (A-4, Q23)."""
    if duty.keeps:
        # What is kept up too long breaks nothing.
        return max(days)
    if duty.who.lower() == (matter.side or "company"):
        # Of days counted back the careful actor leaves the whole number clear: one day more.
        earliest = min(days) - timedelta(days=1) if duty.backward else min(days)
        return matter_calendar(matter, "all").previous_open(earliest)
    if duty.backward:
        return max(days)
    law = "massachusetts" if rule.clause.startswith(MASSACHUSETTS_LETTER) else "california"
    return rolled(max(days), matter_calendar(matter, law))


def _status(duty: Duty, as_of: date) -> str:
    """Return open, planned, met, late or overdue, judged from the day of the check."""
    if duty.done is None:
        if as_of <= duty.due:
            return "open"
        return "late" if duty.right else "overdue"
    if duty.done > as_of:
        return "planned"
    return "met" if duty.done <= duty.due else "late"

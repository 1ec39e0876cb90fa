"""Duties done: which ``performed`` events answer to a deadline of which event."""

from __future__ import annotations

from datetime import date

from checker.model.events import Happening, Performed
from checker.model.matter import Matter
from checker.replay.delivery import received


def performed_on(matter: Matter, event: Happening, rule: str) -> date | None:
    """Return the day a duty of the event was done (or is planned to be), or None.

    A ``performed`` event answers by the deadline's rule, or by its clause. ``of`` names the event; it may be
    left out where only one event of that kind came before. Done means delivered: the day of receipt; a
    paper that was only sent does not close a duty to deliver.
    """
    clause = rule.partition("-")[0]
    for done in (*matter.history, *matter.proposed):
        if not isinstance(done, Performed) or not _is_for(matter, done, event):
            continue
        if done.deadline == rule or (done.deadline is None and done.clause in (clause, rule)):
            return done.date if done.delivery is None else received(done.delivery)
    return None


def _is_for(matter: Matter, done: Performed, event: Happening) -> bool:
    """Say whether something done is done for that event: named, or the only one of its kind before it."""
    if done.of is not None:
        return done.of == event.id
    alike = [
        each
        for each in (*matter.history, *matter.proposed)
        if type(each) is type(event) and each.date <= done.date
    ]
    return len(alike) == 1 and alike[0] is event

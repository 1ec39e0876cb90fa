"""Duties done: which ``performed`` events answer to a deadline of which event."""

from __future__ import annotations

from datetime import date

from checker.model.events import Happening, Performed
from checker.model.matter import Matter
from checker.replay.delivery import received


def performed_on(matter: Matter, event: Happening, rule: str) -> date | None:
    """Return the day a duty of the event was done (or is planned to be), or None.

    A ``performed`` event answers by the deadline's rule, or by its clause; ``of`` names the event, and may
    be left out. Done means delivered: the day of receipt, or that of the event itself.
    """
    clause = rule.partition("-")[0]
    for done in (*matter.history, *matter.proposed):
        if not isinstance(done, Performed):
            continue
        if done.of is not None and done.of != event.id:
            continue
        if done.of is None and done.date < event.date:
            continue
        if done.deadline == rule or (done.deadline is None and done.clause in (clause, rule)):
            return received(done.delivery) or done.date
    return None

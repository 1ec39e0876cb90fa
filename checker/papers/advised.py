"""Whom Exhibit D has advised of an underwriter's limit besides its own Holders (D2.b)."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.record import Record
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.cutback import table_of
from checker.replay.registration.holdings import EXHIBIT_D, RRA
from checker.replay.state import State


def others_advised(record: Record, state: State, event: Registration) -> tuple[str, ...]:
    """Return who else asks, where the underwriter's limit cuts somebody back: "all holders ... requesting".

    Directors, officers, holders with contracts of their own and those merely permitted; RRA Holders have the
    statement under their own agreement.
    """
    if not exhibit_d_covers(record, event):
        return ()
    table = table_of(record, state, event)
    if not table.exceeds:
        return ()
    return tuple(each.name for each in table.asking if each.right not in (RRA, EXHIBIT_D))

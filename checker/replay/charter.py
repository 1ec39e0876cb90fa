"""An amendment of the certificate of incorporation: the shares authorized afterwards (Section 3)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.model.events import CharterAmendment
from checker.replay.record import Record
from checker.replay.state import State, Step


def charter_amended(before: State, event: CharterAmendment, record: Record) -> Step:
    """Return the state with the authorized shares that the amendment leaves; left out, as they were."""
    if event.authorized is None:
        return Step(after=before, effective=event.date)
    capital = replace(before.capital, authorized=Fraction(event.authorized))
    return Step(after=replace(before, capital=capital), effective=event.date)

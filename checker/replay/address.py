"""A change of address: what the register then shows for the Warrants of whoever gave it."""

from __future__ import annotations

from dataclasses import replace

from checker.model.events import ChangeOfAddress
from checker.replay.record import Record
from checker.replay.state import State, Step


def change_of_address(before: State, event: ChangeOfAddress, record: Record) -> Step:
    """Return the state with the new address on every Warrant that stands in the name of ``who``."""
    address = tuple(event.address or ())
    warrants = {
        key: replace(held, address=address) if held.holder == event.who and address else held
        for key, held in before.warrants.items()
    }
    return Step(after=replace(before, warrants=warrants), effective=event.date)

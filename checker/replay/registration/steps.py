"""How the state takes in an event of registration, and the shares that a split or an exercise moves with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from checker.model.events import Exercise, Happening, Split, TransferRegistrable
from checker.replay.filings import WarrantSharesIssued
from checker.replay.record import Record
from checker.replay.registration.told import told
from checker.replay.registration.transfers import consequences
from checker.replay.state import State, Step

Replay = Callable[[State, Happening, Record], Step]


def filed(before: State, event: Happening, record: Record) -> Step:
    """Return the step of an event of registration: the state remembers it, no Warrant and no capital moves."""
    after = replace(before, filings=before.filings.then(event))
    return Step(after, event.date, before=before, tell=told)


def transferred(before: State, event: TransferRegistrable, record: Record) -> Step:
    """Return the step of a transfer of Registrable Securities, with what it makes of the transferee (RRA 9(f))."""
    after = replace(before, filings=before.filings.then(event))
    made = consequences(record, before, event)
    return Step(after, event.date, consequences=made, before=before, tell=told)


def split_counted(step: Step, event: Split) -> Step:
    """Return the step of a split, which also multiplies what Holders hold (RRA 9(h))."""
    step.after = replace(step.after, filings=step.after.filings.then(event))
    return step


def exercise_counted(before: State, step: Step, event: Exercise) -> Step:
    """Return the step of an exercise, whose Warrant Shares are Registrable Securities of Exhibit D (D1)."""
    shares = Fraction(step.after.capital.outstanding - before.capital.outstanding)
    held = before.warrant(event.warrant)
    if shares <= 0 or held is None:
        return step
    entry = WarrantSharesIssued(held.holder, shares, step.effective)
    step.after = replace(step.after, filings=step.after.filings.then(entry))
    return step

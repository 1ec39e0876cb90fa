"""Notices to the holders of the Warrants: whom each must reach, under which Warrant, and whether it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from checker.model.delivery import Delivery
from checker.model.events import Exercise, ReplaceWarrant, TransferWarrant
from checker.replay.address import same_party, sent_rightly
from checker.replay.delivery import given, is_listed
from checker.replay.exercise import balance_id
from checker.replay.record import Record
from checker.replay.state import HeldWarrant, State
from checker.replay.transfer import new_ids

HOLDER_HEREOF = "holder"


def by_holder(warrants: Iterable[HeldWarrant]) -> Mapping[str, tuple[HeldWarrant, ...]]:
    """Return the Warrants of each holder, in the order of their names: Holder hereof is each of them (A-86)."""
    found: dict[str, tuple[HeldWarrant, ...]] = {}
    for held in sorted(warrants, key=lambda each: (each.holder, each.id)):
        found[held.holder] = (*found.get(held.holder, ()), held)
    return found


def holder_on(record: Record, state: State, held: HeldWarrant, day: date) -> str:
    """Return who was Holder on a day of a Warrant, or of the one from which it descends.

    A notice is given to the Holder of that day; who takes the Warrant later takes it as it stands.
    """
    parents, seen = _parents(record), set[str]()
    while held.id in parents and held.id not in seen:
        # A new Warrant may bear the id of the old one.
        seen.add(held.id)
        old, since = parents[held.id]
        if day >= since or old not in state.cancelled:
            break
        held = state.cancelled[old]
    return held.holder


def addressed_to(
    record: Record, state: State, held: HeldWarrant, notices: Iterable[Delivery], kinds: tuple[str, ...]
) -> tuple[Delivery, ...]:
    """Return the notices of one of the kinds to Holder of a Warrant, in file order, however they went.

    A notice that says no kind answers to any clause; one that names no addressee is to each Holder.
    """
    found = []
    for notice in notices:
        day = given(notice) or notice.day_sent
        holder = held.holder if day is None else holder_on(record, state, held, day)
        to_holder = notice.to is None or same_party(HOLDER_HEREOF, notice.to) or same_party(holder, notice.to)
        if to_holder and (notice.kind is None or notice.kind in kinds):
            found.append(notice)
    return tuple(found)


def reaching(
    record: Record, state: State, held: HeldWarrant, notices: Iterable[Delivery], kinds: tuple[str, ...]
) -> tuple[Delivery, ...]:
    """Return those of the notices to Holder of a Warrant that Section 14 lets count: by method and address."""
    shown = addressed_to(record, state, held, notices, kinds)
    return tuple(each for each in shown if is_listed(each) and rightly_addressed(record, state, held, each))


def rightly_addressed(record: Record, state: State, held: HeldWarrant, notice: Delivery) -> bool:
    """Say whether a notice went to the address for notices of whoever was Holder when it went."""
    day = given(notice) or notice.day_sent or record.matter.as_of
    return sent_rightly(record, holder_on(record, state, held, day), notice, day)


def _parents(record: Record) -> Mapping[str, tuple[str, date]]:
    """Return, for each Warrant that was issued for another, the id of that one and the day."""
    found: dict[str, tuple[str, date]] = {}
    for event in (*record.matter.history, *record.matter.proposed):
        if isinstance(event, TransferWarrant | Exercise | ReplaceWarrant) and event.warrant is not None:
            new: tuple[str, ...]
            if isinstance(event, TransferWarrant):
                new = new_ids(event, event.warrant)
            elif isinstance(event, Exercise):
                new = (balance_id(event, event.warrant),)
            else:
                new = (event.new_warrant or f"{event.warrant}-B",)
            found.update(dict.fromkeys(new, (event.warrant, event.date)))
    return found

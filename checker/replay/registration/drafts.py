"""Drafts sent for review before a filing (RRA 3(a)(x), 5): of the statement or of an amendment, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from checker.matter.registrations import TO_ALL
from checker.model.events import Draft, Registration
from checker.replay.record import Record
from checker.replay.registration.holdings import holdings_on, key_of
from checker.replay.registration.words import form_of
from checker.replay.state import State

AMENDING = ("amendment", "supplement")
AMENDED_FORM = "/A"


class Served(Struct, frozen=True):
    """How far a draft has gone: when the last had it, and who has none; ``undated`` if a day is left out.

    ``last`` is None while anybody is without.
    """

    last: date | None = None
    without: tuple[str, ...] = ()
    undated: bool = False


def is_amendment(event: Registration, draft: Draft) -> bool:
    """Say whether a draft is of an amendment or supplement: as its document says, or the form that is filed."""
    document = (draft.document or "").casefold()
    if any(word in document for word in AMENDING):
        return True
    return form_of(event.form).endswith(AMENDED_FORM)


def amendments(event: Registration) -> tuple[Draft, ...]:
    """Return the drafts of amendments and supplements."""
    return tuple(draft for draft in event.drafts if is_amendment(event, draft))


def statements(event: Registration) -> tuple[Draft, ...]:
    """Return the drafts of the statement itself."""
    return tuple(draft for draft in event.drafts if not is_amendment(event, draft))


def served(sent: Iterable[Draft], names: Iterable[str]) -> Served:
    """Return how far drafts have gone among those who must have them; of several documents each must.

    Whoever had a document twice had it on the first day.
    """
    by_document: dict[str, list[Draft]] = {}
    for draft in sent:
        by_document.setdefault((draft.document or "").casefold(), []).append(draft)
    wanted = tuple(names)
    days: list[date] = []
    without: list[str] = []
    undated = False
    for copies in by_document.values():
        for name in wanted:
            reached = [draft for draft in copies if _goes_to(draft, name)]
            known = [draft.delivered for draft in reached if draft.delivered is not None]
            undated |= bool(reached) and not known
            if known:
                days.append(min(known))
            elif not reached:
                without.append(name)
    if not by_document:
        without = list(wanted)
    complete = not without and not undated and bool(days)
    return Served(max(days) if complete else None, tuple(dict.fromkeys(without)), undated)


def reviewers(record: Record, state: State, holders: Iterable[str]) -> tuple[str, ...]:
    """Return those to whom drafts go by name: the Holders included, and their counsel in the register."""
    found = []
    held = holdings_on(record, state.filings)
    for name in holders:
        holding = held.of(name)
        found.append(name)
        if holding is not None and holding.counsel:
            found.append(holding.counsel)
    return tuple({key_of(name): name for name in found}.values())


def _goes_to(draft: Draft, name: str) -> bool:
    """Say whether a draft went to a person: named, or to all."""
    return draft.to is None or any(key_of(one) == key_of(name) or key_of(one) in TO_ALL for one in draft.to)

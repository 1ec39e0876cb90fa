"""Whether the Registration Rights Agreement has anything to say of an act, and who asks for it, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from checker.model.events import Happening, HolderShares, RegistrationDemand
from checker.model.numbers import display
from checker.replay.filings import Filings
from checker.replay.record import Record
from checker.replay.registration.holdings import key_of
from checker.replay.registration.parties import rra_binds

UNDER_RRA, UNDER_EXHIBIT_D = "rra", "exhibit_d"
NOT_BOUND = "Group has not taken over the Registration Rights Agreement: it asks nothing of this act."


def why_not_rra(record: Record, day: date) -> str | None:
    """Return why the agreement asks nothing of the Company on a day; None if it does (Q68 where that is open)."""
    return None if rra_binds(record, day) else NOT_BOUND


def why_not_requested(record: Record, event: Happening) -> str | None:
    """Return why Section 2(a) has nothing to say of a demand or a take-down; None if it does."""
    if isinstance(event, RegistrationDemand) and event.under != UNDER_RRA:
        return "The demand is not made under the Registration Rights Agreement."
    return why_not_rra(record, event.date)


def requesters(by: Iterable[HolderShares] | None) -> str | None:
    """Return the names of those who ask, joined, each once; None where none is named."""
    names = {
        key_of(each.holder): each.holder for each in reversed(tuple(by or ())) if each.holder is not None
    }
    return " and ".join(reversed(names.values())) if names else None


def happenings(filings: Filings) -> tuple[Happening, ...]:
    """Return the events of registration so far, the oldest first, without what replay noted beside them."""
    return tuple(entry for entry in filings.entries() if isinstance(entry, Happening))


def every(record: Record) -> tuple[Happening, ...]:
    """Return all events of the matter by date: what is known later of a duty that is done after its act."""
    matter = record.matter
    return tuple(sorted((*matter.history, *matter.proposed), key=lambda event: event.date))


def shown(shares: Fraction) -> str:
    """Return a number of shares for reading: thousands grouped, one decimal only where it is no whole number."""
    return display(shares, 0) if shares.denominator == 1 else display(shares, 1)

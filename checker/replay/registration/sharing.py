"""The parts of an allocation: who asks for how much, what room there is, whole shares given out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from msgspec import Struct

from checker.arithmetic.cutback import Shared, by_weight, in_proportion
from checker.model.events import Registration
from checker.replay.record import Record
from checker.replay.registration.company_names import is_the_company
from checker.replay.registration.holdings import EXHIBIT_D, RRA, holdings_on
from checker.replay.registration.participants import (
    DIRECTOR_OFFICER,
    OTHER_CONTRACT,
    PERMITTED,
    Participant,
)
from checker.replay.state import State

THE_COMPANY = "Company"
NOTHING = Fraction(0)
CONTRACT = frozenset({RRA, EXHIBIT_D, OTHER_CONTRACT})
INSIDERS = frozenset({DIRECTOR_OFFICER, PERMITTED})

Requests = Mapping[str, Fraction]


class Allocation(Struct, frozen=True):
    """Whole shares by name; who ties for ``left`` shares; whether both agreements are met; how it was made."""

    shares: Mapping[str, int]
    formula: str
    clause: str
    cut: bool = False
    tied: tuple[str, ...] = ()
    left: int = 0
    impossible: bool = False


class Table(Struct, frozen=True):
    """What is asked for, by right, and how many there is room for (None: for all)."""

    record: Record
    state: State
    event: Registration
    asking: tuple[Participant, ...]
    company: Fraction
    room: Fraction | None

    def of(self, *rights: str) -> Requests:
        """Return the requests made by these rights, in their order."""
        return {each.name: each.counted for each in self.asking if each.right in rights}

    @property
    def others(self) -> Requests:
        """The requests of everybody but RRA Holders."""
        return {each.name: each.counted for each in self.asking if each.right != RRA}

    @property
    def exceeds(self) -> bool:
        """Whether more is asked for than there is room."""
        return self.room is not None and self.total > self.room

    @property
    def total(self) -> Fraction:
        """Everything asked for, the Company's own shares included."""
        return self.company + total(self.of(*{each.right for each in self.asking}))


def pro_rata(table: Table, room: Fraction, requests: Requests) -> Shared:
    """Return the sharing of 2(f), in proportion to the requests, or on request to the holdings (Q36)."""
    if total(requests) > room and table.record.reading("Q36") == "b":
        held = holdings_on(table.record, table.state.filings)
        rows = {name: held.of(name) for name in requests}
        weights = {name: row.registrable if row is not None else NOTHING for name, row in rows.items()}
        return by_weight(room, requests, weights)
    return in_proportion(room, requests)


def all_in_full(table: Table, formula: str, clause: str) -> Allocation:
    """Return everybody's request in full."""
    requests = {each.name: each.counted for each in table.asking}
    return put(table, table.company, (in_proportion(total(requests), requests),), formula, clause)


def put(
    table: Table,
    company: Fraction,
    parts: Iterable[Shared],
    formula: str,
    clause: str,
    *,
    impossible: bool = False,
) -> Allocation:
    """Return an allocation from its parts: the Company first, then everybody who asked, in order, zeros listed."""
    given: dict[str, int] = {}
    tied: tuple[str, ...] = ()
    left = 0
    for part in parts:
        given.update(part.shares)
        tied, left = (*tied, *part.tied), left + part.left
    shares = {THE_COMPANY: floor(company)}
    shares.update({each.name: given.get(each.name, 0) for each in table.asking})
    asked = {each.name: floor(each.counted) for each in table.asking}
    cut = floor(company) < floor(table.company) or any(shares[name] < asked[name] for name in asked)
    return Allocation(shares, formula, clause, cut, tied, left, impossible)


def room_of(record: Record, event: Registration) -> Fraction | None:
    """Return how many securities can be sold: the underwriter's limit of an underwritten registration, or None.

    What the Company itself says limits nothing: both agreements leave it to the underwriter (2(f), D2.b).
    """
    limit = event.limit
    if limit is None or limit.shares is None or event.underwritten is False or set_by_company(record, event):
        return None
    return Fraction(limit.shares)


def set_by_company(record: Record, event: Registration) -> bool:
    """Say whether it is the Company that limits a registration, and not an underwriter."""
    return event.limit is not None and is_the_company(record, event.limit.by)


def written(event: Registration) -> bool:
    """Say whether the advice is in writing; where that is left out it is asked for elsewhere, and taken so here."""
    return event.limit is not None and event.limit.written is not False


def total(requests: Requests) -> Fraction:
    """Return the sum of requests."""
    return sum(requests.values(), NOTHING)


def total_of(shared: Shared) -> Fraction:
    """Return the whole shares given out, those that nobody could be given mechanically included."""
    return Fraction(sum(shared.shares.values()) + shared.left)

"""Rights converted beyond their grant, and shares transferred beyond what is held, where the file alone shows it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from checker.matter.impossible import Impossible
from checker.matter.order import Numbered
from checker.model.events import (
    AmendSecurity,
    Convert,
    Expire,
    HolderSale,
    Issue,
    MandatoryConversion,
    Split,
    TransferRegistrable,
)
from checker.model.matter import Matter
from checker.model.numbers import exact

# The kind of a transferred security, and the column of the register that counts it.
COLUMNS = {
    "series_a": "series_a_as_converted",
    "rra_warrant": "rra_warrants",
    "registrable_shares": "registrable_shares",
}


def check_rights(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield a right converted beyond its grant, or after it expired; each proposal is set against history."""
    rights = matter.opening.rights if matter.opening else ()
    left: dict[str, Fraction | None] = {right.id: right.shares for right in rights if right.id is not None}
    expired: set[str] = set()
    for item in events:
        event = item.event
        if isinstance(event, Issue) and event.id is not None:
            left[event.id] = event.shares
        elif isinstance(event, Split):
            left = dict.fromkeys(left)  # a right's own terms decide what a split does to it
        elif isinstance(event, AmendSecurity | Convert | Expire) and event.of in expired:
            yield Impossible((*item.path, "of"), f'"{event.of}" has already expired')
        elif isinstance(event, Expire):
            expired.update({event.of} if item.part == "history" else ())
        elif isinstance(event, AmendSecurity):
            left[event.of] = event.shares if event.shares is not None else left.get(event.of)
        elif isinstance(event, Convert):
            rest = left.get(event.of)
            if rest is not None and event.shares is not None:
                if event.shares > rest:
                    said = f'"{event.of}" has {exact(rest)} shares left, fewer than {exact(event.shares)}'
                    yield Impossible((*item.path, "shares"), said)
                left[event.of] = rest - event.shares if item.part == "history" else rest


def check_holdings(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield a transfer of more than the seller holds, where every earlier change in history is known."""
    held = _held(matter)
    for item in events:
        event = item.event
        if isinstance(event, Split | MandatoryConversion):
            held = {}  # what each then holds is for the replay to say
        elif isinstance(event, HolderSale) and event.holder is not None:
            held.pop((event.holder, "registrable_shares"), None)
        elif isinstance(event, TransferRegistrable):
            yield from _transferred(event, item, held)


def _held(matter: Matter) -> dict[tuple[str, str], Fraction]:
    """Return what each holder of the register holds of each kind, where its row says so."""
    held: dict[tuple[str, str], Fraction] = {}
    for row in (matter.register and matter.register.holders) or ():
        for security, column in COLUMNS.items():
            shares = getattr(row, column)
            if shares is not None:
                held[row.name, security] = shares
    return held


def _transferred(
    event: TransferRegistrable, item: Numbered, held: dict[Any, Fraction]
) -> Iterator[Impossible]:
    """Move the shares of one transfer; yield it where the seller has fewer."""
    if event.security is None or event.shares is None or event.from_ is None:
        if event.from_ is not None:
            for security in COLUMNS:
                held.pop((event.from_, security), None)
        return
    rest = held.get((event.from_, event.security))
    if rest is not None:
        if event.shares > rest:
            said = f'"{event.from_}" holds {exact(rest)} of these, fewer than {exact(event.shares)}'
            yield Impossible((*item.path, "shares"), said)
        if item.part == "history":
            held[event.from_, event.security] = rest - event.shares
    if item.part == "history" and event.to is not None and (event.to, event.security) in held:
        held[event.to, event.security] += event.shares

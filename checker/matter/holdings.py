"""Rights converted beyond their grant, and shares transferred beyond what is held, where the file alone shows it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.matter.impossible import Impossible
from checker.matter.names import name_key
from checker.matter.order import Numbered
from checker.matter.references import signatories
from checker.model.events import (
    AmendSecurity,
    Convert,
    Exercise,
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
SERIES_A, ISSUED = "series_a", "registrable_shares"


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
    """Yield a transfer of more than the seller holds, where every earlier change in history is known.

    Splits multiply what is held, a mandatory conversion turns Series A into issued shares; each proposal is set
    against history.
    """
    ledger = _Ledger(matter)
    for item in events:
        event, past = item.event, item.part == "history"
        if isinstance(event, TransferRegistrable):
            yield from ledger.exceeded(event, item)
        if past:
            ledger.take_in(event)


class _Ledger:
    """What each holder holds of each class so far, by the name as it is compared; what is not known is left out."""

    def __init__(self, matter: Matter) -> None:
        self.held: dict[tuple[str, str], Fraction] = {}
        # Who signed may hold what the register does not say.
        self.rows = {name_key(name) for name in signatories()}
        for row in (matter.register and matter.register.holders) or ():
            self.rows.add(name_key(row.name))
            for security, column in COLUMNS.items():
                shares = getattr(row, column)
                if shares is not None:
                    self.held[name_key(row.name), security] = Fraction(shares)

    def exceeded(self, event: TransferRegistrable, item: Numbered) -> Iterator[Impossible]:
        """Yield a transfer of more than the seller is known to hold of the class."""
        if event.from_ is None or event.security is None or event.shares is None:
            return
        rest = self.held.get((name_key(event.from_), event.security))
        if rest is not None and event.shares > rest:
            said = f'"{event.from_}" holds {exact(rest)} of these, fewer than {exact(event.shares)}'
            yield Impossible((*item.path, "shares"), said)

    def take_in(self, event: object) -> None:
        """Move what an event of history moves; what it leaves unknown is forgotten."""
        if isinstance(event, Split):
            ratio = None if event.ratio is None else Fraction(event.ratio)
            self.held = {} if ratio is None else {key: shares * ratio for key, shares in self.held.items()}
        elif isinstance(event, MandatoryConversion):
            self._convert()
        elif isinstance(event, HolderSale) and event.holder is not None:
            self._sell(name_key(event.holder), event)
        elif isinstance(event, Exercise):
            # In whose name the shares are issued is for the replay to say.
            self.held = {key: shares for key, shares in self.held.items() if key[1] != ISSUED}
        elif isinstance(event, TransferRegistrable):
            self._transfer(event)

    def _convert(self) -> None:
        """Turn all Series A into issued shares."""
        for name, security in list(self.held):
            if security == SERIES_A:
                shares = self.held.pop((name, SERIES_A))
                if (name, ISSUED) in self.held:
                    self.held[name, ISSUED] += shares

    def _sell(self, name: str, event: HolderSale) -> None:
        """Take a sale out of the issued shares; of one that reaches further nobody can say what is left."""
        rest = self.held.get((name, ISSUED))
        if rest is not None and event.shares is not None and event.shares <= rest:
            self.held[name, ISSUED] = rest - event.shares
        else:
            self._forget(name)

    def _transfer(self, event: TransferRegistrable) -> None:
        """Move the shares of a transfer; a stranger who held nothing before holds what it took."""
        if event.from_ is None:
            return
        seller = name_key(event.from_)
        if event.security is None or event.shares is None:
            self._forget(seller)
            if event.to is not None:
                self._forget(name_key(event.to))
            return
        if (seller, event.security) in self.held:
            self.held[seller, event.security] -= event.shares
        if event.to is None:
            return
        to = name_key(event.to)
        if to not in self.rows and not event.transferee_already_holds:
            self.rows.add(to)
            self.held.update({(to, security): Fraction(0) for security in COLUMNS})
        if (to, event.security) in self.held:
            self.held[to, event.security] += event.shares

    def _forget(self, name: str) -> None:
        """Forget what somebody holds."""
        for security in COLUMNS:
            self.held.pop((name, security), None)

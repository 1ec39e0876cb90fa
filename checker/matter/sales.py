"""Shares sold beyond what their holder has, where the register alone shows what that is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.matter.impossible import Impossible
from checker.matter.order import Numbered
from checker.model.events import Exercise, HolderSale, Split, TransferRegistrable
from checker.model.matter import Matter, RegisteredHolder
from checker.model.numbers import exact

NOTHING = Fraction(0)


def check_sales(events: tuple[Numbered, ...], matter: Matter) -> Iterator[Impossible]:
    """Yield a sale of more than the seller has, all converted and exercised, if every earlier change is known.

    What is held is said by a register of holders, of one who has no row in it that it holds none. Each proposal
    is set against history. Shares are of Common Stock, exact.
    """
    known = _Known(matter)
    for item in events:
        event = item.event
        if isinstance(event, HolderSale) and event.holder is not None:
            held = known.held(event.holder)
            if event.shares is not None and held is not None and event.shares > held:
                has = (
                    f"holds {exact(held)} shares, fewer than" if held else "holds no shares to sell, not even"
                )
                said = f'"{event.holder}" {has} {exact(event.shares)}; see register.holders'
                yield Impossible((*item.path, "shares"), said)
        if item.part == "history" or not isinstance(event, HolderSale | TransferRegistrable):
            known.after(event)


class _Known:
    """What each person has; None for one of whom it is not known, or not any longer."""

    def __init__(self, matter: Matter) -> None:
        rows = matter.register.holders if matter.register is not None else None
        self.complete = rows is not None
        self.shares = {_key(row.name): _total(row) for row in rows or ()}

    def held(self, name: str) -> Fraction | None:
        """Return what a person has, as far as the file shows it."""
        return self.shares.get(_key(name), NOTHING if self.complete else None)

    def after(self, event: object) -> None:
        """Note what an event changes."""
        if isinstance(event, Split | Exercise):
            # A ratio, or Warrant Shares in somebody's name: what each then has is for the replay to say.
            self.complete, self.shares = False, {}
        elif isinstance(event, HolderSale) and event.holder is not None:
            self._add(event.holder, None if event.shares is None else -Fraction(event.shares))
        elif isinstance(event, TransferRegistrable):
            for name, sign in ((event.from_, -1), (event.to, 1)):
                if name is not None:
                    self._add(name, None if event.shares is None else sign * Fraction(event.shares))

    def _add(self, name: str, shares: Fraction | None) -> None:
        held = self.held(name)
        self.shares[_key(name)] = None if held is None or shares is None else held + shares


def _total(row: RegisteredHolder) -> Fraction | None:
    """Return everything a row says is held; None where it says nothing. A count left out beside others is none."""
    given = (row.series_a_as_converted, row.rra_warrants, row.registrable_shares)
    counts = [Fraction(number) for number in given if number is not None]
    return sum(counts, NOTHING) if counts else None


def _key(name: str) -> str:
    """Return the name as it is compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()

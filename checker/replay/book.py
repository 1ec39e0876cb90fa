"""The ledger read on demand: price and number at a place, as known there, by passes that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import cast

from checker.arithmetic.price import as_fraction
from checker.model.events import Issue
from checker.readings import Actor
from checker.replay.price_effect import Effect, OpeningCount
from checker.replay.price_rows import Counted, Issued, Node, Row
from checker.replay.price_run import PriceRun
from checker.replay.record import Record
from checker.replay.rights import Right, Rights

KEPT_RUNS = 1 + 1 + 1


class Pass:
    """A pass with the places it went through, and the readings it asked on its way."""

    __slots__ = ("asked", "first", "nodes", "run")

    def __init__(self, run: PriceRun, first: Fraction, root: Node) -> None:
        self.run, self.first = run, first
        self.nodes: list[Node] = [root]
        self.asked: dict[str, Actor] = {}

    def has(self, node: Node) -> bool:
        """Say whether the pass went through a place and has learnt nothing since that changes it."""
        known = node.index < len(self.nodes) and self.nodes[node.index] is node
        return known and (self.run.changed_at < node.index)

    def reaches(self, node: Node) -> bool:
        """Say whether the pass can go on to a place."""
        last = self.nodes[-1]
        return last.index <= node.index and node.ancestor(last.index) is last

    def go_to(self, node: Node, *, told: bool = False) -> None:
        """Go on to a place, with everything that is known there known from the start.

        ``told`` says that the rights have been told of those rows already.
        """
        path: list[Node] = []
        at = node
        while at.index > self.nodes[-1].index and at.previous is not None:
            path.append(at)
            at = at.previous
        path.reverse()
        self.run.tell([each.row for each in path if each.row is not None], told=told)
        self.nodes += path


class Book:
    """The price ledger of one walk through a matter.

    Nothing is reckoned until it is asked for. What was asked of the register on the way is asked again
    whenever an answer is given a second time, so that whoever asks is known to depend on it.
    """

    def __init__(
        self,
        record: Record,
        count: OpeningCount,
        rights: tuple[tuple[str, Callable[[], Right]], ...],
        past: tuple[Node, ...] = (),
    ) -> None:
        self.record, self.count = record, count
        self._past = past
        self._rights = rights
        self._known: dict[Node, Rights] = {}
        self._view: Book | None = None
        self._past_runs: dict[Fraction, PriceRun] = {}
        self._now_known = False
        self._passes: list[Pass] = []
        self._prices: dict[tuple[Node, Fraction], tuple[Fraction, dict[str, Actor]]] = {}
        self._numbers: dict[tuple[Node, int, Fraction, Fraction], tuple[Fraction, dict[str, Actor]]] = {}
        self._facts: tuple[Rights, Node] | None = None
        self._historical: frozenset[int] | None = None
        self.first_day: date = record.day("term_first_day")
        self.last_day: date = record.day("term_last_day")

    @property
    def as_now_known(self) -> Book:
        """The same ledger with every place in history read as known at the end of it: one pass for all of them."""
        if self._view is None:
            self._view = self.under(self.record)
            self._view._now_known, self._view._past_runs = True, self._past_runs
        return self._view

    def under(self, record: Record) -> Book:
        """Return the same ledger as another walk reads it, with its own choices of readings."""
        book = Book(record, self.count, self._rights, self._past)
        book._known = self._known
        return book

    def in_term(self, day: date) -> bool:
        """Say whether a day lies in the Term of this Warrant, its first and last day included (Section 1)."""
        return self.first_day <= day <= self.last_day

    def is_past(self, event: object) -> bool:
        """Say whether an event stands in the history of the matter."""
        if self._historical is None:
            self._historical = frozenset(id(each) for each in self.record.matter.history)
        return id(event) in self._historical

    def price(self, node: Node, first: Fraction) -> Fraction:
        """Return the Warrant Price in effect at a place, in dollars; ``first`` is the one before the ledger."""
        past = self._read_from_the_end(node, first)
        if past is not None:
            return as_fraction(past.price_at(node.index))
        known = self._prices.get((node, first))
        if known is None:
            with self._asking() as asked:
                found = as_fraction(self._pass(node, first).run.price_at(node.index))
            known = self._prices[node, first] = (found, asked)
        self._ask_again(known[1])
        return known[0]

    def number(self, node: Node, first: Fraction, anchor: int, shares: Fraction, price: Fraction) -> Fraction:
        """Return the shares purchasable at a place, to the tenth (Section 5), from those at the anchor."""
        past = self._read_from_the_end(node, first)
        if past is not None:
            return past.numbers.at(node.index, anchor, shares, price)
        key = (node, anchor, shares, price)
        known = self._numbers.get(key)
        if known is None:
            with self._asking() as asked:
                found = self._pass(node, first).run.numbers.at(node.index, anchor, shares, price)
            known = self._numbers[key] = (found, asked)
        self._ask_again(known[1])
        return known[0]

    def effects(self, node: Node, row: int, first: Fraction) -> tuple[Effect, ...]:
        """Return what a row did to the price, as known at a place."""
        past = self._read_from_the_end(node, first)
        return (self._pass(node, first).run if past is None else past).effects[row]

    def past_run(self, first: Fraction) -> PriceRun | None:
        """Return the pass to the end of history, from which all of its events are judged; None before that.

        Its readings are asked once, by the first event that looks: a history of thousands of events is
        judged on one pass, and not again under each reading, since it changes no verdict.
        """
        found = self._past_runs.get(first)
        if found is None and self._past:
            known = self._pass(self._past[-1], first)
            self._passes.remove(known)
            found = self._past_runs[first] = known.run
        return found

    def ends_history(self, node: Node) -> bool:
        """Say whether a place lies on the way to the end of history."""
        return node.index < len(self._past) and self._past[node.index] is node

    def price_of(self, node: Node, index: int, first: Fraction) -> Fraction:
        """Return the price when the ledger had that many rows, as known at a later place."""
        return as_fraction(self._pass(node, first).run.price_at(index))

    def shadow_of(self, node: Node, index: int, first: Fraction) -> Fraction:
        """Return the price of the ledger that never rounds, as known at a later place (A-20)."""
        return self._pass(node, first).run.shadow_at(index)

    def lacking(self, node: Node, first: Fraction) -> Mapping[int, str]:
        """Return the rows that could not be priced up to a place, each with what is not known."""
        found = self._pass(node, first).run.lacking
        return {row: why for row, why in found.items() if row < node.index}

    def counted(self, node: Node, row: int, first: Fraction) -> Counted:
        """Return the terms of an issue, the shares counted and the consideration, as known at a place."""
        past = self._read_from_the_end(node, first)
        run = self._pass(node, first).run if past is None else past
        return run.counted(cast("Issued", run.rows[row]), row)

    def _read_from_the_end(self, node: Node, first: Fraction) -> PriceRun | None:
        """Return the pass to the end of history where places in history are read from there; else None."""
        return self.past_run(first) if self._now_known and self.ends_history(node) else None

    def settle(self, end: Node) -> None:
        """Note where history ends, so that its events can be judged in one pass with what is known there."""
        path = []
        node: Node | None = end
        while node is not None:
            path.append(node)
            node = node.previous
        self._past = tuple(reversed(path))

    def rights(self, node: Node) -> Rights:
        """Return what is known of every right at a place; no reading is asked."""
        known = self._facts
        if known is None or known[1].index > node.index or node.ancestor(known[1].index) is not known[1]:
            known = (self._new_rights(), node.ancestor(0))
        facts, at = known
        for index, row in enumerate(node.rows_since(at.index), at.index):
            facts.tell(row, index, _never)
        self._facts = (facts, node)
        return facts

    def _pass(self, node: Node, first: Fraction) -> Pass:
        """Return a pass that knows a place, carried on from the one that came nearest; asks as it asked."""
        here = [each for each in self._passes if each.first == first]
        known = next((each for each in here if each.has(node)), None)
        if known is None:
            near = [each for each in here if each.reaches(node)]
            known = max(near, key=lambda each: each.nodes[-1].index, default=None)
            if known is None:
                with self._asking() as asked:
                    known = self._new_pass(node.ancestor(0), first)
                known.asked.update(asked)
            with self._asking() as asked:
                self._go(known, node)
            known.asked.update(asked)
        self._ask_again(known.asked)
        return known

    def _go(self, known: Pass, node: Node) -> None:
        """Let a pass go to a place; one that begins there takes over what is known of the rights at it.

        That is the same for every walk, unless a new price alone is a new grant (A-29), which only a pass
        that asks can say.
        """
        run = known.run
        ready = self._known.get(node) if not run.here else None
        if ready is not None and not (ready.prices_changed and run.repriced()):
            run.rights = ready.fork()
            known.go_to(node, told=True)
            return
        begins = not run.here
        known.go_to(node)
        if begins and not (run.rights.prices_changed and run.repriced()):
            self._known = {**dict(list(self._known.items())[-1:]), node: run.rights.fork()}

    def _new_pass(self, root: Node, first: Fraction) -> Pass:
        made = Pass(PriceRun(self.record, self.count, self._new_rights(), first), first, root)
        self._passes = [made, *self._passes][:KEPT_RUNS]
        return made

    def _new_rights(self) -> Rights:
        return Rights((name, make()) for name, make in self._rights)

    @contextmanager
    def _asking(self) -> Iterator[dict[str, Actor]]:
        with self.record.consultation.noting() as asked:
            yield asked

    def _ask_again(self, asked: Mapping[str, Actor]) -> None:
        for reading_id, actor in asked.items():
            self.record.reading(reading_id, actor)


def _never() -> bool:
    """Say that a new price alone is no new grant: the facts of a right do not turn on it."""
    return False


def is_right(event: Issue) -> bool:
    """Say whether what is issued is a right to Common Stock rather than Common Stock itself."""
    return event.security is not None and event.security != "common"


__all__ = ["Book", "Effect", "Node", "Row", "is_right"]

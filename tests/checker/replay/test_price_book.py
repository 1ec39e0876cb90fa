"""The ledger read on demand: one pass serves a whole history, and what it asks is known to whoever asks."""

from fractions import Fraction
from typing import Any

import pytest
from price_matters import event, history, options, shares_for
from sample_matters import loaded, matter

from checker.api import check
from checker.replay import book as book_module
from checker.replay.price_run import PriceRun


def _grants(count: int) -> list[dict[str, Any]]:
    grants = [
        options(f"2003-0{1 + number % 9}-{1 + number // 9:02}", id=f"G{number}", to="lender", plan="none")
        for number in range(count)
    ]
    return [
        *grants,
        event("expire", "2004-01-05", of="G0"),
        event("convert", "2004-01-06", of="G1", shares="5"),
    ]


def _passes(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many rows are priced in a check of a history of that many grants."""
    priced: list[int] = []
    plainly = PriceRun._price

    def counting(self: PriceRun, index: int) -> None:
        priced.append(index)
        plainly(self, index)

    monkeypatch.setattr(book_module.PriceRun, "_price", counting)
    act = shares_for(1_000_000, 500_000, day="2004-06-01", to="public", plan="none")
    check(loaded(matter(act, as_of="2004-05-28", history=_grants(count))))
    monkeypatch.undo()
    return sum(1 for index in priced if index == 0)


def test_a_longer_history_is_judged_in_as_many_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one pass for each event: what is shown of history may cost more, its judgement does not."""
    few, many = _passes(10, monkeypatch), _passes(40, monkeypatch)
    assert many <= few + 3


def test_what_was_asked_is_asked_again_by_whoever_reads_the_answer() -> None:
    """A cached answer still counts as asked: the engine varies what an action depends on."""
    state = history(shares_for(5_000_000, 4_700_000)).state
    consultation = state.book.record.consultation
    for _ in range(2):
        with consultation.noting() as asked:
            assert state.price == state.price
        assert "A-25" in asked


def test_a_ledger_is_read_as_known_at_each_place() -> None:
    """Before the expiry 2.35 stands at the grant; from the end of history it never did."""
    told = history(options(), event("expire", "2004-01-02", of="G"))
    node = told.state.ledger.ancestor(1)
    book, first = told.state.book, told.state.first_price
    assert book.price(node, first) == Fraction("2.35")
    book.settle(told.state.ledger)
    assert book.as_now_known.price(node, first) == first
    assert book.price(node, first) == Fraction("2.35")

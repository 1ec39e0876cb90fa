"""The state between two events: Warrants found, cancelled, issued, and shown."""

from dataclasses import replace
from fractions import Fraction

from sample_matters import loaded, matter

from checker.api import terms
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import State


def state(*rows: tuple[str, str, str]) -> State:
    """Return the state before history with Warrants given as number, shares and price."""
    register = {
        "warrants": [
            {"id": each, "holder": "Sample Holder", "shares": shares, "warrant_price": price}
            for each, shares, price in rows
        ]
    }
    sample = loaded(matter(proposed=None, register=register)).matter
    return opening_state(Record(sample, terms(), Consultation(Choices())))


ONE, TWO, THREE = ("W-1", "100.5", "2.4"), ("W-2", "100.5", "2.4"), ("W-3", "1", "2.4")


def test_the_only_warrant_is_found_without_its_number_and_one_of_two_is_not() -> None:
    found = state(ONE).warrant(None)
    assert found is not None
    assert (found.id, found.shares, found.price) == ("W-1", Fraction("100.5"), Fraction("2.4"))
    assert state(ONE, TWO).warrant(None) is None
    assert state(ONE).warrant("W-9") is None


def test_a_cancelled_warrant_is_kept_apart() -> None:
    before = state(ONE)
    old = before.warrant("W-1")
    assert old is not None
    after = before.with_warrants(old, replace(old, id="W-2"), replace(old, id="W-3"))
    assert list(after.warrants) == ["W-2", "W-3"]
    assert list(after.cancelled) == ["W-1"]
    assert list(before.warrants) == ["W-1"]


def test_issued_shares_are_outstanding_and_the_state_before_is_unchanged() -> None:
    before = state(ONE)
    start = before.capital.outstanding
    assert before.issued(Fraction(7)).capital.outstanding == start + 7
    assert before.capital.outstanding == start


def test_a_position_shows_the_warrants_acted_on_together_and_each_by_itself() -> None:
    shown = state(TWO, ONE, THREE).position(("W-1", "W-2"))
    assert (shown.warrant_price, shown.warrant_shares) == ("2.40", "201.0")
    assert list(shown.warrants) == ["W-1", "W-2", "W-3"]
    assert shown.warrants["W-3"].warrant_shares == "1.0"


def test_warrants_at_two_prices_have_no_price_together() -> None:
    assert state(ONE, ("W-2", "5", "2.18")).position().warrant_price == ""


def test_a_register_that_is_empty_after_a_complete_exercise_keeps_its_price() -> None:
    before = state(ONE)
    old = before.warrant("W-1")
    assert old is not None
    after = before.with_warrants(old)
    assert (after.position().warrant_price, after.position().warrant_shares) == ("2.40", "0.0")

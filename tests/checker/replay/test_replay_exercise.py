"""An exercise replayed: three days, the amount due, the register after it; nothing is lost or made."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_matters import exercise, loaded, matter, warrants

from checker.api import terms
from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.readings import Choices, Consultation
from checker.replay.exercise import amount_due, conditions, record_holder_date
from checker.replay.exercise import exercise as replayed
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.state import State, Step

MAILED = {"method": "registered_mail", "sent": "2003-06-16", "received": "2003-06-20"}


def record_of(whole: dict[str, Any], **choices: str) -> Record:
    """Return a record of the matter, with readings taken as given (``a_3="R2"``)."""
    taken = {key.upper().replace("_", "-"): option for key, option in choices.items()}
    return Record(loaded(whole).matter, terms(), Consultation(Choices(what_if=taken)))


def event_of(record: Record) -> Exercise:
    """Return the first proposed event, which is an exercise."""
    event = record.matter.proposed[0]
    assert isinstance(event, Exercise)
    return event


def step_of(whole: dict[str, Any], **choices: str) -> tuple[State, Step]:
    """Return the state before the first proposed event and what it does."""
    record = record_of(whole, **choices)
    before = opening_state(record)
    return before, replayed(before, event_of(record), record)


@pytest.mark.parametrize(
    ("changes", "complied"),
    [
        ({}, date(2003, 6, 16)),
        ({"notice": MAILED}, date(2003, 6, 20)),
        ({"warrant_surrendered": {"method": "courier", "received": "2003-06-18"}}, date(2003, 6, 18)),
        ({"payment_received": "2003-06-19"}, date(2003, 6, 19)),
        (
            {
                "payment_received": "2003-06-17",
                "payment": [
                    {"method": "cash", "amount": "1"},
                    {"method": "wire", "amount": "2", "received": "2003-06-23"},
                ],
            },
            date(2003, 6, 23),
        ),
        ({"warrant_surrendered": None}, None),
        ({"notice": None}, None),
        ({"payment": None}, None),
        ({"notice": {"method": "courier", "sent": "2003-06-16"}}, None),
    ],
)
def test_the_exercise_date_is_that_of_the_last_of_the_three(
    changes: dict[str, Any], complied: date | None
) -> None:
    record = record_of(matter(exercise(**changes)))
    assert conditions(record, event_of(record)).complied == complied


def test_a_paper_mailed_counts_when_mailed_only_under_the_other_reading_of_a_3() -> None:
    whole = matter(exercise(notice=MAILED))
    record = record_of(whole, a_3="R2")
    assert conditions(record, event_of(record)).notice == date(2003, 6, 16)


@pytest.mark.parametrize(("shares", "due"), [(1, "2.41"), (3, "7.23"), (5, "12.04"), (125, "301.00")])
def test_the_amount_due_is_rounded_up_to_the_cent(shares: int, due: str) -> None:
    derivation = amount_due(record_of(matter()), Fraction(shares), Fraction("2.408"))
    assert derivation.value == due
    assert (derivation.clause, derivation.rounding) == ("W2.1", "up to the cent")
    assert derivation.inputs == {"shares": str(shares), "warrant_price": "2.408"}


def test_the_amount_due_to_the_nearest_cent_is_shown_on_request() -> None:
    derivation = amount_due(record_of(matter(), a_10="R1"), Fraction(3), Fraction("2.408"))
    assert (derivation.value, derivation.unrounded) == ("7.22", "7.224")


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (None, date(2003, 6, 16)),
        (["2003-06-09", "2003-06-15"], date(2003, 6, 16)),
        (["2003-06-16", "2003-06-16"], date(2003, 6, 17)),
        (["2003-06-13", "2003-06-20"], date(2003, 6, 23)),
        (["2003-06-16", "2003-07-03"], date(2003, 7, 7)),
        (["2003-06-17", "2003-06-20"], date(2003, 6, 16)),
    ],
)
def test_closed_books_put_off_the_holder_of_record_to_the_next_day_of_trading(
    closed: list[str] | None, expected: date
) -> None:
    record = record_of(matter(exercise(stock_books_closed=closed)))
    assert record_holder_date(record, event_of(record), date(2003, 6, 16)) == expected


def test_the_old_warrant_is_cancelled_and_the_balance_gets_its_own_number() -> None:
    before, step = step_of(matter(exercise()))
    assert set(step.after.warrants) == {"W-1-B"}
    assert set(step.after.cancelled) == {"W-1"}
    assert step.after.warrants["W-1-B"].shares == 172067
    assert step.after.warrants["W-1-B"].price == before.warrants["W-1"].price
    assert step.after.capital.outstanding == before.capital.outstanding + 100000
    named = step_of(matter(exercise(new_warrant="W-7")))[1]
    assert set(named.after.warrants) == {"W-7"}


def test_a_complete_exercise_leaves_no_warrant() -> None:
    _, step = step_of(matter(exercise(shares="272067", denominations=["272067"])))
    assert step.after.warrants == {}
    assert step.figures["shares_remaining"] == "0"


@pytest.mark.parametrize("shares", ["272068", "0", "1000.5", "0.5"])
def test_a_number_that_cannot_be_bought_moves_nothing(shares: str) -> None:
    before, step = step_of(matter(exercise(shares=shares)))
    assert step.after == before
    assert step.figures["shares_issued"] == "0"


@pytest.mark.parametrize(("option", "kept"), [("R1", "200521.0"), ("R2", "200521.0"), ("R3", "200521.7")])
def test_the_tenth_left_by_a_partial_exercise_is_where_a_13_puts_it(option: str, kept: str) -> None:
    whole = matter(exercise(), register=warrants("300521.7", "2.18"))
    _, step = step_of(whole, a_13=option)
    assert step.after.position().warrant_shares == kept
    assert step.figures["shares_remaining"] == "200521"
    assert step.figures["fraction"] == "0.7"


@settings(max_examples=60, deadline=None)
@given(
    held=st.integers(min_value=1, max_value=10**7).map(lambda tenths: Fraction(tenths, 10)),
    parts=st.lists(st.integers(min_value=0, max_value=300_000), min_size=1, max_size=5),
)
def test_shares_are_neither_lost_nor_made_over_random_exercises(held: Fraction, parts: list[int]) -> None:
    """Under R3 of A-13 the register carries the tenth: before = issued + after, to the tenth of a share."""
    whole = matter(exercise(), register=warrants(exact(held, 1)))
    record = record_of(whole, a_13="R3")
    state = opening_state(record)
    opened, start = sum(w.shares for w in state.warrants.values()), state.capital.outstanding
    for shares in parts:
        if not state.warrants:
            break
        (warrant_id,) = state.warrants
        event = exercise(warrant=warrant_id, shares=str(shares))
        state = replayed(state, event_of(record_of(matter(event, register=register_of(state)))), record).after
    left = sum((w.shares for w in state.warrants.values()), Fraction(0))
    issued = state.capital.outstanding - start
    # A complete exercise pays the last tenth in cash (Section 11): only then may less than a share go.
    lost = opened - issued - left
    assert lost == 0 or (not state.warrants and 0 < lost < 1)
    assert issued.denominator == 1


def register_of(state: State) -> dict[str, Any]:
    """Return the register of a state as a matter writes it."""
    rows = [{"id": key, "holder": held.holder, "shares": "1"} for key, held in state.warrants.items()]
    return {"warrants": rows}

"""What the state remembers of a registration, of a split and of an exercise."""

from datetime import date
from fractions import Fraction

from exhibit_d_samples import SPECTRUM, asks, of_registration, registered, sample
from sample_matters import HOLDER, exercise_of, loaded, matter

from checker.api import check, terms
from checker.readings import Choices, Consultation
from checker.replay.filings import WarrantSharesIssued
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.steps import filed
from checker.walk import entries, in_time, replayed


def test_a_registration_moves_neither_the_price_nor_the_capital_and_is_remembered() -> None:
    record, state, event = of_registration(sample(registered()))
    step = filed(state, event, record)
    assert step.after.filings.entries() == (event,)
    assert step.after.warrants == state.warrants
    assert step.after.capital == state.capital
    assert state.filings.entries() == ()


def test_its_figures_are_told_when_they_are_asked_for() -> None:
    report = check(loaded(matter(registered(requests=[asks(SPECTRUM, "1000")]))))
    assert report.actions[0].figures["allocation"] == {"Company": "0", SPECTRUM: "1000"}


def test_an_exercise_makes_its_holder_one_of_exhibit_d_with_the_shares_issued() -> None:
    """100,000 shares bought on 16 June 2003, then split two for one: 200,000."""
    split = {
        "event": "split",
        "date": "2003-08-01",
        "kind": "split",
        "ratio": "2:1",
        "record_date": "2003-07-15",
        "payment_date": "2003-08-01",
    }
    whole = loaded(matter(as_of="2003-09-01", history=[exercise_of(100000), split]))
    record = Record(whole.matter, terms(), Consultation(Choices()))
    state = opening_state(record)
    for entry in in_time(entries(whole), record):
        state = replayed(whole, entry, state, record).after
    first, second = state.filings.entries()
    assert first == WarrantSharesIssued(HOLDER, Fraction(100000), date(2003, 6, 16))
    assert second is record.matter.history[1]
    held = holdings_on(record, state.filings).of(HOLDER)
    assert held is not None
    assert held.issued == 200000
    assert held.groups == ("exhibit_d",)

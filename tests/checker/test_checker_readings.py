"""The register: which option is in force, what is contested, what was asked."""

import pytest

from checker.api import reading_text, reading_texts
from checker.model.errors import UsageError
from checker.readings import (
    Choices,
    Consultation,
    contested_options,
    default_option,
    known_option,
    standing,
)


def test_a_default_may_differ_by_who_must_act() -> None:
    assert default_option(reading_text("A-2"), "company") == "R1"
    assert default_option(reading_text("A-2"), "holder") == "R2"
    assert default_option(reading_text("A-3"), "holder") == "R1"


def test_remote_options_are_not_contested_and_have_their_standing() -> None:
    assert contested_options(reading_text("A-10")) == ("R2",)
    assert standing(reading_text("A-10"), "R1") == "remote"
    assert standing(reading_text("A-10"), "R2") == "default"
    assert standing(reading_text("A-3"), "R2") == "contested"


@pytest.mark.parametrize("reading", reading_texts(), ids=lambda reading: reading.id)
def test_the_default_of_every_reading_is_contested_for_both_parties(reading: object) -> None:
    text = reading_text(reading.id)  # type: ignore[attr-defined]
    for actor in ("company", "holder"):
        assert default_option(text, actor) in contested_options(text)  # type: ignore[arg-type]


def test_a_varied_option_beats_a_what_if_and_a_what_if_a_recorded_one() -> None:
    choices = Choices(recorded={"A-13": "R1"}, what_if={"A-13": "R2"})
    assert Choices(recorded={"A-13": "R1"}).chosen("A-13", "company") == "R1"
    assert choices.chosen("A-13", "company") == "R2"
    assert choices.vary("A-13", "R3").chosen("A-13", "company") == "R3"
    assert choices.vary("A-3", "R2").chosen("A-13", "company") == "R2"
    assert Choices().chosen("A-13", "company") == "R3"


def test_only_a_recorded_choice_without_a_what_if_is_decided() -> None:
    assert Choices(recorded={"A-13": "R1"}).decided("A-13")
    assert not Choices(recorded={"A-13": "R1"}, what_if={"A-13": "R1"}).decided("A-13")
    assert not Choices(what_if={"A-13": "R1"}).decided("A-13")


def test_asking_is_remembered_inside_a_block_and_for_the_run() -> None:
    register = Consultation(Choices())
    assert register.ask("A-3") == "R1"
    with register.noting() as inside:
        assert register.ask("A-2", "holder") == "R2"
        with register.noting() as deeper:
            register.ask("A-13")
    assert inside == {"A-2": "holder", "A-13": "company"}
    assert deeper == {"A-13": "company"}
    assert set(register.asked) == {"A-3", "A-2", "A-13"}


def test_what_was_asked_is_kept_when_the_block_fails() -> None:
    register = Consultation(Choices())

    def failing() -> None:
        with register.noting():
            register.ask("A-3")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert set(register.asked) == {"A-3"}


def test_an_option_must_be_one_of_the_reading() -> None:
    assert known_option("A-3", "R2").id == "A-3"
    with pytest.raises(UsageError, match="it has R1, R2"):
        known_option("A-3", "C2")

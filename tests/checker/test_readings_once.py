"""What is made once in a run: the same thing for whoever asks again, who has then asked its readings too."""

from functools import partial

import pytest

from checker.readings import Choices, Consultation


def made_by(register: Consultation, made: list[str]) -> str:
    """Return something that rests on one reading, and count how often it was made."""
    made.append(register.ask("A-13"))
    return made[-1]


def test_it_is_made_once_for_a_key_and_anew_for_another() -> None:
    register, made = Consultation(Choices()), list[str]()
    for key in ("one", "one", "other"):
        register.once(key, None, lambda: made_by(register, made))
    assert len(made) == 2


def test_whoever_asks_again_has_asked_the_same_readings() -> None:
    """A rule that finds a thing made already still depends on what it rests on."""
    register, made = Consultation(Choices()), list[str]()
    with register.noting() as first:
        register.once("one", None, lambda: made_by(register, made))
    with register.noting() as second:
        assert register.once("one", None, lambda: made_by(register, made)) == made[0]
    assert first == second == {"A-13": "company"}
    assert register.asked == {"A-13": "company"}


def test_who_was_asked_for_whom_first_stays_so() -> None:
    register = Consultation(Choices())
    register.once("one", None, lambda: register.ask("A-2", "holder"))
    with register.noting() as asked:
        register.ask("A-2", "company")
        register.once("one", None, lambda: register.ask("A-2", "holder"))
    assert asked == {"A-2": "company"}


def test_nothing_made_is_kept_as_well_as_something() -> None:
    register, made = Consultation(Choices()), list[int]()
    for _ in range(2):
        assert register.once("none", None, lambda: made.append(1)) is None
    assert made == [1]


def test_what_fails_is_not_kept() -> None:
    register, tries = Consultation(Choices()), list[int]()

    def fails() -> int:
        tries.append(1)
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            register.once("one", None, fails)
    assert tries == [1, 1]


def test_each_run_makes_its_own() -> None:
    one, other = Consultation(Choices()), Consultation(Choices(what_if={"A-13": "R1"}))
    assert one.once("one", None, lambda: one.ask("A-13")) != other.once(
        "one", None, lambda: other.ask("A-13")
    )


def test_what_a_key_names_by_identity_is_kept_alive() -> None:
    """Otherwise another object could come to stand at the same place, and find what is not its own."""
    register = Consultation(Choices())
    found = set()
    for number in range(100):
        about = (object(),)
        made = partial(int, number)
        found.add(register.once(("thing", id(about[0])), about, made))
    assert len(found) == 100

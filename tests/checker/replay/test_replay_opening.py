"""The position before history: as the file gives it, else the Warrant's own."""

from fractions import Fraction

from sample_matters import HOLDER, loaded, matter

from checker.api import terms
from checker.readings import Choices, Consultation
from checker.replay.opening import defaults_taken, opening_state
from checker.replay.record import Record
from checker.replay.state import State

KEYS = ("date", "authorized", "outstanding", "preferred", "plans", "reserved")
GIVEN = {
    "date": "2002-04-30",
    "authorized": "50,000,000",
    "outstanding": "20,000,000",
    "preferred": {"outstanding": "100", "conversion_shares": "2000", "dividend_declared": "30"},
    "plans": [{"name": "Incentive Stock Option Plan", "reserved": "7"}],
    "reserved": "11",
}


def opened(**keys: object) -> State:
    """Return the opening state of a matter without events."""
    return opening_state(
        Record(loaded(matter(proposed=None, **keys)).matter, terms(), Consultation(Choices()))
    )


def test_without_a_register_there_is_the_one_warrant_as_printed() -> None:
    (held,) = opened().warrants.values()
    assert (held.id, held.holder) == ("W-1", HOLDER)
    assert held.name_on_face == HOLDER.upper()
    assert (held.shares, held.price) == (272067, Fraction("2.408"))


def test_the_capital_left_out_is_section_4s() -> None:
    capital = opened().capital
    assert capital.authorized == 100_000_000
    assert capital.outstanding == 27_206_681
    assert capital.plan_reserves == 4_926_839 + 8_255_621
    assert capital.other_warrants == 1_328_519
    assert capital.preferred_dividend == 715_683


def test_the_capital_given_is_the_files() -> None:
    capital = opened(opening=GIVEN).capital
    assert (capital.authorized, capital.outstanding) == (50_000_000, 20_000_000)
    assert (capital.preferred_conversion, capital.preferred_dividend) == (2000, 30)
    assert (capital.plan_reserves, capital.other_warrants) == (7, 11)


def test_a_row_without_a_face_takes_the_printed_one_for_the_first_holder_and_the_name_for_another() -> None:
    rows = [{"id": "W-1", "holder": HOLDER}, {"id": "W-2", "holder": "Sample Transferee, LLC", "shares": "5"}]
    faces = {key: held.name_on_face for key, held in opened(register={"warrants": rows}).warrants.items()}
    assert faces == {"W-1": HOLDER.upper(), "W-2": "Sample Transferee, LLC"}


def test_each_key_that_is_left_out_is_named() -> None:
    assert defaults_taken(loaded(matter(proposed=None)).matter) == KEYS
    assert defaults_taken(loaded(matter(proposed=None, opening=GIVEN)).matter) == ()
    some = {key: value for key, value in GIVEN.items() if key not in ("authorized", "plans")}
    assert defaults_taken(loaded(matter(proposed=None, opening=some)).matter) == ("authorized", "plans")

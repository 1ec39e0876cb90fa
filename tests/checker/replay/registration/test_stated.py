"""What each person states, one who is listed more than once being one person."""

from fractions import Fraction

from checker.model.events import HolderShares
from checker.model.numbers import Shares
from checker.replay.registration.stated import stated_by


def row(holder: str | None, shares: int | None) -> HolderShares:
    return HolderShares(holder=holder, shares=None if shares is None else Shares(shares))


def test_rows_of_one_person_are_added_up_under_the_name_that_stands_first() -> None:
    rows = [row("Fred Wang", 1), row("Sample Fund", 5), row("FRED  WANG", 2), row(None, 7)]
    assert stated_by(rows) == {"Fred Wang": Fraction(3), "Sample Fund": Fraction(5)}


def test_a_number_left_out_in_one_row_stands_for_all_that_is_held() -> None:
    assert stated_by([row("Fred Wang", 1), row("fred wang", None)]) == {"Fred Wang": None}
    assert stated_by([row("Fred Wang", None), row("fred wang", 1)]) == {"Fred Wang": None}

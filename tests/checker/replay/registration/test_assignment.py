"""The three tests of RRA 9(f): the truth table, the minimum holding in one measure, and who may pass rights on."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from transfer_samples import FUND, ROWS, SPECTRUM, happened, last_transfer, lot, split_of

from checker.replay.registration.assignment import Assignment
from checker.replay.registration.transfers import standing


def judged(*events: Any, **keys: Any) -> tuple[Assignment, set[str]]:
    """Return what the tests make of the last event, and the readings that were asked for it alone."""
    record, before, _ = happened(*events, **keys)
    with record.consultation.noting() as asked:
        found = standing(record, before, last_transfer(record))
    return found, set(asked)


@pytest.mark.parametrize(("owner", "enough", "restricted"), list(product((False, True), repeat=3)))
@pytest.mark.parametrize("option", ["a", "b", "c"])
def test_each_row_of_the_table_passes_under_its_options(
    owner: bool, enough: bool, restricted: bool, option: str
) -> None:
    """The table of the law's reading, row by row: (i) or (ii) or (iii); (i) or (ii), and (iii); all three."""
    found, _ = judged(
        lot("50000" if enough else "49999", affiliate=owner, seller_restricted_in_writing=restricted),
        choose={"Q55": option},
    )
    expected = {
        "a": owner or enough or not restricted,
        "b": (owner or enough) and not restricted,
        "c": owner and enough and not restricted,
    }
    assert found.passes is expected[option]


def test_the_reading_is_asked_only_where_the_options_part() -> None:
    assert "Q55" not in judged(lot("1000", seller_restricted_in_writing=True))[1]
    assert "Q55" in judged(lot("1000"))[1]


@pytest.mark.parametrize(
    ("ratio", "reading", "minimum"),
    [
        ("3:2", "R1", Fraction(75000)),
        ("3:2", "R3", Fraction(75000)),
        ("3:2", "R2", Fraction(112500)),
        ("1:10", "R1", Fraction(5000)),
        ("1:10", "R3", Fraction(50000)),
        ("1:3", "R1", Fraction(50000, 3)),
    ],
)
def test_a_split_moves_the_minimum_once_and_nothing_is_rounded(
    ratio: str, reading: str, minimum: Fraction
) -> None:
    found, _ = judged(split_of(ratio, "2003-03-31"), lot("1000"), choose={"Q59": reading})
    assert found.minimum == minimum


@pytest.mark.parametrize(("shares", "enough"), [("16666", False), ("16667", True)])
def test_whole_shares_are_compared_with_a_fraction(shares: str, enough: bool) -> None:
    found, _ = judged(split_of("1:3", "2003-03-31"), lot(shares))
    assert found.enough is enough


@pytest.mark.parametrize(("option", "held", "minimum"), [("R1", 50000, 50000), ("R2", 75000, 75000)])
def test_between_record_date_and_distribution_both_numbers_are_of_one_measure(
    option: str, held: int, minimum: int
) -> None:
    """Whichever measure J-18 takes, old shares are never compared with the new number."""
    record, before, _ = happened(
        lot("50000", date="2003-03-20"),
        history=[split_of("3:2", "2003-03-31", "2003-03-14")],
        choose={"J-18": option},
    )
    found = standing(record, before, last_transfer(record))
    assert (found.holding, found.minimum, found.enough) == (held, minimum, True)


def test_what_is_held_besides_counts_as_the_file_says_or_the_register() -> None:
    assert judged(lot("20000", transferee_already_holds="30000"))[0].holding == 50000
    rows = [*ROWS, {"name": FUND, "group": "rra", "series_a_as_converted": "29999"}]
    assert judged(lot("20000"), rows=rows)[0].holding == 49999
    unsaid = [*ROWS, {"name": FUND, "group": "rra"}]
    found, _ = judged(lot("20000"), rows=unsaid)
    assert (found.holding, found.enough) == (None, None)
    assert judged(lot("50000"), rows=unsaid)[0].enough is True


def test_shares_of_the_warrant_of_2002_are_none_of_the_three_classes() -> None:
    rows = [*ROWS, {"name": FUND, "group": "exhibit_d", "registrable_shares": "60000"}]
    assert judged(lot("20000"), rows=rows)[0].holding == 20000


def test_an_owner_of_the_seller_meets_the_first_test_by_one_reading_only() -> None:
    event = lot("1000", beneficial_owner_of_seller=True)
    assert judged(event, choose={"Q55": "b", "Q57": "a"})[0].passes is True
    assert judged(event, choose={"Q55": "b", "Q57": "b"})[0].passes is False


def test_a_fact_left_out_leaves_it_open_only_where_it_tells() -> None:
    assert judged(lot("1000", affiliate=None), choose={"Q55": "b"})[0].turns_on_affiliate
    assert judged(lot("60000", affiliate=None), choose={"Q55": "b"})[0].passes is True
    unsaid, _ = judged(lot("60000", seller_restricted_in_writing=None), choose={"Q55": "b"})
    assert (unsaid.passes, unsaid.turns_on_restriction) == (None, True)
    assert judged(lot("60000", seller_restricted_in_writing=None), choose={"Q55": "a"})[0].passes is True


def test_a_determination_goes_before_what_the_file_says() -> None:
    made = {"topic": "affiliate", "of": "t", "value": True, "by": "Sample Counsel", "date": "2003-06-02"}
    found, _ = judged(lot("1000", id="t"), determinations=[made], choose={"Q55": "b"})
    assert (found.affiliate, found.passes) == (True, True)


def test_rights_that_sleep_can_be_passed_on_and_rights_that_did_not_pass_cannot() -> None:
    on = lot("60000", date="2003-06-10", to="Sample Partners, L.P.", **{"from": FUND})
    asleep = lot("60000", record_holder=False)
    assert judged(asleep, on)[0].passes is True
    lost = lot("60000", seller_restricted_in_writing=True)
    assert judged(lost, on, choose={"Q55": "b"})[0].passes is False
    rows = [*ROWS, {"name": FUND, "group": "other_contract", "series_a_as_converted": "60000"}]
    assert judged(on, rows=rows)[0].from_holder is False
    assert judged(lot("60000", **{"from": "Kristin Cashin"}))[0].from_holder is True
    assert judged(lot("60000", **{"from": SPECTRUM}))[0].from_holder is True

"""The block-out after a public offering of the Company (RRA 2(a)(i))."""

from datetime import date

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.events import PublicOffering
from checker.readings import Choices, Consultation
from checker.replay.record import Record
from checker.replay.registration.offerings import Blockout, blocking, unclear

FIRST = PublicOffering(date=date(1999, 7, 14), by_company=True)
LATER = PublicOffering(date=date(2003, 1, 15), by_company=True)
INSIDE = date(2003, 3, 3)


def record(**options: str) -> Record:
    """Return the record of a matter without events, under given options."""
    return Record(loaded(matter(proposed=None)).matter, terms(), Consultation(Choices(what_if=options)))


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2003, 1, 15), False),
        (date(2003, 1, 16), True),
        (date(2003, 7, 14), True),
        (date(2003, 7, 15), False),
    ],
)
def test_the_day_of_commencement_is_out_and_day_180_is_in(day: date, covered: bool) -> None:
    assert (blocking(record(), (LATER,), day) is not None) is covered


def test_the_only_offering_known_is_the_first_on_every_reading() -> None:
    asked = record()
    assert blocking(asked, (LATER,), INSIDE) == Blockout(date(2003, 1, 15), date(2003, 7, 14))
    assert not asked.consultation.asked


@pytest.mark.parametrize(("option", "blocks"), [("R1", True), ("R2", False)])
def test_a_later_one_blocks_by_q25(option: str, blocks: bool) -> None:
    asked = record(Q25=option)
    assert (blocking(asked, (FIRST, LATER), INSIDE) is not None) is blocks
    assert set(asked.consultation.asked) == {"Q25"}


def test_overlapping_offerings_block_to_the_later_end() -> None:
    second = PublicOffering(date=date(2003, 2, 3), by_company=True)
    found = blocking(record(Q25="R1"), (LATER, second), INSIDE)
    assert found is not None
    assert found.until == date(2003, 8, 2)
    first_only = blocking(record(Q25="R2"), (LATER, second), INSIDE)
    assert first_only is not None
    assert first_only.until == date(2003, 7, 14)


def test_an_offering_of_which_nobody_says_who_sold_is_unclear_and_blocks_nothing() -> None:
    silent = PublicOffering(date=date(2003, 1, 15))
    holders = PublicOffering(date=date(2003, 1, 15), by_company=False)
    assert blocking(record(), (silent, holders), INSIDE) is None
    assert unclear(record(), (silent, holders), INSIDE) is silent
    assert unclear(record(), (holders,), INSIDE) is None

"""When a request under Section 2(a) is made and received (RRA 9(b), Q17)."""

from datetime import date
from typing import Any

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.delivery import Delivery
from checker.readings import Choices, Consultation
from checker.replay.record import Record
from checker.replay.registration.received import received_on


def received(option: str | None = None, **paper: Any) -> tuple[date | None, set[str]]:
    """Return the day on which a paper is received, and the readings that were asked."""
    consultation = Consultation(Choices(what_if={"Q17": option} if option else {}))
    record = Record(loaded(matter(proposed=None)).matter, terms(), consultation)
    return received_on(record, Delivery(**paper)), set(consultation.asked)


def test_by_hand_it_is_that_day_and_nothing_is_asked() -> None:
    assert received(method="hand", received=date(2002, 6, 6)) == (date(2002, 6, 6), set())


@pytest.mark.parametrize(("option", "day"), [("R1", 4), ("R2", 6)])
def test_a_letter_in_hand_before_its_deemed_day_is_q17(option: str, day: int) -> None:
    # Mailed on Monday 3 June 2002, deemed received on the third business day, Thursday 6 June.
    found, asked = received(
        option, method="first_class_mail", sent=date(2002, 6, 3), received=date(2002, 6, 4)
    )
    assert found == date(2002, 6, day)
    assert asked == {"Q17"}


def test_a_letter_that_came_later_was_received_on_the_deemed_day() -> None:
    late = {"method": "first_class_mail", "sent": date(2002, 6, 3), "received": date(2002, 6, 10)}
    assert received(**late) == (date(2002, 6, 6), set())


def test_what_has_no_method_or_no_day_is_not_received() -> None:
    assert received(received=date(2002, 6, 6)) == (None, set())
    assert received(method="fax", sent=date(2002, 6, 6))[0] is None


def test_a_fax_that_came_is_received_that_day_if_the_list_is_not_closed() -> None:
    assert received(method="fax", received=date(2002, 6, 6)) == (date(2002, 6, 6), {"Q64"})

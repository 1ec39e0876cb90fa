"""When a paper counts as given and when as received under Warrant Section 14."""

from datetime import date

import pytest

from checker.model.delivery import Delivery
from checker.replay.delivery import given, is_listed, received

SENT, ARRIVED = date(2003, 6, 16), date(2003, 6, 19)


@pytest.mark.parametrize("method", ["certified_mail", "registered_mail"])
def test_certified_and_registered_mail_is_given_when_so_mailed(method: str) -> None:
    paper = Delivery(method=method, sent=SENT, received=ARRIVED)  # type: ignore[arg-type]
    assert (given(paper), received(paper)) == (SENT, ARRIVED)
    assert is_listed(paper)


@pytest.mark.parametrize("method", ["hand", "courier", "first_class_mail"])
def test_any_other_delivery_is_given_when_actually_received(method: str) -> None:
    paper = Delivery(method=method, sent=SENT, received=ARRIVED)  # type: ignore[arg-type]
    assert (given(paper), received(paper)) == (ARRIVED, ARRIVED)
    assert is_listed(paper)


@pytest.mark.parametrize("method", ["fax", "email", "wire"])
def test_what_is_delivered_at_no_address_is_not_listed(method: str) -> None:
    assert not is_listed(Delivery(method=method, received=ARRIVED))  # type: ignore[arg-type]


def test_by_hand_one_date_serves_for_both() -> None:
    assert received(Delivery(method="hand", sent=SENT)) == SENT
    assert given(Delivery(method="hand", received=ARRIVED)) == ARRIVED


def test_what_was_only_sent_by_another_way_has_not_arrived() -> None:
    assert received(Delivery(method="courier", sent=SENT)) is None
    assert given(Delivery(method="courier", sent=SENT)) is None
    assert given(Delivery(method="certified_mail", received=ARRIVED)) == ARRIVED


def test_no_delivery_is_no_day() -> None:
    assert given(None) is None
    assert received(None) is None

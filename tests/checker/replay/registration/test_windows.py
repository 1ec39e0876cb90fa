"""When a paper counts as given and received under RRA 9(b), and when each window closes."""

from datetime import date
from typing import Any

import pytest
from exhibit_d_samples import SPECTRUM, registered, sample
from sample_matters import HOLDER

from checker.model.delivery import Delivery
from checker.replay.registration.notice import (
    READ_BY_COMPANY,
    READ_BY_HOLDER,
    Addressed,
    business_days_before,
    rra_given,
    rra_received,
)
from checker.replay.registration.windows import (
    COMPANY_REGISTRATION,
    EXHIBIT_D_DEMAND,
    INCIDENTAL,
    exhibit_d_window,
    last_to_close,
    rra_last_day,
    rra_window,
)


def paper(method: str, **days: date) -> Delivery:
    """Return a delivery by a method."""
    return Delivery(method=method, **days)  # type: ignore[arg-type]


MAILED = paper("first_class_mail", sent=date(2002, 8, 30))


def test_mail_is_given_when_mailed_and_received_on_the_third_business_day() -> None:
    """Mailed on Friday 30 August 2002; Monday is Labor Day: Thursday 5 September."""
    record = sample(registered())
    assert rra_given(record, MAILED, READ_BY_HOLDER) == date(2002, 8, 30)
    assert rra_received(record, MAILED, READ_BY_HOLDER) == date(2002, 9, 5)


def test_any_other_way_is_good_on_arrival_only_where_the_list_is_a_safe_one() -> None:
    fax = paper("fax", received=date(2002, 9, 3))
    assert rra_given(sample(registered(), choose={"Q64": "b"}), fax, READ_BY_COMPANY) == date(2002, 9, 3)
    assert rra_given(sample(registered(), choose={"Q64": "a"}), fax, READ_BY_COMPANY) is None


def test_certified_mail_is_first_class_by_j_19() -> None:
    letter = paper("certified_mail", sent=date(2002, 8, 30), received=date(2002, 9, 9))
    assert rra_given(sample(registered(), choose={"J-19": "R1"}), letter, READ_BY_HOLDER) == date(2002, 8, 30)
    other = sample(registered(), choose={"J-19": "R2", "Q64": "b"})
    assert rra_given(other, letter, READ_BY_HOLDER) == date(2002, 9, 9)


def test_business_days_are_counted_back_from_the_act() -> None:
    """Five business days before Monday 18 November 2002; Monday the 11th is a holiday of banks: Friday the 8th."""
    assert business_days_before(sample(registered()), date(2002, 11, 18), "draft_days") == date(2002, 11, 8)


@pytest.mark.parametrize(("option", "day"), [("a", date(2002, 7, 21)), ("b", date(2002, 7, 22))])
def test_a_sunday_is_moved_by_q_23(option: str, day: date) -> None:
    assert rra_last_day(sample(registered(), choose={"Q23": option}), date(2002, 7, 1), 20) == day


def addressed(kinds: tuple[str, ...], *notices: dict[str, Any]) -> Addressed:
    """Return notices as they stand in a matter."""
    found = sample(registered(notices=list(notices))).matter.proposed[0]
    return Addressed(found.notices, kinds)  # type: ignore[attr-defined]


def test_a_notice_reaches_its_addressee_and_one_to_all_reaches_each() -> None:
    notices = addressed(
        INCIDENTAL,
        {"to": SPECTRUM.upper(), "method": "hand", "received": "2004-06-04"},
        {"to": "Holders", "method": "hand", "received": "2004-06-05"},
        {"to": SPECTRUM, "kind": "D2.a", "method": "hand", "received": "2004-06-01"},
    )
    assert len(notices.reaching(SPECTRUM)) == 2
    assert len(notices.reaching("Somebody")) == 1


def test_the_earliest_good_notice_opens_the_window() -> None:
    notices = addressed(
        INCIDENTAL,
        {"method": "hand", "received": "2004-06-07"},
        {"method": "hand", "received": "2004-06-04"},
    )
    found = rra_window(sample(registered()), notices, SPECTRUM, "incidental_request_days")
    assert (str(found.received), str(found.closes)) == ("2004-06-04", "2004-06-24")


@pytest.mark.parametrize(
    ("option", "closes"), [("R1", "2004-06-22"), ("R2", "2004-06-21"), ("R3", "2004-06-16")]
)
def test_fifteen_business_days_end_by_the_calendar_of_a_5(option: str, closes: str) -> None:
    """Received on Friday 28 May 2004: the exchange closed on 31 May and 11 June, banks on 31 May only."""
    notices = addressed(EXHIBIT_D_DEMAND, {"method": "hand", "received": "2004-05-28"})
    record = sample(registered(), choose={"A-5": option})
    assert str(exhibit_d_window(record, notices, HOLDER, demand=True).closes) == closes


def test_fifteen_days_run_from_actual_receipt_and_an_unlisted_way_opens_nothing() -> None:
    record = sample(registered())
    mailed = {"method": "certified_mail", "sent": "2004-06-02", "received": "2004-06-04"}
    found = exhibit_d_window(record, addressed(COMPANY_REGISTRATION, mailed), HOLDER, demand=False)
    assert (str(found.given), str(found.closes)) == ("2004-06-02", "2004-06-19")
    faxed = addressed(COMPANY_REGISTRATION, {"method": "fax", "received": "2004-06-04"})
    unopened = exhibit_d_window(record, faxed, HOLDER, demand=False)
    assert unopened.closes is None
    assert last_to_close((found, unopened)) is None
    assert last_to_close((found,)) == found

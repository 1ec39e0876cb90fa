"""What a delay answers to under RRA 2(g): the receipt of the request, the notice, the consent."""

from datetime import date
from typing import Any

import pytest
from held_back_samples import (
    DOEG_HILL,
    SPECTRUM,
    WANG,
    by_hand,
    delay,
    demand,
    prohibition,
    registration,
    replayed,
    shelf,
)

from checker.model.events import RegistrationDelay
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import concerned
from checker.replay.registration.delay_requests import (
    consented,
    notice_given,
    request_received,
    told_on,
    unwilling,
)


def delayed(*history: dict[str, Any], **readings: str) -> tuple[Any, Any, RegistrationDelay, Any]:
    record, state, events = replayed(*history, readings=readings)
    event = next(each for each in reversed(events) if isinstance(each, RegistrationDelay))
    return record, state, event, concerned(happenings(state.filings), event.of)


def test_a_demand_is_received_when_it_comes() -> None:
    record, state, _, found = delayed(demand(), delay("2002-06-17", "2002-07-31"))
    assert request_received(record, state, found) == date(2002, 6, 3)


def test_a_mailed_demand_is_received_on_the_third_business_day() -> None:
    mailed = demand(delivery={"method": "first_class_mail", "sent": "2002-06-03"})
    record, state, _, found = delayed(mailed, delay("2002-06-17", "2002-07-31"))
    assert request_received(record, state, found) == date(2002, 6, 6)


def test_of_several_requests_to_be_included_the_first_counts() -> None:
    asked = [
        {"holder": DOEG_HILL, "shares": "60000", "delivery": by_hand("2002-07-22")},
        {"holder": SPECTRUM, "shares": "200000", "delivery": by_hand("2002-07-15")},
    ]
    record, state, _, found = delayed(
        registration(requests=asked), delay("2002-09-02", "2002-09-30", "reg-1")
    )
    assert request_received(record, state, found) == date(2002, 7, 15)


def test_without_a_request_there_is_no_receipt() -> None:
    record, state, _, found = delayed(registration(requests=[]), delay("2002-09-02", "2002-09-30", "reg-1"))
    assert request_received(record, state, found) is None


def test_a_notice_to_one_holder_reaches_only_that_one() -> None:
    to_one = [{"to": SPECTRUM, **by_hand("2003-05-05")}]
    record, _, event, _ = delayed(
        shelf("2003-02-28"), prohibition("2003-05-05", "2003-06-06", notices=to_one)
    )
    assert notice_given(record, event) == date(2003, 5, 5)
    assert told_on(record, event, SPECTRUM) == date(2003, 5, 5)
    assert told_on(record, event, DOEG_HILL) is None


@pytest.mark.parametrize(
    ("names", "option", "enough"),
    [
        ([SPECTRUM], "a", True),
        ([SPECTRUM], "b", True),
        ([DOEG_HILL], "a", False),
        ([DOEG_HILL, WANG], "b", False),
        ([], "a", False),
    ],
)
def test_those_who_demand_consent_for_all_where_they_are_the_majority(
    names: list[str], option: str, enough: bool
) -> None:
    """Only Spectrum's shares are delayed, and it holds 960,000 of 1,265,000."""
    consents = [{"holder": name, "delivery": by_hand("2002-07-15")} for name in names]
    record, state, event, found = delayed(
        demand(), delay("2002-06-17", "2002-08-30", consents=consents), Q43=option
    )
    assert consented(record, state, event, found) is enough


@pytest.mark.parametrize(("option", "enough"), [("a", False), ("b", True)])
def test_a_majority_without_each_is_read_as_q43_has_it(option: str, enough: bool) -> None:
    consents = [{"holder": SPECTRUM, "delivery": by_hand("2003-06-16")}]
    record, state, event, found = delayed(
        shelf("2003-02-28"), prohibition("2003-05-05", "2003-07-31", consents=consents), Q43=option
    )
    assert unwilling(record, state, event, found, {SPECTRUM.casefold()}) == (DOEG_HILL, WANG)
    assert consented(record, state, event, found) is enough


def test_a_consent_by_a_paper_that_is_not_given_does_not_count() -> None:
    consents = [{"holder": SPECTRUM, "delivery": {"method": "fax", "received": "2002-07-15"}}]
    history = (demand(), delay("2002-06-17", "2002-08-30", consents=consents))
    record, state, event, found = delayed(*history, Q64="a")
    assert not consented(record, state, event, found)
    record, state, event, found = delayed(*history, Q64="b")
    assert consented(record, state, event, found)


def test_a_consent_whose_paper_is_left_out_counts_only_where_it_is_asked_for() -> None:
    history = (demand(), delay("2002-06-17", "2002-08-30", consents=[{"holder": SPECTRUM}]))
    record, state, event, found = delayed(*history)
    assert not consented(record, state, event, found)
    assert consented(record, state, event, found, unshown=True)

"""The days of a suspended prospectus, and how long a statement is kept (RRA 3(a)(iii), 3(c), 2(a)(ii))."""

from datetime import date
from typing import Any

import pytest
from held_back_samples import DOEG_HILL, SPECTRUM, by_hand, delay, prohibition, registration, replayed, shelf

from checker.model.events import ProspectusSuspension
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import concerned
from checker.replay.registration.suspensions import Kept, kept_until, suspended_days, waiting

EFFECTIVE = date(2002, 10, 1)
MAILED = {"method": "first_class_mail", "sent": "2003-02-14"}


def suspension(day: str = "2003-02-14", **changes: Any) -> dict[str, Any]:
    copies = {SPECTRUM: "2003-02-28", DOEG_HILL: "2003-02-28"}
    return {
        "event": "prospectus_suspension",
        "date": day,
        "of": "reg-1",
        "notice": MAILED,
        "corrected_copies": copies,
        **changes,
    }


def kept(*history: dict[str, Any], of: str = "reg-1", **readings: str) -> Kept:
    record, state, _ = replayed(*history, readings=readings)
    events = happenings(state.filings)
    return kept_until(record, state, events, concerned(events, of), of, EFFECTIVE)


def days(event: dict[str, Any], **readings: str) -> frozenset[date]:
    record, _, events = replayed(registration(), event, readings=readings)
    made = next(each for each in events if isinstance(each, ProspectusSuspension))
    return suspended_days(record, made, (SPECTRUM, DOEG_HILL))


def test_a_statement_is_kept_for_180_days() -> None:
    assert kept(registration()) == Kept(date(2003, 3, 30), 0)


def test_the_days_run_from_the_mailing_to_the_last_receipt_both_counted() -> None:
    assert len(days(suspension())) == 15
    assert kept(registration(), suspension()) == Kept(date(2003, 4, 14), 15)


def test_the_last_holder_ends_them() -> None:
    late = suspension(corrected_copies={SPECTRUM: "2003-02-28", DOEG_HILL: "2003-03-05"})
    assert len(days(late)) == 20
    assert len(days(late, Q48="R2")) == 20


def test_from_the_deemed_receipt_they_are_fewer() -> None:
    """Mailed on Fri 14 February 2003, deemed received on Thu 20 February: nine days to the 28th."""
    assert len(days(suspension(), Q48="R3")) == 9


@pytest.mark.parametrize(("option", "number"), [("a", 0), ("b", 15)])
def test_a_notice_by_fax_opens_them_only_if_it_counts(option: str, number: int) -> None:
    faxed = suspension(notice={"method": "fax", "received": "2003-02-14"})
    assert len(days(faxed, Q64=option)) == number
    assert kept(registration(), faxed, Q64=option).added == number


def test_a_holder_without_copies_keeps_them_open() -> None:
    open_one = suspension(corrected_copies={SPECTRUM: "2003-02-28"})
    _, _, events = replayed(registration(), open_one)
    made = next(each for each in events if isinstance(each, ProspectusSuspension))
    assert waiting(made, (SPECTRUM, DOEG_HILL)) == (DOEG_HILL,)
    assert kept(registration(), open_one).open_for == (DOEG_HILL,)


def test_a_day_of_two_suspensions_is_added_once() -> None:
    second = suspension(
        "2003-02-26",
        notice=by_hand("2003-02-26"),
        corrected_copies={SPECTRUM: "2003-03-03", DOEG_HILL: "2003-03-03"},
    )
    assert kept(registration(), suspension(), second).added == 18


def test_a_suspension_of_another_registration_adds_nothing() -> None:
    other = registration(id="reg-2", date="2002-07-02")
    assert kept(registration(), other, suspension(of="reg-2")).added == 0


def test_a_shelf_is_kept_for_its_year_and_the_days_of_prohibitions() -> None:
    assert kept(shelf(), prohibition("2000-05-01", "2000-06-29"), of="shelf-1") == Kept(date(2001, 4, 29), 60)


@pytest.mark.parametrize(("option", "until"), [("R1", date(2001, 3, 1)), ("R2", date(2001, 2, 28))])
def test_a_year_from_29_february_ends_as_q27_has_it(option: str, until: date) -> None:
    assert kept(shelf("2000-02-29"), of="shelf-1", Q27=option).until == until


def test_a_delay_adds_nothing_to_the_180_days() -> None:
    assert kept(registration(), delay("2002-11-04", "2002-12-02", "reg-1"), Q46="R2").added == 0

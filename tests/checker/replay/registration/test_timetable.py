"""One timetable: what a filing waits for under either agreement."""

from exhibit_d_samples import DOEG, SPECTRUM, of_registration, registered, sample
from sample_matters import HOLDER

from checker.replay.registration.timetable import timetable

BY_HAND = {"method": "hand", "received": "2004-06-04"}


def test_the_latest_of_all_days_decides_and_moves_on_to_an_open_one() -> None:
    """Received on Friday 4 June 2004: thirty days end on Sunday 4 July, Monday is the holiday: Tuesday 6 July."""
    found = timetable(*of_registration(sample(registered(notices=[BY_HAND]))))
    assert found.driver is not None
    assert (found.driver.clause, str(found.driver.until)) == ("R2.b", "2004-07-04")
    assert str(found.earliest) == "2004-07-06"


def test_without_the_older_agreement_only_the_fifteen_days_and_the_mail_count() -> None:
    """Day fifteen is Saturday 19 June; three business days of the mail end on Wednesday 23 June."""
    record = sample(registered(notices=[BY_HAND]), agreements={"rra_assumed_by_group": False})
    found = timetable(*of_registration(record))
    assert [each.clause for each in found.drivers] == ["D2.a.ii"]
    assert str(found.earliest) == "2004-06-23"


def test_whoever_has_no_notice_leaves_the_day_unknown() -> None:
    found = timetable(*of_registration(sample(registered(notices=[{**BY_HAND, "to": SPECTRUM}]))))
    assert found.earliest is None
    assert found.unknown == (DOEG, HOLDER)

"""Deadlines: their status on the day of the check, and the day that is safe for the matter's side."""

from datetime import date

import pytest
from sample_matters import exercise, exercise_of, finding, loaded, matter, report_on

from checker.deadlines import deadline_of
from checker.model.events import Exercise
from checker.model.outcome import Outcome
from checker.rules.rule import Answers, Case, Duty, compliant, rule

MAILED = {"method": "certified_mail", "sent": "2003-06-16", "received": "2003-06-23"}


@rule("W2.1-sample", on=Exercise, quote="this Warrant")
def under_the_warrant(case: Case[Exercise]) -> Answers:
    """It is met."""
    yield compliant("met")


@rule("R2.b-sample", on=Exercise, quote="this Agreement")
def under_the_rights_agreement(case: Case[Exercise]) -> Answers:
    """It is met."""
    yield compliant("met")


def duty(due: date, who: str = "Company", done: date | None = None) -> Duty:
    """Return a duty of fifteen days due on the day."""
    return Duty(who, "Holder", "do it", due, date(2003, 6, 16), "15 days", done)


@pytest.mark.parametrize(
    ("done", "as_of", "status"),
    [
        (None, "2003-07-01", "open"),
        (None, "2003-07-02", "overdue"),
        (date(2003, 7, 1), "2003-07-01", "met"),
        (date(2003, 7, 1), "2003-06-30", "planned"),
        (date(2003, 7, 5), "2003-06-30", "planned"),
        (date(2003, 7, 2), "2003-07-02", "late"),
    ],
)
def test_the_status_is_that_of_the_day_of_the_check(done: date | None, as_of: str, status: str) -> None:
    sample = loaded(matter(as_of=as_of, proposed=None)).matter
    due = date(2003, 7, 1)
    assert deadline_of(under_the_warrant, duty(due, done=done), (due,), sample, None).status == status


@pytest.mark.parametrize(
    ("side", "who", "safe"),
    [
        ("company", "Company", date(2003, 6, 27)),
        ("holder", "Holder", date(2003, 6, 27)),
        ("company", "Holder", date(2003, 7, 7)),
        ("holder", "Company", date(2003, 7, 7)),
    ],
)
def test_the_own_side_is_safe_on_the_earliest_day_moved_back_the_other_on_the_latest_rolled_on(
    side: str, who: str, safe: date
) -> None:
    """Saturday 28 June and Sunday 6 July 2003: back to Friday, on to Monday."""
    sample = loaded(matter(side=side, proposed=None)).matter
    days = (date(2003, 6, 28), date(2003, 7, 6))
    told = deadline_of(under_the_warrant, duty(days[0], who), days, sample, 0)
    assert (told.date, told.safe_date) == (days[0], safe)


def test_a_saturday_is_never_rolled_on() -> None:
    sample = loaded(matter(side="holder", proposed=None)).matter
    saturday = date(2003, 6, 28)
    assert deadline_of(under_the_warrant, duty(saturday), (saturday,), sample, 0).safe_date == saturday


def test_after_a_friday_holiday_california_counts_the_saturday_and_massachusetts_goes_on_to_monday() -> None:
    sample = loaded(matter(side="holder", proposed=None)).matter
    friday = date(2003, 7, 4)
    warrant = deadline_of(under_the_warrant, duty(friday), (friday,), sample, 0)
    rights = deadline_of(under_the_rights_agreement, duty(friday), (friday,), sample, 0)
    assert warrant.safe_date == date(2003, 7, 5)
    assert rights.safe_date == date(2003, 7, 7)


def test_a_firms_own_closing_moves_its_safe_day_back() -> None:
    closed = {"closed": {"all": ["2003-07-01"]}}
    sample = loaded(matter(calendar=closed, proposed=None)).matter
    due = date(2003, 7, 1)
    assert deadline_of(under_the_warrant, duty(due), (due,), sample, 0).safe_date == date(2003, 6, 30)


@pytest.mark.parametrize(("side", "safe"), [("company", date(2003, 7, 1)), ("holder", date(2003, 7, 8))])
def test_a_day_that_a_reading_moves_shows_the_default_and_the_safe_one(side: str, safe: date) -> None:
    """Mailed on 16 June and received on 23 June: fifteen days from either (A-3)."""
    whole = matter(exercise(notice=MAILED, warrant_surrendered=MAILED), as_of="2003-06-23", side=side)
    report = report_on(whole)
    (told,) = report.deadlines
    assert (told.date, told.safe_date) == (date(2003, 7, 8), safe)
    assert report.verdict == "permitted"
    (use,) = report.readings
    assert "deadlines.W2.1-certificate-delivery.date" in [change.path for change in use.changes]


def test_a_decided_reading_moves_no_safe_day() -> None:
    decided = {"A-3": {"option": "R1", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}
    whole = matter(exercise(notice=MAILED, warrant_surrendered=MAILED), as_of="2003-06-23", readings=decided)
    (told,) = report_on(whole).deadlines
    assert told.safe_date == date(2003, 7, 8)


def performed(day: str, sent: str | None = None) -> dict[str, object]:
    """Return the certificates delivered by hand on a day."""
    return {
        "event": "performed",
        "date": day,
        "deadline": "W2.1-certificate-delivery",
        "delivery": {"method": "hand", "received": day},
    }


@pytest.mark.parametrize(
    ("day", "status", "outcome"),
    [
        ("2003-07-01", "met", Outcome.COMPLIANT),
        ("2003-07-02", "late", Outcome.BREACH),
        (None, "overdue", Outcome.BREACH),
    ],
)
def test_a_duty_done_closes_its_deadline_and_a_late_one_changes_no_verdict(
    day: str | None, status: str, outcome: Outcome
) -> None:
    history = [performed(day)] if day else None
    report = report_on(matter(exercise(), history=history, as_of="2003-07-10"))
    (told,) = report.deadlines
    assert told.status == status
    assert finding(report, "W2.1-certificate-delivery").outcome is outcome
    assert not finding(report, "W2.1-certificate-delivery").counts
    assert report.verdict == "permitted"


@pytest.mark.parametrize(
    ("done", "as_of"), [("2003-06-30", "2003-07-10"), (None, "2003-06-30")], ids=["done", "not-done-yet"]
)
def test_an_act_on_the_monday_after_a_sunday_is_in_time_on_one_contested_reading_only(
    done: str | None, as_of: str
) -> None:
    """The fifteenth day is Sunday 29 June 2003: R2 of A-4 extends it to Monday, R1 does not."""
    history = [performed(done)] if done else None
    report = report_on(matter(exercise_of(1000, "2003-06-14"), history=history, as_of=as_of))
    judged = finding(report, "W2.1-certificate-delivery")
    assert judged.outcome is Outcome.JUDGEMENT
    assert set(judged.outcomes) == {"A-4"}

"""The calendar as iCalendar: read back by icalendar, the same bytes each time, no event that is not a deadline."""

from datetime import UTC, date, datetime, timedelta

import pytest
from freezegun import freeze_time
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from msgspec.structs import replace
from sample_matters import HOLDER, exercise, mailed_exercise, matter, report_on

from checker.model.report import Deadline, Report
from checker.report.as_calendar import one_line
from checker.report.as_ics import ics_text, uid

DUTY = Deadline(
    rule="R2.b-notice",
    date=date(2003, 7, 1),
    safe_date=date(2003, 7, 1),
    status="open",
    who="Company",
    to="Sample Fund, L.P.",
    what="give notice; of \\ the registration",
    counted_from=date(2003, 7, 31),
    count="30 days before",
    action=0,
)
BASE = report_on(matter(exercise()))


def with_deadlines(*deadlines: Deadline) -> Report:
    """Return the report on a permitted exercise with these deadlines instead of its own."""
    return replace(BASE, deadlines=deadlines)


def events(text: str) -> list[Event]:
    """Return the events as icalendar reads them back."""
    calendar = Calendar.from_ical(text.encode("utf-8"))
    assert (str(calendar["VERSION"]), str(calendar["PRODID"])) == ("2.0", "-//covenant//deadlines//EN")
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def event_of(deadline: Deadline, **keys: int) -> Event:
    """Return the event of one deadline as it is read back."""
    (only,) = events(ics_text([with_deadlines(deadline)], **keys))
    return only


def triggers(event: Event) -> list[timedelta]:
    """Return how long before the day of the event its alarms ring."""
    assert {str(alarm["ACTION"]) for alarm in event.walk("VALARM")} <= {"DISPLAY"}
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


def test_a_deadline_is_an_all_day_event_with_who_what_and_counted_from_what() -> None:
    (event,) = events(ics_text([BASE]))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2003, 7, 1), date(2003, 7, 2))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == datetime(2003, 6, 16, tzinfo=UTC)
    assert event["SUMMARY"] == f"Company: deliver certificate and new Warrant, to {HOLDER}"
    assert event["CATEGORIES"].cats == ["open"]
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Matter: A sample matter",
        "Clause: W2.1 (rule W2.1-certificate-delivery)",
        f"Who: Company, to {HOLDER}",
        "Count: 15 days from 2003-06-16",
        "Status: open, as of 2003-06-16",
    ]
    assert triggers(event) == [timedelta(days=-3)]


def test_marks_that_mean_something_in_the_format_are_read_back_as_written() -> None:
    event = event_of(DUTY)
    assert event["SUMMARY"] == "Company: give notice; of \\ the registration, to Sample Fund, L.P."


def test_the_alarm_rings_ahead_of_the_safe_date_where_that_is_earlier() -> None:
    event = event_of(replace(DUTY, safe_date=date(2003, 6, 27)))
    assert triggers(event) == [timedelta(days=-7)]
    assert "Last day: 2003-07-01; be done by the safe date: 2003-06-27" in event["DESCRIPTION"]
    later = event_of(replace(DUTY, safe_date=date(2003, 7, 3)))
    assert triggers(later) == [timedelta(days=-3)]
    assert "on the latest reading or calendar: 2003-07-03" in later["DESCRIPTION"]


@pytest.mark.parametrize("days", [0, 1, 30])
def test_the_alarm_rings_as_many_days_ahead_as_asked(days: int) -> None:
    assert triggers(event_of(DUTY, alarm_days=days)) == [timedelta(days=-days)]


@pytest.mark.parametrize(
    ("status", "alarms"), [("open", 1), ("planned", 1), ("met", 0), ("late", 0), ("overdue", 0)]
)
def test_only_what_is_awaited_has_an_alarm(status: str, alarms: int) -> None:
    event = event_of(replace(DUTY, status=status))
    assert len(triggers(event)) == alarms
    assert event["CATEGORIES"].cats == [status]


def test_a_moved_date_keeps_the_uid_and_every_other_duty_has_its_own() -> None:
    own = str(event_of(DUTY)["UID"])
    moved = replace(DUTY, date=date(2003, 8, 1), safe_date=date(2003, 7, 30), status="late", count="31 days")
    assert str(event_of(moved)["UID"]) == own
    others = [
        replace(DUTY, rule="R2.b-request"),
        replace(DUTY, who="Sample Fund, L.P."),
        replace(DUTY, to="Second Sample Fund, L.P."),
        replace(DUTY, what="give another notice"),
        replace(DUTY, counted_from=date(2003, 8, 1)),
        replace(DUTY, who="CompanyR", what=DUTY.what[1:]),
    ]
    assert len({own, *(str(event_of(each)["UID"]) for each in others)}) == len(others) + 1
    assert uid(replace(BASE, matter="Another matter"), DUTY) != own


def test_equal_duties_and_equal_matters_still_have_a_uid_each() -> None:
    report = with_deadlines(DUTY, replace(DUTY, action=1), DUTY)
    made = events(ics_text([report, report]))
    assert len({str(event["UID"]) for event in made}) == len(made) == 6


def test_an_act_in_doubt_says_so_in_its_events() -> None:
    (event,) = events(ics_text([report_on(matter(mailed_exercise(), as_of="2009-05-05"))]))
    assert "Action 0 is undetermined: this falls due only if it may be done" in event["DESCRIPTION"]


def test_a_name_cannot_add_an_event_or_an_alarm() -> None:
    attack = "X\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\x85\u2028\x0b\x1b[0m"
    report = replace(with_deadlines(replace(DUTY, who=attack, to=attack, what=attack)), matter=attack)
    text = ics_text([report])
    assert [text.count(mark) for mark in ("\r\nBEGIN:VEVENT", "\r\nUID:", "\r\nBEGIN:VALARM")] == [1, 1, 1]
    assert not [c for c in text.replace("\r\n", "") if c in "\r\n\x85\u2028\x0b\x1b"]
    (event,) = events(text)
    assert str(event["SUMMARY"]).startswith("X END:VEVENT BEGIN:VEVENT UID:evil [0m: ")


def test_long_names_in_any_script_are_folded_and_read_back() -> None:
    name = "漢字" * 150 + "é😀" * 50
    text = ics_text([with_deadlines(replace(DUTY, who=name))])
    lines = text.encode("utf-8").split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    (event,) = events(text)
    assert str(event["SUMMARY"]).startswith(f"{name}: give notice")


def test_a_tax_id_is_masked_before_a_fold_could_split_it() -> None:
    for filling in range(60, 80):
        text = ics_text([with_deadlines(replace(DUTY, who="x" * filling + " 123-45-6789"))])
        assert "123-45" not in text.replace("\r\n ", "")
        assert "XXX-XX-6789" in text.replace("\r\n ", "")


def test_the_bytes_are_the_same_whatever_the_clock_says() -> None:
    with freeze_time("2003-06-16"):
        first = ics_text([with_deadlines(DUTY)])
    with freeze_time("2031-01-01 23:59:59"):
        second = ics_text([with_deadlines(DUTY)])
    assert first == second


def test_a_matter_without_a_deadline_makes_a_calendar_without_an_event() -> None:
    assert events(ics_text([report_on(matter(proposed=None))])) == []


@settings(max_examples=60, deadline=None)
@given(who=st.text(max_size=120), what=st.text(max_size=120), to=st.text(max_size=40))
def test_any_text_is_one_event_read_back_equal(who: str, what: str, to: str) -> None:
    text = ics_text([with_deadlines(replace(DUTY, who=who, what=what, to=to))])
    assert max(len(line) for line in text.encode("utf-8").split(b"\r\n")) <= 75
    (event,) = events(text)
    assert str(event["SUMMARY"]) == one_line(f"{who}: {what}, to {to}")

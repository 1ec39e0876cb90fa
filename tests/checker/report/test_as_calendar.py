"""The calendar for a reader and for a program: every deadline in order, in columns, nothing that runs wild."""

import json
from datetime import date

from msgspec.structs import replace
from sample_matters import FILE, HOLDER, exercise, exercise_of, mailed_exercise, matter, report_on

from checker.model.report import Deadline, Report
from checker.report.as_calendar import HEADINGS, calendar_json, calendar_text, one_line

DUTY = Deadline(
    rule="R2.b-notice",
    date=date(2003, 7, 1),
    safe_date=date(2003, 6, 30),
    status="open",
    who="Company",
    to="Sample Fund, L.P.",
    what="give notice of the registration",
    counted_from=date(2003, 7, 31),
    count="30 days before",
    action=0,
)


def with_deadlines(*deadlines: Deadline) -> Report:
    """Return the report on a permitted exercise with these deadlines instead of its own."""
    return replace(report_on(matter(exercise())), deadlines=deadlines)


def rows(text: str) -> list[str]:
    """Return the lines that begin a deadline."""
    return [line for line in text.splitlines() if line[:4].isdigit()]


def test_a_deadline_says_who_does_what_counted_from_what() -> None:
    text = calendar_text([report_on(matter(exercise()))], [FILE])
    assert text.startswith("Calendar: A sample matter\nas of 2003-06-16, sample.yaml\n\n")
    (row,) = rows(text)
    assert row.split()[:4] == ["2003-07-01", "2003-07-01", "open", "Company"]
    assert "15 days from 2003-06-16" in row
    assert row.endswith("W2.1-certificate-delivery")
    told = " ".join(text.split())
    assert "deliver certificate and" in told
    assert "Cisco Systems" in told


def test_each_column_begins_under_its_heading() -> None:
    lines = calendar_text([with_deadlines(DUTY)], [FILE]).splitlines()
    head = lines[3]
    assert head.split("  ")[0] == "DATE"
    places = [head.index(heading) for heading in HEADINGS[1:]]
    shown = [lines[4][place:] for place in places]
    assert [part.split("  ")[0].split()[0] for part in shown] == [
        "2003-06-30", "open", "Company", "give", "30", "R2.b-notice",
    ]  # fmt: skip
    assert not [line for line in lines if line != line.rstrip()]


def test_the_order_is_by_date_and_then_by_rule_whether_done_or_proposed() -> None:
    later = replace(DUTY, date=date(2003, 8, 1), rule="A-first")
    other = replace(DUTY, rule="D2.a.i-notice", action=None)
    text = calendar_text([with_deadlines(later, DUTY, other)], [FILE])
    assert [row.split()[-1] for row in rows(text)] == ["D2.a.i-notice", "R2.b-notice", "A-first"]
    history = report_on(
        matter(exercise_of(5, warrant="W-1-B"), history=[exercise_of(5, "2003-06-02")], side="company")
    )
    assert [row[:10] for row in rows(calendar_text([history], [FILE]))] == ["2003-06-17", "2003-07-01"]


def test_several_matters_stand_one_after_the_other_and_none_is_no_deadline() -> None:
    empty = report_on(matter(proposed=None))
    text = calendar_text([empty, with_deadlines(DUTY)], ["a.yaml", "b.yaml"])
    first, second = text.split("\n\nCalendar: ")
    assert first.endswith("as of 2003-06-16, a.yaml\n\nNo deadline.")
    assert len(rows(second)) == 1


def test_what_a_verdict_means_for_the_calendar_is_said() -> None:
    prohibited = calendar_text([report_on(matter(exercise(signed_name="Nobody")))], [FILE])
    assert "Action 0 (exercise of 2003-06-16) is prohibited: nothing falls due from it." in prohibited
    assert "No deadline." in prohibited
    doubtful = calendar_text([report_on(matter(mailed_exercise(), as_of="2009-05-05"))], [FILE])
    assert "Action 0 (exercise of 2009-04-30) is undetermined" in doubtful
    assert "is undetermined" not in calendar_text([report_on(matter(exercise()))], [FILE])


def test_no_text_breaks_its_line_or_reaches_the_terminal_as_a_control() -> None:
    wild = replace(DUTY, who="Fund\x1b[31m\r\nCompany\u2028X\x85", what="a\tb\x00c")
    text = calendar_text([with_deadlines(wild)], [FILE])
    assert not [c for c in text if c != "\n" and not c.isprintable()]
    assert one_line("Fund\x1b[31m\r\nCo") == "Fund [31m Co"


def test_the_json_holds_the_keys_of_the_report_in_order_of_the_days() -> None:
    late = replace(DUTY, date=date(2003, 8, 1))
    told = json.loads(calendar_json([with_deadlines(late, DUTY), report_on(matter(proposed=None))]))
    assert told["schema"] == "covenant/calendar/1"
    assert [each["as_of"] for each in told["matters"]] == ["2003-06-16", "2003-06-16"]
    assert [each["date"] for each in told["matters"][0]["deadlines"]] == ["2003-07-01", "2003-08-01"]
    assert told["matters"][1]["deadlines"] == []
    (own,) = json.loads(calendar_json([report_on(matter(exercise()))]))["matters"][0]["deadlines"]
    assert own == {
        "rule": "W2.1-certificate-delivery",
        "date": "2003-07-01",
        "safe_date": "2003-07-01",
        "status": "open",
        "who": "Company",
        "to": HOLDER,
        "what": "deliver certificate and new Warrant",
        "counted_from": "2003-06-16",
        "count": "15 days",
        "action": 0,
    }

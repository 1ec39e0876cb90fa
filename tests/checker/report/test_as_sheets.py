"""The sheets of a report: the cover with everything that qualifies it, findings and deadlines in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from sample_matters import exercise, loaded, mailed_exercise, matter, report_on

from checker.api import sheets
from checker.model.outcome import Outcome
from checker.model.report import Fault
from checker.model.sheets import Sheet


def made(whole: dict[str, Any], **what_if: str) -> dict[str, Sheet]:
    """Return the sheets of a matter by title."""
    choices = {key.replace("_", "-"): option for key, option in what_if.items()}
    every = sheets(loaded(whole), report_on(whole, choices), "covenant test", choices)
    return {each.title: each for each in every}


def column(sheet: Sheet, heading: str) -> list[Any]:
    """Return the cells of a column."""
    return [row[sheet.headings.index(heading)] for row in sheet.rows]


def test_the_sheets_stand_in_their_order_and_every_row_has_every_cell() -> None:
    every = made(matter(exercise()))
    assert list(every) == ["Cover", "Register", "Findings", "Deadlines"]
    for sheet in every.values():
        assert sheet.rows
        assert {len(row) for row in sheet.rows} == {len(sheet.headings)}


def test_the_cover_says_what_was_asked_and_what_came_out() -> None:
    rows = made(matter(exercise(), client_matter="0000-0001"))["Cover"].rows
    for row in (
        ("Matter", "A sample matter"),
        ("Client and matter number", "0000-0001"),
        ("As of", date(2003, 6, 16)),
        ("Verdict", "permitted"),
        ("Action 0", "exercise of 2003-06-16: permitted"),
        ("Made by", "covenant test"),
    ):
        assert row in rows


def test_the_cover_says_what_if_and_on_what_the_answer_depends() -> None:
    whole = matter(mailed_exercise())
    assert any(item == "Depends on" and "A-3" in str(value) for item, value in made(whole)["Cover"].rows)
    taken = made(whole, A_3="R2")["Cover"].rows
    assert ("What if", "A-3 taken as R2 for this report only; nobody has decided it") in taken


def test_the_cover_says_that_a_rule_crashed_and_what_is_not_in_the_register() -> None:
    register = {"warrants": [{"id": "W-1", "signature_block": {"name": "Sample GP"}}]}
    whole = matter(exercise(), register=register)
    report = replace(report_on(whole), faults=(Fault("W2.1-sample", "KeyError: 'x'", 0),))
    cover = sheets(loaded(whole), report, "covenant test")[0]
    told = [value for item, value in cover.rows if item in ("Fault", "Not in the Register")]
    assert told == [
        "rule W2.1-sample crashed (KeyError: 'x'): the findings are not complete",
        "the signature block of the holder of W-1, which stands in the matter file",
    ]


def test_every_finding_has_a_row_the_worst_first() -> None:
    whole = matter(exercise(signed_name="Nobody"))
    findings = made(whole)["Findings"]
    report = report_on(whole)
    assert len(findings.rows) == len(report.actions[0].findings)
    ranks = [[each.replace("_", " ") for each in Outcome].index(each) for each in column(findings, "Outcome")]
    assert ranks == sorted(ranks)
    assert ranks[0] <= 1
    assert set(column(findings, "Date")) == {date(2003, 6, 16)}
    assert set(column(findings, "Rule")) == {each.rule for each in report.actions[0].findings}


def test_what_other_readings_would_answer_stands_in_the_row() -> None:
    under = [
        each for each in column(made(matter(mailed_exercise()))["Findings"], "Under other readings") if each
    ]
    assert any(each.startswith("A-3: R1 ") for each in under)


def test_deadlines_stand_by_date_and_say_on_what_they_depend() -> None:
    sure = made(matter(exercise()))["Deadlines"]
    assert column(sure, "Date") == sorted(column(sure, "Date"))
    assert set(column(sure, "Only if")) == {None}
    doubtful = made(matter(mailed_exercise()))["Deadlines"]
    assert "action 0 may be done" in column(doubtful, "Only if")

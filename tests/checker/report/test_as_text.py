"""The report as text: verdict first, then what is missing and from whom, then to-dos by date, then details."""

from msgspec.structs import replace
from sample_matters import (
    FILE,
    HOLDER,
    exercise,
    exercise_of,
    mailed_exercise,
    matter,
    report_on,
    warrants,
)

from checker.model.report import Fault
from checker.report.as_text import text_report


def told(whole: dict[str, object]) -> str:
    """Return the text of the report on a matter."""
    return text_report(report_on(whole), FILE)


def test_the_first_words_are_the_verdict() -> None:
    assert told(matter(exercise())).startswith("PERMITTED: A sample matter\nas of 2003-06-16, sample.yaml\n")
    assert told(matter(exercise(signed_name=None))).startswith("UNDETERMINED: ")
    assert told(matter(exercise(signed_name="Nobody"))).startswith("PROHIBITED: ")


def test_then_comes_what_is_missing_with_from_whom_and_how_to_mend_it_then_to_dos_then_details() -> None:
    text = told(matter(exercise(signed_name=None)))
    lines = text.splitlines()
    missing = lines.index("What is missing, from whom, to become permitted")
    assert missing == 3
    assert f"{HOLDER}:" in " ".join(lines[missing : missing + 4])
    assert "MISSING FACT W2.1-exact-name" in lines[missing + 1]
    assert f"{FILE}:" in lines[missing + 1]
    to_do = lines.index("To do")
    details = next(n for n, line in enumerate(lines) if line.startswith("Action 0"))
    assert missing < to_do < details
    assert "To mend it: copy it from the signature" in text


def test_a_permitted_matter_lacks_nothing_and_an_empty_one_proposes_nothing() -> None:
    assert "Nothing is missing: every proposed action is permitted." in told(matter(exercise()))
    assert "Nothing is proposed." in told(matter(proposed=None))


def test_to_dos_stand_in_the_order_of_their_days() -> None:
    text = told(
        matter(exercise_of(5, "2003-06-20", warrant="W-1-B"), exercise_of(5, "2003-06-17"), side="company")
    )
    days = [line.split()[0] for line in text.splitlines() if line.startswith("  2003-")]
    assert days == sorted(days)
    assert {"2003-07-02", "2003-07-05"} <= set(days)
    assert "safe day 2003-07-03" in text


def test_an_overdue_duty_is_said_to_be_overdue() -> None:
    assert "(OVERDUE)" in " ".join(told(matter(exercise(), as_of="2003-07-10")).split())


def test_a_judgement_shows_what_the_words_could_mean_and_what_follows() -> None:
    text = " ".join(told(matter(mailed_exercise(), as_of="2009-05-05")).split())
    assert "JUDGEMENT W2.1-exercise-within-term" in text
    assert "R1 (default) -> no_right: Delivery means actual receipt" in text
    assert "R2 (contested) -> compliant:" in text
    assert "A-3: R1 taken, not decided" in text


def test_a_figure_comes_with_its_clause_its_formula_and_its_rounding() -> None:
    text = " ".join(told(matter(exercise())).split())
    assert "amount_due = 240800.00 W2.1: shares × Warrant Price" in text
    assert "up to the cent" in text


def test_history_that_is_not_compliant_is_told_apart_and_changes_no_verdict() -> None:
    text = told(matter(history=[exercise_of(5, signed_name="Nobody")], proposed=None))
    assert text.startswith("PERMITTED")
    assert "History: what is not compliant in it (it changes no verdict)" in text


def test_a_fault_is_told_at_the_end() -> None:
    report = replace(report_on(matter(exercise())), faults=(Fault("W2.1-sample", "KeyError: 'x'", 0),))
    tail = text_report(report, FILE).splitlines()[-2:]
    assert tail == ["FAULTS: these rules crashed; the report is not complete", "  W2.1-sample: KeyError: 'x'"]


def test_prose_is_at_most_a_hundred_columns_wide() -> None:
    samples = (matter(exercise()), matter(exercise_of(100000, price="2.18"), register=warrants("300521.7")))
    for sample in samples:
        assert max(map(len, told(sample).splitlines())) <= 120


def test_the_text_ends_with_one_newline_and_no_line_with_a_space() -> None:
    text = told(matter(exercise()))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_while_a_rule_has_crashed_nothing_is_said_to_be_all() -> None:
    report = report_on(matter(exercise()))
    assert "Nothing is missing: every proposed action is permitted." in text_report(report, "sample.yaml")
    crashed = replace(report, faults=(Fault("W2.1-sample", "KeyError: 'x'", 0),))
    text = text_report(crashed, "sample.yaml")
    assert "Nothing is missing" not in text
    assert "What is missing cannot be told: a rule crashed (FAULTS, at the end).\n" in text

"""Readings weighed: judgements, figures in doubt, determinations, and what is only shown."""

from collections.abc import Callable
from datetime import date

import pytest
from sample_matters import (
    HOLDER,
    exercise,
    exercise_of,
    finding,
    findings,
    mailed_exercise,
    matter,
    report_on,
    warrants,
)

from checker import walk
from checker.figures import same_value, show
from checker.model.events import Exercise
from checker.model.outcome import Outcome
from checker.readings import NotComputable
from checker.rules.rule import Answers, Case, compliant, confirm, no_right, rule

Decide = Callable[[Case[Exercise]], Answers]
DECIDED = {"A-8": {"option": "R1", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}
TENTH_LEFT = matter(exercise_of(100000, price="2.18"), register=warrants("300521.7", "2.18"))


@pytest.fixture
def only_rule(monkeypatch: pytest.MonkeyPatch) -> Callable[[Decide], None]:
    """Return a function that makes one rule, W2.1-sample, the only one there is."""

    def put(decide: Decide) -> None:
        made = rule("W2.1-sample", on=Exercise, quote="this Warrant", readings=("A-8",))(decide)
        monkeypatch.setattr(walk, "rules_for", lambda event: (made,))

    return put


def turns_on_a_8(case: Case[Exercise]) -> Answers:
    """It is met under R1 and fails under R2."""
    yield compliant("met") if case.record.reading("A-8") == "R1" else no_right("failed")


def test_an_outcome_that_another_contested_option_changes_is_a_judgement(
    only_rule: Callable[[Decide], None],
) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise()))
    judged = finding(report, "W2.1-sample")
    assert judged.outcome is Outcome.JUDGEMENT
    assert judged.outcomes == {"A-8": {"R1": "compliant", "R2": "no_right"}}
    assert judged.remedy is not None
    assert "A-8" in judged.remedy
    assert report.verdict == "undetermined"


def test_readings_are_varied_one_at_a_time(only_rule: Callable[[Decide], None]) -> None:
    def needs_both(case: Case[Exercise]) -> Answers:
        asked = [case.record.reading(each) for each in ("A-8", "A-44")]
        yield no_right("both turned") if asked == ["R2", "R2"] else compliant("met")

    only_rule(needs_both)
    report = report_on(matter(exercise()))
    assert finding(report, "W2.1-sample").outcome is Outcome.COMPLIANT
    assert report.readings == ()


def test_two_readings_that_each_change_an_outcome_are_both_told(only_rule: Callable[[Decide], None]) -> None:
    def needs_either(case: Case[Exercise]) -> Answers:
        asked = [case.record.reading(each) for each in ("A-8", "A-44")]
        yield no_right("one turned") if "R2" in asked else compliant("met")

    only_rule(needs_either)
    judged = finding(report_on(matter(exercise())), "W2.1-sample")
    assert judged.outcomes == {reading: {"R1": "compliant", "R2": "no_right"} for reading in ("A-44", "A-8")}


def test_a_recorded_reading_is_not_varied_but_is_listed_as_decided(
    only_rule: Callable[[Decide], None],
) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise(), readings=DECIDED))
    assert finding(report, "W2.1-sample").outcome is Outcome.COMPLIANT
    assert finding(report, "W2.1-sample").outcomes == {}
    (use,) = report.readings
    assert (use.id, use.chosen, use.decided) == ("A-8", "R1", True)
    assert [(c.option, c.path, c.value, c.other) for c in use.changes] == [
        ("R2", "findings.W2.1-sample", "compliant", "no_right")
    ]


def test_a_recorded_reading_is_followed(only_rule: Callable[[Decide], None]) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise(), readings={"A-8": {**DECIDED["A-8"], "option": "R2"}}))
    assert finding(report, "W2.1-sample").outcome is Outcome.NO_RIGHT


@pytest.mark.parametrize("recorded", [None, DECIDED])
def test_a_what_if_is_followed_but_never_counts_as_decided(
    only_rule: Callable[[Decide], None], recorded: dict[str, object] | None
) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise(), readings=recorded), {"A-8": "R2"})
    judged = finding(report, "W2.1-sample")
    assert judged.outcome is Outcome.JUDGEMENT
    assert judged.outcomes == {"A-8": {"R1": "compliant", "R2": "no_right"}}
    (use,) = report.readings
    assert (use.chosen, use.decided) == ("R2", False)


def test_a_remote_option_never_blocks(only_rule: Callable[[Decide], None]) -> None:
    def turns_on_a_10(case: Case[Exercise]) -> Answers:
        yield no_right("failed") if case.record.reading("A-10") == "R1" else compliant("met")

    only_rule(turns_on_a_10)
    report = report_on(matter(exercise()))
    assert finding(report, "W2.1-sample").outcome is Outcome.COMPLIANT
    assert report.readings == ()


def test_an_option_that_cannot_be_computed_is_shown_and_changes_nothing(
    only_rule: Callable[[Decide], None],
) -> None:
    def cannot(case: Case[Exercise]) -> Answers:
        if case.record.reading("A-8") == "R2":
            raise NotComputable("the lease is not on file")
        yield compliant("met")

    only_rule(cannot)
    report = report_on(matter(exercise()))
    assert finding(report, "W2.1-sample").outcome is Outcome.COMPLIANT
    assert report.verdict == "permitted"
    assert report.faults == ()
    (use,) = report.readings
    (change,) = use.changes
    assert (use.id, change.option, change.path) == ("A-8", "R2", "cannot be computed")
    assert change.other == "the lease is not on file"


def test_a_finding_that_only_another_option_brings_up_is_a_judgement(
    only_rule: Callable[[Decide], None],
) -> None:
    def appears(case: Case[Exercise]) -> Answers:
        yield compliant("met")
        if case.record.reading("A-8") == "R2":
            yield no_right("something else fails")

    only_rule(appears)
    report = report_on(matter(exercise()))
    first, second = findings(report, "W2.1-sample")
    assert (first.outcome, second.outcome) == (Outcome.COMPLIANT, Outcome.JUDGEMENT)
    assert second.outcomes == {"A-8": {"R1": "not_applicable", "R2": "no_right"}}


def settled_by(**keys: str) -> dict[str, str]:
    """Return a determination with the outcome ``compliant`` unless another is given."""
    return {"by": "Sample Counsel", "date": "2003-06-10", "outcome": "compliant", "basis": "a sample", **keys}


@pytest.mark.parametrize(
    "named",
    [
        {"rule": "W2.1-sample"},
        {"clause": "W2.1"},
        {"rule": "W2.1-sample", "action": "0"},
        {"rule": "W2.1-sample", "action": "first"},
        {"rule": "W2.1-sample", "subject": HOLDER},
    ],
)
def test_a_determination_settles_the_judgement_it_names(
    only_rule: Callable[[Decide], None], named: dict[str, str]
) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise(id="first"), determinations=[settled_by(**named)]))
    settled = finding(report, "W2.1-sample")
    assert settled.outcome is Outcome.COMPLIANT
    assert "Determined by Sample Counsel: a sample" in settled.message
    assert report.verdict == "permitted"


@pytest.mark.parametrize(
    "named",
    [
        {"rule": "W2.1-other"},
        {"clause": "W3"},
        {"rule": "W2.1-sample", "clause": "W3"},
        {"rule": "W2.1-sample", "action": "1"},
        {"rule": "W2.1-sample", "subject": "Somebody Else, Inc."},
        {"rule": "W2.1-sample", "date": "2003-06-17"},
    ],
)
def test_a_determination_on_something_else_or_made_later_settles_nothing(
    only_rule: Callable[[Decide], None], named: dict[str, str]
) -> None:
    only_rule(turns_on_a_8)
    report = report_on(matter(exercise(), determinations=[settled_by(**named)]))
    assert finding(report, "W2.1-sample").outcome is Outcome.JUDGEMENT


def test_a_determination_settles_a_confirm(only_rule: Callable[[Decide], None]) -> None:
    def asks_a_person(case: Case[Exercise]) -> Answers:
        yield confirm("somebody has authority")

    only_rule(asks_a_person)
    report = report_on(matter(exercise(), determinations=[settled_by(rule="W2.1-sample")]))
    assert finding(report, "W2.1-sample").outcome is Outcome.COMPLIANT


def test_a_determination_can_settle_a_judgement_against_the_actor(
    only_rule: Callable[[Decide], None],
) -> None:
    only_rule(turns_on_a_8)
    determined = [settled_by(rule="W2.1-sample", outcome="no_right")]
    report = report_on(matter(exercise(), determinations=determined))
    assert report.verdict == "prohibited"


@pytest.mark.parametrize(
    ("changes", "rule_code", "outcome"),
    [
        ({"shares": "272068", "denominations": ["272068"]}, "W2.1-shares-available", Outcome.NO_RIGHT),
        ({"signed_name": None}, "W2.1-exact-name", Outcome.MISSING_FACT),
    ],
)
def test_no_determination_settles_a_failed_condition_or_a_missing_fact(
    changes: dict[str, object], rule_code: str, outcome: Outcome
) -> None:
    determined = [settled_by(rule=rule_code)]
    report = report_on(matter(exercise(**changes), determinations=determined))
    assert finding(report, rule_code).outcome is outcome


def test_no_determination_settles_a_breach() -> None:
    opening = {"authorized": "40,000,000"}
    determined = [settled_by(rule="W3-reserve")]
    report = report_on(matter(exercise(), opening=opening, determinations=determined))
    assert finding(report, "W3-reserve").outcome is Outcome.BREACH


def test_a_printed_figure_that_an_open_reading_changes_is_a_judgement_under_the_readings_id() -> None:
    report = report_on(TENTH_LEFT)
    doubt = finding(report, "A-13")
    assert doubt.outcome is Outcome.JUDGEMENT
    assert doubt.counts
    assert doubt.outcomes == {"A-13": {"R1": "200521.0", "R2": "200521.0", "R3": "200521.7"}}
    assert "after.warrant_shares" in doubt.message
    assert report.verdict == "undetermined"


def test_a_figure_in_doubt_is_settled_by_recording_the_reading() -> None:
    chosen = {"A-13": {"option": "R3", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}
    report = report_on({**TENTH_LEFT, "readings": chosen})
    assert findings(report, "A-13") == []
    assert report.verdict == "permitted"


def test_a_figure_that_no_needed_document_prints_puts_nothing_in_doubt() -> None:
    mailed = {"method": "certified_mail", "sent": "2003-06-16", "received": "2003-06-23"}
    report = report_on(matter(exercise(notice=mailed, warrant_surrendered=mailed), as_of="2003-06-23"))
    assert report.verdict == "permitted"
    (use,) = [each for each in report.readings if each.id == "A-3"]
    assert "figures.exercise_date" in [change.path for change in use.changes]


def test_mail_at_the_end_of_the_term_is_a_judgement_on_a_3_with_both_outcomes() -> None:
    report = report_on(matter(mailed_exercise(), as_of="2009-05-05"))
    judged = finding(report, "W2.1-exercise-within-term")
    assert judged.outcomes["A-3"] == {"R1": "no_right", "R2": "compliant"}


def test_the_safe_date_is_the_earliest_contested_day_even_where_the_papers_due_differ() -> None:
    """On receipt the Term is over and no new Warrant is due; on mailing one is, four days sooner."""
    report = report_on(matter(mailed_exercise(), as_of="2009-05-05"))
    (due,) = [each for each in report.deadlines if each.rule == "W2.1-certificate-delivery"]
    assert due.date == date(2009, 5, 19)
    assert due.safe_date == date(2009, 5, 15)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("240800.00", "240800", True),
        ("1/3", "2/6", True),
        ("1", "1.01", False),
        ("2003-06-16", "2003-06-16", True),
        ("2003-06-16", "2003-06-17", False),
        ({"A": "1"}, {"A": "1"}, True),
        ({"A": "1"}, "1", False),
        ("", "0", False),
    ],
)
def test_figures_are_compared_by_value(one: object, other: object, same: bool) -> None:
    assert same_value(one, other) is same  # type: ignore[arg-type]


def test_an_allocation_is_shown_by_name() -> None:
    assert show({"Company": "10", "A": "0"}) == "Company: 10, A: 0"

"""Which papers an action needs, and what keeps one from being an execution version."""

import pytest
from sample_matters import COMPANY, HOLDER, exercise, exercise_of, matter, report_on

from checker.agreements.clauses import JOINT, clause_codes
from checker.api import RULES, form_ids
from checker.model.outcome import Outcome
from checker.model.report import Finding, Paper
from checker.papers.form import Form
from checker.papers.table import FOR_THE_FILE, FORMS, relies

ALL_FORMS = [form for forms in FORMS.values() for form in forms]


def papers(**changes: object) -> dict[str, Paper]:
    """Return the papers of the sample exercise with changes, by form."""
    return {paper.form: paper for paper in report_on(matter(exercise(**changes))).documents}


def about(rule: str, clause: str) -> Finding:
    """Return a finding of a rule on a clause."""
    return Finding(rule, clause, "A", True, Outcome.BREACH, "", "")


def test_a_complete_exercise_needs_no_warrant_for_a_balance() -> None:
    complete = report_on(matter(exercise_of(272067)))
    assert "warrant-certificate" not in [paper.form for paper in complete.documents]
    assert "warrant-certificate" in papers()


def test_who_signs_and_who_receives() -> None:
    made = papers()
    assert (made["exhibit-a"].signer, made["exhibit-a"].recipient) == (HOLDER, COMPANY)
    letter = made["certificate-delivery-letter"]
    assert (letter.signer, letter.recipient) == (COMPANY, HOLDER)
    assert made["exhibit-a"].methods == ("hand", "certified_mail", "registered_mail")


def test_what_blocks_a_form_is_a_counting_finding_on_what_it_relies_on() -> None:
    made = papers(denominations=["50000", "40000"])
    assert made["exhibit-a"].blocked_by == ("EA-denominations",)
    assert not made["exhibit-a"].ready
    assert made["check-report"].ready


def test_a_confirm_and_a_duty_that_does_not_count_block_nothing() -> None:
    late = report_on(matter(exercise(), as_of="2003-08-01"))
    assert any(each.outcome is Outcome.BREACH for each in late.actions[0].findings)
    assert all(paper.ready for paper in late.documents)


@pytest.mark.parametrize(
    ("relied", "finding", "relying"),
    [
        ("W2.1", about("W2.1-tender", "W2.1"), True),
        ("W2.1", about("A-3", "W2.1.ii"), True),
        ("W2", about("W2.1-tender", "W2.1"), True),
        ("W2.1", about("W2.2-legend", "W2.2"), False),
        ("W1", about("W11-fraction-in-cash", "W11"), False),
        ("W2.1.ii", about("W2.1-tender", "W2.1"), False),
    ],
)
def test_a_form_relies_on_a_clause_and_on_what_is_inside_it(
    relied: str, finding: Finding, relying: bool
) -> None:
    assert relies(Form("sample", relied, "", "", relies_on=(relied,)), finding) is relying


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.id)
def test_a_form_names_clauses_and_rules_that_exist(form: Form) -> None:
    known = {*clause_codes(), JOINT, *(rule.code for rule in RULES)}
    assert form.clause in clause_codes()
    assert set(form.relies_on) <= known


def test_every_action_gets_a_report_and_a_checklist_for_the_file_once() -> None:
    two = report_on(matter(exercise_of(5), exercise_of(5, warrant="W-1-B")))
    forms = [paper.form for paper in two.documents]
    for form in FOR_THE_FILE:
        assert forms.count(form.id) == 1
    assert len(form_ids()) == len(set(form_ids()))
    assert {form.id for form in ALL_FORMS} <= set(form_ids())

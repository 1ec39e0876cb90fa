"""What a rule is, and what its answers are made of."""

from datetime import date

import pytest

from checker.model.events import Exercise, Performed
from checker.model.outcome import Outcome
from checker.rules.rule import (
    Answers,
    Case,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)


@rule("W2.1-sample", on=Exercise, quote="this Warrant", terms=("term_years",), readings=("A-3",))
def sample(case: Case[Exercise]) -> Answers:
    """It is met."""
    yield compliant("met")


def test_a_decorated_function_is_a_rule_with_its_citation() -> None:
    assert (sample.code, sample.clause, sample.quote) == ("W2.1-sample", "W2.1", "this Warrant")
    assert (sample.terms, sample.readings, sample.events) == (("term_years",), ("A-3",), (Exercise,))
    assert sample.meaning == "It is met."


def test_a_rule_may_answer_for_several_events() -> None:
    both = rule("W2.1-both", on=(Exercise, Performed), quote="this Warrant")(sample.decide)
    assert both.events == (Exercise, Performed)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (breach("why"), Outcome.BREACH),
        (no_right("why"), Outcome.NO_RIGHT),
        (missing("why", ("shares",), "give it"), Outcome.MISSING_FACT),
        (judgement("why"), Outcome.JUDGEMENT),
        (confirm("why"), Outcome.CONFIRM),
        (compliant("why"), Outcome.COMPLIANT),
        (not_applicable("why"), Outcome.NOT_APPLICABLE),
    ],
    ids=lambda value: str(getattr(value, "outcome", value)),
)
def test_each_way_to_answer_has_its_outcome_and_counts(answer: object, outcome: Outcome) -> None:
    assert answer.outcome is outcome  # type: ignore[attr-defined]
    assert answer.counts  # type: ignore[attr-defined]


def test_a_missing_fact_says_where_it_goes_and_how_to_give_it() -> None:
    answer = missing("the number is left out", ("shares",), "give `shares`", counts=False)
    assert (answer.at, answer.remedy, answer.counts) == (("shares",), "give `shares`", False)


def test_the_facts_of_an_answer_are_its_own() -> None:
    facts = {"due": date(2003, 7, 1).isoformat()}
    assert compliant("met", ("date",), facts).facts == {"due": "2003-07-01"}

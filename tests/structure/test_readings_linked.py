"""Guard of the readings: what a rule or a step asks while it runs is what it declares."""

import pytest
from fixture_runs import asked_by, read_by

from checker.api import RULES, reading_texts
from checker.model.events import EVENTS
from checker.replay.ledger import MODELLED
from checker.rules.rule import Rule

# What the step of an event may ask; a step without a row asks nothing.
STEPS: dict[str, set[str]] = {
    "exercise": {"A-3", "A-5", "A-10", "A-11", "A-12", "A-13", "A-14", "A-18"},
}
MODELLED_EVENTS = tuple(str(event.__struct_config__.tag) for event in EVENTS if event in MODELLED)

# The Company's name is every case's, whichever rule prints it.
EVERYBODYS_TERMS = {"company_name"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_asks_only_readings_that_it_declares(rule: Rule) -> None:
    """``covenant explain`` shows what is declared: an undeclared reading would decide without being seen."""
    assert asked_by(rule.code) <= set(rule.readings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_reads_only_terms_that_it_declares(rule: Rule) -> None:
    """A figure that decides must stand beside the rule with its clause and its words."""
    assert read_by(rule.code) <= set(rule.terms) | EVERYBODYS_TERMS


@pytest.mark.parametrize("event", MODELLED_EVENTS)
def test_a_step_asks_only_readings_that_are_named_here(event: str) -> None:
    """Replay moves the state for every later action: its readings are few, and each is named."""
    assert asked_by(f"step {event}") <= STEPS.get(event, set())


def test_the_readings_of_steps_exist_and_so_do_the_events() -> None:
    """The table cannot outlive what it names."""
    assert set(STEPS) <= set(MODELLED_EVENTS)
    assert set().union(*STEPS.values()) <= {reading.id for reading in reading_texts()}

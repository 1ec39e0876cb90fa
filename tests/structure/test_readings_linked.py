"""Guard of the readings: what a rule or a step asks while it runs is what it declares."""

import pytest
from fixture_runs import all_runs

from checker.api import RULES, reading_texts
from checker.model.events import EVENTS
from checker.replay.ledger import MODELLED
from checker.rules.rule import Rule

# What the step of each modelled event may ask.
STEPS: dict[str, set[str]] = {
    "exercise": {"A-3", "A-5", "A-10", "A-11", "A-12", "A-13", "A-14", "A-18"},
    "transfer_warrant": set(),
    "replace_warrant": set(),
    "board_determination_of_price": set(),
    "performed": set(),
}

# The Company's name is every case's, whichever rule prints it.
EVERYBODYS_TERMS = {"company_name"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_asks_only_readings_that_it_declares(rule: Rule) -> None:
    """``covenant explain`` shows what is declared: an undeclared reading would decide without being seen."""
    assert all_runs().readings.get(rule.code, set()) <= set(rule.readings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_reads_only_terms_that_it_declares(rule: Rule) -> None:
    """A figure that decides must stand beside the rule with its clause and its words."""
    assert all_runs().terms.get(rule.code, set()) <= set(rule.terms) | EVERYBODYS_TERMS


def test_a_step_asks_only_readings_that_it_declares() -> None:
    """Replay moves the state for every later action: its readings are few, and each is named here."""
    asked = {who[len("step ") :]: what for who, what in all_runs().readings.items() if who.startswith("step ")}
    assert all(what <= STEPS[event] for event, what in asked.items()), asked


def test_every_modelled_event_declares_its_readings_and_they_exist() -> None:
    """An event that becomes modelled gets its row, even an empty one."""
    tags = {event.__struct_config__.tag for event in EVENTS if event in MODELLED}
    assert set(STEPS) == tags
    assert set().union(*STEPS.values()) <= {reading.id for reading in reading_texts()}

"""Guards of the fixtures: every rule is seen to pass and to fail, and one scenario trips them all at once."""

from pathlib import Path

import pytest
from fixture_runs import all_runs
from rule_answers import answers_of

from checker.api import RULES
from checker.model.outcome import Outcome
from checker.model.report import Report
from checker.rules.catalogue import rule_named
from checker.rules.rule import Rule
from checker.rules.unfailing import CANNOT_FAIL

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

ADVERSE = {Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT}
AT_ONCE = "everything-wrong-at-once.yaml"


def _outcomes(rule: Rule) -> set[Outcome]:
    """Return every outcome of a rule over all fixtures, proposed actions and history alike."""
    return {
        finding.outcome
        for run in all_runs()
        for _, report in run.checked
        for action in (*report.actions, *report.history)
        for finding in action.findings
        if finding.rule == rule.code
    }


def _expected(rule: Rule) -> set[str]:
    """Return every outcome that a fixture expects of a rule, by its code."""
    found = set()
    for loaded in (loaded for run in all_runs() for loaded, _ in run.checked):
        for part in ("actions", "history"):
            actions = loaded.matter.expect.get(part) or []
            for action in actions.values() if isinstance(actions, dict) else actions:
                for key, outcome in ((action or {}).get("findings") or {}).items():
                    if str(key).partition("@")[0] == rule.code:
                        found.add(str(outcome))
    return found


@each_rule
def test_every_rule_is_seen_to_be_met(rule: Rule) -> None:
    """A rule that no fixture satisfies may refuse everything; one that can only ask is seen to ask."""
    met = {Outcome.COMPLIANT} & answers_of(rule) or {Outcome.CONFIRM}
    assert met <= _outcomes(rule)


@each_rule
def test_every_rule_is_seen_to_fail_if_it_can(rule: Rule) -> None:
    """A rule that no fixture trips may pass everything."""
    if ADVERSE & answers_of(rule):
        assert ADVERSE & _outcomes(rule)
    else:
        # A rule that only computes has no other answer to give.
        others = answers_of(rule) - {Outcome.COMPLIANT}
        assert not others or others & _outcomes(rule)


def test_the_rules_that_cannot_fail_are_exactly_those_listed_with_their_reason() -> None:
    """A rule that never refuses must say why; an exemption cannot outlive its reason."""
    assert {rule.code for rule in RULES if not ADVERSE & answers_of(rule)} == set(CANNOT_FAIL)


@each_rule
def test_every_rule_is_expected_by_name_in_a_fixture(rule: Rule) -> None:
    """What a rule says is written down by a person, never only observed."""
    assert _expected(rule)


def test_one_scenario_trips_every_rule_that_can_be_tripped() -> None:
    """One crowded matter shows that no failure hides another; a rule without failure is not tripped in it."""
    (report,) = [report for file, report in _crowded() if file.name == AT_ONCE]
    assert _tripped(report) == {rule.code for rule in RULES} - set(CANNOT_FAIL)


def test_one_scenario_expects_every_rule_that_can_be_tripped_to_be_so() -> None:
    """What is tripped is written down by a person, rule by rule."""
    (trial,) = [trial for run in all_runs() if run.file.name == AT_ONCE for trial in run.trials]
    expected = {rule for rule, outcome in trial.expected if outcome in ADVERSE}
    assert expected == {rule.code for rule in RULES} - set(CANNOT_FAIL)
    assert trial.passed


def test_the_crowded_scenarios_are_prohibited_and_have_no_fault() -> None:
    assert _crowded()
    assert all(report.verdict == "prohibited" and not report.faults for _, report in _crowded())


def test_no_fixture_crashes_a_rule() -> None:
    """A fault is an exit 2: no fixture is there to show one."""
    assert not [run.file for run in all_runs() for _, report in run.checked if report.faults]


def _tripped(report: Report) -> set[str]:
    """Return every rule that refuses a proposed act; the engine's judgement of one that cannot is its own."""
    return {
        finding.rule
        for action in report.actions
        for finding in action.findings
        if finding.outcome in ADVERSE and rule_named(finding.rule) and finding.rule not in CANNOT_FAIL
    }


def _crowded() -> list[tuple[Path, Report]]:
    """Return the scenarios in which everything is wrong, each with its report."""
    return [
        (run.file, report)
        for run in all_runs()
        if run.file.name.startswith("everything-wrong")
        for _, report in run.checked
    ]

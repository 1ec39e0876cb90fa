"""The table of coverage: what counts as passing and failing, and what is told as lacking."""

import pytest

from checker.agreements.clauses import clause_codes
from checker.agreements.records import CoverageRow
from checker.report import coverage_table as module
from checker.report.coverage_table import Gap, RuleRow, Scenario, by_file, coverage_table
from checker.report.expectations import Compared
from checker.report.trial import Trial
from checker.rules.catalogue import RULES
from checker.rules.unfailing import CANNOT_FAIL

FAILS = "W2.1-exact-name"
CANNOT = "W2.1-balance"


def trial(*expected: tuple[str, str], case: str = "one", seen: tuple[tuple[str, str], ...] = ()) -> Trial:
    """Return a trial in which these outcomes were expected and met."""
    return Trial("a.yaml", case, (), expected=expected, seen=(*expected, *seen))


def row(code: str, *trials: Trial) -> RuleRow:
    """Return one rule's row of the table made from the trials."""
    return next(rule for rule in coverage_table(trials).rules if rule.code == code)


def test_every_clause_has_its_row_and_every_rule_stands_once() -> None:
    table = coverage_table()
    assert [each.code for each in table.clauses] == [*clause_codes(), "J"]
    assert sorted(rule.code for rule in table.rules) == sorted(rule.code for rule in RULES)
    assert table.tried is None


def test_without_scenarios_nothing_is_said_to_lack_one() -> None:
    assert coverage_table().gaps == ()


def test_a_reading_stands_under_its_clause_with_the_rules_that_consult_it() -> None:
    of_section = {each.code: each for each in coverage_table().clauses}["R9.f"]
    assert of_section.readings
    consulted = {rule.code for rule in RULES if of_section.readings[0].id in rule.readings}
    assert set(of_section.readings[0].rules) == consulted


@pytest.mark.parametrize("outcome", ["compliant", "confirm"])
def test_a_rule_passes_where_it_is_expected_to_be_met(outcome: str) -> None:
    seen = row(FAILS, trial((FAILS, outcome)))
    assert seen.passed == (Scenario("a.yaml", "one", outcome),)
    assert seen.lacks == ("no scenario in which it fails",)


@pytest.mark.parametrize("outcome", ["breach", "no_right", "judgement"])
def test_a_rule_fails_where_it_is_expected_to_refuse(outcome: str) -> None:
    seen = row(FAILS, trial((FAILS, outcome)))
    assert seen.failed == (Scenario("a.yaml", "one", outcome),)
    assert seen.lacks == ("no scenario in which it passes",)


@pytest.mark.parametrize("outcome", ["missing_fact", "not_applicable", "no_duty"])
def test_what_is_neither_counts_for_neither(outcome: str) -> None:
    seen = row(FAILS, trial((FAILS, outcome)))
    assert (seen.passed, seen.failed, len(seen.lacks)) == ((), (), 2)


def test_what_was_seen_and_not_expected_counts_for_nothing() -> None:
    seen = row(FAILS, trial(seen=((FAILS, "compliant"), (FAILS, "breach"))))
    assert (seen.passed, seen.failed, len(seen.lacks)) == ((), (), 2)


def test_a_rule_with_both_lacks_nothing() -> None:
    seen = row(FAILS, trial((FAILS, "compliant")), trial((FAILS, "breach"), case="two"))
    assert (len(seen.passed), len(seen.failed), seen.lacks) == (1, 1, ())


def test_a_rule_that_cannot_fail_needs_only_to_pass() -> None:
    assert row(CANNOT, trial((CANNOT, "compliant"))).lacks == ()
    assert row(CANNOT, trial((CANNOT, "compliant"))).cannot_fail == CANNOT_FAIL[CANNOT]
    assert row(CANNOT, trial()).lacks == ("no scenario in which it passes",)


@pytest.mark.parametrize(("outcome", "told"), [("breach", True), ("no_right", True), ("judgement", False)])
def test_a_rule_that_cannot_fail_and_was_seen_to_fail_is_told(outcome: str, told: bool) -> None:
    """The engine makes a judgement of any rule whose readings differ: that is no failure of its own."""
    lacks = row(CANNOT, trial((CANNOT, "compliant"), seen=((CANNOT, outcome),))).lacks
    assert bool(lacks) is told


def test_what_could_not_be_checked_and_what_was_missed_is_listed() -> None:
    missed = Compared("verdict", "permitted", "prohibited", False)
    table = coverage_table([Trial("a.yaml", "", (), "a.yaml:1:1: no"), Trial("b.yaml", "two", (missed,))])
    assert (table.tried, table.unchecked, table.missed) == (2, ("a.yaml:1:1: no",), ("b.yaml two",))


def test_a_clause_without_rule_or_reason_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [each for each in module.coverage() if each.clause not in ("W0", "W12", "W15")]
    rows += [
        CoverageRow("W12", "warrant", "not modelled", " "),
        CoverageRow("W15", "warrant", "rules", "All."),
    ]
    monkeypatch.setattr(module, "coverage", lambda: tuple(rows))
    monkeypatch.setattr(module, "RULES", tuple(rule for rule in RULES if not rule.clause.startswith("W15")))
    assert coverage_table().gaps == (
        Gap("W0", "nothing says what is done with it"),
        Gap("W12", "neither a rule nor a reason why there is none"),
        Gap("W15", "said to be judged by rules, and no rule is of it"),
    )


def test_the_cases_of_a_file_stand_together() -> None:
    scenarios = [
        Scenario("b", "two", "breach"),
        Scenario("a", "", "compliant"),
        Scenario("b", "one", "confirm"),
    ]
    assert by_file(scenarios) == {"b": ["two (breach)", "one (confirm)"], "a": ["(compliant)"]}

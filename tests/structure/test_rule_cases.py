"""Guards of the fixtures: every rule is seen to pass and to fail, and "everything wrong" trips them all."""

import pytest
from fixture_runs import all_runs

from checker.api import RULES
from checker.model.outcome import Outcome
from checker.model.report import Report
from checker.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

ADVERSE = {Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT}

# Rules that no file can make adverse, what they answer instead, and why.
OTHERWISE: dict[str, tuple[Outcome, str]] = {
    "W2.1-warrant-identified": (Outcome.MISSING_FACT, "an id that is not in the register is bad input"),
    "W2.1-deliveries-complete": (
        Outcome.MISSING_FACT,
        "a delivery is shown or it is not; late is the Term's",
    ),
    "W2.1-record-holder-date": (Outcome.CONFIRM, "it names a day, or takes the books to be open"),
    "W2.1-balance": (Outcome.NOT_APPLICABLE, "a Warrant for the balance is due or it is not"),
    "W2.2-legend": (Outcome.NOT_APPLICABLE, "the legend goes on, unless the shares are registered"),
    "W4-opening-position": (Outcome.CONFIRM, "the position is given, or taken from Section 4"),
    "EA-issue-to": (Outcome.MISSING_FACT, "Holder may name whom it likes; who is not named is missing"),
    "W2.1-net-fraction": (Outcome.CONFIRM, "what is left over is lost or paid, and A-12 weighs the figure"),
    "W7.2-warrant-identified": (Outcome.MISSING_FACT, "an id that is not in the register is bad input"),
    "W7.2-replacement": (Outcome.MISSING_FACT, "a Warrant and what befell it are named or left out"),
    "W7.2-mutilated-surrender": (Outcome.MISSING_FACT, "a surrender is shown or it is not"),
}

# Rules that ask a person to confirm (or lack the fact, or do not apply): what no field of a file can show.
ONLY_CONFIRM: dict[str, str] = {
    "EA-signer-authority": "authority to sign",
    "W3-issue": "valid issue, taxes, approvals and listing",
    "W4-history-complete": "that nothing else has happened",
    "W6.vii-determination": "good faith, and the want of quotations",
    "W7.2-securities-laws": "that the exemption relied on exists",
    "W7.2-taxes": "who has paid",
    "W7.2-new-warrants": "a duty without a number of days",
    "W7.2-evidence": "that the Company is satisfied",
    "W7.2-indemnity": "that the Company is satisfied",
    "W14-delivery-of-transferred-warrant": "which address is the right one",
}

# Rules whose failure excludes that of the others.
NOT_TOGETHER: dict[str, str] = {
    "W11-fraction-in-cash": "only a good and complete exercise leaves a fraction to pay for",
}


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
    """A rule that no fixture satisfies may refuse everything."""
    wanted = Outcome.CONFIRM if rule.code in ONLY_CONFIRM else Outcome.COMPLIANT
    assert wanted in _outcomes(rule)


@each_rule
def test_every_rule_is_seen_to_fail(rule: Rule) -> None:
    """A rule that no fixture trips may pass everything; those that cannot be tripped are listed, with why."""
    if rule.code in ONLY_CONFIRM:
        assert not _outcomes(rule) & {*ADVERSE, Outcome.COMPLIANT}
    elif rule.code in OTHERWISE:
        assert OTHERWISE[rule.code][0] in _outcomes(rule)
    else:
        assert _outcomes(rule) & ADVERSE


def test_the_lists_of_what_cannot_fail_name_rules_that_exist_each_once() -> None:
    """An exemption cannot outlive its rule."""
    listed = [*OTHERWISE, *ONLY_CONFIRM, *NOT_TOGETHER]
    assert len(listed) == len(set(listed))
    assert set(listed) <= {rule.code for rule in RULES}


@each_rule
def test_every_rule_is_expected_by_name_in_a_fixture(rule: Rule) -> None:
    """What a rule says is written down by a person, never only observed."""
    assert _expected(rule)


def test_the_everything_wrong_scenarios_together_trip_every_rule_that_can_be_tripped() -> None:
    """One crowded matter shows that no failure hides another."""
    tripped = {
        finding.rule
        for report in _crowded()
        for action in report.actions
        for finding in action.findings
        if finding.outcome in ADVERSE
    }
    can = {rule.code for rule in RULES} - set(OTHERWISE) - set(ONLY_CONFIRM) - set(NOT_TOGETHER)
    assert not can - tripped


def test_the_crowded_scenarios_are_prohibited_and_have_no_fault() -> None:
    assert _crowded()
    assert all(report.verdict == "prohibited" and not report.faults for report in _crowded())


def test_no_fixture_crashes_a_rule() -> None:
    """A fault is an exit 2: no fixture is there to show one."""
    assert not [run.file for run in all_runs() for _, report in run.checked if report.faults]


def _crowded() -> list[Report]:
    """Return the reports on the scenarios in which everything is wrong."""
    return [
        report
        for run in all_runs()
        if run.file.name.startswith("everything-wrong")
        for _, report in run.checked
    ]

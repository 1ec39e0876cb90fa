"""Guards of the fixtures: every rule is seen to pass and to fail, and "everything wrong" trips them all."""

import pytest
from fixture_runs import all_runs
from rule_answers import answers_of

from checker.api import RULES
from checker.model.outcome import Outcome
from checker.model.report import Report
from checker.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

ADVERSE = {Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT}

# Rules that have no adverse answer, each with the reason why no file can show a breach.
CANNOT_FAIL: dict[str, str] = {
    "W2.1-deliveries-complete": "a delivery is shown or it is missing; late is the Term's",
    "W2.1-record-holder-date": "it names a day, or takes the books to be open",
    "W2.1-balance": "a Warrant for the balance is due or it is not",
    "W2.1-net-fraction": "what is left over is lost or paid, and A-12 weighs the figure",
    "W2.2-legend": "the legend goes on, unless the shares are registered",
    "W3-issue": "valid issue and issue taxes are a person's to confirm",
    "W3-listing": "that the shares are listed is a person's to confirm",
    "W4-opening-position": "the position is given, or taken from Section 4 and confirmed",
    "W4-history-complete": "that nothing else has happened is a person's to confirm",
    "W5-number-of-shares": "it computes a number",
    "W6.i.1-cash-consideration": "it computes a consideration, or misses a fact",
    "W6.i.3-rights": "it computes a consideration, or misses a fact",
    "W6.i.3.C-change": "it computes a price anew",
    "W6.i.3.D-expiry": "it computes a price anew",
    "W6.ii-excluded-stock": "it says which shares are excluded; what follows is 6(i)'s",
    "W6.iii-split": "it computes a price",
    "W6.iv-combination": "it computes a price",
    "W6.vi-rounding": "it says how a figure was rounded",
    "W6.viii-statement": "a statement without a number of days is a person's to confirm",
    "W6.ix-effective": "it computes a day",
    "W6.xi-due-bill": "whether a due bill is owed turns on readings, which the engine weighs",
    "W6.vii-determination": "good faith and the want of quotations are a person's to confirm",
    "W7.2-securities-laws": "that the exemption relied on exists is a person's to confirm",
    "W7.2-taxes": "who has paid is a person's to confirm",
    "W7.2-evidence": "that the Company is satisfied is a person's to confirm",
    "W7.2-indemnity": "that the Company is satisfied is a person's to confirm",
    "W7.2-mutilated-surrender": "a surrender is shown, or missing",
    "W9-window": "the last day of a right is shown as a deadline",
    "W9-not-under-section-8": "whether Section 8 applies is a person's to confirm",
    "W10-not-under-section-8": "whether Section 8 covers it is a person's to confirm",
    "W12.2-successor": "that a successor's papers are adequate is a person's to confirm",
    "EA-issue-to": "Holder may name whom it likes; who is not named is missing",
    "EA-signer-authority": "authority to sign is a person's to confirm",
    "R1.e-signatories": "whom the register leaves out may have passed its rights on: a person's to confirm",
    "R1.i-status": "it says what a sale does to the shares; that a duty ends breaks none",
    "R2.a.i-notice-to-holders": "promptly has no number; its absence at the filing is requested-notice's",
    "R2.a.i-blockout": "in the block-out the Company need not act, which is no duty, not a breach",
    "R2.a.i-demand-count": "after three the Company need not act, which is no duty, not a breach",
    "R2.a.i-blockout-period": "it computes the days of a block-out",
    "R2.a.ii-form": "that a form is appropriate for Rule 415 is a person's to confirm",
    "R2.a.iii-notice": "promptly has no number",
    "R2.a.iii-count": "a take-down that counts need not be made, which is no duty, not a breach",
    "R2.b-covered": "it says which registrations are Incidental; what follows is the notice's",
    "R2.d-expenses": "who has paid is a person's to confirm",
    "R2.g-resume": "it sets the day after which all goes on; too late a day is the length's",
    "R2.g-added-back": "it computes days",
    "R3.a.iii-effectiveness-period": "it computes a day; what ends sooner is kept-effective's",
    "R3.a.vii-stop-order": "best efforts promptly have no number: a person's to confirm",
    "R3.a.ix-corrected-copies": "promptly has no number: a person's to confirm",
    "R3.a.xi-transfer-agent": "that there is an agent is a person's to confirm",
    "R3.a.xii-listing": "that the shares are quoted or listed is a person's to confirm",
    "R3.c-extension": "it computes days",
    "R4.a-underwriting-agreement": "that Holders are reasonably satisfied is a person's to confirm",
    "R5-access": "how much access is necessary is for the Holders' counsel, a person's to confirm",
    "R1.i.iii-successor": "that a successor assumes the agreement is a person's to confirm",
    "R7.a-public-information": "what Rule 144 wants is on public record, a person's to confirm",
    "R7.c-statement": "forthwith has no number; to whom it is owed is the holder's",
    "R9.e-individual": "the majority binds all; whether one is singled out is a person's to confirm",
    "R9.f-recognition": "until the papers are received the Company need not act, which is no duty, not a breach",
    "D2.a-covered": "it says which registrations Section 2 covers; what follows is the notice's",
    "D2.b-advice": "the clause gives the advice no time: a person's to confirm",
    "D4-method-of-disposition": "the method is stated, in free text, or it is missing",
    "D4-registration-count": "after three the Company need not act, which is no duty, not a breach",
    "D4-notice-to-holders": "promptly has no number; its absence at the filing is the notice's",
    "D5-expenses": "who has paid is a person's to confirm",
    "D6-initiation": "the clause gives the advice no time: a person's to confirm",
    "D6.i-effectiveness-period": "it computes a day; what ends sooner is kept-effective's",
    "D6.iii-blue-sky": "best efforts where a Holder asks are a person's to confirm",
    "D6-completion": "the clause gives the advice no time: a person's to confirm",
    "D8-information": "what was asked for and furnished is a person's to confirm",
    "D7.iii-notice": "promptly has no number, and a late notice relieves nobody",
    "D9.i-public-information": "what Rule 144 wants is on public record, a person's to confirm",
    "R8-in-effect": "it says whether the promise binds; what offends it is more-favorable's",
    "D3-notice-of-grant": "promptly has no number: a person's to confirm",
    "J-x13": "it names the trigger; its duties are the clauses' own",
    "J-x15": "it names the trigger; its duties are the clauses' own",
    "J-corridor": "advice: what offends is told by the clauses' own rules",
    "J-x03": "it names the trigger; its duties are the clauses' own",
    "J-x07": "it names the trigger; its duties are the clauses' own",
    "J-x08": "it names the trigger; its duties are the clauses' own",
    "J-x09": "it names the trigger; its duties are the clauses' own",
    "J-x10": "it names the trigger; its duties are the clauses' own",
    "J-x11": "it names the trigger; its duties are the clauses' own",
    "J-x12": "it names the trigger; its duties are the clauses' own",
    "J-x14": "it names the trigger; its duties are the clauses' own",
    "J-timetable": "a day that is safe is advice; a day that is too soon is the windows'",
}

# Rules whose failure excludes that of the others.
NOT_TOGETHER: dict[str, str] = {
    "W6.i-price-adjustment": "only an issue that leaves nothing of the price cannot be computed",
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


def test_the_everything_wrong_scenarios_together_trip_every_rule_that_can_be_tripped() -> None:
    """One crowded matter shows that no failure hides another."""
    tripped = {
        finding.rule
        for report in _crowded()
        for action in report.actions
        for finding in action.findings
        if finding.outcome in ADVERSE
    }
    can = {rule.code for rule in RULES} - set(CANNOT_FAIL) - set(NOT_TOGETHER)
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

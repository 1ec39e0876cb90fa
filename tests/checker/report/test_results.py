"""Results: kinds and levels, places, what is excepted, and what stands in the way."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest
from machine_results import (
    ASIDE,
    CONFIRM,
    CRASHED,
    EXCEPTED,
    JUDGED,
    MET,
    MISSED,
    MISSING,
    NO_DUTY,
    NOTICE,
    PAST,
    RECORD,
    REFUSED,
    run_of,
)
from machine_results import BREACH as BREACHED

from checker.exceptions.record import Notice
from checker.model.outcome import Outcome, Verdict
from checker.model.report import Action, Fault, Finding, Position, Report
from checker.report.expectations import Compared
from checker.report.results import (
    Checked,
    Kind,
    Level,
    Refused,
    Result,
    alerts,
    blocks,
    is_history,
    matter_of,
    result_of_notice,
    results_of_check,
    results_of_trial,
)
from checker.report.trial import Trial

NOWHERE = Position("2.408", "272067", {})


def finding(outcome: Outcome, *, counts: bool = True, fingerprint: str = "") -> Finding:
    """Return a finding of the outcome."""
    return Finding(
        "W3-reserve",
        "W3",
        "Company",
        counts,
        outcome,
        "why",
        "words",
        line=4,
        column=2,
        fingerprint=fingerprint,
    )


def report(*proposed: Finding, history: tuple[Finding, ...] = (), faults: tuple[Fault, ...] = ()) -> Report:
    """Return a report with one proposed action and, where there are findings of it, one of history."""

    def action(index: int, findings: tuple[Finding, ...]) -> Action:
        return Action(
            index,
            "X-1",
            "exercise",
            date(2003, 6, 16),
            Verdict.PERMITTED,
            findings,
            {},
            (),
            NOWHERE,
            NOWHERE,
            {},
        )

    past = (action(3, history),) if history else ()
    return Report("m", date(2003, 6, 16), Verdict.PERMITTED, (action(0, proposed),), past, faults, (), (), ())


def of(whole: Report) -> tuple[Result, ...]:
    """Return the results of a report."""
    return results_of_check(Checked("a.yaml", "one", "Sample", "100.1", whole), {})


@pytest.mark.parametrize(
    ("outcome", "kind", "level"),
    [
        (Outcome.BREACH, Kind.FAIL, Level.ERROR),
        (Outcome.NO_RIGHT, Kind.FAIL, Level.ERROR),
        (Outcome.MISSING_FACT, Kind.OPEN, Level.NONE),
        (Outcome.JUDGEMENT, Kind.REVIEW, Level.NONE),
        (Outcome.NO_DUTY, Kind.REVIEW, Level.NONE),
        (Outcome.CONFIRM, Kind.REVIEW, Level.NONE),
        (Outcome.COMPLIANT, Kind.PASS, Level.NONE),
    ],
)
def test_each_outcome_has_its_kind_and_level(outcome: Outcome, kind: Kind, level: Level) -> None:
    (result,) = of(report(finding(outcome)))
    assert (result.kind, result.level, result.outcome) == (kind, level, str(outcome))
    assert (result.file, result.line, result.column) == ("a.yaml", 4, 2)
    assert (result.case, result.matter, result.path, result.event) == (
        "one",
        "Sample",
        "proposed[0]",
        "exercise X-1",
    )


def test_what_is_not_applicable_is_no_result() -> None:
    (compliant,) = of(report(finding(Outcome.NOT_APPLICABLE), finding(Outcome.COMPLIANT)))
    assert compliant.outcome == "compliant"


def test_what_does_not_count_is_a_warning_and_what_is_past_a_note() -> None:
    breach = finding(Outcome.BREACH)
    aside, past = of(report(finding(Outcome.BREACH, counts=False), history=(breach,)))
    assert (aside.level, aside.counts, blocks(aside)) == (Level.WARNING, False, False)
    assert (past.level, past.path, blocks(past)) == (Level.NOTE, "history[3]", False)


def test_proposed_comes_before_history_and_faults_come_last() -> None:
    whole = report(
        finding(Outcome.BREACH),
        finding(Outcome.COMPLIANT),
        history=(finding(Outcome.BREACH),),
        faults=(Fault("W3-reserve", "KeyError: 'x'", 0),),
    )
    assert [(result.path, result.rule) for result in of(whole)] == [
        ("proposed[0]", "W3-reserve"),
        ("proposed[0]", "W3-reserve"),
        ("history[3]", "W3-reserve"),
        ("", "FAULT"),
    ]
    fault = of(whole)[-1]
    assert fault.message == "the rule W3-reserve crashed: KeyError: 'x'"
    assert (fault.level, fault.subject, blocks(fault)) == (Level.ERROR, "W3-reserve", True)


def test_an_exception_holds_for_its_fingerprint_only() -> None:
    whole = report(
        finding(Outcome.BREACH, fingerprint="0123456789abcdef"),
        finding(Outcome.BREACH, fingerprint="fedcba9876543210"),
        finding(Outcome.BREACH),
    )
    first, *others = results_of_check(
        Checked("a.yaml", "", "", "", whole), {"0123456789abcdef": RECORD, "": RECORD}
    )
    assert first.exception == RECORD
    assert not blocks(first)
    assert [(each.exception, blocks(each)) for each in others] == [(None, True), (None, True)]


def test_a_file_that_was_refused_is_an_input_failure_at_its_place() -> None:
    refused = Refused("a tab indents this line", "prices.csv", 7, 2)
    (result,) = results_of_check(Checked("a.yaml", "", "", "", None, refused), {})
    assert (result.rule, result.level, result.file) == ("INPUT", Level.ERROR, "prices.csv")
    assert (result.line, result.column, result.message) == (7, 2, "a tab indents this line")
    assert result.remedy
    assert blocks(result)


def test_a_scenario_of_which_all_is_met_is_one_pass() -> None:
    met = Compared("verdict", "permitted", "permitted", True, line=3, column=1)
    (result,) = results_of_trial(Trial("a.yaml", "one", (met, met), title="Sample"))
    assert (result.rule, result.kind, result.level) == ("EXPECT", Kind.PASS, Level.NONE)
    assert result.message == "every expectation is met: 2 compared"
    assert (result.matter, result.case, blocks(result)) == ("Sample", "one", False)


def test_each_missed_expectation_fails_at_its_own_line_and_column() -> None:
    trial = Trial(
        "a.yaml",
        "one",
        (
            Compared("verdict", "permitted", "permitted", True, line=3, column=1),
            Compared("actions[0].figures.amount_due", "1", "2", False, line=9, column=7),
            Compared("history[0].verdict", "permitted", "prohibited", False, line=11, column=5),
        ),
        why="Section 2.1",
    )
    first, second = results_of_trial(trial)
    assert first.message == "actions[0].figures.amount_due: expected 1, seen 2. Section 2.1"
    assert [(each.line, each.column, each.path) for each in (first, second)] == [
        (9, 7, "actions[0].figures.amount_due"),
        (11, 5, "history[0].verdict"),
    ]
    assert all(each.kind is Kind.FAIL and each.level is Level.ERROR for each in (first, second))
    assert blocks(second), "an expectation of history is missed like any other"


def test_a_scenario_that_cannot_be_read_is_refused_where_its_mistake_stands() -> None:
    trial = Trial("a.yaml", "", (), "b.csv:4:2: no", message="no", error_file="b.csv", line=4, column=2)
    (result,) = results_of_trial(trial)
    assert (result.rule, result.message) == ("INPUT", "no")
    assert (result.file, result.line, result.column) == ("b.csv", 4, 2)
    (own,) = results_of_trial(replace(trial, error_file=""))
    assert own.file == "a.yaml"


def test_a_rule_that_crashes_in_a_scenario_is_a_fault_beside_what_was_missed() -> None:
    message = "W3-reserve crashed: KeyError: 'x'"
    missed = Compared("verdict", "permitted", "undetermined", False, line=3, column=1)
    first, fault = results_of_trial(
        Trial("a.yaml", "", (missed,), f"a.yaml: {message}", message=message, line=1, column=1)
    )
    assert first.rule == "EXPECT"
    assert (fault.rule, fault.subject, fault.message) == ("FAULT", "W3-reserve", f"the rule {message}")


def test_a_notice_of_an_exception_fails_at_its_record() -> None:
    result = result_of_notice(Notice("EXC-UNUSED", "nothing", "exceptions.toml", 12, "take it out"))
    assert (result.rule, result.file, result.line, result.level) == (
        "EXC-UNUSED",
        "exceptions.toml",
        12,
        Level.ERROR,
    )
    assert blocks(result)


def test_what_stands_in_the_way() -> None:
    assert all(map(blocks, (BREACHED, JUDGED, MISSING, NO_DUTY, REFUSED, CRASHED, NOTICE, MISSED)))
    assert not any(map(blocks, (CONFIRM, MET, ASIDE, PAST, EXCEPTED)))
    assert is_history(PAST)
    assert not is_history(BREACHED)


def test_a_result_survives_the_way_to_another_process() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(EXCEPTED), type=Result) == EXCEPTED


@pytest.mark.parametrize("findings", [(), (finding(Outcome.NOT_APPLICABLE),)])
def test_a_matter_to_which_no_rule_applies_passes(findings: tuple[Finding, ...]) -> None:
    (result,) = of(report(*findings))
    assert (result.rule, result.kind, result.level) == ("INPUT", Kind.PASS, Level.NONE)
    assert (result.file, result.case, result.matter, result.remedy) == ("a.yaml", "one", "Sample", "")
    assert not blocks(result)


def test_what_is_wrong_in_a_file_that_a_matter_names_is_said_of_that_matter() -> None:
    refused = Refused("no price", "prices.csv", 2, 1)
    (result,) = results_of_check(Checked("m.yaml", "one", "", "", None, refused), {})
    assert (result.file, result.line, result.of) == ("prices.csv", 2, "m.yaml")
    assert matter_of(result) == ("m.yaml", "one")
    tried = Trial("s.yaml", "", (), error="p", message="p", error_file="prices.csv", line=2)
    (untried,) = results_of_trial(tried)
    assert (untried.file, matter_of(untried)) == ("prices.csv", ("s.yaml", ""))
    assert (REFUSED.of, matter_of(REFUSED)) == ("", ("matters/bad.yaml", ""))


def test_alerts_are_what_stands_in_the_way_and_all_of_them_fail() -> None:
    """Code scanning knows neither kinds nor suppressions: whatever stands in the file becomes an alert."""
    found = alerts(run_of(BREACHED, JUDGED, MISSING, NO_DUTY, CONFIRM, ASIDE, PAST, EXCEPTED, MET, REFUSED))
    assert [(each.rule, each.outcome) for each in found.results] == [
        (each.rule, each.outcome) for each in (BREACHED, JUDGED, MISSING, NO_DUTY, REFUSED)
    ]
    assert {each.kind for each in found.results} == {Kind.FAIL}
    assert [each.level for each in found.results] == [Level.ERROR, *[Level.WARNING] * 3, Level.ERROR]

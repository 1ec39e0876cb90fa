"""Trials and checks as JUnit XML: a case for each expectation, or for each finding of each matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from junitparser import Attr, Error, Failure, IntAttr, JUnitXml, Skipped, TestCase, TestSuite

from checker.model.masking import masked
from checker.model.outcome import Outcome
from checker.report.own_rules import FAULT, INPUT
from checker.report.results import Kind, Result, Run, blocks, is_history, matter_of
from checker.report.shown import shown_run, visible
from checker.report.trial import Trial

_UNCHECKED = (INPUT, FAULT)


class PlacedCase(TestCase):
    """A case with the place of what it judges, the line counted from 1."""

    file = Attr()
    line = IntAttr()


def junit_text(trials: tuple[Trial, ...]) -> str:
    """Return the trials as a JUnit document: a suite for each scenario, a case for each expectation."""
    return _document(_of_trial(trial) for trial in trials)


def junit_of_check(run: Run) -> str:
    """Return a check as a JUnit document: a suite for each matter, a case for each finding.

    What stands in the way is a failure, typed by its outcome; a missing fact, a file that was not read and a
    rule that crashed are errors; what was knowingly excepted is skipped, with the reason, and so is what fails
    without standing in the way.
    """
    # What is told apart is told apart by its whole name: two that are masked may look alike.
    results = zip(run.results, shown_run(run).results, strict=True)
    matters = groupby(results, key=lambda pair: matter_of(pair[0]))
    return _document(_suite(_name(*key), [seen for _, seen in pairs]) for key, pairs in matters)


def _document(suites: Iterator[TestSuite]) -> str:
    document = JUnitXml()
    for suite in suites:
        # Appended, never added: what is added to a document is merged with a suite of the same name.
        document.append(suite)  # type: ignore[no-untyped-call]
    text = document.tostring()  # type: ignore[no-untyped-call]
    return f"{text.decode('utf-8') if isinstance(text, bytes) else text}".rstrip() + "\n"


def _of_trial(trial: Trial) -> TestSuite:
    """Return a scenario as a suite; what could not be checked is an error beside what was compared."""
    name = _name(trial.file, trial.case)
    suite = TestSuite(name)
    for each in trial.compared:
        case = _case(each.path, name, trial.file, each.line)
        if not each.met:
            told = f"expected {each.expected}, seen {each.seen}. {trial.why}".strip()
            case.result = [Failure(_text(told))]
        suite.add_testcase(case)
    if trial.error:
        case = _case("checked", name, trial.error_file or trial.file, trial.line)
        case.result = [Error(_text(trial.error))]
        suite.add_testcase(case)
    return suite


def _suite(name: str, results: list[Result]) -> TestSuite:
    """Return a matter as a suite of what was found about it."""
    suite = TestSuite(name)
    seen: Counter[str] = Counter()
    for result in results:
        told = " ".join(part for part in (result.path, result.rule, result.subject) if part)
        seen[told] += 1
        if seen[told] > 1:
            told = f"{told} ({seen[told]})"
        case = _case(told, name, result.file, result.line)
        came = _came_of(result)
        if came is not None:
            case.result = [came]
        suite.add_testcase(case)
    return suite


def _came_of(result: Result) -> Failure | Error | Skipped | None:
    """Return what a case came to; None where it passed, or does not stand in the way."""
    if result.kind is Kind.PASS:
        return None
    kind = _text(result.outcome or result.rule)
    message = _text(_message(result))
    if result.exception is not None:
        record = result.exception
        return Skipped(
            _text(f"excepted by {record.approved_by} until {record.expires}: {record.reason}. {message}"),
            kind,
        )
    if result.rule in _UNCHECKED or (blocks(result) and result.outcome == Outcome.MISSING_FACT):
        return Error(message, kind)
    if blocks(result):
        return Failure(message, kind)
    if result.kind is Kind.FAIL:
        # It is told, but the run is not red for it: the exit status does not count it either.
        why = "of history: it changes no verdict" if is_history(result) else "it does not count"
        return Skipped(_text(f"{why}. {message}"), kind)
    return None


def _message(result: Result) -> str:
    """Return the reason with the words it rests on and what mends it."""
    quoted = f" {result.clause}: “{result.quote}”." if result.quote else ""
    mend = f" To mend it: {result.remedy}." if result.remedy else ""
    return f"{result.message}{quoted}{mend}"


def _case(name: str, classname: str, file: str, line: int | None) -> PlacedCase:
    """Return a case with its place in the file."""
    case = PlacedCase(_text(name), classname=classname)
    case.file = _text(file)
    if line is not None:
        case.line = line
    return case


def _name(file: str, case: str) -> str:
    return _text(f"{file} {case}".strip())


def _text(text: str) -> str:
    """Return a text that XML can hold, without tax ids; what it cannot hold is written out."""
    return visible(masked(text))

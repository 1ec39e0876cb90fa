"""Trials as JUnit XML: one case for each expectation, an error where a scenario could not be checked."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from checker.report.trial import Trial


def junit_text(trials: tuple[Trial, ...]) -> str:
    """Return the trials as a JUnit document: a suite for each scenario, a case for each expectation."""
    document = JUnitXml()
    for trial in trials:
        name = f"{trial.file} {trial.case}".strip()
        suite = TestSuite(name)
        for each in trial.compared:
            case = TestCase(each.path, classname=name)
            if not each.met:
                case.result = [Failure(f"expected {each.expected}, seen {each.seen}. {trial.why}".strip())]
            suite.add_testcase(case)
        if trial.error:
            case = TestCase("checked", classname=name)
            case.result = [Error(trial.error)]
            suite.add_testcase(case)
        document.add_testsuite(suite)
    text = document.tostring()  # type: ignore[no-untyped-call]
    return text.decode("utf-8") if isinstance(text, bytes) else str(text)

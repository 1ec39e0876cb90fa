"""Trials as JUnit: a suite for each scenario, a failure for each miss, an error for what was not checked."""

from junitparser import JUnitXml

from checker.report.as_junit import junit_text
from checker.report.expectations import Compared
from checker.report.trial import Trial

MET = Compared("verdict", "permitted", "permitted", True)
MISSED = Compared("actions[0].figures.amount_due", "1", "2", False)


def test_each_expectation_is_a_case_and_each_miss_a_failure_with_its_reason() -> None:
    trials = (
        Trial("a.yaml", "one", (MET, MISSED), "", "Section 2.1 says <so> & more"),
        Trial("b.yaml", "", (), "b.yaml:1:1: it cannot be read"),
    )
    document = JUnitXml.fromstring(junit_text(trials).encode("utf-8"))
    suites = list(document)
    assert [suite.name for suite in suites] == ["a.yaml one", "b.yaml"]
    assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [(2, 1, 0), (1, 0, 1)]
    told = junit_text(trials)
    assert "expected 1, seen 2. Section 2.1 says &lt;so&gt; &amp; more" in told
    assert "b.yaml:1:1: it cannot be read" in told


def test_a_run_in_which_all_is_met_has_no_failure() -> None:
    document = JUnitXml.fromstring(junit_text((Trial("a.yaml", "", (MET,)),)).encode("utf-8"))
    assert [(suite.tests, suite.failures, suite.errors) for suite in document] == [(1, 0, 0)]

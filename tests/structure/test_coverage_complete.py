"""Guard of the coverage: what ``covenant coverage fixtures`` would find lacking, from the runs of this session."""

from fixture_runs import all_runs

from checker.report.coverage_table import coverage_table


def test_no_clause_lacks_a_rule_or_reason_and_no_rule_a_passing_or_failing_scenario() -> None:
    """What is expected by name in no scenario is proved by none."""
    table = coverage_table(trial for run in all_runs() for trial in run.trials)
    assert table.tried
    assert table.unchecked == ()
    assert table.missed == ()
    assert table.gaps == ()

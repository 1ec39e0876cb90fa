"""The readings of a report: what another contested option would change, decided or not."""

from sample_matters import mailed_exercise, matter, report_on

DECIDED = {"A-3": {"option": "R1", "by": "Sample Counsel", "date": "2003-06-02", "because": "a sample"}}


def test_an_undecided_reading_lists_what_its_other_option_changes() -> None:
    report = report_on(matter(mailed_exercise()))
    use = next(each for each in report.readings if each.id == "A-3")
    assert (use.chosen, use.decided) == ("R1", False)
    assert {change.option for change in use.changes} == {"R2"}
    assert "figures.exercise_date" in {change.path for change in use.changes}


def test_a_decided_reading_is_listed_as_decided_and_changes_no_outcome() -> None:
    report = report_on(matter(mailed_exercise(), readings=DECIDED))
    use = next(each for each in report.readings if each.id == "A-3")
    assert use.decided
    assert not any(finding.outcomes for action in report.actions for finding in action.findings)

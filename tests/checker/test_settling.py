"""A determination settles one finding, and says so where it would fit several."""

import pytest
from sample_matters import exercise, finding, matter, report_on

from checker.model.errors import InputError
from checker.model.outcome import Outcome

BY = {"by": "Sample Counsel", "date": "2003-06-10", "outcome": "compliant", "basis": "a sample"}


def test_a_determination_that_fits_several_findings_is_refused_with_its_place() -> None:
    whole = matter(exercise(), determinations=[{**BY, "clause": "W2.1"}, {**BY, "clause": "EA"}])
    whole["proposed"][0]["payment"] = [
        {
            "method": "cancellation_of_indebtedness",
            "amount": "240800.00",
            "debtor": "CTC Communications Group, Inc.",
        }
    ]
    with pytest.raises(InputError, match="fits several findings") as refused:
        report_on(whole)
    assert refused.value.line is not None


def test_a_determination_named_by_rule_settles_that_rule_alone() -> None:
    report = report_on(matter(exercise(), determinations=[{**BY, "rule": "EA-signer-authority"}]))
    assert finding(report, "EA-signer-authority").outcome is Outcome.COMPLIANT
    assert finding(report, "W3-issue").outcome is Outcome.CONFIRM


def test_an_action_is_named_by_its_number_among_the_proposed_and_never_in_history() -> None:
    past = exercise(date="2003-06-02", shares="1000", denominations=["1000"])
    past["payment"] = [{"method": "wire", "amount": "2408.00"}]
    whole = matter(
        exercise(warrant="W-1-B"),
        history=[past],
        determinations=[{**BY, "rule": "EA-signer-authority", "action": "0"}],
    )
    report = report_on(whole)
    assert finding(report, "EA-signer-authority").outcome is Outcome.COMPLIANT
    assert [f.outcome for f in report.history[0].findings if f.rule == "EA-signer-authority"] == [
        Outcome.CONFIRM
    ]

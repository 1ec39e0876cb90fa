"""A successor of the Company: asked to assume the RRA, which no clause requires."""

from typing import Any

import pytest
from sample_matters import finding, matter, report_on

from checker.model.report import Finding


def judged(assumed: bool, **changes: Any) -> Finding:
    """Return the finding on a merger."""
    event = {"event": "merger", "date": "2004-07-15", "kind": "merger", "provision_made": True, **changes}
    whole = matter(event, as_of="2004-06-01", agreements={"rra_assumed_by_group": assumed})
    return finding(report_on(whole), "R1.i.iii-successor")


def test_the_assumption_is_asked_for_and_stops_nothing() -> None:
    found = judged(assumed=True)
    assert (found.outcome, found.counts) == ("confirm", False)


@pytest.mark.parametrize("kind", ["reorganization", "reclassification"])
def test_by_a_change_of_the_stock_nobody_succeeds(kind: str) -> None:
    assert judged(assumed=True, kind=kind).outcome == "not_applicable"


def test_what_group_never_took_over_its_successor_need_not_take_over() -> None:
    assert judged(assumed=False).outcome == "not_applicable"

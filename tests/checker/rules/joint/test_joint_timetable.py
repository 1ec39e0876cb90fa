"""The earliest safe day of filing: kept, missed, or not to be told."""

from typing import Any

import pytest
from sample_matters import HOLDER, finding, matter, report_on

from checker.model.report import Finding

NOTICE = {"to": HOLDER, "method": "hand", "received": "2004-06-04"}


def judged(filing: str | None, notices: list[dict[str, Any]]) -> Finding:
    """Return the finding on the timetable of a registration under Exhibit D alone."""
    event: dict[str, Any] = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "initiated_by": "company",
        "securities": "common",
        "underwritten": False,
        "notices": notices,
    }
    if filing is not None:
        event["filing_date"] = filing
    agreements = {"rra_assumed_by_group": False}
    return finding(report_on(matter(event, as_of="2004-06-04", agreements=agreements)), "J-timetable")


@pytest.mark.parametrize(("filing", "expected"), [("2004-06-22", "confirm"), ("2004-06-23", "compliant")])
def test_the_filing_waits_for_the_fifteen_days_and_the_mail(filing: str, expected: str) -> None:
    """Saturday 19 June 2004 and three business days of the mail: Wednesday 23 June."""
    assert judged(filing, [NOTICE]).outcome == expected


def test_what_is_left_out_is_asked_for_without_counting() -> None:
    for found in (judged(None, [NOTICE]), judged("2004-08-02", [])):
        assert (found.outcome, found.counts) == ("missing_fact", False)

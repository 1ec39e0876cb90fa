"""When a transferee is to be recognized, and how its notice is given, as a report shows it."""

from typing import Any

import pytest
from rra_matters import SPECTRUM, by_hand, of_holders
from sample_matters import finding, report_on

from checker.model.report import Report


def judged(**changes: Any) -> Report:
    """Return the report on a transfer in street name; None leaves a key out."""
    event = {
        "event": "transfer_registrable",
        "date": "2002-06-03",
        "from": SPECTRUM,
        "to": "Sample Fund, L.P.",
        "shares": "60000",
        "security": "series_a",
        "affiliate": False,
        "seller_restricted_in_writing": False,
        "record_holder": False,
        **changes,
    }
    return report_on(of_holders({key: value for key, value in event.items() if value is not None}))


def test_what_sleeps_does_not_stop_the_transfer() -> None:
    report = judged()
    found = finding(report, "R9.f-recognition")
    assert (found.outcome, found.counts, report.verdict) == ("no_duty", False, "permitted")
    assert "agreement to be bound" in found.message


def test_papers_still_to_come_are_a_plan() -> None:
    later = by_hand("2002-06-14")
    found = finding(judged(notice=later, agreement_to_be_bound=dict(later)), "R9.f-recognition")
    assert (found.outcome, found.facts["recognized_from"]) == ("compliant", "2002-06-14")
    assert "if they are received by then" in found.message


@pytest.mark.parametrize("paper", ["notice", "agreement_to_be_bound"])
def test_a_paper_without_its_way_or_day_is_a_fact_left_out(paper: str) -> None:
    found = finding(judged(**{paper: {"method": "hand"}}), "R9.f-recognition")
    assert found.outcome == "missing_fact"
    assert f"`{paper}`" in str(found.remedy)


def test_a_notice_by_an_unlisted_way_turns_on_whether_the_list_is_closed() -> None:
    fax = {"method": "fax", "received": "2002-06-05"}
    found = finding(judged(notice=fax, agreement_to_be_bound=by_hand("2002-06-05")), "R9.b-transfer-notice")
    assert found.outcome == "judgement"
    assert found.outcomes["Q64"] == {"a": "no_right", "b": "compliant"}


def test_a_notice_whose_day_is_left_out_cannot_be_judged() -> None:
    assert finding(judged(notice={"method": "hand"}), "R9.b-transfer-notice").outcome == "missing_fact"

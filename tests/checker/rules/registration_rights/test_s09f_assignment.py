"""A transfer of Registrable Securities before the rules of Section 9(f), as a report shows it."""

from typing import Any

import pytest
from rra_matters import MOCHARY, SPECTRUM, by_hand, demand, of_holders
from sample_matters import finding, findings, report_on

from checker.model.report import Report

FUND = "Sample Fund, L.P."


def lot(**changes: Any) -> dict[str, Any]:
    """Return a transfer of 60,000 shares by Spectrum to a stranger of record; None leaves a key out."""
    event = {
        "event": "transfer_registrable",
        "id": "transfer-1",
        "date": "2002-06-03",
        "from": SPECTRUM,
        "to": FUND,
        "shares": "60000",
        "security": "series_a",
        "affiliate": False,
        "beneficial_owner_of_seller": False,
        "seller_restricted_in_writing": False,
        "record_holder": True,
        **changes,
    }
    return {key: value for key, value in event.items() if value is not None}


def judged(**changes: Any) -> Report:
    """Return the report on one transfer."""
    return report_on(of_holders(lot(**changes)))


@pytest.mark.parametrize("key", ["from", "to", "security"])
def test_without_who_or_what_nobody_can_say_what_passes(key: str) -> None:
    found = finding(judged(**{key: None}), "R9.f-assignment")
    assert found.outcome == "missing_fact"
    assert f"`{key}`" in str(found.remedy)


def test_the_finding_is_about_the_transferee_and_shows_the_three_tests() -> None:
    found = finding(judged(), "R9.f-assignment")
    assert (found.subject, found.outcome) == (FUND, "compliant")
    assert found.facts["(ii) minimum holding"] == "yes"
    assert found.facts["minimum_holding"] == "50000"


def test_a_seller_without_rights_has_none_to_pass_on() -> None:
    rows = [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": "Sample Investor", "group": "other_contract", "series_a_as_converted": "60000"},
    ]
    found = finding(report_on(of_holders(lot(**{"from": "Sample Investor"}), rows=rows)), "R9.f-assignment")
    assert found.outcome == "no_right"
    assert "no Holder" in found.message


def test_what_the_transferee_held_must_be_known_where_the_lot_is_too_small() -> None:
    rows = [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": FUND, "group": "rra"},
    ]
    found = finding(report_on(of_holders(lot(shares="1000"), rows=rows)), "R9.f-minimum-holding")
    assert found.outcome == "missing_fact"
    assert "transferee_already_holds" in str(found.remedy)


def test_whether_an_affiliate_matters_is_said_only_where_the_rights_turn_on_it() -> None:
    assert finding(judged(affiliate=None), "R9.f-affiliate").outcome == "not_applicable"
    open_point = judged(affiliate=None, shares="1000", seller_restricted_in_writing=True)
    assert finding(open_point, "R9.f-affiliate").outcome == "judgement"
    assert finding(open_point, "R9.f-assignment").outcome == "judgement"


def test_the_company_is_never_asked_for_its_consent() -> None:
    """No field of a transfer, and no rule on it, speaks of the Company's consent (9(f))."""
    report = judged()
    assert report.verdict == "permitted"
    assert not [each for each in report.actions[0].findings if each.counts and each.outcome == "confirm"]


def test_a_transfer_proposed_before_a_demand_is_seen_by_it() -> None:
    by = [{"holder": SPECTRUM, "shares": "673334"}, {"holder": FUND, "shares": "60000"}]
    report = report_on(of_holders(lot(), demand(by=by)))
    assert report.actions[1].figures["represented"] == "733334"
    assert findings(report, "R2.a.i-requisite-holders", 1)[0].outcome == "compliant"


def test_a_transfer_to_a_holder_needs_no_more_than_what_it_has() -> None:
    report = judged(to=MOCHARY, shares="1000", record_holder=False, notice=by_hand("2002-06-05"))
    assert finding(report, "R9.f-assignment").outcome == "compliant"
    assert report.actions[0].figures["transferee_holding"] == "201000"

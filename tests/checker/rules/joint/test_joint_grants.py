"""The corridor: every change it advises is tried again, is needed, and makes the grant pass."""

from typing import Any

import pytest
from grant_matters import CORRIDOR, LENDERS, WAIVED, grant, on, told

FAR_OUTSIDE = {
    **LENDERS,
    "demand_count": "unlimited",
    "demand_window_days": "16",
    "window_unit": "business",
    "effective_within_days": "75",
    "delay_days": "30",
    "delays_per_year": "4",
    "shelf_years": "2",
    "piggyback": True,
    "piggyback_excludes": "none",
    "piggyback_lead_days": "45",
    "indemnity_scope": "wider",
    "assignment_minimum": "100",
    "mfn": True,
    "amendment_by": "each",
    "ranks": "ahead",
    "exclusive": True,
    "cutback_priority": "ahead",
    "notice_lists_jurisdictions": True,
}


def advised(terms: dict[str, Any], **changes: Any) -> dict[str, str]:
    """Return the advice on a grant as the terms that it would change, and what they would be."""
    facts = on(told(grant(terms, **changes), readings=Q55), "J-corridor").facts
    assert facts.get("compared_again", "passes") == "passes"
    return {name: text.partition(" -> ")[2] for name, text in facts.items() if " -> " in text}


Q55 = {"Q55": {"option": "b", "by": "Sample Counsel", "date": "2003-06-02", "because": "So recorded"}}


def mended(terms: dict[str, Any], changes: dict[str, str]) -> dict[str, Any]:
    """Return the terms with the advice carried out."""
    values: dict[str, Any] = {
        name: {"true": True, "false": False}.get(text, text) for name, text in changes.items()
    }
    whole = {**terms, **values}
    return {name: value for name, value in whole.items() if value != "left out"}


@pytest.mark.parametrize("terms", [LENDERS, FAR_OUTSIDE, {**CORRIDOR, "demand_count": "4"}])
def test_a_grant_that_follows_the_advice_passes_both_agreements(terms: dict[str, Any]) -> None:
    changes = advised(terms)
    report = told(grant(mended(terms, changes)), readings=Q55)
    assert report.verdict == "permitted"
    for rule in ("R8-more-favorable", "R8-inconsistent", "D4-later-warrants", "J-corridor"):
        assert on(report, rule).outcome == "compliant"


@pytest.mark.parametrize("terms", [LENDERS, FAR_OUTSIDE])
def test_every_advised_change_is_needed(terms: dict[str, Any]) -> None:
    changes = advised(terms)
    coupled = {"delay_days", "delays_per_year", "demand_window_days", "window_unit"}
    for name in set(changes) - coupled:
        without = {key: text for key, text in changes.items() if key != name}
        assert told(grant(mended(terms, without)), readings=Q55).verdict != "permitted", name


def test_one_term_outside_is_one_change() -> None:
    assert advised({**CORRIDOR, "demand_threshold": "50%"}) == {"demand_threshold": "50.01%"}
    assert advised({**CORRIDOR, "holdback_days": "179"}) == {"holdback_days": "180"}
    assert advised({**CORRIDOR, "demand_count": "4"}) == {"demand_count": "3"}


def test_the_shares_of_the_class_are_advised_as_a_percentage() -> None:
    """565,001 of 1,130,000 Registrable Securities are 56.51% of a class of 1,000,000, to the hundredth above."""
    assert advised({**CORRIDOR, "demand_threshold": "51%"}, class_shares="1000000") == {
        "demand_threshold": "56.51%"
    }


def test_what_is_waived_needs_no_change() -> None:
    report = told(grant(waiver=WAIVED, warrant_instrument_signed=True))
    assert on(report, "J-corridor").outcome == "compliant"
    assert report.verdict == "permitted"


def test_the_trigger_tells_what_either_agreement_asks() -> None:
    facts = on(told(grant()), "J-x13").facts
    assert "unless both parties sign" in facts["exhibit_d"]
    assert "however poor" in on(told(grant(security="common")), "J-x13").facts["exhibit_d"]

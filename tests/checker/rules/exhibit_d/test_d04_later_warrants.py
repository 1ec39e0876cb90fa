"""Exhibit D 4, last sentence: only later warrants, only terms of a demand, and the instrument that cures."""

import pytest
from grant_matters import CORRIDOR, LENDERS, grant, on, told

RULE = "D4-later-warrants"


@pytest.mark.parametrize(
    ("percent", "outcome"), [("19.99%", "breach"), ("20%", "compliant"), ("21%", "compliant")]
)
def test_a_fifth_is_the_least(percent: str, outcome: str) -> None:
    report = told(grant({**LENDERS, "demand_threshold": percent}))
    assert on(report, RULE).outcome == outcome
    assert on(report, "R8-more-favorable").outcome == "breach"


def test_facts_tell_only_the_terms_of_a_demand() -> None:
    facts = on(told(grant({**LENDERS, "piggyback": True, "mfn": True})), RULE).facts
    assert facts["demand_threshold"].startswith("MORE: 10%")
    assert not {"piggyback", "mfn", "holdback_days"} & set(facts)


def test_an_instrument_of_both_parties_cures_and_one_of_the_company_alone_does_not() -> None:
    waiver = {"event": "waiver", "date": "2003-06-02", "of": "grant-1", "agreement": "warrant"}
    both = ["CTC Communications Group, Inc.", "Cisco Systems Capital Corporation"]
    for signers, outcome in ((both, "compliant"), (both[:1], "breach")):
        report = told(grant(), {**waiver, "signed_by": signers})
        assert on(report, RULE, 0).outcome == outcome


def test_a_term_left_out_is_named_with_its_place() -> None:
    found = on(told(grant({"demand_threshold": "60%", "short_form_counts": True})), RULE)
    assert found.outcome == "missing_fact"
    assert "demand_count" in found.message


def test_other_securities_and_earlier_days_are_not_asked() -> None:
    assert on(told(grant(security="preferred")), RULE).outcome == "not_applicable"
    early = told(grant(date="2002-04-29"), as_of="2002-04-29")
    assert on(early, RULE).outcome == "not_applicable"
    assert on(told(grant(CORRIDOR)), RULE).outcome == "compliant"

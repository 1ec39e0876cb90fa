"""An instrument under Section 9(e), as a report shows it: signed by the Company and by a majority."""

from typing import Any

from rra_matters import HOLDERS, MOCHARY, NICHOLSON, SPECTRUM, of_holders
from sample_matters import COMPANY, finding, report_on

from checker.model.report import Finding


def judged(event: str, rule: str = "R9.e-instrument", rows: Any = None, **changes: Any) -> Finding:
    """Return the finding on an instrument; None leaves a key out."""
    whole = {
        "event": event,
        "date": "2002-06-05",
        "agreement": "registration_rights",
        "signed_by": [COMPANY, SPECTRUM],
        **changes,
    }
    proposed = {key: value for key, value in whole.items() if value is not None}
    return finding(report_on(of_holders(proposed, **({} if rows is None else {"rows": rows}))), rule)


def test_the_facts_show_the_count_and_who_signed_for_the_company() -> None:
    found = judged("amend_agreement")
    assert found.outcome == "compliant"
    assert found.facts == {
        "for the Company": COMPANY,
        "represented": "733334",
        "required": "733334",
        "fully_diluted": "1466666",
    }


def test_a_waiver_of_the_grant_of_2002_needs_no_name_of_the_agreement() -> None:
    assert judged("waiver", of="exhibit-d", agreement=None).outcome == "compliant"


def test_an_instrument_that_names_no_agreement_cannot_be_judged() -> None:
    assert judged("amend_agreement", agreement=None).outcome == "missing_fact"
    assert judged("amend_agreement", agreement="warrant").outcome == "not_applicable"


def test_without_the_company_it_is_nothing_though_a_holding_is_unknown() -> None:
    rows = [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "1"},
        {"name": MOCHARY, "group": "rra"},
    ]
    assert judged("amend_agreement", rows=rows, signed_by=[SPECTRUM]).outcome == "no_right"
    unknown = judged("amend_agreement", rows=rows)
    assert unknown.outcome == "missing_fact"
    assert MOCHARY in unknown.message


def test_an_empty_list_of_signers_is_an_instrument_that_nobody_signed() -> None:
    assert judged("amend_agreement", signed_by=[]).outcome == "no_right"


def test_those_who_did_not_sign_are_named_for_a_person_to_look_at() -> None:
    found = judged("amend_agreement", "R9.e-individual")
    assert (found.outcome, found.facts["not signed"]) == ("confirm", f"{NICHOLSON}; {MOCHARY}")
    everybody = judged("amend_agreement", "R9.e-individual", signed_by=[COMPANY, *HOLDERS])
    assert everybody.outcome == "compliant"

"""An amendment that improves the RRA is a grant to its Holders: named as such, with who is still to be told."""

from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, finding, matter, report_on

from checker.model.report import Finding

SPECTRUM = "Spectrum Equity Investors II, L.P."


def judged(assumed: bool | str = True, **changes: Any) -> Finding:
    """Return the finding on an improvement; None leaves a key out."""
    event = {
        "event": "amend_agreement",
        "date": "2003-06-05",
        "agreement": "registration_rights",
        "signed_by": [COMPANY, SPECTRUM],
        "improves_registration_rights": True,
        **changes,
    }
    whole = matter(
        {key: value for key, value in event.items() if value is not None},
        agreements={"rra_assumed_by_group": assumed},
        register={
            "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
            "holders": [{"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"}],
        },
    )
    return finding(report_on(whole), "J-x14")


def test_who_is_still_to_be_told_is_shown() -> None:
    assert judged().facts["still to be told"] == HOLDER
    notice = {"to": HOLDER, "kind": "notice-of-grant", "method": "certified_mail", "sent": "2003-06-06"}
    assert judged(notices=[notice]).facts["still to be told"] == "nobody"


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, "compliant"),
        ({"improves_registration_rights": False}, "not_applicable"),
        ({"improves_registration_rights": None}, "missing_fact"),
        ({"agreement": "warrant"}, "not_applicable"),
        ({"date": "2002-04-26"}, "not_applicable"),
        ({"assumed": False}, "not_applicable"),
    ],
)
def test_only_an_improvement_of_the_rra_beside_exhibit_d_is_the_trigger(
    changes: dict[str, Any], outcome: str
) -> None:
    assert judged(**changes).outcome == outcome

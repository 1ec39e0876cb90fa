"""The terms of a grant compared whenever it was made: also of one that is waived since, and of one that lacks facts."""

from __future__ import annotations

from typing import Any

from sample_matters import HOLDER, loaded, matter

from checker.api import terms_compared
from checker.model.events import GrantRegistrationRights

GRANT = {
    "event": "grant_registration_rights",
    "id": "grant-1",
    "date": "2003-06-02",
    "to": "Sample Investors, L.P.",
    "security": "warrant",
    "terms": {"demand_threshold": "10%", "demand_count": "4", "short_form_counts": True},
}
WAIVER = {
    "event": "waiver",
    "date": "2003-06-03",
    "of": "grant-1",
    "agreement": "registration_rights",
    "signed_by": ["Company", "Sample Fund, L.P."],
    "retroactive": True,
}


def compared(against: str, *later: dict[str, Any], **changes: Any) -> dict[str, str]:
    """Give how each term of a grant in history stands."""
    event = {key: value for key, value in {**GRANT, **changes}.items() if value is not None}
    register = {
        "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
        "holders": [{"name": "Sample Fund, L.P.", "group": "rra", "registrable_shares": "1000000"}],
    }
    agreements = {"rra_assumed_by_group": True}
    of = loaded(matter(history=[event, *later], register=register, agreements=agreements))
    grant = of.matter.history[0]
    assert isinstance(grant, GrantRegistrationRights)
    return {name: told.partition(":")[0] for name, told in terms_compared(of, grant, against).items()}


def test_a_grant_in_history_is_compared_term_by_term() -> None:
    found = compared("rra")
    assert (found["demand_threshold"], found["demand_count"], found["short_form_counts"]) == (
        "MORE",
        "MORE",
        "EQUAL",
    )
    assert found["piggyback"] == "LESS"


def test_a_waiver_since_changes_nothing_in_how_the_terms_stand() -> None:
    assert compared("rra", WAIVER) == compared("rra")


def test_exhibit_d_is_compared_for_a_warrant_and_the_terms_of_a_demand() -> None:
    found = compared("exhibit_d")
    assert (found["demand_threshold"], found["short_form_counts"]) == ("MORE", "LESS")
    assert "piggyback" not in found
    assert compared("exhibit_d", security="preferred") == {}


def test_a_term_that_is_not_stated_is_told_as_such() -> None:
    assert compared("rra", terms={"demand_threshold": "60%"})["demand_count"] == "UNKNOWN"
    assert compared("rra", terms=None) == {}

"""The form of the registration statement, and who pays (RRA 2(c), 2(d))."""

import pytest
from rra_matters import NICHOLSON, by_hand, demand, of_holders, registration, requested
from sample_matters import finding, report_on


@pytest.mark.parametrize(
    ("form", "eligible", "outcome"),
    [
        ("S-3", True, "compliant"),
        ("S-2", False, "compliant"),
        ("S-1", True, "breach"),
        ("S-1", False, "confirm"),
        ("S-1", None, "confirm"),
        (None, True, "missing_fact"),
    ],
)
def test_a_demand_is_registered_on_a_short_form_if_one_is_open(
    form: str | None, eligible: bool | None, outcome: str
) -> None:
    whole = of_holders(requested(form=form), history=[demand(short_form_eligible=eligible)])
    assert finding(report_on(whole), "R2.c-form").outcome == outcome


def test_in_the_companys_own_registration_the_form_matters_when_a_holder_asks() -> None:
    assert finding(report_on(of_holders(registration())), "R2.c-form").outcome == "not_applicable"
    asks = [{"holder": NICHOLSON, "shares": "100", "delivery": by_hand("2002-09-10")}]
    assert finding(report_on(of_holders(registration(requests=asks))), "R2.c-form").outcome == "confirm"


def test_the_company_pays_for_requested_and_incidental_registrations_only() -> None:
    for event, outcome in (
        (registration(), "confirm"),
        (registration(only_for="employee_plan", form="S-8"), "not_applicable"),
    ):
        assert finding(report_on(of_holders(event)), "R2.d-expenses").outcome == outcome
    asked = report_on(of_holders(requested(), history=[demand()]))
    assert finding(asked, "R2.d-expenses").outcome == "confirm"

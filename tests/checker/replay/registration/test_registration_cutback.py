"""Who is in a registration: by whoever began it, and the figure that tells it."""

from typing import Any

import pytest
from exhibit_d_samples import (
    DIRECTOR,
    DOEG,
    FUND,
    SPECTRUM,
    asks,
    demanded_under,
    limit,
    of_registration,
    registered,
    sample,
)
from sample_matters import HOLDER

from checker.replay.registration.cutback import allocation, given, table_of, tell

OFFERED = {"company_shares": "600000", "limit": limit("1000000")}


def allocated(*events: dict[str, Any], **keys: Any) -> dict[str, int]:
    """Return the shares of the last registration by name."""
    return dict(allocation(*of_registration(sample(*events, **keys))).shares)


@pytest.mark.parametrize("began", ["company", "exhibit_d_demand", "third_party"])
def test_where_all_fit_everybody_is_in_in_full_and_no_reading_of_a_cutback_is_asked(began: str) -> None:
    event = registered(initiated_by=began, limit=limit("300000"), requests=[asks(DOEG, "100000")])
    record, state, made = of_registration(sample(event))
    found = allocation(record, state, made)
    assert dict(found.shares) == {"Company": 0, DOEG: 100000}
    assert (found.cut, found.formula) == (False, "every request in full")
    assert not {"J-6", "J-10", "J-11", "J-17", "Q36"} & set(record.consultation.asked)


def test_an_offering_of_the_company_goes_by_the_order_of_2_f() -> None:
    """400,000 are left for 600,000 and 200,000: three quarters and one; directors have nothing."""
    asked = [asks(SPECTRUM, "600000"), asks(HOLDER, "200000"), asks(DIRECTOR, "100000")]
    found = allocated(registered(requests=asked, **OFFERED))
    assert found == {"Company": 600000, SPECTRUM: 300000, HOLDER: 100000, DIRECTOR: 0}


def test_a_demand_of_rra_holders_puts_them_first() -> None:
    """650,000 are cleared: the 600,000 of the demand, and 50,000 of 200,000 of Exhibit D; the Company nothing."""
    demand = demanded_under("rra", (SPECTRUM, "900000"), shares="600000")
    event = registered(
        initiated_by="rra_demand",
        demand="demand-1",
        company_shares="100000",
        limit=limit("650000"),
        requests=[asks(HOLDER, "200000")],
    )
    assert allocated(demand, event) == {"Company": 0, SPECTRUM: 600000, HOLDER: 50000}


def test_where_the_older_agreement_does_not_bind_its_holders_share_in_their_own_demand() -> None:
    """650,000 for 600,000 and 200,000, all in proportion (Exhibit D 2(b)): three quarters and one."""
    demand = demanded_under("rra", (SPECTRUM, "900000"), shares="600000")
    event = registered(
        initiated_by="rra_demand",
        demand="demand-1",
        limit=limit("650000"),
        requests=[asks(HOLDER, "200000")],
    )
    found = allocated(demand, event, agreements={"rra_assumed_by_group": False})
    assert found == {"Company": 0, SPECTRUM: 487500, HOLDER: 162500}


def test_a_demand_under_exhibit_d_is_in_full_where_the_grant_was_waived() -> None:
    """400,000 for 200,000 of Exhibit D and 500,000 of Spectrum, who is left 200,000."""
    waiver = {
        "event": "waiver",
        "date": "2004-05-03",
        "of": "exhibit-d",
        "agreement": "registration_rights",
        # Section 9(e): by the Company and the Requisite Holders; the grant of 2002 lies behind it.
        "signed_by": ["CTC Communications Group, Inc.", SPECTRUM],
        "retroactive": True,
    }
    demand = demanded_under("exhibit_d", (HOLDER, "272067"), shares="200000")
    event = registered(
        initiated_by="exhibit_d_demand",
        demand="demand-1",
        limit=limit("400000"),
        requests=[asks(SPECTRUM, "500000")],
    )
    assert allocated(waiver, demand, event) == {"Company": 0, HOLDER: 200000, SPECTRUM: 200000}
    # Without the waiver no allocation meets both, and all share in proportion as a proposal.
    open_ = allocation(*of_registration(sample(demand, event)))
    assert open_.impossible
    assert sum(open_.shares.values()) + open_.left == 400000


def test_a_third_partys_demand_displaces_the_rra_holders() -> None:
    event = registered(
        initiated_by="third_party",
        third_party_right="demand",
        limit=limit("500000"),
        requests=[asks(FUND, "400000"), asks(SPECTRUM, "400000")],
    )
    assert allocated(event) == {"Company": 0, FUND: 400000, SPECTRUM: 100000}


def test_the_figure_lists_zeros_and_says_how_it_came_to_be() -> None:
    asked = [asks(SPECTRUM, "600000"), asks(HOLDER, "200000"), asks(DIRECTOR, "100000")]
    record, state, event = of_registration(sample(registered(requests=asked, **OFFERED)))
    told = tell(state, event, record)
    assert told.figures["allocation"] == {
        "Company": "600000",
        SPECTRUM: "300000",
        HOLDER: "100000",
        DIRECTOR: "0",
    }
    (derivation,) = told.derivations
    assert derivation.inputs["maximum"] == "1000000"
    assert derivation.inputs[SPECTRUM] == "600000"
    assert "remainders" in derivation.rounding


def test_nobody_asks_and_nothing_is_told() -> None:
    record, state, event = of_registration(sample(registered()))
    assert tell(state, event, record).figures == {}


def test_an_allocation_given_is_read_by_names_and_leaves_out_with_nothing() -> None:
    event = registered(requests=[asks(SPECTRUM, "1"), asks(DOEG, "1")], allocation={DOEG.upper(): "7"})
    record, state, made = of_registration(sample(event))
    assert given(made, {SPECTRUM: 0, DOEG: 0}) == {SPECTRUM: 0, DOEG: 7}
    assert table_of(record, state, made).total == 2


def test_what_is_asked_again_in_one_run_is_the_same_allocation() -> None:
    record, state, event = of_registration(sample(registered(requests=[asks(SPECTRUM, "1")])))
    assert allocation(record, state, event) is allocation(record, state, event)

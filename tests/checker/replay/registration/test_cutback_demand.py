"""The cutback of a registration that holders, or a third party, demanded."""

from typing import Any

import pytest
from exhibit_d_samples import (
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

from checker.replay.registration.cutback import allocation
from checker.replay.registration.sharing import Allocation

BY_RRA = demanded_under("rra", (SPECTRUM, "600000"), shares="600000")
BY_EXHIBIT_D = demanded_under("exhibit_d", (HOLDER, "200000"), shares="200000")
WAIVED = {
    "event": "waiver",
    "date": "2004-05-03",
    "of": "exhibit-d",
    "agreement": "registration_rights",
    "signed_by": ["CTC Communications Group, Inc.", SPECTRUM],
    "retroactive": True,
}


def allocated(*events: dict[str, Any], choose: dict[str, str] | None = None) -> Allocation:
    """Return the allocation of the last of the events."""
    return allocation(*of_registration(sample(*events, choose=choose)))


def of_rra(room: str | None, *, underwritten: bool = True) -> dict[str, Any]:
    """Return the registration of an RRA demand, in which the Holder and the Company want to be as well."""
    return registered(
        initiated_by="rra_demand",
        demand="demand-1",
        underwritten=underwritten,
        company_shares="100000",
        requests=[asks(HOLDER, "200000")],
        limit=None if room is None else limit(room),
    )


@pytest.mark.parametrize(
    ("option", "holder", "company"), [("R1", 50000, 0), ("R2", 0, 50000), ("R3", 33333, 16667)]
)
def test_what_an_rra_demand_leaves_goes_by_j_9(option: str, holder: int, company: int) -> None:
    """650,000 are cleared, RRA Holders take 600,000; 50,000 x 2/3 is 33,333.33."""
    found = allocated(BY_RRA, of_rra("650000"), choose={"J-9": option})
    assert dict(found.shares) == {"Company": company, SPECTRUM: 600000, HOLDER: holder}


@pytest.mark.parametrize(("option", "holder"), [("R1", 0), ("R2", 200000)])
def test_without_an_underwriter_exhibit_d_stays_out_unless_j_1_lets_it_in(option: str, holder: int) -> None:
    found = allocated(BY_RRA, of_rra(None, underwritten=False), choose={"J-1": option, "Q20": "a"})
    assert (found.shares[SPECTRUM], found.shares[HOLDER], found.shares["Company"]) == (600000, holder, 0)


def of_exhibit_d() -> dict[str, Any]:
    """Return the registration of a demand under Exhibit D, in which RRA Holders want 500,000."""
    asked = [asks(SPECTRUM, "400000"), asks(DOEG, "100000")]
    return registered(
        initiated_by="exhibit_d_demand", demand="demand-1", requests=asked, limit=limit("400000")
    )


def test_no_allocation_meets_both_where_the_grant_was_in_breach() -> None:
    """700,000 asked and room for 400,000: in proportion, as a proposal (J-10 R1, J-17 R1)."""
    found = allocated(BY_EXHIBIT_D, of_exhibit_d())
    assert found.impossible
    assert (found.shares[HOLDER], found.shares[SPECTRUM] + found.shares[DOEG]) == (114286, 285714)


def test_a_waiver_by_the_majority_opens_the_bracket() -> None:
    found = allocated(BY_EXHIBIT_D, WAIVED, of_exhibit_d())
    assert not found.impossible
    assert (found.shares[HOLDER], found.shares[SPECTRUM], found.shares[DOEG]) == (200000, 160000, 40000)


@pytest.mark.parametrize(
    ("option", "fund", "holder", "spectrum"), [("R1", 240000, 160000, 0), ("R2", 120000, 80000, 200000)]
)
def test_a_third_party_displaces_rra_holders_by_j_11(
    option: str, fund: int, holder: int, spectrum: int
) -> None:
    asked = [asks(FUND, "300000"), asks(SPECTRUM, "500000"), asks(HOLDER, "200000")]
    event = registered(initiated_by="third_party", requests=asked, limit=limit("400000"))
    found = allocated(event, choose={"J-11": option})
    assert (found.shares[FUND], found.shares[HOLDER], found.shares[SPECTRUM]) == (fund, holder, spectrum)

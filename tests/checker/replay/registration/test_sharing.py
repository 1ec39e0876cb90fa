"""The parts of an allocation: what room there is, what is in writing, and by what measure it is shared."""

from fractions import Fraction
from typing import Any

import pytest
from exhibit_d_samples import DOEG, SPECTRUM, asks, limit, of_registration, registered, sample

from checker.replay.registration.cutback import allocation, given, table_of
from checker.replay.registration.sharing import room_of, written


def room(**changes: Any) -> Fraction | None:
    """Return how many securities can be sold in a registration."""
    found = of_registration(sample(registered(**changes)))
    return room_of(found[0], found[2])


def test_there_is_a_limit_only_in_an_underwriting() -> None:
    assert room(limit=limit("5")) == 5
    assert room(limit=limit("5"), underwritten=False) is None
    assert room() is None


@pytest.mark.parametrize("name", ["the Company", "company", "CTC Communications Group, Inc."])
def test_what_the_company_itself_says_limits_nothing(name: str) -> None:
    assert room(limit={**limit("5"), "by": name}) is None
    assert room(limit={"shares": "5"}) == 5


def test_advice_is_unwritten_only_where_the_file_says_so() -> None:
    assert written(of_registration(sample(registered(limit={"shares": "5"})))[2])
    assert not written(of_registration(sample(registered(limit=limit("5", written=False))))[2])


def test_the_table_has_everybody_once_with_the_companys_shares_beside() -> None:
    event = registered(company_shares="10", requests=[asks(SPECTRUM, "20"), asks(DOEG, "30")])
    table = table_of(*of_registration(sample(event)))
    assert (table.total, dict(table.of("rra")), dict(table.others)) == (60, {SPECTRUM: 20, DOEG: 30}, {})


def test_by_holdings_a_small_request_of_a_great_holder_is_full() -> None:
    """Q36 b: 90 of 190 by holdings 900,000 to 100,000: Spectrum's 40 are full, Doeg has the other 50."""
    event = registered(requests=[asks(SPECTRUM, "40"), asks(DOEG, "150")], limit=limit("90"))
    by_request = allocation(*of_registration(sample(event, choose={"Q36": "a"})))
    assert dict(by_request.shares) == {"Company": 0, SPECTRUM: 19, DOEG: 71}
    by_holding = allocation(*of_registration(sample(event, choose={"Q36": "b"})))
    assert dict(by_holding.shares) == {"Company": 0, SPECTRUM: 40, DOEG: 50}


def test_who_is_left_out_of_a_given_allocation_has_nothing() -> None:
    event = of_registration(sample(registered(allocation={SPECTRUM.upper(): "7"})))[2]
    assert given(event, {SPECTRUM: 1, DOEG: 1}) == {SPECTRUM: 7, DOEG: 0}

"""The cutback of the Company's own underwritten registration (RRA 2(f), Exhibit D 2(b))."""

from typing import Any

from exhibit_d_samples import DIRECTOR, SPECTRUM, asks, limit, of_registration, registered, sample
from sample_matters import HOLDER

from checker.replay.registration.cutback import allocation
from checker.replay.registration.sharing import Allocation

ALL = [asks(SPECTRUM, "500000"), asks(HOLDER, "200000"), asks(DIRECTOR, "100000")]


def allocated(event: dict[str, Any], **choose: str) -> Allocation:
    """Return the allocation of a registration under readings chosen, ``J_6="R2"`` for J-6."""
    chosen = {name.replace("_", "-"): option for name, option in choose.items()}
    return allocation(*of_registration(sample(event, choose=chosen)))


def test_the_company_is_first_and_insiders_have_what_those_with_a_contract_leave() -> None:
    """400,000 for 700,000: 285,714.286 and 114,285.714; the director has nothing (J-6 R1)."""
    found = allocated(registered(company_shares="600000", requests=ALL, limit=limit("1000000")))
    assert dict(found.shares) == {"Company": 600000, SPECTRUM: 285714, HOLDER: 114286, DIRECTOR: 0}
    assert found.cut


def test_by_the_formula_of_exhibit_d_alone_insiders_share() -> None:
    """400,000 for 800,000: half of each request (J-6 R2)."""
    event = registered(company_shares="600000", requests=ALL, limit=limit("1000000"))
    assert dict(allocated(event, J_6="R2").shares) == {
        "Company": 600000,
        SPECTRUM: 250000,
        HOLDER: 100000,
        DIRECTOR: 50000,
    }


def test_insiders_are_in_where_there_is_room_after_all_contracts() -> None:
    event = registered(company_shares="600000", requests=ALL, limit=limit("1350000"))
    assert dict(allocated(event).shares) == {
        "Company": 600000,
        SPECTRUM: 500000,
        HOLDER: 200000,
        DIRECTOR: 50000,
    }


def test_without_written_advice_the_company_gives_way() -> None:
    """No Holder is cut back on advice that is not written (Q37, J-7): 300,000 are left of 1,000,000."""
    event = registered(company_shares="600000", requests=ALL, limit=limit("1000000", written=False))
    found = allocated(event)
    assert (found.shares["Company"], found.shares[SPECTRUM], found.shares[HOLDER]) == (300000, 500000, 200000)


def test_without_a_limit_everybody_is_in() -> None:
    found = allocated(registered(company_shares="600000", requests=ALL))
    assert not found.cut
    assert found.shares[DIRECTOR] == 100000

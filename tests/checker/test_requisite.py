"""The Requisite Holders under both denominators: without and with what the public and strangers hold (RRA 9(e))."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from sample_matters import loaded, matter

from checker.api import requisite

SPECTRUM, JANE, FUND = "Sample Equity Investors II, L.P.", "Jane Sample", "Sample Fund, L.P."
HOLDERS = [
    {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000", "rra_warrants": "60000"},
    {"name": JANE, "group": "rra", "registrable_shares": "206666"},
]
PUBLIC = {"name": "The public", "group": "public", "registrable_shares": "300000"}
DAY = date(2003, 6, 16)


def counted(*holders: dict[str, Any], signed_by: tuple[str, ...] = (), **keys: Any) -> Any:
    """Give the count on 16 June 2003."""
    whole = {"register": {"holders": list(holders)}, "agreements": {"rra_assumed_by_group": True}, **keys}
    return requisite(loaded(matter(**whole)), DAY, signed_by)


def test_one_denominator_where_nothing_is_in_other_hands() -> None:
    found = counted(*HOLDERS)
    assert [(each.name, each.shares) for each in found.holders] == [(SPECTRUM, 960000), (JANE, 206666)]
    (only,) = found.denominators
    # 960,000 + 206,666 = 1,166,666; half is 583,333.
    assert (only.wide, only.fully_diluted, only.required, only.represented) == (True, 1166666, 583334, 0)


def test_what_the_public_holds_makes_a_second_and_larger_one() -> None:
    narrow, wide = counted(*HOLDERS, PUBLIC, signed_by=("Company", SPECTRUM)).denominators
    assert (narrow.fully_diluted, narrow.required, narrow.represented) == (1166666, 583334, 960000)
    # With 300,000 more, 1,466,666; half is 733,333.
    assert (wide.fully_diluted, wide.required, wide.represented) == (1466666, 733334, 960000)
    assert narrow.met
    assert wide.met


def test_half_is_no_majority_and_one_total_may_be_met_without_the_other() -> None:
    holders = [
        {**HOLDERS[0], "series_a_as_converted": "600000", "rra_warrants": "0"},
        {**HOLDERS[1], "registrable_shares": "400000"},
    ]
    narrow, wide = counted(
        *holders, {**PUBLIC, "registrable_shares": "200000"}, signed_by=(SPECTRUM,)
    ).denominators
    # 600,000 of 1,000,000, and of 1,200,000: exactly half.
    assert (narrow.met, wide.met) == (True, False)
    assert wide.required == 600001


def test_a_choice_that_counsel_has_made_changes_neither() -> None:
    recorded = {
        "Q06": {"option": "b", "by": "Sample Counsel", "date": "2003-06-02", "because": "Sold to the public"}
    }
    assert len(counted(*HOLDERS, PUBLIC, readings=recorded).denominators) == 2


def test_a_holding_that_is_not_known_leaves_no_total() -> None:
    found = counted(HOLDERS[0], {"name": JANE, "group": "rra"})
    assert [each.shares for each in found.holders] == [960000, None]
    assert found.denominators == ()


def test_without_a_register_the_nine_signatories_are_asked() -> None:
    found = requisite(loaded(matter(agreements={"rra_assumed_by_group": True})), DAY)
    assert len(found.holders) == 9
    assert {each.shares for each in found.holders} == {None}


def test_a_transfer_in_history_moves_what_the_holders_have() -> None:
    moved = {
        "event": "transfer_registrable",
        "date": "2003-06-02",
        "from": SPECTRUM,
        "to": FUND,
        "shares": "60000",
        "security": "series_a",
        "seller_restricted_in_writing": False,
        "affiliate": False,
        "record_holder": True,
    }
    found = counted(*HOLDERS, history=[moved])
    assert {each.name: each.shares for each in found.holders} == {
        SPECTRUM: Fraction(900000),
        JANE: Fraction(206666),
        FUND: Fraction(60000),
    }

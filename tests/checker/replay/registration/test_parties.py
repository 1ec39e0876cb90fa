"""Who is bound, who is a Holder and of what, under either agreement, and the waiver of the grant."""

from datetime import date

import pytest
from exhibit_d_samples import DOEG, REGISTER, SPECTRUM, before_last, registered, sample
from sample_matters import COMPANY, HOLDER

from checker.replay.registration.compliance import exhibit_d_granted_in_compliance
from checker.replay.registration.parties import (
    exhibit_d_holders,
    exhibit_d_registrable,
    rra_binds,
    rra_holders,
    the_company,
)

SIGNED = date(2002, 4, 29)


def test_before_the_warrant_the_older_agreement_binds_its_own_company() -> None:
    record = sample(registered(), agreements={"rra_assumed_by_group": False})
    assert rra_binds(record, date(2002, 4, 28))
    assert not rra_binds(record, SIGNED)
    assert the_company(record, date(2002, 4, 28)) != the_company(record, SIGNED)


def test_without_rows_the_nine_who_signed_are_the_holders() -> None:
    record = sample(registered(), register={"warrants": REGISTER["warrants"]})
    found = rra_holders(record, before_last(record))
    assert len(found) == 9
    assert not any(each.known for each in found)


def test_one_who_has_nothing_is_a_holder_only_if_it_signed_and_q_04_keeps_it() -> None:
    rows = [
        {"name": SPECTRUM, "group": "rra", "registrable_shares": "0"},
        {"name": "Sample Buyer", "group": "rra", "registrable_shares": "0"},
        {"name": DOEG, "group": "rra", "registrable_shares": "1"},
    ]
    register = {**REGISTER, "holders": rows}
    kept = sample(registered(), register=register, choose={"Q04": "a"})
    assert [each.name for each in rra_holders(kept, before_last(kept))] == [SPECTRUM, DOEG]
    gone = sample(registered(), register=register, choose={"Q04": "b"})
    assert [each.name for each in rra_holders(gone, before_last(gone))] == [DOEG]


def test_a_holder_of_a_warrant_and_of_its_shares_is_one_holder_with_both() -> None:
    rows = [{"name": HOLDER.upper(), "group": "exhibit_d", "registrable_shares": "72067"}]
    record = sample(registered(), register={**REGISTER, "holders": rows})
    state = before_last(record)
    assert exhibit_d_holders(record, state) == (HOLDER,)
    assert exhibit_d_registrable(record, state, HOLDER) == 272067 + 72067


@pytest.mark.parametrize(
    ("signed_by", "agreement", "expected"),
    [
        ([COMPANY, SPECTRUM], "registration_rights", True),
        ([SPECTRUM], "registration_rights", False),
        ([COMPANY, DOEG], "registration_rights", False),
        ([COMPANY, SPECTRUM], "warrant", False),
    ],
)
def test_the_grant_is_waived_by_the_majority_under_its_own_agreement(
    signed_by: list[str], agreement: str, expected: bool
) -> None:
    waiver = {
        "event": "waiver",
        "date": "2004-05-03",
        "of": "exhibit-d",
        "agreement": agreement,
        "signed_by": signed_by,
        "retroactive": True,
    }
    record = sample(waiver, registered())
    assert exhibit_d_granted_in_compliance(record, before_last(record)) is expected


def test_by_one_reading_there_was_nothing_to_waive() -> None:
    record = sample(registered(), choose={"J-17": "R2"})
    assert exhibit_d_granted_in_compliance(record, before_last(record))

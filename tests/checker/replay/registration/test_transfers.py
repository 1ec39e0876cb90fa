"""What a transfer makes of its transferee: the widest option for notices, the narrowest for consents."""

from typing import Any

import pytest
from transfer_samples import happened, last_transfer, lot

from checker.replay.registration.transfers import consequences, tell

ALL_YES = {"notify": "yes", "may_join": "yes", "counts_for_demand": "yes", "counts_for_consent": "yes"}
ALL_NO = dict.fromkeys(ALL_YES, "no")
OPEN = {"notify": "yes", "may_join": "yes", "counts_for_demand": "judgement", "counts_for_consent": "no"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"shares": "60000"}, ALL_YES),
        ({"shares": "1000"}, OPEN),
        ({"shares": "1000", "seller_restricted_in_writing": True}, ALL_NO),
        ({"shares": "60000", "seller_restricted_in_writing": True}, OPEN),
        ({"shares": "60000", "record_holder": False}, ALL_NO),
        ({"shares": "60000", "record_holder": None}, OPEN),
        ({"shares": "1000", "affiliate": None, "seller_restricted_in_writing": True}, OPEN),
    ],
)
def test_the_consequences_follow_every_contested_option(
    changes: dict[str, Any], expected: dict[str, str]
) -> None:
    record, before, _ = happened(lot(**changes))
    assert dict(consequences(record, before, last_transfer(record))) == expected


def test_where_the_company_is_not_bound_nothing_follows() -> None:
    record, before, _ = happened(lot("60000"), agreements={"rra_assumed_by_group": False})
    assert dict(consequences(record, before, last_transfer(record))) == ALL_NO
    assert not tell(before, last_transfer(record), record).figures


def test_while_it_is_open_whether_the_company_is_bound_all_is_open() -> None:
    record, before, _ = happened(lot("60000"), agreements={})
    assert dict(consequences(record, before, last_transfer(record))) == OPEN


def test_the_consequences_ask_nothing_of_the_run_itself() -> None:
    """Each option is tried aside: the walk that reports them stays as it was."""
    record, before, _ = happened(lot("1000"))
    record.consultation.asked.clear()
    consequences(record, before, last_transfer(record))
    assert "Q55" not in record.consultation.asked


def test_the_figures_are_exact_and_derived() -> None:
    record, before, _ = happened(lot("1000"))
    told = tell(before, last_transfer(record), record)
    assert dict(told.figures) == {"transferee_holding": "1000", "minimum_holding": "50000"}
    assert [each.figure for each in told.derivations] == ["transferee_holding", "minimum_holding"]
    record, before, _ = happened(lot(None))
    assert list(tell(before, last_transfer(record), record).figures) == ["minimum_holding"]

"""From when a transferee is to be recognized: of record at once, else when both papers are received."""

from datetime import date
from typing import Any

import pytest
from transfer_samples import happened, last_transfer, lot

from checker.replay.registration.recognition import Recognition, recognition

BY_HAND, LATER = {"method": "hand", "received": "2003-06-05"}, {"method": "hand", "received": "2003-06-09"}


def found(choose: dict[str, str] | None = None, **changes: Any) -> Recognition:
    """Return the recognition of a transferee with these facts."""
    record, _, _ = happened(lot("60000", **changes), choose=choose)
    return recognition(record, last_transfer(record))


def test_a_holder_of_record_is_recognized_from_the_transfer_on() -> None:
    assert found().since == date(2003, 6, 3)


def test_a_holder_in_street_name_from_the_later_of_its_two_papers() -> None:
    made = found(record_holder=False, notice=BY_HAND, agreement_to_be_bound=LATER)
    assert made.since == date(2003, 6, 9)
    assert (made.by(date(2003, 6, 8)), made.by(date(2003, 6, 9)), made.by(None)) == (False, True, True)


@pytest.mark.parametrize("paper", ["notice", "agreement_to_be_bound"])
def test_one_paper_is_not_enough(paper: str) -> None:
    made = found(record_holder=False, **{paper: BY_HAND})
    assert (made.since, made.unsaid) == (None, False)


def test_what_is_left_out_is_told_from_what_is_not_so() -> None:
    assert found(record_holder=None).unsaid
    assert found(record_holder=False, notice={"method": "hand"}, agreement_to_be_bound=BY_HAND).unsaid


def test_a_holder_of_record_needs_papers_by_a_remote_reading_only() -> None:
    assert found({"Q56": "R2"}).since is None
    assert found({"Q56": "R2"}, notice=BY_HAND, agreement_to_be_bound=BY_HAND).since == date(2003, 6, 3)


def test_a_fax_is_good_as_the_company_reads_it_unless_the_list_is_closed() -> None:
    fax = {"method": "fax", "received": "2003-06-05"}
    papers = {"record_holder": False, "notice": fax, "agreement_to_be_bound": BY_HAND}
    assert found(**papers).since == date(2003, 6, 5)
    assert found({"Q64": "a"}, **papers).since is None

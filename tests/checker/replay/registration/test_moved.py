"""A transfer moves shares by class, and its transferee is a Holder, sleeps, or has no rights."""

from datetime import date

import pytest
from transfer_samples import FUND, NICHOLSON, ROWS, SPECTRUM, happened, holding_of, lot, split_of

from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.parties import exhibit_d_registrable, rra_holders

CLASSES = [("series_a", "series_a"), ("rra_warrant", "warrants"), ("registrable_shares", "issued")]


@pytest.mark.parametrize(("security", "field"), CLASSES)
def test_shares_move_by_their_class_and_nothing_is_made_or_lost(security: str, field: str) -> None:
    record, before, after = happened(lot("60000", security=security))
    old, new = holdings_on(record, before.filings), holdings_on(record, after.filings)
    buyer = new.of(FUND)
    assert buyer is not None
    assert getattr(buyer, field) == 60000
    assert new.total("rra") == old.total("rra") == 1233333
    assert holding_of(SPECTRUM, lot("60000", security=security)).registrable == 673333


def test_a_lot_of_no_stated_class_is_what_the_seller_has() -> None:
    buyer = holding_of(FUND, lot("650000", security=None))
    assert (buyer.series_a, buyer.warrants) == (600000, 50000)


def test_a_transferee_sleeps_until_both_papers_are_received() -> None:
    papers = {"method": "first_class_mail", "sent": "2003-06-03"}
    event = lot("60000", record_holder=False, notice=papers, agreement_to_be_bound=dict(papers))
    record, _, after = happened(event)
    groups = [
        holding.groups
        for day in (date(2003, 6, 5), date(2003, 6, 6), None)
        if (holding := holdings_on(record, after.filings, day).of(FUND)) is not None
    ]
    assert groups == [("unrecognized",), ("rra",), ("rra",)]


def test_a_transferee_whose_rights_did_not_pass_is_no_holder_though_of_record() -> None:
    found = holding_of(FUND, lot("60000", seller_restricted_in_writing=True), choose={"Q55": "b"})
    assert (found.groups, found.rightless) == (("unrecognized",), True)


def test_a_doubtful_transferee_is_told_and_does_not_count() -> None:
    record, _, after = happened(lot("60000", record_holder=None))
    assert FUND in [each.name for each in rra_holders(record, after)]
    assert holdings_on(record, after.filings).total("rra") == 1173333


def test_a_holder_stays_one_whatever_it_buys() -> None:
    event = lot("1000", to=NICHOLSON, seller_restricted_in_writing=True)
    assert holding_of(NICHOLSON, event).groups == ("rra",)


def test_a_later_lot_that_passes_wakes_the_whole_holding() -> None:
    first, second = lot("30000", record_holder=False), lot("30000", date="2003-06-10")
    found = holding_of(FUND, first, second)
    assert (found.groups, found.registrable) == (("rra",), 60000)


def test_shares_of_the_warrant_of_2002_stay_apart_from_those_of_the_agreement() -> None:
    rows = [*ROWS, {"name": FUND, "group": "exhibit_d", "registrable_shares": "70000"}]
    record, _, after = happened(lot("60000", security="registrable_shares"), rows=rows)
    found = holdings_on(record, after.filings).of(FUND)
    assert found is not None
    assert (found.groups, found.registrable) == (("exhibit_d", "rra"), 60000)
    assert exhibit_d_registrable(record, after, FUND) == 70000


def test_what_a_stranger_held_before_is_added_to_what_it_takes() -> None:
    assert holding_of(FUND, lot("20000", transferee_already_holds="30000")).registrable == 50000


def test_a_split_after_a_transfer_multiplies_what_was_taken() -> None:
    assert holding_of(FUND, lot("60000"), split_of("3:2", "2003-07-31")).registrable == 90000


def test_an_unknown_holding_stays_unknown() -> None:
    rows = [ROWS[1], {"name": SPECTRUM, "group": "rra"}]
    assert not holding_of(SPECTRUM, lot("60000"), rows=rows).known

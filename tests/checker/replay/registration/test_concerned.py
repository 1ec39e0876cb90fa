"""Which registration an id means, and which Holders are in it with how many shares."""

from fractions import Fraction

from held_back_samples import DOEG_HILL, SPECTRUM, WANG, by_hand, demand, registration, replayed, shelf

from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import (
    Included,
    concerned,
    determined,
    included,
    included_shares,
    is_holder,
    same,
)

ANSWER = {"initiated_by": "rra_demand", "demand": "demand-1"}
TAKEDOWN = {"event": "takedown", "id": "takedown-1", "date": "2003-05-05", "of": "shelf-1", "shares": "70000"}


def test_a_demand_and_the_registration_that_answers_it_are_one() -> None:
    _, state, events = replayed(demand(), registration(**ANSWER))
    assert same(events, "demand-1", "reg-1")
    found = concerned(happenings(state.filings), "demand-1")
    assert found.registration is not None
    assert found.registration.id == "reg-1"
    assert found.begun_by == "rra_demand"


def test_a_take_down_means_its_shelf() -> None:
    record, state, events = replayed(shelf("2003-02-28"), TAKEDOWN)
    found = concerned(events, "takedown-1")
    assert found.shelf is not None
    assert found.begun_by is None
    assert same(events, "takedown-1", "shelf-1")
    assert included_shares(record, state, found) == 70000


def test_an_unknown_id_means_nothing() -> None:
    _, _, events = replayed(demand())
    assert not concerned(events, None).known
    assert not same(events, None, None)


def test_a_demand_alone_includes_who_demands() -> None:
    record, state, events = replayed(demand())
    found = concerned(events, "demand-1")
    assert included(record, state, found) == (Included(SPECTRUM, Fraction(300000)),)
    assert included_shares(record, state, found) == 300000


def test_joiners_are_added_to_the_demand() -> None:
    asked = [{"holder": DOEG_HILL, "shares": "60000", "delivery": by_hand("2002-07-15")}]
    record, state, events = replayed(demand(), registration(**ANSWER, requests=asked))
    found = concerned(events, "reg-1")
    assert {one.name: one.shares for one in included(record, state, found)} == {
        SPECTRUM: 300000,
        DOEG_HILL: 60000,
    }
    assert included_shares(record, state, found) == 360000


def test_of_a_common_demand_only_the_whole_is_said() -> None:
    both = [{"holder": SPECTRUM, "shares": "960000"}, {"holder": DOEG_HILL, "shares": "300000"}]
    record, state, events = replayed(demand(by=both))
    found = concerned(events, "demand-1")
    assert [one.shares for one in included(record, state, found)] == [None, None]
    assert included_shares(record, state, found) == 300000


def test_an_allocation_says_who_is_included() -> None:
    shares = {"Company": "500000", SPECTRUM: "150000", DOEG_HILL: "0"}
    record, state, events = replayed(registration(allocation=shares))
    assert included(record, state, concerned(events, "reg-1")) == (Included(SPECTRUM, Fraction(150000)),)


def test_who_has_withdrawn_is_not_included() -> None:
    gone = {"event": "withdrawal", "date": "2002-08-05", "of": "reg-1", "holder": DOEG_HILL}
    record, state, events = replayed(registration(), gone)
    assert [one.name for one in included(record, state, concerned(events, "reg-1"))] == [SPECTRUM]


def test_under_a_shelf_every_holder_is_included_with_shares_unsaid() -> None:
    record, state, events = replayed(shelf())
    found = included(record, state, concerned(events, "shelf-1"))
    assert found == (Included(SPECTRUM), Included(DOEG_HILL), Included(WANG))


def test_only_the_register_makes_a_holder() -> None:
    record, state, _ = replayed(shelf())
    assert is_holder(record, state, f"  {SPECTRUM.upper()} ")
    assert not is_holder(record, state, "Cisco Systems Capital Corporation")
    assert not is_holder(record, state, None)


def test_the_last_determination_counts_and_only_for_its_thing() -> None:
    made = [
        {"topic": "holdback", "of": "h-1", "value": "false", "by": "Sample Counsel", "date": "2002-09-02"},
        {"topic": "holdback", "of": "h-1", "value": True, "by": "Sample Counsel", "date": "2002-09-09"},
    ]
    record, _, _ = replayed(shelf(), determinations=made)
    assert determined(record, "holdback", "h-1") == "true"
    assert determined(record, "holdback", "h-2") is None
    assert determined(record, "material_transaction", "h-1") is None

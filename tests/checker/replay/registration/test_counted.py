"""Which Requested Registrations count as effected, and how many demands are used (RRA 2(e))."""

from datetime import date

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.events import (
    Happening,
    MandatoryConversion,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
)
from checker.readings import Choices, Consultation
from checker.replay.record import Record
from checker.replay.registration.counted import fate, requested, used, used_at_most

DAY = date(2003, 6, 2)
DEMAND = RegistrationDemand(id="D", date=date(2003, 1, 6), under="rra")
MADE = Registration(
    id="R", date=date(2003, 1, 13), initiated_by="rra_demand", demand="D", effective_date=date(2003, 3, 3)
)
SHELF = MandatoryConversion(id="S", date=date(2003, 1, 6), shelf_effective_date=date(2003, 1, 6))
DOWN = Takedown(id="T", date=date(2003, 4, 1), of="S")


def record(**options: str) -> Record:
    """Return the record of a matter without events, under given options."""
    return Record(loaded(matter(proposed=None)).matter, terms(), Consultation(Choices(what_if=options)))


def status(kind: str, day: date, of: str = "R", **keys: object) -> RegistrationStatus:
    """Return what became of a registration on a day."""
    return RegistrationStatus(of=of, status=kind, date=day, **keys)  # type: ignore[arg-type]


def test_a_demand_and_its_registration_are_one() -> None:
    assert used(record(), (DEMAND, MADE), DAY) == 1
    assert used(record(), (DEMAND, MADE), date(2003, 3, 2)) == 0


def test_a_registration_of_a_demand_that_is_not_in_the_file_counts_as_well() -> None:
    alone = Registration(
        id="X", date=date(2003, 1, 13), initiated_by="rra_demand", effective_date=date(2003, 3, 3)
    )
    assert used(record(), (DEMAND, MADE, alone), DAY) == 2


@pytest.mark.parametrize("under", ["exhibit_d", None])
def test_a_demand_under_another_agreement_is_none_of_the_three(under: str | None) -> None:
    other = RegistrationDemand(id="D", date=date(2003, 1, 6), under=under)  # type: ignore[arg-type]
    made = Registration(id="R", date=date(2003, 1, 13), demand="D", effective_date=date(2003, 3, 3))
    assert not requested((other, made), "R")
    assert used(record(), (other, made), DAY) == 0


def test_a_stop_order_gives_the_demand_back_unless_a_holder_misstated() -> None:
    order = date(2003, 4, 1)
    for by, counts in (("Company", False), (None, False), ("Fred Wang", True)):
        events = (DEMAND, MADE, status("stop_order", order, caused_by=by))
        assert fate(record(), events, "R", DAY).counts is counts
    # Before the day of the order it still counted.
    assert fate(record(), (DEMAND, MADE, status("stop_order", order)), "R", date(2003, 3, 31)).counts


def test_an_order_after_all_was_sold_is_q39() -> None:
    events: tuple[Happening, ...] = (
        DEMAND,
        MADE,
        status("all_sold", date(2003, 4, 1)),
        status("stop_order", date(2003, 4, 2), caused_by="Company"),
    )
    assert [used(record(Q39=option), events, DAY) for option in ("R1", "R2")] == [0, 1]
    assert used_at_most(record(), events, DAY) == (0, 1)


def test_a_closing_that_fails_solely_by_a_holder_leaves_the_demand_used() -> None:
    for keys, counts in (
        ({"caused_by": "Fred Wang", "solely": True}, True),
        ({"caused_by": "Fred Wang", "solely": False}, False),
        ({"caused_by": "Fred Wang"}, False),
        ({"caused_by": "Company", "solely": True}, False),
    ):
        events = (DEMAND, MADE, status("closing_failed", date(2003, 4, 1), **keys))
        assert fate(record(), events, "R", DAY).counts is counts


def test_a_take_down_counts_by_q18_unless_it_failed() -> None:
    assert [used(record(Q18=option), (SHELF, DOWN), DAY) for option in ("a", "b")] == [0, 1]
    gone = status("withdrawn", date(2003, 4, 10), of="T")
    asked = record(Q18="b")
    assert used(asked, (SHELF, DOWN, gone), DAY) == 0
    assert not asked.consultation.asked

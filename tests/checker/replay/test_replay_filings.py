"""The list of what has happened in registrations, and how one is found in it by any of its ids."""

from datetime import date
from fractions import Fraction

from checker.model.events import (
    Happening,
    MandatoryConversion,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
)
from checker.replay.filings import (
    Filings,
    WarrantSharesIssued,
    aliases,
    effective_on,
    ended_on,
    named,
    origin_of,
    registration_of,
    statuses,
)

DAY = date(2003, 3, 4)
DEMAND = RegistrationDemand(date=DAY, id="DEM")
FIRST = Registration(date=DAY, id="REG-1", demand="DEM", effective_date=date(2003, 5, 1))
SECOND = Registration(date=date(2003, 6, 2), id="REG-2", demand="DEM")
SHELF = MandatoryConversion(date=DAY, id="SHELF", shelf_effective_date=date(2003, 3, 3))
SALE = Takedown(date=DAY, id="SALE", of="SHELF")
ALONE = Registration(date=DAY, id="REG-3")
EVENTS: tuple[Happening, ...] = (DEMAND, FIRST, SECOND, SHELF, SALE, ALONE)


def status(of: str, what: str, day: date) -> RegistrationStatus:
    """Return what became of a registration on a day."""
    return RegistrationStatus(date=day, of=of, status=what)  # type: ignore[arg-type]


def test_the_list_grows_at_its_end_and_a_state_that_holds_the_old_one_sees_nothing_of_it() -> None:
    issued = WarrantSharesIssued("A", Fraction(100), DAY)
    empty = Filings()
    one = empty.then(DEMAND)
    two, other = one.then(issued), one.then(SHELF)
    assert empty.entries() == ()
    assert one.entries() == (DEMAND,)
    assert two.entries() == (DEMAND, issued)
    assert other.entries() == (DEMAND, SHELF)
    assert two.of(RegistrationDemand) == (DEMAND,)
    assert two.of(MandatoryConversion) == ()


def test_a_registration_is_meant_by_its_own_id_and_by_that_of_its_demand() -> None:
    assert aliases(EVENTS, "REG-1") == {"REG-1", "DEM", "REG-2"}
    assert aliases(EVENTS, "REG-3") == {"REG-3"}
    assert aliases(EVENTS, None) == frozenset()
    assert aliases(EVENTS, "nothing") == {"nothing"}


def test_of_two_registrations_on_one_demand_the_later_is_meant() -> None:
    assert registration_of(EVENTS, "DEM") is SECOND
    assert registration_of(EVENTS, "REG-3") is ALONE
    assert registration_of(EVENTS, "SHELF") is None
    assert registration_of(EVENTS, None) is None


def test_what_made_a_registration_is_its_demand_its_conversion_or_its_take_down() -> None:
    assert origin_of(EVENTS, "REG-1") is DEMAND
    assert origin_of(EVENTS, "SHELF") is SHELF
    assert origin_of(EVENTS, "SALE") is SALE
    assert origin_of(EVENTS, "REG-3") is None


def test_statuses_come_by_their_day_whichever_id_they_name() -> None:
    late, early = status("DEM", "all_sold", date(2003, 9, 1)), status("REG-1", "effective", date(2003, 5, 2))
    other = status("REG-3", "effective", DAY)
    assert statuses((*EVENTS, late, early, other), "REG-1") == (early, late)


def test_a_status_tells_the_effective_day_before_the_registration_and_the_shelf_do() -> None:
    told = status("SHELF", "effective", date(2003, 3, 10))
    assert effective_on((DEMAND, FIRST), "DEM") == date(2003, 5, 1)
    assert effective_on(EVENTS, "SHELF") == date(2003, 3, 3)
    assert effective_on((*EVENTS, told), "SHELF") == date(2003, 3, 10)
    assert effective_on(EVENTS, "REG-3") is None


def test_a_registration_ends_with_the_first_status_that_ends_it() -> None:
    stopped = status("REG-3", "stop_order", date(2003, 4, 1))
    ended = status("REG-3", "terminated", date(2003, 5, 1))
    again = status("REG-3", "withdrawn", date(2003, 6, 1))
    assert ended_on((*EVENTS, stopped), "REG-3") is None
    assert ended_on((*EVENTS, stopped, again, ended), "REG-3") is ended


def test_an_event_is_named_by_its_id_and_nothing_by_none() -> None:
    assert named(EVENTS, "SALE") is SALE
    assert named(EVENTS, None) is None
    assert named((Registration(date=DAY),), None) is None

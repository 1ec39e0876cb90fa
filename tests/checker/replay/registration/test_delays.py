"""The days of delays and prohibitions under RRA 2(g), and the occasions within 365 days."""

from datetime import date

import pytest
from held_back_samples import delay, demand, prohibition, replayed, shelf

from checker.model.events import RegistrationDelay
from checker.replay.registration import delays


def only(
    *history: dict[str, object], **readings: str
) -> tuple[object, RegistrationDelay, tuple[object, ...]]:
    record, _, events = replayed(*history, readings=readings)
    return record, next(each for each in reversed(events) if isinstance(each, RegistrationDelay)), events


def test_the_first_and_the_last_day_are_both_counted() -> None:
    _, event, _ = only(shelf(), prohibition("2000-05-01", "2000-06-29"))
    days = delays.days_of(event)
    assert (len(days), min(days), max(days)) == (60, date(2000, 5, 1), date(2000, 6, 29))


def test_a_delay_without_a_last_day_has_no_days_yet() -> None:
    _, event, _ = only(demand(), delay("2002-06-17", None))
    assert delays.days_of(event) == frozenset()


def test_a_delay_begins_when_it_is_stated_to_begin() -> None:
    _, event, _ = only(demand(), delay("2002-06-17", "2002-06-21", **{"from": "2002-06-19"}))
    assert delays.first_day(event) == date(2002, 6, 19)
    assert len(delays.days_of(event)) == 3


def test_overlapping_prohibitions_count_a_day_once() -> None:
    record, _, events = only(
        shelf(), prohibition("2000-05-01", "2000-05-10"), prohibition("2000-05-08", "2000-05-12")
    )
    assert len(delays.prohibited_days(record, events, "shelf-1")) == 12  # type: ignore[arg-type]


def test_prohibitions_under_another_shelf_and_delays_add_nothing() -> None:
    record, _, events = only(
        demand(), shelf("2002-02-28"), delay("2002-06-17", "2002-07-31"), prohibition("2003-05-05", None)
    )
    assert delays.prohibited_days(record, events, "shelf-1") == frozenset()  # type: ignore[arg-type]
    assert delays.prohibited_days(record, events, "demand-1") == frozenset()  # type: ignore[arg-type]


@pytest.mark.parametrize(("option", "last"), [("R1", date(2000, 6, 29)), ("R2", date(2000, 6, 30))])
def test_the_sixtieth_day_is_read_as_q47_has_it(option: str, last: date) -> None:
    record, event, _ = only(shelf(), prohibition("2000-05-01", "2000-06-30"), Q47=option)
    assert delays.last_day_allowed(record, event, None) == last  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("option", "last"),
    [("a", date(2002, 8, 15)), ("b", date(2002, 8, 15)), ("c", date(2002, 8, 1))],
)
def test_sixty_days_of_a_delay_begin_as_q40_has_it(option: str, last: date) -> None:
    """Invoked on 17 June 2002 upon a request received on 3 June, to 15 August."""
    record, event, _ = only(demand(), delay("2002-06-17", "2002-08-15"), Q40=option, Q47="R1")
    assert delays.last_day_allowed(record, event, date(2002, 6, 3)) == last  # type: ignore[arg-type]


def test_where_every_count_agrees_nothing_is_asked() -> None:
    record, event, _ = only(demand(), delay("2002-06-17", "2002-07-15"))
    delays.last_day_allowed(record, event, date(2002, 6, 3))  # type: ignore[arg-type]
    assert not {"Q40", "Q47"} & set(record.consultation.asked)  # type: ignore[attr-defined]


def test_two_delays_of_one_registration_are_added() -> None:
    history = (demand(), delay("2002-06-17", "2002-07-16"), delay("2002-08-20", "2002-09-19"))
    record, event, events = only(*history)
    assert delays.days_in_all(record, event, events) == 61  # type: ignore[arg-type]


@pytest.mark.parametrize(("option", "days"), [("R1", 30), ("R2", 90)])
def test_two_prohibitions_are_added_as_q42_has_it(option: str, days: int) -> None:
    history = (shelf(), prohibition("2000-05-01", "2000-06-29"), prohibition("2000-10-02", "2000-10-31"))
    record, event, events = only(*history, Q42=option, Q47="R1")
    assert delays.days_in_all(record, event, events) == days  # type: ignore[arg-type]


def test_prohibitions_without_a_day_between_are_one_stretch() -> None:
    history = (shelf(), prohibition("2000-05-01", "2000-06-29"), prohibition("2000-06-30", "2000-07-02"))
    record, event, events = only(*history, Q42="R1", Q47="R1")
    assert delays.days_in_all(record, event, events) == 63  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "option", "free"),
    [
        ("2002-03-14", "R1", False),
        ("2002-03-14", "R2", False),
        ("2002-03-15", "R1", False),
        ("2002-03-15", "R2", True),
        ("2002-03-16", "R1", True),
        ("2002-03-16", "R2", True),
    ],
)
def test_the_365_days_end_as_q41_has_it(day: str, option: str, free: bool) -> None:
    early = demand(date="2001-03-12", delivery={"method": "hand", "received": "2001-03-12"})
    record, event, events = only(
        early,
        delay("2001-03-15", "2001-03-20"),
        delay("2001-07-16", "2001-07-20"),
        delay(day, day),
        Q41=option,
    )
    first = delays.third_back(events, event, 2)  # type: ignore[arg-type]
    assert first is not None
    assert first.date == date(2001, 3, 15)
    assert delays.is_free_again(record, first, event) is free  # type: ignore[arg-type]


def test_a_second_occasion_has_no_third_back() -> None:
    _, event, events = only(demand(), delay("2002-06-17", "2002-06-20"), delay("2002-08-20", "2002-08-21"))
    assert delays.third_back(events, event, 2) is None  # type: ignore[arg-type]


def test_a_day_past_the_sixty_is_not_prohibited_though_the_prohibition_runs_on() -> None:
    record, event, _ = only(shelf("2003-02-28"), prohibition("2003-05-05", "2003-07-31"))
    assert delays.is_prohibited_on(record, event, date(2003, 7, 3))  # type: ignore[arg-type]
    assert not delays.is_prohibited_on(record, event, date(2003, 7, 5))  # type: ignore[arg-type]
    assert delays.is_invoked_for(event, date(2003, 7, 5))
    assert not delays.is_invoked_for(event, date(2003, 5, 4))

"""The days of a holdback, and whom they bind (RRA 4(c), Q53)."""

from datetime import date
from typing import Any

import pytest
from held_back_samples import DOEG_HILL, SPECTRUM, by_hand, registration, replayed

from checker.model.events import HoldbackRequirement, HolderSale
from checker.replay.registration.holdbacks import (
    Held,
    cannot_bind,
    closed_to,
    held_back,
    is_part_of_it,
    may_yet_begin,
    required_by_the_company,
)

HELD = Held(date(2002, 9, 13), date(2002, 9, 20), date(2003, 3, 19))
ONE = [{"holder": SPECTRUM, "shares": "200000", "delivery": by_hand("2002-07-15")}]


def held(*, told: bool = True, by: str = "the managing underwriter", **changes: Any) -> tuple[Any, ...]:
    offering = {"underwritten": True, "firm_commitment": True, "effective_date": "2002-09-20"}
    required = {
        "event": "holdback_requirement",
        "id": "holdback-1",
        "date": "2002-09-09",
        "of": "reg-1",
        "by": by,
        "notices": [by_hand("2002-09-09")] if told else [],
    }
    readings = changes.pop("readings", None)
    made = registration(**{**offering, "requests": ONE, **changes})
    record, state, events = replayed(made, required, readings=readings)
    return record, state, next(each for each in events if isinstance(each, HoldbackRequirement))


def sale(day: str, name: str = DOEG_HILL, method: Any = "rule_144", of: str | None = None) -> HolderSale:
    return HolderSale(date=date.fromisoformat(day), holder=name, method=method, of=of)


def test_seven_days_before_and_180_days_after() -> None:
    record, _, event = held()
    assert held_back(record, event) == HELD


def test_without_an_effective_day_there_are_no_days() -> None:
    record, _, event = held(effective_date="2002-09-20")
    unknown = HoldbackRequirement(date=event.date, of=None)
    assert held_back(record, unknown) is None


@pytest.mark.parametrize("name", ["the Company", "Company", "CTC Communications Group, Inc."])
def test_the_company_cannot_require_it(name: str) -> None:
    record, _, event = held(by=name)
    assert required_by_the_company(record, event)
    assert cannot_bind(record, event)


@pytest.mark.parametrize("changes", [{"firm_commitment": False}, {"underwritten": False}])
def test_without_a_firm_commitment_nobody_is_held_back(changes: dict[str, bool]) -> None:
    record, _, event = held(**changes)
    assert cannot_bind(record, event)


def test_a_firm_commitment_can_bind() -> None:
    record, _, event = held()
    assert not cannot_bind(record, event)


@pytest.mark.parametrize(
    ("day", "closed"),
    [("2002-09-12", False), ("2002-09-13", True), ("2003-03-19", True), ("2003-03-20", False)],
)
def test_the_first_and_the_last_day_are_closed(day: str, closed: bool) -> None:
    record, state, event = held()
    assert closed_to(record, state, event, HELD, sale(day)) is closed


@pytest.mark.parametrize(("option", "closed"), [("R1", True), ("R2", False), ("R3", True)])
def test_the_effective_day_is_closed_as_q53_has_it(option: str, closed: bool) -> None:
    record, state, event = held(readings={"Q53": option})
    assert closed_to(record, state, event, HELD, sale("2002-09-20")) is closed


@pytest.mark.parametrize(("option", "closed"), [("R1", True), ("R2", True), ("R3", False)])
def test_one_who_takes_no_part_and_was_not_told_is_bound_as_q53_has_it(option: str, closed: bool) -> None:
    record, state, event = held(told=False, readings={"Q53": option})
    assert closed_to(record, state, event, HELD, sale("2002-11-01")) is closed
    assert closed_to(record, state, event, HELD, sale("2002-11-01", SPECTRUM))


def test_a_sale_in_the_offering_is_part_of_it() -> None:
    record, _, event = held()
    assert is_part_of_it(record, event, sale("2002-09-25", SPECTRUM, "registered", "reg-1"))
    assert not is_part_of_it(record, event, sale("2002-09-25", SPECTRUM, "public", "reg-1"))
    assert not is_part_of_it(record, event, sale("2002-09-25", SPECTRUM, "registered"))


@pytest.mark.parametrize(
    ("became", "day", "may"),
    [
        ({}, "2002-09-25", True),
        ({"effective_date": "2002-09-20"}, "2002-09-25", False),
        ({"ended": "2002-09-24"}, "2002-09-24", True),
        ({"ended": "2002-09-24"}, "2002-09-25", False),
    ],
)
def test_a_day_may_lie_in_a_holdback_until_its_registration_is_effective_or_ended(
    became: dict[str, str], day: str, may: bool
) -> None:
    status = {"event": "registration_status", "of": "reg-1", "status": "withdrawn"}
    ended = [{**status, "date": became["ended"]}] if "ended" in became else []
    required = {"event": "holdback_requirement", "date": "2002-09-09", "of": "reg-1", "by": "the underwriter"}
    changes = {"effective_date": became.get("effective_date")}
    own = {key: value for key, value in registration(underwritten=True).items() if key not in changes}
    own |= {key: value for key, value in changes.items() if value is not None}
    record, _, events = replayed(own, required, *ended)
    (event,) = [each for each in events if isinstance(each, HoldbackRequirement)]
    assert may_yet_begin(record, event, date.fromisoformat(day)) is may

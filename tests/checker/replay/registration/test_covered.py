"""Which registrations each agreement covers, and which trigger each is."""

from typing import Any

import pytest
from exhibit_d_samples import FUND, asks, demanded_under, of_registration, registered, sample
from sample_matters import HOLDER

from checker.replay.registration.covered import exhibit_d_covers, incidental
from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.trigger import trigger

CASES = [
    ({}, True, True, "x01"),
    ({"securities": "debt"}, True, False, "x12"),
    ({"securities": "debt", "form": "S-4"}, True, False, "x11"),
    ({"only_for": "employee_plan", "form": "S-8"}, False, False, "x09"),
    ({"only_for": "rule_145", "form": "S-4", "secondary_sales_permitted": False}, False, False, "x10"),
    ({"only_for": "rule_145", "form": "S-4"}, False, True, "x10"),
    ({"secondary_sales_permitted": False}, True, False, "x01"),
    ({"initiated_by": "exhibit_d_demand"}, True, False, "x06"),
    ({"initiated_by": "rra_demand"}, True, True, "x02"),
    ({"initiated_by": "third_party", "third_party_right": "demand"}, True, True, "x07"),
    ({"initiated_by": "third_party", "third_party_right": "covenant"}, True, True, "x08"),
    (
        {"initiated_by": "rra_demand", "underwritten": False, "requests": [asks(HOLDER, "1")]},
        True,
        True,
        "x04",
    ),
]


@pytest.mark.parametrize(("changes", "by_rra", "by_exhibit_d", "row"), CASES)
def test_what_covers_a_registration(
    changes: dict[str, Any], by_rra: bool, by_exhibit_d: bool, row: str
) -> None:
    record, state, event = of_registration(sample(registered(**changes)))
    assert incidental(record, event) is by_rra
    assert exhibit_d_covers(record, event) is by_exhibit_d
    assert trigger(event, holdings_on(record, state.filings)) == row


@pytest.mark.parametrize(("reading", "option"), [("Q31", "b"), ("Q33", "R2"), ("Q68", "b")])
def test_a_reading_takes_a_registration_out_of_the_older_agreement(reading: str, option: str) -> None:
    changes = {"Q31": {"initiated_by": "rra_demand"}, "Q33": {"securities": "debt"}, "Q68": {}}[reading]
    record = sample(registered(**changes), agreements={}, choose={reading: option})
    assert not incidental(record, of_registration(record)[2])


def test_before_the_warrant_was_signed_exhibit_d_covers_nothing() -> None:
    record = sample(registered(date="2002-04-28", filing_date=None))
    assert not exhibit_d_covers(record, of_registration(record)[2])
    record = sample(registered(date="2002-04-29", filing_date=None))
    assert exhibit_d_covers(record, of_registration(record)[2])


@pytest.mark.parametrize(("agreement", "row"), [("rra", "x02"), ("exhibit_d", "x06")])
def test_a_demand_is_a_trigger_by_its_agreement(agreement: str, row: str) -> None:
    record = sample(demanded_under(agreement, (FUND, "1")))
    assert trigger(record.matter.proposed[0]) == row

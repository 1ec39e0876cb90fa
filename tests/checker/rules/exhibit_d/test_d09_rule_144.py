"""Exhibit D 9: the statement on request, and the ninety days of public information."""

from typing import Any

import pytest
from exhibit_d_matters import checked, one, registration
from sample_matters import HOLDER


def asked(day: str = "2003-06-16", **changes: Any) -> dict[str, Any]:
    """Return a request of the Holder on a day."""
    own = {"event": "rule_144_request", "date": day, "under": "exhibit_d", "holder": HOLDER}
    return {**own, "delivery": {"method": "hand", "received": day}, **changes}


@pytest.mark.parametrize(
    ("statement", "expected", "counts"),
    [
        (None, "confirm", False),
        ({"method": "email", "received": "2003-06-17"}, "confirm", False),
        ({"method": "hand", "received": "2003-06-17"}, "confirm", True),
        ({"method": "hand", "received": "2003-06-16"}, "compliant", True),
    ],
)
def test_forthwith_has_no_number(statement: dict[str, str] | None, expected: str, counts: bool) -> None:
    event = asked() if statement is None else asked(statement=statement)
    found = one(checked(event, as_of="2003-06-17"), "D9.iii-statement")
    assert (found.outcome, found.counts) == (expected, counts)


@pytest.mark.parametrize(("day", "expected"), [("2003-04-14", "judgement"), ("2003-04-15", "confirm")])
def test_the_ninetieth_day_after_the_first_offering_begins_the_duty(day: str, expected: str) -> None:
    """Effective on 15 January 2003, day ninety is 15 April; until then A-104 decides whether anything is owed."""
    history = [
        registration(
            date="2002-11-01",
            initiated_by="third_party",
            notices=[],
            filing_date="2003-01-06",
            effective_date="2003-01-15",
        )
    ]
    report = checked(asked(day), as_of=day, history=history)
    found = one(report, "D9.i-public-information")
    assert (found.outcome, "A-104" in found.outcomes) == (expected, expected == "judgement")


def test_under_which_agreement_is_asked_for() -> None:
    event = {key: value for key, value in asked().items() if key != "under"}
    assert one(checked(event, as_of="2003-06-16"), "D9.iii-statement").outcome == "missing_fact"

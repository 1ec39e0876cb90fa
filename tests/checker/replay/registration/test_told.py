"""Every event of registration has its figures told, each with its derivation."""

from typing import Any

import pytest
from exhibit_d_samples import DOEG, SPECTRUM, asks, before_last, demanded_under, registered, sample
from sample_matters import HOLDER

from checker.model.events import Waiver
from checker.replay.registration import steps, told
from checker.replay.registration.told import figures_of

DEMAND = demanded_under("rra", (SPECTRUM, "900000"), shares="100000")
REGISTRATION = registered(
    initiated_by="rra_demand",
    demand="demand-1",
    effective_date="2004-09-01",
    requests=[asks(DOEG, "1000")],
    notices=[{"method": "hand", "received": "2004-06-04"}],
)
SHELF = {
    "event": "mandatory_conversion",
    "id": "shelf",
    "date": "2004-05-03",
    "shelf_due": "2004-05-03",
    "shelf_effective_date": "2004-05-03",
}
OF = {"of": "demand-1"}
CASES: list[tuple[list[dict[str, Any]], set[str]]] = [
    ([DEMAND], {"represented", "required", "fully_diluted", "demands_used", "effective_by"}),
    (
        [demanded_under("exhibit_d", (HOLDER, "272067"))],
        {"represented", "required", "threshold", "demands_used"},
    ),
    ([DEMAND, REGISTRATION], {"earliest_safe_filing", "allocation"}),
    (
        [
            DEMAND,
            REGISTRATION,
            {"event": "registration_status", "date": "2004-09-01", "status": "effective", **OF},
        ],
        {"demands_used"},
    ),
    (
        [
            SHELF,
            {
                "event": "registration_delay",
                "kind": "sale_prohibition",
                "date": "2004-06-01",
                "until": "2004-06-30",
                "of": "shelf",
            },
        ],
        {"shelf_end"},
    ),
    (
        [
            DEMAND,
            REGISTRATION,
            {
                "event": "prospectus_suspension",
                "date": "2004-10-01",
                "notice": {"method": "hand", "received": "2004-10-01"},
                "corrected_copies": {SPECTRUM: "2004-10-04", DOEG: "2004-10-05"},
                **OF,
            },
        ],
        {"extension_days", "effectiveness_end"},
    ),
    (
        [
            DEMAND,
            REGISTRATION,
            {
                "event": "holdback_requirement",
                "date": "2004-08-25",
                "by": "the managing underwriter",
                **OF,
            },
        ],
        {"holdback_from", "holdback_until"},
    ),
    (
        [
            DEMAND,
            {
                "event": "underwriter_selection",
                "date": "2004-06-01",
                "underwriter": "Sample Securities",
                "approvals": [{"holder": SPECTRUM, "shares": "100000"}],
                **OF,
            },
        ],
        {"represented", "required"},
    ),
    ([SHELF], {"shelf_end"}),
    (
        [
            SHELF,
            {
                "event": "takedown",
                "date": "2004-06-01",
                "of": "shelf",
                "by": [{"holder": SPECTRUM, "shares": "900000"}],
                "shares": "1000",
                "delivery": {"method": "hand", "received": "2004-06-01"},
            },
        ],
        {"represented", "required", "fully_diluted"},
    ),
    ([{"event": "public_offering", "date": "2004-06-01", "by_company": True}], {"blockout_until"}),
]


@pytest.mark.parametrize(("events", "names"), CASES, ids=[each[0][-1]["event"] for each in CASES])
def test_each_event_tells_its_figures_and_how_each_came_to_be(
    events: list[dict[str, Any]], names: set[str]
) -> None:
    record = sample(*events, as_of="2004-12-01")
    found = figures_of(before_last(record), record.matter.proposed[-1], record)
    assert names <= set(found.figures)
    assert {each.figure for each in found.derivations} >= names


def test_what_is_no_event_of_registration_tells_nothing() -> None:
    record = sample(registered())
    state = before_last(record)
    assert figures_of(state, Waiver(date=record.matter.as_of), record).figures == {}


def test_the_state_after_an_event_tells_the_figures_of_that_event() -> None:
    record = sample(DEMAND)
    before, event = before_last(record), record.matter.proposed[-1]
    step = steps.filed(before, event, record)
    assert told.told(before, step.after, record).figures == figures_of(before, event, record).figures


def test_a_state_that_remembers_nothing_tells_nothing() -> None:
    record = sample(registered())
    state = before_last(record)
    assert told.told(state, state, record).figures == {}

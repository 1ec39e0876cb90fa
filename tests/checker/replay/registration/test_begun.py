"""By whom a registration was begun: as it says, else by the demand that it answers."""

from typing import Any

import pytest
from held_back_samples import demand, registration, replayed
from msgspec.structs import replace

from checker.model.events import Happening, Registration, RegistrationDemand
from checker.replay.record import Record
from checker.replay.registration.begun import Basis, basis, begun_by, third_partys, unanswered
from checker.replay.state import State


def of(*events: dict[str, Any]) -> tuple[Record, State, tuple[Happening, ...], Registration]:
    """Return a record, the state after its events, the events, and the registration among them."""
    record, state, happened = replayed(*events)
    return record, state, happened, next(each for each in happened if isinstance(each, Registration))


def without(event: dict[str, Any], field: str) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key != field}


@pytest.mark.parametrize(
    ("under", "expected"), [("rra", "rra_demand"), ("exhibit_d", "exhibit_d_demand"), (None, None)]
)
def test_left_out_it_is_told_by_the_demand(under: str | None, expected: str | None) -> None:
    asked = without(demand(), "under") if under is None else demand(under=under)
    record, _, events, event = of(asked, without(registration(demand="demand-1"), "initiated_by"))
    assert begun_by(events, event) == begun_by(record, event) == expected


def test_what_it_says_itself_comes_first_and_without_a_demand_nothing_is_known() -> None:
    asked = without(demand(), "under")
    record, _, _, event = of(asked, registration(initiated_by="third_party", demand="demand-1"))
    assert begun_by(record, event) == "third_party"
    record, _, _, event = of(without(registration(), "initiated_by"))
    assert begun_by(record, event) is None


def test_a_demand_that_was_not_carried_on_is_nothing_to_answer() -> None:
    record, state, _, event = of(demand(), registration(initiated_by="rra_demand", demand="demand-1"))
    assert basis(record, state, event) is Basis.STANDS
    _, without_it, _, alone = of(registration(initiated_by="rra_demand"))
    assert basis(record, without_it, event) is Basis.FAILED
    assert basis(record, state, alone) is Basis.LEFT_OUT


def test_a_demand_waits_until_a_registration_names_it() -> None:
    record, state, _, event = of(demand(), registration())
    waiting = unanswered(record, state, event)
    assert waiting is not None
    assert waiting.id == "demand-1"
    answer = registration(id="reg-2", initiated_by="rra_demand", demand="demand-1")
    record, state, _, event = of(demand(), registration(), answer)
    assert unanswered(record, state, event) is None


@pytest.mark.parametrize(("group", "expected"), [("other_contract", True), ("rra", False), ("public", False)])
def test_only_who_has_no_right_under_either_agreement_is_a_third_party(group: str, expected: bool) -> None:
    asked = without(demand(by=[{"holder": "Sample Lender", "shares": "1"}]), "under")
    rows = [{"name": "Sample Lender", "group": group, "registrable_shares": "1"}]
    record, state, _ = replayed(asked, register={"holders": rows})
    made = record.matter.history[0]
    assert isinstance(made, RegistrationDemand)
    assert third_partys(record, state, made) is expected
    assert not third_partys(record, state, replace(made, id="proposed"))

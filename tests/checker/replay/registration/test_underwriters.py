"""The approval of an underwriter by a majority of the included shares (RRA 4(b), Q52)."""

from fractions import Fraction
from typing import Any

import pytest
from held_back_samples import DOEG_HILL, SPECTRUM, WANG, by_hand, demand, registration, replayed

from checker.model.events import UnderwriterSelection
from checker.replay.registration.concerned import concerned
from checker.replay.registration.underwriters import Approval, approval

JOINING = [{"holder": DOEG_HILL, "shares": "300000", "delivery": by_hand("2002-07-15")}]


def made(
    *approvals: tuple[str, str | None], readings: dict[str, str] | None = None, **changes: Any
) -> Approval:
    chosen = {
        "event": "underwriter_selection",
        "date": "2002-07-22",
        "of": "reg-1",
        "approvals": [
            {"holder": name} if shares is None else {"holder": name, "shares": shares}
            for name, shares in approvals
        ],
    }
    answer = registration(initiated_by="rra_demand", demand="demand-1", requests=JOINING, underwritten=True)
    record, state, events = replayed(demand(**changes), answer, chosen, readings=readings)
    selection = next(each for each in events if isinstance(each, UnderwriterSelection))
    return approval(record, state, selection, concerned(events, "reg-1"))


def test_half_is_no_majority_and_a_share_more_is_one() -> None:
    half = made((SPECTRUM, "300000"))
    assert half == Approval(Fraction(300000), Fraction(600000), 300001)
    assert not half.suffices
    assert made((SPECTRUM, "300001"), shares="300001").suffices


def test_shares_that_are_not_included_count_for_nobody() -> None:
    assert made((SPECTRUM, "300000"), (WANG, "5000")).represented == 300000
    assert made((SPECTRUM, "960000")).represented == 300000


def test_who_approves_without_a_number_approves_with_all_its_included_shares() -> None:
    assert made((DOEG_HILL, None)).represented == 300000


@pytest.mark.parametrize(("option", "required"), [("R1", 300001), ("R2", 632501), ("R3", 300000)])
def test_what_is_needed_is_read_as_q52_has_it(option: str, required: int) -> None:
    """600,000 are included; the Holders have 1,265,000 in all."""
    assert made(readings={"Q52": option}).required == required


def test_without_a_number_in_the_demand_nothing_can_be_required() -> None:
    asked = {key: value for key, value in demand().items() if key != "shares"}
    chosen = {"event": "underwriter_selection", "date": "2002-07-22", "of": "demand-1", "approvals": []}
    record, state, events = replayed(asked, chosen)
    selection = next(each for each in events if isinstance(each, UnderwriterSelection))
    unknown = approval(record, state, selection, concerned(events, "demand-1"))
    assert unknown == Approval(Fraction(0), None, None)
    assert not unknown.suffices

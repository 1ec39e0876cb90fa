"""A Holder under the RRA that withdraws (J-12): its right, if any, rests on the words of Exhibit D."""

from collections.abc import Mapping
from typing import Any

import pytest
from sample_matters import loaded, matter

from checker.api import terms
from checker.model.events import Withdrawal
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.steps import filed
from checker.rules.registration_rights.s02b_withdrawal import withdrawal
from checker.rules.rule import Answer, Case

SPECTRUM = "Spectrum Equity Investors II, L.P."
BOTH = [
    {"to": "Company", "method": "hand", "received": "2004-08-23"},
    {"to": "underwriter", "method": "hand", "received": "2004-08-23"},
]


def answer(
    option: str = "R1",
    bound: bool = True,
    underwritten: bool = True,
    asking: tuple[str, ...] = (SPECTRUM,),
    **changes: Any,
) -> Answer:
    """Return the rule's answer on a withdrawal of Spectrum from a registration."""
    registration: Mapping[str, Any] = {
        "event": "registration",
        "id": "registration-1",
        "date": "2004-06-01",
        "initiated_by": "company",
        "underwritten": underwritten,
        "requests": [{"holder": name, "shares": "1000"} for name in asking],
    }
    event = {
        "event": "withdrawal",
        "of": "registration-1",
        "date": "2004-08-23",
        "holder": SPECTRUM,
        "deliveries": BOTH,
        **changes,
    }
    whole = loaded(
        matter(registration, event, as_of="2004-08-23", agreements={"rra_assumed_by_group": bound})
    ).matter
    record = Record(whole, terms(), Consultation(Choices(what_if={"J-12": option})))
    step = filed(opening_state(record), whole.proposed[0], record)
    last = whole.proposed[1]
    assert isinstance(last, Withdrawal)
    (only,) = withdrawal.decide(Case(last, step.after, step, record))
    assert isinstance(only, Answer)
    return only


@pytest.mark.parametrize(("option", "expected"), [("R1", "no_right"), ("R2", "compliant")])
def test_whether_it_may_withdraw_is_asked_of_j_12(option: str, expected: str) -> None:
    found = answer(option)
    assert (found.outcome, found.subject) == (expected, SPECTRUM)


def test_even_with_the_right_both_must_have_notice_in_an_underwriting() -> None:
    assert answer("R2", deliveries=BOTH[:1]).outcome == "no_right"
    assert answer("R2", underwritten=False).outcome == "no_right"
    assert answer("R2", deliveries=[]).outcome == "missing_fact"


def test_it_is_from_something_in_which_the_holder_has_asked_to_be() -> None:
    assert answer("R2", of=None).outcome == "missing_fact"
    assert answer("R2", asking=()).outcome == "no_right"
    assert answer("R2", asking=("spectrum equity  investors II, L.P.",)).outcome == "compliant"


def test_it_is_silent_on_others_and_where_the_agreement_does_not_bind() -> None:
    assert answer(holder="Cisco Systems Capital Corporation").outcome == "not_applicable"
    assert answer(bound=False).outcome == "not_applicable"

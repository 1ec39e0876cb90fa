"""Who signs a form and who receives it: one person, or each of a group."""

from collections.abc import Mapping
from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, exercise, loaded, matter

from checker.api import terms
from checker.model.events import Happening
from checker.papers.form import (
    ACTOR_ROLE,
    COMPANY_ROLE,
    EXHIBIT_D_HOLDERS,
    HOLDER_ROLE,
    INCLUDED_HOLDERS,
    JOINING_HOLDERS,
    OTHER_ROLE,
    REQUESTERS,
    RRA_HOLDERS,
    TRANSFEREE_ROLE,
)
from checker.papers.parties import GROUPS, parties, party
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.steps import filed
from checker.replay.state import Step
from checker.rules.rule import Case

SPECTRUM, DOEG, LENDER = "Spectrum Equity Investors II, L.P.", "Doeg Hill I, LLC", "Sample Lender, L.P."
CORP = "CTC Communications Corp."
REGISTER = {
    "holders": [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": DOEG, "group": "rra", "series_a_as_converted": "100000"},
        {"name": LENDER, "group": "exhibit_d", "registrable_shares": "5000"},
    ]
}
DEMAND = {
    "event": "registration_demand",
    "id": "DEM",
    "date": "2003-03-04",
    "under": "rra",
    "by": [{"holder": SPECTRUM, "shares": "900000"}, {"holder": SPECTRUM.upper(), "shares": "1"}],
    "delivery": {"method": "hand", "received": "2003-03-04"},
    "shares": "100000",
}


def registration(*names: str, **changes: Any) -> dict[str, Any]:
    """Return a registration in which these ask to be included."""
    requests = [
        {"holder": name, "shares": "1000", "delivery": {"method": "hand", "received": "2003-03-10"}}
        for name in names
    ]
    event = {"event": "registration", "id": "REG", "date": "2003-03-05", "initiated_by": "company"}
    return {**event, "requests": requests, **changes}


def case_of(*events: Mapping[str, Any], **keys: Any) -> Case[Happening]:
    """Return the last of the events as a case, the others before it."""
    whole = loaded(
        matter(
            *events,
            register=keys.pop("register", REGISTER),
            agreements={"rra_assumed_by_group": True},
            **keys,
        )
    )
    record = Record(whole.matter, terms(), Consultation(Choices()))
    state = opening_state(record)
    *before, event = record.matter.proposed
    for each in before:
        state = filed(state, each, record).after
    return Case(event, state, Step(state, event.date), record)


def test_the_company_is_the_one_that_the_agreement_of_the_form_binds_on_the_day() -> None:
    now, then = case_of(DEMAND), case_of({**DEMAND, "date": "1999-03-04"})
    assert party(COMPANY_ROLE, "R2.a.i", now) == COMPANY
    assert party(COMPANY_ROLE, "R2.a.i", then) == CORP
    assert party(COMPANY_ROLE, "D2.a", then) == COMPANY


def test_the_holder_of_the_warrant_acted_on_and_each_holder_where_none_is_named() -> None:
    assert parties(HOLDER_ROLE, "W2.1", case_of(exercise())) == (HOLDER,)
    assert parties(HOLDER_ROLE, "D2.a", case_of(registration())) == (HOLDER,)


def test_a_form_goes_to_the_holders_of_its_own_agreement_in_the_order_of_the_register() -> None:
    case = case_of(registration())
    assert parties(RRA_HOLDERS, "R2.b", case) == (SPECTRUM, DOEG)
    assert parties(EXHIBIT_D_HOLDERS, "D2.a", case) == (HOLDER, LENDER)


def test_who_demands_is_named_once_however_it_is_written() -> None:
    assert parties(REQUESTERS, "R2.a.i", case_of(DEMAND)) == (SPECTRUM,)


def test_who_asks_to_be_in_a_registration_asks_by_its_own_agreement() -> None:
    case = case_of(registration(DOEG, HOLDER))
    assert parties(REQUESTERS, "R2.b", case) == (DOEG,)
    assert parties(REQUESTERS, "D2.a.ii", case) == (HOLDER,)


def test_who_joins_in_a_demand_is_not_who_demanded() -> None:
    made = case_of(DEMAND, registration(DOEG, initiated_by="rra_demand", demand="DEM"))
    assert parties(JOINING_HOLDERS, "R2.a.i", made) == (DOEG,)
    assert set(parties(INCLUDED_HOLDERS, "R2.a.i", made)) == {SPECTRUM, DOEG}


def test_whose_shares_are_in_it_is_found_by_the_registration_that_an_act_is_about() -> None:
    stop = {"event": "prospectus_suspension", "date": "2003-06-02", "of": "REG"}
    assert parties(INCLUDED_HOLDERS, "R3.a.ix", case_of(registration(DOEG), stop)) == (DOEG,)
    assert parties(INCLUDED_HOLDERS, "R3.a.ix", case_of(registration(), stop)) == (SPECTRUM, DOEG)


def test_who_asks_for_a_statement_is_its_requester_and_joins_nothing() -> None:
    asked = case_of({"event": "rule_144_request", "date": "2003-06-02", "holder": DOEG, "under": "rra"})
    assert parties(REQUESTERS, "R7.c", asked) == (DOEG,)
    assert parties(JOINING_HOLDERS, "R7.c", asked) == ("",)


@pytest.mark.parametrize("role", sorted(GROUPS))
def test_nobody_known_leaves_one_name_open(role: str) -> None:
    """A paper without its addressee is still a paper, with a blank to fill."""
    case = case_of({"event": "rule_144_request", "date": "2003-06-02", "under": "rra"})
    assert all(isinstance(name, str) for name in parties(role, "R7.c", case))
    assert parties(REQUESTERS, "R7.c", case) == ("",)


def test_the_other_of_an_address_letter_is_who_did_not_move() -> None:
    letter = {
        "event": "change_of_address",
        "date": "2003-06-02",
        "agreement": "warrant",
        "address": ["1 Sample Plaza"],
    }
    ours, theirs = case_of({**letter, "who": COMPANY}), case_of({**letter, "who": HOLDER})
    assert party(OTHER_ROLE, "W14", theirs) == COMPANY
    assert party(OTHER_ROLE, "W14", ours) == HOLDER
    assert party(ACTOR_ROLE, "W14", theirs) == HOLDER


def test_a_transferee_has_a_name_only_in_a_transfer() -> None:
    transfer = {
        "event": "transfer_warrant",
        "date": "2003-06-02",
        "warrant": "W-1",
        "to": {"name": "Sample Fund, L.P."},
        "entire": True,
    }
    assert party(TRANSFEREE_ROLE, "W7.2", case_of(transfer)) == "Sample Fund, L.P."
    assert party(TRANSFEREE_ROLE, "W7.2", case_of(exercise())) == ""

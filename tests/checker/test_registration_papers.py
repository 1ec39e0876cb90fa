"""Which papers of the Registration Rights Agreement an event of registration needs, from whom, and to whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, matter, report_on

from checker.agreements.clauses import clause_codes
from checker.api import RULES
from checker.papers.form import Form
from checker.papers.registration_papers import REGISTRATION_PAPERS

FUND, COLO = "Sample Equity Investors II, L.P.", "Shawn Colo"
CORP = "CTC Communications Corp."
OURS = {form.id for forms in REGISTRATION_PAPERS.values() for form in forms}
REGISTER = {
    "holders": [
        {"name": FUND, "group": "rra", "series_a_as_converted": "900000"},
        {"name": COLO, "group": "rra", "series_a_as_converted": "20000"},
    ]
}
BY_HAND = {"method": "hand", "received": "2002-06-04"}
DEMAND = {
    "event": "registration_demand",
    "id": "d-1",
    "date": "2002-06-03",
    "under": "rra",
    "by": [{"holder": FUND, "shares": "900000"}],
    "delivery": BY_HAND,
    "shares": "400000",
    "short_form_eligible": True,
}
OWN = {
    "event": "registration",
    "id": "r-1",
    "date": "2002-06-05",
    "form": "S-3",
    "initiated_by": "company",
    "securities": "common",
    "secondary_sales_permitted": True,
    "underwritten": False,
}
ANSWER = {**OWN, "initiated_by": "rra_demand", "demand": "d-1"}
CONVERSION = {
    "event": "mandatory_conversion",
    "id": "s-1",
    "date": "2002-06-05",
    "shelf_due": "2002-06-05",
    "shelf_effective_date": "2002-06-05",
    "form": "S-3",
}
Needed = list[tuple[str, str, str]]


def needed(*events: Mapping[str, Any], assumed: object = True, **keys: Any) -> Needed:
    """Give the papers of the last event: form, signer, recipient."""
    agreements = {"rra_assumed_by_group": assumed}
    *history, last = events
    whole = {"as_of": str(last["date"]), "register": REGISTER, "agreements": agreements, **keys}
    report = report_on(matter(last, history=history or None, **whole))
    assert report.faults == ()
    return [(each.form, each.signer, each.recipient) for each in report.documents if each.form in OURS]


def asks(name: str, shares: str) -> dict[str, Any]:
    return {"holder": name, "shares": shares, "delivery": {"method": "hand", "received": "2002-06-05"}}


@pytest.mark.parametrize("form", [form for forms in REGISTRATION_PAPERS.values() for form in forms])
def test_a_form_names_clauses_and_rules_that_exist(form: Form) -> None:
    # J is what both agreements demand jointly: a clause without words of its own.
    known = {*clause_codes(), *(rule.code for rule in RULES), "J"}
    assert {form.clause, *form.relies_on} <= known


def test_a_demand_is_signed_by_each_who_makes_it_and_told_to_every_holder() -> None:
    both = [{"holder": FUND, "shares": "900000"}, {"holder": COLO, "shares": "20000"}]
    assert needed({**DEMAND, "by": both}) == [
        ("registration-demand", FUND, COMPANY),
        ("registration-demand", COLO, COMPANY),
        ("notice-of-requested-registration", COMPANY, FUND),
        ("notice-of-requested-registration", COMPANY, COLO),
    ]


def test_a_demand_before_the_warrant_goes_to_corp() -> None:
    early = {**DEMAND, "date": "1999-06-03", "delivery": {"method": "hand", "received": "1999-06-03"}}
    assert ("registration-demand", FUND, CORP) in needed(early)


def test_nothing_is_needed_under_an_agreement_that_does_not_bind() -> None:
    assert needed(DEMAND, assumed=False) == []
    assert needed(OWN, assumed=False) == []
    assert needed(CONVERSION, assumed=False) == []


def test_a_demand_under_exhibit_d_is_the_holders_paper_only() -> None:
    demand = {
        **DEMAND,
        "under": "exhibit_d",
        "by": [{"holder": HOLDER, "shares": "272067"}],
        "method_of_disposition": "An underwritten offering",
    }
    assert needed(demand) == [("registration-demand", HOLDER, COMPANY)]


def test_the_registration_that_answers_a_demand_notifies_all_and_has_who_joins_ask() -> None:
    event = {**ANSWER, "requests": [asks(COLO, "10000")]}
    assert needed(DEMAND, event) == [
        ("notice-of-requested-registration", COMPANY, FUND),
        ("notice-of-requested-registration", COMPANY, COLO),
        ("joinder-request", COLO, COMPANY),
        ("draft-transmittal", COMPANY, ""),
    ]


def test_an_own_registration_notifies_each_holder_and_a_plan_for_employees_nobody() -> None:
    assert needed(OWN) == [
        ("notice-of-incidental-registration", COMPANY, FUND),
        ("notice-of-incidental-registration", COMPANY, COLO),
    ]
    assert needed({**OWN, "only_for": "employee_plan", "form": "S-8"}) == []


def test_a_limit_is_told_to_each_who_asks_under_its_own_agreement() -> None:
    event = {
        **OWN,
        "underwritten": True,
        "company_shares": "700000",
        "requests": [asks(FUND, "200000"), asks(HOLDER, "100000")],
        "limit": {"shares": "800000", "written": True, "by": "Sample Securities, Inc.", "reason": "market"},
    }
    told = [each for each in needed(event) if each[0] == "allocation-statement"]
    assert told == [("allocation-statement", COMPANY, FUND), ("allocation-statement", COMPANY, HOLDER)]
    whole = [each for each in needed({**event, "limit": None}) if each[0] == "allocation-statement"]
    assert whole == []


def test_a_limit_is_told_to_all_who_asked_where_exhibit_d_cuts_back() -> None:
    """D2(b): "Company shall so advise all holders of securities requesting registration"."""
    officers, lender = "Officers of the Company", "Sample Lender"
    register = {
        **REGISTER,
        "holders": [
            *REGISTER["holders"],
            {"name": officers, "group": "director_officer"},
            {"name": lender, "group": "other_contract"},
        ],
    }
    event = {
        **OWN,
        "underwritten": True,
        "company_shares": "700000",
        "requests": [asks(FUND, "200000"), asks(officers, "50000"), asks(lender, "10000")],
        "limit": {"shares": "800000", "written": True, "by": "Sample Securities, Inc.", "reason": "market"},
    }
    agreements = {"rra_assumed_by_group": True}

    def told(**changes: Any) -> list[tuple[str, str]]:
        whole = matter({**event, **changes}, as_of="2002-06-05", register=register, agreements=agreements)
        papers = [each for each in report_on(whole).documents if each.form == "allocation-statement"]
        return [(each.recipient, each.clause) for each in papers]

    both = [(FUND, "R2.f"), (officers, "D2.b"), (lender, "D2.b")]
    assert told() == both
    with_ours = [asks(HOLDER, "1000"), *event["requests"]]
    assert told(requests=with_ours) == [both[0], (HOLDER, "D2.b"), *both[1:]]
    assert told(limit={**event["limit"], "shares": "999999"}) == both[:1]
    assert told(only_for="employee_plan", form="S-8") == both[:1]


def test_a_shelf_is_told_to_every_holder() -> None:
    assert needed(CONVERSION) == [("shelf-notice", COMPANY, FUND), ("shelf-notice", COMPANY, COLO)]


def test_a_takedown_is_asked_for_and_told_to_every_holder() -> None:
    event = {
        "event": "takedown",
        "date": "2002-07-01",
        "of": "s-1",
        "by": [{"holder": FUND, "shares": "900000"}],
        "shares": "300000",
        "delivery": {"method": "hand", "received": "2002-07-01"},
    }
    assert needed(CONVERSION, event) == [
        ("registration-demand", FUND, COMPANY),
        ("notice-of-requested-registration", COMPANY, FUND),
        ("notice-of-requested-registration", COMPANY, COLO),
    ]


def test_an_underwriter_is_put_to_who_is_included() -> None:
    event = {
        "event": "underwriter_selection",
        "date": "2002-07-01",
        "of": "r-1",
        "underwriter": "Sample Securities, Inc.",
    }
    assert needed(DEMAND, ANSWER, event) == [("underwriter-approval", COMPANY, FUND)]


def test_a_holdback_is_told_to_every_holder_and_waits_for_the_underwriter() -> None:
    event = {"event": "holdback_requirement", "date": "2002-07-01", "of": "r-1", "by": "Company"}
    found = {**OWN, "underwritten": True, "firm_commitment": True, "effective_date": "2002-07-15"}
    assert needed(found, event) == [("holdback-notice", COMPANY, FUND), ("holdback-notice", COMPANY, COLO)]
    whole = matter(
        event,
        history=[found],
        as_of="2002-07-01",
        register=REGISTER,
        agreements={"rra_assumed_by_group": True},
    )
    (one, other) = [each for each in report_on(whole).documents if each.form == "holdback-notice"]
    assert one.blocked_by == other.blocked_by == ("R4.c-holdback",)


@pytest.mark.parametrize(("name", "clause"), [(HOLDER, "D2.b"), (COLO, "R2.b")])
def test_a_withdrawal_is_under_the_agreement_of_whoever_withdraws(name: str, clause: str) -> None:
    event = {"event": "withdrawal", "date": "2002-07-01", "of": "r-1", "holder": name}
    whole = matter(
        event, history=[OWN], as_of="2002-07-01", register=REGISTER, agreements={"rra_assumed_by_group": True}
    )
    (made,) = [each for each in report_on(whole).documents if each.form == "withdrawal-notice"]
    assert (made.signer, made.recipient, made.clause) == (name, COMPANY, clause)


def test_a_status_is_certified_for_the_file() -> None:
    event = {"event": "registration_status", "date": "2002-07-15", "of": "r-1", "status": "effective"}
    assert needed(DEMAND, ANSWER, event) == [("registration-status-certificate", COMPANY, "")]


def test_a_demand_that_has_no_majority_is_told_to_nobody() -> None:
    few = {**DEMAND, "by": [{"holder": COLO, "shares": "20000"}], "shares": "20000"}
    whole = matter(few, as_of="2002-06-05", register=REGISTER, agreements={"rra_assumed_by_group": True})
    notices = [each for each in report_on(whole).documents if each.form == "notice-of-requested-registration"]
    assert [each.blocked_by for each in notices] == [("R2.a.i-requisite-holders",)] * 2


def test_a_doubt_about_the_shares_of_each_keeps_the_statement_from_being_signed() -> None:
    limit = {"shares": "800000", "written": False, "by": "Sample Securities, Inc.", "reason": "market"}
    event = {**OWN, "underwritten": True, "company_shares": "700000", "limit": limit}
    event["requests"] = [asks(FUND, "200000"), asks(HOLDER, "100000")]
    agreements = {"rra_assumed_by_group": True}
    report = report_on(matter(event, as_of="2002-06-05", register=REGISTER, agreements=agreements))
    statements = [each for each in report.documents if each.form == "allocation-statement"]
    assert [each.blocked_by for each in statements] == [("J-7",)] * 2

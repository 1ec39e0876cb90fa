"""Which papers registrations, delays and suspensions need under Exhibit D and the clauses beside it, and for whom."""

from __future__ import annotations

from typing import Any

from sample_matters import COMPANY, HOLDER, matter, report_on

from checker.model.report import Paper

SPECTRUM, JANE, OWNER = "Sample Equity Investors II, L.P.", "Jane Sample", "Sample Fund, L.P."
REGISTER = {
    "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067", "address": ["100 Sample Street"]}],
    "holders": [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": JANE, "group": "rra", "registrable_shares": "20000"},
        {"name": OWNER, "group": "exhibit_d", "registrable_shares": "50000"},
    ],
}
RRA_DEMAND = {
    "event": "registration_demand",
    "id": "rra-1",
    "date": "2002-06-03",
    "under": "rra",
    "by": [{"holder": SPECTRUM, "shares": "900000"}],
    "delivery": {"method": "hand", "received": "2002-06-04"},
    "shares": "400000",
    "short_form_eligible": True,
}
DEMAND = {
    "event": "registration_demand",
    "id": "demand-1",
    "date": "2002-11-04",
    "under": "exhibit_d",
    "by": [{"holder": HOLDER, "shares": "272067"}],
    "delivery": {"method": "hand", "received": "2002-11-04"},
    "shares": "200000",
    "method_of_disposition": "in the open market",
    "short_form_eligible": True,
}


def registration(**changes: Any) -> dict[str, Any]:
    event = {
        "event": "registration",
        "id": "reg-1",
        "date": "2002-11-05",
        "form": "S-3",
        "initiated_by": "company",
        "securities": "common",
        "secondary_sales_permitted": True,
        "underwritten": False,
        "filing_date": "2002-12-16",
    } | changes
    return {key: value for key, value in event.items() if value is not None}


def papers(
    *proposed: dict[str, Any],
    history: tuple[dict[str, Any], ...] = (),
    as_of: str = "2002-11-06",
    **keys: Any,
) -> tuple[Paper, ...]:
    """Return the papers of proposed events, with both agreements in force."""
    whole = {"register": REGISTER, "agreements": {"rra_assumed_by_group": True}, **keys}
    return report_on(matter(*proposed, as_of=as_of, history=list(history), **whole)).documents


def recipients(found: tuple[Paper, ...], form: str) -> list[str]:
    return [each.recipient for each in found if each.form == form]


def forms(found: tuple[Paper, ...]) -> set[str]:
    return {each.form for each in found}


def delay(**changes: Any) -> dict[str, Any]:
    event = {
        "event": "registration_delay",
        "date": "2002-06-17",
        "kind": "delay",
        "of": "rra-1",
        "from": "2002-06-17",
        "until": "2002-08-15",
        "transaction_considered_since": "2002-05-02",
        "board_determination": "2002-06-14",
    } | changes
    return {key: value for key, value in event.items() if value is not None}


def test_a_registration_of_the_company_is_told_to_each_holder_under_exhibit_d() -> None:
    found = papers(registration())
    assert recipients(found, "notice-of-company-registration") == [HOLDER, OWNER]
    assert recipients(found, "initiation-letter") == [HOLDER, OWNER]
    assert "company-registration-request" not in forms(found)


def test_a_registration_outside_exhibit_d_needs_none_of_its_papers() -> None:
    for changes in (
        {"only_for": "employee_plan"},
        {"securities": "debt"},
        {"secondary_sales_permitted": False},
        {"initiated_by": "exhibit_d_demand", "demand": None},
    ):
        assert "notice-of-company-registration" not in forms(papers(registration(**changes)))


def test_before_the_warrant_was_signed_exhibit_d_needs_nothing() -> None:
    event = registration(date="2002-03-04", filing_date="2002-05-01")
    found = papers(event, as_of="2002-03-05")
    assert not forms(found) & {"notice-of-company-registration", "initiation-letter"}


def test_each_that_asks_has_its_own_request() -> None:
    asked = {"holder": OWNER, "shares": "50000", "delivery": {"method": "hand", "received": "2002-11-06"}}
    other = {"holder": SPECTRUM, "shares": "50000", "delivery": {"method": "hand", "received": "2002-11-06"}}
    found = papers(registration(requests=[asked, other]))
    signers = [each.signer for each in found if each.form == "company-registration-request"]
    assert signers == [OWNER]


def test_a_demand_is_told_to_all_once() -> None:
    alone = papers(DEMAND)
    assert recipients(alone, "notice-of-exhibit-d-demand") == [HOLDER, OWNER]
    answered = papers(DEMAND, registration(initiated_by="exhibit_d_demand", demand="demand-1"))
    notices = [each for each in answered if each.form == "notice-of-exhibit-d-demand"]
    assert [(each.action, each.recipient) for each in notices] == [(1, HOLDER), (1, OWNER)]
    assert "notice-of-company-registration" not in forms(answered)


def test_who_demands_does_not_elect() -> None:
    by_hand = {"method": "hand", "received": "2002-11-06"}
    requests = [{"holder": name, "shares": "50000", "delivery": by_hand} for name in (HOLDER, OWNER)]
    event = registration(initiated_by="exhibit_d_demand", demand="demand-1", requests=requests)
    found = papers(DEMAND, event)
    assert [each.signer for each in found if each.form == "exhibit-d-election"] == [OWNER]


def test_a_delay_is_resolved_by_the_board_and_told_to_each_holder_under_the_rra() -> None:
    found = papers(delay(), history=(RRA_DEMAND,), as_of="2002-06-17")
    assert recipients(found, "delay-notice") == [SPECTRUM, JANE]
    assert "board-resolution-delay" in forms(found)
    assert not forms(found) & {"sale-prohibition-notice", "delay-consent"}


def test_an_agreement_that_group_has_not_assumed_needs_no_papers_of_group() -> None:
    facts = {"rra_assumed_by_group": False}
    asked = {"event": "rule_144_request", "date": "2002-06-17", "holder": JANE, "under": "rra"}
    found = papers(delay(), asked, history=(RRA_DEMAND,), as_of="2002-06-17", agreements=facts)
    assert forms(found) == {"check-report", "closing-checklist"}


def test_the_sixtieth_day_wants_no_consent_and_the_next_one_does() -> None:
    for until, wanted in (("2002-08-15", False), ("2002-08-16", True)):
        found = papers(delay(until=until), history=(RRA_DEMAND,), as_of="2002-06-17")
        assert ("delay-consent" in forms(found)) is wanted
    assert [each.signer for each in found if each.form == "delay-consent"] == [SPECTRUM, JANE]
    assert {each.recipient for each in found if each.form == "delay-consent"} == {COMPANY}


def test_consents_can_be_made_while_the_delay_is_too_long() -> None:
    found = papers(delay(until="2002-09-30"), history=(RRA_DEMAND,), as_of="2002-06-17")
    ready = {each.form: each.ready for each in found}
    assert ready["delay-consent"]
    assert not ready["delay-notice"]


def test_a_prohibition_has_a_notice_of_its_own() -> None:
    shelf = {
        "event": "mandatory_conversion",
        "id": "shelf-1",
        "date": "2002-05-01",
        "shelf_due": "2002-05-01",
        "shelf_effective_date": "2002-05-01",
        "form": "S-3",
    }
    found = papers(delay(kind="sale_prohibition", of="shelf-1"), history=(shelf,), as_of="2002-06-17")
    assert recipients(found, "sale-prohibition-notice") == [SPECTRUM, JANE]
    assert "delay-notice" not in forms(found)


def test_use_resumes_when_copies_are_there() -> None:
    filed = registration(
        date="2002-08-01", initiated_by="rra_demand", demand="rra-1", filing_date="2002-09-10"
    )
    effective = {**filed, "effective_date": "2002-10-01"}
    stop = {
        "event": "prospectus_suspension",
        "date": "2003-02-14",
        "of": "reg-1",
        "notice": {"method": "first_class_mail", "sent": "2003-02-14"},
    }
    history = (RRA_DEMAND, effective)
    stopped = papers(stop, history=history, as_of="2003-02-14")
    assert recipients(stopped, "suspension-notice") == [SPECTRUM]
    assert "resumption-notice" not in forms(stopped)
    resumed = papers(
        {**stop, "corrected_copies": {SPECTRUM: "2003-02-28"}}, history=history, as_of="2003-02-14"
    )
    assert recipients(resumed, "resumption-notice") == [SPECTRUM]


def test_a_completion_is_told_and_a_stop_order_completes_nothing() -> None:
    filed = registration(initiated_by="exhibit_d_demand", demand="demand-1", effective_date="2003-01-02")
    for status, wanted in (("effective", True), ("all_sold", True), ("stop_order", False)):
        event = {"event": "registration_status", "date": "2003-01-02", "of": "reg-1", "status": status}
        found = papers(event, history=(DEMAND, filed), as_of="2003-01-02")
        assert ("completion-letter" in forms(found)) is wanted


def test_the_statement_of_rule_144_goes_to_who_asks_by_the_methods_of_its_agreement() -> None:
    for under, who, mail in (("rra", SPECTRUM, "first_class_mail"), ("exhibit_d", HOLDER, "certified_mail")):
        event = {
            "event": "rule_144_request",
            "date": "2003-06-16",
            "holder": who,
            "under": under,
            "delivery": {"method": "hand", "received": "2003-06-16"},
        }
        (statement,) = [
            each for each in papers(event, as_of="2003-06-16") if each.form == "rule-144-statement"
        ]
        assert (statement.signer, statement.recipient) == (COMPANY, who)
        assert mail in statement.methods

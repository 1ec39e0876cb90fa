"""The vocabulary holds every event of the manual, with every field, and leaves out what is left out."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from msgspec import convert, inspect

from checker.model.delivery import Delivery
from checker.model.events import EVENTS, Event, Exercise, Expire, GrantTerms, Happening

COMMON = "date id sequence time note"
FIELDS = {
    "exercise": "warrant shares net_shares payment payment_received notice warrant_surrendered stock_books_closed "
    "shares_registered signed_name issue_to denominations new_warrant",
    "transfer_warrant": "warrant to shares entire signed_name endorsed surrendered attorney securities_law_basis "
    "date_signed new_warrants",
    "replace_warrant": "warrant cause evidence indemnity surrendered new_warrant",
    "issue": "security shares price additional_consideration consideration to plan merger expires notices",
    "amend_security": "of shares price antidilution",
    "convert": "of shares",
    "expire": "of",
    "split": "kind ratio record_date payment_date ex_date notices",
    "distribution": "kind source fair_value_per_share conversion_shares record_date payment_date notices",
    "merger": "kind closing_date consideration_per_share provision_made notices",
    "dissolution": "distribution_date notices",
    "charter_amendment": "eliminates_common_stock authorized holder_approval",
    "registration": "form initiated_by demand securities only_for secondary_sales_permitted underwritten "
    "firm_commitment notices requests drafts objections comfort_letter earnings_statement filing_date "
    "effective_date company_shares limit allocation",
    "registration_demand": "under by delivery shares method_of_disposition short_form_eligible",
    "registration_status": "of status cause caused_by solely",
    "registration_delay": "kind of from until transaction_considered_since board_determination notices consents",
    "prospectus_suspension": "of notice corrected_copies",
    "withdrawal": "of holder deliveries",
    "holdback_requirement": "of by notices",
    "underwriter_selection": "of underwriter approvals",
    "mandatory_conversion": "conversion_date shelf_due shelf_effective_date form",
    "takedown": "of by shares delivery underwriter_selection",
    "public_offering": "commenced by_company",
    "grant_registration_rights": "to security class_shares terms waiver warrant_instrument_signed notices",
    "mfn_response": "to_grant kind holder delivery",
    "transfer_registrable": "from to shares security affiliate beneficial_owner_of_seller "
    "seller_restricted_in_writing record_holder notice agreement_to_be_bound transferee_already_holds",
    "holder_sale": "holder shares method of",
    "amend_agreement": "agreement signed_by improves_registration_rights retroactive notices",
    "waiver": "of agreement signed_by retroactive",
    "rule_144_request": "holder under delivery statement",
    "indemnity_claim": "under claimant against known_on notice proceeds_gross proceeds_net amount",
    "board_determination_of_price": "value informed dispute",
    "change_of_address": "who agreement address delivery",
    "performed": "clause deadline of delivery",
}
TERMS = (
    "demand_threshold demand_holders demand_from demand_count short_form_counts blockout_days delay_days "
    "delays_per_year effective_within_days shelf_years demand_window_days window_unit piggyback piggyback_lead_days "
    "piggyback_window_days piggyback_excludes notice_lists_jurisdictions cutback_priority cutback_shares_with "
    "cutback_needs_written_advice withdrawal effectiveness_days short_form_covenant expenses holders_counsel_paid "
    "opinion_and_comfort draft_review_days underwriter_approval holdback_days use_suspension indemnity_scope "
    "contribution rule_144 assignment_minimum mfn amendment_by specific_performance binds_successors status_reports "
    "duration ranks exclusive"
)
MUST_BE_GIVEN = {
    "amend_security": {"of"},
    "convert": {"of"},
    "expire": {"of"},
    "registration_status": {"of"},
}


def _name(kind: type[Happening]) -> str:
    return str(kind.__struct_config__.tag)


def _from_text(kind: Any, raw: Any) -> Any:
    return kind.read(raw)


def test_the_vocabulary_has_the_events_of_the_manual_in_its_order() -> None:
    assert [_name(kind) for kind in EVENTS if _name(kind) in FIELDS] == list(FIELDS)
    assert get_args(Event) == EVENTS


@pytest.mark.parametrize("kind", EVENTS, ids=_name)
def test_an_event_has_at_least_the_fields_of_the_manual(kind: type[Happening]) -> None:
    expected = set(FIELDS.get(_name(kind), "").split()) | set(COMMON.split())
    assert expected <= set(kind.__struct_encode_fields__)


def test_a_grant_has_every_term_of_the_manual() -> None:
    assert set(TERMS.split()) <= set(GrantTerms.__struct_encode_fields__)


@pytest.mark.parametrize("kind", EVENTS, ids=_name)
def test_only_the_day_and_what_an_event_acts_on_must_be_given(kind: type[Happening]) -> None:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    required = {field.encode_name for field in described.fields if field.required}
    assert required == {"date"} | MUST_BE_GIVEN.get(_name(kind), set())


@pytest.mark.parametrize("kind", EVENTS, ids=_name)
def test_what_is_left_out_is_none_or_an_empty_list_of_papers(kind: type[Happening]) -> None:
    raw = {"event": _name(kind), "date": "2003-06-16", "of": "x"}
    event = convert(
        {key: value for key, value in raw.items() if key != "of" or "of" in kind.__struct_encode_fields__},
        Event,
    )
    assert type(event) is kind
    assert event.event == _name(kind)
    for field in set(kind.__struct_fields__) - {"date", "of"}:
        assert getattr(event, field) in (None, ())


@pytest.mark.parametrize("kind", [*EVENTS, GrantTerms, Delivery], ids=lambda kind: kind.__name__)
def test_every_event_cites_its_clause_and_every_field_says_what_it_means(kind: type[Any]) -> None:
    assert kind.__doc__
    assert kind.__doc__.strip().splitlines()[0].endswith(".")
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    for field in described.fields:
        assert isinstance(field.type, inspect.Metadata), field.name
        assert (field.type.extra_json_schema or {})["description"], field.name


def test_events_are_frozen() -> None:
    event = Expire(date=date(2003, 6, 16), of="option-1")
    with pytest.raises(AttributeError):
        event.of = "option-2"  # type: ignore[misc]


def test_numbers_and_days_are_typed() -> None:
    raw = {"event": "exercise", "date": "2003-06-16", "shares": "1,000", "denominations": ["500", "500"]}
    event = convert(raw, Event, dec_hook=_from_text)
    assert isinstance(event, Exercise)
    assert (event.date, event.shares, event.denominations) == (date(2003, 6, 16), 1000, (500, 500))

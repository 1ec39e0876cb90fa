"""Which papers grants, transfers, waivers, claims and mergers need, for whom, and which can be made first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sample_matters import COMPANY, HOLDER, matter, report_on

from checker.model.report import Paper

SPECTRUM, JANE, FUND, BANK = (
    "Sample Equity Investors II, L.P.",
    "Jane Sample",
    "Sample Fund, L.P.",
    "Sample Bank",
)
REGISTER = {
    "warrants": [{"id": "W-1", "holder": HOLDER, "shares": "272067"}],
    "holders": [
        {"name": SPECTRUM, "group": "rra", "series_a_as_converted": "900000"},
        {"name": JANE, "group": "rra", "registrable_shares": "120000"},
    ],
}
GRANT: dict[str, Any] = {
    "event": "grant_registration_rights",
    "id": "grant-1",
    "date": "2003-06-02",
    "to": BANK,
    "security": "warrant",
    "terms": {
        "demand_threshold": "10%",
        "demand_count": "3",
        "short_form_counts": False,
        "blockout_days": "180",
        "delay_days": "60",
        "delays_per_year": "2",
        "holdback_days": "180",
        "use_suspension": True,
    },
}
POOR = {**GRANT, "security": "preferred", "terms": {"status_reports": False}}
TRANSFER: dict[str, Any] = {
    "event": "transfer_registrable",
    "id": "transfer-1",
    "date": "2003-06-02",
    "from": SPECTRUM,
    "to": FUND,
    "shares": "60000",
    "security": "series_a",
    "affiliate": False,
    "seller_restricted_in_writing": False,
    "record_holder": False,
}
BY_HAND = {"method": "hand", "received": "2003-06-02"}
WAIVER = {
    "event": "waiver",
    "date": "2003-06-03",
    "of": "grant-1",
    "agreement": "registration_rights",
    "signed_by": ["Company", SPECTRUM],
    "retroactive": True,
}


def of(event: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**event, **changes}.items() if value is not None}


def papers(*proposed: dict[str, Any], **keys: Any) -> tuple[Paper, ...]:
    """Return the papers of proposed events, with both agreements in force."""
    whole = {
        "register": REGISTER,
        "agreements": {"rra_assumed_by_group": True},
        "as_of": "2003-06-03",
        **keys,
    }
    found = report_on(matter(*proposed, **whole)).documents
    return tuple(each for each in found if each.clause)


def forms(found: tuple[Paper, ...]) -> list[str]:
    return list(dict.fromkeys(each.form for each in found))


def by_form(found: tuple[Paper, ...]) -> dict[str, Paper]:
    return {each.form: each for each in found}


def test_a_grant_that_offends_both_agreements_needs_what_cures_it_and_all_of_it_can_be_made_first() -> None:
    found = papers(GRANT)
    assert forms(found) == [
        "notice-of-grant",
        "terms-comparison",
        "waiver-request",
        "waiver",
        "section-17-instrument",
    ]
    assert all(each.ready for each in found)
    assert [each.recipient for each in found if each.form == "waiver-request"] == [SPECTRUM, JANE]
    made = by_form(found)
    assert (made["notice-of-grant"].signer, made["notice-of-grant"].recipient) == (COMPANY, HOLDER)
    assert made["notice-of-grant"].methods == ("hand", "certified_mail", "registered_mail")
    assert made["waiver"].signer == f"{COMPANY} and {SPECTRUM} and {JANE}"
    assert made["section-17-instrument"].signer == f"{COMPANY} and {HOLDER}"


def test_a_poor_grant_needs_its_notice_and_the_comparison_only() -> None:
    assert forms(papers(POOR)) == ["notice-of-grant", "terms-comparison"]


def test_a_grant_to_the_only_holder_is_notified_to_nobody() -> None:
    assert "notice-of-grant" not in forms(papers(of(POOR, to=HOLDER)))


def test_a_grant_that_is_waived_needs_no_request_and_an_instrument_of_those_who_sign() -> None:
    waived = {"signed_by": ["Company", SPECTRUM], "date": "2003-06-02"}
    made = by_form(papers(of(GRANT, waiver=waived, warrant_instrument_signed=True)))
    assert "waiver-request" not in made
    assert "section-17-instrument" not in made
    assert made["waiver"].signer == f"{COMPANY} and {SPECTRUM}"


def test_where_group_has_not_assumed_the_agreement_only_the_warrant_is_cured() -> None:
    found = papers(GRANT, agreements={"rra_assumed_by_group": False})
    assert forms(found) == ["notice-of-grant", "section-17-instrument"]


def test_a_transfer_needs_notice_agreement_and_letter_and_the_first_two_wait_for_nothing() -> None:
    found = by_form(papers(of(TRANSFER, seller_restricted_in_writing=None, record_holder=None)))
    assert set(found) == {"transfer-notice", "agreement-to-be-bound", "recognition-letter"}
    assert found["transfer-notice"].ready
    assert found["agreement-to-be-bound"].ready
    assert set(found["recognition-letter"].blocked_by) == {
        "R9.f-assignment",
        "R9.f-restriction",
        "R9.f-recognition",
    }
    assert found["transfer-notice"].signer == f"{SPECTRUM} and {FUND}"
    assert (found["recognition-letter"].signer, found["recognition-letter"].recipient) == (COMPANY, FUND)


def test_a_transferee_that_is_not_recognized_yet_gets_its_letter_all_the_same() -> None:
    assert by_form(papers(TRANSFER))["recognition-letter"].ready
    both = of(TRANSFER, notice=BY_HAND, agreement_to_be_bound=BY_HAND)
    assert by_form(papers(both))["recognition-letter"].ready


def test_a_transferee_to_whom_the_rights_do_not_pass_gets_no_letter_of_recognition() -> None:
    small = of(TRANSFER, shares="1000", seller_restricted_in_writing=True)
    letter = by_form(papers(small))["recognition-letter"]
    assert "R9.f-assignment" in letter.blocked_by


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({"affiliate": True}, True),
        ({"beneficial_owner_of_seller": True}, True),
        # Under one reading of Section 9(f) all turns on it; 60,000 shares suffice without.
        ({"affiliate": None, "shares": "1000"}, True),
        ({"affiliate": None}, False),
        ({"affiliate": False}, False),
    ],
)
def test_an_affiliate_certifies_what_it_is(changes: dict[str, Any], needed: bool) -> None:
    assert ("affiliate-certificate" in forms(papers(of(TRANSFER, **changes)))) is needed


def test_an_answer_of_the_holder_needs_its_own_paper_and_an_election_a_conformed_copy() -> None:
    notice = {"to": HOLDER, "method": "certified_mail", "sent": "2003-06-02", "received": "2003-06-03"}
    keys = {"history": [of(GRANT, notices=[notice])], "as_of": "2003-06-20"}
    sent = {"method": "certified_mail", "sent": "2003-06-20"}
    answer = {"event": "mfn_response", "date": "2003-06-20", "to_grant": "grant-1", "delivery": sent}
    opinion = papers({**answer, "kind": "opinion"}, **keys)
    assert [(each.form, each.signer, each.recipient, each.ready) for each in opinion] == [
        ("mfn-opinion", HOLDER, COMPANY, True)
    ]
    election = {**answer, "kind": "election", "delivery": {**sent, "states": ["opinion"]}}
    found = papers(election, **keys)
    assert forms(found) == ["mfn-election", "conformed-exhibit-d"]
    # What the Company breaches by the grant keeps nobody from electing.
    assert all(each.ready for each in found)
    late = papers({**answer, "kind": "election"}, **keys)
    assert by_form(late)["mfn-election"].blocked_by == ("D3-election",)


def test_a_waiver_is_ready_when_enough_sign_it() -> None:
    keys = {"history": [GRANT]}
    found = by_form(papers(WAIVER, **keys))
    assert set(found) == {"waiver-request", "waiver"}
    assert found["waiver"].ready
    short = by_form(papers(of(WAIVER, signed_by=["Company", JANE]), **keys))
    assert short["waiver"].blocked_by == ("R9.e-instrument",)
    assert short["waiver-request"].ready


def test_an_instrument_under_the_warrant_is_that_of_section_17() -> None:
    event = of(WAIVER, agreement="warrant", signed_by=[COMPANY, HOLDER])
    assert [(each.form, each.ready) for each in papers(event, history=[GRANT])] == [
        ("section-17-instrument", True)
    ]
    alone = papers(of(event, signed_by=[COMPANY]), history=[GRANT])
    assert alone[0].blocked_by == ("W17-instrument",)


def test_an_amendment_that_improves_the_rights_is_notified_like_a_grant() -> None:
    event = {
        "event": "amend_agreement",
        "date": "2003-06-03",
        "agreement": "registration_rights",
        "signed_by": ["Company", SPECTRUM],
        "improves_registration_rights": True,
    }
    assert forms(papers(event)) == ["waiver", "notice-of-grant"]
    assert forms(papers(of(event, improves_registration_rights=False))) == ["waiver"]


def test_a_claim_goes_to_whoever_owes_indemnity_by_the_methods_of_its_agreement() -> None:
    claim = {
        "event": "indemnity_claim",
        "date": "2003-06-03",
        "under": "rra",
        "claimant": SPECTRUM,
        "against": "Company",
        "known_on": "2003-06-02",
        "notice": {"method": "hand", "received": "2003-06-03"},
    }
    (paper,) = papers(claim)
    assert (paper.form, paper.clause, paper.signer, paper.recipient) == (
        "indemnity-claim",
        "R6.c",
        SPECTRUM,
        COMPANY,
    )
    assert paper.methods == ("hand", "first_class_mail")
    (other,) = papers({**claim, "under": "exhibit_d", "claimant": HOLDER})
    assert (other.clause, other.signer, other.methods[1]) == ("D7.iii", HOLDER, "certified_mail")
    over = {**claim, "claimant": "Company", "against": JANE, "amount": "2.00", "proceeds_gross": "1.00"}
    (blocked,) = papers(over)
    assert (blocked.signer, blocked.recipient) == (COMPANY, JANE)
    assert blocked.blocked_by == ("R6.b-cap",)


@pytest.mark.parametrize(
    ("kind", "needed"), [("merger", True), ("sale_of_assets", True), ("reclassification", False)]
)
def test_a_successor_is_asked_to_assume_the_agreement(kind: str, needed: bool) -> None:
    event = {
        "event": "merger",
        "kind": kind,
        "date": "2003-08-01",
        "consideration_per_share": "one share",
        "provision_made": True,
    }
    assert ("assumption-agreement" in forms(papers(event))) is needed


def test_another_address_of_the_company_is_specified_to_each_holder() -> None:
    event = {
        "event": "change_of_address",
        "date": "2003-06-03",
        "who": COMPANY,
        "agreement": "registration_rights",
        "address": ["2 Sample Plaza"],
        "delivery": {"method": "hand", "received": "2003-06-03"},
    }
    assert [each.recipient for each in papers(event)] == [SPECTRUM, JANE]
    assert [each.recipient for each in papers({**event, "who": JANE})] == [COMPANY]

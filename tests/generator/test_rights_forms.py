"""The words of the papers of grants, transfers, waivers and claims, and what keeps them from being signed."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

import pytest
import sample_rights as sample
from printed_papers import flat
from read_papers import capitals, rows_of, signing, told
from sample_matters import COMPANY, HOLDER
from sample_registrations import PATRICK, SPECTRUM, Made, document, window

from checker.api import comparison, section_text
from checker.model.events import GrantTerms
from generator.contexts.rights.shared import with_fraction
from generator.contexts.rights.terms_in_words import LABELS
from generator.document.tree import Turn
from generator.paper import Refused, document_for

EVERY: dict[str, Callable[[], Made]] = {
    "transfer": sample.transfer,
    "dormant": lambda: sample.transfer(recognized=None, agreement_to_be_bound=None),
    "grant": sample.grant,
    "opinion": lambda: sample.answer("opinion"),
    "election": sample.answer,
    "waiver": sample.waiver,
    "amendment": lambda: sample.waiver(event="amend_agreement", of=None, improves_registration_rights=True),
    "section_17": sample.section_17,
    "claim": sample.claim,
    "claim_of_exhibit_d": lambda: sample.claim(under="exhibit_d", claimant=HOLDER),
    "merger": sample.merger,
}
SECTIONS = ("R1", "R2", "R6", "R8", "R9", "D3", "D4", "D7", "W12", "W17")


@pytest.mark.parametrize("name", EVERY)
def test_each_longer_quotation_is_verbatim(name: str) -> None:
    made = EVERY[name]()
    words = " ".join(" ".join(section_text(code).split()) for code in SECTIONS)
    for paper in made[1].documents:
        text = flat(document(made, paper.form, paper.recipient, draft=True))
        for quoted in re.findall(r"“([^”]{25,})”", text):
            begun = quoted.replace("[e]ach", "Each").replace("[p]romptly", "Promptly")
            assert begun in words, quoted


@pytest.mark.parametrize("name", EVERY)
def test_no_signatory_is_prefilled_for_the_company_and_promptly_is_no_number(name: str) -> None:
    made = EVERY[name]()
    for paper in made[1].documents:
        text = flat(document(made, paper.form, paper.recipient, draft=True))
        for block in re.findall(r"COMPANY: (.*?) By: (\S+) Name: (\S+) Title: (\S+)", text):
            assert set(block[1:]) == {"________"}
        assert not re.search(r"promptly[^.“]{0,40}\d", text)


def test_a_transfer_notice_tells_all_that_section_9f_turns_on_and_both_sign_it() -> None:
    made = sample.transfer()
    text = told(made, "transfer-notice")
    assert "Class of the securities transferred Series A Preferred Stock" in text
    assert "as converted and exercised 60,000" in text
    assert "holds after giving effect to the transfer 60,000" in text
    assert "as adjusted for stock dividends and stock splits 50,000" in text
    assert "[X] has not restricted in writing" in text
    assert "[ ] has restricted in writing" in text
    assert f"{sample.FUND} 2 Sample Wharf 6." in text
    assert signing(document(made, "transfer-notice")) == capitals(SPECTRUM, sample.FUND)


def test_a_restriction_by_the_seller_is_ticked_and_one_left_out_is_open() -> None:
    assert "[X] has restricted in writing" in told(
        sample.transfer(seller_restricted_in_writing=True), "transfer-notice"
    )
    of = document(sample.transfer(seller_restricted_in_writing=None), "transfer-notice", draft=True)
    assert of.open_blanks == ("whether the Transferor has restricted the rights in writing",)


def test_a_transferee_without_an_address_has_an_open_blank_that_says_how_to_mend_it() -> None:
    made = sample.transfer(keys={"register": sample.register(address=[])})
    for form in ("transfer-notice", "agreement-to-be-bound"):
        (blank,) = document(made, form, draft=True).open_blanks
        assert blank.startswith("address of the Transferee for notices (let the notice state it")
    states = {"method": "hand", "received": "2003-06-13", "states": {"address": ["3 Sample Wharf", "Boston"]}}
    stated = sample.transfer(notice=states, keys={"register": sample.register(address=[])})
    assert f"{sample.FUND} 3 Sample Wharf Boston" in told(stated, "agreement-to-be-bound")
    paper = next(each for each in made[1].documents if each.form == "agreement-to-be-bound")
    assert isinstance(document_for(*made, paper), Refused)


def test_the_minimum_after_one_for_three_keeps_its_part_of_a_share() -> None:
    figures = {"transferee_holding": "16667", "minimum_holding": "50000/3"}
    assert "stock splits 16,666 2/3" in told(sample.transfer(figures=figures), "transfer-notice")


@pytest.mark.parametrize(
    ("value", "told_as"),
    [
        (Fraction(50000, 3), "16,666 2/3"),
        (Fraction(75000), "75,000"),
        (Fraction(1, 2), "0 1/2"),
        (None, None),
    ],
)
def test_parts_of_a_share_are_common_fractions(value: Fraction | None, told_as: str | None) -> None:
    assert with_fraction(value) == told_as


def test_a_recognized_transferee_is_told_the_day_and_a_dormant_one_what_is_lacking() -> None:
    text = told(sample.transfer(), "recognition-letter")
    assert (
        "recognizes you as a Holder under the Agreement as from June 13, 2003, the Company having received"
        in text
    )
    of_record = sample.transfer(recognized="2003-06-12", record_holder=True)
    assert "as from June 12, 2003, since you are the holder of record" in told(
        of_record, "recognition-letter"
    )
    dormant = told(sample.transfer(recognized=None, agreement_to_be_bound=None), "recognition-letter")
    assert "does not recognize you as a Holder yet" in dormant
    assert (
        "has not received a written agreement to be bound by the provisions of the Agreement. Until"
        in dormant
    )
    assert "However, the Company shall not be required to recognize any such purchaser" in dormant
    by_fax = told(sample.transfer(recognized=None), "recognition-letter")
    assert "has not received both papers in a manner that Section 9(b) provides for" in by_fax


def test_a_certificate_ticks_affiliate_or_owner_and_takes_over_a_determination() -> None:
    owner = sample.transfer(beneficial_owner_of_seller=True)
    assert "[X] a beneficial owner of the Transferor" in told(owner, "affiliate-certificate")
    made = {
        "topic": "affiliate",
        "of": "transfer-1",
        "value": True,
        "by": "Sample Counsel LLP",
        "date": "2003-06-10",
        "basis": "Both are controlled by Sample GP, L.P.",
    }
    text = told(sample.transfer(affiliate=None, keys={"determinations": [made]}), "affiliate-certificate")
    assert "[X] an Affiliate of the Transferor" in text
    assert "controlled by Sample GP, L.P. (Determined by Sample Counsel LLP on June 10, 2003.)" in text


def test_every_term_of_a_grant_has_words() -> None:
    fields = set(GrantTerms.__struct_fields__) - {"said_none", "window_unit"}
    assert set(LABELS) == fields


def test_a_notice_of_a_grant_has_all_its_terms_and_the_last_day_where_receipt_is_known() -> None:
    text = told(sample.grant(), "notice-of-grant")
    assert "Granted to Sample Investors, L.P." in text
    assert "Part of its own class that may demand registration 10%" in text
    assert "Holdback around an underwritten offering none" in text
    assert "Time to join in a demand 15 business days" in text
    assert "WITHIN THIRTY (30) DAYS OF YOUR RECEIPT OF THIS NOTICE" in text
    due = (window("D3-opinion", HOLDER, "2003-06-05", "2003-07-05", "2003-07-07"),)
    counted = told(sample.grant(deadlines=due), "notice-of-grant")
    assert "THAT IN YOUR OPINION THESE RIGHTS ARE MORE FAVORABLE IS JULY 5, 2003." in counted
    assert "from your receipt of this notice on June 5, 2003" in counted
    assert "the last day is July 7, 2003; Company will not treat as late" in counted


def test_a_notice_of_a_grant_waits_for_nothing_but_what_it_tells() -> None:
    nameless = document(sample.grant(to=None, security=None), "notice-of-grant", draft=True)
    assert nameless.open_blanks == ("Granted to", "Class of securities to which the rights attach")
    assert (
        "terms of the grant" in document(sample.grant(terms=None), "notice-of-grant", draft=True).open_blanks
    )


def test_the_comparison_has_every_row_on_pages_turned_sideways() -> None:
    of = document(sample.grant(), "terms-comparison")
    rows = rows_of(of, 8)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 56)]
    assert [row[1] for row in rows] == [row.term for row in comparison()]
    assert rows[0][4:7] == ["10%", "More", "More"]
    assert rows[0][7] == "More favorable than Section 2(a)(i) of the RRA and Section 4 of Exhibit D."
    assert rows[12][4:7] == ["15 business days", "Mixed", "Equal"]
    assert rows[5][4:] == ["–", "–", "–", "Not among the terms stated: read the instrument."]
    assert (
        rows[6][7]
        == "Not imposed, unlike Section 2(a)(i) of the RRA; as favorable as Exhibit D, which is silent."
    )
    assert {section.turn for section in of.sections} == {Turn.LANDSCAPE}


def test_a_security_that_is_no_warrant_is_compared_with_the_older_agreement_only() -> None:
    rows = rows_of(document(sample.grant(security="preferred"), "terms-comparison"), 7)
    assert rows[0][4:6] == ["10%", "More"]
    assert len(rows) == len(comparison())


def test_an_opinion_is_no_election_and_an_election_carries_the_opinion() -> None:
    opinion = told(sample.answer("opinion"), "mfn-opinion")
    assert "in the opinion of Holder such registration rights are more favorable" in opinion
    assert "On June 5, 2003 Holder received" in opinion
    assert "The last day is July 5, 2003." in opinion
    assert "This notice is no election." in opinion
    election = told(sample.answer(), "mfn-election")
    assert "2. Opinion. Holder notifies Company by this notice that in the opinion of Holder" in election
    assert (
        "Holder deems such registration rights to be incorporated into Stock Subscription Warrant No. W-1"
        in election
    )
    after = told(sample.answer(opinion="2003-06-12"), "mfn-election")
    assert "On June 12, 2003 Holder notified Company, and by this notice it confirms," in after


def test_a_conformed_copy_has_exhibit_d_word_for_word_and_what_is_incorporated() -> None:
    text = told(sample.answer(), "conformed-exhibit-d")
    for code in ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9"):
        words = " ".join(section_text(code).split())
        assert words[-200:] in text, code
    assert (
        "to Sample Investors, L.P., as holder of a warrant, with these terms: Part of its own class" in text
    )
    earlier = {**sample.GRANT, "id": "grant-0", "date": "2003-01-02", "to": "Sample Bank"}
    before = {
        "event": "mfn_response",
        "date": "2003-02-03",
        "to_grant": "grant-0",
        "kind": "election",
        "delivery": {"method": "hand", "received": "2003-02-03"},
    }
    both = told(sample.answer(history=[earlier, before, sample.GRANT]), "conformed-exhibit-d")
    assert "By the election of February 3, 2003 The registration rights" in both
    assert "By the election of June 20, 2003 The registration rights" in both
    assert "and by its earlier election under Section 3" in both


def test_a_claim_names_the_action_and_a_holder_owes_no_more_than_its_proceeds() -> None:
    assert "Action or proceeding Sample v. Sample, Sample Court" in told(sample.claim(), "indemnity-claim")
    assert "Limit:" not in told(sample.claim(), "indemnity-claim")
    facts = {"R6.b-cap": {"amount": "250,000.00", "limit": "1,128,000.00"}}
    made = sample.claim(claimant="Company", against=PATRICK, facts=facts)
    assert "Limit: proceeds received by the Indemnifying Party $1,128,000.00" in told(made, "indemnity-claim")
    assert signing(document(made, "indemnity-claim")) == capitals(COMPANY)
    silent = document(
        sample.claim(notice={"method": "hand", "received": "2003-06-13"}), "indemnity-claim", draft=True
    )
    assert silent.open_blanks == ("action or claim (let the notice state it: `states`, `action`)",)


def test_a_claim_under_exhibit_d_goes_under_section_14_with_its_own_words() -> None:
    text = told(sample.claim(under="exhibit_d", claimant=HOLDER), "indemnity-claim")
    assert "under Section 7(iii) of the Registration Rights in Exhibit D" in text
    assert "1 Sample Plaza" in text
    assert (
        "“shall not relieve the Indemnifying Party of its obligations under these Registration Rights”"
        in text
    )


def test_a_successor_assumes_and_one_without_a_name_is_open() -> None:
    made = sample.merger()
    assert signing(document(made, "assumption-agreement")) == capitals(sample.SUCCESSOR, COMPANY)
    text = told(made, "assumption-agreement")
    assert (
        "On August 1, 2003 the Successor succeeds to the Company by merger of Company with another entity"
        in text
    )
    assert "securities issued in replacement or exchange of any of the securities" in text
    nameless = document(sample.merger(notices=[]), "assumption-agreement", draft=True)
    assert set(nameless.open_blanks) == {
        "name of the successor (let a notice of the event state it: `states`, `successor`)"
    }


@pytest.mark.parametrize("text", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_texts_are_printed_as_they_stand(text: str) -> None:
    made = sample.grant(to=text, terms={**sample.TERMS, "duration": text, "demand_holders": text})
    assert told(made, "notice-of-grant").count(text) == 3
    assert text in told(made, "waiver")
    assert text in told(made, "terms-comparison")

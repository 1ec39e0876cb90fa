"""The words of demands, notices, requests, allocations and certificates under the Registration Rights Agreement."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sample_rra_papers as sample
from printed_papers import flat
from sample_matters import HOLDER
from sample_registrations import PATRICK, SPECTRUM, Made, document
from sample_rra_papers import parties

from checker.api import section_text
from generator.document.plain import golden_text
from generator.paper import document_for

STORED = Path(__file__).resolve().parents[2] / "fixtures" / "forms"
REQUESTED = "notice-of-requested-registration"
INCIDENTAL = "notice-of-incidental-registration"
ALLOCATION = "allocation-statement"
EVERY: dict[str, Callable[[], Made]] = {
    "demand": sample.demand,
    "exhibit_d_demand": sample.exhibit_d_demand,
    "takedown": sample.takedown,
    "requested": sample.requested,
    "incidental": sample.incidental,
    "shelf": sample.shelf,
    "underwriter": sample.underwriter,
    "holdback": sample.holdback,
    "withdrawal": sample.withdrawal,
    "status": sample.status,
}


def told(made: Made, form: str, recipient: str | None = None, *, draft: bool = False) -> str:
    return flat(document(made, form, recipient, draft=draft))


def stored() -> str:
    """Give the words of both agreements in one line, with the apostrophes as stored."""
    codes = ("R2", "R3", "R4", "R5", "R9", "D2", "D4")
    return " ".join(" ".join(section_text(code).split()) for code in codes)


@pytest.mark.parametrize("name", EVERY)
def test_each_longer_quotation_is_verbatim(name: str) -> None:
    made, words = EVERY[name](), stored()
    for paper in made[1].documents:
        text = flat(document(made, paper.form, paper.recipient, draft=True))
        for quoted in re.findall(r"“([^”]{25,})”", text):
            begun = quoted.replace("[U]pon", "upon")
            assert begun in words, quoted


@pytest.mark.parametrize("name", EVERY)
def test_no_signatory_is_prefilled_for_the_company_and_promptly_is_no_number(name: str) -> None:
    made = EVERY[name]()
    for paper in made[1].documents:
        text = flat(document(made, paper.form, paper.recipient, draft=True))
        for block in re.findall(r"COMPANY: (.*?) By: (\S+) Name: (\S+) Title: (\S+)", text):
            assert set(block[1:]) == {"________"}
        assert not re.search(r"promptly[^.]{0,40}\d", text)


def test_a_notice_of_a_demand_names_who_asked_for_what_and_the_last_day_of_its_addressee() -> None:
    made = sample.requested()
    first, second = (told(made, REQUESTED, name) for name in (SPECTRUM, PATRICK))
    day = "THE LAST DAY ON WHICH THE COMPANY MUST HAVE RECEIVED YOUR WRITTEN REQUEST IS"
    assert f"{day} JUNE 25, 2002" in first
    assert f"{day} JULY 1, 2002" in second
    assert "Received by the Company on June 4, 2002" in " ".join(first.split("\t"))
    assert "Registrable Securities to be registered 400,000" in " ".join(first.split("\t"))
    assert f"{SPECTRUM} 900,000" in " ".join(first.split("\t"))
    assert "Underwritten offering: no." in first
    assert "at the Company's expense" in first


def test_another_count_is_told_to_whom_it_concerns_only() -> None:
    made = sample.requested()
    assert "the last day is July 2, 2002" in told(made, REQUESTED, PATRICK)
    assert "counted in another way" not in told(made, REQUESTED, SPECTRUM)


def test_a_notice_that_is_not_planned_has_an_open_last_day() -> None:
    of = document(sample.demand(), REQUESTED, PATRICK, draft=True)
    assert any("last day" in label for label in of.open_blanks)


def test_a_joinder_must_be_received_and_an_incidental_request_given() -> None:
    joinder = told(sample.requested(), "joinder-request")
    assert "is to be received by the Company within twenty (20) days" in joinder
    assert "The last day is July 1, 2002." in joinder
    request = told(sample.incidental(), "incidental-request")
    assert "is to be given within twenty (20) days" in request
    assert "The last day is September 25, 2002." in request


def test_a_decision_on_q31_takes_section_2b_out_of_the_notice_of_a_demand() -> None:
    assert "To the extent that Section 2(b) applies" in told(sample.requested(), REQUESTED, PATRICK)
    choice = {"Q31": {"option": "b", "by": "Sample Counsel", "date": "2002-06-01", "because": "A sample"}}
    assert "Section 2(b)" not in told(sample.requested(readings=choice), REQUESTED, PATRICK)


def test_each_who_demands_signs_its_own_counterpart_of_the_same_demand() -> None:
    made = sample.demand()
    papers = [paper for paper in made[1].documents if paper.form == "registration-demand"]
    assert [paper.signer for paper in papers] == [SPECTRUM, PATRICK]
    of = {paper.signer: document_for(*made, paper) for paper in papers}
    assert parties(of[SPECTRUM]) == [SPECTRUM.upper()]
    assert parties(of[PATRICK]) == [PATRICK.upper()]
    assert f"{SPECTRUM} and {PATRICK}" in flat(of[PATRICK])
    assert "In all 920,000 shares are represented." in flat(of[PATRICK])


def test_a_demand_under_exhibit_d_needs_its_method_of_disposition() -> None:
    text = told(sample.exhibit_d_demand(), "registration-demand")
    assert "Intended method or methods of disposition. Sales from time to time" in text
    assert "Agreement" not in text
    without = document(sample.exhibit_d_demand(method_of_disposition=None), "registration-demand", draft=True)
    assert "intended method or methods of disposition (Section 4)" in without.open_blanks


def test_a_takedown_is_asked_from_its_shelf_and_all_may_take_part() -> None:
    made = sample.takedown()
    text = told(made, "registration-demand")
    assert "under the Shelf Registration made for the mandatory conversion of May 1, 2002" in text
    notice = told(made, REQUESTED)
    assert "THE COMPANY MUST HAVE RECEIVED YOUR WRITTEN REQUEST WITHIN 20 DAYS" in notice
    assert "Section 2(b) applies" not in notice


def test_an_allocation_tells_each_result_its_formula_and_its_rounding() -> None:
    made = sample.incidental()
    text = " ".join(told(made, ALLOCATION, SPECTRUM).split("\t"))
    assert "OF YOUR SECURITIES 100,000 SHARES ARE INCLUDED." in text
    assert f"{HOLDER} 180,000 180,000 90,000" in text
    assert "Rounding: Down to whole shares, then the largest remainders." in text
    assert "withdrawn from the registration" not in text
    warrant = told(made, ALLOCATION, HOLDER)
    assert "OF YOUR SECURITIES 90,000 SHARES ARE INCLUDED." in warrant
    assert "you may elect to withdraw by written notice" in warrant


def test_an_allocation_that_the_company_has_made_stands_before_the_computed_one() -> None:
    given = {"Company": "700000", SPECTRUM: "110000", HOLDER: "90000"}
    text = " ".join(told(sample.incidental(allocation=given), ALLOCATION, SPECTRUM).split("\t"))
    assert "OF YOUR SECURITIES 110,000 SHARES ARE INCLUDED." in text
    assert f"{PATRICK} 20,000 20,000 0" in text
    assert "as the Company has allocated them" in text


def test_a_limit_whose_writing_is_unknown_is_left_open() -> None:
    limit = {"shares": "900000", "by": "Sample Securities, Inc.", "reason": "Market conditions"}
    of = document(sample.incidental(limit=limit), ALLOCATION, SPECTRUM, draft=True)
    assert of.open_blanks == ("whether the advice is in writing",)


def test_the_log_of_drafts_leaves_what_is_planned_for_ink() -> None:
    text = " ".join(told(sample.requested(), "draft-transmittal").split("\t"))
    assert "5 business days prior to the filing (Section 5) July 8, 2002" in text
    assert f"Registration statement June 28, 2002 5 or more {SPECTRUM} and Sample Counsel LLP" in text
    assert f"Prospectus ________ ________ {PATRICK}" in text


def test_a_draft_given_too_late_is_told_as_fewer_days() -> None:
    late = [{"to": [SPECTRUM], "delivered": "2002-07-01", "document": "Supplement"}]
    due = (sample.drafts_due("2002-06-28"),)
    text = " ".join(told(sample.requested(drafts=late, deadlines=due), "draft-transmittal").split("\t"))
    assert f"Supplement July 1, 2002 Fewer than 5 {SPECTRUM}" in text


def test_an_underwriter_is_proposed_with_the_tally_or_before_any_approval() -> None:
    text = " ".join(told(sample.underwriter(), "underwriter-approval").split("\t"))
    assert "207,501 shares at least" in text
    assert "Approving in all 400,000" in text
    assert "with respect to 15,000 Registrable Securities" in text
    before = told(sample.underwriter(approvals=None, figures={}), "underwriter-approval")
    assert "No approval has been recorded before this proposal." in before


def test_a_holdback_states_its_first_and_last_day_and_needs_the_underwriter() -> None:
    text = told(sample.holdback(), "holdback-notice")
    assert "FROM SEPTEMBER 13, 2002 THROUGH MARCH 19, 2003, BOTH DAYS INCLUDED" in text
    alone = document(sample.holdback(by="Company", figures={}), "holdback-notice", draft=True)
    assert alone.open_blanks == (
        "first day of the holdback",
        "last day of the holdback",
        "managing underwriter that requires the holdback",
    )


def test_a_withdrawal_under_exhibit_d_goes_to_the_underwriter_too() -> None:
    text = told(sample.withdrawal(), "withdrawal-notice")
    assert "and to: Sample Securities, Inc., the underwriter" in text
    assert "elects to withdraw from it “by written notice to Company and the underwriter”" in text
    plain = {**sample.INCIDENTAL, "limit": None}
    unknown = sample.withdrawal(registration={k: v for k, v in plain.items() if v is not None})
    of = document(unknown, "withdrawal-notice", draft=True)
    assert of.open_blanks == ("managing underwriter to whom the notice goes too",)


def test_a_withdrawal_under_the_other_agreement_claims_no_right_that_is_not_there() -> None:
    text = told(sample.withdrawal(SPECTRUM, "R2.b"), "withdrawal-notice")
    assert "The Agreement does not provide for a withdrawal." in text
    assert "Ropes & Gray" in text


def test_a_certificate_of_status_tells_the_result_and_the_demands_used() -> None:
    text = told(sample.status(), "registration-status-certificate")
    assert "The result under Section 2(e): It is effected." in text
    assert "1 has been effected. A registration on Commission Form S-3 counts under the Agreement" in text
    unknown = document(sample.status(message="", used=None), "registration-status-certificate", draft=True)
    assert unknown.open_blanks == (
        "whether the registration is deemed to have been effected (Section 2(e))",
        "Requested Registrations that are used",
    )


def test_a_certificate_on_a_demand_of_exhibit_d_says_that_form_s3_does_not_count() -> None:
    demanded = {**sample.DEMAND, "under": "exhibit_d", "by": [{"holder": HOLDER, "shares": "272067"}]}
    made = {**sample.REQUESTED, "initiated_by": "exhibit_d_demand"}
    text = told(sample.status(history=[demanded, made], message=""), "registration-status-certificate")
    assert "The registration is on Form S-3 and does not count." in text
    assert "It is no Requested Registration under the Agreement" in text


def test_the_shelf_notice_tells_the_year_and_the_condition() -> None:
    text = " ".join(told(sample.shelf(), "shelf-notice").split("\t"))
    assert "The last day of that year is May 1, 2003" in text
    assert "To be effective at the time set in the Certificate of Designation May 1, 2002" in text


def test_who_demands_alone_has_all_that_is_demanded_included() -> None:
    by = [{"holder": SPECTRUM, "shares": "900000"}]
    history = [{**sample.DEMAND, "by": by}, {**sample.REQUESTED, "requests": []}]
    made = sample.underwriter(approvals=None, figures={}, recipient=SPECTRUM, history=history)
    assert "Of yours, 400,000 are to be included." in told(made, "underwriter-approval")


@pytest.mark.parametrize("text", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_texts_are_printed_as_they_stand(text: str) -> None:
    limit = {"shares": "900000", "written": True, "by": text, "reason": text}
    made = sample.incidental(limit=limit, form=text)
    assert told(made, ALLOCATION, SPECTRUM).count(text) == 3
    assert text in told(made, INCIDENTAL, SPECTRUM)


@pytest.mark.parametrize("form", sample.BY_FORM)
def test_the_words_are_those_that_were_looked_at(form: str) -> None:
    words = golden_text(document(sample.BY_FORM[form](), form))
    path = STORED / form / "expected.tree.txt"
    if os.environ.get("COVENANT_REFRESH_FORMS") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="\n")
    assert words == path.read_text(encoding="utf-8")

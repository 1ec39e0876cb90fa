"""The papers under Exhibit D: what each says, what it may not lack, who signs it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace
from printed_papers import Printed, flat, print_all
from sample_matters import COMPANY, HOLDER
from sample_registrations import (
    ADDRESSES,
    BY_FORM,
    OWNER,
    document,
    of_company,
    of_demand,
    status,
)

from checker.api import clause
from generator import resources
from generator.document.plain import plain_text, words
from generator.document.tree import Signature, Status
from generator.document.walk import every_block
from generator.paper import Refused, document_for

NOTICE, REQUEST = "notice-of-company-registration", "company-registration-request"
DEMAND, ELECTION = "notice-of-exhibit-d-demand", "exhibit-d-election"
INITIATION, COMPLETION = "initiation-letter", "completion-letter"
QUOTED = ("D2.a", "D2.b", "D4", "D6", "R2.g", "R3.a.ix", "R3.c")
OF_HOLDERS = (REQUEST, ELECTION)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    papers = {form: document(make(), form) for form, make in BY_FORM.items()}
    return print_all(tmp_path_factory.mktemp("registration"), papers)


@pytest.mark.parametrize("form", BY_FORM)
def test_both_formats_have_the_words_of_the_tree(printed: Printed, form: str) -> None:
    told = Counter(words(plain_text(document(BY_FORM[form](), form))))
    for ending in ("pdf", "docx"):
        # A line may end inside the number of a section: between two of its brackets.
        pages = "\n".join(printed[form][ending]).replace(")\n(", ")(")
        assert Counter(words(pages)) == told


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", BY_FORM)
def test_a_signature_block_stands_whole_on_one_page(printed: Printed, form: str, ending: str) -> None:
    caption = "HOLDER:" if form in OF_HOLDERS else "COMPANY:"
    (page,) = [each for each in printed[form][ending] if f"\n{caption}" in f"\n{each}"]
    block = page[page.index(caption) :]
    assert block.index("By:") < block.index("Name:") < block.index("Title:")


@pytest.mark.parametrize("form", BY_FORM)
def test_no_signatory_is_filled_in_for_the_company(form: str) -> None:
    blocks = [each for each in every_block(document(BY_FORM[form](), form)) if isinstance(each, Signature)]
    assert blocks
    for block in blocks:
        if block.caption == "COMPANY:":
            assert {line.label for line in block.lines} >= {"By", "Name", "Title"}
            assert all(line.value == () for line in block.lines)


@pytest.mark.parametrize("form", BY_FORM)
def test_what_a_paper_quotes_stands_in_the_agreements(form: str) -> None:
    stored = " ".join(" ".join(clause(code).words for code in QUOTED).split())
    text = re.sub(r"<[^>]+>|\{[%{].*?[%}]\}", "", resources.read_text(f"forms/{form}.html"))
    for quoted in re.findall(r"“([^”]{25,})”", text):
        assert " ".join(quoted.split()) in stored, quoted


@pytest.mark.parametrize("form", BY_FORM)
def test_promptness_is_never_printed_as_a_number(form: str) -> None:
    told = flat(document(BY_FORM[form](), form))
    assert not re.search(r"(promptly|forthwith|immediately)[^.]{0,20}\b\d+ (business )?days", told)


@pytest.mark.parametrize(
    "form", ["board-resolution-delay", "delay-consent", REQUEST, ELECTION], ids=lambda form: form
)
def test_what_binds_its_signer_has_a_signature_page_of_its_own(form: str) -> None:
    assert "[Signature page follows]" in plain_text(document(BY_FORM[form](), form))


def test_the_notice_lists_jurisdictions_and_says_of_the_underwriting() -> None:
    told = flat(document(of_company(), NOTICE))
    assert "of these jurisdictions: • California • New York 2. Underwriting." in told
    assert "The registration is for a registered public offering involving an underwriting, of which" in told
    assert "enter into an underwriting agreement in customary form (Section 2(b))." in told
    assert "Shares for Company’s own account 600,000 Expected filing date December 12, 2002" in told


def test_the_notice_names_the_last_day_and_the_receipt_from_which_it_is_counted() -> None:
    told = flat(document(of_company(), NOTICE))
    assert "The last day on which your request may be made is November 23, 2002." in told
    assert (
        "counted from your receipt of this notice on November 8, 2002; if you receive it on another" in told
    )


@pytest.mark.parametrize(
    ("assumed", "words"),
    [
        (True, "The rights so existing include, among others, those of the Holders under the Registration"),
        ("unknown", "The rights so existing include, so far as they bind Company, those of the Holders"),
    ],
)
def test_the_notice_says_which_rights_stand_first(assumed: bool | str, words: str) -> None:
    agreements = {**ADDRESSES, "rra_assumed_by_group": assumed}
    assert words in flat(document(of_company(agreements=agreements), NOTICE))


def test_rights_that_bind_nobody_are_not_named_as_first() -> None:
    agreements = {**ADDRESSES, "rra_assumed_by_group": False}
    told = flat(document(of_company(agreements=agreements), NOTICE))
    assert "“subject to (a) requirements and rights existing as of the date of this Warrant" in told
    assert "The rights so existing" not in told


def test_a_registration_without_an_underwriting_says_so() -> None:
    told = flat(document(of_company(underwritten=False), NOTICE))
    assert "The registration is not for a registered public offering involving an underwriting." in told
    assert "take part in the underwriting" not in told


@pytest.mark.parametrize(
    ("states", "blank"),
    [
        ({"underwritten": True}, "list of the jurisdictions in which Company intends to qualify"),
        ({"underwritten": True, "jurisdictions": []}, "list of the jurisdictions in which Company"),
        ({"underwritten": True, "jurisdictions": [" "]}, "list of the jurisdictions in which Company"),
    ],
)
def test_a_notice_without_its_list_is_nothing_to_sign(states: dict[str, object], blank: str) -> None:
    sent = {"to": "Holders", "method": "certified_mail", "sent": "2002-11-06", "states": states}
    loaded, report = of_company(notices=[sent])
    refused = document_for(loaded, report, report.documents[0])
    assert isinstance(refused, Refused)
    assert any(blank in reason for reason in refused.reasons)
    draft = document((loaded, report), NOTICE, draft=True)
    assert draft.status is Status.DRAFT
    assert any(each.startswith(blank) for each in draft.open_blanks)


def test_an_underwriting_of_which_nothing_is_said_is_a_blank() -> None:
    sent = {"to": HOLDER, "sent": "2002-11-06", "states": {"jurisdictions": ["CA"]}}
    made = of_company(underwritten=None, notices=[sent])
    assert isinstance(document_for(*made, made[1].documents[0]), Refused)
    assert isinstance(document_for(*made, made[1].documents[1]), Refused)


def test_a_notice_whose_receipt_nobody_plans_has_no_last_day() -> None:
    loaded, report = of_demand()
    lacking = tuple(each for each in report.deadlines if each.who != OWNER)
    made = (loaded, replace(report, deadlines=lacking))
    assert isinstance(document_for(*made, report.documents[0]), Refused)
    draft = document(made, DEMAND, OWNER, draft=True)
    assert "last day on which you may so elect" in draft.open_blanks
    assert document(made, DEMAND, HOLDER).open_blanks == ()


def test_the_notice_of_a_demand_names_day_holder_shares_and_method() -> None:
    told = flat(document(of_demand(), DEMAND))
    assert "Date of the request November 1, 2002 Received by Company on November 4, 2002" in told
    assert "Warrant Shares to be registered 200,000" in told
    assert "Intended method or methods of disposition An underwritten public offering" in told
    assert f"Holder Warrant Shares represented {HOLDER} 272,067" in told


def test_a_holder_is_told_its_own_last_day_and_that_of_the_other_count() -> None:
    text = flat(document(of_demand(), DEMAND, OWNER))
    assert "The last day on which you may so elect is December 4, 2002." in text
    assert "the last day is December 5, 2002, and Company will not treat as late an election" in text
    assert "Form of election" in text


def test_who_has_demanded_needs_no_election() -> None:
    text = flat(document(of_demand(), DEMAND, HOLDER))
    assert "are part of the registration without an election of yours" in text
    assert "last day" not in text
    assert "Form of election" not in text


def test_a_holder_of_warrant_shares_is_reached_at_its_own_address() -> None:
    told = flat(document(of_demand(), DEMAND, OWNER))
    assert f"{OWNER} 200 Sample Street Boston, MA 02110 Re: Exhibit D to the Stock Subscription" in told


def test_a_demand_that_is_not_on_file_leaves_its_facts_open() -> None:
    draft = document(of_demand(demand=None), DEMAND, draft=True)
    assert "Intended method or methods of disposition" in draft.open_blanks
    assert "who made the request" in draft.open_blanks


def test_a_request_states_shares_receipt_and_the_underwriting() -> None:
    told = flat(document(of_company(), REQUEST))
    assert told.startswith(HOLDER)
    assert f"By certified mail, return receipt requested {COMPANY} 1 Sample Plaza" in told
    assert "any underwriting involved therein 100,000 shares of Common Stock, all of which" in told
    assert "received on November 8, 2002 the written notice" in told
    assert "days after receipt of the notice, the last of which is November 23, 2002." in told
    assert "will enter into an underwriting agreement in customary form" in told


def test_an_election_states_shares_demand_and_method() -> None:
    told = flat(document(of_demand(), ELECTION))
    assert f"{COMPANY} has received" not in told
    assert "Company has received a request of November 1, 2002 to register Warrant Shares" in told
    assert "Holder elects to have 50,000 of its Warrant Shares included" in told
    assert "which are these: An underwritten public offering." in told


def test_the_initiation_letter_is_no_notice_that_begins_a_period() -> None:
    told = flat(document(of_company(), INITIATION))
    assert "Initiated on November 4, 2002 Securities Common Stock Registration form Form S-3" in told
    assert "Shares that you have requested to include 100,000" in told
    assert "This letter is no notice under Section 2(a)(i) or Section 4" in told


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("effective", "The last day of that period is May 2, 2003."),
        ("completed", "The distribution described in the registration statement was completed on January 2"),
        ("all_sold", "The distribution described in the registration statement was completed on January 2"),
        ("terminated", "The registration came to an end on January 2, 2003."),
        ("withdrawn", "The registration statement was withdrawn on January 2, 2003. No securities may be"),
    ],
)
def test_the_completion_letter_tells_what_became_of_the_registration(what: str, words: str) -> None:
    assert words in flat(document(status(what), COMPLETION))


def test_a_stop_order_completes_nothing() -> None:
    made = status("stop_order")
    assert isinstance(document_for(*made, made[1].documents[0]), Refused)


@pytest.mark.parametrize("text", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_texts_are_printed_as_they_stand(text: str) -> None:
    states = {"jurisdictions": [text], "underwritten": False}
    sent = {"to": HOLDER, "method": "certified_mail", "received": "2002-11-08", "states": states}
    made = of_company(notices=[sent], form=text, securities=text)
    told = flat(document(made, NOTICE))
    assert told.count(text) == 3
    assert text in flat(document(made, REQUEST))


def test_the_same_facts_make_the_same_words() -> None:
    for form, make in BY_FORM.items():
        assert plain_text(document(make(), form)) == plain_text(document(make(), form))


def test_the_stored_words_are_in_the_repository() -> None:
    stored = Path(__file__).resolve().parents[2] / "fixtures" / "forms"
    assert all((stored / form / "expected.tree.txt").is_file() for form in BY_FORM)

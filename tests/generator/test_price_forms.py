"""The papers of a net exercise, of a price that the Board determines, and of another address: facts, words, pages."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from printed_papers import Printed, flat, print_all
from sample_events import FUND, address, determination, rra_holder
from sample_matters import COMPANY, HOLDER
from sample_packets import document_in, document_of, paper_of, story

from checker.api import clause
from generator.document.checks import check_execution, prefilled_dates
from generator.document.plain import plain_text, words
from generator.document.tree import Checkbox, Document, InkBlank
from generator.document.walk import every_line
from generator.docx.writer import write_docx
from generator.paper import Refused, document_for
from generator.pdf.writer import write_pdf

MIXED = "cisco-net-exercise/cash-50000-and-net-100000-at-4-00"
OPEN = "cisco-net-exercise/net-272067-at-5-12"
DECIDED = "cisco-net-exercise/net-272067-on-2004-06-21-decided"
HALTED = "cisco-net-exercise/trading-halted-on-two-days"
DETERMINED = "cisco-net-exercise/trading-halted-and-the-board-has-determined"
LETTER = "warrant-transfer/address-letter-by-certified-mail"


def inks(document: Document) -> int:
    return sum(isinstance(item, InkBlank) for line in every_line(document) for item in line)


PAPERS = {
    "exhibit-a": lambda: document_of(MIXED, "exhibit-a"),
    "rider": lambda: document_of(OPEN, "exercise-rider"),
    "resolutions": lambda: document_of(HALTED, "board-determination-of-price"),
    "dispute": lambda: document_in(determination(), "price-dispute"),
    "letter": lambda: document_of(LETTER, "change-of-address"),
    "letter-rra": lambda: document_in(
        address(FUND, "registration_rights", register=rra_holder()), "change-of-address"
    ),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Give the pages of each paper in both formats."""
    return print_all(tmp_path_factory.mktemp("printed"), {name: make() for name, make in PAPERS.items()})


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", PAPERS)
def test_both_formats_have_the_words_of_the_tree(printed: Printed, name: str, ending: str) -> None:
    found = Counter(words("\n".join(printed[name][ending])))
    assert found == Counter(words(plain_text(PAPERS[name]())))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "exhibit-a"])
def test_the_signature_block_is_on_one_page(printed: Printed, name: str, ending: str) -> None:
    party = "COMPANY:" if name == "resolutions" else "FUND, L.P." if name == "letter-rra" else "CISCO SYSTEMS"
    pages = [page for page in printed[name][ending] if "By:" in page and "Title:" in page]
    assert len(pages) == 1
    assert party in pages[0]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_closing_prices_are_an_annex_on_a_page_of_its_own(printed: Printed, ending: str) -> None:
    (page,) = [page for page in printed["rider"][ending] if "Annex A" in page.splitlines()[0]]
    assert page.count("Nasdaq") == 15


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    assert write_pdf(PAPERS[name]()) == write_pdf(PAPERS[name]())
    assert write_docx(PAPERS[name]()) == write_docx(PAPERS[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_open_and_no_day_of_signing_is_filled_in(name: str) -> None:
    assert check_execution(PAPERS[name]()) == ()
    assert prefilled_dates(PAPERS[name]()) == ()


def test_a_mixed_exercise_ticks_both_boxes_with_the_gross_number_first() -> None:
    document = document_of(MIXED, "exhibit-a")
    text = flat(document)
    assert "right to purchase 150,000 shares" in text
    assert "[X] makes payment of $120,400.00 therefor in cash;" in text
    assert "directs Company to issue 39,800 shares, and to withhold 60,200 shares in lieu" in text
    assert "following denominations: 89,800 " in text
    boxes = [item.ticked for line in every_line(document) for item in line if isinstance(item, Checkbox)]
    assert boxes == [True, False, True]


def test_the_rider_of_a_mixed_exercise_shows_payment_and_formula() -> None:
    text = flat(document_of(MIXED, "exercise-rider"))
    assert "as to one hundred fifty thousand (150,000) shares" in text
    assert "50,000 shares × $2.408 = $120,400.00" in text
    assert "The date of calculation is June 16, 2003." in text
    assert (
        "The 15 consecutive business days that Section 6(vii) requires run from May 23, 2003 through June 13"
        in text
    )
    assert "100,000 × ($4.00 − $2.408) / $4.00 39,800 Shares withheld in lieu of payment 60,200" in text
    assert "The formula leaves" not in text


def test_the_rider_lists_the_fifteen_closes_with_what_each_was_taken_from() -> None:
    text = flat(document_of(DECIDED, "exercise-rider"))
    annex = text[text.index("Annex A Closing prices") :]
    assert annex.count(", 2004 Nasdaq") == 15
    assert "May 27, 2004 Nasdaq $2.80" in annex
    assert "June 7, 2004 Nasdaq no sale $2.40 $2.91 $2.655" in annex
    assert "June 11, 2004" not in annex
    assert annex.rstrip().endswith("average of 15 daily closing prices, to the nearest cent, a tie up $3.09")


def test_the_rider_shows_every_way_to_pay_an_open_fraction() -> None:
    text = flat(document_of(OPEN, "exercise-rider"))
    assert "The formula leaves 0.4890625 of a share, which is not issued." in text
    assert "depends on how Section 11 is read (A-12), which is open" in text
    for option, amount in (("R1", "$0.00"), ("R2", "$2.50"), ("R3", "$1.33")):
        row = text[text.index(f" {option} ") :]
        assert row[: row.index("$") + 5].endswith(amount)


def test_the_rider_shows_the_cash_of_the_reading_that_was_chosen() -> None:
    text = flat(document_of(DECIDED, "exercise-rider"))
    assert "The formula leaves 229/515 of a share" in text
    assert "valued at $3.09, as the Board of Directors has prescribed." in text
    assert "The cash for the fraction is $1.37, which depends on how Section 11 is read (A-12, R2):" in text


def test_the_delivery_letter_pays_the_fraction_once_it_is_decided() -> None:
    assert "$1.37 in cash under Section 11" in flat(document_of(DECIDED, "certificate-delivery-letter"))
    refused = document_for(*story(OPEN), paper_of(OPEN, "certificate-delivery-letter"))
    assert isinstance(refused, Refused)
    assert any("A-12" in reason for reason in refused.reasons)


def test_a_determined_price_has_no_annex() -> None:
    text = flat(document_of(DETERMINED, "exercise-rider"))
    assert "Quotations are not available for the whole of that period" in text
    assert "$4.00, as determined under Section 6(vii)" in text
    assert "Annex A" not in text


def test_the_resolutions_name_the_days_and_leave_the_price_to_the_board() -> None:
    document = document_of(HALTED, "board-determination-of-price")
    text = flat(document)
    assert "here those from May 23, 2003 through June 13, 2003" in text
    assert "No closing price is available for June 5, 2003, June 6, 2003" in text
    assert "the Board of Directors of the Company, in good faith, determines" in text
    assert "to be $________;" in text
    assert inks(document) == 4
    assert "If you dispute it in writing within 30 days of being informed of it, the Current" in text


def test_the_resolutions_state_a_price_that_has_been_determined() -> None:
    made = determination(
        keys={
            "determinations": [
                {"topic": "current_market_price", "value": "4.00", "by": "Board", "basis": "an appraisal"}
            ]
        }
    )
    text = flat(document_in(made, "board-determination-of-price"))
    assert "of one share of Common Stock to be $4.00;" in text
    assert "rests on this basis: An appraisal." in text
    assert "until March 11, 2004" in text
    assert "adopted these resolutions on February 9, 2004" in text


def test_a_price_that_is_left_out_is_open_and_the_resolutions_are_refused() -> None:
    made = determination(value=None)
    refused = document_for(*made, made[1].documents[0])
    assert isinstance(refused, Refused)
    draft = document_in(made, "board-determination-of-price", draft=True)
    assert draft.open_blanks == ("price determined",)


def test_no_signatory_of_the_company_is_filled_in() -> None:
    text = plain_text(document_of(HALTED, "board-determination-of-price"))
    block = text[text.index("COMPANY:") :].splitlines()
    assert block[1:5] == [COMPANY.upper(), "By: ________", "Name: ________", "Title: ________"]


def test_every_holder_is_informed_where_there_are_several_warrants() -> None:
    rows = [
        {"id": "W-1", "holder": HOLDER, "shares": "200000"},
        {"id": "W-2", "holder": FUND, "shares": "72067", "address": ["200 Sample Street"]},
    ]
    made = determination(keys={"register": {"warrants": rows}})
    text = flat(document_in(made, "board-determination-of-price"))
    assert "Stock Subscription Warrants Nos. W-1 and W-2" in text
    assert f"{FUND}, 200 Sample Street:" in text
    # The event does not say which of them disputes, so the dispute cannot be signed.
    dispute = next(each for each in made[1].documents if each.form == "price-dispute")
    assert isinstance(document_for(*made, dispute), Refused)


def test_the_dispute_names_the_determination_the_day_and_who_decides_next() -> None:
    made = determination(dispute={"method": "certified_mail", "sent": "2004-03-11"})
    text = flat(document_in(made, "price-dispute"))
    assert "By certified mail, return receipt requested" in text
    assert "On February 9, 2004 the Board of Directors of the Company determined" in text
    assert "to be $4.00. Holder was informed of that determination on February 10, 2004." in text
    assert "Holder disputes that determination." in text
    assert "30 days of being informed of it to do so in writing, until March 11, 2004." in text
    stored = " ".join(clause("W6.vii").words.split())
    for said in (
        "nationally recognized independent investment banking or accounting firm",
        "selected by the American Arbitration Association in accordance with its rules",
    ):
        assert said in text
        assert said in stored


@pytest.mark.parametrize(
    ("changes", "blank"),
    [
        ({"value": None}, "price that the Board of Directors has determined"),
        ({"informed": None}, "day on which Holder was informed of the determination"),
    ],
    ids=["no-price", "not-informed"],
)
def test_a_dispute_of_an_unknown_determination_is_refused(changes: dict[str, Any], blank: str) -> None:
    made = determination(**changes)
    paper = next(each for each in made[1].documents if each.form == "price-dispute")
    assert isinstance(document_for(*made, paper), Refused)
    assert blank in document_in(made, "price-dispute", draft=True).open_blanks


@pytest.mark.parametrize("name", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>"])
def test_hostile_names_are_printed_as_they_stand(name: str) -> None:
    rows = {"register": {"warrants": [{"id": "W-1", "holder": name, "address": [name]}]}}
    made = determination(keys=rows)
    for form in ("board-determination-of-price", "price-dispute"):
        assert name in plain_text(document_in(made, form))
    letter = address(name, "registration_rights", register=rra_holder(name))
    assert plain_text(document_in(letter, "change-of-address")).count(name) >= 3

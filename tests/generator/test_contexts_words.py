"""What the contexts take from the agreement, the register and the report is printed as it is there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from sample_matters import COMPANY, HOLDER, exercise, matter
from sample_packets import CASH, PARTIAL, document_in, document_of, sample, story, with_report

from checker.api import clause, section_text
from generator.contexts.register import Signatory, holder_signs
from generator.contexts.source import Source
from generator.contexts.stored_words import certificate_legend, stored_section
from generator.contexts.tax_ids import masked, without_tax_ids
from generator.contexts.wording import sentence, spelled
from generator.document.plain import plain_text
from generator.document.tree import Paragraph
from generator.document.walk import every_block

CODES = (*(f"W{number}" for number in range(1, 18)), *(f"D{number}" for number in range(10)))


@pytest.mark.parametrize("code", CODES)
def test_stored_paragraphs_keep_every_word_of_their_section(code: str) -> None:
    told = " ".join(f"{each.label} {each.text}" for each in stored_section(code)).split()
    # The filing system's "- " before a line of dashes is no word.
    kept = section_text(code).replace("\n- ---", "\n---").split()
    assert told == kept


def test_a_paragraph_begins_where_the_agreement_begins_one() -> None:
    definitions = [each.text.partition(" shall mean")[0] for each in stored_section("W1")[2:]]
    assert definitions[:3] == ['"Agreement"', '"Common Stock"', '"Exchange Act"']
    price = [(each.look, each.label) for each in stored_section("W6")]
    assert price[1:11] == [
        ("body", ""),
        ("labelled", "(i)"),
        ("indent", "(A)"),
        ("indent", "(x)"),
        ("indent", "(y)"),
        ("body", ""),
        ("indent", "(B)"),
        ("body", ""),
        ("indent", "1."),
        ("indent", "2."),
    ]
    assert [label for look, label in price if look == "indent-2"] == ["(A)", "(B)", "(C)", "(D)"]


def test_the_legend_is_that_of_section_2_2() -> None:
    assert f'"{certificate_legend()}"' in " ".join(clause("W2.2").words.split())
    assert certificate_legend() in plain_text(document_of(CASH, "certificate-delivery-letter"))


def test_registered_shares_carry_no_legend() -> None:
    letter = plain_text(document_in(sample(shares_registered=True), "certificate-delivery-letter"))
    assert certificate_legend() not in letter
    assert "bear no legend" in letter


def test_the_new_warrant_repeats_the_whole_warrant() -> None:
    text = " ".join(plain_text(document_of(CASH, "warrant-certificate")).split())
    for code in CODES:
        for each in stored_section(code):
            assert " ".join(each.text.split()) in text, (code, each.text[:60])
    for code in ("EA", "EB", "EC"):
        title = section_text(code).splitlines()[2]
        assert title in text
    cover = " ".join(clause("W0").words.split())
    legend = cover[cover.index("THIS WARRANT HAS NOT") : cover.index("STOCK SUBSCRIPTION")]
    assert legend.strip() in text


def test_the_new_warrant_changes_holder_number_price_and_nothing_else_of_the_grant() -> None:
    grant = section_text("W0")[section_text("W0").index("THIS CERTIFIES") :]
    words = "two hundred seventy-two thousand sixty seven (272,067)"
    expected = " ".join(grant.split()).replace(
        words, "one hundred seventy-two thousand sixty-seven (172,067)"
    )
    paragraphs = [
        " ".join("".join(getattr(item, "text", "") for item in block.line).split())
        for block in every_block(document_of(CASH, "warrant-certificate"))
        if isinstance(block, Paragraph)
    ]
    assert expected in paragraphs


def test_the_new_warrant_keeps_the_dates_of_the_old_one() -> None:
    text = plain_text(document_of(CASH, "warrant-certificate"))
    for line in (
        "Date of Initial Issuance:\tMay 1, 2002",
        "Number of Shares:\t172,067",
        "Initial Warrant Price:\t$2.408",
        "Warrant Price in effect on June 16, 2003:\t$2.408",
        "Expiration Date:\tMay 1, 2009",
    ):
        assert line in text
    assert "Warrant No. W-1-B" in text
    assert "in substitution for Warrant No. W-1," in text


def test_a_transferee_is_not_called_a_nevada_corporation() -> None:
    text = " ".join(plain_text(document_of(PARTIAL, "warrant-certificate")).split())
    assert "value received, Sample Fund, L.P., or its registered assigns" in text
    assert "one hundred thousand (100,000) shares" in text


def test_the_rider_names_instrument_debtor_derivation_and_refund() -> None:
    payment = [
        {"method": "certified_check", "amount": "200,800.00"},
        {"method": "cancellation_of_indebtedness", "amount": "40,001.00", "debtor": COMPANY},
    ]
    text = " ".join(plain_text(document_in(sample(payment=payment), "exercise-rider")).split())
    assert "Certified check payable to the order of the Company June 16, 2003 $200,800.00" in text
    assert f"Cancellation of indebtedness owed to Holder by {COMPANY} June 16, 2003 $40,001.00" in text
    assert "100,000 shares × $2.408 = $240,800.00; rounded up to the cent, $240,800.00" in text
    assert "Holder has tendered $1.00 more than is due." in text
    assert "Exercise date June 16, 2003" in text
    assert "Capitalized terms used but not defined have the meanings in the Warrant." in text


def test_exhibit_a_ticks_cash_for_a_check_and_debt_for_a_cancellation() -> None:
    payment = [{"method": "cancellation_of_indebtedness", "amount": "240,800.00", "debtor": COMPANY}]
    text = plain_text(document_in(sample(payment=payment), "exhibit-a", draft=True))
    assert "[X] makes payment of $240,800.00 therefor through cancellation" in text
    assert "[X] makes payment of $240,800.00 therefor in cash" not in text


def test_a_block_of_any_depth_is_copied_from_the_register() -> None:
    block = {
        "by": {
            "name": "Sample GP, L.P.",
            "its": "general partner",
            "by": {
                "name": "Sample Manager, LLC",
                "its": "general partner",
                "by": {"name": "Jane Sample", "title": "Vice President"},
            },
        }
    }
    register = {"warrants": [{"id": "W-1", "holder": "Sample Fund, L.P.", "signature_block": block}]}
    made = with_report(
        matter(exercise(signed_name="Sample Fund, L.P."), register=register),
    )
    assert holder_signs(Source(*made, made[1].documents[0])) == Signatory(
        "Sample Fund, L.P.",
        ("Sample GP, L.P., its general partner", "Sample Manager, LLC, its general partner"),
        "Jane Sample",
        "Vice President",
    )
    text = plain_text(document_in(made, "exercise-rider"))
    assert "SAMPLE FUND, L.P.\n  By: Sample GP, L.P., its general partner\n    By: Sample Manager" in text


def test_no_signatory_of_the_company_is_ever_filled_in() -> None:
    for form in ("warrant-certificate", "certificate-delivery-letter"):
        text = plain_text(document_of(CASH, form))
        block = text[text.rindex(COMPANY.upper()) :]
        assert block.splitlines()[1] == "By: ________"


def test_a_matter_without_a_register_has_the_holder_of_the_warrant() -> None:
    made = sample()
    assert made[0].matter.register is None
    assert HOLDER in plain_text(document_in(made, "exhibit-a"))


def test_values_are_written_as_a_paper_writes_them() -> None:
    assert spelled("240800.00") == "240,800.00"
    assert spelled("2.408") == "2.408"
    assert spelled("as of 2003-06-16") == "as of June 16, 2003"
    assert spelled("2003-02-31") == "2003-02-31"
    assert spelled("1/3") == "1/3"
    assert sentence("no day is given") == "No day is given."
    assert sentence("") == ""


@dataclass(frozen=True, slots=True)
class _Inner:
    text: str
    number: Fraction


def test_tax_ids_are_masked_at_any_depth() -> None:
    assert masked("123-45-6789 and 12-3456789") == "XXX-XX-6789 and XX-XXX6789"
    assert masked("1123-45-67890, 2003-06-16") == "1123-45-67890, 2003-06-16"
    made = without_tax_ids((_Inner("no. 123-45-6789", Fraction(1, 3)), None))
    assert made == (_Inner("no. XXX-XX-6789", Fraction(1, 3)), None)


def test_the_report_is_printed_whole() -> None:
    text = " ".join(plain_text(document_of(CASH, "check-report")).split())
    for finding in story(CASH)[1].actions[0].findings:
        assert finding.rule in text
        assert " ".join(finding.quote.split()) in text


def test_the_checklist_names_every_document_and_every_box_is_empty() -> None:
    text = plain_text(document_of(CASH, "closing-checklist"))
    for paper in story(CASH)[1].documents:
        assert paper.form in text
    assert "[X]" not in text
    assert "payment of $240,800.00" in text

"""The papers of grants, transfers and waivers as PDF and DOCX: same words, whole blocks, pages turned sideways."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pdfplumber
import pytest
from printed_papers import Printed, print_all
from sample_registrations import document
from sample_rights import BY_FORM

from generator.document.checks import check_execution, prefilled_dates
from generator.document.plain import plain_text, words
from generator.document.tree import Cell, Document, Paragraph, Table
from generator.document.walk import every_block
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf

SIGNED_APART = (
    "transfer-notice",
    "agreement-to-be-bound",
    "affiliate-certificate",
    "mfn-opinion",
    "mfn-election",
    "waiver",
    "section-17-instrument",
    "indemnity-claim",
    "assumption-agreement",
)
LETTERS = ("recognition-letter", "notice-of-grant", "waiver-request")
LETTER_SIZE, TURNED = (612, 792), (792, 612)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    papers = {form: document(make(), form) for form, make in BY_FORM.items()}
    return print_all(tmp_path_factory.mktemp("rights"), papers)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", BY_FORM)
def test_both_formats_have_the_words_of_the_tree(printed: Printed, form: str, ending: str) -> None:
    of = document(BY_FORM[form](), form)
    # A line may end inside the number of a section: before one of its brackets.
    told = Counter(words(plain_text(of).replace("(", " (")))
    found = Counter(words("\n".join(printed[form][ending]).replace("(", " (")))
    assert told - found == Counter()
    # The head of a table stands again where the table goes on.
    assert set(found - told) <= heads(of)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", [*SIGNED_APART, *LETTERS])
def test_a_signature_block_stands_whole_on_one_page(printed: Printed, form: str, ending: str) -> None:
    pages = [each for each in printed[form][ending] if "Title:" in each]
    (page,) = pages
    assert page.count("By:") >= page.count("Name:") == page.count("Title:")


@pytest.mark.parametrize("form", SIGNED_APART)
def test_what_is_signed_apart_says_so_in_the_body(printed: Printed, form: str) -> None:
    *body, last = printed[form]["pdf"]
    assert "[Signature page follows]" in body[-1]
    assert last.split(":")[0].isupper()


@pytest.mark.parametrize("form", BY_FORM)
def test_nothing_is_open_and_no_day_of_signing_is_filled_in(form: str) -> None:
    of = document(BY_FORM[form](), form)
    assert check_execution(of) == ()
    assert prefilled_dates(of) == ()


@pytest.mark.parametrize("draft", [False, True])
def test_the_comparison_is_turned_sideways_as_a_whole(draft: bool) -> None:
    of = document(BY_FORM["terms-comparison"](), "terms-comparison", draft=draft)
    with pdfplumber.open(io.BytesIO(write_pdf(of))) as pdf:
        sizes = [(page.width, page.height) for page in pdf.pages]
        assert all(page.extract_text().strip() for page in pdf.pages)
    # The cover of a draft stands upright before it.
    assert sizes == [*([LETTER_SIZE] if draft else []), *[TURNED] * (len(sizes) - draft)]
    with zipfile.ZipFile(io.BytesIO(write_docx(of))) as file:
        body = file.read("word/document.xml").decode("utf-8")
    assert body.count("<w:sectPr") == 1 + draft
    assert body.count('w:orient="landscape"') == 1
    assert body.count('w:w="15840" w:h="12240"') == 1


@pytest.mark.parametrize("form", ["terms-comparison", "waiver", "conformed-exhibit-d"])
def test_the_same_facts_give_the_same_bytes(form: str) -> None:
    one, other = (document(BY_FORM[form](), form) for _ in range(2))
    assert write_pdf(one) == write_pdf(other)
    assert write_docx(one) == write_docx(other)


def heads(of: Document) -> set[str]:
    """Give the words that stand in the heads of tables."""
    tables = [block for block in every_block(of) if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.head for cell in row.cells]
    return {word for cell in cells for word in words(text_of(cell))}


def text_of(cell: Cell) -> str:
    lines = [block.line for block in cell.blocks if isinstance(block, Paragraph)]
    return " ".join("".join(getattr(item, "text", "") for item in line) for line in lines)

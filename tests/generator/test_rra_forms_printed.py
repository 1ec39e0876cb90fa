"""The papers of the Registration Rights Agreement as PDF and DOCX: the same words, whole signature blocks."""

from __future__ import annotations

from collections import Counter

import pytest
from printed_papers import Printed, print_all
from sample_registrations import document
from sample_rra_papers import BY_FORM

from generator.document.checks import check_execution, prefilled_dates
from generator.document.plain import plain_text, words
from generator.document.tree import Cell, Document, Paragraph, Table
from generator.document.walk import every_block
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf

BY_HOLDERS = ("registration-demand", "joinder-request", "incidental-request", "withdrawal-notice")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    papers = {form: document(make(), form) for form, make in BY_FORM.items()}
    return print_all(tmp_path_factory.mktemp("rra"), papers)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", BY_FORM)
def test_both_formats_have_the_words_of_the_tree(printed: Printed, form: str, ending: str) -> None:
    of = document(BY_FORM[form](), form)
    told = Counter(words(plain_text(of)))
    # A line may end inside the number of a section: between two of its brackets.
    found = Counter(words("\n".join(printed[form][ending]).replace(")\n(", ")(")))
    assert told - found == Counter()
    # The head of a table stands again where the table goes on.
    assert set(found - told) <= heads(of)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("form", BY_FORM)
def test_a_signature_block_stands_whole_on_one_page(printed: Printed, form: str, ending: str) -> None:
    caption = "HOLDER:" if form in BY_HOLDERS else "COMPANY:"
    (page,) = [each for each in printed[form][ending] if f"\n{caption}" in f"\n{each}"]
    block = page[page.index(caption) :]
    assert block.index("By:") < block.index("Name:") < block.index("Title:")


@pytest.mark.parametrize("form", BY_HOLDERS)
def test_a_paper_of_a_holder_is_signed_on_a_page_of_its_own(printed: Printed, form: str) -> None:
    *body, last = printed[form]["pdf"]
    assert "[Signature page follows]" in body[-1]
    assert last.startswith("HOLDER:")


@pytest.mark.parametrize("form", BY_FORM)
def test_nothing_is_open_and_no_day_of_signing_is_filled_in(form: str) -> None:
    of = document(BY_FORM[form](), form)
    assert check_execution(of) == ()
    assert prefilled_dates(of) == ()


@pytest.mark.parametrize("form", ["notice-of-requested-registration", "allocation-statement"])
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

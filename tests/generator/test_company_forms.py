"""The papers of the Company's acts as they are printed: words, signature blocks, bytes, hostile texts, blanks."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable

import pdfplumber
import pytest
from sample_company_acts import (
    ADDRESSES,
    ALL,
    EXPIRED,
    ISSUE,
    OPEN_BASE,
    PLACE_OF,
    SPLIT,
    Made,
    combination,
    dissolution,
    distribution,
    due_bill,
    issue_in_kind,
    merger,
    notice,
    one,
    two,
)
from sample_packets import EDGE, document_in, page_texts, story

from generator.document.plain import plain_text, words
from generator.document.tree import Document, Signature, Status
from generator.document.walk import every_block
from generator.docx.writer import write_docx
from generator.paper import Refused, document_for
from generator.pdf.writer import write_pdf

STATEMENT, MAILING = "adjustment-statement", "certificate-of-mailing"
FAIR_VALUE, PROPOSED = "board-resolution-fair-value", "notice-of-proposed-action"
MERGER, DISSOLUTION, DIVIDEND = (
    "notice-of-merger",
    "notice-of-dissolution",
    "notice-of-extraordinary-dividend",
)


def of_action(name: str, form: str, place: int, *, draft: bool = False) -> Document:
    """Give a paper of one of several actions of a shipped matter."""
    loaded, report = story(name)
    paper = next(each for each in report.documents if each.form == form and each.action == place)
    made = document_for(loaded, report, paper, draft=draft)
    assert isinstance(made, Document), made
    return made


def sworn() -> Made:
    """Give a dissolution of which the mailing is to be sworn to."""
    return dissolution(notices=[notice(DISSOLUTION, "2004-01-30", proof="affidavit")])


PAPERS: dict[str, Callable[[], Document]] = {
    "statement": lambda: document_in(story(ISSUE), STATEMENT),
    "statement-of-a-split": lambda: document_in(story(SPLIT), STATEMENT),
    "statement-of-a-change": lambda: of_action(ALL, STATEMENT, PLACE_OF["change"]),
    "statement-of-an-end": lambda: document_in(story(EXPIRED), STATEMENT),
    "statement-draft": lambda: document_in(story(OPEN_BASE), STATEMENT, draft=True),
    "proposed-action": lambda: document_in(story(SPLIT), PROPOSED),
    "due-bill": lambda: document_in(due_bill(), "due-bill"),
    "merger": lambda: document_in(merger(two()), MERGER),
    "combination": lambda: document_in(combination(), MERGER),
    "dissolution": lambda: document_in(dissolution(agreements=ADDRESSES), DISSOLUTION),
    "dissolution-draft": lambda: document_in(dissolution(notices=[]), DISSOLUTION, draft=True),
    "dividend": lambda: document_in(story(ALL), DIVIDEND),
    "fair-value": lambda: document_in(issue_in_kind(), FAIR_VALUE),
    "fair-value-of-a-distribution": lambda: document_in(story(ALL), FAIR_VALUE),
    "mailing": lambda: of_action(ALL, MAILING, PLACE_OF["distribution"]),
    "mailing-sworn": lambda: document_in(sworn(), MAILING),
}
# Its last table goes on to another page, where its head stands again.
REPEATS = "statement-of-a-change"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """Give the pages of each paper in both formats, the DOCX as LibreOffice lays it out."""
    folder = tmp_path_factory.mktemp("company")
    found: dict[str, dict[str, list[str]]] = {}
    for name, make in PAPERS.items():
        document = make()
        found[name] = {"pdf": page_texts(write_pdf(document))}
        (folder / f"{name}.docx").write_bytes(write_docx(document))
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is needed to look at the DOCX"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in PAPERS]
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name in PAPERS:
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            found[name]["docx"] = [
                page.crop((0, EDGE, page.width, page.height - EDGE)).extract_text() for page in pdf.pages
            ]
    return found


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", PAPERS)
def test_both_formats_have_the_words_of_the_tree(
    printed: dict[str, dict[str, list[str]]], name: str, ending: str
) -> None:
    found = Counter(words("\n".join(printed[name][ending])))
    told = Counter(words(plain_text(PAPERS[name]())))
    assert not told - found
    assert name == REPEATS or found == told


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_signature_block_stands_whole_on_one_page(
    printed: dict[str, dict[str, list[str]]], name: str, ending: str
) -> None:
    caption = {"mailing": "DECLARANT:", "mailing-sworn": "AFFIANT:"}.get(name, "COMPANY:")
    (page,) = [each for each in printed[name][ending] if caption in each]
    block = page[page.index(caption) :]
    first = "Sign:" if caption != "COMPANY:" else "By:"
    assert block.index(first) < block.index("Name:") < block.index("Title:")


def test_the_sworn_signature_stands_with_its_jurat(printed: dict[str, dict[str, list[str]]]) -> None:
    for ending in ("pdf", "docx"):
        (page,) = [each for each in printed["mailing-sworn"][ending] if "AFFIANT:" in each]
        assert "Subscribed and sworn to before me" in page


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    assert write_pdf(PAPERS[name]()) == write_pdf(PAPERS[name]())
    assert write_docx(PAPERS[name]()) == write_docx(PAPERS[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_no_signatory_is_filled_in_for_the_company(name: str) -> None:
    (block,) = [each for each in every_block(PAPERS[name]()) if isinstance(each, Signature) and each.caption][
        :1
    ]
    assert {line.label for line in block.lines} >= {"Name", "Title"}
    assert all(line.value == () for line in block.lines)


@pytest.mark.parametrize("text", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_texts_are_printed_as_they_stand(text: str) -> None:
    board = {"by": text, "date": "2003-06-10", "topic": "fair_market_value", "of": "issue-1"}
    made = issue_in_kind(
        text,
        determinations=[
            {**board, "value": "1000000", "basis": text},
            {"by": text, "date": "2003-06-10", "topic": "current_market_price", "value": "4.00"},
        ],
        readings={"A-25": {"option": "A", "by": text, "date": "2003-06-02", "because": text}},
    )
    statement = plain_text(document_in(made, STATEMENT))
    assert f"gives this statement to {text}, the registered Holder" in " ".join(statement.split())
    assert f"{text}, June 2, 2003: {text}" in statement
    assert f"this basis: {text}" in plain_text(document_in(made, FAIR_VALUE))
    assert text in plain_text(document_in(made, MAILING))
    planned = [notice(MERGER, "2004-06-10", to=text)]
    told = plain_text(document_in(merger(one(text), consideration_per_share=text, notices=planned), MERGER))
    assert told.count(text) >= 3
    planned = [notice(DISSOLUTION, "2004-01-30", to=text)]
    assert text in plain_text(document_in(dissolution(register=one(text), notices=planned), DISSOLUTION))


@pytest.mark.parametrize(
    ("made", "form", "blank"),
    [
        (lambda: distribution(), DIVIDEND, "amount distributed on each share"),
        (lambda: distribution(), DIVIDEND, "out of what it is paid"),
        (lambda: distribution(), PROPOSED, "day on which the stockholders are notified"),
        (lambda: merger(kind=None), MERGER, "kind of transaction"),
        (lambda: merger(provision_made=False), MERGER, "provision made for Holder"),
        (lambda: combination(ratio=None), MERGER, "ratio of the combination"),
        (lambda: dissolution(notices=[]), DISSOLUTION, "last day on which Holder may exercise"),
        (lambda: story(OPEN_BASE), STATEMENT, "who chose the base policy (A-25)"),
    ],
)
def test_an_open_fact_is_a_blank_in_a_draft_and_nothing_to_sign(
    made: Callable[[], Made], form: str, blank: str
) -> None:
    loaded, report = made()
    paper = next(each for each in report.documents if each.form == form)
    assert isinstance(document_for(loaded, report, paper), Refused)
    draft = document_in((loaded, report), form, draft=True)
    assert draft.status is Status.DRAFT
    assert any(each.startswith(blank) for each in draft.open_blanks)
    assert "[•]" in plain_text(draft)


def test_a_draft_can_be_made_of_acts_of_which_nothing_is_said() -> None:
    for made in (combination(ratio=None, record_date=None), distribution(kind=None, record_date=None)):
        for paper in made[1].documents:
            assert isinstance(document_for(*made, paper, draft=True), Document)

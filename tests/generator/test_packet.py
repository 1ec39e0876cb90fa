"""A packet on real pages: the same words everywhere, whole signature blocks, the same bytes, honest refusals."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator
from sample_matters import exercise, matter
from sample_packets import (
    CASH,
    WRONG,
    document_of,
    packet_of,
    page_texts,
    sample,
    story,
    with_report,
)

from checker.model.errors import UsageError
from generator.document.checks import check_execution
from generator.document.plain import plain_text, words
from generator.document.tree import DRAFT_BANNER, Document, Kind, Signature, Table
from generator.document.walk import every_block
from generator.manifest import LeftOut, MadeFile
from generator.packet import make_document, make_packet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXERCISE = (
    "exhibit-a",
    "exercise-rider",
    "warrant-certificate",
    "certificate-delivery-letter",
    "check-report",
    "closing-checklist",
)
# Of one share too many no balance arises, and so no Warrant for it.
TOO_MANY = tuple(form for form in EXERCISE if form != "warrant-certificate")


def of_form(form: str, ending: str, name: str = CASH) -> bytes:
    return next(each.data for each in packet_of(name).files if each.form == form and each.format == ending)


def head_words(document: Document) -> Counter[str]:
    """Give the words of the tables' heads, which a PDF repeats on each page of the table."""
    heads: Counter[str] = Counter()
    for block in every_block(document):
        if isinstance(block, Table):
            for row in block.head:
                for cell in row.cells:
                    for part in cell.blocks:
                        heads.update(words("".join(getattr(item, "text", "") for item in part.line)))  # type: ignore[union-attr]
    return heads


def test_the_packet_holds_every_paper_as_pdf_and_docx_in_the_order_of_the_closing() -> None:
    packet = packet_of(CASH)
    names = [each.name for each in packet.files]
    assert names == [
        f"{number:02d}-{form}.{ending}"
        for number, form in enumerate(EXERCISE, 1)
        for ending in ("pdf", "docx")
    ]
    assert not packet.left_out
    assert {each.status for each in packet.files} == {"execution"}


@pytest.mark.parametrize("form", EXERCISE)
def test_the_pdf_has_the_words_of_the_tree(form: str) -> None:
    document = document_of(CASH, form)
    found = Counter(words("\n".join(page_texts(of_form(form, "pdf")))))
    told = Counter(words(plain_text(document)))
    heads = head_words(document)
    assert told - found == Counter()
    assert all(word in heads for word in found - told)


@pytest.mark.parametrize("form", EXERCISE)
def test_the_docx_has_the_words_of_the_tree(form: str) -> None:
    file = docx.Document(io.BytesIO(of_form(form, "docx")))
    lines = []
    for element in file.element.body.iter(W + "p"):
        number = element.find(f"{W}pPr/{W}numPr") is not None
        runs = (
            part.text or "" if part.tag == W + "t" else " "
            for part in element.iter(W + "t", W + "tab", W + "br")
        )
        lines.append(("• " if number else "") + "".join(runs))
    assert words("\n".join(lines)) == words(plain_text(document_of(CASH, form)))


def test_libreoffice_reads_the_same_words_and_the_docx_are_valid(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None, "LibreOffice is needed: it shows that the DOCX can be opened"
    made = [each for each in packet_of(CASH).files if each.format == "docx"]
    for each in made:
        (tmp_path / each.name).write_bytes(each.data)
        assert list(OpenXmlValidator().validate(str(tmp_path / each.name)).errors) == []
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            *(str(tmp_path / each.name) for each in made),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for each in made:
        text = (tmp_path / each.name).with_suffix(".txt").read_text(encoding="utf-8-sig")
        assert words(text) == words(plain_text(document_of(CASH, each.form))), each.name


@pytest.mark.parametrize("form", EXERCISE)
def test_no_signature_block_is_split_and_each_page_has_its_number(form: str) -> None:
    document = document_of(CASH, form)
    pages = page_texts(of_form(form, "pdf"), edges=True)
    for block in every_block(document):
        if isinstance(block, Signature):
            labels = r".*".join(f"{line.label}:" for line in block.lines)
            assert any(re.search(labels, page, re.DOTALL) for page in pages)
            party = "".join(getattr(item, "text", "") for item in block.party)
            assert any(re.search(f"{re.escape(party)}.*{labels}", page, re.DOTALL) for page in pages)
    for number, page in enumerate(pages, 1):
        assert (f"Page {number} of {len(pages)}" in page) == (document.kind is Kind.PAPER)


def test_the_rider_is_signed_on_a_page_of_its_own_that_says_of_what() -> None:
    pages = page_texts(of_form("exercise-rider", "pdf"), edges=True)
    assert "[Signature page follows]" in pages[-2]
    assert "[Signature Page to Rider to Notice of Exercise – Warrant No. W-1]" in pages[-1]
    assert "CISCO SYSTEMS CAPITAL CORPORATION" in pages[-1]


def test_the_same_matter_gives_the_same_bytes() -> None:
    once, again = packet_of(CASH), make_packet(*story(CASH))
    assert [each.data for each in once.files] == [each.data for each in again.files]
    assert once.manifest == again.manifest


def test_what_is_to_be_signed_holds_nothing_open() -> None:
    for form in EXERCISE[:4]:
        assert check_execution(document_of(CASH, form)) == ()


def test_of_a_prohibited_action_only_the_reports_are_made() -> None:
    packet = packet_of(WRONG)
    assert {each.form for each in packet.files} == {"check-report", "closing-checklist"}
    assert [each.form for each in packet.left_out] == list(TOO_MANY[:3])
    assert all(each.reasons for each in packet.left_out)
    # The numbers are those of the closing, whatever is left out.
    assert [each.name[:3] for each in packet.files] == ["04-", "04-", "05-", "05-"]


def test_a_draft_says_so_on_each_page_and_lists_what_is_open_on_its_cover() -> None:
    packet = packet_of(WRONG, draft=True)
    assert not packet.left_out
    status = {each.form: each.status for each in packet.files}
    assert status == dict.fromkeys(TOO_MANY[:3], "draft") | dict.fromkeys(TOO_MANY[3:], "execution")
    for each in packet.files:
        if each.format == "pdf" and each.status == "draft":
            pages = page_texts(each.data, edges=True)
            assert all(DRAFT_BANNER in page for page in pages), each.name
            assert "Open Points" in pages[0]
            assert "W2.1-shares-available" in pages[0]


def test_what_is_ready_is_for_execution_even_among_drafts() -> None:
    assert {each.status for each in make_packet(*sample(), draft=True).files} == {"execution"}


def two_exercises() -> Iterator[dict[str, object]]:
    yield exercise()
    yield exercise(
        warrant="W-1-B",
        shares="1000",
        payment=[{"method": "wire", "amount": "2408.00"}],
        denominations=["1000"],
    )


def test_one_document_is_made_of_the_action_that_is_chosen() -> None:
    made = with_report(matter(*two_exercises()))
    with pytest.raises(UsageError, match=r"several actions need the form 'exhibit-a': choose one"):
        make_document(*made, "exhibit-a", "docx")
    second = make_document(*made, "exhibit-a", "docx", action=1)
    assert isinstance(second, MadeFile)
    assert "right to purchase 1,000 shares" in docx.Document(io.BytesIO(second.data)).paragraphs[4].text
    assert isinstance(make_document(*made, "check-report", "docx", action=1), MadeFile)
    with pytest.raises(UsageError, match="no proposed action 2; give --action from 0 to 1"):
        make_document(*made, "exhibit-a", "docx", action=2)


def test_a_document_is_chosen_by_who_receives_or_else_by_who_signs_it() -> None:
    matter_of, report = sample()
    paper = next(each for each in report.documents if each.form == "exhibit-a")
    told: list[str] = []

    def made(*papers: tuple[str, str], recipient: str | None = None) -> str:
        told.clear()
        documents = tuple(replace(paper, recipient=to, signer=signer) for to, signer in papers)
        of = replace(report, documents=documents)
        one = make_document(matter_of, of, "exhibit-a", "docx", recipient=recipient, note=told.append)
        assert isinstance(one, MadeFile)
        return one.recipient

    to_two = (("One", "Company"), ("Two", "Company"))
    assert (made(*to_two), len(told)) == ("One", 1)
    assert (made(*to_two, recipient="Two"), told) == ("Two", [])
    assert made(*to_two, recipient="Company") == "One"
    assert told[0].endswith("this is the one for One; needed for others too, chosen by --recipient: Two")
    from_two = (("Company", "One"), ("Company", "Two"))
    made(*from_two)
    assert told[0].endswith("this is the one from One; needed from others too, chosen by --recipient: Two")
    assert (made(*from_two, recipient="Two"), told) == ("Company", [])
    made(to_two[0], to_two[0])
    assert told[0].endswith("this is the one from Company, the first of 2; `covenant packet` makes all")
    with pytest.raises(UsageError, match="needed: One, Two, Company"):
        made(*to_two, recipient="xyz")


def test_a_document_that_nobody_needs_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="no proposed action needs the form 'exhibit-c'; needed: exhibit-a"):
        make_document(*sample(), "exhibit-c", "pdf")


def test_a_refused_document_says_why() -> None:
    refused = make_document(*sample(payment=None), "exhibit-a", "pdf")
    assert isinstance(refused, LeftOut)
    assert any("W2.1-tender" in reason for reason in refused.reasons)


def test_a_matter_that_proposes_nothing_needs_no_paper() -> None:
    with pytest.raises(UsageError, match="nothing is proposed"):
        make_packet(*with_report(matter()))


def test_the_manifest_says_what_was_left_out_and_why() -> None:
    told = json.loads(packet_of(WRONG).manifest)
    assert told["verdict"] == "prohibited"
    assert [each["form"] for each in told["left_out"]] == list(TOO_MANY[:3])
    assert {each["status"] for each in told["files"]} == {"execution"}

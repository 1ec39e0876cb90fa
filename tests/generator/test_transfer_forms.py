"""The papers of a transfer: words, blanks, both new Warrants, and how they lie on pages."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from printed_papers import Printed, flat, print_all
from sample_events import Made, loss, transfer
from sample_matters import HOLDER
from sample_packets import ENTIRE, PARTIAL, document_in, paper_of, story

from generator.document.checks import check_execution
from generator.document.plain import plain_text, words
from generator.document.tree import Document, InkBlank, Paragraph, Signature, Status
from generator.document.walk import every_block, every_line
from generator.docx.writer import write_docx
from generator.packet import make_packet
from generator.paper import Refused, document_for
from generator.pdf.writer import write_pdf

TENTHS = "warrant-transfer/partial-300521-7-less-50000"
ONE_LETTER = "warrant-transfer/partial-100000-one-letter-off"
LOST = "warrant-transfer/lost-warrant-replaced"
CERTIFICATE = "warrant-certificate"
FACE = "CISCO SYSTEMS CAPITAL CORPORATION"
NOTICE = (
    "NOTICE: The signature to the foregoing Assignment must correspond to the name as written upon the face of the "
    "attached Warrant in every particular, without alteration or enlargement or any change whatsoever."
)
LONG = "Sample O’Neill & Müller " + "Very " * 20 + "Long Opportunities Fund, L.P."


def certificates(made: Made) -> list[str]:
    """Give the words of each new Warrant, in the order of the packet."""
    documents = [document_for(*made, each) for each in made[1].documents if each.form == CERTIFICATE]
    assert all(isinstance(each, Document) for each in documents)
    return [flat(each) for each in documents if isinstance(each, Document)]


PAPERS = {
    "exhibit-b": lambda: document_in(transfer(entire=True, shares=None), "exhibit-b"),
    "exhibit-b-long": lambda: document_in(
        transfer(entire=True, shares=None, to={"name": LONG}, attorney=LONG), "exhibit-b"
    ),
    "exhibit-c": lambda: document_in(transfer(), "exhibit-c"),
    "exhibit-c-long": lambda: document_in(transfer(to={"name": LONG}, attorney=LONG), "exhibit-c"),
    "affidavit": lambda: document_in(loss(), "lost-warrant-affidavit"),
    "affidavit-in-ink": lambda: document_in(loss(evidence=None), "lost-warrant-affidavit"),
}
EXHIBITS = [name for name in PAPERS if name.startswith("exhibit")]


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
@pytest.mark.parametrize("name", EXHIBITS)
def test_an_assignment_is_whole_on_one_page_with_its_notice(printed: Printed, name: str, ending: str) -> None:
    (page,) = printed[name][ending]
    text = " ".join(page.split())
    assert text.endswith(NOTICE)
    assert text.index(" By:") < text.index(" Title:") < text.index(" Dated:") < text.index("NOTICE:")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", ["affidavit", "affidavit-in-ink"])
def test_the_affidavit_is_signed_and_sworn_to_on_one_page(printed: Printed, name: str, ending: str) -> None:
    *body, last = (" ".join(page.split()) for page in printed[name][ending])
    assert body[-1].endswith("[Signature page follows]")
    assert "IN WITNESS WHEREOF" in body[-1]
    for part in (FACE, "By:", "Name:", "Title:", "COUNTY OF", "Subscribed and sworn to before me", "Notary:"):
        assert part in last, part


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    assert write_pdf(PAPERS[name]()) == write_pdf(PAPERS[name]())
    assert write_docx(PAPERS[name]()) == write_docx(PAPERS[name]())


def test_the_assignor_is_named_as_on_the_face_above_its_own_signature_lines() -> None:
    for name, form in ((ENTIRE, "exhibit-b"), (PARTIAL, "exhibit-c")):
        document = document_in(story(name), form)
        text = flat(document)
        assert f"FOR VALUE RECEIVED {FACE} hereby sells" in text
        assert "unto Sample Fund, L.P. " in text
        assert "appoint Sample Agent Attorney" in text
        (block,) = [each for each in every_block(document) if isinstance(each, Signature)]
        assert [(line.label, line.value) for line in block.lines] == [
            ("By", ()),
            ("Title", ()),
            ("Dated", ()),
        ]
        before = [each for each in every_block(document) if isinstance(each, Paragraph)]
        assert any(plain_line(each) == FACE for each in before)


def plain_line(paragraph: Paragraph) -> str:
    return "".join(getattr(item, "text", "") for item in paragraph.line)


def test_without_an_attorney_the_blank_is_left_for_ink_and_the_form_is_ready() -> None:
    with_one, without = transfer(), transfer(attorney=None)
    document = document_in(without, "exhibit-c")
    assert check_execution(document) == ()
    assert (inks(document_in(with_one, "exhibit-c")), inks(document)) == (0, 1)


def inks(document: Document) -> int:
    return sum(isinstance(item, InkBlank) for line in every_line(document) for item in line)


@pytest.mark.parametrize(
    ("changes", "blank"),
    [
        ({"to": None}, "name of the assignee"),
        ({"shares": None}, "number of shares transferred"),
    ],
    ids=["nobody", "no-number"],
)
def test_a_mandatory_blank_is_open_in_a_draft_and_refused_for_signature(
    changes: dict[str, Any], blank: str
) -> None:
    made = transfer(**changes)
    paper = next(each for each in made[1].documents if each.form == "exhibit-c")
    assert isinstance(document_for(*made, paper), Refused)
    draft = document_in(made, "exhibit-c", draft=True)
    assert blank in draft.open_blanks
    assert "[•]" in plain_text(draft)
    assert f"A blank is open: {blank}." in plain_text(draft)


def test_an_assignment_one_letter_off_is_refused_with_the_words_of_the_notice() -> None:
    paper = paper_of(ONE_LETTER, "exhibit-c")
    refused = document_for(*story(ONE_LETTER), paper)
    assert isinstance(refused, Refused)
    assert NOTICE.removesuffix(".") in refused.reasons[0]
    draft = document_for(*story(ONE_LETTER), paper, draft=True)
    assert isinstance(draft, Document)
    assert draft.status is Status.DRAFT


def test_a_partial_transfer_makes_two_new_warrants_of_which_each_names_the_other() -> None:
    theirs, ours = certificates(story(PARTIAL))
    assert "Warrant No. W-1-T Date of Initial Issuance: May 1, 2002 Number of Shares: 100,000" in theirs
    assert "Warrant No. W-1-B Date of Initial Issuance: May 1, 2002 Number of Shares: 172,067" in ours
    assert f"value received, {FACE}, a Nevada corporation, or its registered assigns" in ours
    assert "value received, Sample Fund, L.P., or its registered assigns" in theirs
    severally = "are held severally (and not jointly) by the holder of this Warrant and by"
    assert f"{severally} {HOLDER}, the holder of Warrant No. W-1-B." in theirs
    assert f"{severally} Sample Fund, L.P., the holder of Warrant No. W-1-T." in ours
    for each in (theirs, ours):
        assert "Warrant Price in effect on June 16, 2003: $2.408 Expiration Date: May 1, 2009" in each
        assert "Issued under Section 7.2 in substitution for Warrant No. W-1," in each
        assert "no new Term begins." in each


def test_both_new_warrants_are_in_the_packet_under_their_recipients_names() -> None:
    names = [each.name for each in make_packet(*story(PARTIAL)).files if each.form == CERTIFICATE]
    assert names == [
        f"{stem}.{ending}"
        for stem in (
            "02-warrant-certificate-Sample-Fund-L-P",
            "03-warrant-certificate-Cisco-Systems-Capital-Corporation",
        )
        for ending in ("pdf", "docx")
    ]


def test_a_tenth_of_a_share_stays_in_the_books_and_off_the_face_of_the_balance() -> None:
    theirs, ours = certificates(story(TENTHS))
    assert "Number of Shares: 250,521 " in ours
    assert "For Sections 5 and 11 the books of Company carry 250,521.7 shares." in ours
    assert "Number of Shares: 50,000 " in theirs
    assert "books of Company carry" not in theirs
    assert "Warrant Price in effect on June 16, 2003: $2.18" in theirs


def test_an_entire_transfer_makes_one_new_warrant_which_holds_all_rights_alone() -> None:
    (only,) = certificates(story(ENTIRE))
    assert "Number of Shares: 272,067" in only
    assert "held severally (and not jointly) by the holder of this Warrant" not in only


@pytest.mark.parametrize("name", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_names_are_printed_as_they_stand(name: str) -> None:
    made = transfer(to={"name": name}, attorney=name)
    for form in ("exhibit-c", CERTIFICATE):
        assert name in plain_text(document_in(made, form))
    assert name in plain_text(document_in(transfer(to={"name": name}, entire=True, shares=None), "exhibit-b"))
    affidavit = plain_text(document_in(loss(name, evidence=name, indemnity=name), "lost-warrant-affidavit"))
    assert affidavit.count(name) >= 3

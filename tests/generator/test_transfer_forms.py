"""The papers of a transfer and of a replacement: words, blanks, both new Warrants, and how they lie on pages."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from typing import Any

import pdfplumber
import pytest
from sample_matters import BY_HAND, HOLDER, matter
from sample_packets import EDGE, ENTIRE, PARTIAL, document_in, page_texts, paper_of, story, with_report

from checker.model.matter import LoadedMatter
from checker.model.report import Report
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


def transfer(**changes: Any) -> tuple[LoadedMatter, Report]:
    """Give a complete transfer of 100,000 shares with changes; one to None leaves the key out."""
    event: dict[str, Any] = {
        "event": "transfer_warrant",
        "date": "2003-06-16",
        "warrant": "W-1",
        "to": {"name": "Sample Fund, L.P.", "address": ["200 Sample Street"]},
        "shares": "100000",
        "signed_name": HOLDER,
        "endorsed": True,
        "surrendered": dict(BY_HAND),
        "attorney": "Sample Agent",
        "securities_law_basis": "Opinion of Sample Counsel",
    } | changes
    return with_report(matter({key: value for key, value in event.items() if value is not None}))


def loss(
    holder: str = HOLDER, block: dict[str, Any] | None = None, **changes: Any
) -> tuple[LoadedMatter, Report]:
    """Give a replacement of a lost Warrant with changes; one to None leaves the key out."""
    event: dict[str, Any] = {
        "event": "replace_warrant",
        "date": "2003-06-16",
        "warrant": "W-1",
        "cause": "lost",
        "evidence": "Report of the custodian of 2003-06-02",
        "indemnity": "Bond of Sample Surety for $100,000.00",
    } | changes
    row = {"id": "W-1", "holder": holder, "signature_block": block or {"by": {}}}
    return with_report(
        matter(
            {key: value for key, value in event.items() if value is not None}, register={"warrants": [row]}
        )
    )


def certificates(made: tuple[LoadedMatter, Report]) -> list[str]:
    """Give the words of each new Warrant, in the order of the packet."""
    documents = [document_for(*made, each) for each in made[1].documents if each.form == CERTIFICATE]
    assert all(isinstance(each, Document) for each in documents)
    return [flat(each) for each in documents if isinstance(each, Document)]


def flat(document: Document) -> str:
    return " ".join(plain_text(document).split())


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
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """Give the pages of each paper in both formats, the DOCX as LibreOffice lays it out."""
    folder = tmp_path_factory.mktemp("printed")
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
        timeout=180,
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
    assert found == Counter(words(plain_text(PAPERS[name]())))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", EXHIBITS)
def test_an_assignment_is_whole_on_one_page_with_its_notice(
    printed: dict[str, dict[str, list[str]]], name: str, ending: str
) -> None:
    (page,) = printed[name][ending]
    text = " ".join(page.split())
    assert text.endswith(NOTICE)
    assert text.index(" By:") < text.index(" Title:") < text.index(" Dated:") < text.index("NOTICE:")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("name", ["affidavit", "affidavit-in-ink"])
def test_the_affidavit_is_signed_and_sworn_to_on_one_page(
    printed: dict[str, dict[str, list[str]]], name: str, ending: str
) -> None:
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


def test_a_replacement_is_of_like_tenor_for_the_same_holder() -> None:
    (only,) = certificates(story(LOST))
    assert "Warrant No. W-2 Date of Initial Issuance: May 1, 2002 Number of Shares: 272,067" in only
    assert f"value received, {FACE}, a Nevada corporation" in only
    assert "in lieu of that Warrant" in only


def test_the_affidavit_states_warrant_cause_evidence_and_indemnity() -> None:
    text = flat(document_in(loss(), "lost-warrant-affidavit"))
    assert f"on behalf of {HOLDER} (the “Holder”)" in text
    assert "Stock Subscription Warrant No. W-1 (the “Warrant”)" in text
    assert "is for 272,067 shares of Common Stock at a Warrant Price of $2.408." in text
    assert "The Warrant has been lost: Holder has searched for the Warrant diligently" in text
    assert "Evidence of the loss: Report of the custodian of June 2, 2003." in text
    assert "Indemnity or security given in this case: Bond of Sample Surety for $100,000.00." in text
    assert "Holder shall indemnify Company, and hold it harmless" in text


@pytest.mark.parametrize(
    ("cause", "sworn"),
    [
        ("stolen", "The Warrant has been stolen: the Warrant was taken without Holder’s consent"),
        ("destroyed", "The Warrant has been destroyed: the Warrant no longer exists"),
    ],
)
def test_the_affidavit_says_what_befell_the_warrant(cause: str, sworn: str) -> None:
    text = flat(document_in(loss(cause=cause), "lost-warrant-affidavit"))
    assert sworn in text
    assert "searched for the Warrant" not in text


def test_the_affidavit_can_be_made_before_evidence_and_indemnity_are_on_file() -> None:
    document = document_in(loss(evidence=None, indemnity=None), "lost-warrant-affidavit")
    assert check_execution(document) == ()
    text = flat(document)
    assert "The circumstances of the loss are: ________" in text
    assert "Holder shall indemnify Company" in text
    assert "given in this case" not in text


def test_an_affidavit_that_does_not_say_what_befell_the_warrant_is_refused() -> None:
    made = loss(cause=None)
    paper = next(each for each in made[1].documents if each.form == "lost-warrant-affidavit")
    assert isinstance(document_for(*made, paper), Refused)
    assert "what befell the Warrant" in document_in(made, paper.form, draft=True).open_blanks


def test_a_mutilated_warrant_is_surrendered_and_needs_no_affidavit() -> None:
    forms = [each.form for each in loss(cause="mutilated", surrendered=dict(BY_HAND))[1].documents]
    assert "lost-warrant-affidavit" not in forms
    assert CERTIFICATE in forms


def test_a_partnership_swears_by_its_general_partner() -> None:
    block = {"by": {"name": "Sample GP, LLC", "its": "general partner", "by": {"name": "Jane Sample"}}}
    text = plain_text(document_in(loss("Sample Fund, L.P.", block), "lost-warrant-affidavit"))
    assert "SAMPLE FUND, L.P.\n  By: Sample GP, LLC, its general partner\n  By: ________\n" in text
    assert "Name: Jane Sample" in text


@pytest.mark.parametrize("name", ["<b>X</b> & Sons", "{{ 7*7 }}", "</w:t></w:r>", "{% raw %}"])
def test_hostile_names_are_printed_as_they_stand(name: str) -> None:
    made = transfer(to={"name": name}, attorney=name)
    for form in ("exhibit-c", CERTIFICATE):
        assert name in plain_text(document_in(made, form))
    assert name in plain_text(document_in(transfer(to={"name": name}, entire=True, shares=None), "exhibit-b"))
    affidavit = plain_text(document_in(loss(name, evidence=name, indemnity=name), "lost-warrant-affidavit"))
    assert affidavit.count(name) >= 3

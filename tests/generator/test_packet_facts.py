"""Facts that are open, odd or hostile: they are printed as they stand, shown as blanks, or refused in a sentence."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pikepdf
import pytest
from sample_matters import exercise, matter
from sample_packets import PARTIAL, document_in, packet_of, page_texts, sample, with_report

from generator.document.checks import check_execution
from generator.document.plain import plain_text, words
from generator.document.tree import Document, Status
from generator.docx.writer import write_docx
from generator.packet import make_packet, plain_name
from generator.paper import Refused, document_for
from generator.pdf.writer import write_pdf

HOSTILE = (
    '<link rel=attachment href="file:///etc/hostname">',
    '<img src="file:///etc/hostname"> & Sons',
    "<style>@import url(http://127.0.0.1:9/x)</style>",
    "{{7*7}} {% for x in range(10**9) %}",
    "{{ ''.__class__ }} ]]>",
    "</w:t></w:r><w:r><w:t>X",
    '<w:fldSimple w:instr="DDEAUTO c:\\\\x">',
)


def test_open_blanks_are_shown_and_named_on_the_cover() -> None:
    made = sample(issue_to=None, denominations=None)
    document = document_in(made, "exhibit-a", draft=True)
    assert "denominations of the certificates" in document.open_blanks
    text = plain_text(document)
    assert "A blank is open: name in which the shares are issued." in text
    assert "shall be issued in the name of [•] and" in text
    refused = document_for(*made, made[1].documents[0])
    assert isinstance(refused, Refused)


def test_a_placeholder_among_the_facts_is_not_signed() -> None:
    made = sample(issue_to={"name": "[TBD]", "address": ["100 Sample Street"]})
    refused = document_for(*made, made[1].documents[0])
    assert isinstance(refused, Refused)
    assert any("TBD" in reason for reason in refused.reasons)


def test_no_draft_can_be_taken_for_an_execution_version() -> None:
    assert document_in(sample(), "exhibit-a", draft=True).status is Status.DRAFT
    assert check_execution(document_in(sample(), "exhibit-a", draft=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_printed_as_it_stands(name: str) -> None:
    register = {"warrants": [{"id": "W-1", "holder": name, "address": [name]}]}
    facts = exercise(signed_name=name, note=name, issue_to={"name": name, "address": [name, "CA"]})
    made = with_report(matter(facts, register=register))
    # Two underscores are taken for a blank, so that a name with them is printed in a draft only.
    draft = "__" in name
    for form in ("exhibit-a", "certificate-delivery-letter"):
        document = document_in(made, form, draft=draft)
        text = plain_text(document)
        assert name in text
        data = write_docx(document)
        body = "\n".join(line.text for line in docx.Document(io.BytesIO(data)).paragraphs)
        assert name in body
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert b"<w:fldSimple" not in parts.read("word/document.xml")
    pdf = write_pdf(document_in(made, "exhibit-a", draft=draft))
    assert words(name)[0] in words("\n".join(page_texts(pdf)))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert "/EmbeddedFiles" not in file.Root.get("/Names", {})


def test_papers_with_a_name_that_the_font_lacks_are_left_out_with_a_sentence() -> None:
    """FT-9: whatever prints the name is refused, and nothing else."""
    made = sample(issue_to={"name": "Sample 漢字", "address": ["100 Sample Street"]})
    packet = make_packet(*made)
    assert all("write it in Latin letters" in each.reasons[0] for each in packet.left_out)
    assert {each.form for each in packet.files} == {"warrant-certificate"}
    assert len(packet.left_out) == len(made[1].documents) - 1


def test_a_tax_id_stands_in_no_paper_no_name_and_no_manifest() -> None:
    name = "Sample 123-45-6789 Fund"
    made = sample(issue_to={"name": name, "address": ["12-3456789"]})
    packet = make_packet(*made)
    everything = packet.manifest.decode("utf-8") + " ".join(each.name for each in packet.files)
    for paper in made[1].documents:
        document = document_for(*made, paper)
        assert isinstance(document, Document)
        everything += plain_text(document)
    assert not re.search(r"\d{3}-\d{2}-\d{4}|\d{2}-\d{7}", everything)
    assert "XXX-XX-6789" in everything


def test_names_of_files_are_plain_and_never_meet() -> None:
    assert plain_name("Müller & Søn, L.P.") == "Muller-Sn-L-P"
    assert plain_name("123 45 6789") == "XXX-XX-6789"
    assert plain_name("漢字") == "recipient"
    names = [each.name for each in packet_of(PARTIAL).files]
    assert "02-warrant-certificate-Sample-Fund-L-P.pdf" in names
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]{1,100}", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_a_long_recipient_stays_within_the_length_of_a_name() -> None:
    to = {"name": "Sample " + "Very " * 40 + "Long Fund, L.P."}
    event = {"event": "transfer_warrant", "date": "2003-06-16", "warrant": "W-1", "shares": "1000", "to": to}
    packet = make_packet(*with_report(matter(event)), draft=True)
    assert max(len(each.name) for each in packet.files) <= 100


@pytest.mark.parametrize(
    "changes",
    [
        {"shares": "1000.5"},
        {"payment": [{"method": "wire", "amount": "240800.005"}]},
        {"payment": [{"method": "cash"}, {"amount": "1"}]},
        {"warrant": None, "shares": None, "payment": None, "notice": None, "warrant_surrendered": None},
        {"signed_name": None, "issue_to": {"name": "Sample Fund"}, "denominations": ["0.5"]},
    ],
    ids=["half-share", "half-cent", "nothing-said-of-payments", "nothing-said", "nobody"],
)
def test_a_draft_can_be_made_of_any_facts(changes: dict[str, object]) -> None:
    made = sample(**changes)
    for paper in made[1].documents:
        assert isinstance(document_for(*made, paper, draft=True), Document)

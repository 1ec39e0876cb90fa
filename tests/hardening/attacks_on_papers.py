"""Attacks by what is printed: each payload stands in a party's name and address, and in every paper made of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import pdfplumber
import pikepdf
import pytest
from attacks_on_input import Attack
from canary import Canary
from desk_run import Desk
from sample_matters import HOLDER, exercise, loaded, matter

from checker.api import check
from checker.model.errors import RenderError
from generator.api import LeftOut, Press, make_document
from generator.document.tree import Document, PageBreak, Paragraph, Section, Status, Text, Turn

# One line of an address each: what stands there must be printed as it stands.
PAYLOADS: Mapping[str, str] = {
    "AT-1-attachment": '<link rel=attachment href="{file}">',
    "AT-1-anchor": '<a rel="attachment" href="{file}">x</a>',
    "AT-1-image": '<img src="{file}">',
    "AT-1-import": "<style>@import url(http://{host}/x)</style>",
    "AT-1-frame": "<iframe src=http://{host}/z></iframe>",
    "AT-1-object": '<object data="http://{host}/o"></object>',
    "AT-1-base": '<base href="http://{host}/"><meta http-equiv=refresh content="0;url=http://{host}">',
    "AT-2-svg": '<svg xmlns:xlink="x"><image xlink:href="http://{host}/y"/></svg>',
    "AT-2-data": "url(data:text/plain;base64,eA==) content: attr(x)",
    "AT-2-width": '<p style="width: 1e9px; position: fixed">x</p>',
    "AT-3-expression": "{{7*7}} {{ ''.__class__ }}",
    "AT-3-loop": "{% for x in range(10**9) %}x{% endfor %}",
    "AT-3-comment": "{# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "AT-4-entities": "A & B &amp; &#10; &lt; &nbsp;",
    "AT-4-runs": "</w:t></w:r><w:r><w:t>X",
    "AT-4-field": '<w:fldSimple w:instr="DDEAUTO c:\\x">',
    "AT-4-cdata": "]]> <![CDATA[ <!-- --> <?x ?>",
    "AT-4-mail-merge": "MERGEFIELD x «x» { INCLUDETEXT x }",
}
ATTACKS: dict[str, Attack] = {}


@dataclass(frozen=True)
class Papers:
    """One matter's exercise rider, as PDF and DOCX, and what was typed into it."""

    typed: Mapping[str, str]
    pdf: bytes
    docx: bytes
    canary: Canary


def printed_with(canary: Canary) -> Papers:
    """Make the papers of a matter in which every payload is a line of the address."""
    typed = {name: canary.bait(text) for name, text in PAYLOADS.items()}
    lines = list(typed.values())
    one = loaded(
        matter(exercise(issue_to={"name": HOLDER, "address": lines}), matter=lines[0], client_matter=lines[1])
    )
    report = check(one)
    made = {}
    for ending in ("pdf", "docx"):
        document = make_document(one, report, "exercise-rider", ending, draft=True)
        assert not isinstance(document, LeftOut), document
        made[ending] = document.data
    return Papers(typed, made["pdf"], made["docx"], canary)


def squeezed(text: str) -> str:
    """Return a text without spaces and line ends, which a page breaks where it likes."""
    return re.sub(r"[\s\u00a0]+", "", text)


def judge_payload(papers: Papers, name: str) -> None:
    """A payload is printed as typed in both, and nothing in it was obeyed."""
    typed = squeezed(papers.typed[name])
    with pdfplumber.open(io.BytesIO(papers.pdf)) as pdf:
        assert typed in squeezed("".join(page.extract_text() for page in pdf.pages))
    paragraphs = [squeezed(each.text) for each in docx_paragraphs(papers.docx)]
    assert any(typed in each for each in paragraphs)
    assert papers.canary.heard == []


def docx_paragraphs(data: bytes) -> list[docx.text.paragraph.Paragraph]:
    """Return the paragraphs of a document, in its tables too."""
    document = docx.Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def judge_whole(papers: Papers) -> None:
    """Neither paper holds a file, a link to one, a field that runs, or the secret."""
    secret = papers.canary.secret.encode()
    with pikepdf.open(io.BytesIO(papers.pdf)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert "/AF" not in pdf.Root
        assert len(pdf.attachments) == 0
        assert all("/Annots" not in page for page in pdf.pages)
        assert not any(
            secret in item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
        )
    with zipfile.ZipFile(io.BytesIO(papers.docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(secret in part for part in parts.values())
    assert b'TargetMode="External"' not in b"".join(parts.values())
    body = parts["word/document.xml"]
    assert b"<w:fldSimple" not in body.replace(b"&lt;w:fldSimple", b"")
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", b"".join(parts.values()))
    assert {field.strip() for field in fields} <= {b"PAGE", b"NUMPAGES"}


def attack(name: str) -> Callable[[Attack], Attack]:
    """Register one attack under its name."""

    def keep(function: Attack) -> Attack:
        ATTACKS[name] = function
        return function

    return keep


@attack("AT-2-one-long-word")
def _(desk: Desk) -> None:
    """A word of a million letters is refused by a sentence before any page is laid out."""
    file = desk.matter(issue_to={"name": "x" * 1_000_000, "address": ["a"]})
    out = desk.folder / "o.pdf"
    told = desk.run("generate", "exercise-rider", file, "--format", "pdf", "--output", str(out), "--draft")
    assert told.status in (1, 2)
    assert told.err.count("\n") == 1
    assert len(told.err) < 1000
    assert not out.exists()


@attack("AT-2-limits")
def _(desk: Desk) -> None:
    """A document that would take too long, or too much, is given up by its child; the next one is made."""
    line = Paragraph("body", (Text("word " * 200_000),))
    heavy = Document("Heavy", Status.DRAFT, (Section(Turn.PORTRAIT, "", (line, PageBreak(), line)),))
    light = Document("Light", Status.DRAFT, (Section(Turn.PORTRAIT, "", (Paragraph("body", (Text("x"),)),)),))
    with Press(seconds=60) as press:
        press.write(light)
        press.seconds = 0.5
        with pytest.raises(RenderError, match=r"it took longer than 0\.5 seconds"):
            press.write(heavy)
        press.seconds = 60
        assert press.write(light).startswith(b"%PDF")


for character, named in (
    ("\0", "nul"),
    ("\x0b", "vertical-tab"),
    ("\x1b", "escape"),
    ("\ufffe", "noncharacter"),
):

    @attack(f"AT-5-{named}-in-a-paper")
    def _(desk: Desk, character: str = character) -> None:
        """It cannot reach a paper; if it did, the paper would say so in a sentence."""
        typed = matter(exercise(issue_to={"name": f"Sample{character}Fund", "address": ["a"]}))
        assert "is a control character" in desk.checked(
            "".join(("as_of: 2003-06-16\nmatter: Sample", character, "Fund\n"))
        )
        assert typed


@attack("AT-16-names-of-files-in-a-packet")
def _(desk: Desk) -> None:
    """Whatever a recipient is called, the names of the files are plain."""
    from generator.api import plain_name

    for name in (
        "../../etc/passwd",
        "..\\..\\x",
        "CON",
        "a\0b",
        "/abs",
        "C:\\x",
        "x" * 300,
        "...",
        "漢字",
        "ſ",
        "a\u202eb",
    ):
        assert re.fullmatch(r"[A-Za-z0-9-]+", plain_name(name)), name
        assert Path(plain_name(name)).name == plain_name(name)

"""The DOCX: the words of the tree, valid parts, kept signature blocks, and nothing but text from a user."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from sample_papers import demo, paper

from generator import resources
from generator.document.plain import plain_text, words
from generator.document.tree import DRAFT_BANNER, Document, Status
from generator.docx.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDGE = 68
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def body_text(data: bytes) -> str:
    """Read the words of the body back, with the markers that Word computes for lists."""
    file = opened(data)
    numbering = file.part.numbering_part.element
    shapes = {
        a.get(W + "abstractNumId"): a.find(f".//{W}numFmt").get(W + "val")
        for a in numbering.iter(W + "abstractNum")
    }
    lists, at = {}, {}
    for num in numbering.iter(W + "num"):
        identity = num.get(W + "numId")
        lists[identity] = shapes[num.find(W + "abstractNumId").get(W + "val")]
        at[identity] = int(num.find(f".//{W}startOverride").get(W + "val"))
    out = []
    for element in file.element.body.iter(W + "p"):
        number = element.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            identity = number.get(W + "val")
            count = at[identity]
            at[identity] += 1
            shape = lists[identity]
            out.append(
                {"decimal": f"{count}.", "lowerLetter": f"({LETTERS[count - 1]})", "bullet": "•"}.get(shape)
                or f"({ROMAN[count - 1]})"
            )
        for part in element.iter(W + "t", W + "tab", W + "br"):
            out.append(part.text if part.tag == W + "t" else " ")
        out.append("\n")
    return "".join(f"{part} " if part.endswith((".", ")", "•")) and len(part) < 6 else part for part in out)


@pytest.fixture(scope="module", params=list(Status), ids=lambda status: status.value)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    document = demo(request.param)
    return document, write_docx(document)


def test_the_docx_has_the_words_of_the_tree_in_order(made: tuple[Document, bytes]) -> None:
    document, data = made
    assert words(body_text(data)) == words(plain_text(document))


def test_the_docx_is_valid(made: tuple[Document, bytes], tmp_path: Path) -> None:
    path = tmp_path / "sample.docx"
    path.write_bytes(made[1])
    result = OpenXmlValidator().validate(str(path))
    assert list(result.errors) == []


def test_every_header_of_a_draft_says_so_and_none_of_the_other(made: tuple[Document, bytes]) -> None:
    document, data = made
    for section in opened(data).sections:
        text = "\n".join(line.text for line in section.header.paragraphs)
        assert (DRAFT_BANNER in text) == (document.status is Status.DRAFT)
        assert "Sample Matter & Co." in text


def test_footers_hold_the_label_and_the_page_fields(made: tuple[Document, bytes]) -> None:
    _document, data = made
    sections = opened(data).sections
    texts = [section.footer.paragraphs[0].text for section in sections]
    assert texts == [
        "Notice of Exercise – Warrant No. W-3\tPage 1 of 1",
        "[Signature Page to Notice of Exercise – Warrant No. W-3]\tPage 1 of 1",
        "Notice of Exercise – Warrant No. W-3\tPage 1 of 1",
    ]
    assert [section.orientation for section in sections] == [0, 0, 1]


def test_signature_blocks_are_kept_whole() -> None:
    block = (
        "<signature caption='HOLDER:'><party>Sample, L.P.</party><via>Sample GP, its general partner</via>"
        "<line label='By'/><line label='Name'>J</line></signature>"
    )
    paragraphs = opened(write_docx(paper(block + block))).paragraphs
    assert [line.paragraph_format.keep_with_next for line in paragraphs] == ([True] * 4 + [False]) * 2
    assert all(line.paragraph_format.keep_together for line in paragraphs)


def test_rules_for_ink_are_underlined_tabs_without_signs() -> None:
    (line,) = opened(write_docx(paper("<signature><line label='By'/></signature>"))).paragraphs
    assert line.text == "By:\t\t"
    assert [run.underline for run in line.runs] == [None, None, True]


def test_lists_are_real_lists_each_with_its_own_start() -> None:
    body = "<ol class='alpha' start='3'><li>x</li><li>y</li></ol><ol class='alpha'><li>z</li></ol>"
    data = write_docx(paper(body))
    assert words(body_text(data)) == ["(c)", "x", "(d)", "y", "(a)", "z"]
    numbers = [element.get(W + "val") for element in opened(data).element.body.iter(W + "numId")]
    assert numbers == ["1", "1", "2"]


def test_head_rows_repeat_and_no_row_splits() -> None:
    table = "<table widths='1'><thead><tr><th>h</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>"
    rows = list(opened(write_docx(paper(table))).element.body.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_open_blanks_are_highlighted() -> None:
    (line,) = opened(write_docx(paper("<p>x <blank label='y'/></p>", Status.DRAFT))).paragraphs
    assert [(run.text, run.font.highlight_color) for run in line.runs] == [("x ", None), ("[•]", 7)]


def test_a_page_break_begins_the_next_block() -> None:
    lines = opened(write_docx(paper("<p>a</p><page-break/><h2>b</h2>"))).paragraphs
    assert [line.paragraph_format.page_break_before for line in lines] == [None, True]


def test_the_properties_say_title_status_and_the_given_day(made: tuple[Document, bytes]) -> None:
    document, data = made
    properties = opened(data).core_properties
    assert (properties.title, properties.keywords) == ("Notice of Exercise", document.version)
    assert properties.created.date() == properties.modified.date() == date(2003, 6, 16)
    undated = opened(write_docx(paper("<p>x</p>"))).core_properties
    assert undated.created.replace(tzinfo=None) == datetime(1980, 1, 1)  # noqa: DTZ001


def test_the_same_document_gives_the_same_bytes(made: tuple[Document, bytes]) -> None:
    document, data = made
    assert write_docx(document) == data
    members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert [member.filename for member in members] == sorted(member.filename for member in members)
    assert {member.date_time for member in members} == {(2003, 6, 16, 0, 0, 0)}
    assert {member.create_system for member in members} == {0}


@pytest.mark.parametrize(
    "typed",
    [
        "A & B",
        "</w:t></w:r><w:r><w:t>X",
        '<w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe">',
        "]]>",
        "{{7*7}}",
        "{ DDEAUTO x } PAGE",
        "<w:instrText>INCLUDETEXT</w:instrText>",
        "{{Sig_es_:signer1:signature}}",
    ],
)
def test_typed_markup_becomes_one_run_of_text_and_no_field(typed: str) -> None:
    document = paper(
        "<p>{{ t }}</p><box label='{{ t }}'/><signature><party class='exact'>{{ t }}</party>"
        "<line label='{{ t }}'>{{ t }}</line></signature><signature-page label='{{ t }}'><p>x</p></signature-page>",
        t=typed,
    )
    data = write_docx(document)
    first = opened(data).paragraphs[0]
    assert (first.text, len(first.runs)) == (typed, 1)
    package = zipfile.ZipFile(io.BytesIO(data))
    for name in package.namelist():
        codes = re.findall(rb"<w:instrText[^>]*>([^<]*)<", package.read(name))
        assert set(codes) <= {b"PAGE", b"NUMPAGES"}
        assert b"<w:fldSimple" not in package.read(name)
        assert b'TargetMode="External"' not in package.read(name)


def test_the_template_of_styles_is_what_its_script_builds(tmp_path: Path) -> None:
    script = resources.resource("styles/make_reference.py")
    names: dict[str, Any] = {"__name__": "make_reference", "__file__": str(script)}
    exec(compile(script.read_text(encoding="utf-8"), str(script), "exec"), names)
    with zipfile.ZipFile(resources.resource("styles/reference.docx")) as package:
        assert {name: package.read(name).decode() for name in package.namelist()} == names["parts"]()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Convert every sample with LibreOffice at once, in a fresh profile."""
    folder = tmp_path_factory.mktemp("converted")
    blocks = "".join(
        f"<p>filler {n}.{k}</p>" * 1
        if k < 7
        else f"<signature><party>Fund {n}</party><via>Sample GP</via>"
        f"<line label='By'/><line label='Name'/><line label='Dated{n}'/></signature>"
        for n in range(9)
        for k in range(8)
    )
    rows = "<tr><td>left</td><td class='num'>1</td></tr>" * 60
    head = "<thead><tr><th>Head</th><th>N</th></tr></thead>"
    samples = {
        "draft": demo(Status.DRAFT),
        "execution": demo(),
        "blocks": paper(blocks),
        "table": paper(f"<table widths='2 1'>{head}<tbody>{rows}</tbody></table>"),
        "boxes": paper(
            "<p class='choice'><checkbox ticked='yes'/> cash</p><p><checkbox ticked='no'/> net</p>"
        ),
    }
    for name, document in samples.items():
        (folder / f"{name}.docx").write_bytes(write_docx(document))
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed to look at the DOCX"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    given = [str(folder / f"{name}.docx") for name in samples]
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *given],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: folder / f"{name}.pdf" for name in samples}


def pages(path: Path, edges: bool = False) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [
            (
                page if edges else page.crop((0, 72 if not edges else 0, page.width, page.height - 66))
            ).extract_text()
            for page in pdf.pages
        ]


@pytest.mark.parametrize("name", ["draft", "execution"])
def test_libreoffice_prints_the_words_of_the_tree(converted: dict[str, Path], name: str) -> None:
    found = Counter(words("\n".join(pages(converted[name]))))
    told = Counter(words(plain_text(demo(Status(name)))))
    assert told - found == Counter()
    assert found - told == Counter(words(" ".join(f"Column {n}" for n in range(8))))


def test_libreoffice_shows_the_banner_on_every_page_of_a_draft(converted: dict[str, Path]) -> None:
    assert {DRAFT_BANNER in text for text in pages(converted["draft"], edges=True)} == {True}
    assert {"DRAFT" in text for text in pages(converted["execution"], edges=True)} == {False}


def test_libreoffice_numbers_the_pages(converted: dict[str, Path]) -> None:
    texts = pages(converted["execution"], edges=True)
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text


def test_libreoffice_keeps_signature_blocks_whole(converted: dict[str, Path]) -> None:
    texts = pages(converted["blocks"])
    assert len(texts) > 2
    for n in range(9):
        assert len({k for k, text in enumerate(texts) if f"FUND {n}" in text or f"Dated{n}:" in text}) == 1


def test_libreoffice_repeats_the_head_row(converted: dict[str, Path]) -> None:
    texts = pages(converted["table"])
    assert len(texts) > 1
    assert all(text.startswith("Head N") for text in texts)


def test_libreoffice_shows_ticked_and_empty_boxes_apart(converted: dict[str, Path]) -> None:
    found = re.findall(r"\[\s*(X?)\s*\]\s*(\w+)", pages(converted["boxes"])[0])
    assert found == [("X", "cash"), ("", "net")]

"""The PDF: the words of the tree, whole signature blocks, the same bytes, and no file or address ever asked for."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from sample_papers import demo, paper

from checker.model.errors import RenderError
from generator.document.plain import plain_text, words
from generator.document.reader import read_document
from generator.document.tree import DRAFT_BANNER, Document, Status
from generator.docx.writer import write_docx
from generator.pdf import writer as pdf_writer
from generator.pdf.page import html
from generator.pdf.writer import write_pdf

ROOT = Path(__file__).resolve().parents[2]
EDGE = 66


@pytest.fixture(scope="module", params=list(Status), ids=lambda status: status.value)
def made(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    document = demo(request.param)
    return document, write_pdf(document)


def page_texts(data: bytes, edges: bool = False) -> list[str]:
    """Give the text of each page, without its header and footer unless asked for."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        out = []
        for page in pdf.pages:
            area = page if edges else page.crop((0, EDGE, page.width, page.height - EDGE))
            out.append(area.extract_text())
    return out


def test_the_pdf_has_the_words_of_the_tree(made: tuple[Document, bytes]) -> None:
    document, data = made
    found = Counter(words("\n".join(page_texts(data))))
    told = Counter(words(plain_text(document)))
    repeated = Counter(
        words(" ".join(f"Column {n}" for n in range(8)))
    )  # the head row, again on its second page
    assert found - told == repeated
    assert told - found == Counter()


def test_running_words_come_in_the_order_of_the_tree() -> None:
    document = paper(
        "<h1>One</h1><p>{{ text }}</p><ol class='alpha'><li>first</li><li><checkbox ticked='yes'/> second</li></ol>",
        text="Words that go on, and on; for non-exclusive lines. " * 40,
    )
    assert words("\n".join(page_texts(write_pdf(document)))) == words(plain_text(document))


def test_every_page_of_a_draft_says_so_and_no_page_of_the_other(made: tuple[Document, bytes]) -> None:
    document, data = made
    draft = document.status is Status.DRAFT
    assert {DRAFT_BANNER in text for text in page_texts(data, edges=True)} == {draft}


def test_each_page_has_its_header_footer_and_number(made: tuple[Document, bytes]) -> None:
    document, data = made
    texts = page_texts(data, edges=True)
    for number, text in enumerate(texts, 1):
        last = text.splitlines()[-1]
        signature = "SAMPLE COMMUNICATIONS, INC." in text
        label = "[Signature Page to Notice of Exercise – Warrant No. W-3]"
        assert last == f"{label if signature else document.sections[0].footer} Page {number} of {len(texts)}"
        assert "Sample Matter & Co." in text


def test_an_exhibit_has_no_edges_but_the_banner_of_a_draft() -> None:
    source = '<document title="T" kind="exhibit" header="Head" footer="Foot"><p>Words</p></document>'
    assert page_texts(write_pdf(read_document(source, Status.EXECUTION)), edges=True) == ["Words"]
    assert page_texts(write_pdf(read_document(source, Status.DRAFT)), edges=True) == [
        f"{DRAFT_BANNER}\nWords"
    ]


def test_signature_blocks_stay_whole_wherever_they_fall() -> None:
    block = (
        "<signature><party>Sample Fund {{ n }}, L.P.</party><via>Sample GP, LLC, its general partner</via>"
        "<via>Sample Manager, Inc., its manager</via><line label='By'/><line label='Name'>Jane {{ n }}</line>"
        "<line label='Title'/><line label='Dated{{ n }}'/></signature>"
    )
    lines = "".join(f"<p>{number}</p>" for number in range(7))
    body = "".join(lines + block.replace("{{ n }}", str(n)) for n in range(9))
    texts = page_texts(write_pdf(paper(body)))
    for n in range(9):
        holders = [
            number for number, text in enumerate(texts) if f"FUND {n}," in text or f"Dated{n}:" in text
        ]
        assert len(set(holders)) == 1, n
    assert len(texts) > 2


def test_kept_blocks_and_boxes_stay_whole() -> None:
    filler = "<p>line</p>" * 30
    kept = (
        "<keep><p>alpha</p><p>beta</p><p>gamma</p></keep><box label='delta'><p>epsilon</p><p>zeta</p></box>"
    )
    texts = page_texts(write_pdf(paper(filler + kept + filler + kept + filler + kept)))
    for text in texts:
        assert text.count("alpha") == text.count("gamma")
        assert text.count("delta") == text.count("zeta")


def test_a_ticked_box_and_an_empty_one_are_read_apart() -> None:
    body = (
        "<p class='choice'><checkbox ticked='yes'/> cash</p><p class='choice'><checkbox ticked='no'/> net</p>"
    )
    text = page_texts(write_pdf(paper(body)))[0]
    assert re.findall(r"\[\s*(X?)\s*\]\s*(\w+)", text) == [("X", "cash"), ("", "net")]


def test_a_rule_for_ink_holds_no_signs() -> None:
    text = page_texts(write_pdf(paper("<p>Dated <ink width='long'/> at</p>")))[0]
    assert text.split() == ["Dated", "at"]


def test_the_labels_of_a_picture_are_drawn_and_not_words() -> None:
    body = "<picture width='200' height='40' caption='Plan'><label x='9' y='20' class='middle'>May &amp; June</label>"
    data = write_pdf(paper(body + "<stroke x1='0' y1='1' x2='9' y2='1' class='ink'/></picture>"))
    assert page_texts(data) == ["Plan"]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages[0].curves) > 5


def test_only_the_faces_of_the_package_are_embedded(made: tuple[Document, bytes]) -> None:
    _document, data = made
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    kinds = {"", "-Bold", "-Italic", "-Bold-Italic"}
    assert {name.partition("+")[2] for name in names} == {f"Source-Serif-Pro{kind}" for kind in kinds}


def test_the_properties_say_title_status_and_the_given_day(made: tuple[Document, bytes]) -> None:
    document, data = made
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "Notice of Exercise"
    assert info["/Keywords"] == document.version
    assert info["/CreationDate"].startswith("D:20030616")
    undated = write_pdf(paper("<p>x</p>"))
    assert b"/CreationDate" not in undated
    assert b"/ModDate" not in undated


def test_the_same_document_gives_the_same_bytes_everywhere(made: tuple[Document, bytes]) -> None:
    document, data = made
    write_pdf(paper("<p>another in between</p>"))
    assert write_pdf(document) == data
    code = (
        "import sys; sys.path.insert(0, 'tests/generator'); from sample_papers import demo, Status;"
        "from generator.pdf.writer import write_pdf; from generator.docx.writer import write_docx;"
        f"d = demo(Status({document.status.value!r})); sys.stdout.buffer.write(write_pdf(d) + write_docx(d))"
    )
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "7",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True)
    assert other.stdout == data + write_docx(document)


def test_what_the_layout_only_logs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pdf_writer, "html", lambda document: html(document).replace("<p ", '<p style="colour: 1" ')
    )
    with pytest.raises(RenderError, match="cannot be laid out: Ignored `colour: 1`"):
        write_pdf(paper("<p>x</p>"))


def test_missing_libraries_are_named_in_one_sentence() -> None:
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "from generator.document.reader import read_document, Status\n"
        "from generator.pdf.writer import write_pdf\n"
        "d = read_document('<document title=\"x\"><p>x</p></document>', Status.DRAFT)\n"
        "from generator.docx.writer import write_docx; assert write_docx(d)\n"
        "try:\n    write_pdf(d)\nexcept Exception as e:\n    print(type(e).__name__, e)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True, text=True
    )
    assert run.stdout.startswith("NoLibraries ")
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in run.stdout
    assert "brew install pango" in run.stdout


def test_the_environment_is_left_as_it_was_and_nothing_stays_in_the_temporary_folder(tmp_path: Path) -> None:
    code = (
        "import os, sys; from generator.document.reader import read_document, Status\n"
        "from generator.pdf.writer import write_pdf\n"
        "assert not {'weasyprint', 'docx'} & sys.modules.keys()\n"
        "before = dict(os.environ)\n"
        "write_pdf(read_document('<document title=\"x\"><p>x</p></document>', Status.DRAFT))\n"
        "assert dict(os.environ) == before\n"
        "assert 'docx' not in sys.modules"
    )
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(tmp_path),
        "FONTCONFIG_FILE": "/none",
    }
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, env=env, check=True)
    assert list(tmp_path.iterdir()) == []

"""What a user typed is printed as typed: it reads no file, opens no connection, embeds nothing."""

from __future__ import annotations

import io
import re
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from sample_papers import paper

from checker.model.errors import RenderError
from generator.document.tree import Document
from generator.pdf import page as pdf_page
from generator.pdf import writer as pdf_writer
from generator.pdf.writer import write_pdf


@pytest.fixture
def loopback() -> Iterator[tuple[int, list[bytes]]]:
    """A server that notes whatever reaches it."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    stop = threading.Event()

    def listen() -> None:
        while not stop.is_set():
            try:
                connection, _address = server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(0.2)
                heard.append(connection.recv(200))

    thread = threading.Thread(target=listen)
    thread.start()
    yield server.getsockname()[1], heard
    stop.set()
    thread.join()
    server.close()


@pytest.fixture
def near() -> Iterator[Path]:
    """A folder with a short name: the path of a canary in it is printed on one line."""
    with tempfile.TemporaryDirectory(prefix="c") as name:
        yield Path(name)


def printed(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "".join(page.extract_text() for page in pdf.pages)


ATTACKS = (
    '<link rel=attachment href="{file}">',
    '<a rel="attachment" href="{file}">x</a>',
    '<img src="{file}">',
    "<style>@import url(http://127.0.0.1:{port}/x)</style>",
    '<svg xmlns:xlink="x"><image xlink:href="http://127.0.0.1:{port}/y"/></svg>',
    "url(data:text/plain;base64,eA==) content: attr(x) width: 1e9px",
    "<iframe src=http://127.0.0.1:{port}/z>",
    "{{{{7*7}}}} {{% include '{file}' %}}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_typed_markup_is_printed_and_reads_nothing(
    attack: str, near: Path, loopback: tuple[int, list[bytes]]
) -> None:
    port, heard = loopback
    canary = near / "canary.txt"
    canary.write_text("secret-of-the-canary", encoding="utf-8")
    typed = attack.format(file=canary.as_uri(), port=port)
    document = paper(
        "<h1>{{ t }}</h1><p label='{{ t }}'>{{ fill(t, 'x') }}</p><box label='{{ t }}'/>"
        "<signature caption='{{ t }}'><party class='exact'>{{ t }}</party><line label='{{ t }}'/></signature>"
        "<picture width='9' height='9' caption='{{ t }}'><label x='1' y='1'>{{ t }}</label></picture>"
        "<signature-page label='{{ t }}'><p>x</p></signature-page>",
        t=typed,
    )
    data = write_pdf(document)
    assert heard == []
    squeezed = re.sub(r"\s+", "", printed(data))
    assert squeezed.count(re.sub(r"\s+", "", typed)) >= 5
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        assert "/AF" not in pdf.Root
        assert len(pdf.attachments) == 0
        assert b"secret-of-the-canary" not in b"".join(
            item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
        )


@pytest.mark.parametrize(
    "link", ["file:///etc/hostname", "http://127.0.0.1:9/", "data:image/png;base64,eA=="]
)
def test_a_request_from_our_own_markup_is_refused_and_told(
    link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(document: Document) -> str:
        return pdf_page.html(document).replace("<body>", f'<body><img src="{link}">')

    monkeypatch.setattr(pdf_writer, "html", faulty)
    with pytest.raises(RenderError, match="The document asked for"):
        write_pdf(paper("<p>x</p>"))

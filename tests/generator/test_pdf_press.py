"""The press: the same bytes as without a child, and one sentence for whatever goes wrong in it."""

from __future__ import annotations

import os
import signal
from threading import Timer

import pytest
from sample_papers import demo, paper

from checker.model.errors import RenderError
from generator.document.tree import Document, PageBreak, Paragraph, Section, Status, Text, Turn
from generator.pdf.press import Press
from generator.pdf.writer import write_pdf


def heavy(words: int = 200_000) -> Document:
    """Give a document which takes many seconds to lay out, or more memory than there is."""
    line = Paragraph("body", (Text("word " * words),))
    return Document("Heavy", Status.DRAFT, (Section(Turn.PORTRAIT, "", (line, PageBreak(), line)),))


def test_the_child_gives_the_same_bytes_one_document_after_another() -> None:
    with Press() as press:
        assert press.write(demo()) == write_pdf(demo())
        assert press.write(paper("<p>x</p>")) == write_pdf(paper("<p>x</p>"))
        child = press.child
    assert child is not None
    assert child.returncode == 0


def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_is_written() -> None:
    with Press(seconds=2.5) as press:
        with pytest.raises(
            RenderError, match=r"The document 'Heavy' could not be rendered: it took longer than 2.5 s"
        ):
            press.write(heavy())
        press.seconds = 60
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")


def test_a_document_that_needs_too_much_memory_is_given_up() -> None:
    with Press(mebibytes=400) as press:
        assert press.write(paper("<p>x</p>")).startswith(b"%PDF")
        with pytest.raises(RenderError, match="A document could not be rendered within 400 MiB of memory"):
            press.write(heavy(20_000_000))


def test_a_child_that_crashes_is_told_by_its_signal() -> None:
    with Press() as press:
        press.write(paper("<p>x</p>"))
        assert press.child is not None
        crash = Timer(0.3, os.kill, (press.child.pid, signal.SIGSEGV))
        crash.start()
        with pytest.raises(RenderError, match=r"the renderer stopped \(signal 11\)"):
            press.write(heavy())
        crash.join()


def test_what_the_writer_refuses_is_refused_by_the_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    bad = Document("T", Status.DRAFT, (Section(Turn.PORTRAIT, "", (Paragraph("body", (Text("\ud800"),)),)),))
    with Press() as press, pytest.raises(RenderError, match="T"):
        press.write(bad)

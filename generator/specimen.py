"""A paper of one line, by which a machine shows whether it can make papers at all."""

from __future__ import annotations

import re
import zlib

from checker.model.errors import RenderError
from generator import resources
from generator.document.tree import Document, Paragraph, Section, Status, Text, Turn
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf

_FACE = re.compile(rb"/(?:BaseFont|FontName)\s*/(?:[A-Z]{6}\+)?Source-?Serif-?Pro", re.IGNORECASE)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def missing_faces() -> tuple[str, ...]:
    """Give the names of the faces that documents use and the font package lacks.

    Raises RenderError when the package itself is missing.
    """
    folder = resources.fonts_folder()
    return tuple(name for name, _bold, _italic in resources.FACES if not (folder / name).is_file())


def specimen_pdf() -> bytes:
    """Give the PDF of one line; raises RenderError when it cannot be made or does not hold the typeface.

    A library that crashes takes the process with it: call this in a child.
    """
    lacking = missing_faces()
    if lacking:
        raise RenderError(f"The typeface is not whole: {', '.join(lacking)} is not there.")
    made = write_pdf(_document())
    if not _FACE.search(made + b"".join(_unpacked(made))):
        raise RenderError("The PDF was made without the typeface Source Serif Pro.")
    return made


def specimen_docx() -> bytes:
    """Give the DOCX of one line; raises RenderError when a shipped file is missing."""
    return write_docx(_document())


def _document() -> Document:
    line = Paragraph("body", (Text("Specimen, for no use."),))
    return Document("Specimen", Status.DRAFT, (Section(Turn.PORTRAIT, "", (line,)),))


def _unpacked(made: bytes) -> list[bytes]:
    """Give what the compressed streams of a PDF hold; the names of fonts may stand in one of them."""
    found = []
    for packed in _STREAM.findall(made):
        try:
            found.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            continue
    return found

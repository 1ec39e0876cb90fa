"""Papers as both formats print them, page by page: the PDF, and the DOCX as LibreOffice lays it out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pdfplumber
from sample_packets import EDGE, page_texts

from generator.document.plain import plain_text
from generator.document.tree import Document
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf

Printed = dict[str, dict[str, list[str]]]


def print_all(folder: Path, documents: Mapping[str, Document]) -> Printed:
    """Give the pages of each paper by format, without headers and footers; LibreOffice is started once."""
    found: Printed = {}
    for name, document in documents.items():
        found[name] = {"pdf": page_texts(write_pdf(document))}
        (folder / f"{name}.docx").write_bytes(write_docx(document))
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is needed to look at the DOCX"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for name in documents:
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            found[name]["docx"] = [
                page.crop((0, EDGE, page.width, page.height - EDGE)).extract_text() for page in pdf.pages
            ]
    return found


def flat(document: Document) -> str:
    """Give the words of a paper in one line."""
    return " ".join(plain_text(document).split())

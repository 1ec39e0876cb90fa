"""Writes a document as DOCX, with the same bytes for the same document."""

from __future__ import annotations

import zipfile
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx

from generator import resources
from generator.document.tree import DRAFT_BANNER, Document, Kind, Section, Status, Turn
from generator.docx.body import BodyWriter, Place
from generator.docx.xml import Node, R, W, add, field, paragraph, run, tab

_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001
_LEVEL = 6
_LONG, _SHORT, _SIDE, _WIDE_SIDE = 15840, 12240, 1584, 1440


def write_docx(document: Document) -> bytes:
    """Give the DOCX of a document: the same document gives the same bytes.

    Its properties hold the document's own `as_of` and no other date.
    """
    return _Writer(document).write()


class _Writer:
    """Writes one document into a fresh copy of the template of styles."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file: Any = docx.Document(BytesIO(_reference()))
        self.edges: dict[tuple[str, str, int], str] = {}
        self.body = BodyWriter(self.file.part.numbering_part.element)

    def write(self) -> bytes:
        """Write the sections and the properties, and give the bytes."""
        body = self.file.element.body
        for old in list(body):
            body.remove(old)
        for number, section in enumerate(self.document.sections, 1):
            width = _page(section)[0] - 2 * _page(section)[2]
            self.body.blocks(section.blocks, Place(body, width))
            self._end(body, section, last=number == len(self.document.sections))
        self._properties()
        raw = BytesIO()
        self.file.save(raw)
        return _same_bytes(raw, self.document)

    def _end(self, body: Node, section: Section, last: bool) -> None:
        """Close a section: its properties stand in its last paragraph, those of the last one in the body."""
        if last:
            holder = body
        else:
            if len(body) == 0 or body[-1].tag != W + "p" or body[-1].find(f"{W}pPr/{W}sectPr") is not None:
                paragraph(body, "Spacer")
            holder = body[-1].find(W + "pPr")
        properties = add(holder, "sectPr")
        width, height, side = _page(section)
        for kind, identity in self._edges_of(section, width - 2 * side):
            reference = add(properties, f"{kind}Reference", type="default")
            reference.set(R + "id", identity)
        add(properties, "type", val="nextPage")
        size = add(properties, "pgSz", w=width, h=height)
        if section.turn is Turn.LANDSCAPE:
            size.set(W + "orient", "landscape")
        add(
            properties,
            "pgMar",
            top=1440,
            right=side,
            bottom=1440,
            left=side,
            header=560,
            footer=560,
            gutter=0,
        )

    def _edges_of(self, section: Section, width: int) -> list[tuple[str, str]]:
        """Give the header and footer of a section, each written once for each text and width."""
        paper = self.document.kind is Kind.PAPER
        out = []
        draft = self.document.status is Status.DRAFT
        if draft or (paper and self.document.header):
            out.append(("header", self._edge("header", self.document.header if paper else "", width)))
        if paper:
            out.append(("footer", self._edge("footer", section.footer, width)))
        elif out:
            out.append(("footer", self._edge("footer", "", 0)))
        return out

    def _edge(self, kind: str, text: str, width: int) -> str:
        key = (kind, text, width)
        if key not in self.edges:
            adder = self.file.part.add_header_part if kind == "header" else self.file.part.add_footer_part
            part, self.edges[key] = adder()
            for old in list(part.element):
                part.element.remove(old)
            if kind == "header":
                self._header(part.element, text)
            else:
                _footer(part.element, text, width)
        return self.edges[key]

    def _header(self, into: Node, text: str) -> None:
        if self.document.status is Status.DRAFT:
            run(paragraph(into, "DraftBanner")[0], DRAFT_BANNER)
        if text or len(into) == 0:
            run(paragraph(into, "Header")[0], text)

    def _properties(self) -> None:
        document, properties = self.document, self.file.core_properties
        day = datetime.combine(document.as_of, datetime.min.time()) if document.as_of else _EARLIEST
        properties.title, properties.subject = document.title, document.subject
        properties.keywords, properties.content_status = document.version, document.status.value
        properties.author = properties.last_modified_by = "covenant"
        properties.created = properties.modified = day
        properties.revision, properties.language = 1, "en-US"


def _footer(into: Node, text: str, width: int) -> None:
    element, properties = paragraph(into, "Footer")
    if not width:
        return
    add(add(properties, "tabs"), "tab", val="right", pos=width)
    run(element, text)
    tab(element)
    run(element, "Page ")
    field(element, "PAGE")
    run(element, " of ")
    field(element, "NUMPAGES")


def _page(section: Section) -> tuple[int, int, int]:
    """Give width, height and side margin of a section's pages, in twips."""
    if section.turn is Turn.LANDSCAPE:
        return _LONG, _SHORT, _WIDE_SIDE
    return _SHORT, _LONG, _SIDE


@lru_cache(maxsize=1)
def _reference() -> bytes:
    return resources.read_bytes("styles/reference.docx")


def _same_bytes(raw: BytesIO, document: Document) -> bytes:
    """Rewrite the package with sorted names and fixed times, so that the clock leaves no trace."""
    day = max(document.as_of, _EARLIEST.date()) if document.as_of else _EARLIEST.date()
    out = BytesIO()
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w") as package:
        for name in sorted(given.namelist()):
            member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.create_system = 0
            package.writestr(member, given.read(name), zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()

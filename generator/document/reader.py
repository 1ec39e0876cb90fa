"""Reads a filled-in page into the document tree."""

from __future__ import annotations

from datetime import date

from generator.document.blocks import BlockReader
from generator.document.characters import refuse_unprintable
from generator.document.markup import Element, fail, parse
from generator.document.plain import every_text
from generator.document.tree import (
    SIGNATURE_PAGE_FOLLOWS,
    Block,
    Document,
    Kind,
    PageBreak,
    Paragraph,
    Section,
    Status,
    Text,
    Turn,
)


def read_document(markup: str, status: Status, place: str = "page") -> Document:
    """Read a filled-in page; `place` names it in errors.

    Raises RenderError for a tag, class, attribute or place outside the vocabulary (with its line), and for a
    character that cannot be printed.
    """
    root = parse(markup, place)
    blocks = BlockReader(place)
    sections = _sections(root, blocks)
    attributes = root.attributes
    document = Document(
        title=" ".join(attributes["title"].split()),
        status=status,
        sections=sections,
        kind=Kind(attributes.get("kind", "paper")),
        subject=attributes.get("subject", ""),
        header=attributes.get("header", ""),
        version=attributes.get("version") or ("Draft" if status is Status.DRAFT else "Execution Version"),
        as_of=_as_of(root, place),
        open_blanks=tuple(blocks.open_blanks),
    )
    refuse_unprintable("\n".join(every_text(document)), place)
    return document


def _as_of(root: Element, place: str) -> date | None:
    text = root.attributes.get("as-of", "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(place, root.line, f"as-of={text!r} is no date such as 2004-02-06.")


def _sections(root: Element, reader: BlockReader) -> tuple[Section, ...]:
    """Part the top level into sections, and announce each signature page in the body before it."""
    footer = root.attributes.get("footer", "")
    sections: list[Section] = []
    body: list[Block] = []

    def close() -> None:
        if body:
            sections.append(Section(Turn.PORTRAIT, footer, tuple(body)))
            body.clear()

    after_signature = False
    for child in root.elements():
        if child.tag == "signature-page":
            if not after_signature:
                body.append(Paragraph("center", (Text(SIGNATURE_PAGE_FOLLOWS, italic=True),)))
            close()
            label = f"[{child.attributes['label']}]"
            sections.append(Section(Turn.SIGNATURE, label, reader.blocks(child)))
        elif child.tag == "landscape":
            close()
            sections.append(Section(Turn.LANDSCAPE, footer, reader.blocks(child)))
        elif child.tag == "page-break":
            body.append(PageBreak())
        else:
            body.extend(reader.block(child))
        after_signature = child.tag == "signature-page"
    close()
    if not sections:
        fail(reader.place, root.line, "the page holds no words.")
    return tuple(sections)

"""The words of a document as plain text, and how words of two formats are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.tree import (
    OPEN_BLANK,
    TICKED,
    UNTICKED,
    Block,
    Box,
    Checkbox,
    Document,
    InkBlank,
    ItemList,
    Keep,
    Line,
    LineBreak,
    OpenBlank,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    Table,
    Text,
)
from generator.document.walk import every_block

INK = "________"
_BREAKS_IN_A_WORD = re.compile(r"[\s\-–—/_]+")


def line_text(line: Line) -> str:
    """Give the words of a line; a rule for ink is eight underscores."""
    return "".join(map(_inline_text, line))


def _inline_text(item: Text | LineBreak | OpenBlank | InkBlank | Checkbox) -> str:
    match item:
        case Text():
            return item.text
        case LineBreak():
            return "\n"
        case OpenBlank():
            return OPEN_BLANK
        case InkBlank():
            return INK
        case Checkbox():
            return TICKED if item.ticked else UNTICKED


def plain_text(document: Document) -> str:
    """Give the words of the body, in reading order, one line for each paragraph or row.

    Headers, footers and the draft banner are left out: they belong to pages.
    """
    parts = (line for section in document.sections for line in _section_lines(section))
    return "\n".join(parts) + "\n"


def golden_text(document: Document) -> str:
    """Give a text that a test can store: the file's properties and each page's edges, then the words."""
    edges = [
        ("title", document.title),
        ("subject", document.subject),
        ("version", document.version),
        ("as of", document.as_of.isoformat() if document.as_of else ""),
        ("header", document.header),
        ("status", document.status.value),
    ]
    out = [f"{name}: {value}" for name, value in edges if value]
    for section in document.sections:
        out += ["", f"--- {section.turn.value}; footer: {section.footer}", ""]
        out += _section_lines(section)
    return "\n".join(out) + "\n"


def words(text: str) -> list[str]:
    """Part a text into words as they are compared across formats.

    A line may end after a hyphen, a dash or a slash, so they part words; rules for ink are no words.
    """
    return [word for word in _BREAKS_IN_A_WORD.split(text) if word]


def every_text(document: Document) -> Iterator[str]:
    """Give every text that is printed anywhere, those of page edges and drawings too."""
    yield from (document.title, document.subject, document.header, document.version, *document.open_blanks)
    for section in document.sections:
        yield section.footer
        yield from _section_lines(section)
    for block in every_block(document):
        if isinstance(block, Picture):
            yield from (shape.text for shape in block.shapes)


def _section_lines(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield (f"{block.label}  " if block.label else "") + line_text(block.line)
        case ItemList():
            for item in block.items:
                inner = [line for part in item.blocks for line in _lines(part)]
                yield f"{item.marker} {inner[0] if inner else ''}".rstrip()
                yield from ("  " + line for line in inner[1:])
        case Table():
            yield from _table_lines(block)
        case Box():
            if block.label:
                yield block.label
            for part in block.blocks:
                yield from _lines(part)
        case Keep():
            for part in block.blocks:
                yield from _lines(part)
        case Signature():
            yield from _signature_lines(block)
        case Picture():
            yield block.caption
        case PageBreak():
            yield ""


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield line_text(table.caption)
    for row in table.head + table.rows:
        cells = ("\n".join(line for part in cell.blocks for line in _lines(part)) for cell in row.cells)
        yield "\t".join(cells)


def _signature_lines(block: Signature) -> Iterator[str]:
    if block.caption:
        yield block.caption
    if block.party:
        yield line_text(block.party)
    for depth, line in enumerate(block.via, 1):
        yield "  " * depth + "By: " + line_text(line)
    for row in block.lines:
        yield "  " * len(block.via) + f"{row.label}: {line_text(row.value) or INK}"

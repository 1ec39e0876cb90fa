"""Papers read back in tests: their words, who signs them, the rows of their tables."""

from __future__ import annotations

from printed_papers import flat
from sample_registrations import Made, document

from generator.document.tree import Cell, Document, Paragraph, Signature, Table
from generator.document.walk import every_block


def told(made: Made, form: str, recipient: str | None = None, *, draft: bool = False) -> str:
    """Give the words of a paper in one line, a space between the cells of its tables."""
    return " ".join(flat(document(made, form, recipient, draft=draft)).split("\t"))


def signing(of: Document) -> list[str]:
    """Give the names that stand above the lines of the signature blocks."""
    blocks = [block for block in every_block(of) if isinstance(block, Signature)]
    return ["".join(getattr(item, "text", "") for item in block.party) for block in blocks]


def capitals(*names: str) -> list[str]:
    """Give names as the signature blocks have them."""
    return [name.upper() for name in names]


def rows_of(of: Document, columns: int) -> list[list[str]]:
    """Give the words of the rows of the first table that has so many columns."""
    tables = [each for each in every_block(of) if isinstance(each, Table)]
    table = next(each for each in tables if len(each.widths) == columns)
    return [[text_of(cell) for cell in row.cells] for row in table.rows]


def text_of(cell: Cell) -> str:
    """Give the words of a cell."""
    lines = [block.line for block in cell.blocks if isinstance(block, Paragraph)]
    return " ".join("".join(getattr(item, "text", "") for item in line) for line in lines)

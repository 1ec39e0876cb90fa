"""Walks through a document: every block, and every line of words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.tree import (
    Block,
    Box,
    Document,
    ItemList,
    Keep,
    Line,
    Paragraph,
    Signature,
    Table,
)


def every_block(document: Document) -> Iterator[Block]:
    """Give each block and then the blocks inside it, in reading order."""
    for section in document.sections:
        for block in section.blocks:
            yield from _with_inner(block)


def _with_inner(block: Block) -> Iterator[Block]:
    yield block
    for inner in inner_blocks(block):
        yield from _with_inner(inner)


def inner_blocks(block: Block) -> tuple[Block, ...]:
    """Give the blocks directly inside a block."""
    match block:
        case Keep() | Box():
            return block.blocks
        case ItemList():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Table():
            rows = block.head + block.rows
            return tuple(inner for row in rows for cell in row.cells for inner in cell.blocks)
        case _:
            return ()


def every_line(document: Document) -> Iterator[Line]:
    """Give each line of words, in reading order."""
    for block in every_block(document):
        match block:
            case Paragraph():
                yield block.line
            case Table() if block.caption:
                yield block.caption
            case Signature():
                yield from (block.party, *block.via, *(row.value for row in block.lines))
            case _:
                pass

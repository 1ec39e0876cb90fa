"""Writes the blocks of the tree as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.document.tree import (
    Block,
    Box,
    Cell,
    Checkbox,
    ItemList,
    Keep,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Row,
    Signature,
    Table,
    Text,
)
from generator.docx.paging import begin_page, keep_together
from generator.docx.signature import write_signature
from generator.docx.xml import Node, W, add, inline, paragraph, run, tab

STYLES: dict[ParagraphStyle, str] = {
    "body": "Normal",
    "title": "Title",
    "heading-2": "Heading1",
    "heading-3": "Heading2",
    "subtitle": "Subtitle",
    "center": "Centered",
    "right": "RightAligned",
    "indent": "Indented",
    "indent-2": "IndentedTwice",
    "quote": "Quote",
    "legend": "Legend",
    "note": "SmallNote",
    "caption": "Caption",
    "address": "Address",
    "choice": "Choice",
    "cell": "TableCell",
    "cell-head": "TableHead",
}
_ABSTRACT = {"decimal": 0, "alpha": 1, "roman": 2, "bullet": 3}
_ALIGN = {"center": "center", "right": "right"}
_TEXT_INDENT, _LABEL, _ITEM, _MARKER = 720, 720, 720, 520
_LINES = {"grid": ("4", "555555"), "ledger": ("4", "999999")}


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are written: into which element, from which indent, how wide, with which alignment."""

    into: Node
    width: int
    indent: int = 0
    align: str = ""
    bold: bool = False


class BodyWriter:
    """Writes blocks; `numbering` is the part in which each list gets an instance of its own."""

    def __init__(self, numbering: Node) -> None:
        self.numbering = numbering
        self.lists = 0

    def blocks(self, blocks: Iterable[Block], place: Place) -> None:
        """Write blocks in order; a page break falls on the first paragraph after it."""
        broken = False
        for block in blocks:
            if isinstance(block, PageBreak):
                broken = True
                continue
            first = len(place.into)
            self.block(block, place)
            if broken and len(place.into) > first:
                begin_page(place.into[first])
                broken = False

    def block(self, block: Block, place: Place) -> None:
        """Write one block."""
        match block:
            case Paragraph():
                self.paragraph(block, place)
            case ItemList():
                self.item_list(block, place)
            case Table():
                self.table(block, place)
            case Box():
                self.box(block, place)
            case Keep():
                first = len(place.into)
                self.blocks(block.blocks, place)
                keep_together(place.into[first:])
            case Signature():
                write_signature(block, place.into, place.indent, place.width)
            case Picture():
                self.paragraph(Paragraph("caption", (Text(block.caption),)), place)
            case PageBreak():
                pass

    def paragraph(self, block: Paragraph, place: Place, number: int = 0) -> None:
        """Write a paragraph; `number` is the list instance of which it is an item."""
        element, properties = paragraph(place.into, STYLES[block.style])
        if block.keep:
            add(properties, "keepNext")
        if number:
            numbered = add(properties, "numPr")
            add(numbered, "ilvl", val=0)
            add(numbered, "numId", val=number)
        if block.tight:
            add(properties, "spacing", after=0)
        self._indent(block, place, properties, number)
        if place.align:
            add(properties, "jc", val=place.align)
        if block.label:
            run(element, block.label)
            tab(element)
        for position, item in enumerate(block.line):
            if place.bold and isinstance(item, Text):
                item = replace(item, bold=True)
            inline(element, item)
            if block.style == "choice" and position == 0 and isinstance(item, Checkbox):
                tab(element)

    def _indent(self, block: Paragraph, place: Place, properties: Node, number: int) -> None:
        if number:
            add(properties, "ind", left=place.indent, hanging=_MARKER)
        elif block.label:
            add(properties, "ind", left=place.indent + _LABEL, hanging=_LABEL)
        elif place.indent and block.style in ("body", "note", "address", "cell"):
            add(properties, "ind", left=place.indent)

    def item_list(self, block: ItemList, place: Place) -> None:
        """Write a list as an instance of its way of numbering, started at its own number."""
        self.lists += 1
        number = self.lists
        instance = add(self.numbering, "num", numId=number)
        add(instance, "abstractNumId", val=_ABSTRACT[block.numbering])
        add(add(instance, "lvlOverride", ilvl=0), "startOverride", val=block.start)
        inner = replace(place, indent=place.indent + _ITEM)
        for item in block.items:
            head, rest = Paragraph("body", ()), item.blocks
            if rest and isinstance(rest[0], Paragraph):
                head, rest = rest[0], rest[1:]
            self.paragraph(replace(head, label=""), inner, number)
            self.blocks(rest, inner)

    def table(self, block: Table, place: Place) -> None:
        """Write a table: fixed columns, head rows repeated, rows not split."""
        if block.caption:
            self.paragraph(Paragraph("caption", block.caption, keep=True), place)
        width = place.width - place.indent
        whole = sum(block.widths)
        columns = [width * part // whole for part in block.widths]
        table = _open_table(place, columns, block.look)
        for row in block.head:
            self._row(table, row, columns, block.look, head=True)
        for row in block.rows:
            self._row(table, row, columns, block.look, head=False)
        paragraph(place.into, "Spacer")

    def _row(self, table: Node, row: Row, columns: list[int], look: str, head: bool) -> None:
        element = add(table, "tr")
        properties = add(element, "trPr")
        add(properties, "cantSplit")
        if head:
            add(properties, "tblHeader")
        at = 0
        for cell in row.cells:
            self._cell(element, cell, columns[at : at + cell.span], look, head, row.total)
            at += cell.span

    def _cell(self, row: Node, cell: Cell, columns: list[int], look: str, head: bool, total: bool) -> None:
        element = add(row, "tc")
        properties = add(element, "tcPr")
        add(properties, "tcW", w=sum(columns), type="dxa")
        if cell.span > 1:
            add(properties, "gridSpan", val=cell.span)
        if total or (head and look == "ledger"):
            borders = add(properties, "tcBorders")
            add(borders, "top", val="single", sz=10, space=0, color="000000")
            if head:
                add(borders, "bottom", val="single", sz=10, space=0, color="000000")
        if head and look == "grid":
            add(properties, "shd", val="clear", color="auto", fill="ECECEC")
        inner = Place(element, sum(columns) - 200, align=_ALIGN.get(cell.align, ""), bold=total)
        self.blocks(cell.blocks, inner)

    def box(self, block: Box, place: Place) -> None:
        """Write a framed area as a table of one cell."""
        width = place.width - place.indent
        table = _open_table(place, [width], "box")
        row = add(table, "tr")
        properties = add(row, "trPr")
        add(properties, "cantSplit")
        if block.height:
            add(properties, "trHeight", val=block.height * 1440 // 100, hRule="atLeast")
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
        inner = Place(cell, width - 200)
        if block.label:
            self.paragraph(Paragraph("note", (Text(block.label),)), inner)
        self.blocks(block.blocks, inner)
        if cell[-1].tag != W + "p":
            paragraph(cell, "Spacer")
        paragraph(place.into, "Spacer")


def _open_table(place: Place, columns: list[int], look: str) -> Node:
    table = add(place.into, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=sum(columns), type="dxa")
    if place.indent:
        add(properties, "tblInd", w=place.indent, type="dxa")
    if look != "plain":
        size, color = _LINES.get(look, ("6", "000000"))
        borders = add(properties, "tblBorders")
        sides = (
            ("bottom", "insideH")
            if look == "ledger"
            else ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        for side in sides:
            add(borders, side, val="single", sz=size, space=0, color=color)
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    add(margins, "top", w=50, type="dxa")
    add(margins, "left", w=0 if look == "plain" else 100, type="dxa")
    add(margins, "bottom", w=50, type="dxa")
    add(margins, "right", w=100, type="dxa")
    grid = add(table, "tblGrid")
    for width in columns:
        add(grid, "gridCol", w=width)
    return table

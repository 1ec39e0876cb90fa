"""Reads the blocks of a page: paragraphs, lists, tables, boxes, signature blocks and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from generator.document.inlines import collapse, line_of, runs, stored_paragraphs
from generator.document.markup import Element, fail
from generator.document.tree import (
    Block,
    Box,
    Cell,
    Inline,
    ItemList,
    Keep,
    Line,
    ListItem,
    OpenBlank,
    Paragraph,
    ParagraphStyle,
    Picture,
    Row,
    Shape,
    Signature,
    SignatureLine,
    Table,
    Text,
)
from generator.document.vocabulary import BLOCK

_STYLES: dict[str, ParagraphStyle] = {
    "subtitle": "subtitle",
    "center": "center",
    "right": "right",
    "indent": "indent",
    "indent-2": "indent-2",
    "quote": "quote",
    "legend": "legend",
    "note": "note",
    "caption": "caption",
    "address": "address",
    "choice": "choice",
}
_HEADINGS: dict[str, ParagraphStyle] = {"h1": "title", "h2": "heading-2", "h3": "heading-3"}
_COORDINATES = {
    "rect": ("x", "y", "width", "height"),
    "stroke": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "label": ("x", "y"),
}
_LOOKS: dict[str, Literal["grid", "ledger", "plain"]] = {"ledger": "ledger", "plain": "plain"}
_NUMBERINGS: dict[str, Literal["decimal", "alpha", "roman", "bullet"]] = {"alpha": "alpha", "roman": "roman"}
_SHAPES: dict[str, Literal["rect", "stroke", "circle", "label"]] = {
    "rect": "rect",
    "stroke": "stroke",
    "circle": "circle",
    "label": "label",
}
_NUMBER = re.compile(r"-?[0-9]{1,5}(\.[0-9]{1,3})?", re.ASCII)
_INCHES = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,2}))?", re.ASCII)
_MOST_LETTERS = 26
_MOST_ITEMS = 3000


class BlockReader:
    """Reads blocks and remembers the open blanks it met; `place` names the page in errors."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.open_blanks: list[str] = []

    def line(self, element: Element, upper: bool = False) -> Line:
        """Read the line inside an element."""
        return self._noted(line_of(element, upper))

    def _noted(self, line: Line) -> Line:
        self.open_blanks += [item.label for item in line if isinstance(item, OpenBlank)]
        return line

    def blocks(self, parent: Element, style: ParagraphStyle = "body") -> tuple[Block, ...]:
        """Read the content of an element that holds blocks, lines or both; loose lines become paragraphs."""
        out: list[Block] = []
        loose: list[Element | str] = []
        for child in [*parent.children, None]:
            if child is not None and (isinstance(child, str) or child.tag not in BLOCK):
                loose.append(child)
                continue
            line = self._noted(collapse(runs(loose)))
            loose.clear()
            if line:
                out.append(Paragraph(style, line))
            if child is not None:
                out.extend(self.block(child, style))
        return tuple(out)

    def block(self, element: Element, style: ParagraphStyle = "body") -> Iterator[Block]:
        """Read one block; `style` is that of its paragraphs without a class."""
        match element.tag:
            case "h1" | "h2" | "h3":
                tight = "tight" in element.classes
                yield Paragraph(_HEADINGS[element.tag], self.line(element), keep=True, tight=tight)
            case "p":
                yield self._paragraph(element, self.line(element), style)
            case "verbatim":
                for line in stored_paragraphs(element):
                    yield self._paragraph(element, self._noted(line), style)
            case "ol" | "ul":
                yield self._list(element, style)
            case "table":
                yield self._table(element)
            case "dl":
                yield self._pairs(element)
            case "box":
                height = self._hundredths(element)
                yield Box(self.blocks(element), element.attributes.get("label", ""), height)
            case "keep":
                yield Keep(self.blocks(element))
            case "signature":
                yield self._signature(element)
            case _:
                yield self._picture(element)

    def _paragraph(self, element: Element, line: Line, style: ParagraphStyle) -> Paragraph:
        named = [_STYLES[name] for name in sorted(element.classes & _STYLES.keys())]
        if len(named) > 1:
            fail(self.place, element.line, f"a paragraph has one style, not {' and '.join(named)}.")
        label = element.attributes.get("label", "")
        return Paragraph(
            named[0] if named else style, line, label, "keep" in element.classes, "tight" in element.classes
        )

    def _list(self, element: Element, style: ParagraphStyle) -> ItemList:
        if len(element.classes) > 1:
            fail(self.place, element.line, "a list has one numbering.")
        name = next(iter(element.classes), "decimal")
        numbering = "bullet" if element.tag == "ul" else _NUMBERINGS.get(name, "decimal")
        start = self._count(element, "start", 1)
        items = element.elements()
        most = _MOST_LETTERS if numbering == "alpha" else _MOST_ITEMS
        if start + len(items) - 1 > most:
            fail(self.place, element.line, f"a list numbered {numbering!r} ends at {most}.")
        read = tuple(
            ListItem(marker(numbering, number), self.blocks(item, style))
            for number, item in enumerate(items, start)
        )
        return ItemList(numbering, start, read)

    def _table(self, element: Element) -> Table:
        widths = self._widths(element, element.attributes["widths"])
        if len(element.classes) > 1:
            fail(self.place, element.line, "a table has one look.")
        head: list[Row] = []
        rows: list[Row] = []
        caption: Line = ()
        for part in element.elements():
            if part.tag == "caption":
                caption = self.line(part)
                continue
            for row in part.elements():
                (head if part.tag == "thead" else rows).append(self._row(row, len(widths)))
        name = next(iter(element.classes), "grid")
        return Table(_LOOKS.get(name, "grid"), widths, tuple(head), tuple(rows), caption)

    def _row(self, element: Element, columns: int) -> Row:
        cells = []
        for cell in element.elements():
            style: ParagraphStyle = "cell-head" if cell.tag == "th" else "cell"
            blocks = self.blocks(cell, style) or (Paragraph(style, ()),)
            cells.append(Cell(blocks, _align(cell), self._count(cell, "colspan", 1)))
        if sum(cell.span for cell in cells) != columns:
            fail(
                self.place,
                element.line,
                f"the row has not as many cells as its table has columns ({columns}).",
            )
        return Row(tuple(cells), "total" in element.classes)

    def _pairs(self, element: Element) -> Table:
        widths = self._widths(element, element.attributes.get("widths", "35 65"))
        parts = element.elements()
        if len(widths) != 2 or [part.tag for part in parts] != ["dt", "dd"] * (len(parts) // 2):
            fail(self.place, element.line, "<dl> has two widths, and each <dt> one <dd> after it.")
        rows = []
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            read = self.blocks(value, "cell") or (Paragraph("cell", ()),)
            rows.append(Row((Cell((Paragraph("cell-head", self.line(key)),)), Cell(read))))
        return Table("plain", widths, (), tuple(rows))

    def _signature(self, element: Element) -> Signature:
        party: Line = ()
        via: list[Line] = []
        lines: list[SignatureLine] = []
        for part in element.elements():
            if part.tag == "party":
                party = _bold(self.line(part, upper="exact" not in part.classes))
            elif part.tag == "via":
                via.append(self.line(part))
            else:
                lines.append(SignatureLine(part.attributes["label"], self.line(part)))
        if not lines:
            fail(self.place, element.line, "a signature block needs a <line>.")
        left = element.attributes.get("place") == "left"
        caption = element.attributes.get("caption", "")
        return Signature(party, tuple(via), tuple(lines), caption, "left" if left else "right")

    def _picture(self, element: Element) -> Picture:
        shapes = []
        for part in element.elements():
            numbers = tuple(part.attributes[name] for name in _COORDINATES[part.tag])
            wrong = [number for number in numbers if not _NUMBER.fullmatch(number)]
            if wrong:
                fail(self.place, part.line, f"{wrong[0]!r} is no coordinate in points.")
            text = " ".join("".join(map(str, part.children)).split())
            shapes.append(Shape(_SHAPES[part.tag], numbers, " ".join(sorted(part.classes)), text))
        width, height = (self._count(element, name, 0) for name in ("width", "height"))
        return Picture(width, height, tuple(shapes), element.attributes["caption"])

    def _count(self, element: Element, name: str, default: int) -> int:
        text = element.attributes.get(name, str(default))
        if not (text.isascii() and text.isdigit() and 0 < int(text[:5]) <= 9999):
            fail(self.place, element.line, f"{name}={text!r} is no whole number from 1 to 9999.")
        return int(text)

    def _widths(self, element: Element, text: str) -> tuple[int, ...]:
        parts = text.split()
        if not parts or any(
            not (part.isascii() and part.isdigit() and 0 < int(part) < 1000) for part in parts
        ):
            fail(self.place, element.line, f"widths={text!r} must be whole numbers, one for each column.")
        return tuple(map(int, parts))

    def _hundredths(self, element: Element) -> int:
        text = element.attributes.get("height", "0")
        found = _INCHES.fullmatch(text)
        if not found:
            fail(self.place, element.line, f"height={text!r} is no height in inches such as 1.2.")
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _align(cell: Element) -> Literal["left", "center", "right"]:
    return "right" if "num" in cell.classes else "center" if "center" in cell.classes else "left"


def marker(numbering: str, number: int) -> str:
    """Give the printed marker of item `number`: `3.`, `(c)`, `(iii)` or a bullet."""
    if numbering == "decimal":
        return f"{number}."
    if numbering == "alpha":
        return f"({chr(ord('a') + number - 1)})"
    if numbering == "roman":
        return f"({roman(number)})"
    return "•"


def roman(number: int) -> str:
    """Write a number from 1 to 3999 in small roman numerals."""
    out = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        out += letters * (number // value)
        number %= value
    return out


def _bold(line: Line) -> Line:
    return tuple(_in_bold(item) for item in line)


def _in_bold(item: Inline) -> Inline:
    if isinstance(item, Text):
        return Text(item.text, True, item.italic, item.underline, item.code)
    return item

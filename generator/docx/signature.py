"""Writes signature blocks as paragraphs, whose rules for ink are underlined tabs."""

from __future__ import annotations

from lxml import etree

from generator.document.tree import Line, Signature, SignatureLine, Text
from generator.docx.paging import keep_together
from generator.docx.xml import Node, W, add, inline, paragraph, run, tab

_LEFT, _WIDTH, _LABEL, _LETTER, _STEP, _DEEPEST_STEP = 4032, 5040, 900, 130, 360, 4
_BEFORE, _AFTER_BLOCK = "280", "280"


def write_signature(block: Signature, into: Node, indent: int, width: int) -> None:
    """Write a signature block into an element: every paragraph but the last is kept with the next.

    `indent` and `width` are those of the place it is written in, in twips.
    """
    first = len(into)
    start = indent + (_LEFT if block.place == "right" else 0)
    end = min(start + _WIDTH, width)
    if block.caption:
        _words(into, (Text(block.caption),), start)
    if block.party:
        _words(into, block.party, start)
    for depth, line in enumerate(block.via, 1):
        _words(into, (Text("By: "), *line), start + _STEP * min(depth, _DEEPEST_STEP))
    start += _STEP * min(len(block.via), _DEEPEST_STEP)
    label = max(_LABEL, _LETTER * (1 + max(len(row.label) for row in block.lines)))
    for row in block.lines:
        _rule(into, row, start, label, end)
    keep_together(into[first:])
    _gap_after(into[-1])


def _words(into: Node, line: Line, left: int) -> None:
    element, properties = paragraph(into, "Signature")
    add(properties, "ind", left=left)
    for item in line:
        inline(element, item)


def _rule(into: Node, row: SignatureLine, left: int, label: int, end: int) -> None:
    """Write the label, the value if one is given, and the rule up to `end`."""
    element, properties = paragraph(into, "SignatureLine")
    tabs = add(properties, "tabs")
    add(tabs, "tab", val="left", pos=left + label)
    add(tabs, "tab", val="right", pos=end)
    add(properties, "ind", left=left + label, hanging=label)
    run(element, f"{row.label}:")
    tab(element)
    for item in row.value:
        inline(element, item, underlined=True)
    tab(element, underlined=True)


def _gap_after(last: Node) -> None:
    """Part the block from what follows."""
    properties = last.find(W + "pPr")
    gap = etree.Element(W + "spacing")
    gap.set(W + "before", _BEFORE)
    gap.set(W + "after", _AFTER_BLOCK)
    properties.insert(properties.index(properties.find(W + "ind")), gap)

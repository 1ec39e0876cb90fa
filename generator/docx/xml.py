"""Makes elements of WordprocessingML: words only ever enter as text, never as markup."""

from __future__ import annotations

from typing import Any

from lxml import etree

from generator.document.tree import (
    OPEN_BLANK,
    TICKED,
    UNTICKED,
    Checkbox,
    InkBlank,
    Inline,
    LineBreak,
    OpenBlank,
    Text,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Node = Any
_INK = {"short": 12, "medium": 26, "long": 47}


def add(parent: Node, tag: str, **attributes: str | int) -> Node:
    """Append an element of the main namespace with attributes of the same namespace."""
    element = etree.SubElement(parent, W + tag)
    for name, value in attributes.items():
        element.set(W + name, str(value))
    return element


def paragraph(parent: Node, style: str) -> tuple[Node, Node]:
    """Append a paragraph of the named style; give it and its properties."""
    element = etree.SubElement(parent, W + "p")
    properties = etree.SubElement(element, W + "pPr")
    etree.SubElement(properties, W + "pStyle").set(W + "val", style)
    return element, properties


def run(parent: Node, text: str, *marks: tuple[str, dict[str, str]]) -> Node:
    """Append one run; `marks` are its properties in the order that the schema wants."""
    element = etree.SubElement(parent, W + "r")
    if marks:
        properties = etree.SubElement(element, W + "rPr")
        for tag, attributes in marks:
            mark = etree.SubElement(properties, W + tag)
            for name, value in attributes.items():
                mark.set(W + name, value)
    words = etree.SubElement(element, W + "t")
    words.set(SPACE, "preserve")
    words.text = text
    return element


def tab(parent: Node, underlined: bool = False) -> None:
    """Append a tab; underlined it is a rule to write on."""
    element = etree.SubElement(parent, W + "r")
    if underlined:
        add(add(element, "rPr"), "u", val="single")
    etree.SubElement(element, W + "tab")


def inline(parent: Node, item: Inline, underlined: bool = False) -> None:
    """Append the run or runs of one piece of a line."""
    match item:
        case Text():
            run(parent, item.text, *_marks(item, underlined))
        case LineBreak():
            etree.SubElement(etree.SubElement(parent, W + "r"), W + "br")
        case OpenBlank():
            run(parent, OPEN_BLANK, ("b", {}), ("highlight", {"val": "yellow"}))
        case InkBlank():
            run(parent, "_" * _INK[item.width])  # LibreOffice drops underlined spaces at the end of a line
        case Checkbox():
            run(parent, TICKED if item.ticked else UNTICKED, ("b", {}), ("sz", {"val": "24"}))


def _marks(item: Text, underlined: bool) -> list[tuple[str, dict[str, str]]]:
    marks: list[tuple[str, dict[str, str]]] = []
    if item.bold:
        marks.append(("b", {}))
    if item.italic:
        marks.append(("i", {}))
    if item.underline or underlined:
        marks.append(("u", {"val": "single"}))
    if item.code:
        marks.append(("shd", {"val": "clear", "color": "auto", "fill": "EDEDED"}))
    return marks


def field(parent: Node, code: str) -> None:
    """Append a field of our own, `PAGE` or `NUMPAGES`; no other text ever becomes a field."""
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            etree.SubElement(etree.SubElement(parent, W + "r"), W + "instrText").text = code
        add(etree.SubElement(parent, W + "r"), "fldChar", fldCharType=kind)
        if kind == "separate":
            run(parent, "1")

"""Turns the inside of a line into runs of text, boxes and blanks, with white space collapsed as in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.document.markup import Element
from generator.document.tree import Checkbox, InkBlank, Inline, Line, LineBreak, OpenBlank, Text

_SPACES = re.compile(r"[ \t\n]+")
_HYPHEN_AT_LINE_END = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def runs(
    children: Iterable[Element | str], look: Text | None = None, upper: bool = False
) -> Iterator[Inline]:
    """Give the runs of inline content as written, white space untouched."""
    look = look or Text("")
    for child in children:
        if isinstance(child, str):
            yield replace(look, text=child.upper() if upper else child)
            continue
        match child.tag:
            case "b":
                yield from runs(child.children, replace(look, bold=True), upper)
            case "i":
                yield from runs(child.children, replace(look, italic=True), upper)
            case "u" | "filled":
                yield from runs(child.children, replace(look, underline=True), upper)
            case "code":
                yield from runs(child.children, replace(look, code=True), upper)
            case _:
                yield _leaf(child)


def _leaf(element: Element) -> Inline:
    if element.tag == "br":
        return LineBreak()
    if element.tag == "blank":
        return OpenBlank(element.attributes["label"])
    if element.tag == "checkbox":
        return Checkbox(element.attributes["ticked"] == "yes")
    width = element.attributes["width"]
    return InkBlank("short" if width == "short" else "medium" if width == "medium" else "long")


def collapse(inlines: Iterable[Inline]) -> Line:
    """Collapse white space as a browser does, join runs of one look, and trim each line's ends."""
    out: list[Inline] = []
    at_space = True
    for item in inlines:
        if isinstance(item, Text):
            text = _SPACES.sub(" ", item.text)
            if at_space:
                text = text.removeprefix(" ")
            if not text:
                continue
            at_space = text.endswith(" ")
            last = out[-1] if out else None
            item = replace(item, text=text)
            if isinstance(last, Text) and replace(last, text="") == replace(item, text=""):
                out[-1] = replace(last, text=last.text + text)
                continue
        elif isinstance(item, LineBreak):
            _trim(out)
            at_space = True
        else:
            at_space = False
        out.append(item)
    _trim(out)
    return tuple(out)


def _trim(out: list[Inline]) -> None:
    """Take the space off the end of a line."""
    last = out[-1] if out else None
    if isinstance(last, Text) and last.text.endswith(" "):
        text = last.text[:-1]
        if text:
            out[-1] = replace(last, text=text)
        else:
            out.pop()


def line_of(element: Element, upper: bool = False) -> Line:
    """Give the collapsed line inside `element`."""
    return collapse(runs(element.children, upper=upper))


def stored_paragraphs(element: Element) -> list[Line]:
    """Give the paragraphs of stored words: a blank line parts them, other lines are joined."""
    groups: list[list[Inline]] = [[]]
    for item in runs(element.children):
        if not isinstance(item, Text):
            groups[-1].append(item)
            continue
        pieces = _BLANK_LINE.split(_HYPHEN_AT_LINE_END.sub("-", item.text))
        for number, piece in enumerate(pieces):
            if number:
                groups.append([])
            groups[-1].append(replace(item, text=piece))
    return [line for line in map(collapse, groups) if line]

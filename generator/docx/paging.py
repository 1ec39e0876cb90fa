"""Which paragraphs stay on one page, and which begin one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.docx.xml import Node, W, add


def keep_together(elements: Iterable[Node]) -> None:
    """Keep paragraphs on one page: each but the last with the next, and the lines of each together."""
    paragraphs = [part for element in elements for part in element.iter(W + "p")]
    for number, element in enumerate(paragraphs, 1):
        properties = element.find(W + "pPr")
        for tag in ("keepNext", "keepLines"):
            for old in properties.findall(W + tag):
                properties.remove(old)
        last = number == len(paragraphs)
        for position, tag in enumerate(("keepNext", "keepLines"), 1):
            mark = add(properties, tag)
            if last and tag == "keepNext":
                mark.set(W + "val", "0")
            properties.insert(position, mark)


def begin_page(element: Node) -> None:
    """Begin a page with the first paragraph of an element."""
    first = next(element.iter(W + "p"))
    properties = first.find(W + "pPr")
    mark = add(properties, "pageBreakBefore")
    at = 1
    while at < len(properties) and properties[at].tag in (W + "keepNext", W + "keepLines"):
        at += 1
    properties.insert(at, mark)

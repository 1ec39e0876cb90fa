"""What may not stand in a paper that is to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.plain import line_text
from generator.document.tree import Document, InkBlank, OpenBlank, Signature, Status, Text
from generator.document.walk import every_block, every_line

_LEFT_OVER = (
    (re.compile(r"\[\s*•\s*\]"), "an open blank [•]"),
    (re.compile(r"\[\s*TBD\b|\bTBD\b", re.IGNORECASE), "the placeholder TBD"),
    (re.compile(r"\[\s*insert\b", re.IGNORECASE), "the placeholder [insert …]"),
    (re.compile(r"_{4,}"), "underscores in place of a value"),
    (re.compile(r"\bDRAFT\b"), "the word DRAFT"),
    (re.compile(r"Error! Reference source not found"), "a broken cross-reference"),
)


def check_execution(document: Document) -> tuple[str, ...]:
    """Give what keeps a document from being signed, one sentence each; empty when nothing does.

    Looked for: open blanks, `[TBD]`, `[insert`, underscores outside the rules for ink, `DRAFT`, a broken
    cross-reference, and the draft status itself.
    """
    return tuple(dict.fromkeys(_problems(document)))


def _problems(document: Document) -> Iterator[str]:
    if document.status is not Status.EXECUTION:
        yield "The document is a draft."
    for label in document.open_blanks:
        yield f"A blank is open: {label}."
    for text in _words_given(document):
        for pattern, name in _LEFT_OVER:
            found = pattern.search(text)
            if found:
                yield f"The document holds {name}, near {_near(text, found.start())!r}."


def _words_given(document: Document) -> Iterator[str]:
    """Give the printed texts without the signs that the document itself sets for blanks and ink."""
    yield from (document.title, document.subject, document.header, document.version)
    yield from (section.footer for section in document.sections)
    for line in every_line(document):
        yield line_text(tuple(item for item in line if not isinstance(item, OpenBlank | InkBlank)))
    for block in every_block(document):
        if isinstance(block, Signature):
            yield block.caption
            yield from (row.label for row in block.lines)


def _near(text: str, place: int) -> str:
    return " ".join(text[max(0, place - 25) : place + 25].split())


def prefilled_dates(document: Document) -> tuple[str, ...]:
    """Give the labels of the date lines in signature blocks that already hold a value.

    Whoever signs writes the date: "Where possible, avoid dating any signature pages".
    """
    return tuple(
        f"{row.label}: {line_text(row.value)}"
        for block in every_block(document)
        if isinstance(block, Signature)
        for row in block.lines
        if row.label.casefold().startswith("date") and any(isinstance(item, Text) for item in row.value)
    )

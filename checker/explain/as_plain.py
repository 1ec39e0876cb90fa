"""A memo as plain text, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from checker.explain.memo import (
    Example,
    Listing,
    Memo,
    Paragraph,
    Part,
    Quotation,
    Section,
    Snippet,
    Table,
)

WIDTH = 100
_INDENT = "  "


def plain_text(memo: Memo) -> str:
    """Return a memo as text of at most 100 characters a line, with a final newline."""
    return "\n".join(_lines(memo)).rstrip() + "\n"


def _lines(memo: Memo) -> Iterator[str]:
    """Yield the lines of a memo, an empty one between what belongs together."""
    yield from _wrap(f"{memo.code}  {memo.about}")
    for part in memo.lead:
        yield ""
        yield from _part(part, "")
    for section in memo.sections:
        yield ""
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    """Yield a section: its heading, then its parts set in."""
    yield section.heading
    for part in section.parts:
        yield from _part(part, _INDENT)


def _part(part: Part, indent: str) -> Iterator[str]:
    """Yield the lines of one part."""
    match part:
        case Paragraph():
            yield from _wrap(part.text, indent)
        case Quotation():
            yield from _quotation(part, indent)
        case Table():
            for row in part.rows:
                yield from _wrap(_row(row), indent or _INDENT, _INDENT)
        case Listing():
            for item in part.items:
                yield from _wrap(item, indent, _INDENT)
        case Snippet():
            yield from textwrap.indent(part.text, indent + _INDENT).splitlines()
        case Example():
            yield from _example(part, indent)


def _quotation(part: Quotation, indent: str) -> Iterator[str]:
    """Yield words of an agreement: as they are stored, or on one line with their place."""
    if part.as_stored:
        yield from (f"    {line}".rstrip() for line in part.words.splitlines())
        return
    place = f"{part.agreement}, {part.clause} {part.title} ({part.file}, line {part.line})"
    yield from _wrap(f"{place}:", indent)
    yield from _wrap(f"“{part.words}”", indent)


def _row(row: tuple[str, ...]) -> str:
    """Return a row: what it is about, what is said of that in brackets, and the last cell."""
    first, *between, last = row
    return f"{first} ({', '.join(between)}): {last}" if between else f"{first}: {last}"


def _example(part: Example, indent: str) -> Iterator[str]:
    """Yield a case of a fixture: where it is, what is expected and why, what the tool says."""
    named = f", case {part.case}" if part.case else ""
    yield from _wrap(f"{part.outcome}: {part.why}", indent, _INDENT)
    yield from _wrap(f"The tool says: {part.says}", indent + _INDENT)
    if part.remedy:
        yield from _wrap(f"Remedy: {part.remedy}", indent + _INDENT)
    yield from _wrap(f"({part.file}, line {part.line}{named})", indent + _INDENT)


def _wrap(text: str, indent: str = "", hanging: str = "") -> list[str]:
    """Return the text in lines, the later ones set in further by ``hanging``."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""The stored words of the Warrant as paragraphs: hard line ends joined, labels and steps of indent kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from checker.api import clause, section_text

Look = Literal["section", "heading", "body", "labelled", "indent", "indent-2", "center", "legend", "symbol"]

# The source was wrapped at this column; the first line of a paragraph had an indent that is not stored.
_WRAPPED_AT = 75
_FIRST_LINE_INDENT = 8
_SECTION = re.compile(r"(SECTION \d+\.)\t(.*)")
_SUBSECTION = re.compile(r"(\d+\.\d+)\t\s*(.*)")
_EXHIBIT_D_SECTION = re.compile(r"(\d)\.\t([A-Z][A-Za-z0-9 ]+\.)(  .*)?")
_LABEL = re.compile(r"(\([ivxab]+\)|CS|WCS|CMP|WP)\t")
_SYMBOLS = ("CS", "WCS", "CMP", "WP")
_NARROW_LABEL = re.compile(r"([1-9]\.|\([A-D]\))\t")
_SPACED_LABEL = re.compile(r"\([ABxy]\) ")
_DEFINITION = re.compile(r'"[A-Z][A-Za-z ]+" shall mean|The terms "')
_NARROW_START = re.compile(r"(?:CS|WCS|CMP|WP)\t|\"The shares represented by")
_FORMULA = re.compile(r"          CS = |- -{10,}|\s{12,}CMP$")
# These two labels stand a step deeper than those of clause 6(i) which contain them.
_STEP_OF = {"(A)\t": "indent-2", "(B)\t": "indent-2", "(C)\t": "indent-2", "(D)\t": "indent-2"}


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """One paragraph of the agreement; ``label`` hangs before it where the agreement numbers it."""

    look: Look
    label: str
    text: str


@cache
def stored_section(code: str) -> tuple[StoredParagraph, ...]:
    """Return a section or an exhibit of the Warrant as paragraphs, its words unchanged.

    Raises UsageError for a code that is no clause.
    """
    return tuple(_dressed(lines) for lines in _paragraphs(section_text(code).splitlines()))


@cache
def certificate_legend() -> str:
    """Return the words that Section 2.2 puts on each certificate, without their quotation marks."""
    found = re.search(r'"(The shares represented by[^"]+)"', clause("W2.2").words)
    assert found is not None, "the stored text was verified when it was loaded"
    return " ".join(found[1].split())


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or _begins(line, held)):
            yield held
            held = []
        if line.strip():
            held.append(line)
    if held:
        yield held


def _begins(line: str, held: list[str]) -> bool:
    """Say whether a line begins a paragraph: by its label or indent, or because it had room on the last one."""
    if (
        line.startswith("  ")
        or _SECTION.match(line)
        or _SUBSECTION.match(line)
        or _LABEL.match(line)
        or _NARROW_LABEL.match(line)
        or _DEFINITION.match(line)
        or _FORMULA.match(line)
        or _FORMULA.match(held[-1])
    ):
        return True
    first, last = held[0], held[-1]
    if _SECTION.match(last) or _SUBSECTION.match(last):
        return True
    if _NARROW_START.match(first) or _is_narrow(first):
        return last.endswith('."')
    if _SPACED_LABEL.match(first):
        return _SPACED_LABEL.match(line) is not None or last.endswith((".", "issuance,"))
    room = _WRAPPED_AT - (_FIRST_LINE_INDENT if len(held) == 1 else 0)
    return len(last) + 1 + len(line.split()[0]) <= room


def _is_narrow(first: str) -> bool:
    """Say whether a paragraph is set in a narrower column: the subdivisions of clause 6(i)."""
    return _NARROW_LABEL.match(first) is not None and _EXHIBIT_D_SECTION.match(first) is None


def _dressed(lines: list[str]) -> StoredParagraph:
    """Give one paragraph its look and part it from its label."""
    first = lines[0]
    text = _joined(lines)
    if found := _SECTION.match(first):
        return StoredParagraph("section", found[1], " ".join(found[2].split()))
    if found := _SUBSECTION.match(first):
        return StoredParagraph("heading", found[1], " ".join(found[2].split()))
    if (found := _EXHIBIT_D_SECTION.match(first)) and not _is_narrow(first):
        return StoredParagraph("labelled" if found[3] else "heading", f"{found[1]}.", text[2:].strip())
    if found := _LABEL.match(first):
        look: Look = "symbol" if found[1] in _SYMBOLS else "labelled"
        return StoredParagraph(look, found[1], text[len(found[1]) :].strip())
    if found := _NARROW_LABEL.match(first):
        step: Look = "indent-2" if found[0] in _STEP_OF else "indent"
        return StoredParagraph(step, found[1], text[len(found[1]) :].strip())
    if _SPACED_LABEL.match(first):
        return StoredParagraph("indent", first[:3], text[3:].strip())
    if _FORMULA.match(first):
        # The filing system put "- " before a line of dashes, lest it be taken for one of its own.
        return StoredParagraph("center", "", text.removeprefix("- "))
    return StoredParagraph("legend" if _NARROW_START.match(first) else "body", "", text)


def _joined(lines: list[str]) -> str:
    """Join hard-wrapped lines; a line that ends in a hyphen inside a word is joined without a space."""
    text = " ".join(" ".join(line.split()) for line in lines)
    return (
        re.sub(r"(?<=\w)- (?=[a-z])", "-", text) if any(re.search(r"\w-$", line) for line in lines) else text
    )

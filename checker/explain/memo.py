"""A memo: what stands on the page of a clause, a rule or a reading, before it is text or Markdown."""

from __future__ import annotations

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """Sentences. A code of a rule, a reading or a clause in them becomes a link where there are links."""

    text: str


class Quotation(Struct, frozen=True):
    """Words of an agreement, verbatim: of which clause, and where they stand in the stored text.

    ``words`` are on one line, or as the stored text breaks them where ``as_stored``; ``file`` is the path from
    the root of the project, ``line`` its line, counted from 1.
    """

    clause: str
    agreement: str
    title: str
    file: str
    line: int
    words: str
    as_stored: bool = False


class Table(Struct, frozen=True):
    """Rows of equally many cells under their columns; ``labels`` says that the first cell introduces the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Listing(Struct, frozen=True):
    """Items of a list, each of one or more sentences."""

    items: tuple[str, ...]


class Snippet(Struct, frozen=True):
    """Lines to be typed as they stand, into a file (``yaml``) or at a prompt (``sh``)."""

    language: str
    text: str


class Example(Struct, frozen=True):
    """One case of a fixture: what is expected there and why, in a person's words, and what the tool says of it.

    ``file`` is the path from the root of the project, ``line`` the case's line in it, counted from 1.
    """

    file: str
    case: str
    line: int
    outcome: str
    why: str
    says: str
    remedy: str = ""


Part = Paragraph | Quotation | Table | Listing | Snippet | Example


class Section(Struct, frozen=True):
    """A heading and what stands under it."""

    heading: str
    parts: tuple[Part, ...]


class Memo(Struct, frozen=True):
    """A page: ``about`` stands beside the code, ``lead`` above the first heading."""

    code: str
    about: str
    lead: tuple[Part, ...]
    sections: tuple[Section, ...]


def sections(*found: Section | None) -> tuple[Section, ...]:
    """Return the sections that hold something."""
    return tuple(each for each in found if each is not None and each.parts)

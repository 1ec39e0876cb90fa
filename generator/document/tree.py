"""The document tree: every kind of node that a paper may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, TypeAlias

DRAFT_BANNER = "DRAFT - NOT FOR SIGNATURE"
OPEN_BLANK = "[•]"
TICKED = "[X]"
UNTICKED = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]"
SIGNATURE_PAGE_FOLLOWS = "[Signature page follows]"


class Status(Enum):
    """Whether a paper may be signed."""

    DRAFT = "draft"
    EXECUTION = "execution"


class Kind(Enum):
    """Whether a paper is drafted by us or reproduces a form whose words an agreement fixes."""

    PAPER = "paper"
    EXHIBIT = "exhibit"


class Turn(Enum):
    """How the pages of a section lie, and whether they are signature pages."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one look inside a line."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A fact that is not known yet; `label` says which one and is not printed."""

    label: str


@dataclass(frozen=True, slots=True)
class InkBlank:
    """A rule to write on by hand."""

    width: Literal["short", "medium", "long"]


@dataclass(frozen=True, slots=True)
class Checkbox:
    """A box, ticked or empty."""

    ticked: bool


Inline: TypeAlias = Text | LineBreak | OpenBlank | InkBlank | Checkbox
Line: TypeAlias = tuple[Inline, ...]

ParagraphStyle: TypeAlias = Literal[
    "body", "title", "heading-2", "heading-3", "subtitle", "center", "right", "indent", "indent-2", "quote",
    "legend", "note", "caption", "address", "choice", "cell",
    "cell-head",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` is a number of its own set in the hanging indent."""

    style: ParagraphStyle
    line: Line
    label: str = ""
    keep: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `marker` is its printed number, letter or bullet."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list whose items are numbered by the document, from `start`."""

    numbering: Literal["decimal", "alpha", "roman", "bullet"]
    start: int
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: tuple[Block, ...]
    align: Literal["left", "center", "right"] = "left"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a total row is bold under a rule."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are relative, the head rows are repeated on each page."""

    look: Literal["grid", "ledger", "plain"]
    widths: tuple[int, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A framed area kept on one page; `height` is its least height in hundredths of an inch."""

    blocks: tuple[Block, ...]
    label: str = ""
    height: int = 0


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A labelled line of a signature block: a rule for ink when `value` is empty."""

    label: str
    value: Line = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block; `via` are the persons through whom the party signs, each one step deeper."""

    party: Line
    via: tuple[Line, ...]
    lines: tuple[SignatureLine, ...]
    caption: str = ""
    place: Literal["left", "right"] = "right"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a picture; `numbers` are its coordinates in points, in the order of its attributes."""

    kind: Literal["rect", "stroke", "circle", "label"]
    numbers: tuple[str, ...]
    look: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of `width` by `height` points; its caption is its only text."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The start of a new page."""


Block: TypeAlias = Paragraph | ItemList | Table | Box | Keep | Signature | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that lie the same way and have the same footer."""

    turn: Turn
    footer: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: what the file's properties say, what each page repeats, and the sections."""

    title: str
    status: Status
    sections: tuple[Section, ...]
    kind: Kind = Kind.PAPER
    subject: str = ""
    header: str = ""
    version: str = ""
    as_of: date | None = None
    open_blanks: tuple[str, ...] = ()

"""The tags, attributes and classes of the restricted markup, as one literal table."""

from __future__ import annotations

from dataclasses import dataclass, field

INLINE = frozenset({"b", "i", "u", "code", "br", "filled", "blank", "ink", "checkbox"})
BLOCK = frozenset(
    {"h1", "h2", "h3", "p", "ol", "ul", "table", "dl", "box", "keep", "verbatim", "signature", "picture"}
)
TOP = BLOCK | {"signature-page", "landscape", "page-break"}
SHAPES = frozenset({"rect", "stroke", "circle", "label"})
PARAGRAPH_STYLES = frozenset(
    {
        "subtitle",
        "center",
        "right",
        "indent",
        "indent-2",
        "quote",
        "legend",
        "note",
        "caption",
        "address",
        "choice",
    }
)
MODIFIERS = frozenset({"keep", "tight"})


@dataclass(frozen=True, slots=True)
class Tag:
    """What one tag may hold; `choices` lists the values of an attribute where they are fixed."""

    children: frozenset[str] = frozenset()
    text: bool = False
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    choices: dict[str, frozenset[str]] = field(default_factory=dict)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LINE = Tag(INLINE, text=True)
_EMPTY = Tag()
_MIXED = BLOCK | INLINE
_PARAGRAPH = Tag(INLINE, True, optional=_words("label"), classes=PARAGRAPH_STYLES | MODIFIERS)
_HEADING = Tag(INLINE, True, classes=MODIFIERS)
_LOOKS = _words("ink soft accent dashed end middle")

TAGS: dict[str, Tag] = {
    "document": Tag(
        TOP,
        required=_words("title"),
        optional=_words("subject header footer version as-of kind"),
        choices={"kind": _words("paper exhibit")},
    ),
    "h1": _HEADING,
    "h2": _HEADING,
    "h3": _HEADING,
    "p": _PARAGRAPH,
    "verbatim": Tag(INLINE, True, classes=PARAGRAPH_STYLES | MODIFIERS),
    "ol": Tag(_words("li"), optional=_words("start"), classes=_words("decimal alpha roman")),
    "ul": Tag(_words("li")),
    "li": Tag(_MIXED, True),
    "table": Tag(
        _words("caption thead tbody"), required=_words("widths"), classes=_words("grid ledger plain")
    ),
    "caption": _LINE,
    "thead": Tag(_words("tr")),
    "tbody": Tag(_words("tr")),
    "tr": Tag(_words("th td"), classes=_words("total")),
    "th": Tag(_MIXED, True, optional=_words("colspan"), classes=_words("num center")),
    "td": Tag(_MIXED, True, optional=_words("colspan"), classes=_words("num center")),
    "dl": Tag(_words("dt dd"), optional=_words("widths")),
    "dt": _LINE,
    "dd": Tag(_MIXED, True),
    "box": Tag(BLOCK, optional=_words("label height")),
    "keep": Tag(BLOCK),
    "signature": Tag(
        _words("party via line"),
        optional=_words("place caption"),
        choices={"place": _words("left right")},
    ),
    "party": Tag(INLINE, True, classes=_words("exact")),
    "via": _LINE,
    "line": Tag(INLINE, True, required=_words("label")),
    "signature-page": Tag(BLOCK, required=_words("label")),
    "landscape": Tag(BLOCK),
    "page-break": _EMPTY,
    "picture": Tag(SHAPES, required=_words("width height caption")),
    "rect": Tag(required=_words("x y width height"), classes=_LOOKS),
    "stroke": Tag(required=_words("x1 y1 x2 y2"), classes=_LOOKS),
    "circle": Tag(required=_words("cx cy r"), classes=_LOOKS),
    "label": Tag(text=True, required=_words("x y"), classes=_LOOKS),
    "b": _LINE,
    "i": _LINE,
    "u": _LINE,
    "code": _LINE,
    "filled": _LINE,
    "br": _EMPTY,
    "blank": Tag(required=_words("label")),
    "ink": Tag(required=_words("width"), choices={"width": _words("short medium long")}),
    "checkbox": Tag(required=_words("ticked"), choices={"ticked": _words("yes no")}),
}

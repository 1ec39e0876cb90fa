"""Which characters a paper may hold: none that hides or controls, and only those that the font can print."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.model.errors import RenderError
from generator import resources

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]"
)
LONGEST_WORD = 400
LONGEST_TEXT = 2_000_000
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


class Unprintable(RenderError):
    """The words of one document cannot be printed: other documents are not touched by that."""


def describe(character: str) -> str:
    """Name a character so that it can be found: `U+6F22 (CJK UNIFIED IDEOGRAPH-6F22)`."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no printable character')})"


def refuse_controls(text: str, place: str) -> None:
    """Raise Unprintable when `text` holds a control, a surrogate, a direction mark or an invisible sign."""
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise Unprintable(
            f"{place}: line {line} of the filled-in page holds the character {describe(found.group())}, "
            "which cannot be printed; delete it."
        )
    if len(text) > LONGEST_TEXT:
        raise Unprintable(
            f"{place}: the page has {len(text):,} characters; at most {LONGEST_TEXT:,} can be printed."
        )


def refuse_unprintable(text: str, place: str) -> None:
    """Raise Unprintable when the font lacks a character of `text` or a word is too long for a line.

    The font of the PDF decides for the DOCX too, so that both are made or neither.
    """
    missing = set(text) - printable()
    if missing:
        first = min(missing)
        raise Unprintable(
            f"{place}: the font has no sign for {first!r}, {describe(first)}, so a box would be printed; "
            "write it in Latin letters."
        )
    long = _LONG_WORD.search(text)
    if long:
        raise Unprintable(
            f"{place}: a word of {len(long.group()):,} characters begins {long.group()[:30]!r}; "
            f"a word may have at most {LONGEST_WORD}."
        )


@lru_cache(maxsize=1)
def printable() -> frozenset[str]:
    """Give the characters that all four faces of the font have, and line ends and tabs."""
    # Heavy, and needed only when a document is made.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    covered: set[int] | None = None
    for name, _bold, _italic in resources.FACES:
        with TTFont(resources.fonts_folder() / name, lazy=True) as face:
            codes = set(face["cmap"].getBestCmap())
        covered = codes if covered is None else covered & codes
    return frozenset(map(chr, covered or ())) | {"\n", "\t"}

"""What a log or a terminal could obey, or hide from its reader, is shown as an escape."""

from __future__ import annotations

import re

# C0 and C1 controls but for the tab and line ends, line and paragraph separators, noncharacters, surrogates.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
# What turns the direction of reading, or is not seen: bidi controls, zero-width characters, fillers, tags.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{CONTROLS}{UNSEEN}]|\r(?!\n)")


def visible(text: str) -> str:
    """Return a text in which each character that is obeyed or not seen is an escape, such as ``\\u202e``.

    Line ends and tabs stay. The escapes are those of JSON, so that a JSON text keeps its meaning.
    """
    return _HIDDEN.sub(_escape, text)


def one_line(text: str) -> str:
    """Return a text on one line, its line ends turned into spaces, each hidden character into an escape."""
    return visible(re.sub(r"[\r\n]+", " ", text))


def _escape(found: re.Match[str]) -> str:
    """Return the escape of a character, of two halves where it lies beyond the first plane."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))

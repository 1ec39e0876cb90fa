"""Any words as a run of Markdown text: nothing in them is markup, a link, a mention or the start of a block."""

from __future__ import annotations

import re

from checker.report.shown import visible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!$^]")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_MENTION = re.compile(r"@(?=\S)")
# A bullet, a rule, a heading's underline, or a number that begins a list.
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")


def escaped(text: str) -> str:
    """Return words on one line that a reader of Markdown shows as they are.

    White space runs together; controls are written out. An address and a mention stay words: GitHub links what
    looks like one even where it is escaped, so an empty comment parts it.
    """
    line = _MARKUP.sub(r"\\\g<0>", visible(" ".join(text.split())))
    line = _BLOCK.sub(r"\1\\", line)
    return _MENTION.sub("@<!-- -->", _ADDRESS.sub(r"\\\g<0>", line))

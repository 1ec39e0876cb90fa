"""In which line of an exceptions file each ``[[exception]]`` and each of its keys begins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

TABLES = "exception"

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
# A string of any of the four kinds; the two of several lines may end in up to two more of their marks.
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_KEY = re.compile(r"""(?:[^"'=\n#]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')++""")
_HEADER = re.compile(r"""\[\[?((?:[^"'\]\n]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')*+)\]\]?""")
_VALUE_MARKS = re.compile(r"""["'\[\]{}#\n]""")


class Lines(Struct, frozen=True):
    """The line of a table's header, and those of its keys by their names (``scope.matter`` for an inner one)."""

    header: int | None = None
    keys: Mapping[str, int] = {}

    def of(self, key: str) -> int | None:
        """Return the line of a key, or of the key it stands under; where neither is known, the header's."""
        return self.keys.get(key, self.keys.get(key.partition(".")[0], self.header))


def exception_lines(text: str) -> tuple[Lines, ...]:
    """Return the lines of every ``[[exception]]`` of a text that was read as TOML, in the order of the file.

    A text that holds one inside a string of several lines says nothing of it there. Lists written in one
    value are not looked into: there are then fewer results than tables.
    """
    found: list[tuple[int, dict[str, int]]] = []
    under: tuple[str, ...] | None = None
    for line, name, is_header, is_list in _statements(text):
        if is_header:
            if is_list and name == (TABLES,):
                found.append((line, {}))
            inside = bool(found) and name[:1] == (TABLES,)
            under = name[1:] if inside else None
            if inside and name[1:]:
                found[-1][1].setdefault(".".join(name[1:]), line)
        elif under is not None:
            for depth in range(1, len(under) + len(name) + 1):
                found[-1][1].setdefault(".".join((*under, *name)[:depth]), line)
    return tuple(Lines(header, keys) for header, keys in found)


def key_lines(text: str) -> Mapping[str, int]:
    """Return the line on which each name of the outermost table first stands."""
    found: dict[str, int] = {}
    outermost = True
    for line, name, is_header, _ in _statements(text):
        if (outermost or is_header) and name:
            found.setdefault(name[0], line)
        outermost = outermost and not is_header
    return found


def _statements(text: str) -> Iterator[tuple[int, tuple[str, ...], bool, bool]]:
    """Yield each header and each key: its line, its name in parts, whether a header, whether one of a list."""
    at, line, counted = 0, 1, 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        line, counted = line + text.count("\n", counted, at), at
        if at >= len(text):
            return
        header = _HEADER.match(text, at)
        if header is not None:
            yield line, _parts(header[1]), True, text.startswith("[[", at)
            at = header.end()
            continue
        key = _KEY.match(text, at)
        if key is None:
            return
        yield line, _parts(key[0]), False, False
        at = _value_end(text, key.end() + 1)


def _value_end(text: str, at: int) -> int:
    """Return where the value that begins here ends: at the end of its line, or of what it opened."""
    depth = 0
    while (mark := _VALUE_MARKS.search(text, at)) is not None:
        at = mark.end()
        if mark[0] in "\"'":
            string = _STRING.match(text, mark.start())
            at = string.end() if string is not None else at
        elif mark[0] in "[{":
            depth += 1
        elif mark[0] in "]}":
            depth -= 1
        elif mark[0] == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif depth <= 0:
            return at
    return len(text)


def _parts(written: str) -> tuple[str, ...]:
    """Return a key in its parts, quotation marks and escapes undone: ``scope."matter"`` has two."""
    name = written.strip()
    if name.replace("_", "").replace("-", "").isalnum():
        return (name,)
    try:
        inner: Any = tomllib.loads(f"{name} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    parts = []
    while isinstance(inner, dict):
        part = next(iter(inner))
        parts.append(part)
        inner = inner[part]
    return tuple(parts)

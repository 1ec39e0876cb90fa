"""The characters of a matter file: UTF-8 only, nothing that hides or reorders what is read."""

from __future__ import annotations

import re
from pathlib import Path

from checker.model.errors import InputError
from checker.model.visible import CONTROLS, UNSEEN

LARGEST = 16_000_000

_REFUSED = re.compile(f"[{CONTROLS}{UNSEEN}]")
_UNSEEN_ONLY = re.compile(f"[{UNSEEN}]")
_INDENTING_TAB = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)


def bytes_of(file: Path) -> bytes:
    """Return the bytes of a file, but no more than it takes to see that it is too large."""
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file, without byte-order mark and with plain line ends.

    Raises InputError (with line and column) for a file that is too large, not UTF-8, or that holds a
    character which hides or reorders what is read.
    """
    if len(data) > LARGEST:
        said = f"the file is larger than the {LARGEST:,} bytes that are read"
        raise InputError(f"{said}; keep prices and the register in files of their own", file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the file is UTF-16; save it as UTF-8", file, 1, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line, column = line_and_column(before, len(before))
        seen = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        raise InputError(f"{seen}; save the file as UTF-8", file, line, column) from None
    return checked(text.replace("\r\n", "\n").replace("\r", "\n"), file)


def checked(text: str, file: str) -> str:
    """Return the text; raise InputError at the first character that may not stand in a matter file."""
    found = _REFUSED.search(text)
    if found:
        line, column = line_and_column(text, found.start())
        raise InputError(refusal(found[0]), file, line, column)
    return text


def check_indents(text: str, file: str) -> None:
    """Raise InputError at the first line that is indented with a tab."""
    found = _INDENTING_TAB.search(text)
    if found:
        line, column = line_and_column(text, text.index("\t", found.start()))
        raise InputError("a tab indents this line; use spaces", file, line, column)


def first_refused(text: str) -> str | None:
    """Return the first character (or tab) that may not stand in a value, or None."""
    found = _REFUSED.search(text)
    return found[0] if found else "\t" if "\t" in text else None


def refusal(character: str) -> str:
    """Return the sentence about a character that may not stand in a matter file."""
    kind = "an invisible or direction-changing" if _UNSEEN_ONLY.match(character) else "a control"
    return f"U+{ord(character):04X} is {kind} character; take it out"


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of the character at the offset."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1

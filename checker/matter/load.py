"""Loads a matter: reads the file and what it refers to, checks the types, then what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, structs

from checker.matter.attached import attach, checked_name
from checker.matter.blanks import take_out_blanks
from checker.matter.characters import bytes_of, decoded
from checker.matter.consistency import check
from checker.matter.diagnosis import check_types
from checker.matter.names import check_names
from checker.matter.reader import Document, read
from checker.matter.shorthand import expand
from checker.model.errors import InputError, UsageError
from checker.model.matter import LoadedMatter, Matter


def load(path: str | Path) -> LoadedMatter:
    """Load the matter at the path.

    Raises UsageError where there is no such file, InputError (with file, line and column) for whatever
    the file says that cannot be read or cannot be.
    """
    file = Path(checked_name(str(path)))
    return load_text(file_text(file), str(path), file.parent)


def load_text(text: str | bytes, name: str, folder: str | Path = ".") -> LoadedMatter:
    """Load a matter from its text; ``name`` stands in errors, its files are relative to ``folder``."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return typed(read(decoded(data, name), name), Path(folder))


def typed(document: Document, folder: Path) -> LoadedMatter:
    """Return the typed matter of a document that was read; the document is used up."""
    attach(document, folder)
    expand(document)
    if document.blanks:
        check_types(document)
        take_out_blanks(document)
    try:
        matter = convert(document.data, Matter, dec_hook=_from_text)
    except ValidationError as error:
        check_types(document)
        raise InputError(str(error), document.file) from None
    loaded = LoadedMatter(matter, document.file, folder, document)
    check_names(document)
    check(loaded)
    return loaded


def spoken_from(loaded: LoadedMatter, as_of: date) -> LoadedMatter:
    """Return the matter as if the check spoke from another day; InputError where its history lies after it."""
    moved = replace(loaded, matter=structs.replace(loaded.matter, as_of=as_of))
    check(moved)
    return moved


def file_text(file: Path) -> bytes:
    """Return the bytes of a file; raise UsageError in a sentence where it cannot be read."""
    try:
        return bytes_of(file)
    except FileNotFoundError:
        raise UsageError(f"{file}: there is no such file") from None
    except IsADirectoryError:
        raise InputError("this is a folder; name a matter file in it", str(file)) from None
    except OSError as error:
        raise UsageError(
            f"{file}: it cannot be read: {(error.strerror or 'unknown reason').lower()}"
        ) from None


def _from_text(kind: Any, raw: Any) -> Any:
    """Make one of our own types from what the file holds."""
    return kind.read(raw)

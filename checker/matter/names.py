"""Names that look alike and are not: composed against decomposed letters, letters of two alphabets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from checker.matter.reader import Document
from checker.model.errors import InputError
from checker.model.matter import PlacePath

# Whom the agreements themselves name.
FIRST_HOLDER = "Cisco Systems Capital Corporation"
COMPANY = ("Company", "CTC Communications Group, Inc.", "CTC Communications Corp.")

# The letters of other alphabets that print as Latin ones, folded to lower case: Cyrillic, Greek, and odd ones.
_LOOKALIKE = str.maketrans(
    "авеіјкмнорстухѕԁһӏԛԝүѵ" + "αβεζικμνορτυχη" + "ıɑɡɩᴏօսո",
    "abeijkmhopctyxsdhlqwyv" + "abezikmnoptuxn" + "iagiooun",
)
_FREE_TEXT = frozenset({"note", "because", "basis", "evidence", "indemnity", "why", "expect", "matter"})


def name_key(name: str) -> str:
    """Return a name as it is compared: case and spaces do not matter."""
    return " ".join(name.split()).casefold()


def check_names(document: Document) -> None:
    """Raise InputError for a text that mixes alphabets in a word, or two that differ only to a machine."""
    if document.ascii:
        return
    seen = {_shape(name): name for name in (FIRST_HOLDER, *COMPANY)}
    for path, text in _texts(document.data, ()):
        odd = _mixed_word(text)
        if odd:
            raise _refused(document, path, f'"{text}" mixes alphabets: {odd}; type it again')
        other = seen.setdefault(_shape(text), text)
        if other != text and _shape(other) == _shape(text) and other.casefold() != text.casefold():
            like = f'"{other}"' if other in (FIRST_HOLDER, *COMPANY) else "another name of this file"
            said = f'"{text}" looks like {like} but is spelled with other characters'
            raise _refused(document, path, f"{said} ({_difference(other, text)}); type it again")


def _texts(data: Any, path: PlacePath) -> Iterator[tuple[PlacePath, str]]:
    """Yield every text that may be a name, in file order."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if not key.isascii():
                yield (*path, key), key
            if key not in _FREE_TEXT:
                yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def _shape(text: str) -> str:
    """Return what the text looks like, whatever letters it is made of."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKE)


def _mixed_word(text: str) -> str | None:
    """Return in words where a word mixes Latin with look-alike letters, or None."""
    if text.isascii():
        return None
    for word in text.split():
        latin = [letter for letter in word if "LATIN" in unicodedata.name(letter, "")]
        folded = {letter: letter.casefold() for letter in word if letter not in latin}
        odd = next((letter for letter, small in folded.items() if small.translate(_LOOKALIKE) != small), None)
        if odd and latin:
            return f"U+{ord(odd):04X} ({unicodedata.name(odd).lower()}) in a Latin word"
    return None


def _difference(left: str, right: str) -> str:
    """Return the first character in which two texts differ."""
    for one, two in zip(left, right, strict=False):
        if one != two:
            return f"U+{ord(two):04X} where the other has U+{ord(one):04X}"
    return "one is longer"


def _refused(document: Document, path: PlacePath, words: str) -> InputError:
    """Return an error at the path."""
    place = document.place(path)
    return InputError(words, place.file, place.line, place.column)

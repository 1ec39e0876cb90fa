"""What stands empty in a file counts as left out: a key without a value, a form with no blank filled."""

from __future__ import annotations

from typing import Any

from checker.matter.reader import Document, Spot


def is_blank(value: Any) -> bool:
    """Return whether nothing is written: no value, or a list or mapping that holds only blanks."""
    if isinstance(value, dict):
        return bool(value) and all(is_blank(item) for item in value.values())
    if isinstance(value, list):
        return bool(value) and all(is_blank(item) for item in value)
    return value is None


def take_out_blanks(document: Document) -> None:
    """Take every blank out of the document; what is left keeps its place."""
    _take_out(document.data, document.root, "expect")


def _take_out(data: Any, spot: Any, kept: str = "") -> None:
    """Take the blanks out of a list or mapping and of all that it holds, but for the key that is kept."""
    if isinstance(data, dict):
        for key in [key for key, value in data.items() if is_blank(value) and key != kept]:
            del data[key]
        for key, value in data.items():
            if key != kept:
                _take_out(value, spot.inner.get(key))
    elif isinstance(data, list) and isinstance(spot, Spot):
        filled = [(value, spot.inner.get(index)) for index, value in enumerate(data) if not is_blank(value)]
        data[:] = [value for value, _ in filled]
        spot.inner = {index: where for index, (_, where) in enumerate(filled) if where is not None}
        for value, where in filled:
            _take_out(value, where)

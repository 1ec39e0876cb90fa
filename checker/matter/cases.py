"""Fixture files that hold one matter (``base``) and many named variations of it (``cases``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.matter.attached import checked_name
from checker.matter.characters import decoded
from checker.matter.load import file_text, typed
from checker.matter.reader import Document, Spot, read
from checker.model.errors import InputError
from checker.model.matter import LoadedMatter

ONLY = ""


def load_cases(path: str | Path) -> list[tuple[str, LoadedMatter]]:
    """Load every case of a fixture file, by name and in file order; a plain matter is one case named ``""``.

    A case overrides the base: mappings merge, lists and values replace, a key without a value leaves it out.
    Keys beside ``base`` and ``cases`` belong to the base. Raises the errors of ``load``.
    """
    file = Path(checked_name(str(path)))
    return load_cases_text(file_text(file), str(path), file.parent)


def load_cases_text(data: bytes, name: str, folder: str | Path = ".") -> list[tuple[str, LoadedMatter]]:
    """Load every case from the bytes of a fixture file, as ``load_cases`` does.

    ``name`` stands in errors; the files that a matter names are relative to ``folder``.
    """
    whole, place = read(decoded(data, name), name), Path(folder)
    if "cases" not in whole.root.keys:
        return [(ONLY, typed(whole, place))]
    base = _base(whole)
    return [(case, typed(_case(whole, base, case), place)) for case in _names(whole)]


def _base(whole: Document) -> Document:
    """Return what all cases share."""
    own = _without(whole, ("base", "cases"))
    data, spot = whole.data.get("base", {}), whole.root.inner.get("base")
    if "base" not in whole.data:
        return own
    if not isinstance(data, dict) or not isinstance(spot, Spot):
        raise _refused(whole, "base", 'a mapping is expected here: "base" holds a matter')
    return _merged(own, Document(data, spot, whole.file, whole.ascii, whole.blanks))


def _without(whole: Document, keys: tuple[str, ...]) -> Document:
    """Return the document without some of its keys."""
    root = whole.root
    data = {key: value for key, value in whole.data.items() if key not in keys}
    spot = Spot(root.line, root.column, root.flow)
    spot.keys = {key: where for key, where in root.keys.items() if key not in keys}
    spot.inner = {key: where for key, where in root.inner.items() if key not in keys}
    return Document(data, spot, whole.file, whole.ascii, whole.blanks)


def _names(whole: Document) -> list[str]:
    """Return the names of the cases; raise InputError where there are none."""
    cases = whole.data.get("cases")
    if not isinstance(cases, dict) or not cases:
        raise _refused(whole, "cases", 'a mapping is expected here: "cases" holds a name for each case')
    return list(cases)


def _case(whole: Document, base: Document, name: str) -> Document:
    """Return the base with one case's changes."""
    spot = whole.root.inner["cases"]
    data, inner = whole.data["cases"][name], spot.inner[name] if isinstance(spot, Spot) else spot
    if not isinstance(data, dict) or not isinstance(inner, Spot):
        line, column = spot.keys[name] if isinstance(spot, Spot) else spot
        raise InputError(
            f'a mapping is expected here: the case "{name}" holds its changes', whole.file, line, column
        )
    return _merged(base, Document(data, inner, whole.file, whole.ascii, whole.blanks))


def _refused(whole: Document, key: str, words: str) -> InputError:
    """Return an error at a top-level key."""
    line, column = whole.root.keys[key]
    return InputError(words, whole.file, line, column)


def _merged(base: Document, over: Document) -> Document:
    """Return a fresh document in which ``over`` wins."""
    data, spot = _merge(base.data, base.root, over.data, over.root)
    return Document(data, spot, base.file, base.ascii, base.blanks)


def _merge(
    data: dict[str, Any], spot: Spot, over: dict[str, Any], above: Spot
) -> tuple[dict[str, Any], Spot]:
    """Return the merged mapping with the places of both."""
    merged, where = _copy_mapping(data, spot)
    for key in above.keys:
        where.keys[key] = above.keys[key]
        old, new = merged.get(str(key)), over[str(key)]
        old_spot, new_spot = where.inner.get(key), above.inner[key]
        if (
            isinstance(old, dict)
            and isinstance(new, dict)
            and isinstance(old_spot, Spot)
            and isinstance(new_spot, Spot)
        ):
            merged[str(key)], where.inner[key] = _merge(old, old_spot, new, new_spot)
        else:
            merged[str(key)], where.inner[key] = _copy(new, new_spot)
    return merged, where


def _copy_mapping(data: dict[str, Any], spot: Spot) -> tuple[dict[str, Any], Spot]:
    """Return a copy of a mapping and its places, to any depth."""
    where = Spot(spot.line, spot.column, spot.flow, dict(spot.keys), dict(spot.inner))
    copied: dict[str, Any] = {}
    for key, value in data.items():
        copied[key], where.inner[key] = _copy(value, spot.inner[key])
    return copied, where


def _copy(value: Any, spot: Spot | tuple[int, int]) -> tuple[Any, Spot | tuple[int, int]]:
    """Return a copy of any value and its places."""
    if not isinstance(spot, Spot):
        return value, spot
    if isinstance(value, dict):
        return _copy_mapping(value, spot)
    where = Spot(spot.line, spot.column, spot.flow)
    items: list[Any] = []
    for index, item in enumerate(value):
        copied, where.inner[index] = _copy(item, spot.inner[index])
        items.append(copied)
    return items, where

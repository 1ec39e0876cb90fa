"""What is wrong with a value that does not fit the vocabulary: its place, and a sentence that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from msgspec import inspect

from checker.matter.blanks import is_blank
from checker.matter.reader import Document, Spot
from checker.matter.sentences import (
    EMPTY,
    article,
    choice_fault,
    date_fault,
    nearest,
    noun,
    seen,
    split_hint,
    text_fault,
)
from checker.model.errors import InputError
from checker.model.events import EVENTS
from checker.model.matter import Matter, PlacePath

_EVENT_NAMES = tuple(str(kind.__struct_config__.tag) for kind in EVENTS)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at a path; ``of_key`` points at the key instead of its value."""

    path: PlacePath
    sentence: str
    of_key: bool = False


def check_types(document: Document) -> None:
    """Raise InputError for the first value, in file order, that does not fit the vocabulary."""
    for fault in _faults(document.data, _matter_type(), (), document.root):
        place = document.place(fault.path, fault.of_key)
        raise InputError(fault.sentence, place.file, place.line, place.column)


@cache
def _matter_type() -> inspect.Type:
    """Return the description of the whole file's type."""
    return inspect.type_info(Matter)


def _faults(raw: Any, kind: inspect.Type, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with the raw value against the type, in file order."""
    if isinstance(kind, inspect.Metadata):
        yield from _faults(raw, kind.type, path, spot)
    elif isinstance(kind, inspect.UnionType):
        yield from _union_faults(raw, kind, path, spot)
    elif isinstance(kind, inspect.StructType):
        yield from _struct_faults(raw, kind, path, spot)
    elif isinstance(kind, inspect.VarTupleType | inspect.TupleType):
        yield from _list_faults(raw, kind, path, spot)
    elif isinstance(kind, inspect.DictType):
        yield from _mapping_faults(raw, kind, path, spot)
    else:
        said = _scalar_fault(raw, kind)
        if said:
            yield Fault(path, said + split_hint(spot, isinstance(kind, inspect.CustomType)))


def _inner(spot: Any, key: str | int) -> Any:
    """Return the spot of an item; a scalar's own parent spot, so that the flow style is known."""
    found = spot.inner.get(key) if isinstance(spot, Spot) else None
    return found if isinstance(found, Spot) else spot


def _union_faults(raw: Any, kind: inspect.UnionType, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with the value against the alternative that it looks most like."""
    choices = [choice for choice in kind.types if not isinstance(choice, inspect.NoneType)]
    structs = [choice for choice in choices if isinstance(choice, inspect.StructType)]
    if raw is None:
        yield Fault(path, EMPTY)
        return
    if structs and structs[0].tag_field and (isinstance(raw, dict) or len(structs) == len(choices)):
        yield from _event_faults(raw, structs, path, spot)
        return
    words = [value for choice in choices for value in _words(choice)]
    if words and isinstance(raw, str) and not any(isinstance(c, inspect.DateType) for c in choices):
        said = choice_fault(raw, words, " (nor a mapping of keys)" if structs else "")
        if said:
            yield Fault(path, said)
        return
    fitting = [choice for choice in choices if _looks_like(raw, choice)] or choices
    found = [list(_faults(raw, choice, path, spot)) for choice in fitting]
    if all(found):
        yield from found[0]


def _looks_like(raw: Any, kind: inspect.Type) -> bool:
    """Return whether the value has the outer shape of the type."""
    if isinstance(kind, inspect.Metadata):
        return _looks_like(raw, kind.type)
    if isinstance(raw, dict):
        return isinstance(kind, inspect.StructType | inspect.DictType)
    if isinstance(raw, list):
        return isinstance(kind, inspect.VarTupleType | inspect.TupleType | inspect.CustomType)
    if isinstance(raw, bool):
        return isinstance(kind, inspect.BoolType)
    return isinstance(kind, inspect.StrType | inspect.DateType | inspect.LiteralType | inspect.CustomType)


def _words(kind: inspect.Type) -> list[str]:
    """Return the fixed words that a type allows."""
    if isinstance(kind, inspect.BoolType):
        return ["true", "false"]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else []


def _event_faults(raw: Any, kinds: list[inspect.StructType], path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with an event: its name first, then its fields."""
    if not isinstance(raw, dict):
        yield Fault(path, f'{seen(raw)} is not an event; an event begins with "- event: exercise"')
    elif "event" not in raw:
        yield Fault(
            (*path, "event"), 'this event does not say what it is; add a line such as "event: exercise"'
        )
    elif raw["event"] not in _EVENT_NAMES:
        yield Fault((*path, "event"), _not_an_event(raw["event"]))
    else:
        kind = next(kind for kind in kinds if kind.tag == raw["event"])
        yield from _struct_faults(raw, kind, path, spot)


def _not_an_event(name: Any) -> str:
    """Return the sentence about an unknown event."""
    return f"{seen(name)} is not an event{nearest(name if isinstance(name, str) else '', _EVENT_NAMES)}"


def _struct_faults(raw: Any, kind: inspect.StructType, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield unknown keys and wrong values in file order, then keys that are missing."""
    what = f"{kind.tag} event" if kind.tag else noun(kind.cls.__name__)
    fields = {item.encode_name: item for item in kind.fields}
    if raw is None:
        yield Fault(path, EMPTY)
        return
    if not isinstance(raw, dict):
        keys = ", ".join(list(fields)[:4]) + (" ..." if len(fields) > 4 else "")
        yield Fault(
            path,
            f"{article(what)} is a mapping of keys ({keys}), not {seen(raw)}",
        )
        return
    for key in raw:
        if kind.tag_field and key == kind.tag_field:
            continue
        if key not in fields:
            said = f'"{key}" is not a key of {article(what)}{nearest(str(key), fields)}'
            yield Fault((*path, key), said + split_hint(spot, raw.get(key) is None), of_key=True)
        elif raw.get(key) is not None:
            yield from _faults(raw[key], fields[key].type, (*path, key), _inner(spot, key))
    # A form of which nothing is filled in is left out; a whole file cannot be.
    if path and is_blank(raw):
        return
    for name, item in fields.items():
        if item.required and raw.get(name) is None:
            yield Fault((*path, name), f'"{name}" is missing in this {what}{_example(item.type)}')


def _example(kind: inspect.Type) -> str:
    """Return how a missing value would be written, where that helps."""
    if isinstance(kind, inspect.Metadata):
        return _example(kind.type)
    return "; write it as YYYY-MM-DD" if isinstance(kind, inspect.DateType) else ""


def _list_faults(
    raw: Any, kind: inspect.VarTupleType | inspect.TupleType, path: PlacePath, spot: Any
) -> Iterator[Fault]:
    """Yield what is wrong with a list or its items."""
    if not isinstance(raw, list):
        yield Fault(path, f'a list is expected here, not {seen(raw)}; begin each item with "- "')
        return
    if isinstance(kind, inspect.TupleType) and len(raw) != len(kind.item_types):
        yield Fault(path, f"{len(kind.item_types)} values are expected here, not {len(raw)}")
        return
    for index, item in enumerate(raw):
        inner = kind.item_types[index] if isinstance(kind, inspect.TupleType) else kind.item_type
        yield from _faults(item, inner, (*path, index), _inner(spot, index))


def _mapping_faults(raw: Any, kind: inspect.DictType, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with a mapping whose keys are free names."""
    if not isinstance(raw, dict):
        yield Fault(path, f"a mapping of names and values is expected here, not {seen(raw)}")
        return
    for key, item in raw.items():
        yield from _faults(item, kind.value_type, (*path, key), _inner(spot, key))


def _scalar_fault(raw: Any, kind: inspect.Type) -> str | None:
    """Return what is wrong with a value that is neither list nor mapping, or None."""
    if isinstance(kind, inspect.AnyType):
        return None
    if raw is None:
        return EMPTY
    if isinstance(kind, inspect.CustomType):
        try:
            custom: Any = kind.cls
            custom.read(raw)
        except ValueError as error:
            return str(error)
        return None
    if isinstance(kind, inspect.DateType):
        return date_fault(raw)
    if isinstance(kind, inspect.LiteralType):
        return choice_fault(raw, [str(value) for value in kind.values])
    if isinstance(kind, inspect.BoolType):
        return (
            None
            if isinstance(raw, bool)
            else f"{seen(raw)} is neither true nor false; write true or false, unquoted"
        )
    return text_fault(raw, kind)

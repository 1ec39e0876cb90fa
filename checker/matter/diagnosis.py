"""What is wrong with a value that does not fit the vocabulary: its place, and a sentence that mends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from typing import Any

from msgspec import inspect

from checker.matter.reader import Document, Spot
from checker.model.errors import InputError
from checker.model.events import EVENTS
from checker.model.matter import Matter, PlacePath

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_EVENT_NAMES = tuple(str(kind.__struct_config__.tag) for kind in EVENTS)
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, at a path; ``of_key`` points at the key instead of its value."""

    path: PlacePath
    sentence: str
    of_key: bool = False


def diagnosed(document: Document, otherwise: str) -> InputError:
    """Return the error for the first value, in file order, that does not fit; else ``otherwise``."""
    fault = next(_faults(document.data, _matter_type(), (), document.root), Fault((), otherwise))
    place = document.place(fault.path, fault.of_key)
    return InputError(fault.sentence, place.file, place.line, place.column)


@cache
def _matter_type() -> inspect.Type:
    """Return the description of the whole file's type."""
    return inspect.type_info(Matter)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the nearest known word, or a list of what is known."""
    names = list(known)
    close = get_close_matches(word.lower().replace("-", "_").replace(" ", "_"), names, 1, 0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; known here: {', '.join(names)}" if names else ""


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
            yield Fault(path, said + _split_hint(spot, raw))


def _inner(spot: Any, key: str | int) -> Any:
    """Return the spot of an item; a scalar's own parent spot, so that the flow style is known."""
    found = spot.inner.get(key) if isinstance(spot, Spot) else None
    return found if isinstance(found, Spot) else spot


def _union_faults(raw: Any, kind: inspect.UnionType, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with the value against the alternative that it looks most like."""
    choices = [choice for choice in kind.types if not isinstance(choice, inspect.NoneType)]
    structs = [choice for choice in choices if isinstance(choice, inspect.StructType)]
    if structs and structs[0].tag_field and (isinstance(raw, dict) or len(structs) == len(choices)):
        yield from _event_faults(raw, structs, path, spot)
        return
    if raw is None:
        yield Fault(path, "nothing is written here; write a value or take the item out")
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


def _event_faults(raw: Any, kinds: list[inspect.StructType], path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield what is wrong with an event: its name first, then its fields."""
    if not isinstance(raw, dict):
        yield Fault(path, f'{_seen(raw)} is not an event; an event begins with "- event: exercise"')
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
    return f"{_seen(name)} is not an event{nearest(name if isinstance(name, str) else '', _EVENT_NAMES)}"


def _struct_faults(raw: Any, kind: inspect.StructType, path: PlacePath, spot: Any) -> Iterator[Fault]:
    """Yield unknown keys and wrong values in file order, then keys that are missing."""
    what = str(kind.tag) if kind.tag else _noun(kind.cls.__name__)
    fields = {item.encode_name: item for item in kind.fields}
    if not isinstance(raw, dict):
        keys = ", ".join(list(fields)[:4])
        yield Fault(
            path,
            f"{_article(what)} is a mapping of keys ({keys} ...), not {_seen(raw)}{_split_hint(spot, raw)}",
        )
        return
    for key in list(spot.keys) if isinstance(spot, Spot) else list(raw):
        if kind.tag_field and key == kind.tag_field:
            continue
        if key not in fields:
            said = f'"{key}" is not a key of {_article(what)}{nearest(str(key), fields)}'
            yield Fault((*path, key), said + _split_hint(spot, raw), of_key=True)
        elif key in raw:
            yield from _faults(raw[key], fields[key].type, (*path, key), _inner(spot, key))
    for name, item in fields.items():
        if item.required and name not in raw:
            yield Fault(
                (*path, name), f'"{name}" is missing in this {what.replace("_", " ")}{_example(item.type)}'
            )


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
        yield Fault(path, f'a list is expected here, not {_seen(raw)}; begin each item with "- "')
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
        yield Fault(path, f"a mapping of names and values is expected here, not {_seen(raw)}")
        return
    for key, item in raw.items():
        yield from _faults(item, kind.value_type, (*path, key), _inner(spot, key))


def _scalar_fault(raw: Any, kind: inspect.Type) -> str | None:
    """Return what is wrong with a value that is neither list nor mapping, or None."""
    if isinstance(kind, inspect.AnyType):
        return None
    if raw is None:
        return "nothing is written here; write a value or take the item out"
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
        return _choice_fault(raw, [str(value) for value in kind.values])
    if isinstance(kind, inspect.BoolType):
        return (
            None
            if isinstance(raw, bool)
            else f"{_seen(raw)} is neither true nor false; write true or false, unquoted"
        )
    return _text_fault(raw, kind)


def _text_fault(raw: Any, kind: inspect.Type) -> str | None:
    """Return what is wrong with a text, or None."""
    if not isinstance(raw, str):
        return f"text is expected here, not {_seen(raw)}; put it in quotes if it is meant as text"
    if isinstance(kind, inspect.StrType) and kind.pattern and not re.search(kind.pattern, raw):
        return f"{_seen(raw)} is not a time of day; write it like 09:30 or 16:00"
    return None


def _choice_fault(raw: Any, choices: list[str]) -> str | None:
    """Return what is wrong with one of a fixed list of words, or None."""
    if isinstance(raw, str) and raw in choices:
        return None
    close = get_close_matches(raw.lower(), choices, 1, 0.6) if isinstance(raw, str) else []
    hint = f'; did you mean "{close[0]}"?' if close else ""
    return f"{_seen(raw)} is not one of {', '.join(choices)}{hint}"


def date_fault(raw: Any) -> str | None:
    """Return what is wrong with a date, or None."""
    form = "write a date as YYYY-MM-DD, such as 2003-06-16"
    found = _DATE.fullmatch(raw) if isinstance(raw, str) and raw.isascii() else None
    if found is None:
        return f"{_seen(raw)} is not a date; {form}"
    year, month, day = (int(part) for part in found.groups())
    if not 1 <= month <= 12 or year == 0:
        return f"{raw} does not exist; {form}"
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    last = (after - timedelta(days=1)).day if after != date.max else 31
    if not 1 <= day <= last:
        return f"{raw} does not exist: {_MONTHS[month - 1]} {year} has {last} days"
    return None


def _split_hint(spot: Any, raw: Any) -> str:
    """Return a hint where a comma inside brackets may have split a name or a number."""
    if isinstance(spot, Spot) and spot.flow and raw != {}:
        return "; inside [ ] and { } a comma splits, so quote a name or number that holds one"
    return ""


def _seen(raw: Any) -> str:
    """Return what stands in the file, for a sentence."""
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if raw is None:
        return "nothing"
    text = str(raw)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:60]}..."'


def _noun(name: str) -> str:
    """Return the words of a class name: ``SignatureBlock`` becomes ``signature block``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _article(noun: str) -> str:
    """Return the noun with its article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"

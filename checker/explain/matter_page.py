"""The reference of the matter file, made from its schema: every field with its meaning, form and default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import inspect

from checker.explain.as_markdown import linked
from checker.matter.schema import CUSTOM, Schema, schema
from checker.matter.tables import HOLDER_COLUMNS, PRICE_COLUMNS, WARRANT_COLUMNS
from checker.model.events import EVENTS
from checker.model.matter import Matter
from checker.model.numbers import Count, Money, Percent, Ratio, Shares

_FRAME = Path(__file__).parent / "matter-file.md"
_DELIVERY = "Delivery"
_LEFT_OUT = "left out = "
_COMMON = ("event", "date", "id", "sequence", "time", "note")
# What nobody asks for where it is left out.
_NEEDLESS = ("id", "time", "note")
_FORMS = {
    CUSTOM[Shares]["pattern"]: 'a number, such as `100000` or `"100,000"`',
    CUSTOM[Money]["pattern"]: 'dollars, such as `2.408` or `"240,800.00"`',
    CUSTOM[Percent]["pattern"]: "a percentage, such as `10%`",
    CUSTOM[Ratio]["pattern"]: "after:before, such as `3:2`",
    CUSTOM[Count]["pattern"]: "a whole number",
}
_PLURAL = {"a day": "days", "text": "texts"}
_KINDS = {"boolean": "`true` or `false`", "object": "names and values", "string": "text"}


def matter_page() -> str:
    """Return the reference as Markdown: the frame that is written by hand, with the tables in their places."""
    whole = schema()
    definitions: Mapping[str, Schema] = whole["$defs"]
    events = {str(kind.__struct_config__.tag): kind for kind in EVENTS}
    first = {key: value for key, value in whole["properties"].items() if key not in ("history", "proposed")}
    before = _reached(first, definitions)
    others = {*before, _DELIVERY, *(kind.__name__ for kind in EVENTS)}
    parts = [name for name in _reached(whole, definitions) if name not in others]
    tables = {
        "the file": "\n".join(_fields("Matter", whole["properties"], whole["required"])),
        "before history": _definitions(before, definitions),
        "delivery": _definitions([_DELIVERY], definitions),
        "events": "\n".join(_events(events, definitions)),
        "parts of events": _definitions(parts, definitions),
        "columns of prices": _listed(PRICE_COLUMNS),
        "columns of holders": _listed(HOLDER_COLUMNS),
        "columns of Warrants": _listed(WARRANT_COLUMNS[1:]),
    }
    page = _FRAME.read_text(encoding="utf-8")
    for name, text in tables.items():
        page = page.replace(f"{{{name}}}", text.rstrip("\n"))
    return page


def _listed(names: Iterable[str]) -> str:
    """Return names as a list within a sentence."""
    return ", ".join(f"`{name}`" for name in names)


def _definitions(names: Iterable[str], definitions: Mapping[str, Schema]) -> str:
    """Return parts of the file, each with its fields."""
    return "\n\n".join("\n".join(_definition(name, definitions[name], 3)) for name in names)


def _events(events: Mapping[str, type], definitions: Mapping[str, Schema]) -> Iterator[str]:
    """Yield the vocabulary: a table of the events, what all of them take, then each with its fields."""
    yield from ("| Event | What happens | A file to start from |", "|---|---|---|")
    for name, kind in events.items():
        said = linked(_about(definitions[kind.__name__]), "")
        yield f"| [`{name}`](#{name}) | {said} | `covenant new {name}` |"
    first = definitions[next(iter(events.values())).__name__]["properties"]
    common = {key: value for key, value in first.items() if key in _COMMON}
    yield from ("", "Every event takes:", "", *_fields("Happening", common, ["event", "date"]), "")
    for name, kind in events.items():
        made = definitions[kind.__name__]
        own = {key: value for key, value in made["properties"].items() if key not in _COMMON}
        yield from (f"### `{name}`", "", linked(_about(made), ""), "", f"`covenant new {name}`", "")
        yield from (*_fields(kind.__name__, own, made["required"]), "")


def _definition(name: str, made: Schema, level: int) -> Iterator[str]:
    """Yield a part of the file: its name, what it is, its fields."""
    yield f'{"#" * level} <a id="{name}"></a>{name}'
    yield from ("", linked(_about(made), ""), "")
    yield from _fields(name, made["properties"], made.get("required", []))


def _fields(owner: str, properties: Mapping[str, Schema], required: list[str]) -> Iterator[str]:
    """Yield the table of the fields of one part."""
    yield from ("| Field | What it is | How it is written | Left out |", "|---|---|---|---|")
    for name, made in properties.items():
        said, _, left_out = str(made.get("description", "")).partition(_LEFT_OUT)
        said = "what happens: a name of the list above" if name == "event" else said.strip(" ;,(")
        if name in required:
            left_out = "refused"
        elif not left_out:
            left_out = "none" if name in _NEEDLESS or _empty_by_default(owner, name) else "unknown"
        how = "the name" if name == "event" else _how(made)
        cells = (f"`{name}`", linked(said, ""), how, linked(left_out.strip(" )"), ""))
        yield f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"


def _how(made: Schema) -> str:
    """Return how a value is written, in words."""
    if "$ref" in made:
        name = str(made["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name})"
    if "const" in made:
        return f"`{made['const']}`"
    if "enum" in made:
        return ", ".join(f"`{_yaml(each)}`" for each in made["enum"])
    choices = made.get("anyOf") or made.get("oneOf")
    if choices:
        if any(str(each.get("$ref", "")).endswith("Exercise") for each in choices):
            return "[events](#events)"
        first, *others = choices
        if [each.get("items") for each in others] == [first]:
            return f"{_how(first)}, or a list of them"
        return " or ".join(dict.fromkeys(_how(each) for each in choices))
    if "prefixItems" in made:
        return "a list of " + " and ".join(_how(each) for each in made["prefixItems"])
    if made.get("type") == "array":
        item = _how(made["items"])
        return f"a list of {_PLURAL.get(item, item)}"
    if isinstance(made.get("additionalProperties"), dict):
        return f"for each name: {_how(made['additionalProperties'])}"
    if made.get("format") == "date":
        return "a day"
    if "file" in made.get("properties", {}):
        return "`file:` and its name"
    if made.get("pattern", "").startswith("^([01]"):
        return "a time"
    return _FORMS.get(made.get("pattern", ""), _KINDS.get(str(made.get("type", "")), "a value"))


def _yaml(value: object) -> str:
    """Return a value as the file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _about(made: Schema) -> str:
    """Return what a part of the file is, as its description says."""
    return str(made.get("description", "")).replace("``", "`")


def _reached(part: Any, definitions: Mapping[str, Schema]) -> list[str]:
    """Return the names of the definitions that a part of the schema leads to, each once, in the order met."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.append(name)
                walk(definitions[name])
            for key, inner in value.items():
                if key != "$defs":
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(part)
    return found


def _empty_by_default(owner: str, name: str) -> bool:
    """Say whether a field left out is an empty list or mapping, and not unknown."""
    return (owner, name) in _EMPTY


def _empty_fields() -> Iterator[tuple[str, str]]:
    """Yield every field of the vocabulary and of the matter whose default is an empty list or mapping."""
    seen: set[type] = set()

    def walk(kind: Any) -> Iterator[tuple[str, str]]:
        if isinstance(kind, inspect.StructType) and kind.cls not in seen:
            seen.add(kind.cls)
            for field in kind.fields:
                if field.default == () or field.default_factory in (dict, list):
                    yield kind.cls.__name__, field.encode_name
                yield from walk(field.type)
        for inner in ("type", "item_type", "value_type"):
            if hasattr(kind, inner):
                yield from walk(getattr(kind, inner))
        for each in getattr(kind, "types", ()):
            yield from walk(each)

    yield from walk(inspect.type_info(Matter))


_EMPTY = frozenset(_empty_fields())

"""The matter file's JSON Schema (draft 2020-12), made from the vocabulary, for editors that complete and check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import inspect

from checker.model.delivery import Lines, Names, States
from checker.model.matter import Groups, Matter
from checker.model.numbers import Count, Exact, Figure, Money, Percent, Price, Ratio, Shares

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = r"(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]+)?"
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_FILE: Schema = {"type": "string", "description": "a file, named relative to this one"}

CUSTOM: Mapping[type[Any], Schema] = {
    Shares: {"type": ["number", "string"], "minimum": 0, "pattern": f"^{_PLAIN}$"},
    Money: {"type": ["number", "string"], "minimum": 0, "pattern": rf"^\$?{_PLAIN}$"},
    Price: {"type": ["number", "string"], "minimum": 0, "pattern": rf"^\$?{_PLAIN}$"},
    Figure: {"type": ["number", "string"], "pattern": rf"^-?\$?{_PLAIN}$"},
    Exact: {"type": ["number", "string"], "minimum": 0, "pattern": f"^{_PLAIN}$"},
    Percent: {"type": "string", "pattern": f"^{_PLAIN}%$"},
    Ratio: {"type": "string", "pattern": f"^{_PLAIN}:{_PLAIN}$"},
    Count: {
        "type": ["integer", "string"],
        "minimum": 0,
        "pattern": r"^(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)$",
    },
    Lines: {"anyOf": [{"type": "string"}, _TEXTS]},
    Names: {"anyOf": [{"type": "string"}, _TEXTS]},
    States: {"anyOf": [{"type": "object"}, {"type": "string"}, _TEXTS]},
    Groups: {
        "anyOf": [
            {"enum": list(Groups.CHOICES)},
            {"type": "array", "items": {"enum": list(Groups.CHOICES)}},
        ]
    },
}

# What the file may say in a shorter way than the typed form (shorthand.py): definition, key, alternative.
_SHORTER: tuple[tuple[str, str, Schema], ...] = (
    ("PriceDay", "last", {"const": "none"}),
    ("PriceDay", "bid", {"const": "none"}),
    ("PriceDay", "ask", {"const": "none"}),
    ("Opening", "reserved", CUSTOM[Shares]),
    ("Register", "holders", {"type": "object", "properties": {"file": _FILE}, "additionalProperties": False}),
    ("Matter", "readings", {"type": "object", "properties": {"file": _FILE}}),
)
_ALIASES = (
    ("Matter", "opening", "capitalization"),
    ("ReadingChoice", "date", "on"),
    ("Determination", "date", "on"),
)
_INTERNAL = (("PriceDay", "no_sale"), ("GrantTerms", "said_none"), ("GrantTerms", "demand_unlimited"))


def schema() -> Schema:
    """Return the JSON Schema of the matter file; numbers are numbers or strings, days are strings."""
    definitions: dict[str, Schema] = {}
    _schema_of(inspect.type_info(Matter), definitions)
    _allow_shorthand(definitions)
    matter = definitions.pop("Matter")
    return {
        "$schema": DIALECT,
        "title": "covenant matter",
        **matter,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(kind: inspect.Type, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a type; structs go to the definitions and are referred to."""
    match kind:
        case inspect.Metadata():
            inner = _schema_of(kind.type, definitions)
            return {**inner, **(kind.extra_json_schema or {})}
        case inspect.UnionType():
            return _union(kind, definitions)
        case inspect.StructType():
            return _struct(kind, definitions)
        case inspect.VarTupleType():
            return {"type": "array", "items": _schema_of(kind.item_type, definitions)}
        case inspect.TupleType():
            items = [_schema_of(item, definitions) for item in kind.item_types]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        case inspect.DictType():
            return {"type": "object", "additionalProperties": _schema_of(kind.value_type, definitions)}
        case inspect.CustomType():
            return dict(CUSTOM[kind.cls])
        case inspect.LiteralType():
            return {"enum": list(kind.values)}
        case inspect.DateType():
            return dict(_DAY)
        case inspect.BoolType():
            return {"type": "boolean"}
        case inspect.StrType():
            return {"type": "string"} | ({"pattern": kind.pattern} if kind.pattern else {})
        case _:
            return {}


def _union(kind: inspect.UnionType, definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a choice; a value left out (null) is always allowed and so is not a choice."""
    choices = [choice for choice in kind.types if not isinstance(choice, inspect.NoneType)]
    found = [_schema_of(choice, definitions) for choice in choices]
    if len(found) == 1:
        return found[0]
    tagged = all(isinstance(choice, inspect.StructType) and choice.tag_field for choice in choices)
    return {"oneOf" if tagged else "anyOf": found}


def _struct(kind: inspect.StructType, definitions: dict[str, Schema]) -> Schema:
    """Define a struct once and return the reference to it."""
    name = kind.cls.__name__
    if name not in definitions:
        properties: dict[str, Schema] = {}
        definitions[name] = made = {"type": "object", "properties": properties, "additionalProperties": False}
        if kind.cls.__doc__:
            made["description"] = " ".join(kind.cls.__doc__.split())
        if kind.tag_field:
            properties[kind.tag_field] = {"const": kind.tag}
        for field in kind.fields:
            described = {"description": words} if (words := _description(field.type)) else {}
            properties[field.encode_name] = _schema_of(field.type, definitions) | described
        needed = [field.encode_name for field in kind.fields if field.required]
        made["required"] = [kind.tag_field, *needed] if kind.tag_field else needed
    return {"$ref": f"#/$defs/{name}"}


def _description(kind: inspect.Type) -> str:
    """Return what a field's own annotation says of it."""
    if isinstance(kind, inspect.Metadata):
        return str((kind.extra_json_schema or {}).get("description", ""))
    return ""


def _allow_shorthand(definitions: dict[str, Schema]) -> None:
    """Let the file say what the loader accepts in a shorter way, and hide what only the loader fills in."""
    for name, key in _INTERNAL:
        del definitions[name]["properties"][key]
    for name, key, shorter in _SHORTER:
        _or(definitions[name]["properties"], key, shorter)
    for name, key, alias in _ALIASES:
        properties = definitions[name]["properties"]
        properties[alias] = {**properties[key], "description": f"the same as {key}"}
    terms = definitions["GrantTerms"]["properties"]
    for key in list(terms):
        _or(terms, key, {"enum": ["none", "unlimited"]} if key == "demand_count" else {"const": "none"})


def _or(properties: dict[str, Schema], key: str, shorter: Schema) -> None:
    """Add an alternative to a property, its description staying outside."""
    full = properties[key]
    outside = {word: full.pop(word) for word in ("description",) if word in full}
    choices = full.pop("anyOf", None) or [full]
    properties[key] = {"anyOf": [*choices, shorter], **outside}

"""The matter file's JSON Schema accepts what the loader accepts and names every key with its meaning."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from checker.matter.load import load
from checker.matter.reader import read
from checker.matter.schema import CUSTOM, Schema, schema
from checker.model.errors import CovenantError
from checker.model.events import EVENTS
from checker.model.numbers import Money, Percent, Ratio, Shares

FIXTURES = Path(__file__).parents[2] / "fixtures"
WHOLE = schema()


def _fits(value: Any, part: Schema) -> bool:
    """Return whether a value fits a schema: the few keywords that ours uses, and no others."""
    known = {
        "type",
        "pattern",
        "minimum",
        "format",
        "description",
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
    }
    known |= {"properties", "required", "additionalProperties", "anyOf", "oneOf", "enum", "const", "$ref"}
    assert set(part) <= known | {"$schema", "$defs", "title"}, part
    if "$ref" in part:
        return _fits(value, WHOLE["$defs"][part["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in part:
        return any(_fits(value, choice) for choice in part["anyOf"])
    if "oneOf" in part:
        return sum(_fits(value, choice) for choice in part["oneOf"]) == 1
    if "const" in part or "enum" in part:
        return value in part.get("enum", [part.get("const")])
    kinds = part.get("type", [])
    return not kinds or any(_is(value, kind, part) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _is(value: Any, kind: str, part: Schema) -> bool:
    """Return whether a value is of a schema's type, with all that the schema says of it."""
    if kind == "object" and isinstance(value, dict):
        inner, more = part.get("properties", {}), part.get("additionalProperties", True)
        return set(part.get("required", [])) <= set(value) and all(
            _fits(item, inner[key]) if key in inner else _fits(item, more) if isinstance(more, dict) else more
            for key, item in value.items()
        )
    if kind == "array" and isinstance(value, list):
        return all(_fits(item, part.get("items", {})) for item in value)
    if kind == "boolean":
        return isinstance(value, bool)
    return kind == "string" and isinstance(value, str) and bool(re.search(part.get("pattern", ""), value))


def _matters() -> list[Path]:
    found = [path for path in FIXTURES.rglob("*.yaml") if path.parent.name != "errors" and path.is_file()]
    return [path for path in found if "cases" not in path.read_bytes().decode("utf-8", "replace")]


def test_the_schema_is_plain_json_and_says_its_dialect() -> None:
    assert json.loads(json.dumps(WHOLE)) == WHOLE
    assert WHOLE["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_reference_leads_somewhere() -> None:
    for name in re.findall(r'"#/\$defs/(\w+)"', json.dumps(WHOLE)):
        assert name in WHOLE["$defs"]


def test_one_event_is_one_of_all() -> None:
    items = WHOLE["properties"]["proposed"]["items"]["oneOf"]
    assert [item["$ref"] for item in items] == [f"#/$defs/{kind.__name__}" for kind in EVENTS]
    assert WHOLE["$defs"]["Exercise"]["required"] == ["event", "date"]


def test_every_key_says_what_it_means() -> None:
    for name, part in [("Matter", WHOLE), *WHOLE["$defs"].items()]:
        for key, described in part["properties"].items():
            assert "const" in described or described.get("description"), (name, key)


def test_numbers_are_numbers_or_text() -> None:
    shares = WHOLE["$defs"]["Exercise"]["properties"]["shares"]
    assert shares["type"] == ["number", "string"]
    for kind, texts in {
        Shares: ["1000", "1,000"],
        Money: ["$2.408"],
        Percent: ["10%"],
        Ratio: ["3:2"],
    }.items():
        for text in texts:
            assert re.search(CUSTOM[kind]["pattern"], text)
            kind.parse(text)
    for text in ("1_000", "1e5", "-1", "0123", "1.000,00", "１"):
        assert not re.search(CUSTOM[Shares]["pattern"], text)


@pytest.mark.parametrize("path", _matters(), ids=lambda path: str(path.relative_to(FIXTURES)))
def test_what_loads_fits_the_schema(path: Path) -> None:
    try:
        load(path)
    except CovenantError:
        return
    assert _fits(read(path.read_text(encoding="utf-8"), path.name).data, WHOLE)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("as_of: 2003-06-16\nopening: {reserved: 5}\n", True),
        ("as_of: 2003-06-16\nprices: {days: [{date: 2003-06-13, last: none}]}\n", True),
        ("as_of: 2003-06-16\nreadings: {file: house.yaml}\n", True),
        ("as_of: 2003-06-16\nregister: {holders: {file: h.csv}}\n", True),
        ("as_of: 2003-06-16\nregister: {holders: [{name: A, group: [rra, public]}]}\n", True),
        ("as_of: 2003-06-16\nreadings: {Q55: {option: a, on: 2003-06-13}}\n", True),
        ("as_of: 2003-06-16\nproposed: [{event: exercise, date: 2003-06-16, shares: 1}]\n", True),
        ("as_of: 2003-06-16\nproposed: [{event: exercise, date: 2003-06-16, shaers: 1}]\n", False),
        ("as_of: 2003-06-16\nproposed: [{event: exercize, date: 2003-06-16}]\n", False),
        ("as_of: 2003-06-16\nproposed: [{event: exercise}]\n", False),
        ("as_of: 16 June 2003\n", False),
        ("matter: x\n", False),
    ],
)
def test_the_schema_tells_right_from_wrong(text: str, fits: bool) -> None:
    assert _fits(read(text, "m.yaml").data, WHOLE) is fits

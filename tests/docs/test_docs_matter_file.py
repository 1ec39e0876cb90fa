"""The reference of the matter file names every event, field and topic that there is, and no other."""

from __future__ import annotations

import ast
import re

from written_pages import ROOT, anchors, text_of

from checker.matter.schema import schema
from checker.matter.tables import PRICE_COLUMNS, REGISTER_COLUMNS
from checker.model.events import EVENTS

PAGE = ROOT / "docs" / "matter-file.md"
LAW = [
    *sorted((ROOT / "checker" / "replay").rglob("*.py")),
    *sorted((ROOT / "checker" / "rules").rglob("*.py")),
]
_ASKS = ("determined", "determined_value", "determinations")


def _topics() -> set[str]:
    """Return every topic that the code of the law asks for: by its word, or by a constant of its module."""
    found: set[str] = set()
    for file in LAW:
        module = ast.parse(file.read_text(encoding="utf-8"))
        words = {
            target.id: value.value
            for node in module.body
            if isinstance(node, ast.Assign)
            for target, value in _pairs(node)
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        }
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in _ASKS:
                    found |= {
                        each.value
                        if isinstance(each, ast.Constant)
                        else words.get(getattr(each, "id", ""), "")
                        for each in node.args[:2]
                        if isinstance(each, ast.Name) or isinstance(getattr(each, "value", None), str)
                    }
    return found - {""}


def _pairs(node: ast.Assign) -> list[tuple[ast.Name, ast.expr]]:
    """Return names with what they are set to, also where several are set at once."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        both = zip(target.elts, value.elts, strict=True)
        return [(name, each) for name, each in both if isinstance(name, ast.Name)]
    return [(target, value)] if isinstance(target, ast.Name) else []


def test_every_event_has_its_section_with_every_field() -> None:
    text = text_of(PAGE)
    for kind in EVENTS:
        name = str(kind.__struct_config__.tag)
        section = text.partition(f"\n### `{name}`\n")[2].partition("\n### ")[0]
        assert f"`covenant new {name}`" in section
        own = set(kind.__struct_encode_fields__) - {"date", "id", "sequence", "time", "note"}
        hidden = {"said_none", "demand_unlimited"}
        assert own - hidden <= set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)), name


def test_every_part_of_the_file_has_its_section() -> None:
    events = {kind.__name__ for kind in EVENTS}
    assert set(schema()["$defs"]) - events <= anchors(PAGE)


def test_every_field_says_what_it_is() -> None:
    """A field of which nothing is said helps nobody to fill it in."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", text_of(PAGE), re.MULTILINE)
    assert len(rows) > 250
    assert not [row for row in rows if not all(cell.strip() for cell in row)]
    assert not [row for row in rows if row[2].strip() == "a value" and row[0] not in ("value", "expect")]


def test_the_topics_of_determinations_are_those_that_the_law_asks_for() -> None:
    section = text_of(PAGE).partition("\n## Topics of determinations\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) - {"topic"} == _topics()


def test_the_columns_of_the_tables_are_named() -> None:
    text = text_of(PAGE)
    prices = text.partition("\n## Prices from a file\n")[2].partition("\n## ")[0]
    register = text.partition("\n## The register from a file\n")[2].partition("\n## ")[0]
    assert {f"`{name}`" for name in PRICE_COLUMNS} <= set(re.findall(r"`\w+`", prices))
    assert {f"`{name}`" for name in REGISTER_COLUMNS} <= set(re.findall(r"`\w+`", register))

"""The table of forms: it knows every form of the checker, and each template prints its whole context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from sample_packets import CASH, ENTIRE, NET, PARTIAL, document_of

from checker.api import clause, form_ids, section_text
from checker.model.errors import UsageError
from generator import resources
from generator.document.tree import Checkbox, Document, InkBlank, Kind, Line, Paragraph, Signature, Text
from generator.document.walk import every_block
from generator.forms import FORMS, Form, form
from generator.render import _environment

GLOBALS = {"fill", "value_or_blank", "is_draft", "range"}
OF_THE_LOOP = {"first", "last"}


def context_type(of: Form) -> type[Any]:
    returned = get_type_hints(of.context)["return"]
    assert is_dataclass(returned)
    return returned  # type: ignore[return-value]


def templates_of(name: str) -> Iterator[str]:
    """Give a template and every one that it imports."""
    text = resources.read_text(name)
    yield text
    for imported in re.findall(r'from "((?:parts|forms)/[a-z_-]+\.html)"', text):
        yield from templates_of(imported)


def inner_types(outer: type[Any]) -> set[type[Any]]:
    """Give the dataclasses inside a context, to any depth."""
    found: set[type[Any]] = set()
    for hint in get_type_hints(outer).values():
        for part in (hint, *get_args(hint)):
            if is_dataclass(part) and isinstance(part, type) and part is not outer:
                found |= {part} | inner_types(part)
    return found


def field_names(types: Iterable[type[Any]]) -> set[str]:
    return {field.name for each in types for field in fields(each)}


def attributes(text: str) -> set[str]:
    return {node.attr for node in _environment().parse(text).find_all(nodes.Getattr)}


def test_the_ids_are_known_to_the_checker_and_each_stands_once() -> None:
    ids = [each.id for each in FORMS]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(form_ids())


def test_every_paper_of_an_exercise_or_a_transfer_can_be_made() -> None:
    assert {
        "exhibit-a",
        "exercise-rider",
        "warrant-certificate",
        "certificate-delivery-letter",
        "exhibit-b",
        "exhibit-c",
        "check-report",
        "closing-checklist",
    } <= {each.id for each in FORMS}


@pytest.mark.parametrize("each", FORMS, ids=lambda each: each.id)
def test_a_form_has_its_template_and_its_clause(each: Form) -> None:
    assert each.template == f"forms/{each.id}.html"
    assert resources.read_text(each.template)
    assert not each.clause or clause(each.clause).words


@pytest.mark.parametrize("each", FORMS, ids=lambda each: each.id)
def test_a_template_prints_each_field_of_its_context_and_no_other_name(each: Form) -> None:
    page = _environment().parse(resources.read_text(each.template))
    own = {node.target.name for node in page.find_all(nodes.Assign) if isinstance(node.target, nodes.Name)}
    known = {field.name for field in fields(context_type(each))}
    assert find_undeclared_variables(page) - GLOBALS - (own - known) == known


def test_each_field_of_the_values_inside_a_context_is_printed_by_a_form_that_has_them() -> None:
    holders: dict[type[Any], set[str]] = {}
    for each in FORMS:
        printed_there = set().union(*(attributes(text) for text in templates_of(each.template)))
        for inner in inner_types(context_type(each)):
            holders.setdefault(inner, set()).update(printed_there)
    unprinted = {inner.__name__: field_names([inner]) - there for inner, there in holders.items()}
    assert {name: left for name, left in unprinted.items() if left} == {}


@pytest.mark.parametrize("each", FORMS, ids=lambda each: each.id)
def test_a_template_asks_for_no_field_that_the_values_lack(each: Form) -> None:
    asked = attributes(resources.read_text(each.template))
    assert asked <= field_names(inner_types(context_type(each))) | OF_THE_LOOP


def test_an_unknown_form_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean exhibit-a"):
        form("exhibit-aa")


@pytest.mark.parametrize(
    ("form_id", "code", "name"),
    [
        ("exhibit-a", "EA", "Cisco Systems Capital Corporation"),
        ("exhibit-b", "EB", "CISCO SYSTEMS CAPITAL CORPORATION"),
        ("exhibit-c", "EC", "CISCO SYSTEMS CAPITAL CORPORATION"),
    ],
)
def test_an_exhibit_is_word_for_word_but_for_its_blanks(form_id: str, code: str, name: str) -> None:
    of = {"exhibit-a": CASH, "exhibit-b": ENTIRE, "exhibit-c": PARTIAL}[form_id]
    document = document_of(of, form_id)
    assert document.kind is Kind.EXHIBIT
    stored = section_text(code).replace("[Type Name of Holder]", "")
    stored = re.sub(r"non-\s+exclusive", "non-exclusive", re.sub(r"_+", "", stored))
    assert without_blanks(document, name).split() == joined_signs(stored).split()


def test_a_net_exercise_ticks_the_third_box_and_is_word_for_word_too() -> None:
    document = document_of(NET, "exhibit-a")
    stored = re.sub(r"_+|\[Type Name of Holder\]", "", section_text("EA"))
    assert (
        without_blanks(document, "Cisco Systems Capital Corporation").split() == joined_signs(stored).split()
    )
    boxes = [item.ticked for line in lines_of(document) for item in line if isinstance(item, Checkbox)]
    assert boxes == [False, False, True]


def joined_signs(text: str) -> str:
    """A blank that is taken out leaves its space behind: none before a sign or after a dollar."""
    return re.sub(r"\$\s+", "$", re.sub(r"\s+([;,.])", r"\1", text))


def without_blanks(document: Document, name: str) -> str:
    """Give the words that stay when what was filled in is taken out again; a drawn box is the lost sign."""
    out: list[str] = []
    for block in every_block(document):
        if isinstance(block, Paragraph):
            words = "".join(map(printed, block.line))
            if words != name:
                out.append(words)
        elif isinstance(block, Signature):
            out += [f"{line.label}:" for line in block.lines]
            assert not any(line.value for line in block.lines)
    return joined_signs(" ".join(out))


def lines_of(document: Document) -> Iterator[Line]:
    return (block.line for block in every_block(document) if isinstance(block, Paragraph))


def printed(item: object) -> str:
    if isinstance(item, Text):
        return "" if item.underline else item.text
    return "? " if isinstance(item, Checkbox) else " " if not isinstance(item, InkBlank) else ""

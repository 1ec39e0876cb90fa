"""The catalogue: every rule once, found by its code and by its event."""

import ast
from pathlib import Path

import pytest

from checker.model.errors import UsageError
from checker.model.events import EVENTS, Exercise
from checker.rules import catalogue
from checker.rules.catalogue import RULES, require, rule_named, rules_for

FOLDER = Path(catalogue.__file__).parent


def test_every_decorated_function_is_in_the_catalogue() -> None:
    """A rule that is written but not listed would be silent about every matter."""
    decorated = {
        decorator.args[0].value
        for file in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Name)
        and decorator.func.id == "rule"
        and isinstance(decorator.args[0], ast.Constant)
    }
    assert decorated == {rule.code for rule in RULES}


def test_a_rule_is_found_by_its_code() -> None:
    found = rule_named("W2.1-exact-name")
    assert found is not None
    assert require("W2.1-exact-name") is found
    assert rule_named("W2.1") is None
    with pytest.raises(UsageError, match=r"there is no rule 'W2\.1-exact'"):
        require("W2.1-exact")


def test_the_rules_for_an_event_are_those_that_answer_for_it_in_the_order_of_the_catalogue() -> None:
    assert rules_for(Exercise) == tuple(rule for rule in RULES if Exercise in rule.events)
    assert {rule for event in EVENTS for rule in rules_for(event)} == set(RULES)

"""Guard of the readings: what the code of a rule asks or reads while it runs is what the rule declares."""

import ast
import re

import pytest
from fixture_runs import asked_by, read_by
from sources import named, python_files, tree

from checker.api import RULES, reading_texts
from checker.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

# The Company's name is every case's, whichever rule prints it.
EVERYBODYS_TERMS = {"company_name"}


@each_rule
def test_a_rule_asks_only_readings_that_it_declares(rule: Rule) -> None:
    """``covenant explain`` shows what is declared: an undeclared reading would decide without being seen."""
    assert asked_by(rule.code) <= set(rule.readings)


@each_rule
def test_a_rule_reads_only_terms_that_it_declares(rule: Rule) -> None:
    """A figure that decides must stand beside the rule with its clause and its words."""
    assert read_by(rule.code) <= set(rule.terms) | EVERYBODYS_TERMS


def test_every_reading_that_the_code_names_exists() -> None:
    """A step or a rule that asks a reading of a wrong id would fail only when it runs."""
    known = {reading.id for reading in reading_texts()}
    named_ids = {
        (named(file), node.value)
        for file in python_files("checker/rules", "checker/replay")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"A-[0-9]+|Q[0-9]+", node.value)
    }
    assert named_ids
    assert not {(file, each) for file, each in named_ids if each not in known}

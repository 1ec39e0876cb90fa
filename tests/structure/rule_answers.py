"""Which outcomes the code of a rule can answer, its own helpers followed."""

from __future__ import annotations

import ast
import inspect
from functools import cache
from pathlib import Path

from sources import ROOT, called_name, tree

from checker.model.outcome import Outcome
from checker.rules.rule import Rule

ANSWERS = {
    "breach": Outcome.BREACH,
    "no_right": Outcome.NO_RIGHT,
    "missing": Outcome.MISSING_FACT,
    "judgement": Outcome.JUDGEMENT,
    "confirm": Outcome.CONFIRM,
    "compliant": Outcome.COMPLIANT,
    "not_applicable": Outcome.NOT_APPLICABLE,
}


def function_of(rule: Rule) -> ast.FunctionDef:
    """Return the syntax tree of a rule's function."""
    return _functions(Path(inspect.getsourcefile(rule.decide) or ""))[rule.decide.__name__]


def answers_of(rule: Rule) -> frozenset[Outcome]:
    """Return every outcome for which the rule's function, or a function that it calls, has an answer."""
    return _answers(Path(inspect.getsourcefile(rule.decide) or ""), rule.decide.__name__, ())


def _answers(file: Path, name: str, above: tuple[tuple[Path, str], ...]) -> frozenset[Outcome]:
    function = _functions(file).get(name)
    if function is None or (file, name) in above:
        return frozenset()
    found: set[Outcome] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called_name(node) in ANSWERS:
            found.add(ANSWERS[called_name(node)])
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Outcome":
            found.add(Outcome[node.attr])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            home = _imported(file).get(node.func.id, file)
            found |= _answers(home, node.func.id, (*above, (file, name)))
    return frozenset(found)


@cache
def _functions(file: Path) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in tree(file).body if isinstance(node, ast.FunctionDef)}


@cache
def _imported(file: Path) -> dict[str, Path]:
    """Return the names that a file imports from other rules, with the files they stand in."""
    return {
        alias.asname or alias.name: ROOT / f"{node.module.replace('.', '/')}.py"
        for node in tree(file).body
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("checker.rules.")
        and node.module != "checker.rules.rule"
        for alias in node.names
    }

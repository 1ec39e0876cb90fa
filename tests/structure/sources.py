"""The project's own source files, as paths and as syntax trees."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("checker", "generator", "desk")


def python_files(*folders: str) -> list[Path]:
    """Return the Python files under the folders of the project, in the order of their names."""
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def named(file: Path) -> str:
    """Return a file's path from the root of the project."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def called_name(call: ast.Call) -> str:
    """Return the last name of what is called: ``today`` of ``date.today()``."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def numbers_of_format_specs(module: ast.Module) -> set[ast.AST]:
    """Return every node inside the format specification of an f-string (``{value:.2}``)."""
    specs = [
        node.format_spec
        for node in ast.walk(module)
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None
    ]
    return {inner for spec in specs for inner in ast.walk(spec)}

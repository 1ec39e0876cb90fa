"""``covenant schema``: the JSON Schema of the matter file, and whether files can be read as matters at all."""

from __future__ import annotations

import argparse

import msgspec

from checker.api import load_cases, load_cases_text, schema
from checker.model.errors import CovenantError
from desk.matters import STANDARD_INPUT, read_input
from desk.writing import put, say

READ, COULD_NOT_READ = 0, 2


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema; with matters, read and type each instead: 0 when all can be read, else 2."""
    if arguments.matters:
        return _read_each(arguments.matters)
    put(msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode("utf-8") + "\n", None)
    return READ


def _read_each(names: list[str]) -> int:
    """Read every matter, each case of it, and say the mistake of each that cannot be read; no rule is asked."""
    read, mistakes = 0, 0
    for name in names:
        try:
            if name == "-":
                read += len(load_cases_text(read_input(), STANDARD_INPUT))
            else:
                read += len(load_cases(name))
        except CovenantError as error:
            say(str(error))
            mistakes += 1
    put(f"{_count(read, 'matter')} read, {_count(mistakes, 'file')} refused\n", None)
    return COULD_NOT_READ if mistakes else READ


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

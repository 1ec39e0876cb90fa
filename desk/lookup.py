"""``covenant new``, ``explain`` and the lists: what there is, and what it means."""

from __future__ import annotations

import argparse
import textwrap

import msgspec

from checker.api import RULES, coverage, explain, reading_texts, schema, standing
from desk.skeleton import skeleton
from desk.writing import put

WIDTH = 100


def run_new(arguments: argparse.Namespace) -> int:
    """Write a commented matter file for an event."""
    put(skeleton(arguments.event), arguments.output)
    return 0


def run_explain(arguments: argparse.Namespace) -> int:
    """Explain a clause, a rule or a reading."""
    put(explain(arguments.code), None)
    return 0


def run_rules(arguments: argparse.Namespace) -> int:
    """List every rule: its code, and the first sentence of what it takes its words to mean."""
    put("".join(f"{rule.code}\n    {rule.meaning.strip().splitlines()[0]}\n" for rule in RULES), None)
    return 0


def run_readings(arguments: argparse.Namespace) -> int:
    """List every reading by agreement: its options with their standing."""
    lines = []
    for reading in reading_texts():
        lines.append(f"{reading.id}  {reading.title}  ({', '.join(reading.clauses)})")
        for option in reading.options:
            lines += textwrap.wrap(
                f"{option.id} ({standing(reading, option.id)}): {option.means}",
                WIDTH,
                initial_indent="    ",
                subsequent_indent="        ",
            )
    put("\n".join(lines) + "\n", None)
    return 0


def run_coverage(arguments: argparse.Namespace) -> int:
    """List every clause of both agreements: rules, definitions only, form only, or not modelled, because."""
    lines = []
    for row in coverage():
        rules = [r.code for r in RULES if r.clause == row.clause or r.clause.startswith(f"{row.clause}.")]
        named = f" {', '.join(rules)}" if rules else ""
        lines += textwrap.wrap(
            f"{row.clause}  {row.status}: {row.because}{named}", WIDTH, subsequent_indent="        "
        )
    put("\n".join(lines) + "\n", None)
    return 0


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of the matter file."""
    put(msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode("utf-8") + "\n", None)
    return 0

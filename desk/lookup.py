"""``covenant new``, ``explain`` and the lists: what there is, and what it means."""

from __future__ import annotations

import argparse
import textwrap

from checker import api
from checker.api import RULES, explain
from checker.model.errors import UsageError
from desk.skeleton import skeleton
from desk.writing import put, say

WIDTH = 100


def run_new(arguments: argparse.Namespace) -> int:
    """Write a commented matter file for an event."""
    if arguments.output is not None and arguments.output.exists():
        raise UsageError(f"{arguments.output} is there already: it is never written over; name another file")
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
    """List the readings by clause, with their options; with paths, those first on which matters depend."""
    _refuse_clause(arguments.clause)
    readings = [reading for reading in api.reading_texts() if _on_clause(reading, arguments.clause)]
    depends: dict[str, list[str]] = {}
    refused: tuple[str, ...] = ()
    if arguments.paths:
        found, refused = api.dependents(arguments.paths)
        for each in found:
            how = "decided" if each.decided else "not decided"
            depends.setdefault(each.reading, []).append(f"{each.matter}: {each.chosen} taken, {how}")
    lines: list[str] = []
    if arguments.paths:
        lines.append("Readings on which a matter depends\n")
        lines += _by_clause([each for each in readings if each.id in depends], depends) or ["  none\n"]
        lines.append("\nReadings on which no matter depends\n")
    lines += _by_clause([each for each in readings if each.id not in depends], depends)
    put("\n".join(lines) + "\n", None)
    for sentence in refused:
        say(sentence)
    return 2 if refused else 0


def _refuse_clause(code: str | None) -> None:
    """Raise UsageError, with the nearest codes, for what is neither a clause nor the whole of several."""
    if code is not None and not any(f"{each.code}.".startswith(f"{code}.") for each in api.clauses()):
        api.clause(code)


def _on_clause(reading: api.ReadingText, code: str | None) -> bool:
    """Say whether a reading concerns a clause, or one inside it; all do where none is asked for."""
    return code is None or any(each == code or each.startswith(f"{code}.") for each in reading.clauses)


def _by_clause(readings: list[api.ReadingText], depends: dict[str, list[str]]) -> list[str]:
    """Return readings under their first clause, in the order of the agreements."""
    order = {clause.code: index for index, clause in enumerate(api.clauses())}
    lines: list[str] = []
    heading = ""
    for reading in sorted(readings, key=lambda each: order.get(each.clauses[0], len(order))):
        if reading.clauses[0] != heading:
            heading = reading.clauses[0]
            lines.append(f"{heading}  {api.clause(heading).title}")
        lines.append(f"  {reading.id}  {reading.title}  ({', '.join(reading.clauses)})")
        for option in reading.options:
            lines += textwrap.wrap(
                f"{option.id} ({api.standing(reading, option.id)}): {option.means}",
                WIDTH,
                initial_indent="      ",
                subsequent_indent="          ",
            )
        lines += [f"      -> {matter}" for matter in depends.get(reading.id, ())]
    return lines

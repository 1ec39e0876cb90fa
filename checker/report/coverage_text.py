"""The table of coverage for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from checker.report.coverage_table import ClauseCoverage, CoverageTable, RuleRow, by_file

WIDTH = 100


def coverage_text(table: CoverageTable) -> str:
    """Return what is modelled of every clause: its rules, its readings, why not, and what is lacking.

    With scenarios, each rule has a line with how often it passed and failed, and every scenario below it.
    """
    lines: list[str] = []
    for row in table.clauses:
        lines += _clause(row, table.tried is not None)
    return "\n".join((*lines, *_summary(table))) + "\n"


def _clause(row: ClauseCoverage, tried: bool) -> Iterator[str]:
    """Yield one clause: its heading with the reason, then its rules and readings."""
    yield from _wrapped(f"{row.code}  {row.status or 'no row'}: {row.because}", "", "        ")
    for rule in row.rules:
        yield from _rule(rule, tried)
    for reading in row.readings:
        yield from _wrapped(f"{reading.id}  {reading.title}", "    reading ", "        ")
    for lacks in row.lacks:
        yield f"    LACKING {row.code}: {lacks}"


def _rule(rule: RuleRow, tried: bool) -> Iterator[str]:
    """Yield one rule, with its scenarios where any were tried."""
    counts = f": passed {len(rule.passed)}, failed {len(rule.failed)}" if tried else ""
    yield f"    rule {rule.code}{counts}"
    if rule.cannot_fail:
        yield from _wrapped(f"cannot fail: {rule.cannot_fail}", "        ", "          ")
    for word, scenarios in (("passed", rule.passed), ("failed", rule.failed)):
        for file, cases in by_file(scenarios).items():
            yield from _wrapped(f"{file}: {'; '.join(cases)}", f"        {word}  ", " " * 16)
    for lacks in rule.lacks:
        yield f"        LACKING {rule.code}: {lacks}"


def _summary(table: CoverageTable) -> Iterator[str]:
    """Yield the count that closes the table, and all that is lacking once more."""
    if table.tried is not None:
        yield ""
        yield table.counts
    for error in table.unchecked:
        yield f"NOT CHECKED {error}"
    for name in table.missed:
        yield f"MISSED an expectation: {name}"
    for gap in table.gaps:
        yield f"LACKING {gap.code}: {gap.lacks}"
    if table.tried is not None:
        yield f"{len(table.gaps)} lacking"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""The table of coverage as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from checker.report.coverage_table import (
    ClauseCoverage,
    CoverageTable,
    Gap,
    ReadingRow,
    RuleRow,
    Scenario,
    by_file,
)

STYLE = """\
body { font: 15px/1.45 serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1a1a1a; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; } h3 { margin: 2rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { border: 1px solid #b8b8b8; padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #eeeeee; } tbody th { font-weight: normal; }
tbody th a { white-space: nowrap; } .count { display: block; text-align: right; }
caption { text-align: left; font-style: italic; padding: .2rem 0; }
.lacking { color: #8c1d18; font-weight: bold; }
.reason { color: #444444; } summary { cursor: pointer; }
section table { table-layout: fixed; } section th:nth-child(1) { width: 17%; }
section thead th:nth-child(3), section thead th:nth-child(4) { width: 21%; }
section thead th:nth-child(5) { width: 11%; }
ul { margin: .2rem 0; padding-left: 1.2rem; } code { font-size: .92em; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2, h3, caption { break-after: avoid; } }
"""
OVERVIEW_HEADINGS = ("Clause", "Title", "What is modelled", "Rules", "Readings", "Lacking")
RULE_HEADINGS = ("Rule", "What it asks", "Passed", "Failed", "Lacking")


def coverage_html(table: CoverageTable) -> str:
    """Return one self-contained page, without script, on every clause, its rules and its scenarios."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Coverage of the agreements</title>",
            f"<style>\n{STYLE}</style>",
            "</head>",
            "<body>",
            "<h1>Coverage of the agreements</h1>",
            *_summary(table),
            '<h2 id="overview">Every clause</h2>',
            _overview(table),
            '<h2 id="rules">Rules and scenarios, clause by clause</h2>',
            *(part for row in table.clauses for part in _clause(row, table.tried is not None)),
            "</body>",
            "</html>",
            "",
        )
    )


def _summary(table: CoverageTable) -> list[str]:
    """Return the counts and the list of what is lacking."""
    lines = [f"<p>{table.counts}.</p>"]
    lines += _notices("Scenarios that could not be checked", table.unchecked)
    lines += _notices("Scenarios with an expectation that was not met", table.missed)
    if not table.gaps:
        return [*lines, '<p id="lacking">Nothing is lacking.</p>']
    items = [f"<li>{_link(gap.code)}: {escape(gap.lacks)}</li>" for gap in table.gaps]
    return [
        *lines,
        f'<h2 id="lacking" class="lacking">Lacking: {len(table.gaps)}</h2>',
        "<ul>",
        *items,
        "</ul>",
    ]


def _notices(heading: str, sentences: Sequence[str]) -> list[str]:
    """Return a heading with a list, or nothing where there is nothing to list."""
    if not sentences:
        return []
    items = [f"<li>{escape(sentence)}</li>" for sentence in sentences]
    return [f'<h2 class="lacking">{heading}: {len(sentences)}</h2>', "<ul>", *items, "</ul>"]


def _overview(table: CoverageTable) -> str:
    """Return the table of all clauses, each linked to its own part of the page."""
    rows = [
        _row(
            _link(row.code),
            (
                escape(row.title),
                escape(row.status),
                _number(len(row.rules)),
                _number(len(row.readings)),
                _lacking(_said(row, gap) for gap in row.gaps),
            ),
        )
        for row in table.clauses
    ]
    return _table("Every clause of both agreements, in their order", OVERVIEW_HEADINGS, rows)


def _said(row: ClauseCoverage, gap: Gap) -> str:
    """Return what is lacking, with the code of the rule that lacks it."""
    return gap.lacks if gap.code == row.code else f"{gap.code}: {gap.lacks}"


def _clause(row: ClauseCoverage, tried: bool) -> list[str]:
    """Return one clause: its heading, its reason, the table of its rules and the list of its readings."""
    status = f"{row.status}: " if row.status else ""
    lines = [
        f'<section id="{escape(row.code)}">',
        f"<h3>{escape(row.code)} {escape(row.title)}</h3>",
        f"<p>{escape(status + row.because)}</p>",
    ]
    if row.lacks:
        lines.append(f"<p>{_lacking(row.lacks)}</p>")
    if row.rules:
        headings = RULE_HEADINGS if tried else RULE_HEADINGS[:2]
        rows = [_rule(rule, tried) for rule in row.rules]
        lines.append(_table(f"Rules of {row.code}", headings, rows))
    if row.readings:
        lines.append(_readings(row))
    return [*lines, "</section>"]


def _rule(rule: RuleRow, tried: bool) -> str:
    """Return the row of one rule: what it asks, and the scenarios in which it passed and failed."""
    reason = f'<br><span class="reason">Cannot fail: {escape(rule.cannot_fail)}.</span>'
    asks = escape(rule.asks) + (reason if rule.cannot_fail else "")
    cells = (asks, _scenarios(rule.passed), _scenarios(rule.failed), _lacking(rule.lacks))
    return _row(f"<code>{escape(rule.code)}</code>", cells if tried else cells[:1], anchor=rule.code)


def _scenarios(scenarios: Sequence[Scenario]) -> str:
    """Return the count of scenarios, with their names folded below it, each file once."""
    if not scenarios:
        return "0"
    items = [
        f"<li><code>{escape(file)}</code>: {escape('; '.join(cases))}</li>"
        for file, cases in by_file(scenarios).items()
    ]
    return f"<details><summary>{len(scenarios)}</summary><ul>{''.join(items)}</ul></details>"


def _readings(row: ClauseCoverage) -> str:
    """Return the doubtful points of a clause, each with links to the rules that consult it."""
    items = [f"<li>{escape(each.id)} {escape(each.title)}{_consulted(each)}</li>" for each in row.readings]
    count = len(row.readings)
    return f"<details><summary>Readings: {count}</summary><ul>{''.join(items)}</ul></details>"


def _consulted(reading: ReadingRow) -> str:
    """Return links to the rules that consult a reading, or nothing where none does."""
    return f" – {', '.join(_link(code) for code in reading.rules)}" if reading.rules else ""


def _table(caption: str, headings: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table with a caption and a scope for each heading."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    return "\n".join(
        (
            f"<table>\n<caption>{escape(caption)}</caption>",
            f"<thead><tr>{head}</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody>\n</table>",
        )
    )


def _row(heading: str, cells: Iterable[str], anchor: str = "") -> str:
    """Return one row: its heading, its cells, and an anchor to link to; all are HTML already."""
    mark = f' id="{escape(anchor)}"' if anchor else ""
    return f'<tr{mark}><th scope="row">{heading}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _lacking(sentences: Iterable[str]) -> str:
    return "<br>".join(f'<span class="lacking">{escape(sentence)}</span>' for sentence in sentences)


def _link(code: str) -> str:
    return f'<a href="#{escape(code)}"><code>{escape(code)}</code></a>'


def _number(count: int) -> str:
    return f'<span class="count">{count}</span>'

"""The pages of docs/ by clause: for each, what the tool does with it, its rules and its readings."""

from __future__ import annotations

from collections.abc import Iterator

from checker.agreements.clauses import JOINT, Clause, clauses
from checker.agreements.coverage import coverage
from checker.agreements.records import CoverageRow
from checker.explain.as_markdown import link, linked, place, table
from checker.explain.clause_memo import readings_of
from checker.explain.docstring import meaning_of
from checker.explain.quoting import whole_clause
from checker.rules.catalogue import RULES

_PAPERS = (
    ("clauses-warrant.md", "The Warrant, clause by clause", "WE"),
    ("clauses-exhibit-d.md", "Exhibit D of the Warrant, clause by clause", "D"),
    ("clauses-registration-rights.md", "The Registration Rights Agreement, clause by clause", "R"),
)
_INDEX = "clauses.md"
_HOW = "Each clause links to its text, stored word for word; `covenant explain CLAUSE` prints them."


def clause_pages() -> dict[str, str]:
    """Return the pages by name: one for each paper, and the index with what both papers demand jointly."""
    found = {name: _page(title, letters) for name, title, letters in _PAPERS}
    return {_INDEX: "\n".join(_index()) + "\n"} | {
        name: "\n".join(lines) + "\n" for name, lines in found.items()
    }


def _page(title: str, letters: str) -> Iterator[str]:
    """Yield the lines of the page of one paper."""
    yield from (f"# {title}", "", _HOW)
    rows = {row.clause: row for row in coverage()}
    for found in clauses():
        if found.code[0] in letters:
            yield from ("", *_clause(found, rows.get(found.code)))


def _clause(found: Clause, row: CoverageRow | None) -> Iterator[str]:
    """Yield a clause: its place, what the tool does with it, its own rules and readings."""
    level = "##" if "." not in found.code else "###"
    yield f'{level} <a id="{found.code}"></a>{found.code} {found.title}'
    words = whole_clause(found.code)
    done = f"**{row.status}**: {linked(row.because, '')}" if row else ""
    yield from ("", f"{done} Text: {place(words.file, words.line, '')}.".strip())
    lines = [
        *(
            f"- {link(each.code, '')}: {linked(meaning_of(each.meaning).title, '')}"
            for each in RULES
            if each.clause == found.code
        ),
        *(f"- Reading {link(code, '')}: {linked(title, '')}" for code, title in readings_of(found.code)),
    ]
    if lines:
        yield from ("", *lines)


def _index() -> Iterator[str]:
    """Yield the index: the papers with their counts, and the rules of both agreements jointly."""
    yield from ("# The agreements, clause by clause", "", _HOW, "")
    rows = {row.clause: row for row in coverage()}
    counted = []
    for name, title, letters in _PAPERS:
        codes = [each.code for each in clauses() if each.code[0] in letters]
        statuses = [rows[code].status for code in codes if code in rows]
        rules = sum(1 for rule in RULES if rule.clause[0] in letters)
        how = ", ".join(f"{statuses.count(status)} {status}" for status in dict.fromkeys(statuses))
        counted.append(f"| [{title}]({name}) | {len(codes)} | {how} | {rules} |")
    yield from ("| Paper | Clauses | What the tool does with them | Rules |", "|---|---|---|---|", *counted)
    yield from (
        "",
        "`rules`: acts are judged by them. `definitions only`: other clauses use them. `form only`: their words stand "
        "in a form. `not modelled`: the tool says nothing, for the reason given; a person must look.",
        "",
        f'## <a id="{JOINT}"></a>What both agreements demand jointly',
        "",
    )
    joint = tuple((each.code, meaning_of(each.meaning).title) for each in RULES if each.clause == JOINT)
    yield from table(("Rule", "What it says"), joint, "")

"""A memo as a page of Markdown: the same parts, with links from every code to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.agreements.clauses import clause_codes
from checker.agreements.reading_texts import reading_texts
from checker.explain.memo import (
    Example,
    Listing,
    Memo,
    Paragraph,
    Part,
    Quotation,
    Section,
    Snippet,
    Table,
)
from checker.report.own_rules import OWN_RULES
from checker.rules.catalogue import RULES

# From a page in docs/rules/ or docs/readings/ to the root of the project; from one in docs/ it is one less.
UP = {"rules": "../..", "readings": "../..", "": ".."}
_CLAUSES = {"W": "clauses-warrant.md", "E": "clauses-warrant.md", "D": "clauses-exhibit-d.md"}


def markdown(memo: Memo, room: str) -> str:
    """Return a memo as Markdown for a page in ``docs/ROOM/`` (``rules``, ``readings``), with a final newline."""
    return "\n".join(_lines(memo, room)).rstrip() + "\n"


def linked(text: str, room: str) -> str:
    """Return a text with every code of a rule, a reading or a clause in it linked, and Markdown's marks escaped.

    ``R1`` and ``R2`` alone stay as they are: they are clauses, and also names of options.
    """
    return "".join(
        piece if index % 2 else _codes().sub(lambda found: link(found[0], room), _escaped(piece))
        for index, piece in enumerate(re.split(r"(`[^`]*`)", text))
    )


def link(code: str, room: str) -> str:
    """Return a code as a link to its page; a clause to its place on the page of its agreement."""
    return f"[{code}]({target(code, room)})"


def target(code: str, room: str) -> str:
    """Return where the page of a code is, seen from a page in ``docs/ROOM/``."""
    if code in _rules():
        return f"{_to('rules', room)}{code}.md"
    if code in _readings():
        return f"{_to('readings', room)}{code}.md"
    return f"{'../' if room else ''}{_CLAUSES.get(code[0], 'clauses-registration-rights.md')}#{code}"


def cell(text: str, room: str) -> str:
    """Return a text as the cell of a table: on one line, its bars escaped."""
    return linked(" ".join(text.split()), room).replace("|", "\\|")


def place(file: str, line: int, room: str) -> str:
    """Return a link to a line of a file of the project."""
    return f"[{file}, line {line}]({UP[room]}/{file}#L{line})"


def _lines(memo: Memo, room: str) -> Iterator[str]:
    """Yield the lines of a page."""
    yield f"# {memo.code}"
    if memo.about:
        yield f"\n{_about(memo, room)}"
    for part in memo.lead:
        yield ""
        yield from _part(part, room)
    for section in memo.sections:
        yield ""
        yield from _section(section, room)


def _about(memo: Memo, room: str) -> str:
    """Return what stands beside the code: the events of a rule, linked; the title of a reading."""
    events = re.fullmatch(r"\(for (.*)\)", memo.about)
    if events is None:
        title, _, rest = memo.about.partition("  ")
        return f"**{linked(title, room)}** {linked(rest, room)}".rstrip()
    where = f"{'../' if room else ''}matter-file.md"
    names = ", ".join(f"[`{name}`]({where}#{name})" for name in events[1].split(", "))
    return f"Answers for {names}. [What the outcomes mean](README.md)"


def _section(section: Section, room: str) -> Iterator[str]:
    """Yield a heading and the parts under it."""
    yield f"## {section.heading}"
    for part in section.parts:
        yield ""
        yield from _part(part, room)


def _part(part: Part, room: str) -> Iterator[str]:
    """Yield the lines of one part."""
    match part:
        case Paragraph():
            yield linked(part.text, room)
        case Quotation():
            yield f"> “{_escaped(part.words)}”"
            yield ""
            where = place(part.file, part.line, room)
            yield f"{part.agreement}, {link(part.clause, room)} {part.title} ({where})"
        case Table():
            yield from table(part.columns, part.rows, room)
        case Listing():
            yield from (f"- {linked(item, room)}" for item in part.items)
        case Snippet():
            yield from (f"```{part.language}", part.text, "```")
        case Example():
            yield from _example(part, room)


def table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], room: str) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    yield from (f"| {' | '.join(cell(each, room) for each in row)} |" for row in rows)


def _example(part: Example, room: str) -> Iterator[str]:
    """Yield a case of a fixture: what is expected and why, what the tool says, where it is."""
    named = f"`{part.case}` in " if part.case else ""
    yield f"**{part.outcome}**: {linked(part.why, room)}"
    yield ""
    yield f"- The tool says: {linked(part.says, room)}"
    if part.remedy:
        yield f"- Remedy: {linked(part.remedy, room)}"
    yield f"- The case: {named}{place(part.file, part.line, room)}"


def _escaped(text: str) -> str:
    """Return a text in which Markdown's own marks are words again."""
    return re.sub(r"([*<\[\]\\])", r"\\\1", text)


def _to(folder: str, room: str) -> str:
    """Return the way from one folder of pages to another."""
    if folder == room:
        return ""
    return f"../{folder}/" if room else f"{folder}/"


@cache
def _rules() -> frozenset[str]:
    return frozenset((*(each.code for each in RULES), *(each.id for each in OWN_RULES)))


@cache
def _readings() -> frozenset[str]:
    return frozenset(each.id for each in reading_texts())


@cache
def _codes() -> re.Pattern[str]:
    """Return what finds a code in a text, the longest first, and none inside a longer word or number."""
    own = {each.id for each in OWN_RULES}
    plain = {code for code in clause_codes() if "." in code or code[0] != "R"}
    known = sorted(((_rules() - own) | _readings() | plain), key=len, reverse=True)
    return re.compile(rf"(?<![\w./-])(?:{'|'.join(map(re.escape, known))})(?![\w-]|\.\w)")

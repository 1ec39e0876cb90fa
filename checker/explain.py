"""What ``covenant explain`` says of a clause, a rule or a reading: a short memo from the same sources."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator

from checker.agreements.clauses import clause, clause_codes, clauses, nearest
from checker.agreements.coverage import coverage
from checker.agreements.reading_texts import ReadingText, reading_text, reading_texts
from checker.agreements.terms import terms
from checker.model.errors import UsageError
from checker.readings import default_option, standing
from checker.rules.catalogue import RULES, rule_named
from checker.rules.rule import Rule

WIDTH = 100


def explain(code: str) -> str:
    """Return the memo on a clause (``R9.f``), a rule (``W2.1-exact-name``) or a reading (``A-25``).

    Raises UsageError, with the nearest codes, for a code that is none of the three.
    """
    rule = rule_named(code)
    if rule is not None:
        return _text(_rule(rule))
    ids = tuple(reading.id for reading in reading_texts())
    if code in ids:
        return _text(_reading(reading_text(code)))
    if code in clause_codes():
        return _text(_clause(code))
    known = (*clause_codes(), *(each.code for each in RULES), *ids)
    raise UsageError(f"no clause, rule or reading has the code {code!r}{nearest(code, known)}")


def _clause(code: str) -> Iterator[str]:
    """Yield a clause: its words, what the tool makes of it, its rules, terms and readings."""
    found = clause(code)
    yield f"{code}  {found.title}  ({found.agreement.replace('_', ' ')}, line {found.line} of the source)"
    yield ""
    yield from (f"    {line}".rstrip() for line in found.words.strip("\n").splitlines())
    yield ""
    row = next((each for each in coverage() if each.clause == code), None)
    if row is not None:
        yield from _wrap(f"What the tool does with it: {row.status}. {row.because}")
    inside = [each for each in RULES if each.clause == code or each.clause.startswith(f"{code}.")]
    for rule in inside:
        yield from _wrap(f"Rule {rule.code}: {_first_line(rule.meaning)}", "  ")
    for term in terms().all():
        if term.clause == code:
            yield from _wrap(f"Term {term.id} = {term.value} {term.unit}: {term.means}", "  ")
    for reading in reading_texts():
        if code in reading.clauses:
            yield from _wrap(f"Reading {reading.id}: {reading.title}", "  ")


def _rule(rule: Rule) -> Iterator[str]:
    """Yield a rule: its words, what the tool takes them to mean, its examples, its readings and terms."""
    yield f"{rule.code}  (for {', '.join(_event_name(event) for event in rule.events)})"
    yield ""
    yield from _wrap(f"The words, {rule.clause}: “{' '.join(rule.quote.split())}”")
    yield ""
    yield from (line.rstrip() for line in inspect.cleandoc(rule.meaning).splitlines())
    yield ""
    for term_id in rule.terms:
        term = terms().term(term_id)
        yield from _wrap(f"Term {term.id} = {term.value} {term.unit} ({term.clause}): {term.means}", "  ")
    for reading_id in rule.readings:
        yield from _wrap(f"Reading {reading_id}: {reading_text(reading_id).title}", "  ")


def _reading(reading: ReadingText) -> Iterator[str]:
    """Yield a reading like a short memo: question, options with standing, default and reason, example."""
    yield f"{reading.id}  {reading.title}  ({', '.join(reading.clauses)})"
    yield ""
    yield from _wrap(f"Question. {reading.question}")
    yield ""
    for option in reading.options:
        yield from _wrap(f"{option.id} ({standing(reading, option.id)}). {option.means}", "  ")
    yield ""
    company, holder = default_option(reading, "company"), default_option(reading, "holder")
    taken = (
        company if company == holder else f"{company} where the Company must act, {holder} where Holder must"
    )
    must = " A choice must be recorded." if reading.must_choose else ""
    yield from _wrap(f"Taken by default: {taken}.{must} {reading.reason}")
    if reading.example:
        yield ""
        yield from _wrap(f"Example. {reading.example}")
    yield ""
    changes = ", ".join(reading.changes) or "nothing in a report"
    yield from _wrap(f"It can change: {changes}.")
    asked = [rule.code for rule in RULES if reading.id in rule.readings]
    if asked:
        yield from _wrap(f"Asked by: {', '.join(asked)}.")


def _event_name(event: type) -> str:
    """Return an event type's name in the vocabulary."""
    return str(event.__struct_config__.tag)  # type: ignore[attr-defined]


def _first_line(text: str) -> str:
    """Return the first line of a docstring."""
    return inspect.cleandoc(text).partition("\n")[0]


def _wrap(text: str, indent: str = "") -> list[str]:
    """Return the text in lines, the later ones indented a little more."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _text(lines: Iterator[str]) -> str:
    """Return lines as one text with a final newline."""
    return "\n".join(lines).rstrip() + "\n"


__all__ = ["clauses", "explain"]

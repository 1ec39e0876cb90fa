"""The memo on a clause, and on a rule that is not the agreements' but the tool's own."""

from __future__ import annotations

from checker.agreements.clauses import clause
from checker.agreements.coverage import coverage
from checker.agreements.reading_texts import reading_texts
from checker.agreements.terms import terms
from checker.explain.docstring import meaning_of
from checker.explain.memo import Memo, Paragraph, Section, Table, sections
from checker.explain.quoting import whole_clause
from checker.explain.rule_memo import term_row
from checker.report.own_rules import OwnRule
from checker.rules.catalogue import RULES


def clause_memo(code: str) -> Memo:
    """Return the memo on a clause: its words, what the tool makes of it, its rules, figures and readings."""
    found = clause(code)
    return Memo(
        code,
        f"{found.title}  ({found.agreement.replace('_', ' ')}, line {found.line} of the source)",
        (whole_clause(code), *(Paragraph(words) for words in _done(code))),
        sections(
            _section("Rules", ("Rule", "What it says"), rules_of(code)),
            _section("Figures", ("Term", "Figure", "Clause", "What it is"), _terms_of(code)),
            _section("Readings", ("Reading", "What is open"), readings_of(code)),
        ),
    )


def rules_of(code: str) -> tuple[tuple[str, str], ...]:
    """Return the rules of a clause and of the clauses inside it, each with its first sentence."""
    return tuple(
        (each.code, meaning_of(each.meaning).title)
        for each in RULES
        if each.clause == code or each.clause.startswith(f"{code}.")
    )


def readings_of(code: str) -> tuple[tuple[str, str], ...]:
    """Return the readings that concern a clause, each with its title."""
    return tuple((each.id, each.title) for each in reading_texts() if code in each.clauses)


def own_memo(rule: OwnRule) -> Memo:
    """Return the memo on one of the tool's own rules."""
    mend = f"{rule.mend[:1].upper()}{rule.mend[1:]}."
    return Memo(
        rule.id,
        "(said by the tool itself, not by the agreements)",
        (Paragraph(f"{rule.title}."), Paragraph(rule.meaning)),
        (Section("How to mend it", (Paragraph(mend),)),),
    )


def _section(heading: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Section | None:
    """Return a table under its heading, or nothing where it would be empty."""
    return Section(heading, (Table(columns, rows),)) if rows else None


def _terms_of(code: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return the figures that the clause gives."""
    return tuple(term_row(term) for term in terms().all() if term.clause == code)


def _done(code: str) -> tuple[str, ...]:
    """Return what the tool does with the clause, in a sentence."""
    return tuple(
        f"What the tool does with it: {row.status}. {row.because}" for row in coverage() if row.clause == code
    )

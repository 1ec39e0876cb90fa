"""Guard of the figures: what the terms and the rules say stands in the words of the agreements."""

from __future__ import annotations

import inspect
import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from fixture_runs import all_runs

from checker.agreements.clauses import clause, clause_codes
from checker.agreements.numbers import contradictions, figures_in, stated_days, stated_numbers, term_faults
from checker.agreements.reading_texts import reading_text
from checker.agreements.terms import Term, terms
from checker.rules.catalogue import RULES, require
from checker.rules.rule import Rule

TERMS = terms().all()
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

# Where the examples of a rule begin: what stands before is what the rule takes its words to mean.
EXAMPLES = re.compile(
    r"\b(Compliant|Breach|No right|No duty|Judgement|Missing|Confirm|Not applicable|Not decided here)\b[^.:]*:"
)

# Figures of a rule that stand in no words of the agreements and in no fixture, each with its reason.
NOT_QUOTED: dict[tuple[str, str], str] = {
    ("W2.1-balance", "a tenth"): "the tenth of a share to which Section 5 rounds the number, not Section 2.1",
    ("R1.e-signatories", "nine"): "a count of the signatories, whose names are nine terms",
    (
        "R4.c-holdback-sale",
        "181",
    ): "the day after the 180th: an example of what comes too late to be forbidden",
}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_stands_in_its_own_unit_in_words_of_its_clause(term: Term) -> None:
    assert list(term_faults(term, clause(term.clause).words)) == []


@pytest.mark.parametrize("code", clause_codes())
def test_no_clause_gives_one_number_in_words_and_another_in_figures(code: str) -> None:
    assert contradictions(clause(code).words) == ()


@each_rule
def test_the_figures_of_a_rule_stand_in_its_clause_its_terms_or_its_readings(rule: Rule) -> None:
    """What a rule takes its words to mean holds no figure of its own."""
    unknown = _unknown(_parts(rule)["law"], quoted_for(rule))
    assert [words for words in unknown if (rule.code, words) not in NOT_QUOTED] == []


@each_rule
def test_the_dates_of_a_rule_stand_in_its_clause_or_its_terms(rule: Rule) -> None:
    """Only an example may name a day of its own."""
    assert stated_days(_parts(rule)["law"]) <= stated_days(" ".join(_words_of(rule)))


@each_rule
def test_the_figures_of_an_example_are_quoted_or_proved_by_a_fixture(rule: Rule) -> None:
    """An example is arithmetic: its figures stand in a file of cases that expects the rule by its name."""
    unknown = _unknown(_parts(rule)["example"], quoted_for(rule) | proved_for(rule.code))
    assert [words for words in unknown if (rule.code, words) not in NOT_QUOTED] == []


def test_the_exemptions_are_exactly_those_that_are_needed() -> None:
    """An exemption cannot outlive its reason."""
    needed = {
        (rule.code, words)
        for rule in RULES
        for part, known in (("law", quoted_for(rule)), ("example", quoted_for(rule) | proved_for(rule.code)))
        for words in _unknown(_parts(rule)[part], known)
    }
    assert needed == set(NOT_QUOTED)


@pytest.mark.parametrize(
    "meaning",
    [
        "A notice is given thirty-one days before.",
        "Within 31 days.",
        "At least 21% join.",
        "One half and a third of it.",
    ],
)
def test_a_figure_that_nothing_quotes_is_found(meaning: str) -> None:
    """The proof can fail: these figures stand in neither the clause nor the terms of the rule."""
    assert _unknown(meaning, quoted_for(require("W9-notice")))


def _parts(rule: Rule) -> dict[str, str]:
    """Return what a rule takes its words to mean, and its examples."""
    meaning = inspect.cleandoc(rule.meaning)
    found = EXAMPLES.search(meaning)
    start = found.start() if found else len(meaning)
    return {"law": meaning[:start], "example": meaning[start:]}


def _unknown(words: str, known: frozenset[Fraction]) -> list[str]:
    """Return the words of every figure that is not known."""
    return [stated for figure, stated in figures_in(words).items() if figure not in known]


@cache
def quoted_for(rule: Rule) -> frozenset[Fraction]:
    """Return every figure of a rule's clause, its quote, its terms and the readings that it declares."""
    values = [term for term in _terms_of(rule) if term.unit not in ("date", "text")]
    exact = {figure for term in values for figure in (Fraction(term.value), terms().number(term.id))}
    return frozenset(exact.union(*(figures_in(each) for each in _words_of(rule))))


def _terms_of(rule: Rule) -> list[Term]:
    return [terms().term(term_id) for term_id in rule.terms]


def _words_of(rule: Rule) -> list[str]:
    """Return the words that a rule may rest on: its clause, its quote, its terms, the readings it declares."""
    words = [rule.quote, *(term.quote for term in _terms_of(rule))]
    if rule.clause in clause_codes():
        words.append(clause(rule.clause).words)
    for reading in (reading_text(reading_id) for reading_id in rule.readings):
        words += [
            reading.title,
            reading.question,
            *(option.means for option in reading.options),
            reading.reason,
        ]
    return words


@cache
def proved_for(code: str) -> frozenset[Fraction]:
    """Return every figure that stands in a file of scenarios in which the rule is expected by its name."""
    files = {
        run.file for run in all_runs() for trial in run.trials if code in {rule for rule, _ in trial.expected}
    }
    return frozenset().union(*(_figures_of(file) for file in files))


@cache
def _figures_of(file: Path) -> frozenset[Fraction]:
    return frozenset(stated.value for stated in stated_numbers(file.read_text(encoding="utf-8")))

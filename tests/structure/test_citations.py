"""Guards of the citations: codes, quotes, terms and readings that rules name exist and stand where they say."""

import re
from collections import Counter

import pytest

from checker.agreements.clauses import JOINT, clause_codes, contains
from checker.api import RULES, coverage, reading_texts, terms
from checker.rules.rule import Rule

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

# The only rules whose words stand in a wider clause than the one that their code begins with.
QUOTED_FROM: dict[str, str] = {}


@each_rule
def test_the_quoted_words_of_a_rule_stand_in_its_clause(rule: Rule) -> None:
    """A report prints the quote beside the clause: words that are not there would be a false citation."""
    if rule.clause == JOINT:
        # What both agreements demand at once is in the words of one or the other.
        assert any(contains(code, rule.quote) for code in clause_codes())
        return
    stands_in = QUOTED_FROM.get(rule.code, rule.clause)
    assert contains(stands_in, rule.quote), f"{rule.code}: not in {stands_in}: {rule.quote}"


def test_a_wider_clause_is_stated_only_where_it_is_wider_and_needed() -> None:
    """The table of wider clauses cannot excuse a quote from elsewhere, nor outlive its reason."""
    for rule in RULES:
        wider = QUOTED_FROM.get(rule.code)
        if wider is not None:
            assert rule.clause.startswith(f"{wider}.")
            assert not contains(rule.clause, rule.quote)
    assert set(QUOTED_FROM) <= {rule.code for rule in RULES}


@each_rule
def test_a_rule_names_only_terms_and_readings_that_exist_each_once(rule: Rule) -> None:
    """A wrong id would show only when the rule asks; ``covenant explain`` prints what is declared."""
    assert set(rule.terms) <= {term.id for term in terms().all()}
    assert set(rule.readings) <= {reading.id for reading in reading_texts()}
    assert not [name for name, n in Counter((*rule.terms, *rule.readings)).items() if n > 1]


@each_rule
def test_a_code_is_a_clause_and_a_slug_that_names_the_matter(rule: Rule) -> None:
    """Codes are the public names of rules: shell-safe, and never phrased as an order (ruff's lesson)."""
    clause, _, slug = rule.code.partition("-")
    assert clause in clause_codes() or clause == "J"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert not slug.startswith(("use-", "avoid-", "must-"))


def test_no_code_is_used_twice() -> None:
    """An expectation, an explanation and a settled judgement each name one rule by its code."""
    assert not [code for code, n in Counter(rule.code for rule in RULES).items() if n > 1]


def test_every_clause_has_one_row_of_coverage() -> None:
    """What the tool does not do must be said of every clause of both agreements."""
    rows = Counter(row.clause for row in coverage())
    assert not [clause for clause in clause_codes() if rows[clause] != 1]
    assert {clause for clause in rows if clause not in clause_codes()} <= {"J"}


@each_rule
def test_the_clause_of_a_rule_is_marked_as_judged_by_rules(rule: Rule) -> None:
    """A rule under a clause that coverage calls not modelled would make the table false."""
    status = {row.clause: row.status for row in coverage()}
    assert status[rule.clause] == "rules"


def _near(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@pytest.mark.parametrize("clause", [row.clause for row in coverage() if row.status == "rules"])
def test_a_clause_marked_rules_has_a_rule(clause: str) -> None:
    """A rule of it, of a clause inside it or around it, or a rule that reads one of its terms (Section 1)."""
    of_clause = {term.id for term in terms().all() if term.clause == clause}
    assert [rule.code for rule in RULES if _near(rule.clause, clause) or of_clause & set(rule.terms)]

"""The comparison of the two agreements: its words stand in their clauses, its figures are the terms' own."""

import re
from collections import Counter

import pytest
from num2words import num2words

from checker.agreements.clauses import contains
from checker.agreements.comparison import ComparisonRow, comparison, measure
from checker.agreements.terms import terms
from checker.model.events import GrantTerms
from checker.replay.registration.comparing import CHOICE
from checker.replay.registration.granted import LEFT_OUT
from checker.replay.registration.grants import EXHIBIT_D_TERMS, RRA_TERMS

ROWS = comparison()
AGREEMENTS = ("rra", "exhibit_d")
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row} {row.term}")
# Fields that are no row of their own: how "unlimited" and "none" are kept, and what is inconsistent.
NOT_COMPARED = {"said_none", "ranks", "exclusive"}
# Rows of which an agreement says nothing at all, so that there are no words to quote.
SILENT_RRA = {24, 52, 53, 55}
SILENT_EXHIBIT_D = {7, 8, 12, 26, 28, 30, 31, 34, 35, 36, 43, 50, 55}


def test_there_are_fifty_five_rows_in_order() -> None:
    assert [row.row for row in ROWS] == list(range(1, 56))
    assert len({row.term for row in ROWS}) == 55


def test_exhibit_d_is_better_in_twenty_one_worse_in_twenty_five() -> None:
    assert Counter(row.exhibit_d_is for row in ROWS) == {"MORE": 21, "LESS": 25, "EQUAL": 7, "MIXED": 2}


@each_row
@pytest.mark.parametrize("against", AGREEMENTS)
def test_every_quoted_word_stands_in_its_clause(row: ComparisonRow, against: str) -> None:
    given = measure(row, against)
    own = {"rra": "R", "exhibit_d": "DW"}[against]
    for words in given.words:
        assert words.clause[0] in own
        assert contains(words.clause, words.quote), words
    silent = SILENT_RRA if against == "rra" else SILENT_EXHIBIT_D
    assert bool(given.words) is (row.row not in silent)


@each_row
def test_a_row_names_fields_of_a_grant_or_has_no_test(row: ComparisonRow) -> None:
    assert set(row.fields) <= set(GrantTerms.__struct_fields__)
    assert bool(row.fields) is (row.test != "none")
    assert row.left_out.endswith(".")


def test_every_field_of_a_grant_is_compared() -> None:
    fields = {name for row in ROWS for name in row.fields}
    assert set(GrantTerms.__struct_fields__) - fields == NOT_COMPARED


@each_row
def test_every_value_has_its_place_in_the_order(row: ComparisonRow) -> None:
    for name, ranks in row.ranks.items():
        assert name in row.fields
        for against in AGREEMENTS:
            assert measure(row, against).values[name] in ranks
        assert row.test != CHOICE or LEFT_OUT in ranks


@each_row
@pytest.mark.parametrize("against", AGREEMENTS)
def test_a_figure_is_a_term_whose_number_is_said_beside_it(row: ComparisonRow, against: str) -> None:
    given = measure(row, against)
    for term in given.terms:
        found = terms().term(term)
        assert found.clause[0] in {"rra": "R", "exhibit_d": "D"}[against]
        if found.unit != "date":
            numbers = {
                found.value,
                num2words(found.value) if found.value.isdigit() else "",
                "1/5",
                "twice",
                "one",
            }
            assert numbers & set(re.findall(r"[\w/]+", given.says.replace(",", "")))


def test_the_figures_that_rules_declare_are_those_of_the_rows() -> None:
    of_rra = [term for row in ROWS for term in row.rra.terms]
    of_demand = [term for row in ROWS if row.demand for term in row.exhibit_d.terms]
    assert sorted(of_rra) == sorted(RRA_TERMS)
    assert sorted(of_demand) == sorted(EXHIBIT_D_TERMS)


@pytest.mark.parametrize("row", [row for row in ROWS if row.demand], ids=lambda row: row.term)
def test_a_term_of_a_demand_is_read_in_section_4(row: ComparisonRow) -> None:
    assert {words.clause for words in row.exhibit_d.words} <= {"D4", "D1"}

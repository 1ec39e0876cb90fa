"""Guard of the terms: a figure of a clause that is judged by rules is read by a rule, a step or a form."""

import ast

import pytest
from sources import PACKAGES, ROOT, python_files, tree

from checker.agreements.terms import Term
from checker.api import coverage, terms

# Figures of clauses under rules that nothing reads yet, and why they stand in the register all the same.
NOT_READ: dict[str, str] = {
    "lease_agreement_date": "identifies the lease; its indebtedness is judged by its debtor",
    "authorized_preferred": "part of the representation; no rule turns on authorized preferred stock",
    "preferred_conversion_price": "part of the representation; the shares of conversion are stated",
    "preferred_dividend_conversion_price": "part of the representation; the dividend is stated in shares",
    "nonqualified_options_average_price": "an item of the plan's reserve, which is what is reserved",
    "incentive_options_average_price": "an item of the plan's reserve, which is what is reserved",
    "other_warrants_average_price": "the reserve counts shares, not prices",
    "warrants_spectrum": "an item of the reserve for other warrants, which is read as a total",
    "warrants_fleet_goldman_sachs": "an item of the reserve for other warrants, which is read as a total",
    "warrants_relational_funding": "an item of the reserve for other warrants, which is read as a total",
    "warrants_toronto_dominion": "an item of the reserve for other warrants, which is read as a total",
    "warrants_cisco": "an item of the reserve for other warrants, which is read as a total",
    "warrants_lender_syndicate": "an item of the reserve for other warrants, which is read as a total",
}


def _read() -> set[str]:
    """Return every string of the code, and the words of the templates: the ids that are read are among them."""
    strings = {
        node.value
        for file in python_files(*PACKAGES)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for template in (ROOT / "templates").rglob("*.html"):
        strings |= set(template.read_text(encoding="utf-8").replace(".", " ").split())
    return strings


def _judged() -> list[Term]:
    status = {row.clause: row.status for row in coverage()}
    return [term for term in terms().all() if status.get(term.clause) == "rules"]


@pytest.mark.parametrize("term", _judged(), ids=lambda term: term.id)
def test_a_term_of_a_judged_clause_is_read_or_its_reason_is_given(term: Term) -> None:
    """A figure that nobody reads is a condition that nobody checks."""
    assert (term.id in _STRINGS) != (term.id in NOT_READ), "read and excused, or neither"


def test_only_terms_of_judged_clauses_are_excused() -> None:
    """The list of reasons cannot outlive its terms."""
    assert set(NOT_READ) <= {term.id for term in _judged()}


_STRINGS = _read()

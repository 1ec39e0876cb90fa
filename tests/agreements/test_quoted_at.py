"""Where a quotation stands: the stored file of the agreement and the lines in it."""

from pathlib import Path

import pytest

from checker.agreements.clauses import QuotedAt, quoted_at
from checker.model.errors import UsageError
from checker.rules.catalogue import RULES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_words_of_every_rule_stand_on_the_lines_that_are_given(rule: object) -> None:
    quote, clause = rule.quote, rule.clause  # type: ignore[attr-defined]
    found = quoted_at(clause, quote)
    lines = (ROOT / found.file).read_text(encoding="utf-8").split("\n")
    sought = " ".join(quote.split())
    for first, last in ((found.line + 1, found.end_line), (found.line, found.end_line - 1)):
        assert sought not in " ".join(" ".join(lines[first - 1 : last]).split()), "a line too many"
    assert sought in " ".join(" ".join(lines[found.line - 1 : found.end_line]).split())


def test_a_quotation_is_found_in_the_file_of_its_section() -> None:
    assert quoted_at("W0", "Exhibit 10.1") == QuotedAt(quoted_at("W0", "Exhibit 10.1").file, 1, 1)
    assert quoted_at("W0", "Exhibit 10.1").file.startswith("checker/agreements/warrant/text/")
    assert quoted_at("R9.f", "at least 50,000").file.startswith(
        "checker/agreements/registration_rights/text/"
    )


def test_what_both_demand_is_found_in_either() -> None:
    assert "registration_rights" in quoted_at("J", "at least 50,000 shares of Common Stock").file


@pytest.mark.parametrize(
    ("code", "quote"),
    [
        ("W2.1", "words that stand nowhere"),
        ("W2.1", ""),
        ("W2.1", "   "),
        ("W99", "Warrant"),
        ("R9.f", "t least 50,00"),
    ],
)
def test_what_does_not_stand_there_is_refused(code: str, quote: str) -> None:
    with pytest.raises(UsageError):
        quoted_at(code, quote)

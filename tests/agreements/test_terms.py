"""Every figure stands in the agreement's own words, and the typed getters return it exactly."""

import re
from datetime import date, datetime
from fractions import Fraction

import pytest
from num2words import num2words

from checker.agreements.clauses import contains
from checker.agreements.terms import Term, terms

TERMS = terms().all()
WORDS = {num2words(n): Fraction(n) for n in range(1, 100)}
ORDINALS = {num2words(n, to="ordinal"): Fraction(n) for n in range(1, 32)}
HUNDREDS = {"hundred twenty": Fraction(120)}
PARTS = {"cent": Fraction(1, 100), "tenth": Fraction(1, 10), "majority": Fraction(1, 2)}
DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
SIGNED = re.compile(r"(\d{1,2})th day of ([A-Z][a-z]+), (\d{4})")


def _numbers(quote: str) -> set[Fraction]:
    """Return every number that a quotation states, in figures or in words."""
    found: set[Fraction] = set()
    for match in re.finditer(r"(?<![\w.])(?:\d+/\d+|\.?\d[\d,]*(?:\.\d+)?)(?:\s+(million))?", quote):
        figure = match[0].removesuffix("million").strip().replace(",", "")
        found.add(Fraction(figure) * (1_000_000 if match[1] else 1))
    lowered = quote.lower()
    for words in (WORDS, ORDINALS, HUNDREDS, PARTS):
        found.update(value for word, value in words.items() if re.search(rf"\b{word}\b", lowered))
    return found


def _days(quote: str) -> set[date]:
    found = {datetime.strptime(each, "%B %d, %Y").date() for each in DATE.findall(quote)}  # noqa: DTZ007
    for day, month, year in SIGNED.findall(quote):
        found.add(datetime.strptime(f"{month} {day}, {year}", "%B %d, %Y").date())  # noqa: DTZ007
    return found


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_the_quote_stands_in_the_clause(term: Term) -> None:
    assert contains(term.clause, term.quote)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_the_quote_contains_the_value(term: Term) -> None:
    if term.unit == "date":
        assert date.fromisoformat(term.value) in _days(term.quote)
    elif term.unit == "text":
        assert term.value in term.quote
    else:
        assert Fraction(term.value) in _numbers(term.quote)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_the_unit_stands_in_the_quote(term: Term) -> None:
    wanted = {
        "days": r"(?<!business )\bdays?\b",
        "business_days": r"\bbusiness days?\b",
        "months": r"\bmonths\b",
        "years": r"\byears?\b|\banniversary\b",
        "percent": r"%",
        "USD_per_share": r"\$",
        "USD": r"\bcent\b",
    }.get(term.unit, "")
    assert re.search(wanted, term.quote)


def test_ids_are_unique_and_plain() -> None:
    ids = [term.id for term in TERMS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", each) for each in ids)


def test_no_field_is_empty() -> None:
    assert all(term.value and term.quote and term.means.endswith(".") for term in TERMS)


def test_the_getters_return_exact_values() -> None:
    known = terms()
    assert known.number("initial_warrant_price") == Fraction(301, 125)
    assert known.number("initial_warrant_shares") == 272067
    assert known.number("share_rounding") == Fraction(1, 10)
    assert known.number("demand_percent") == Fraction(1, 5)
    assert known.number("requisite_majority") == Fraction(1, 2)
    assert known.days("certificate_days") == 15
    assert known.days("deemed_receipt_days") == 3
    assert known.count("requested_count") == 3
    assert known.months("earnings_months_most") == 18
    assert known.years("shelf_years") == 1
    assert known.day("first_demand_after") == date(1998, 10, 9)
    assert known.text("company_name") == "CTC Communications Group, Inc."
    assert known.term("minimum_holding").clause == "R9.f"


def test_the_seventh_anniversary_is_the_expiration_date() -> None:
    known = terms()
    first = known.day("term_first_day")
    assert first.replace(year=first.year + known.years("term_years")) == known.day("term_last_day")


def test_the_six_groups_of_warrants_make_up_the_reserve() -> None:
    groups = [term.id for term in TERMS if term.id.startswith("warrants_")]
    assert len(groups) == 6
    assert sum(terms().number(each) for each in groups) == terms().number("other_warrants_reserve")


def test_an_unknown_term_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(KeyError, match="did you mean certificate_days"):
        terms().days("certificat_days")


def test_a_getter_of_another_unit_is_an_error() -> None:
    with pytest.raises(TypeError, match="in shares, not in days"):
        terms().days("minimum_holding")
    with pytest.raises(TypeError, match="is a date, not a number"):
        terms().number("signing_date")
    with pytest.raises(TypeError, match="in days, not in count"):
        terms().count("delay_days")
    with pytest.raises(TypeError, match="in years, not in date"):
        terms().day("term_years")


def test_the_numbers_of_a_quote_are_read_as_a_person_reads_them() -> None:
    assert _numbers("one hundred twenty (120) days") >= {Fraction(120)}
    assert _numbers("100 million shares") == {Fraction(100_000_000)}
    assert Fraction(50) not in _numbers("at least 50,000 shares")
    assert Fraction(15) not in _numbers("not less than thirty (30) days")
    assert _days("this 29th day of April, 2002") == {date(2002, 4, 29)}

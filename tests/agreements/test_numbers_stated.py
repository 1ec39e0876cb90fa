"""Numbers, units and dates as words state them, and what is wrong with a term that is not so quoted."""

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from checker.agreements.numbers import (
    contradictions,
    figures_in,
    quoted,
    stated_days,
    stated_numbers,
    term_faults,
)
from checker.agreements.terms import terms

DAYS = terms().term("dissolution_days")
WORDS = f"shall not be made {DAYS.quote} of such notice"


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("thirty (30) days", 30, "days"),
        ("a 180 day period", 180, "days"),
        ("five business days", 5, "business_days"),
        ("the 15 consecutive business days", 15, "business_days"),
        ("the third business day", 3, "business_days"),
        ("eighteen months", 18, "months"),
        ("one year", 1, "years"),
        ("the seventh (7th) anniversary", 7, "years"),
        ("twenty percent (20%) of", 20, "percent"),
        ("20% of", 20, "percent"),
        ("at $2.408", Fraction(301, 125), "USD"),
        ("par value $.01 per share", Fraction(1, 100), "USD"),
        ("to the nearest cent", Fraction(1, 100), "USD"),
        ("100 million shares", 100_000_000, "count"),
        ("272,067 shares", 272_067, "count"),
        ("one-tenth (1/10) of a share", Fraction(1, 10), "shares"),
    ],
)
def test_a_number_is_read_with_its_unit(words: str, value: Fraction, unit: str) -> None:
    (stated,) = stated_numbers(words)
    assert (stated.value, stated.unit) == (value, unit)


@pytest.mark.parametrize("words", ["50,0001", "1.2.3.", "x15", "15th-and"])
def test_a_part_of_something_else_is_no_other_number(words: str) -> None:
    assert Fraction(5) not in {stated.value for stated in stated_numbers(words)}
    assert Fraction(50) not in {stated.value for stated in stated_numbers(words)}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Date of Initial Issuance: May 1,\n2002", date(2002, 5, 1)),
        ("this 29th day of April, 2002", date(2002, 4, 29)),
        ("complete on 30 April 2009", date(2009, 4, 30)),
        ("record date 2004-06-10", date(2004, 6, 10)),
    ],
)
def test_a_date_is_read_and_its_parts_are_no_numbers(words: str, day: date) -> None:
    assert stated_days(words) == {day}
    assert stated_numbers(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("thirty (30) days", ()),
        ("thirty-one (30) days", ("thirty-one (30)",)),
        ("thirty (31) days", ("thirty (31)",)),
        ("twenty percent (20%)", ()),
        ("twenty percent (21%)", ("twenty percent (21%)",)),
        ("the seventh (8th) anniversary", ("seventh (8th)",)),
        ("one-tenth (1/100) of a share", ("one-tenth (1/100)",)),
    ],
)
def test_words_and_figures_that_differ_are_told(words: str, told: tuple[str, ...]) -> None:
    assert contradictions(words) == told


def test_a_day_of_some_year_is_no_number() -> None:
    assert stated_numbers("both on 20 February, or June 10") == ()


def test_the_numbers_of_sections_and_readings_are_no_figures() -> None:
    words = (
        "Section 6(i) and 9(f), Rule 144, Exhibit D 3, A-12, Q68 b, W-1, ``shares: 5``, 0 and one of 40 days"
    )
    assert figures_in(words) == {Fraction(40): "40"}


@pytest.mark.parametrize(
    ("quote", "words", "stands"),
    [
        ("50,000 shares", "at least 50,000\n  shares of", True),
        ("0,000 shares", "at least 50,000 shares of", False),
        ("27", "in all 27,206,681", False),
        ("206,681", "in all 27,206,681", False),
        ("2.40", "at 2.408", False),
        ("$2.408", "Price: $2.408.", True),
        ("", "anything", False),
    ],
)
def test_a_quote_is_never_cut_out_of_a_number(quote: str, words: str, stands: bool) -> None:
    assert quoted(quote, words) is stands


def test_a_term_that_is_quoted_has_no_fault() -> None:
    assert list(term_faults(DAYS, WORDS)) == []


def test_a_term_whose_words_are_not_there_or_say_something_else_is_told() -> None:
    elsewhere = list(term_faults(DAYS, "nothing of the kind"))
    assert len(elsewhere) == 1
    assert "does not say" in elsewhere[0]
    other = list(term_faults(replace(DAYS, value="31"), WORDS))
    assert other == [f"term {DAYS.id}: {DAYS.quote!r} does not state 31 days"]


@pytest.mark.parametrize(
    ("term_id", "value"),
    [("delay_occasions", "365"), ("delay_period_days", "2"), ("preferred_conversion_price", "4000000")],
)
def test_a_number_of_another_unit_in_the_same_quotation_is_not_the_terms(term_id: str, value: str) -> None:
    term = replace(terms().term(term_id), value=value)
    assert list(term_faults(term, term.quote))


def test_a_name_stands_in_its_quotation() -> None:
    name = terms().term("holder_name")
    assert list(term_faults(name, f"issued {name.quote}.")) == []
    assert list(term_faults(replace(name, value="Cisco Systems, Inc."), f"issued {name.quote}."))

"""The proof that every figure of the terms stands in the agreement's own words, in its own unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from checker.agreements.number_words import NUMBER_WORDS, value_of
from checker.agreements.records import Term, Unit

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = f"({'|'.join(_MONTHS)})"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}}), (\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: day of)? {_MONTH},? (\d{{4}})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# A day without its year is no number either.
_OF_SOME_YEAR = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b")
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+/\d+|\d*\.\d+|\d+"
_MILLION = 1_000_000
_NUMBER = re.compile(
    rf"(?P<money>\$ ?)?(?P<figures>(?<![\w.,/-])(?:{_FIGURES}))(?:st|nd|rd|th)?(?: (?P<million>million))?(?!\w|[.,/]\d)"
    rf"|(?P<words>\b{NUMBER_WORDS}\b)",
    re.IGNORECASE,
)
# A number may be given twice, in words and then in figures: "thirty (30)", "twenty percent (20%)", "seventh (7th)".
_REPEATED = re.compile(r"(?: percent)? ?\((?P<figures>[\d.,/]+)(?:st|nd|rd|th|%)?\)(?P<percent>%?)", re.I)
_UNITS: dict[str, Unit] = {
    r"(?: percent| ?%)": "percent",
    r"(?: consecutive)? business days?\b": "business_days",
    r"[ -](?:calendar )?days?\b": "days",
    r"[ -]months?\b": "months",
    r"[ -](?:years?|anniversary)\b": "years",
    r" of a share\b": "shares",
}
_BY_MONEY: tuple[Unit, ...] = ("USD", "USD_per_share")
_WITH_A_UNIT: tuple[Unit, ...] = ("percent", "business_days", "days", "months", "years")

# Where the words only point at a section, a form, a reading, an option or an act: its number is no figure.
_INNER = r"(?:\d[\w.]*)?(?:\(\w+\))*"
_REFERENCES = re.compile(
    r"``[^`]*``"
    rf"|\b(?:Sections?|Exhibits?|RRA)(?: [A-D]\b)? {_INNER}(?:(?: and| or| to) {_INNER})*"
    r"|\b(?:subdivisions?|paragraphs?|clauses?) \(\w+\)"
    r"|\b(?:Rules?|Forms?|Regulation|Item) [\w-]+"
    r"|\bAct of \d{4}"
    r"|\b[A-Z]-?\d+\b(?: (?:R\d|[A-Z]\d?|[a-z]\d?)\b)?"
    r"|\b\d+(?:\(\w+\))+(?: [a-z]\b)?",
)


class Stated(Struct, frozen=True):
    """A number that words state: its value, the unit that the words give it, and the words themselves."""

    value: Fraction
    unit: Unit
    words: str


def one_line(words: str) -> str:
    """Return words with each run of white space made one space."""
    return " ".join(words.split())


def stated_numbers(words: str) -> tuple[Stated, ...]:
    """Return every number that words state, in figures or in words, in their order; dates are none.

    A number given in words and figures ("thirty (30)") counts once, by its words; ``contradictions`` tells
    where the two differ. The unit is ``count`` where the words give none.
    """
    line = _without_dates(one_line(words))
    found: list[Stated] = []
    end = 0
    for match in _NUMBER.finditer(line):
        if match.start() < end:
            continue
        end = match.end()
        repeated = _REPEATED.match(line, end)
        if repeated is not None:
            end = repeated.end()
        found.append(Stated(_value(match), _unit(match, line, end), line[match.start() : end]))
    return tuple(found)


def stated_days(words: str) -> frozenset[date]:
    """Return every date that words state: the month or the day first, or as 2009-05-01."""
    line = one_line(words)
    return frozenset(
        (
            *(_day(year, month, day) for month, day, year in _MONTH_FIRST.findall(line)),
            *(_day(year, month, day) for day, month, year in _DAY_FIRST.findall(line)),
            *(date(int(year), int(month), int(day)) for year, month, day in _ISO.findall(line)),
        )
    )


def contradictions(words: str) -> tuple[str, ...]:
    """Return every place where a number in words and its figures in brackets differ: ``thirty-one (30)``."""
    line = _without_dates(one_line(words))
    found = []
    for match in _NUMBER.finditer(line):
        repeated = _REPEATED.match(line, match.end())
        if repeated is not None and _value(match) != Fraction(repeated["figures"].replace(",", "")):
            found.append(line[match.start() : repeated.end()])
    return tuple(found)


def figures_in(words: str) -> dict[Fraction, str]:
    """Return the figures that words state, each with the words that state it first.

    The numbers of sections, forms, rules and readings are none, nor are 0 and a bare "one" or "first".
    """
    found: dict[Fraction, str] = {}
    plain = _REFERENCES.sub(lambda match: " " * len(match[0]), one_line(words))
    for stated in stated_numbers(plain):
        if stated.value and (stated.value != 1 or any(each.isdigit() for each in stated.words)):
            found.setdefault(stated.value, stated.words)
    return found


def term_faults(term: Term, clause_words: str) -> Iterator[str]:
    """Yield what is wrong with a term: its quote is not in its clause, or does not state its value.

    A date or name must stand in the quote as such, a number in the unit of the term; and where the clause
    gives a number in words and in figures, both must be the same.
    """
    if not quoted(term.quote, clause_words):
        yield f"term {term.id}: {term.clause} does not say {term.quote!r}"
    for each in contradictions(term.quote):
        yield f"term {term.id}: {each!r} says two things"
    if not _states(term):
        yield f"term {term.id}: {term.quote!r} does not state {term.value} {term.unit}"


def quoted(quote: str, words: str) -> bool:
    """Say whether a quote stands word for word in words; it may not begin or end inside a word or number."""
    sought = one_line(quote)
    if not sought:
        return False
    before = r"(?<!\w)(?<!\d[.,])" if sought[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if sought[-1].isalnum() else ""
    return re.search(before + re.escape(sought) + after, one_line(words)) is not None


def _states(term: Term) -> bool:
    if term.unit == "text":
        return quoted(term.value, term.quote)
    if term.unit == "date":
        return date.fromisoformat(term.value) in stated_days(term.quote)
    value = Fraction(term.value)
    return any(each.value == value and _fits(term.unit, each.unit) for each in stated_numbers(term.quote))


def _fits(unit: Unit, stated: Unit) -> bool:
    """Say whether a number stated in a unit can be that of a term: money needs its sign, days their word."""
    if unit in _BY_MONEY:
        return stated in _BY_MONEY
    if unit in _WITH_A_UNIT or stated in _WITH_A_UNIT:
        return unit == stated
    return stated not in _BY_MONEY


def _value(match: re.Match[str]) -> Fraction:
    if match["words"]:
        return value_of(match["words"])
    return Fraction(match["figures"].replace(",", "")) * (_MILLION if match["million"] else 1)


def _unit(match: re.Match[str], line: str, end: int) -> Unit:
    """Return the unit that stands after a number, or the dollar sign before it."""
    if match["money"] or (match["words"] or "").lower().endswith("cent"):
        return "USD"
    for pattern, unit in _UNITS.items():
        if re.compile(pattern, re.IGNORECASE).match(line, end):
            return unit
    return "percent" if match["words"] and "%" in line[match.end() : end] else "count"


def _without_dates(line: str) -> str:
    for pattern in (_MONTH_FIRST, _DAY_FIRST, _ISO, _OF_SOME_YEAR):
        line = pattern.sub(lambda found: " " * len(found[0]), line)
    return line


def _day(year: str, month: str, day: str) -> date:
    return date(int(year), _MONTHS.index(month) + 1, int(day))

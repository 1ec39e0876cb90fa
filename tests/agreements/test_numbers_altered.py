"""A number changed in the stored text, in a quotation or in a value is noticed, whatever is recomputed."""

import hashlib
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from msgspec.structs import replace

from checker.agreements.clauses import Clause, clause
from checker.agreements.numbers import one_line, stated_days, stated_numbers, term_faults
from checker.agreements.places import find_places
from checker.agreements.records import ClauseRow, Source, StoredFile
from checker.agreements.store import ROOT, registers, verify_text
from checker.agreements.terms import Term, terms
from checker.agreements.text import stored_bytes, verify_sources, whole_text
from checker.model.errors import AlteredText, CovenantError

NUMBERED = [term for term in terms().all() if term.unit != "text"]
OTHER_WORDS, OTHER_FIGURES = "eighty-eight", "88"
ALTERED_HASH = "the stored words are not those of the agreement"


@dataclass(frozen=True)
class Change:
    """The quoted words of a term with its number changed in one way."""

    term: Term
    how: str
    words: str


def changes(term: Term) -> list[Change]:
    """Return every way in which the number of a term is changed: whole, the words alone, the figures alone."""
    if term.unit == "date":
        return [Change(term, "day", re.sub(r"\d{1,2}(?=,|th)", "17", term.quote, count=1))]
    found = []
    for stated in stated_numbers(term.quote):
        if stated.value != Fraction(term.value):
            continue
        words = re.search(r"^[A-Za-z][A-Za-z -]*[A-Za-z]", stated.words)
        figures = re.search(r"\d[\d,./]*\d|\d", stated.words)
        spans = {"words": (words, OTHER_WORDS), "figures": (figures, OTHER_FIGURES)}
        whole = stated.words
        for how, (span, other) in spans.items():
            if span:
                whole = whole.replace(span[0], other, 1)
                alone = stated.words.replace(span[0], other, 1)
                found.append(Change(term, f"{how} alone", term.quote.replace(stated.words, alone, 1)))
        found.append(Change(term, "whole", term.quote.replace(stated.words, whole, 1)))
    return found


CHANGES = [
    pytest.param(each, id=f"{each.term.id}, {each.how}") for term in NUMBERED for each in changes(term)
]
each_change = pytest.mark.parametrize("change", CHANGES)


def test_every_number_is_changed_in_some_way() -> None:
    made = [change for term in NUMBERED for change in changes(term)]
    assert {change.term.id for change in made} == {term.id for term in NUMBERED}
    assert all(change.words != change.term.quote for change in made)


@each_change
def test_a_number_changed_in_the_stored_text_is_noticed(change: Change, copied: Path) -> None:
    """By the hash; and where somebody recomputes the hashes as well, by the figures."""
    found = clause(change.term.clause)
    alter(copied, found, change.term.quote, change.words)
    with pytest.raises(AlteredText, match=ALTERED_HASH):
        verify_sources(copied, registers().sources)
    recomputed = with_new_hashes(copied, found.agreement)
    verify_sources(copied, {found.agreement: recomputed})
    assert faults(copied, found, recomputed, change.term)


@each_change
def test_a_number_changed_in_text_and_quotation_alike_is_noticed(change: Change) -> None:
    """The value is left, and stands in neither any more."""
    words = one_line(clause(change.term.clause).words).replace(one_line(change.term.quote), change.words)
    assert list(term_faults(replace(change.term, quote=change.words), words))


@pytest.mark.parametrize("term", NUMBERED, ids=lambda term: term.id)
def test_a_value_changed_in_the_terms_is_noticed(term: Term) -> None:
    if term.unit == "date":
        others = [f"{term.value[:-2]}{day:02}" for day in range(1, 29)]
        others = [each for each in others if each not in map(str, stated_days(term.quote))]
    else:
        value = Fraction(term.value)
        others = [str(value + 1), str(value - 1), str(value * 10), str(value / 10)]
    for other in others:
        assert list(term_faults(replace(term, value=other), clause(term.clause).words)), other


@pytest.mark.parametrize(
    ("term_id", "before", "after"),
    [
        ("dissolution_days", "thirty (30)", "thirty-one (31)"),
        ("dissolution_days", "thirty (30)", "thirty (31)"),
        ("dissolution_days", "thirty (30)", "thirty-one (30)"),
        ("incidental_notice_days", "thirty (30)", "thirty-one (31)"),
        ("demand_percent", "twenty percent (20%)", "twenty-one percent (21%)"),
        ("term_years", "seventh (7th)", "eighth (8th)"),
        ("minimum_holding", "50,000", "5,000"),
        ("initial_warrant_price", "$2.408", "$2.48"),
        ("term_last_day", "May 1, 2009", "May 2, 2009"),
    ],
)
def test_thirty_made_thirty_one_is_an_altered_text_and_then_a_wrong_figure(
    term_id: str, before: str, after: str, copied: Path
) -> None:
    term = terms().term(term_id)
    found = clause(term.clause)
    assert before in term.quote
    alter(copied, found, term.quote, term.quote.replace(before, after))
    with pytest.raises(AlteredText, match=ALTERED_HASH):
        verify_text(copied)
    assert faults(copied, found, with_new_hashes(copied, found.agreement), term)


def alter(root: Path, found: Clause, quote: str, words: str) -> None:
    """Change words of one clause in its stored file, once."""
    file = root / found.agreement / "text" / found.file
    text = file.read_bytes().decode("utf-8")
    start = text.index(found.words[:40])
    match = re.compile(r"\s+".join(map(re.escape, quote.split()))).search(text, start)
    assert match is not None
    assert match.end() <= start + len(found.words)
    file.write_bytes((text[: match.start()] + words + text[match.end() :]).encode("utf-8"))


def with_new_hashes(root: Path, agreement: str) -> Source:
    """Return the source of an agreement with the hashes of what is stored now."""
    old = registers().sources[agreement]
    stored = {file.name: stored_bytes(root, agreement, file.name) for file in old.files}
    files = tuple(StoredFile(name, hashlib.sha256(data).hexdigest()) for name, data in stored.items())
    return replace(old, files=files, sha256=hashlib.sha256(b"".join(stored.values())).hexdigest())


def faults(root: Path, found: Clause, source: Source, term: Term) -> list[str]:
    """Return what is wrong with a term under the altered text; a clause that is not found is wrong, too."""
    text = whole_text(root, found.agreement, source)
    sizes = [len(stored_bytes(root, found.agreement, file.name).decode("utf-8")) for file in source.files]
    try:
        places = find_places(found.agreement, source, text, sizes, rows_of(found.agreement))
    except CovenantError as error:
        return [str(error)]
    place = next(each for each in places if each.code == found.code)
    return list(term_faults(term, text[place.start : place.end]))


@cache
def rows_of(agreement: str) -> list[ClauseRow]:
    """Return the rows that say where each clause begins."""
    raw = yaml.load((ROOT / agreement / "clauses.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    return msgspec.convert(raw, list[ClauseRow])

"""Every clause is found by its code, with the agreement's own words, inside the clause that contains it."""

from itertools import pairwise

import pytest

from checker.agreements.clauses import Clause, clause, clause_codes, clauses, contains, section_text
from checker.agreements.store import ROOT, registers
from checker.agreements.text import whole_text
from checker.model.errors import UsageError

CODES = clause_codes()
PLACES = {place.code: place for place in registers().clauses}


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def test_codes_are_unique() -> None:
    assert len(set(CODES)) == len(registers().clauses)


@pytest.mark.parametrize(
    ("code", "first", "last", "line"),
    [
        ("W0", "Exhibit 10.1", "in whole or in part.", 1),
        ("W2.1", "2.1\t  Procedure for Exercise", "books are\nopen.", 51),
        ("W2.1.iii", "(iii) this Warrant.", "(iii) this Warrant.", 60),
        ("W6.i.3.C", "(C)\ton any change in the number", "basis of such change; and", 263),
        ("W6.vi", "(vi)\tAll calculations", "as the case may\nbe.", 344),
        ("EA", "EXHIBIT A", "Dated:", 545),
        ("D2.a.i", "(i)\tpromptly give", "state securities laws); and", 685),
        ("D4", "4.\tDemand Registration Rights.", "pursuant to this Section 4.", 742),
        ("R2.a.i", "(i) At any \ntime after October 9", "notice from the Company.", 81),
        ("R2.b.ii", "(ii) relating to a merger", "resales of such securities),", 159),
        ("R3.a.viii", "(viii)use it best efforts", "may reasonably request.", 312),
        ("R3.a.x", "(x)otherwise use its best efforts", "to the extent reasonably possible;", 379),
        ("R9.b", "(b)\tNotices.", "after the \nmailing thereof.", 681),
        ("R9.f.iii", "(iii) the seller", "with respect to such securities.", 763),
        ("RS", "IN WITNESS WHEREOF", "Kristin Cashin", 787),
    ],
)
def test_a_clause_has_its_own_words_and_line(code: str, first: str, last: str, line: int) -> None:
    found = clause(code)
    assert found.words.startswith(first)
    assert found.words.endswith(last)
    assert found.line == line


@pytest.mark.parametrize("agreement", ["warrant", "registration_rights"])
def test_the_whole_text_lies_in_some_whole_section(agreement: str) -> None:
    source = registers().sources[agreement]
    tops = [p for p in registers().clauses if p.agreement == agreement and "." not in p.code]
    assert tops[0].start == 0
    assert tops[-1].end == len(whole_text(ROOT, agreement, source))
    assert all(one.end == other.start for one, other in pairwise(tops))


@pytest.mark.parametrize("code", [code for code in CODES if "." in code])
def test_a_nested_clause_stands_inside_its_parent(code: str) -> None:
    child, parent = PLACES[code], PLACES[_parent(code)]
    assert child.agreement == parent.agreement
    assert parent.start < child.start < child.end <= parent.end
    assert clause(code).words in clause(parent.code).words


@pytest.mark.parametrize("code", CODES)
def test_the_recorded_line_is_where_the_clause_begins(code: str) -> None:
    place = PLACES[code]
    lines = whole_text(ROOT, place.agreement, registers().sources[place.agreement]).split("\n")
    assert clause(code).words.split("\n")[0].strip() in lines[place.line - 1]


@pytest.mark.parametrize("code", CODES)
def test_the_recorded_file_holds_the_beginning(code: str) -> None:
    found = clause(code)
    text = (ROOT / found.agreement / "text" / found.file).read_text(encoding="utf-8")
    assert found.words[:60].split("\n")[0] in text


def test_siblings_follow_each_other_without_overlap() -> None:
    for one in registers().clauses:
        for other in registers().clauses:
            siblings = one.agreement == other.agreement and _parent(one.code) == _parent(other.code)
            if siblings and one.start < other.start:
                assert one.end <= other.start, f"{one.code} runs into {other.code}"


def test_all_clauses_come_in_agreement_order() -> None:
    every = clauses()
    assert [each.code for each in every] == list(CODES)
    assert all(isinstance(each, Clause) and each.title and each.words for each in every)
    assert [each.agreement for each in every] == sorted((e.agreement for e in every), reverse=True)


def test_section_text_is_the_whole_section() -> None:
    assert section_text("W6.i.3.C") == clause("W6").words
    assert section_text("R2.f.i") == clause("R2").words
    assert "Underwriter's Maximum Number" in section_text("R2.a.i")


@pytest.mark.parametrize(
    ("typed", "meant"), [("W2.l", "W2.1"), ("w2.1", "W2.1"), ("R9.F", "R9.f"), ("R3.a.ixx", "R3.a.ix")]
)
def test_an_unknown_code_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UsageError, match="did you mean") as caught:
        clause(typed)
    assert meant in str(caught.value)


def test_a_code_like_no_other_is_answered_without_a_guess() -> None:
    with pytest.raises(UsageError) as caught:
        clause("Schedule-99")
    assert str(caught.value) == "no clause 'Schedule-99'"


@pytest.mark.parametrize(
    ("code", "quote", "stands"),
    [
        ("R9.f", "at least 50,000 shares of Common Stock", True),
        ("R9.f", "at least 60,000 shares of Common Stock", False),
        ("R9.f", "at least 50,000 shares of common stock", False),
        ("R9.f", "least 0,000 shares", False),
        ("R9.f", "0,000 shares of Common Stock", False),
        ("W0", "Initial Warrant Price: $2.40", False),
        ("W0", "Initial Warrant Price: $2.408", True),
        ("W2.1", "within a reasonable time, not exceeding fifteen (15) days, after the rights", True),
        ("W2.1", "within a\n  reasonable   time", True),
        ("W2.1", "The shares represented by this certificate", False),
        ("W2", "The shares represented by this certificate", True),
        ("W2.1", "", False),
        ("W2.1", "   ", False),
        ("R2.f", "market condition", False),
        ("R2.f", "market conditions", True),
    ],
)
def test_a_quote_must_stand_word_for_word(code: str, quote: str, stands: bool) -> None:
    assert contains(code, quote) is stands


def test_a_quote_from_an_unknown_clause_is_an_error() -> None:
    with pytest.raises(UsageError):
        contains("W99", "anything")

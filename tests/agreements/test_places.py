"""A clause is found where its first words stand, and ends where the next one begins."""

import pytest

from checker.agreements.places import find_places, inside
from checker.agreements.records import ClauseRow, Source, StoredFile
from checker.model.errors import CovenantError

SOURCE = Source("T", "2000-01-01", (), "", (StoredFile("a.txt", ""), StoredFile("b.txt", "")))
TEXT = "1. One\n(a) first\n(b) second\nfor all.\n2. Two\n"


def _rows(*rows: tuple[str, str, str, str]) -> list[ClauseRow]:
    return [ClauseRow(code, code, file, begins, until) for code, file, begins, until in rows]


def test_a_clause_ends_before_the_words_after_it() -> None:
    rows = _rows(
        ("T1", "a.txt", "1. One", ""),
        ("T1.a", "a.txt", "(a) first", ""),
        ("T1.b", "a.txt", "(b) second", "for all"),
        ("T2", "b.txt", "2. Two", ""),
    )
    places = find_places("t", SOURCE, TEXT, [37, 7], rows)
    words = [TEXT[place.start : place.end].strip() for place in places]
    assert words == ["1. One\n(a) first\n(b) second\nfor all.", "(a) first", "(b) second", "2. Two"]
    assert [place.line for place in places] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    "row",
    [("T1", "a.txt", "3. Three", ""), ("T1", "b.txt", "1. One", ""), ("T1", "a.txt", "1. One", "nowhere")],
)
def test_words_that_are_not_there_are_an_error(row: tuple[str, str, str, str]) -> None:
    with pytest.raises(CovenantError, match=r"t/clauses\.yaml: T1"):
        find_places("t", SOURCE, TEXT, [37, 7], _rows(row))


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CovenantError, match=r"c\.txt is not a file"):
        find_places("t", SOURCE, TEXT, [37, 7], _rows(("T1", "c.txt", "1. One", "")))


def test_a_code_lies_inside_another_by_its_dots() -> None:
    assert inside("W6.i.3", "W6")
    assert inside("W6.i.3", "W6.i")
    assert not inside("W6.ii", "W6.i")
    assert not inside("W12", "W1")
    assert not inside("W6", "W6")


def test_a_clause_never_ends_after_the_one_that_contains_it() -> None:
    rows = _rows(
        ("T1", "a.txt", "1. One", "for all"),
        ("T1.a", "a.txt", "(a) first", ""),
        ("T1.b", "a.txt", "(b) second", ""),
        ("T2", "b.txt", "2. Two", ""),
    )
    places = {place.code: place for place in find_places("t", SOURCE, TEXT, [37, 7], rows)}
    assert places["T1.b"].end == places["T1"].end == TEXT.index("for all")

"""Numbers in English words: held against a library that writes them."""

import re
from fractions import Fraction

import pytest
from num2words import num2words

from checker.agreements.number_words import NUMBER_WORDS, value_of

WHOLE = [*range(1, 131), 180, 365, 999, 1_000, 4_321, 50_000, 272_067, 1_000_001, 100_000_000]


def plain(words: str) -> str:
    """Return words as the agreements write them: without ``and`` and commas."""
    return words.replace(" and ", " ").replace(",", "")


@pytest.mark.parametrize("number", WHOLE)
def test_a_number_in_words_has_its_value(number: int) -> None:
    words = plain(num2words(number))
    assert re.fullmatch(NUMBER_WORDS, words)
    assert value_of(words) == number
    assert value_of(words.replace("-", " ").title()) == number


@pytest.mark.parametrize("number", [each for each in WHOLE if each < 100])
def test_an_ordinal_has_its_value(number: int) -> None:
    words = num2words(number, to="ordinal")
    assert re.fullmatch(NUMBER_WORDS, words)
    assert value_of(words) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one-tenth", Fraction(1, 10)),
        ("two-thirds", Fraction(2, 3)),
        ("two thirds", Fraction(2, 3)),
        ("one-half", Fraction(1, 2)),
        ("half", Fraction(1, 2)),
        ("majority", Fraction(1, 2)),
        ("nearest tenth", Fraction(1, 10)),
        ("nearest cent", Fraction(1, 100)),
        ("a fifth", Fraction(1, 5)),
        ("twenty-first", Fraction(21)),
        ("two hundred seventy-two thousand sixty seven", Fraction(272_067)),
    ],
)
def test_a_part_and_a_long_number_have_their_values(words: str, value: Fraction) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("a fifth of the shares", ["a fifth"]),
        ("a third delay", ["third"]),
        ("a third party of two", ["two"]),
        ("ninety-nine days", ["ninety-nine"]),
        ("ten or twelve", ["ten", "twelve"]),
        ("someone often weighs threesomes", []),
    ],
)
def test_number_words_are_found_whole(sentence: str, found: list[str]) -> None:
    assert re.findall(rf"\b{NUMBER_WORDS}\b", sentence) == found

"""Numbers written in English words, and their values."""

from __future__ import annotations

import re
from fractions import Fraction

_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_SMALL_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TEN, _HUNDRED = 10, 100
_CARDINALS = {
    **{word: value for value, word in enumerate(_SMALL, start=1)},
    **{word: value * _TEN for value, word in enumerate(_TENS, start=2)},
}
_ORDINALS = {
    **{word: value for value, word in enumerate(_SMALL_ORDINALS, start=1)},
    **{f"{word[:-1]}ieth": value * _TEN for value, word in enumerate(_TENS, start=2)},
}
_GROUPS = {"thousand": 1_000, "million": 1_000_000}
# Words that state a part of one by themselves.
_PARTS = {
    "majority": Fraction(1, 2),
    "half": Fraction(1, 2),
    "nearest tenth": Fraction(1, 10),
    "nearest cent": Fraction(1, 100),
    "twice": Fraction(2),
}
_SEPARATOR = re.compile(r"[\s-]+")
_CARDINAL = "|".join(sorted((*_CARDINALS, "hundred", *_GROUPS), key=len, reverse=True))
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
# The longest first: "two hundred seventy-two thousand sixty seven" is one number. "A fifth of" is a part, "a third
# delay" is not; a third party is no number.
NUMBER_WORDS = (
    rf"(?:{'|'.join(_PARTS)}|an? (?:{_ORDINAL})(?= of\b)"
    rf"|(?:{_CARDINAL})(?:[\s-]+(?:{_CARDINAL}))*(?:[\s-](?:(?:{_ORDINAL})s?|half))?"
    rf"|(?:{_ORDINAL})(?! part(?:y|ies)\b))"
)


def value_of(words: str) -> Fraction:
    """Return the value of a number in words that ``NUMBER_WORDS`` matches: ``seventy-two``, ``two-thirds``."""
    plain = words.lower()
    if plain in _PARTS:
        return _PARTS[plain]
    if plain.startswith(("a ", "an ")):
        return Fraction(1, _ORDINALS[plain.partition(" ")[2]])
    *before, last = _SEPARATOR.split(plain)
    if last == "half":
        return Fraction(_cardinal(before), 2)
    ordinal = _ORDINALS.get(last, _ORDINALS.get(last.removesuffix("s")))
    if ordinal is None:
        return Fraction(_cardinal([*before, last]))
    if not before:
        return Fraction(ordinal)
    # "twenty-first" counts on from twenty; of "one-tenth" and "two-thirds" the last word is a part.
    above = _cardinal(before)
    return Fraction(above + ordinal) if above % _TEN == 0 and ordinal < _TEN else Fraction(above, ordinal)


def _cardinal(words: list[str]) -> int:
    whole = group = 0
    for word in words:
        if word in _GROUPS:
            whole, group = whole + max(group, 1) * _GROUPS[word], 0
        elif word == "hundred":
            group = max(group, 1) * _HUNDRED
        else:
            group += _CARDINALS[word]
    return whole + group

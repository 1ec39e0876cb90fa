"""How dates, amounts and counts are written in a paper: exact, in American usage, never by locale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from num2words import num2words

from checker.model.errors import RenderError

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_MOST_PLACES = 12
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,12})?", re.ASCII)
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
Number = int | Fraction | Decimal | str


def day(value: object) -> str:
    """Write a date as `June 16, 2003`; raises RenderError for anything that is not a date."""
    given = _date(value)
    return f"{MONTHS[given.month - 1]} {given.day}, {given.year}"


def iso(value: object) -> str:
    """Write a date as `2003-06-16`, for the file's properties only."""
    return _date(value).isoformat()


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    raise RenderError(f"A date was to be printed, but {value!r} was given.")


def _exact(value: object) -> Fraction:
    if isinstance(value, bool | float) or not isinstance(value, int | Fraction | Decimal | str):
        raise RenderError(f"An exact number was to be printed, but {value!r} was given.")
    if isinstance(value, str) and not _PLAIN_NUMBER.fullmatch(value):
        raise RenderError(f"A number was to be printed, but the text {value!r} was given.")
    if isinstance(value, Decimal) and not value.is_finite():
        raise RenderError(f"A number was to be printed, but {value!r} was given.")
    return Fraction(value)


def _places(number: Fraction, least: int) -> str:
    """Write with as many decimals as the number needs; raises RenderError when they never end."""
    for places in range(least, _MOST_PLACES + 1):
        scaled = abs(number) * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**places)
            sign = "-" if number < 0 else ""
            return f"{sign}{whole:,}" + (f".{rest:0{places}d}" if places else "")
    raise RenderError(
        f"The number {number} has no exact decimal form; the checker must round it before it is printed."
    )


def usd(value: object, places: int = 2) -> str:
    """Write United States dollars with exactly `places` decimals, `$240,800.00`.

    Nothing is rounded: RenderError is raised for an amount that needs more decimals.
    """
    exact = _exact(value)
    text = _places(exact, places)
    if (exact * 10**places).denominator != 1:
        raise RenderError(
            f"The amount ${text} has more than {places} decimals; the checker must round it first."
        )
    return f"-${text[1:]}" if text.startswith("-") else f"${text}"


def price(value: object) -> str:
    """Write a price per share with the decimals it needs, two at least: `$2.408`."""
    text = _places(_exact(value), 2)
    return f"-${text[1:]}" if text.startswith("-") else f"${text}"


def number(value: object) -> str:
    """Write a count or a number of shares with the decimals it needs: `272,067` or `272,067.5`."""
    return _places(_exact(value), 0)


def percent(value: object) -> str:
    """Write a fraction of one as a percentage: `12.5%` for one eighth."""
    return _places(_exact(value) * 100, 0) + "%"


def in_words(value: object) -> str:
    """Write a whole number out: `two hundred seventy-two thousand sixty-seven`."""
    exact = _exact(value)
    if exact.denominator != 1 or not 0 <= exact < 10**15:
        raise RenderError(f"Only whole numbers below a quadrillion are written in words, not {exact}.")
    return str(num2words(int(exact))).replace(",", "").replace(" and ", " ")


def words_and_figures(value: object) -> str:
    """Write a whole number in words and figures, from the one number: `one hundred thousand (100,000)`."""
    return f"{in_words(value)} ({number(value)})"


def parse_words(text: str) -> int:
    """Read a number that was written out by `in_words`; raises RenderError for any other word."""
    total = group = 0
    for word in text.replace("-", " ").split():
        if word in _ONES:
            group += _ONES.index(word)
        elif word in _TENS:
            group += (_TENS.index(word) + 2) * 10
        elif word == "hundred":
            group *= 100
        elif word in _SCALES:
            total += group * _SCALES[word]
            group = 0
        else:
            raise RenderError(f"The word {word!r} is no part of a number written in words.")
    return total + group


def ordinal(value: object) -> str:
    """Write a whole number as `1st`, `22nd` or `13th`."""
    exact = _exact(value)
    if exact.denominator != 1 or exact < 1:
        raise RenderError(f"Only whole numbers from 1 are counted off, not {exact}.")
    count = int(exact)
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count:,}{ending}"


def yes_no(value: object) -> str:
    """Write a truth as `yes` or `no`, for the attribute `ticked`; raises RenderError for anything else."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    raise RenderError(f"A box is ticked by true or false, but {value!r} was given.")


def joined(values: Iterable[str], word: str = "and") -> str:
    """Join texts as in a sentence: `a, b and c`."""
    texts = list(values)
    if len(texts) < 2:
        return "".join(texts)
    return ", ".join(texts[:-1]) + f" {word} {texts[-1]}"

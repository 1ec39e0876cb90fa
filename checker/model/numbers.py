"""Exact numbers made from text: shares, money, prices, percentages, ratios and counts; never a float."""

from __future__ import annotations

import re
from fractions import Fraction
from numbers import Rational
from typing import Any, Self

LONGEST = 40

_BODY = re.compile(r"(0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.([0-9]+))?")
_ASCII = re.compile(r"[\x20-\x7e]*")


class Exact(Fraction):
    """An exact number of the matter file, made from its text (or from another exact number).

    Raises ValueError with one sentence for text outside the grammar: ASCII digits, correct grouping
    (``1,000``), an optional decimal part; no exponent, underscore, leading zero or sign.
    """

    NOUN = "a number"
    EXAMPLE = "1000, 1,000 or 2.408"
    SIGNED = False
    DOLLAR = False

    def __new__(cls, value: str | int | Rational = 0, denominator: int | None = None) -> Self:
        """Make the number from text, or exactly from whole numbers or a fraction; a float is refused."""
        if isinstance(value, str):
            return cls.parse(value)
        if isinstance(value, bool) or not isinstance(value, int | Rational):
            raise TypeError(
                f"{cls.__name__} is made from text or from an exact number, not {type(value).__name__}"
            )
        return super().__new__(cls, value, denominator)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the number from its text; raise ValueError with one sentence if the grammar refuses it."""
        numerator, denominator = _decimal(cls, text, text)
        return super().__new__(cls, numerator, denominator)

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read a scalar of the matter file; raise ValueError for a list, a mapping or true/false."""
        return cls.parse(_scalar(raw, cls.NOUN, cls.EXAMPLE))


class Shares(Exact):
    """A number of shares; a fraction of a share can be written (2.1 judges it)."""

    NOUN = "a number of shares"
    EXAMPLE = '1000, "1,000" or 0.5'


class Money(Exact):
    """An amount in dollars."""

    NOUN = "an amount of money"
    EXAMPLE = '1000.00, "1,000.00" or $1000.00'
    DOLLAR = True


class Price(Exact):
    """Dollars for one share."""

    NOUN = "a price"
    EXAMPLE = "2.408 or $2.408"
    DOLLAR = True


class Figure(Exact):
    """A number that may carry a leading minus, such as an expected difference."""

    NOUN = "a number"
    EXAMPLE = "1000, -5 or 2.408"
    SIGNED = True
    DOLLAR = True


class Percent(Exact):
    """A percentage, held as the part of one: ``Percent("10%") == Fraction(1, 10)``."""

    NOUN = "a percentage"
    EXAMPLE = "10% or 66.67%"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the percentage; raise ValueError if the percent sign is missing or the number is not exact."""
        if not text.endswith("%"):
            raise ValueError(_refusal(cls, text, "the percent sign is missing"))
        numerator, denominator = _decimal(cls, text[:-1], text)
        return super().__new__(cls, Fraction(numerator, 100 * denominator))


class Ratio(Exact):
    """A ratio of shares after to shares before: ``Ratio("3:2") == Fraction(3, 2)``; never zero."""

    NOUN = "a ratio"
    EXAMPLE = '"3:2" (three shares after for two before)'

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read after:before; raise ValueError unless both are numbers above zero."""
        after, colon, before = text.partition(":")
        if not colon:
            raise ValueError(_refusal(cls, text, "a ratio has a colon"))
        left, right = Fraction(*_decimal(cls, after, text)), Fraction(*_decimal(cls, before, text))
        if not left or not right:
            raise ValueError(_refusal(cls, text, "neither side of a ratio can be 0"))
        return super().__new__(cls, left / right)


class Count(int):
    """A whole number of days, times, demands or places in an order; never negative."""

    NOUN = "a whole number"
    EXAMPLE = "3"
    SIGNED = False
    DOLLAR = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the whole number; raise ValueError with one sentence if it has a fraction or a sign."""
        numerator, denominator = _decimal(cls, text, text)
        if denominator != 1:
            raise ValueError(_refusal(cls, text, "it has a fraction"))
        return cls(numerator)

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read a scalar of the matter file; raise ValueError for a list, a mapping or true/false."""
        return cls.parse(_scalar(raw, cls.NOUN, cls.EXAMPLE))


def exact(value: Fraction | int, places: int = 0) -> str:
    """Return the exact decimal with at least ``places`` decimals, or ``a/b`` where there is no finite one."""
    numerator, denominator = value.numerator, value.denominator
    digits = _decimals_needed(denominator)
    if digits is None:
        return f"{numerator}/{denominator}"
    digits = max(digits, places)
    scaled = abs(numerator) * 10**digits // denominator
    return _pointed(scaled, digits, numerator < 0)


def counted_days(number: int) -> str:
    """Return a number of days for reading: ``1 day``, ``2 days``."""
    return f"{number} day" if number == 1 else f"{number} days"


def percentage(value: Fraction) -> str:
    """Return a part of one as the exact percentage that it is: ``10%`` for a tenth."""
    return f"{exact(value * 100)}%"


def display(value: Fraction | int, places: int) -> str:
    """Return the value for reading: rounded half up (away from zero) to ``places``, thousands grouped."""
    numerator, denominator = abs(value.numerator), value.denominator
    scaled = (2 * numerator * 10**places + denominator) // (2 * denominator)
    whole, _, part = _pointed(scaled, places, value.numerator < 0 and scaled != 0).partition(".")
    return f"{int(whole):,}" + (f".{part}" if part else "") if whole != "-0" else f"-0.{part}"


def _pointed(scaled: int, digits: int, negative: bool) -> str:
    """Return the scaled integer with its decimal point put back."""
    text = str(scaled).rjust(digits + 1, "0")
    body = f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return f"-{body}" if negative else body


def _decimals_needed(denominator: int) -> int | None:
    """Return how many decimals the fraction needs, or None where no finite decimal exists."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _decimal(kind: type[Exact] | type[Count], text: str, whole: str) -> tuple[int, int]:
    """Return numerator and denominator of the text; refuse it by the rules of the kind of number."""
    body = text[1:] if kind.SIGNED and text.startswith("-") else text
    body = body[1:] if kind.DOLLAR and body.startswith("$") else body
    found = _BODY.fullmatch(body)
    if found is None or len(whole) > LONGEST:
        raise ValueError(_refusal(kind, whole, _fault(kind, whole, body)))
    part = found[2] or ""
    digits = int(found[1].replace(",", "") + part)
    return (-digits if text.startswith("-") else digits), 10 ** len(part)


def _scalar(raw: Any, noun: str, example: str) -> str:
    """Return the text of a scalar; raise ValueError for anything else."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    seen = (
        "true or false"
        if isinstance(raw, bool)
        else "a list"
        if isinstance(raw, list | tuple)
        else "a mapping"
    )
    raise ValueError(f"{noun} is expected here, not {seen}; write it like {example}")


def _refusal(kind: type[Exact] | type[Count], text: str, fault: str) -> str:
    """Return the sentence: what was seen, why it is refused, how to write it."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    return f'"{shown}" is not {kind.NOUN}: {fault}; write it like {kind.EXAMPLE}'


# In the order in which a reader would notice them: the first that fits is the one reported.
_FAULTS: tuple[tuple[str, str], ...] = (
    (r"", "nothing is written"),
    (r"[−–—].*", "the minus is not the ASCII sign"),
    (r"[-+].*", "a sign has no meaning here"),
    (r".*_.*", "underscores are not used"),
    (r"[0-9.,]+[eE][-+]?[0-9]+", "exponents are not used"),
    (r"(?i:nan|\.nan|inf|\.inf|infinity)", "only finite numbers are used"),
    (r"0[xob].*", "only decimal digits are used"),
    (r"0[0-9]+.*", "it begins with a zero"),
    (r"\.[0-9]+", "a digit is missing before the point"),
    (r"[0-9,]*\.", "a digit is missing after the point"),
    (r"[0-9]{1,3}(\.[0-9]{3})*,[0-9]{1,2}", "the comma groups thousands and the point begins the decimals"),
    (r"[0-9.]+,[0-9]+", "the comma groups thousands and the point begins the decimals"),
    (r"[0-9,]+(\.[0-9]*)?", "the commas do not stand every three digits"),
    (r".*%", "a percent sign has no meaning here"),
    (r".*\$.*", "a dollar sign has no meaning here"),
    (r".* .*", "it has a space"),
)


def _fault(kind: type[Exact] | type[Count], text: str, body: str) -> str:
    """Return why the text is no number of this kind."""
    if len(text) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    if kind.SIGNED and re.fullmatch(r"[-][0-9].*", text):
        return _fault_of(body)
    return _fault_of(body)


def _fault_of(body: str) -> str:
    """Return the first fault that fits the text, once an optional sign or dollar is taken off."""
    for pattern, fault in _FAULTS:
        if re.fullmatch(pattern, body, re.DOTALL):
            return fault
    if not _ASCII.fullmatch(body):
        odd = next(character for character in body if not " " <= character <= "~")
        return f"it holds U+{ord(odd):04X}, which is not an ASCII digit"
    return "it is not made of digits"

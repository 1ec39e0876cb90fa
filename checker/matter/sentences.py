"""Sentences about values that do not fit: what was seen, what is expected, what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from msgspec import inspect

from checker.matter.reader import Spot

EMPTY = "nothing is written here; write a value or take the item out"

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS = [
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
]

_ANY_MAIL = ("mail", "post", "letter", "us mail", "u.s. mail")
_EACH_MAIL = ("first_class_mail", "certified_mail", "registered_mail")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the nearest known word, or a list of what is known."""
    names = list(known)
    close = get_close_matches(word.lower().replace("-", "_").replace(" ", "_"), names, 1, 0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; known here: {', '.join(names)}" if names else ""


def text_fault(raw: Any, kind: inspect.Type) -> str | None:
    """Return what is wrong with a text, or None."""
    if not isinstance(raw, str):
        return f"text is expected here, not {seen(raw)}; put it in quotes if it is meant as text"
    if isinstance(kind, inspect.StrType) and kind.pattern and not re.search(kind.pattern, raw):
        return f"{seen(raw)} is not a time of day; write it like 09:30 or 16:00"
    return None


def choice_fault(raw: Any, choices: list[str], besides: str = "") -> str | None:
    """Return what is wrong with one of a fixed list of words, or None."""
    if raw in ("true", "false") and raw in choices:
        return f"{seen(raw)} is in quotes; write true or false without them"
    if isinstance(raw, str) and raw in choices:
        return None
    close = get_close_matches(raw.lower(), choices, 1, 0.6) if isinstance(raw, str) else []
    hint = f'; did you mean "{close[0]}"?' if close else ""
    if isinstance(raw, str) and raw.lower() in _ANY_MAIL and _EACH_MAIL[0] in choices:
        # The agreements tell one mail from another, and neither is e-mail.
        hint = f"; say which mail: {', '.join(_EACH_MAIL)}"
    return f"{seen(raw)} is not one of {', '.join(choices)}{besides}{hint}"


def date_fault(raw: Any) -> str | None:
    """Return what is wrong with a date, or None."""
    form = "write a date as YYYY-MM-DD, such as 2003-06-16"
    found = _DATE.fullmatch(raw) if isinstance(raw, str) and raw.isascii() else None
    if found is None:
        return f"{seen(raw)} is not a date; {form}"
    year, month, day = (int(part) for part in found.groups())
    if not 1 <= month <= 12 or year == 0:
        return f"{raw} does not exist; {form}"
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    last = (after - timedelta(days=1)).day if after != date.max else 31
    if not 1 <= day <= last:
        return f"{raw} does not exist: {_MONTHS[month - 1]} {year} has {last} days"
    return None


def split_hint(spot: Any, likely: bool) -> str:
    """Return a hint where a comma inside brackets may have split a name or a number."""
    if isinstance(spot, Spot) and spot.flow and likely:
        return " (inside [ ] and { } a comma splits: quote a name or number that holds one)"
    return ""


def seen(raw: Any) -> str:
    """Return what stands in the file, for a sentence."""
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if raw is None:
        return "nothing"
    text = str(raw)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:60]}..."'


def noun(name: str) -> str:
    """Return the words of a class name: ``SignatureBlock`` becomes ``signature block``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def article(noun: str) -> str:
    """Return the noun with its article; a plural takes the definite one."""
    if noun.endswith("s") and not noun.endswith("ss"):
        return f"the {noun}"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"

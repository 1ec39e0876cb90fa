"""What one cell of a table may hold: text without anything unseen, numbers as typed, days, lists in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from checker.matter.characters import first_refused, refusal

Value = str | int | date | None

NUMBERS = ("series_a_as_converted", "rra_warrants", "registrable_shares", "shares", "warrant_price")
DAYS = ("date", "issued")
LISTS = ("group", "address", "affiliates")

_ITEM = re.compile(r"(?:[^;\n]|;;)+")


def is_filled(value: Value) -> bool:
    """Say whether a cell holds anything but spaces."""
    return bool(value.strip()) if isinstance(value, str) else value is not None


def cell_text(value: Value, column: str) -> str:
    """Return the text of a filled cell; raise ValueError with one sentence where it cannot be taken as it is.

    A whole number stands only where a number is meant (a spreadsheet drops the zeros that a text begins
    with), a day only where a day is.
    """
    if isinstance(value, str):
        return _checked(value, column)
    if isinstance(value, date):
        if column in DAYS:
            return value.isoformat()
        meant = "number" if column in NUMBERS else "text"
        raise ValueError(f"the date {value} stands where {_a(meant)} is expected; {_again(meant)}")
    if column in NUMBERS:
        return str(value)
    meant = "date" if column in DAYS else "text"
    raise ValueError(f"the number {value} stands where {_a(meant)} is expected; {_again(meant)}")


def list_of(text: str) -> list[str]:
    """Return the items of a cell, parted by semicolons or line breaks; two semicolons stand for one in an item."""
    items = (found[0].replace(";;", ";").strip() for found in _ITEM.finditer(text))
    return [item for item in items if item]


def cell_of(items: Iterable[str]) -> str:
    """Return the text of a cell that ``list_of`` reads as those items."""
    return "; ".join(item.replace(";", ";;") for item in items)


def _checked(text: str, column: str) -> str:
    """Return a text in which everything can be seen."""
    odd = first_refused(text) or ("\r" if "\r" in text else None)
    if odd is not None:
        raise ValueError("a tab stands in this cell; use spaces" if odd == "\t" else refusal(odd))
    if text != text.strip():
        raise ValueError(f'a space or line break stands at an end of "{text.strip()}"; take it out')
    if "\n" in text and column not in LISTS:
        raise ValueError("a line break stands in this cell; write it on one line")
    return text


def _a(noun: str) -> str:
    return noun if noun == "text" else f"a {noun}"


def _again(noun: str) -> str:
    """Return how to mend a cell in which a spreadsheet has made something else of what was typed."""
    if noun == "date":
        return "type it as YYYY-MM-DD, such as 2003-06-16"
    return "format the cell as text and type it again"

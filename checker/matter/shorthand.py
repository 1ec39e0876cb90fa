"""What may be written in a shorter way, put into the one full form before the types are checked."""

from __future__ import annotations

from typing import Any

from checker.matter.reader import Document, Spot
from checker.model.errors import InputError

NONE = "none"


def expand(document: Document) -> None:
    """Put every shorthand of the document into its full form; raise InputError where two forms clash."""
    data, root = document.data, document.root
    _rename(document, data, root, "capitalization", "opening")
    opening, spot = _child(data, root, "opening")
    if isinstance(opening, dict) and isinstance(opening.get("reserved"), str):
        _wrap_total(opening, spot)
    for choice, where in _items(*_child(data, root, "readings")):
        _rename(document, choice, where, "on", "date")
    for determination, where in _items(*_child(data, root, "determinations")):
        _rename(document, determination, where, "on", "date")
    prices, spot = _child(data, root, "prices")
    for day, _ in _items(*_child(prices, spot, "days")):
        _say_no_sale(day)
    for key in ("history", "proposed"):
        for event, where in _items(*_child(data, root, key)):
            _say_none(event.get("terms"), where)


def _child(data: Any, spot: Spot, key: str) -> tuple[Any, Spot]:
    """Return the list or mapping under a key with its spot, or an empty mapping."""
    child = data.get(key) if isinstance(data, dict) else None
    inner = spot.inner.get(key)
    if isinstance(child, dict | list) and isinstance(inner, Spot):
        return child, inner
    return {}, Spot(0, 0)


def _items(data: Any, spot: Spot) -> list[tuple[dict[str, Any], Spot]]:
    """Return the mappings within a list or a mapping, each with its spot."""
    pairs = enumerate(data) if isinstance(data, list) else data.items()
    return [
        (item, inner)
        for key, item in pairs
        if isinstance(item, dict) and isinstance(inner := spot.inner.get(key), Spot)
    ]


def _rename(document: Document, data: Any, spot: Spot, old: str, new: str) -> None:
    """Give an older or shorter key its full name; both together are an error."""
    if not isinstance(data, dict) or old not in data:
        return
    if new in data:
        line, column = spot.keys[old]
        file = spot.file or document.file
        raise InputError(f'"{old}" and "{new}" are the same; write "{new}" only', file, line, column)
    data[new] = data.pop(old)
    spot.keys[new], spot.inner[new] = spot.keys.pop(old), spot.inner.pop(old)


def _wrap_total(opening: dict[str, Any], spot: Spot) -> None:
    """Make of a bare number of reserved shares a list of one item without a holder."""
    where = spot.inner["reserved"]
    line, column = (where.line, where.column) if isinstance(where, Spot) else where
    opening["reserved"] = [{"shares": opening["reserved"]}]
    item = Spot(line, column, keys={"shares": (line, column)}, inner={"shares": (line, column)})
    spot.inner["reserved"] = Spot(line, column, inner={0: item})


def _say_no_sale(day: dict[str, Any]) -> None:
    """Turn ``last: none`` into ``no_sale: true``; a bid or an asked price of none is one left out."""
    if day.get("last") == NONE:
        del day["last"]
        day["no_sale"] = True
    for side in ("bid", "ask"):
        if day.get(side) == NONE:
            del day[side]


def _say_none(terms: Any, where: Spot) -> None:
    """Move each term given as none to ``said_none``, and unlimited demands to their own field."""
    if not isinstance(terms, dict):
        return
    said = [key for key, value in terms.items() if value == NONE]
    for key in said:
        del terms[key]
    if said:
        terms["said_none"] = said
    if terms.get("demand_count") == "unlimited":
        del terms["demand_count"]
        terms["demand_unlimited"] = True

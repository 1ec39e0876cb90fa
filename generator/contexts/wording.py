"""How the checker's codes, sentences and values are written in a paper."""

from __future__ import annotations

import re
from datetime import date

from generator.document.formats import day

_ISO_DAY = re.compile(r"(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])", re.ASCII)
_LARGE_NUMBER = re.compile(r"(-?)(\d{4,})(\.\d+)?", re.ASCII)


def words(code: str) -> str:
    """Return a code as words: ``missing_fact`` is printed ``missing fact``."""
    return str(code).replace("_", " ")


def sentence(text: str) -> str:
    """Return a text as a sentence of a paper: a capital first, a full stop last, its days spelled out."""
    if not text:
        return ""
    stop = "" if text.endswith((".", "?", "!", "”")) else "."
    return f"{text[:1].upper()}{spelled(text)[1:]}{stop}"


def spelled(text: str) -> str:
    """Return a text with its days as a paper writes them, and a bare number with its thousands grouped."""
    if found := _LARGE_NUMBER.fullmatch(text):
        return f"{found[1]}{int(found[2]):,}{found[3] or ''}"
    return _ISO_DAY.sub(_day_in_words, text)


def _day_in_words(found: re.Match[str]) -> str:
    """Return a day as a paper writes it; digits that are no day stay as they are."""
    try:
        return day(date.fromisoformat(found[1]))
    except ValueError:
        return found[1]

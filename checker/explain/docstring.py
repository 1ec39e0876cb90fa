"""A rule's docstring taken apart: its first sentence, its cases by outcome, remarks, and what it leaves open."""

from __future__ import annotations

import inspect
import re

from msgspec import Struct

OPEN = "Not decided here"
_HEADINGS = (
    "Compliant",
    "Breach",
    "No right",
    "Not owed",
    "No duty",
    "Judgement",
    "Missing",
    "Confirm",
    "Not applicable",
    OPEN,
)
_HEADED = re.compile(rf"((?:{'|'.join(_HEADINGS)})\b[^.:;`]{{0,40}}): (.*)", re.DOTALL)
# A sentence ends at a full stop before a capital; the stop of an abbreviation in a name is no end.
_END = re.compile(r"(?<!Inc\.)(?<!Corp\.)(?<!No\.)(?<=[.)”\"])\s+(?=[A-Z\"“])")


class Meaning(Struct, frozen=True):
    """What a rule takes its words to mean: a first sentence, cases by outcome, remarks around them, open points."""

    title: str
    before: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    after: tuple[str, ...]
    left_open: tuple[str, ...]


def meaning_of(docstring: str) -> Meaning:
    """Take a docstring apart: a sentence headed ``Breach:`` is a case, one that is not is a remark."""
    title, _, rest = inspect.cleandoc(docstring).partition("\n\n")
    before: list[str] = []
    after: list[str] = []
    cases: list[tuple[str, str]] = []
    left_open: list[str] = []
    for paragraph in rest.split("\n\n"):
        remarks = after if cases else before
        remark: list[str] = []
        for sentence in _END.split(_one_line(paragraph)):
            headed = _HEADED.fullmatch(sentence)
            if headed is None:
                remark.append(sentence)
            elif headed[1] == OPEN:
                left_open.append(_sentence(headed[2]))
            else:
                remarks.append(" ".join(remark))
                remarks, remark = after, []
                cases.append((headed[1], _sentence(headed[2])))
        remarks.append(" ".join(remark))
    return Meaning(_one_line(title), _filled(before), tuple(cases), _filled(after), tuple(left_open))


def _filled(texts: list[str]) -> tuple[str, ...]:
    """Return the texts that are not empty."""
    return tuple(filter(None, texts))


def _one_line(text: str) -> str:
    """Return a text on one line, code in single quotation marks as Markdown has it."""
    return " ".join(text.split()).replace("``", "`")


def _sentence(text: str) -> str:
    """Return a text that begins with a capital, unless it begins with code."""
    return text[:1].upper() + text[1:]

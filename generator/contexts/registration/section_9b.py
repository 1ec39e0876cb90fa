"""The addresses that Section 9(b) of the Registration Rights Agreement prints, as its stored words have them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.api import clause
from generator.contexts.register import Person

COMPANY_BLOCK, HOLDERS_BLOCK = "R9.b.i", "R9.b.ii"
_ATTENTION = "Attention"
_NOT_AN_ADDRESS = ("Facsimile", "with a copy")


@dataclass(frozen=True, slots=True)
class Printed:
    """An addressee of Section 9(b), and those who get a copy."""

    to: Person
    copies: tuple[Person, ...]


@cache
def printed(code: str) -> Printed:
    """Return the addressee and the copies of ``R9.b.i`` (Company) or ``R9.b.ii`` (Holders), line for line."""
    blocks: list[list[str]] = [[]]
    for line in clause(code).words.splitlines()[1:]:
        text = " ".join(line.split())
        if not text:
            blocks.append([])
        elif not text.startswith(_NOT_AN_ADDRESS):
            blocks[-1].append(text)
    first, *copies = (_person(lines) for lines in blocks if lines)
    return Printed(first, tuple(copies))


def _person(lines: list[str]) -> Person:
    """Return an addressee from its printed lines; the line of attention stands by itself."""
    attention = (each.partition(":")[2].strip() for each in lines if each.startswith(_ATTENTION))
    rest = tuple(each for each in lines[1:] if not each.startswith(_ATTENTION))
    return Person(lines[0], rest, next(attention, ""))

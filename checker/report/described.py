"""What a machine format says of a rule itself: its title, its words, what it takes them to mean, its page."""

from __future__ import annotations

import inspect
from functools import cache

from msgspec import Struct

from checker.agreements.clauses import JOINT
from checker.agreements.reading_texts import ReadingText, reading_text
from checker.agreements.store import registers
from checker.report.own_rules import OwnRule, own_rule
from checker.rules.catalogue import rule_named
from checker.rules.rule import Rule

_OWN = "covenant"
READING_PAGES = "docs/readings"
RULE_PAGES = "docs/rules"


class Described(Struct, frozen=True):
    """A rule, a reading or one of the tool's own rules; ``page`` is its page, relative to the repository."""

    id: str
    title: str
    meaning: str
    clause: str
    quote: str
    agreement: str
    page: str
    graded: str


@cache
def described(code: str) -> Described:
    """Return what is said of the rule, the reading or the tool's own rule of a code; UsageError if unknown."""
    own, rule = own_rule(code), rule_named(code)
    if own is not None:
        return _of_own(own)
    return _of_reading(reading_text(code)) if rule is None else _of_rule(rule)


def _of_own(own: OwnRule) -> Described:
    meaning = f"{own.meaning} To mend it: {own.mend}."
    return Described(own.id, own.title, meaning, "", "", _OWN, f"{RULE_PAGES}/{own.id}.md", "error")


def _of_rule(rule: Rule) -> Described:
    text = inspect.cleandoc(rule.meaning)
    title = " ".join(text.partition("\n\n")[0].split()).replace("``", "`")
    return Described(
        rule.code,
        title,
        text.replace("``", "`"),
        rule.clause,
        " ".join(rule.quote.split()),
        _agreement(rule.clause),
        f"{RULE_PAGES}/{rule.code}.md",
        "error",
    )


def _of_reading(reading: ReadingText) -> Described:
    options = "\n".join(f"{option.id} ({option.standing}): {option.means}" for option in reading.options)
    return Described(
        reading.id,
        reading.title,
        f"{reading.question}\n\n{options}\n\n{reading.reason}",
        reading.clauses[0],
        "",
        _agreement(reading.clauses[0]),
        f"{READING_PAGES}/{reading.id}.md",
        "warning",
    )


def _agreement(clause: str) -> str:
    """Return the agreement in which a clause stands; ``joint`` for what both demand at once."""
    if clause == JOINT:
        return "joint"
    return next((place.agreement for place in registers().clauses if place.code == clause), "")

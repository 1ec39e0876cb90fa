"""The examples of the rules: cases of fixtures that a person wrote, one that passes and one that fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from checker.explain.memo import Example
from checker.model.outcome import Outcome

FILE = Path(__file__).parent.parent / "rules" / "examples.json"
MOST = 2
LONGEST = 700

# What counts as an example that passes, and as one that does not, each from the most telling on.
_PASSES = (Outcome.COMPLIANT, Outcome.CONFIRM)
_FAILS = (Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT, Outcome.NO_DUTY, Outcome.MISSING_FACT)


# In the name of a case: it is told beside another one, and says little alone.
_LEANING = ("-same-", "-too-", "-likewise-", "-again-", "-other-", "-also-")


class Examples(Struct, frozen=True):
    """The examples of one rule, at most two that pass and two that do not."""

    passes: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()


@cache
def shipped() -> Mapping[str, Examples]:
    """Return the examples that come with the program, by rule."""
    return read(FILE.read_bytes())


def read(data: bytes) -> Mapping[str, Examples]:
    """Return the examples written in a file."""
    return msgspec.json.decode(data, type=dict[str, Examples])


def written(found: Mapping[str, Examples]) -> bytes:
    """Return the examples as the bytes of the file, in the order of the mapping, always the same."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


class Candidate(Struct, frozen=True):
    """A case that could be an example of a rule; ``decided`` says that readings are recorded in it."""

    rule: str
    example: Example
    decided: bool = False


def chosen(cases: Iterable[Candidate], codes: Iterable[str]) -> Mapping[str, Examples]:
    """Return for each rule the most telling of its cases, in a fixed order whatever that of the cases.

    The outcomes that say most come first, then cases of the rule's own file, those that stand alone and rest
    on no recorded reading, and the shortest reasons. The second of those that fail has another outcome than
    the first where there is one. A reason of more than 700 characters is given only where there is no other.
    """
    of_rule: dict[str, list[Candidate]] = {code: [] for code in codes}
    for case in cases:
        if case.rule in of_rule:
            of_rule[case.rule].append(case)
    return {
        code: Examples(_best(code, found, _PASSES), _best(code, found, _FAILS))
        for code, found in of_rule.items()
    }


def _best(code: str, cases: list[Candidate], outcomes: tuple[Outcome, ...]) -> tuple[Example, ...]:
    """Return at most two of the cases with one of the outcomes."""
    slug = code.partition("-")[2]
    wanted = [each for each in cases if each.example.outcome in outcomes]

    def order(each: Candidate) -> tuple[object, ...]:
        found = each.example
        leans = any(word in f"-{found.case}-" for word in _LEANING)
        own = Path(found.file).stem in (slug, code)
        rank = outcomes.index(Outcome(found.outcome))
        leaning = each.decided or leans
        return len(found.why) > LONGEST, rank, not own, leaning, len(found.why), found.file, found.case

    ordered = [each.example for each in sorted(wanted, key=order)]
    if not ordered:
        return ()
    first, *rest = ordered
    rest = [each for each in rest if len(each.why) <= LONGEST]
    others = [each for each in rest if each.outcome != first.outcome and outcomes is _FAILS]
    return (first, *[*others, *rest][: MOST - 1])

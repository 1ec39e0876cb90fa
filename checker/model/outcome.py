"""The eight outcomes of a finding, their order, and the verdicts they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What a rule answers, from worst to best (the order of definition)."""

    BREACH = "breach"
    NO_RIGHT = "no_right"
    MISSING_FACT = "missing_fact"
    JUDGEMENT = "judgement"
    NO_DUTY = "no_duty"
    CONFIRM = "confirm"
    COMPLIANT = "compliant"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """What the counting findings of an action add up to, from worst to best."""

    PROHIBITED = "prohibited"
    UNDETERMINED = "undetermined"
    PERMITTED = "permitted"


WORST_FIRST: tuple[Outcome, ...] = tuple(Outcome)
_WORST_VERDICT_FIRST: tuple[Verdict, ...] = tuple(Verdict)

PROHIBITING = frozenset({Outcome.BREACH, Outcome.NO_RIGHT})
UNDECIDED = frozenset({Outcome.JUDGEMENT, Outcome.MISSING_FACT, Outcome.NO_DUTY})
BLOCKING = frozenset({Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT, Outcome.MISSING_FACT})


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst of the outcomes; of none, ``not_applicable``."""
    return min(outcomes, key=WORST_FIRST.index, default=Outcome.NOT_APPLICABLE)


def worst_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of the verdicts; of none (nothing is proposed), ``permitted``."""
    return min(verdicts, key=_WORST_VERDICT_FIRST.index, default=Verdict.PERMITTED)


def verdict_of(counting: Iterable[Outcome]) -> Verdict:
    """Return the verdict of the counting outcomes of one action."""
    seen = set(counting)
    if seen & PROHIBITING:
        return Verdict.PROHIBITED
    return Verdict.UNDETERMINED if seen & UNDECIDED else Verdict.PERMITTED

"""Every fixture checked once, with a note of which rule or step asked which reading and read which term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from unittest.mock import patch

from sources import ROOT, named

from checker import walk
from checker.agreements.terms import Terms
from checker.api import check, load_cases
from checker.model.events import Happening
from checker.model.matter import LoadedMatter
from checker.model.report import Report
from checker.readings import Consultation
from checker.replay.ledger import Modelled
from checker.rules.rule import Rule

FIXTURES = ("fixtures/rules", "fixtures/scenarios")


@dataclass(frozen=True, slots=True)
class FixtureRun:
    """One scenario and the report on it."""

    file: str
    case: str
    loaded: LoadedMatter
    report: Report


@dataclass(frozen=True, slots=True)
class AllRuns:
    """Every scenario's run; who asked which readings and read which terms: a rule's code, or ``step NAME``."""

    runs: tuple[FixtureRun, ...]
    readings: dict[str, set[str]]
    terms: dict[str, set[str]]


class _Listener:
    """Notes, for whoever has the word, what is asked of the register and read of the terms."""

    def __init__(self) -> None:
        self.speaker = "elsewhere"
        self.readings: dict[str, set[str]] = defaultdict(set)
        self.terms: dict[str, set[str]] = defaultdict(set)

    def as_speaker(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, run with ``name`` as the speaker; what it yields is exhausted meanwhile."""

        def spoken(*arguments: Any) -> Any:
            before, self.speaker = self.speaker, name
            try:
                said = function(*arguments)
                return list(said) if isinstance(said, Iterator) else said
            finally:
                self.speaker = before

        return spoken

    def rules_for(self, event: type[Happening]) -> tuple[Rule, ...]:
        """Return the rules for an event, each of which speaks under its own code."""
        return tuple(
            replace(rule, decide=self.as_speaker(rule.code, rule.decide)) for rule in _rules_for(event)
        )

    def modelled(self, event: Happening, *place: Any) -> Modelled:
        """Return how an event is replayed, its step and its effective day speaking as ``step EVENT``."""
        how, name = _modelled(event, *place), f"step {event.event}"
        return replace(
            how, step=self.as_speaker(name, how.step), effective=self.as_speaker(name, how.effective)
        )


_rules_for, _modelled, _forms_needed = walk.rules_for, walk.modelled, walk.forms_needed
_ask, _term = Consultation.ask, Terms.term


@cache
def all_runs() -> AllRuns:
    """Check every fixture once, listening."""
    listener = _Listener()

    def ask(self: Consultation, reading_id: str, *actor: Any) -> str:
        listener.readings[listener.speaker].add(reading_id)
        return _ask(self, reading_id, *actor)

    def term(self: Terms, term_id: str) -> Any:
        listener.terms[listener.speaker].add(term_id)
        return _term(self, term_id)

    with (
        patch.object(walk, "rules_for", listener.rules_for),
        patch.object(walk, "modelled", listener.modelled),
        patch.object(walk, "forms_needed", listener.as_speaker("forms", _forms_needed)),
        patch.object(Consultation, "ask", ask),
        patch.object(Terms, "term", term),
    ):
        runs = tuple(_runs())
    return AllRuns(runs, dict(listener.readings), dict(listener.terms))


def _runs() -> Iterator[FixtureRun]:
    for folder in FIXTURES:
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            for case, loaded in load_cases(file):
                yield FixtureRun(named(file), case, loaded, check(loaded))

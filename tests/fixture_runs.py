"""Every fixture tried once, with a note of which rule or step asked which reading and read which term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from checker import walk
from checker.agreements.terms import Terms
from checker.api import Trial, try_paths
from checker.model.events import Happening
from checker.model.matter import LoadedMatter
from checker.model.report import Report
from checker.readings import Consultation
from checker.replay.ledger import Modelled
from checker.report import trial
from checker.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("fixtures/rules", "fixtures/scenarios")


@dataclass(frozen=True, slots=True)
class FileRun:
    """The scenarios of one file as ``covenant test`` tries them, and everything that was said meanwhile.

    ``readings`` and ``terms`` say who asked and read what: a rule by its code, or ``step EVENT``.
    """

    file: Path
    trials: tuple[Trial, ...]
    checked: tuple[tuple[LoadedMatter, Report], ...]
    readings: dict[str, set[str]]
    terms: dict[str, set[str]]


class _Listener:
    """Notes, for whoever has the word, what is asked of the register and read of the terms."""

    def __init__(self) -> None:
        self.speaker = "elsewhere"
        self.checked: list[tuple[LoadedMatter, Report]] = []
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

    def check(self, loaded: LoadedMatter) -> Report:
        """Return the report on a matter, and keep it."""
        report = _check(loaded)
        self.checked.append((loaded, report))
        return report


_rules_for, _modelled, _forms_needed, _check = walk.rules_for, walk.modelled, walk.forms_needed, trial.check
_ask, _term = Consultation.ask, Terms.term


def fixture_files() -> list[Path]:
    """Return every file of scenarios, in the order of their names."""
    return [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.yaml"))]


@cache
def run_of(file: Path) -> FileRun:
    """Try the scenarios of one file, listening; a crash is kept as a failed trial."""
    listener = _Listener()

    def ask(self: Consultation, reading_id: str, *actor: Any) -> str:
        listener.readings[listener.speaker].add(reading_id)
        return _ask(self, reading_id, *actor)

    def term(self: Terms, term_id: str) -> Any:
        listener.terms[listener.speaker].add(term_id)
        return _term(self, term_id)

    with (
        patch.object(trial, "check", listener.check),
        patch.object(walk, "rules_for", listener.rules_for),
        patch.object(walk, "modelled", listener.modelled),
        patch.object(walk, "forms_needed", listener.as_speaker("forms", _forms_needed)),
        patch.object(Consultation, "ask", ask),
        patch.object(Terms, "term", term),
    ):
        try:
            trials = try_paths([file])
        except Exception as crash:
            trials = (Trial(str(file), "", (), f"{type(crash).__name__}: {crash}"),)
    return FileRun(file, trials, tuple(listener.checked), dict(listener.readings), dict(listener.terms))


def all_runs() -> tuple[FileRun, ...]:
    """Return the runs of all files, each file tried once in a session."""
    return tuple(run_of(file) for file in fixture_files())


def asked_by(who: str) -> set[str]:
    """Return every reading that a rule (by its code) or a step (``step EVENT``) asked over all fixtures."""
    return set().union(*(run.readings.get(who, set()) for run in all_runs()))


def read_by(who: str) -> set[str]:
    """Return every term that a rule or a step read over all fixtures."""
    return set().union(*(run.terms.get(who, set()) for run in all_runs()))

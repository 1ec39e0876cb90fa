"""Every fixture tried once, with a note of which rule asked which reading and read which term."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from checker import walk
from checker.agreements.terms import Terms
from checker.api import Trial, try_paths
from checker.model.events import Happening
from checker.model.matter import LoadedMatter
from checker.model.report import Report
from checker.readings import Consultation
from checker.report import trial
from checker.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("fixtures/rules", "fixtures/scenarios")


@dataclass(frozen=True, slots=True)
class FileRun:
    """The scenarios of one file as ``covenant test`` tries them, and everything that was said meanwhile.

    ``readings`` and ``terms`` say what the code of each rule, by its code, asked of the register and read.
    """

    file: Path
    trials: tuple[Trial, ...]
    checked: tuple[tuple[LoadedMatter, Report], ...]
    readings: dict[str, set[str]]
    terms: dict[str, set[str]]


class _Listener:
    """Notes what the code of each rule asks of the register and reads of the terms.

    What replay asks while a rule looks at the state or at a figure is replay's own, and is not noted.
    """

    def __init__(self) -> None:
        self.speaker = ""
        self.checked: list[tuple[LoadedMatter, Report]] = []
        self.readings: dict[str, set[str]] = defaultdict(set)
        self.terms: dict[str, set[str]] = defaultdict(set)

    def rules_for(self, event: type[Happening]) -> tuple[Rule, ...]:
        """Return the rules for an event, each of which speaks under its own code."""
        return tuple(replace(rule, decide=self._speaking(rule)) for rule in _rules_for(event))

    def _speaking(self, rule: Rule) -> Callable[[Any], Any]:
        def decide(case: Any) -> list[Any]:
            self.speaker = rule.code
            try:
                return list(rule.decide(case))
            finally:
                self.speaker = ""

        return decide

    def check(self, loaded: LoadedMatter) -> Report:
        """Return the report on a matter, and keep it."""
        report = _check(loaded)
        self.checked.append((loaded, report))
        return report

    def ask(self, register: Consultation, reading_id: str, *actor: Any) -> str:
        """Answer as the register does, and note who asked."""
        if self.speaker and _is_asked_by_a_rule():
            self.readings[self.speaker].add(reading_id)
        return _ask(register, reading_id, *actor)

    def term(self, terms: Terms, term_id: str) -> Any:
        """Return the term, and note who read it."""
        if self.speaker and _is_asked_by_a_rule():
            self.terms[self.speaker].add(term_id)
        return _term(terms, term_id)


def _is_asked_by_a_rule() -> bool:
    """Say whether the question comes from the code of a rule: who asks the record, the terms or the register."""
    frame = sys._getframe(1)
    while frame.f_code.co_filename.endswith(_GO_BETWEENS) and frame.f_back is not None:
        frame = frame.f_back
    return frame.f_code.co_filename.startswith(_RULES)


_RULES = str(ROOT / "checker" / "rules")
_GO_BETWEENS = ("fixture_runs.py", "readings.py", "record.py", "terms.py")
_rules_for, _check, _ask, _term = walk.rules_for, trial.check, Consultation.ask, Terms.term


def fixture_files() -> list[Path]:
    """Return every file of scenarios, in the order of their names."""
    return [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.yaml"))]


@cache
def run_of(file: Path) -> FileRun:
    """Try the scenarios of one file, listening; a crash is kept as a failed trial."""
    listener = _Listener()

    with (
        patch.object(trial, "check", listener.check),
        patch.object(walk, "rules_for", listener.rules_for),
        patch.object(Consultation, "ask", lambda *asked: listener.ask(*asked)),
        patch.object(Terms, "term", lambda *read: listener.term(*read)),
    ):
        try:
            trials = try_paths([file])
        except Exception as crash:
            trials = (Trial(str(file), "", (), f"{type(crash).__name__}: {crash}"),)
    return FileRun(file, trials, tuple(listener.checked), dict(listener.readings), dict(listener.terms))


def all_runs() -> tuple[FileRun, ...]:
    """Return the runs of all files, each file tried once in a session."""
    return tuple(run_of(file) for file in fixture_files())


def asked_by(rule: str) -> set[str]:
    """Return every reading that the code of a rule asked over all fixtures."""
    return set().union(*(run.readings.get(rule, set()) for run in all_runs()))


def read_by(rule: str) -> set[str]:
    """Return every term that the code of a rule read over all fixtures."""
    return set().union(*(run.terms.get(rule, set()) for run in all_runs()))

"""What a person expects of rules in one case of a fixture, where the tool says it too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.explain.examples import Candidate
from checker.explain.memo import Example
from checker.model.matter import LoadedMatter
from checker.model.report import Action, Finding, Report


def cases_of(file: str, text: str, name: str, loaded: LoadedMatter, report: Report) -> Iterator[Candidate]:
    """Yield each rule that a case expects by its code and that answers so, with the case as its example.

    ``file`` is the fixture's path from the root of the project, ``text`` what stands in it, ``name`` the case.
    """
    expected = loaded.matter.expect
    if not isinstance(expected, Mapping) or not expected.get("why"):
        return
    line, why = line_of_case(text, name), " ".join(str(expected["why"]).split())
    for part, actions in (("actions", report.actions), ("history", report.history)):
        for action, wanted in _paired(expected.get(part), actions):
            for key, outcome in ((wanted or {}).get("findings") or {}).items():
                finding = _met(str(key), str(outcome), action)
                if finding is not None:
                    says, remedy = finding.message, finding.remedy or ""
                    found = Example(file, name, line, str(outcome), why, _one_line(says), _one_line(remedy))
                    yield Candidate(finding.rule, found, bool(loaded.matter.readings))


def line_of_case(text: str, name: str) -> int:
    """Return the line, from 1, on which a case of a file begins; of a file without cases, its ``expect``."""
    sought = rf"^[ \t]+[\"']?{re.escape(name)}[\"']?:\s*$" if name else r"^expect:"
    found = re.search(sought, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _paired(wanted: Any, actions: tuple[Action, ...]) -> Iterator[tuple[Action, Any]]:
    """Yield what is expected of each action, given as a list or by number."""
    pairs = wanted.items() if isinstance(wanted, Mapping) else enumerate(wanted or ())
    by_index = {action.index: action for action in actions}
    yield from ((by_index[int(key)], value) for key, value in pairs if int(key) in by_index)


def _met(key: str, outcome: str, action: Action) -> Finding | None:
    """Return the finding of the rule that is named, with the outcome that is expected, if it is its worst."""
    code, _, subject = key.partition("@")
    found = [each for each in action.findings if each.rule == code and subject in ("", each.subject)]
    return next((each for each in found if each.outcome == outcome), None)


def _one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())

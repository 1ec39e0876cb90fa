"""What every context is built from: the matter, its report, and the paper that is to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.events import Event
from checker.model.matter import LoadedMatter
from checker.model.report import Action, Derivation, Paper, Report


@dataclass(frozen=True, slots=True)
class Heading:
    """What every paper carries: the day it speaks from, the matter in its footer, the open points of its draft."""

    as_of: date
    client_matter: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One paper of a report, with the titles of all forms.

    ``points`` are what keeps it from being signed, for the cover of a draft.
    """

    loaded: LoadedMatter
    report: Report
    paper: Paper
    titles: Mapping[str, str] = field(default_factory=dict)
    points: tuple[str, ...] = ()

    @property
    def as_of(self) -> date:
        """The day from which the check speaks."""
        return self.report.as_of

    @property
    def client_matter(self) -> str:
        """The client and matter number for footers, or nothing."""
        return self.loaded.matter.client_matter or ""

    @property
    def heading(self) -> tuple[date, str, tuple[str, ...]]:
        """The fields of ``Heading``, for the context of this paper."""
        return self.as_of, self.client_matter, self.points

    @property
    def action(self) -> Action:
        """The action that needs the paper, as the report has it."""
        return next(action for action in self.report.actions if action.index == self.paper.action)

    @property
    def event(self) -> Event:
        """The proposed event itself."""
        return self.loaded.matter.proposed[self.paper.action]

    def number(self, figure: str) -> Fraction | None:
        """Return a figure of the action, exact; None where the action has none of that name."""
        value = self.action.figures.get(figure)
        return Fraction(value) if isinstance(value, str) else None

    def day(self, figure: str) -> date | None:
        """Return a figure of the action that is a day; None where the action has none of that name."""
        value = self.action.figures.get(figure)
        return date.fromisoformat(value) if isinstance(value, str) else None

    def derivation(self, figure: str) -> Derivation | None:
        """Return how a figure came to be; None where the report derives none of that name."""
        return next((each for each in self.action.derivations if each.figure == figure), None)

    def fact(self, rule: str, name: str) -> str | None:
        """Return a fact that a rule's finding states; None where it states none of that name."""
        for finding in self.action.findings:
            if finding.rule == rule and name in finding.facts:
                return finding.facts[name]
        return None

    def deadline(self, rule: str) -> date | None:
        """Return the day by which a duty of this action is to be done; None where none arises."""
        for deadline in self.report.deadlines:
            if deadline.rule == rule and deadline.action == self.paper.action:
                return deadline.date
        return None


def last_of_window(source: Source, rule: str, ends: date) -> date | None:
    """Return the last day of another's right: the latest any reading gives where that lies after ``ends``.

    Whoever is warned of its last day is warned of both where a reading lets it outlast the Term (A-82).
    """
    for deadline in source.report.deadlines:
        if deadline.rule == rule and deadline.action == source.paper.action:
            return deadline.safe_date if deadline.safe_date > ends else deadline.date
    return None


def company_name() -> str:
    """Return the issuer's correct corporate name (W0, A-108)."""
    return terms().text("company_name")

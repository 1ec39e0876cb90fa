"""What is modelled of each clause, and the scenarios in which each of its rules passed and failed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from checker.agreements.clauses import clause, clause_codes
from checker.agreements.coverage import CoverageRow, coverage
from checker.agreements.reading_texts import reading_texts
from checker.agreements.terms import terms
from checker.model.outcome import Outcome
from checker.report.trial import Trial
from checker.rules.catalogue import RULES
from checker.rules.rule import Rule
from checker.rules.unfailing import CANNOT_FAIL

PASSING = (Outcome.COMPLIANT, Outcome.CONFIRM)
ADVERSE = (Outcome.BREACH, Outcome.NO_RIGHT, Outcome.JUDGEMENT)
# A rule without an adverse answer may still be made a judgement by the readings that the engine varies.
REFUSED = (Outcome.BREACH, Outcome.NO_RIGHT)
JOINTLY = "Both agreements together"


class Scenario(Struct, frozen=True):
    """One scenario in which an outcome of a rule was expected and seen."""

    file: str
    case: str
    outcome: str


class Gap(Struct, frozen=True):
    """Something that is lacking: the code of the clause or rule, and what."""

    code: str
    lacks: str


class RuleRow(Struct, frozen=True):
    """One rule: what it asks, where it passed and failed, why it cannot fail if so, and what it lacks."""

    code: str
    asks: str
    passed: tuple[Scenario, ...]
    failed: tuple[Scenario, ...]
    cannot_fail: str
    lacks: tuple[str, ...]


class ReadingRow(Struct, frozen=True):
    """One doubtful point of a clause, and the rules that consult it."""

    id: str
    title: str
    rules: tuple[str, ...]


class ClauseCoverage(Struct, frozen=True):
    """One clause: what is modelled of it and why, its own rules, its readings, and what it lacks."""

    code: str
    title: str
    status: str
    because: str
    rules: tuple[RuleRow, ...]
    readings: tuple[ReadingRow, ...]
    lacks: tuple[str, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what is lacking of the clause itself, then of its rules."""
        own = tuple(Gap(self.code, lacks) for lacks in self.lacks)
        return own + tuple(Gap(rule.code, lacks) for rule in self.rules for lacks in rule.lacks)


class CoverageTable(Struct, frozen=True):
    """Every clause in agreement order; ``tried`` counts the scenarios, or is None where none was asked for.

    ``unchecked`` holds the sentence of each scenario that could not be checked, ``missed`` the scenarios in
    which an expectation was not met: what they expected in vain counts for nothing here.
    """

    clauses: tuple[ClauseCoverage, ...]
    tried: int | None
    unchecked: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def rules(self) -> tuple[RuleRow, ...]:
        """Return every rule, in the order of its clause."""
        return tuple(rule for row in self.clauses for rule in row.rules)

    @property
    def counts(self) -> str:
        """Return how many clauses, rules and, where any were tried, scenarios there are."""
        counts = [f"{len(self.clauses)} clauses", f"{len(self.rules)} rules"]
        if self.tried is not None:
            counts.append("1 scenario" if self.tried == 1 else f"{self.tried} scenarios")
        return ", ".join(counts)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what is lacking, clause by clause."""
        return tuple(gap for row in self.clauses for gap in row.gaps)


def coverage_table(trials: Iterable[Trial] | None = None) -> CoverageTable:
    """Return what is modelled of every clause and, with trials, in which of them each rule passed and failed.

    A rule passes in a scenario that expects it, by its code, to be compliant or a person's to confirm, and
    fails in one that expects a breach, no right or a judgement; only what was expected and met counts.
    """
    tried = None if trials is None else tuple(trials)
    shown = _shown(tried or ())
    refused = {rule for trial in tried or () for rule, outcome in trial.seen if outcome in REFUSED}
    rows = {row.clause: row for row in coverage()}
    return CoverageTable(
        tuple(
            _clause(code, rows.get(code), shown, refused, tried is not None)
            for code in (*clause_codes(), *(code for code in rows if code not in clause_codes()))
        ),
        None if tried is None else len(tried),
        tuple(trial.error for trial in tried or () if trial.error),
        tuple(f"{each.file} {each.case}".strip() for each in tried or () if not (each.passed or each.error)),
    )


def _shown(trials: Sequence[Trial]) -> Mapping[str, Sequence[Scenario]]:
    """Return for each rule the scenarios in which an outcome of it was expected and met, in their order."""
    shown: dict[str, list[Scenario]] = defaultdict(list)
    for trial in trials:
        for rule, outcome in trial.expected:
            shown[rule].append(Scenario(trial.file, trial.case, outcome))
    return shown


def _clause(
    code: str,
    row: CoverageRow | None,
    shown: Mapping[str, Sequence[Scenario]],
    refused: set[str],
    tried: bool,
) -> ClauseCoverage:
    """Return one clause with its own rules and readings."""
    return ClauseCoverage(
        code,
        clause(code).title if code in clause_codes() else JOINTLY,
        row.status if row else "",
        row.because if row else "",
        tuple(
            _rule(rule, shown.get(rule.code, ()), rule.code in refused, tried)
            for rule in RULES
            if rule.clause == code
        ),
        tuple(
            ReadingRow(each.id, each.title, tuple(rule.code for rule in RULES if each.id in rule.readings))
            for each in reading_texts()
            if code in each.clauses
        ),
        tuple(_lacking(code, row)),
    )


def _lacking(code: str, row: CoverageRow | None) -> Iterable[str]:
    """Yield what a clause lacks: a row of its own, a rule where rules are claimed, or else a reason."""
    if row is None:
        yield "nothing says what is done with it"
    elif row.status == "rules":
        of_clause = {term.id for term in terms().all() if term.clause == code}
        if not any(_near(rule.clause, code) or of_clause & set(rule.terms) for rule in RULES):
            yield "said to be judged by rules, and no rule is of it"
    elif not row.because.strip():
        yield "neither a rule nor a reason why there is none"


def _near(one: str, other: str) -> bool:
    """Say whether two clauses are the same, or one is inside the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _rule(rule: Rule, shown: Sequence[Scenario], refused: bool, tried: bool) -> RuleRow:
    """Return one rule with the scenarios that show it, and what they do not show."""
    passed = tuple(each for each in shown if each.outcome in PASSING)
    failed = tuple(each for each in shown if each.outcome in ADVERSE)
    reason = CANNOT_FAIL.get(rule.code, "")
    lacks = []
    if tried and not passed:
        lacks.append("no scenario in which it passes")
    if tried and not failed and not reason:
        lacks.append("no scenario in which it fails")
    if reason and refused:
        lacks.append("listed as one that cannot fail, and seen to fail")
    return RuleRow(rule.code, first_sentence(rule), passed, failed, reason, tuple(lacks))


def first_sentence(rule: Rule) -> str:
    """Return the first paragraph of a rule's meaning on one line."""
    return " ".join(rule.meaning.strip().partition("\n\n")[0].split())


def by_file(scenarios: Iterable[Scenario]) -> dict[str, list[str]]:
    """Return the cases of each file, with the outcome of each, in their order; a plain matter has no name."""
    files: dict[str, list[str]] = {}
    for each in scenarios:
        files.setdefault(each.file, []).append(f"{each.case} ({each.outcome})".strip())
    return files

"""The context of the check report: the checker's report as a paper, verdict first, reasons after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Day

from checker.api import reading_text, standing
from checker.model.outcome import BLOCKING, WORST_FIRST, Outcome
from checker.model.report import Action, Derivation, Finding, Position
from generator.contexts.chart import StepChart, step_chart
from generator.contexts.source import Source
from generator.contexts.timeline import Timeline, timeline
from generator.contexts.wording import sentence, spelled, words

_PENDING = ("open", "planned", "overdue")
_STAND_IN_THE_WAY = BLOCKING | {Outcome.NO_DUTY}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something missing before an action is permitted: what, from whom, and how to mend it."""

    outcome: str
    rule: str
    subject: str
    action: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """A duty with its day; ``safe_date`` only where it is another day."""

    date: Day
    safe_date: Day | None
    who: str
    to: str
    what: str
    status: str
    count: str
    counted_from: Day
    rule: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of an action and, where it is derived, how: formula, inputs, unrounded value, rounding."""

    name: str
    value: str
    clause: str
    formula: str
    inputs: str
    unrounded: str
    rounding: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One way in which doubtful words can be read, and what it leads to."""

    reading: str
    title: str
    option: str
    standing: str
    means: str
    outcome: str


@dataclass(frozen=True, slots=True)
class FindingPart:
    """One finding as it is set out: outcome, reason, words of the agreement, facts, other readings."""

    outcome: str
    rule: str
    counts: bool
    subject: str
    message: str
    clause: str
    quote: str
    facts: tuple[tuple[str, str], ...]
    meanings: tuple[Meaning, ...]
    remedy: str


@dataclass(frozen=True, slots=True)
class ActionPart:
    """One action with its verdict, figures, and findings, worst first."""

    index: int
    name: str
    event: str
    date: Day
    verdict: str
    figures: tuple[FigureLine, ...]
    price_before: str
    price_after: str
    shares_before: str
    shares_after: str
    findings: tuple[FindingPart, ...]


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """A reading on which the report depends, and what another option would change."""

    id: str
    title: str
    chosen: str
    decided: bool
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything the check report prints."""

    as_of: Day
    client_matter: str
    matter: str
    verdict: str
    missing: tuple[OpenPoint, ...]
    to_do: tuple[ToDo, ...]
    to_confirm: tuple[OpenPoint, ...]
    timeline: Timeline | None
    chart: StepChart | None
    actions: tuple[ActionPart, ...]
    history: tuple[ActionPart, ...]
    readings: tuple[ReadingPart, ...]


def check_report(source: Source) -> CheckReport:
    """Return the report as a paper; nothing in it is weighed anew."""
    report = source.report
    return CheckReport(
        as_of=source.as_of,
        client_matter=source.client_matter,
        matter=report.matter,
        verdict=words(report.verdict),
        missing=tuple(
            point
            for action in report.actions
            for point in points(action, (f for f in action.findings if stands_in_the_way(f)))
        ),
        to_do=to_do(source),
        to_confirm=to_confirm(source),
        timeline=timeline(report),
        chart=step_chart(source),
        actions=tuple(map(_action, report.actions)),
        history=tuple(map(_action, report.history)),
        readings=tuple(
            ReadingPart(
                id=use.id,
                title=reading_text(use.id).title,
                chosen=use.chosen,
                decided=use.decided,
                changes=tuple(
                    f"under {change.option}: {change.path}: {_given(change.other)} (here: {_given(change.value)})"
                    for change in use.changes
                ),
            )
            for use in report.readings
        ),
    )


def _given(value: str) -> str:
    """Return a value as a paper writes it, or that there is none."""
    return spelled(value) or "none"


def stands_in_the_way(finding: Finding) -> bool:
    """Say whether a finding keeps its action from being permitted."""
    return finding.counts and finding.outcome in _STAND_IN_THE_WAY


def points(action: Action, findings: Iterable[Finding]) -> tuple[OpenPoint, ...]:
    """Return findings as points to be closed."""
    return tuple(
        OpenPoint(
            outcome=words(finding.outcome),
            rule=finding.rule,
            subject=finding.subject,
            action=action.index,
            message=sentence(finding.message),
            remedy=sentence(finding.remedy or ""),
        )
        for finding in findings
    )


def to_confirm(source: Source) -> tuple[OpenPoint, ...]:
    """Return what a person has to confirm, in the order of the actions."""
    return tuple(
        point
        for action in source.report.actions
        for point in points(action, (f for f in action.findings if f.outcome is Outcome.CONFIRM))
    )


def to_do(source: Source) -> tuple[ToDo, ...]:
    """Return the duties that are not done, by day."""
    return tuple(
        ToDo(
            date=deadline.date,
            safe_date=deadline.safe_date if deadline.safe_date != deadline.date else None,
            who=deadline.who,
            to=deadline.to,
            what=deadline.what,
            status=words(deadline.status),
            count=deadline.count,
            counted_from=deadline.counted_from,
            rule=deadline.rule,
        )
        for deadline in source.report.deadlines
        if deadline.status in _PENDING
    )


def _action(action: Action) -> ActionPart:
    """Return an action with its figures and its findings, worst first."""
    before, after = _shown(action.before), _shown(action.after)
    derived = {each.figure: each for each in action.derivations}
    return ActionPart(
        index=action.index,
        name=action.id or "",
        event=words(action.event),
        date=action.date,
        verdict=words(action.verdict),
        figures=tuple(_figure(name, value, derived.get(name)) for name, value in action.figures.items()),
        price_before=before[0],
        price_after=after[0],
        shares_before=before[1],
        shares_after=after[1],
        findings=tuple(
            _finding(each) for each in sorted(action.findings, key=lambda f: WORST_FIRST.index(f.outcome))
        ),
    )


def _shown(position: Position) -> tuple[str, str]:
    """Return price and shares of a position; nothing where it has none."""
    return position.warrant_price or "none", spelled(position.warrant_shares) or "none"


def _figure(name: str, value: str | Mapping[str, str], derived: Derivation | None) -> FigureLine:
    """Return a figure with its derivation."""
    shown = (
        spelled(value)
        if isinstance(value, str)
        else "; ".join(f"{key} {spelled(part)}" for key, part in value.items())
    )
    if derived is None:
        return FigureLine(words(name), shown, "", "", "", "", "")
    inputs = "; ".join(f"{words(key)} {spelled(given)}" for key, given in derived.inputs.items())
    unrounded = spelled(derived.unrounded)
    return FigureLine(
        words(name), shown, derived.clause, derived.formula, inputs, unrounded, derived.rounding
    )


def _finding(finding: Finding) -> FindingPart:
    """Return a finding as it is set out."""
    return FindingPart(
        outcome=words(finding.outcome),
        rule=finding.rule,
        counts=finding.counts,
        subject=finding.subject,
        message=sentence(finding.message),
        clause=finding.clause,
        quote=finding.quote,
        facts=tuple((words(key), spelled(value)) for key, value in finding.facts.items()),
        meanings=tuple(way for key, under in finding.outcomes.items() for way in _meanings(key, under)),
        remedy="" if finding.outcome in _SETTLED else sentence(finding.remedy or ""),
    )


_SETTLED = (Outcome.COMPLIANT, Outcome.NOT_APPLICABLE)


def _meanings(reading_id: str, under: Mapping[str, str]) -> tuple[Meaning, ...]:
    """Return what the words can mean under each option that was tried, and what it leads to."""
    reading = reading_text(reading_id)
    return tuple(
        Meaning(
            reading=reading.id,
            title=reading.title,
            option=option.id,
            standing=standing(reading, option.id),
            means=option.means,
            outcome=words(under[option.id]),
        )
        for option in reading.options
        if option.id in under
    )

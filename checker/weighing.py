"""Weighing readings: what each contested option would change, and what therefore is a judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from checker.agreements.reading_texts import reading_text
from checker.model.matter import Determination, Matter
from checker.model.outcome import Outcome
from checker.model.report import Change, Figure, Finding, ReadingUse
from checker.readings import Choices
from checker.replay.state import Step
from checker.rules.rule import Duty
from checker.walk import Judged, Walk, findings_by_key, outcome_of

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Variation:
    """One other option of one reading, and the walk under it; no walk where it cannot be computed."""

    reading: str
    option: str
    walk: Walk | None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One entry after weighing: its final findings, and every day each duty may fall on."""

    findings: tuple[Finding, ...]
    due: Mapping[int, tuple[date, ...]] = field(default_factory=dict)


def weigh(
    key: Key, base: Walk, variations: tuple[Variation, ...], choices: Choices, matter: Matter
) -> Weighed:
    """Return an entry's findings with the undecided readings weighed and the determinations applied."""
    judged = base.judged[key]
    undecided = [each for each in variations if each.walk is not None and not choices.decided(each.reading)]
    findings = [
        _varied(judged, found_key, finding, undecided, choices)
        for found_key, finding in findings_by_key(judged)
    ]
    if key[0] == "proposed":
        findings += _appearing(judged, undecided, choices)
        findings += _figures_in_doubt(judged, undecided, choices)
    settled = tuple(_settled(finding, key, judged, matter) for finding in findings)
    return Weighed(settled, _due_days(judged, undecided))


def _varied(
    judged: Judged,
    found_key: tuple[str, str, int],
    finding: Finding,
    undecided: list[Variation],
    choices: Choices,
) -> Finding:
    """Return the finding; a judgement, with the outcome under each option, where contested options differ."""
    outcomes: dict[str, dict[str, str]] = {}
    for variation in undecided:
        other = outcome_of(_same(variation, judged), found_key)
        if other is not finding.outcome:
            chosen = _chosen(choices, variation.reading, judged)
            under = outcomes.setdefault(variation.reading, {chosen: str(finding.outcome)})
            under[variation.option] = str(other)
    if not outcomes:
        return finding
    return replace(
        finding,
        outcome=Outcome.JUDGEMENT,
        outcomes={reading: dict(sorted(under.items())) for reading, under in sorted(outcomes.items())},
        remedy=finding.remedy or _ask_counsel(outcomes),
    )


def _appearing(judged: Judged, undecided: list[Variation], choices: Choices) -> Iterator[Finding]:
    """Yield, as judgements, findings that only another option brings up and that would block the act."""
    known = dict(findings_by_key(judged))
    raised: dict[tuple[str, str, int], Finding] = {}
    for variation in undecided:
        for found_key, finding in findings_by_key(_same(variation, judged)):
            if found_key in known or finding.outcome in (Outcome.COMPLIANT, Outcome.NOT_APPLICABLE):
                continue
            chosen = _chosen(choices, variation.reading, judged)
            under = {chosen: str(Outcome.NOT_APPLICABLE), variation.option: str(finding.outcome)}
            before = raised.get(found_key)
            outcomes = {**(before.outcomes if before else {}), variation.reading: under}
            raised[found_key] = replace(finding, outcome=Outcome.JUDGEMENT, outcomes=outcomes)
    yield from raised.values()


def _figures_in_doubt(judged: Judged, undecided: list[Variation], choices: Choices) -> Iterator[Finding]:
    """Yield a judgement for each reading under which a figure that a needed document prints would differ."""
    mine = operative_figures(judged)
    by_reading: dict[str, dict[str, dict[str, str]]] = {}
    for variation in undecided:
        other = _same(variation, judged)
        printed = printed_figures(judged) | printed_figures(other)
        theirs = operative_figures(other)
        for figure in sorted(printed):
            ours_value, their_value = mine.get(figure, ""), theirs.get(figure, "")
            if not same_value(ours_value, their_value):
                chosen = _chosen(choices, variation.reading, judged)
                options = by_reading.setdefault(variation.reading, {}).setdefault(figure, {})
                options[chosen] = show(ours_value)
                options[variation.option] = show(their_value)
    for reading_id, figures in sorted(by_reading.items()):
        yield _doubt(judged, reading_id, figures)


def _doubt(judged: Judged, reading_id: str, figures: Mapping[str, Mapping[str, str]]) -> Finding:
    """Return the judgement on a reading that changes figures, with each figure under each option."""
    reading = reading_text(reading_id)
    told = "; ".join(
        f"{name}: "
        + ", ".join(f"{value or 'none'} under {option}" for option, value in sorted(under.items()))
        for name, under in figures.items()
    )
    first = next(iter(figures.values()))
    return Finding(
        rule=reading_id,
        clause=_clause_of(judged.case.step, next(iter(figures)), reading.clauses[0]),
        subject=judged.case.company,
        counts=True,
        outcome=Outcome.JUDGEMENT,
        outcomes={reading_id: dict(sorted(first.items()))},
        message=f"{reading.title}: the words are open, and a figure turns on them ({told}).",
        quote=_quoted(reading.question),
        remedy=_ask_counsel({reading_id: dict(first)}),
    )


def operative_figures(judged: Judged) -> dict[str, Figure]:
    """Return the figures of an entry that a document may print, the state after it included."""
    step = judged.case.step
    after = step.after.position(step.became)
    return {
        **step.figures,
        "after.warrant_price": after.warrant_price,
        "after.warrant_shares": after.warrant_shares,
    }


def printed_figures(judged: Judged) -> set[str]:
    """Return the names of the figures that the documents needed by an entry print."""
    return {figure for form in judged.forms for figure in form.prints}


def same_value(one: Figure, other: Figure) -> bool:
    """Compare two figures by value: exact numbers as numbers, everything else as it stands."""
    if isinstance(one, str) and isinstance(other, str):
        try:
            return Fraction(one) == Fraction(other)
        except (ValueError, ZeroDivisionError):
            return one == other
    return one == other


def show(value: Figure) -> str:
    """Return a figure as one string; an allocation as name: shares pairs."""
    return value if isinstance(value, str) else ", ".join(f"{name}: {each}" for name, each in value.items())


def _settled(finding: Finding, key: Key, judged: Judged, matter: Matter) -> Finding:
    """Return the finding as a recorded determination settles it: a judgement or a confirm, never a breach."""
    if finding.outcome not in (Outcome.JUDGEMENT, Outcome.CONFIRM):
        return finding
    for determination in matter.determinations:
        if _settles(determination, finding, key, judged, matter):
            by = determination.by or "the person named"
            return replace(
                finding,
                outcome=Outcome(str(determination.outcome)),
                message=f"{finding.message} Determined by {by}: {determination.basis or 'no basis given'}.",
                remedy=None,
            )
    return finding


def _settles(
    determination: Determination, finding: Finding, key: Key, judged: Judged, matter: Matter
) -> bool:
    """Say whether a determination names this finding: its rule or clause, and action and subject if given."""
    if determination.outcome is None or (determination.rule is None and determination.clause is None):
        return False
    made = determination.date
    if made is not None and made > matter.as_of:
        return False
    named = determination.rule in (None, finding.rule) and determination.clause in (None, finding.clause)
    of_action = determination.action is None or str(determination.action) in (
        str(key[1]),
        str(judged.entry.event.id),
    )
    return named and of_action and determination.subject in (None, finding.subject)


def _due_days(judged: Judged, undecided: list[Variation]) -> dict[int, tuple[date, ...]]:
    """Return, for each duty by its place in the list, every day on which a contested option makes it due."""
    others = [_duties_by_key(_same(variation, judged)) for variation in undecided]
    days: dict[int, tuple[date, ...]] = {}
    for index, (key, duty) in enumerate(_duties_by_key(judged).items()):
        found = {duty.due, *(theirs[key].due for theirs in others if key in theirs)}
        days[index] = tuple(sorted(found))
    return days


def _duties_by_key(judged: Judged) -> dict[tuple[str, str, int], Duty]:
    """Return the duties of an entry by rule, addressee and ordinal: the same duty, whatever its words are."""
    keyed: dict[tuple[str, str, int], Duty] = {}
    for rule, duty in judged.duties:
        ordinal = sum(1 for code, to, _ in keyed if (code, to) == (rule.code, duty.to))
        keyed[rule.code, duty.to, ordinal] = duty
    return keyed


def reading_uses(base: Walk, variations: tuple[Variation, ...], choices: Choices) -> tuple[ReadingUse, ...]:
    """Return each consulted reading of which another contested option would change this matter's report."""
    uses = []
    for reading_id in base.asked:
        changes = [
            change
            for variation in variations
            if variation.reading == reading_id
            for change in _changes(base, variation)
        ]
        if changes:
            chosen = choices.chosen(reading_id, "company")
            uses.append(ReadingUse(reading_id, chosen, choices.decided(reading_id), tuple(changes)))
    return tuple(uses)


def _changes(base: Walk, variation: Variation) -> Iterator[Change]:
    """Yield what one option would change, in file order: outcomes, figures, days."""
    if variation.walk is None:
        yield Change(variation.option, None, "cannot be computed", "", variation.why_not)
        return
    for key, judged in sorted(base.judged.items()):
        if key[0] != "proposed":
            continue
        other = variation.walk.judged[key]
        for found_key, finding in findings_by_key(judged):
            theirs = outcome_of(other, found_key)
            if theirs is not finding.outcome:
                path = f"findings.{finding.rule}"
                yield Change(variation.option, key[1], path, str(finding.outcome), str(theirs))
        mine, others = operative_figures(judged), operative_figures(other)
        for name in sorted(set(mine) | set(others)):
            if not same_value(mine.get(name, ""), others.get(name, "")):
                path = name if name.startswith("after.") else f"figures.{name}"
                yield Change(
                    variation.option, key[1], path, show(mine.get(name, "")), show(others.get(name, ""))
                )
        yield from _moved_days(variation.option, key[1], judged, other)


def _moved_days(option: str, action: int, judged: Judged, other: Judged) -> Iterator[Change]:
    """Yield each duty that the option makes due on another day."""
    theirs = _duties_by_key(other)
    for key, duty in _duties_by_key(judged).items():
        moved = theirs.get(key)
        if moved is not None and moved.due != duty.due:
            path = f"deadlines.{key[0]}.date"
            yield Change(option, action, path, duty.due.isoformat(), moved.due.isoformat())


def _same(variation: Variation, judged: Judged) -> Judged:
    """Return the same entry in the varied walk."""
    if variation.walk is None:
        return judged
    return variation.walk.judged[judged.entry.key]


def _chosen(choices: Choices, reading_id: str, judged: Judged) -> str:
    """Return the option the base walk took for a reading in this entry."""
    actor = judged.case.record.consultation.asked.get(reading_id, "company")
    return choices.chosen(reading_id, actor)


def _clause_of(step: Step, figure: str, otherwise: str) -> str:
    """Return the clause under which a figure was derived."""
    return next((each.clause for each in step.derivations if each.figure == figure), otherwise)


def _quoted(text: str) -> str:
    """Return the first words a question quotes from the agreement, or nothing."""
    _, opened, rest = text.partition("“")
    return rest.partition("”")[0] if opened else ""


def _ask_counsel(outcomes: Mapping[str, Mapping[str, str]]) -> str:
    """Return what to do about an open reading."""
    ids = ", ".join(sorted(outcomes))
    return f"counsel decides {ids}; record the choice under `readings` with by, date and because"

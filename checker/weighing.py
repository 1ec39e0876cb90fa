"""Weighing readings: what each contested option would change, and what therefore is a judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.agreements.reading_texts import reading_text
from checker.figures import duties_by_key, operative_figures, printed_figures, same_value, show
from checker.model.outcome import Outcome, worst
from checker.model.report import Finding
from checker.readings import Choices
from checker.replay.state import Step
from checker.walk import Judged, Walk, findings_by_key, outcome_of

Key = tuple[str, int]
IN_ORDER = frozenset({Outcome.COMPLIANT, Outcome.CONFIRM, Outcome.NOT_APPLICABLE})


class Variation(Struct, frozen=True):
    """One other option of one reading, and the walk under it; no walk where it cannot be computed."""

    reading: str
    option: str
    walk: Walk | None
    why_not: str = ""


class Weighed(Struct, frozen=True):
    """One entry after weighing: its final findings, and every day each duty may fall on."""

    findings: tuple[Finding, ...]
    due: Mapping[int, tuple[date, ...]] = {}


def weigh(key: Key, base: Walk, variations: tuple[Variation, ...], choices: Choices) -> Weighed:
    """Return an entry's findings with the undecided readings weighed, and the days its duties may fall on."""
    judged = base.judged[key]
    # An entry that a variation did not judge anew answers as it did.
    undecided = [
        each
        for each in variations
        if each.walk is not None and not choices.decided(each.reading) and each.walk.judged[key] is not judged
    ]
    findings = [
        _varied(judged, found_key, finding, undecided, choices)
        for found_key, finding in findings_by_key(judged)
    ]
    if key[0] == "proposed":
        findings += _appearing(judged, undecided, choices)
        findings += _figures_in_doubt(judged, undecided, choices)
    return Weighed(tuple(findings), _due_days(judged, undecided))


def _varied(
    judged: Judged,
    found_key: tuple[str, str, int],
    finding: Finding,
    undecided: list[Variation],
    choices: Choices,
) -> Finding:
    """Return the finding; a judgement, with the outcome under each option, where contested options differ."""
    outcomes: dict[str, dict[str, str]] = {}
    seen = {finding.outcome}
    for variation in undecided:
        other = outcome_of(same_entry(variation, judged), found_key)
        if other is not finding.outcome:
            chosen = chosen_option(choices, variation.reading, judged)
            under = outcomes.setdefault(variation.reading, {chosen: str(finding.outcome)})
            under[variation.option] = str(other)
            seen.add(other)
    if not outcomes:
        return finding
    sorted_outcomes = {key: dict(sorted(under.items())) for key, under in sorted(outcomes.items())}
    if seen <= {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE} or seen <= {Outcome.COMPLIANT, Outcome.CONFIRM}:
        # What one reading demands has been done, and the other demands nothing more: right on every reading.
        return replace(finding, outcome=worst(seen), outcomes=sorted_outcomes)
    return replace(
        finding,
        outcome=Outcome.JUDGEMENT,
        outcomes=sorted_outcomes,
        remedy=finding.remedy or _ask_counsel(outcomes),
    )


def _appearing(judged: Judged, undecided: list[Variation], choices: Choices) -> Iterator[Finding]:
    """Yield, as judgements, findings that only another option brings up and that would block the act."""
    known = dict(findings_by_key(judged))
    raised: dict[tuple[str, str, int], Finding] = {}
    for variation in undecided:
        for found_key, finding in findings_by_key(same_entry(variation, judged)):
            if found_key in known or finding.outcome in IN_ORDER:
                continue
            chosen = chosen_option(choices, variation.reading, judged)
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
        other = same_entry(variation, judged)
        printed = printed_figures(judged) | printed_figures(other)
        theirs = operative_figures(other)
        for figure in sorted(printed):
            ours_value, their_value = mine.get(figure, ""), theirs.get(figure, "")
            if not same_value(ours_value, their_value):
                chosen = chosen_option(choices, variation.reading, judged)
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
        line=judged.place.line,
        column=judged.place.column,
        remedy=_ask_counsel({reading_id: dict(first)}),
    )


def _due_days(judged: Judged, undecided: list[Variation]) -> dict[int, tuple[date, ...]]:
    """Return, for each duty by its place in the list, every day on which a contested option makes it due."""
    others = [duties_by_key(same_entry(variation, judged)) for variation in undecided]
    days: dict[int, tuple[date, ...]] = {}
    for index, (key, duty) in enumerate(duties_by_key(judged).items()):
        found = {duty.due, *(theirs[key].due for theirs in others if key in theirs)}
        days[index] = tuple(sorted(found))
    return days


def same_entry(variation: Variation, judged: Judged) -> Judged:
    """Return the same entry in the varied walk."""
    if variation.walk is None:
        return judged
    return variation.walk.judged[judged.entry.key]


def chosen_option(choices: Choices, reading_id: str, judged: Judged) -> str:
    """Return the option the base walk took for a reading in this entry."""
    actor = judged.consulted.get(reading_id, "company")
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

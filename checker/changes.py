"""What other contested options of the consulted readings would change: the ``readings`` of the report."""

from __future__ import annotations

from collections.abc import Iterator

from checker.figures import duties_by_key, operative_figures, same_value, show
from checker.model.report import Change, ReadingUse
from checker.readings import Choices
from checker.walk import Judged, Walk, findings_by_key, outcome_of
from checker.weighing import Variation, chosen_option


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
            asked_of = next(judged for judged in base.judged.values() if reading_id in judged.consulted)
            chosen = chosen_option(choices, reading_id, asked_of)
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
    theirs = duties_by_key(other)
    for key, duty in duties_by_key(judged).items():
        moved = theirs.get(key)
        if moved is not None and moved.due != duty.due:
            path = f"deadlines.{key[0]}.date"
            yield Change(option, action, path, duty.due.isoformat(), moved.due.isoformat())

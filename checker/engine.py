"""The pipeline on one page: walk the matter, vary the readings it asked, weigh, and report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.agreements.reading_texts import reading_text
from checker.agreements.store import verify_text
from checker.agreements.terms import Terms
from checker.agreements.terms import terms as all_terms
from checker.changes import reading_uses
from checker.deadlines import deadline_of
from checker.model.errors import InputError, UsageError
from checker.model.fingerprints import Fingerprints
from checker.model.matter import LoadedMatter
from checker.model.outcome import Verdict, verdict_of, worst_verdict
from checker.model.report import Action, Deadline, Fault, Paper, Report
from checker.papers.form import Form
from checker.papers.table import FOR_THE_FILE, papers
from checker.readings import Choices, NotComputable, contested_options, known_option
from checker.settling import settle
from checker.walk import Entry, Judged, Walk, entries, walk
from checker.weighing import Key, Variation, Weighed, weigh

MANY_ROWS = 500
"""From how many rows of the price ledger on the history is told as known at its end (`covenant state`: as then)."""


def check(loaded: LoadedMatter, what_if: Mapping[str, str] | None = None) -> Report:
    """Return the report on a matter; ``what_if`` takes readings otherwise without deciding them.

    Raises InputError (NotModelled for an event whose rules do not exist yet), UsageError for an unknown
    reading or option, AlteredText where a stored agreement was changed.
    """
    verify_text()
    terms = all_terms()
    every = entries(loaded)
    choices = choices_of(loaded, what_if or {})
    carried: frozenset[int] | None = None
    for _ in range(len(every) + 1):
        try:
            base = walk(loaded, every, terms, choices, carried)
        except NotComputable as reason:
            raise InputError(f"a reading that is chosen cannot be computed: {reason}", loaded.file) from None
        variations = _variations(loaded, every, terms, choices, carried, base)
        weighed = {key: weigh(key, base, variations, choices) for key in base.judged}
        weighed = settle(loaded, base, weighed)
        lawful = frozenset(
            key[1]
            for key, each in weighed.items()
            if key[0] == "proposed" and _verdict(each, base.judged[key]) is not Verdict.PROHIBITED
        )
        # What is carried on matters only to a later proposal: with one, or none, a single round decides.
        if lawful == carried or sum(key[0] == "proposed" for key in weighed) <= 1:
            break
        carried = lawful
    return _report(loaded, base, weighed, variations, choices)


def choices_of(loaded: LoadedMatter, what_if: Mapping[str, str]) -> Choices:
    """Return the recorded and the what-if choices of readings, each known to the register."""
    # A reading is what the words mean, not what happened: a choice recorded later counts for any day.
    recorded = {key: str(choice.option) for key, choice in loaded.matter.readings.items()}
    for reading_id, option in recorded.items():
        try:
            known_option(reading_id, option)
        except UsageError as unknown:
            place = loaded.place(("readings", reading_id))
            raise InputError(unknown.message, loaded.file, place.line, place.column) from None
    for reading_id, option in what_if.items():
        known_option(reading_id, option)
    return Choices(recorded=recorded, what_if=dict(what_if))


def _variations(
    loaded: LoadedMatter,
    every: tuple[Entry, ...],
    terms: Terms,
    choices: Choices,
    carried: frozenset[int] | None,
    base: Walk,
) -> tuple[Variation, ...]:
    """Walk the matter again under each other contested option of each reading that was asked."""
    found = []
    for reading_id in base.asked:
        reading = reading_text(reading_id)
        chosen = {choices.chosen(reading_id, actor) for actor in ("company", "holder")}
        single = chosen if len(chosen) == 1 else set()
        for option in contested_options(reading):
            if option in single:
                continue
            try:
                turned = walk(loaded, every, terms, choices.vary(reading_id, option), carried, base)
                found.append(Variation(reading_id, option, turned))
            except (NotComputable, InputError) as reason:
                found.append(Variation(reading_id, option, None, str(reason)))
    return tuple(found)


def _report(
    loaded: LoadedMatter,
    base: Walk,
    weighed: Mapping[Key, Weighed],
    variations: tuple[Variation, ...],
    choices: Choices,
) -> Report:
    """Put together what was found, in file order."""
    matter = loaded.matter
    actions, past = [], []
    deadlines: list[Deadline] = []
    documents: list[Paper] = []
    fingerprints = Fingerprints()
    for key, judged in sorted(base.judged.items()):
        action = _action(judged, weighed[key], fingerprints)
        if key[0] == "proposed":
            actions.append(action)
            documents += [
                each
                for form in _forms(judged, variations)
                for each in papers(form, judged.case, key[1], action.findings)
            ]
        elif action.findings:
            past.append(action)
        barred = key[0] == "proposed" and action.verdict is Verdict.PROHIBITED
        deadlines += _deadlines(judged, weighed[key], loaded, barred)
    if actions:
        first = base.judged["proposed", 0].case
        documents += [each for form in FOR_THE_FILE for each in papers(form, first, 0, ())]
    return Report(
        matter=matter.matter or loaded.file,
        as_of=matter.as_of,
        verdict=worst_verdict(action.verdict for action in actions),
        actions=tuple(actions),
        history=tuple(past),
        faults=_faults(base, variations),
        deadlines=tuple(sorted(deadlines, key=_by_day)),
        documents=tuple(documents),
        readings=reading_uses(base, variations, choices),
    )


def _action(judged: Judged, weighed: Weighed, fingerprints: Fingerprints) -> Action:
    """Return one entry as the report shows it; of history only what is not compliant."""
    entry, before, step = judged.entry, judged.case.before, judged.case.step
    past = entry.kind == "history"
    if past and step.after.ledger.index > MANY_ROWS:
        # As known at the end of history: one pass for all of them, where as known at each would take one each.
        view = before.book.as_now_known
        before, step = before.under(view), step.under(view)
    findings = tuple(
        f for f in weighed.findings if not past or f.outcome not in ("compliant", "not_applicable")
    )
    return Action(
        index=entry.index,
        id=entry.event.id,
        event=entry.event.event,
        date=entry.event.date,
        verdict=_verdict(weighed, judged),
        findings=fingerprints.given(findings, entry.event),
        figures=step.figures,
        derivations=step.derivations,
        before=before.position(step.acted_on),
        after=step.after.position(step.became),
        consequences=step.consequences,
    )


def _verdict(weighed: Weighed, judged: Judged) -> Verdict:
    """Return what the counting findings add up to; while a rule has crashed, never ``permitted``."""
    verdict = verdict_of(finding.outcome for finding in weighed.findings if finding.counts)
    return Verdict.UNDETERMINED if judged.faults and verdict is Verdict.PERMITTED else verdict


def _forms(judged: Judged, variations: tuple[Variation, ...]) -> tuple[Form, ...]:
    """Return the forms that an action needs under any contested option."""
    needed = list(judged.forms)
    for variation in variations:
        if variation.walk is not None:
            needed += [f for f in variation.walk.judged[judged.entry.key].forms if f not in needed]
    return tuple(needed)


def _deadlines(judged: Judged, weighed: Weighed, loaded: LoadedMatter, barred: bool) -> list[Deadline]:
    """Return an entry's duties as deadlines, each with the day that is safe under every contested option.

    Of an act that is prohibited only those that are owed even so.
    """
    action = judged.entry.index if judged.entry.kind == "proposed" else None
    return [
        deadline_of(rule, duty, weighed.due[index], loaded.matter, action)
        for index, (rule, duty) in enumerate(judged.duties)
        if duty.even_if_prohibited or not barred
    ]


def _faults(base: Walk, variations: tuple[Variation, ...]) -> tuple[Fault, ...]:
    """Return the rules that crashed on any walk, each once."""
    found: dict[tuple[str, int | None], Fault] = {}
    for each in (base, *(v.walk for v in variations if v.walk is not None)):
        for judged in each.judged.values():
            for fault in judged.faults:
                found.setdefault((fault.rule, fault.action), fault)
    return tuple(fault for _, fault in sorted(found.items(), key=lambda item: str(item[0])))


def _by_day(deadline: Deadline) -> tuple[date, str, str, int]:
    """Return where a deadline stands in the list: by day, rule, addressee, action."""
    return deadline.date, deadline.rule, deadline.to, -1 if deadline.action is None else deadline.action

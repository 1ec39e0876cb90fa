"""One walk through a matter: every event replayed in order, every rule asked, what each consulted kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from checker.agreements.terms import Terms
from checker.model.errors import InputError
from checker.model.events import Happening
from checker.model.matter import LoadedMatter, Place
from checker.model.outcome import Outcome, Verdict, verdict_of
from checker.model.report import Fault, Finding
from checker.papers.form import Form
from checker.papers.table import forms_needed
from checker.readings import Actor, Choices, Consultation, NotComputable
from checker.replay.ledger import Modelled, modelled
from checker.replay.opening import opening_state
from checker.replay.record import ImpossibleFact, Record
from checker.replay.state import State, Step
from checker.rules.catalogue import rules_for
from checker.rules.rule import Answer, Case, Duty, Rule

FindingKey = tuple[str, str, int]


class Entry(Struct, frozen=True):
    """One event of the file with its place: ``kind`` is ``history`` or ``proposed``."""

    kind: str
    index: int
    event: Happening
    how: Modelled

    @property
    def key(self) -> tuple[str, int]:
        """What identifies the entry from one walk to another."""
        return self.kind, self.index


class Judged(Struct, frozen=True):
    """An entry with everything one walk found about it, and the readings that replay and rules asked."""

    entry: Entry
    case: Case[Happening]
    keyed: Mapping[FindingKey, Finding]
    duties: tuple[tuple[Rule, Duty], ...]
    forms: tuple[Form, ...]
    faults: tuple[Fault, ...]
    consulted: Mapping[str, Actor]
    place: Place

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of the rules."""
        return tuple(self.keyed.values())

    @property
    def asked(self) -> frozenset[str]:
        """The readings that replay and rules asked."""
        return frozenset(self.consulted)


class Walk(Struct, frozen=True):
    """Everything one walk found, in file order, and which readings moved the state itself."""

    judged: dict[tuple[str, int], Judged]
    asked_by_replay: frozenset[str]
    asked: tuple[str, ...] = ()


def entries(loaded: LoadedMatter) -> tuple[Entry, ...]:
    """Return all events of the file; NotModelled, with its place, for one whose rules do not exist yet."""
    found = []
    for kind in ("history", "proposed"):
        for index, event in enumerate(getattr(loaded.matter, kind)):
            place = loaded.place((kind, index, "event"))
            how = modelled(event, loaded.file, place.line, place.column)
            found.append(Entry(kind, index, event, how))
    return tuple(found)


def walk(
    loaded: LoadedMatter,
    all_entries: tuple[Entry, ...],
    terms: Terms,
    choices: Choices,
    carried: frozenset[int] | None = None,
    base: Walk | None = None,
) -> Walk:
    """Replay the matter once under the given choices and ask every rule.

    ``carried`` names the proposed actions whose effect later ones meet (None: those that no rule
    prohibits on this walk). With a ``base`` walk, an entry whose replay and rules did not consult the
    reading that is varied keeps its answers.
    """
    consultation = Consultation(choices)
    record = Record(loaded.matter, terms, consultation)
    asked_by_replay: set[str] = set()
    with consultation.noting() as asked:
        state = opening_state(record)
        timeline = in_time(all_entries, record)
    asked_by_replay |= set(asked)
    judged: dict[tuple[str, int], Judged] = {}
    varied = choices.varied[0] if choices.varied else None
    if base is not None and varied not in base.asked_by_replay:
        return _again(loaded, base, varied, consultation, record)
    past: list[tuple[Entry, Case[Happening], Mapping[str, Actor]]] = []
    history_ends = state
    for entry in timeline:
        with consultation.noting() as asked:
            step = replayed(loaded, entry, state, record)
        asked_by_replay |= set(asked)
        case = Case(entry.event, state, step, record)
        old = base.judged[entry.key] if base is not None else None
        if old is not None and varied not in (asked_by_replay | old.asked):
            judged[entry.key] = old
        elif entry.kind == "history":
            past.append((entry, case, asked))
        else:
            with consultation.noting() as by_rules:
                judged[entry.key] = _judge(loaded, entry, case, asked, by_rules)
        if entry.kind == "history":
            state = history_ends = step.after
        elif _carries(entry, judged[entry.key], carried):
            state = step.after
    # History is judged last, in one pass over the price ledger with what is known at its end.
    history_ends.book.settle(history_ends.ledger)
    for entry, case, by_step in past:
        with consultation.noting() as by_rules:
            judged[entry.key] = _judge(loaded, entry, case, by_step, by_rules)
    return Walk(judged, frozenset(asked_by_replay), tuple(sorted(consultation.asked)))


def _again(
    loaded: LoadedMatter, base: Walk, varied: str | None, consultation: Consultation, record: Record
) -> Walk:
    """Judge anew what asked the reading that is varied; no step asked it, so that every state stays."""
    judged: dict[tuple[str, int], Judged] = {}
    book = None
    for key, old in base.judged.items():
        if varied not in old.consulted:
            judged[key] = old
            continue
        if book is None:
            book = old.case.before.book.under(record)
        case = Case(old.entry.event, old.case.before.under(book), old.case.step.under(book), record)
        with consultation.noting() as by_rules:
            judged[key] = _judge(loaded, old.entry, case, {}, by_rules)
    return Walk(judged, base.asked_by_replay, tuple(sorted(consultation.asked)))


def in_time(all_entries: Iterable[Entry], record: Record) -> list[Entry]:
    """Return entries in the order in which they are replayed."""
    return sorted(all_entries, key=lambda entry: _order(entry, record))


def replayed(loaded: LoadedMatter, entry: Entry, state: State, record: Record) -> Step:
    """Replay one event; a fact that the register shows to be impossible is bad input, with its place."""
    try:
        return entry.how.step(state, entry.event, record)
    except ImpossibleFact as impossible:
        place = loaded.place((entry.kind, entry.index, *impossible.path))
        raise InputError(impossible.message, loaded.file, place.line, place.column) from None


def _order(entry: Entry, record: Record) -> tuple[date, bool, bool, int, int]:
    """Return where an entry stands in time: by its effective day, history first, by sequence, as in the file.

    Of one day an event without a sequence comes after those that have one.
    """
    effective = entry.how.effective(record, entry.event)
    sequence = entry.event.sequence
    return effective, entry.kind == "proposed", sequence is None, sequence or 0, entry.index


def _carries(entry: Entry, judged: Judged, carried: frozenset[int] | None) -> bool:
    """Say whether later actions meet the effect of a proposed one: yes, unless it is prohibited."""
    if carried is not None:
        return entry.index in carried
    counting = (finding.outcome for finding in judged.findings if finding.counts)
    return verdict_of(counting) is not Verdict.PROHIBITED


def _judge(
    loaded: LoadedMatter,
    entry: Entry,
    case: Case[Happening],
    asked: Mapping[str, Actor],
    by_rules: Mapping[str, Actor],
) -> Judged:
    """Ask every rule about one event; a rule that crashes or keeps silent is a fault, never a pass."""
    findings: list[Finding] = []
    duties: list[tuple[Rule, Duty]] = []
    faults: list[Fault] = []
    for rule in rules_for(type(entry.event)):
        try:
            answers = list(rule.decide(case))
            findings += [
                _finding(loaded, entry, rule, case, answer)
                for answer in answers
                if isinstance(answer, Answer)
            ]
            duties += [(rule, answer) for answer in answers if isinstance(answer, Duty)]
            if not answers:
                raise AssertionError("the rule gave no answer")
        except NotComputable:
            raise
        except Exception as error:
            faults.append(Fault(rule.code, f"{type(error).__name__}: {error}", entry.index))
    if entry.kind == "proposed":
        _told(case)
    return Judged(
        entry=entry,
        case=case,
        keyed=_keyed(findings, actor(case)),
        duties=tuple(duties),
        # Only a proposed act needs papers; whether one is needed may turn on what it does to the price.
        forms=forms_needed(case) if entry.kind == "proposed" else (),
        faults=tuple(faults),
        consulted={**by_rules, **asked},
        place=loaded.place((entry.kind, entry.index)),
    )


def _told(case: Case[Happening]) -> None:
    """Tell what the report prints of an action now, so that the readings it asks are known to be the action's."""
    case.before.position(case.step.acted_on)
    case.step.after.position(case.step.became)
    dict(case.step.figures)


def _finding(
    loaded: LoadedMatter, entry: Entry, rule: Rule, case: Case[Happening], answer: Answer
) -> Finding:
    """Return an answer as a finding, with its citation and the place of the fact in the file."""
    place = loaded.place((entry.kind, entry.index, *answer.at))
    return Finding(
        rule=rule.code,
        clause=rule.clause,
        subject=answer.subject or actor(case),
        counts=answer.counts,
        outcome=answer.outcome,
        message=answer.message.replace("..", "."),
        quote=" ".join(rule.quote.split()),
        line=place.line,
        column=place.column,
        facts=dict(answer.facts),
        remedy=answer.remedy,
    )


def actor(case: Case[Happening]) -> str:
    """Return whose act the event is: the holder of the Warrant it names, else the Company."""
    if not hasattr(case.event, "warrant"):
        return case.company
    warrant_id = case.event.warrant
    held = case.before.warrant(warrant_id) or case.before.cancelled.get(str(warrant_id))
    return held.holder if held is not None else case.company


def findings_by_key(judged: Judged) -> Iterable[tuple[FindingKey, Finding]]:
    """Return each finding with the key that identifies it from walk to walk: rule, subject, ordinal."""
    return judged.keyed.items()


def outcome_of(judged: Judged, key: FindingKey) -> Outcome:
    """Return the outcome of a finding in another walk; where there is none, ``not_applicable``."""
    return judged.keyed.get(key, _ABSENT).outcome


def _keyed(findings: Iterable[Finding], doer: str) -> dict[FindingKey, Finding]:
    """Return findings by rule, subject and ordinal.

    Who the actor is may itself turn on a reading, so the actor counts as the same subject throughout.
    """
    keyed: dict[FindingKey, Finding] = {}
    seen: dict[tuple[str, str], int] = {}
    for finding in findings:
        pair = (finding.rule, "" if finding.subject == doer else finding.subject)
        seen[pair] = seen.get(pair, -1) + 1
        keyed[*pair, seen[pair]] = finding
    return keyed


_ABSENT = Finding("", "", "", False, Outcome.NOT_APPLICABLE, "", "")

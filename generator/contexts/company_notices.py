"""The contexts of the notices before an act of the Company, and of the due bill (W6.x, W6.xi, W8, W9, W10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import terms
from checker.model.events import Dissolution, Distribution, Merger, Split
from generator.contexts.carriage import carried_by
from generator.contexts.company_acts import (
    DISTRIBUTED,
    Fact,
    dividend_source,
    facts,
    ratio_words,
    transaction,
    value_per_share,
)
from generator.contexts.exercise import exercise_of
from generator.contexts.mailing import Addressee, Mail, addressees, mails, to_stockholders
from generator.contexts.register import (
    Person,
    Signatory,
    company_signs,
    holder_name,
    to_company,
    to_holder,
    warrant_id,
)
from generator.contexts.source import Heading, Source, last_of_window
from generator.contexts.wording import spelled

_DUE_BILL = "W6.xi-due-bill"


@dataclass(frozen=True, slots=True)
class ProposedAction(Heading):
    """The Holder's copy of the notice that the stockholders get (W6.x)."""

    company: Signatory
    holders: tuple[Addressee, ...]
    mails: tuple[Mail, ...]
    section: str
    facts: tuple[Fact, ...]
    stockholders_by: str
    stockholders_on: date | None
    effective: date | None


@dataclass(frozen=True, slots=True)
class Purchasable:
    """One Warrant of an addressee and the shares purchasable under it."""

    id: str
    holder: str
    shares: Fraction


@dataclass(frozen=True, slots=True)
class MergerNotice(Heading):
    """Thirty days' prior notice of a transaction of Section 8, with the provision made for the Holder."""

    company: Signatory
    holders: tuple[Addressee, ...]
    mails: tuple[Mail, ...]
    transaction: str | None
    facts: tuple[Fact, ...]
    closing: date
    days: int
    receives: bool
    provision: str | None
    combination: bool
    ratio: str | None
    lines: tuple[Purchasable, ...]


@dataclass(frozen=True, slots=True)
class DissolutionNotice(Heading):
    """Notice of a distribution in dissolution: the bar, the last day to exercise, the warning (W9)."""

    company: Signatory
    office: Person
    holders: tuple[Addressee, ...]
    mails: tuple[Mail, ...]
    distribution: date
    days: int
    exercise_days: int
    free_from: date | None
    last_day: date | None
    term_ends: date
    past_term: bool


@dataclass(frozen=True, slots=True)
class DividendNotice(Heading):
    """Notice of a dividend that is not out of earned surplus, before its record date (W10)."""

    company: Signatory
    office: Person
    holders: tuple[Addressee, ...]
    mails: tuple[Mail, ...]
    what: str | None
    source: str | None
    amount: Fraction | None
    record_date: date | None
    paid_on: date
    days: int


@dataclass(frozen=True, slots=True)
class DueBill(Heading):
    """The Holder's right to the shares that wait for the event (W6.xi)."""

    company: Signatory
    holder: Person
    warrant: str | None
    exercise_date: date | None
    shares_issued: Fraction | None
    additional: str
    event: str | None
    record_date: date | None
    event_date: date | None
    issue_to: str | None


def notice_of_proposed_action(source: Source) -> ProposedAction:
    """Return the notice with which the stockholders' own is forwarded (A-67, A-68)."""
    shown = to_stockholders(source)
    event = source.event
    clause = "v" if isinstance(event, Distribution) else "iv" if _combines(event) else "iii"
    return ProposedAction(
        *source.heading,
        company=company_signs(),
        holders=addressees(source),
        mails=mails(source),
        section=f"6({clause})",
        facts=facts(source),
        stockholders_by=carried_by(shown, "").removeprefix("By ").removesuffix(", postage prepaid"),
        stockholders_on=(shown.day_sent or shown.day_received) if shown is not None else None,
        effective=source.day("adjustment_effective"),
    )


def notice_of_merger(source: Source) -> MergerNotice:
    """Return the notice of a merger, sale or reorganization, or of a combination as a reclassification (A-79)."""
    event = source.event
    made = event.provision_made if isinstance(event, Merger) else None
    to, held = addressees(source), source.action.before.warrants
    return MergerNotice(
        *source.heading,
        company=company_signs(),
        holders=to,
        mails=mails(source),
        transaction=transaction(source),
        facts=facts(source),
        closing=event.date,
        days=terms().days("merger_notice_days"),
        receives=isinstance(event, Merger) and event.consideration_per_share is not None,
        provision="made" if made else None,
        combination=isinstance(event, Split),
        ratio=ratio_words(event.ratio) if isinstance(event, Split) else None,
        lines=tuple(
            Purchasable(key, each.name, Fraction(held[key].warrant_shares))
            for each in to
            for key in each.warrants
        ),
    )


def notice_of_dissolution(source: Source) -> DissolutionNotice:
    """Return the notice of a distribution in dissolution; its days follow from a mailing that the file plans."""
    event = source.event
    assert isinstance(event, Dissolution)
    free = source.fact("W9-distribution-bar", "first_free_day")
    ends = terms().day("term_last_day")
    last = last_of_window(source, "W9-window", ends)
    return DissolutionNotice(
        *source.heading,
        company=company_signs(),
        office=to_company(source),
        holders=addressees(source),
        mails=mails(source),
        distribution=event.date,
        days=terms().days("dissolution_days"),
        exercise_days=terms().days("dissolution_exercise_days"),
        free_from=date.fromisoformat(free) if free else None,
        last_day=last,
        term_ends=ends,
        past_term=last is not None and last > ends,
    )


def notice_of_extraordinary_dividend(source: Source) -> DividendNotice:
    """Return the notice of a dividend or distribution other than out of earned surplus."""
    event = source.event
    assert isinstance(event, Distribution)
    return DividendNotice(
        *source.heading,
        company=company_signs(),
        office=to_company(source),
        holders=addressees(source),
        mails=mails(source),
        what=DISTRIBUTED.get(event.kind),
        source=dividend_source(source, event),
        amount=value_per_share(source, event),
        record_date=event.record_date,
        paid_on=event.date,
        days=terms().days("extraordinary_dividend_days"),
    )


def due_bill(source: Source) -> DueBill:
    """Return the due bill for the shares that an adjustment adds to an exercise before its event (A-69, A-59)."""
    exercise = exercise_of(source)
    pending = _pending(source)
    record_date, event_on = (source.fact(_DUE_BILL, name) for name in ("record_date", "event_on"))
    return DueBill(
        *source.heading,
        company=company_signs(),
        holder=to_holder(source),
        warrant=warrant_id(source),
        exercise_date=source.day("exercise_date"),
        shares_issued=source.number("shares_issued"),
        additional=spelled(source.fact(_DUE_BILL, "additional_shares") or ""),
        event=_event_words(pending),
        record_date=date.fromisoformat(record_date) if record_date else None,
        event_date=date.fromisoformat(event_on) if event_on else None,
        issue_to=exercise.issue_to.name if exercise.issue_to is not None else holder_name(source),
    )


def _pending(source: Source) -> Split | Distribution | None:
    """Return the event for which the exercise waits, by the days that the check has found (W6.xi)."""
    recorded, made = (source.fact(_DUE_BILL, name) for name in ("record_date", "event_on"))
    matter = source.loaded.matter
    for each in (*matter.history, *matter.proposed):
        if not isinstance(each, Split | Distribution) or each.date.isoformat() != made:
            continue
        if each.record_date is None or each.record_date.isoformat() == recorded:
            return each
    return None


def _event_words(event: Split | Distribution | None) -> str | None:
    """Return the event in words, as the object of the promise."""
    if isinstance(event, Distribution):
        what = DISTRIBUTED.get(event.kind)
        return None if what is None else f"distribution of {what} to holders of Common Stock"
    if event is None or event.ratio is None:
        return None
    kind = {"stock_dividend": "stock dividend", "combination": "combination"}.get(
        event.kind or "", "split-up"
    )
    return f"{kind} of the Common Stock, {ratio_words(event.ratio)}"


def _combines(event: object) -> bool:
    return isinstance(event, Split) and event.kind == "combination"

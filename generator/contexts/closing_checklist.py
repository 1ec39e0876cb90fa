"""The context of the closing checklist: documents, deliveries, confirmations and deadlines, each to tick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.delivery import Delivery
from checker.model.events.exercise import Payment
from checker.model.outcome import Verdict
from generator.contexts.check_report import (
    OpenPoint,
    ToDo,
    points,
    stands_in_the_way,
    to_confirm,
    to_do,
)
from generator.contexts.source import Source
from generator.contexts.wording import words


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of the closing: who signs it, who gets it, how, and whether it can be signed."""

    number: int
    title: str
    form: str
    clause: str
    signer: str
    recipient: str
    methods: str
    ready: bool


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """Something handed over: what, how, when, and to which address as the matter gives it."""

    what: str
    method: str
    received: date | None
    sent: date | None
    address: tuple[str, ...]
    amount: Fraction | None = None


@dataclass(frozen=True, slots=True)
class ClosingChecklist:
    """Everything the closing checklist prints."""

    as_of: date
    client_matter: str
    matter: str
    verdict: str
    documents: tuple[DocumentLine, ...]
    deliveries: tuple[DeliveryLine, ...]
    missing: tuple[OpenPoint, ...]
    to_confirm: tuple[OpenPoint, ...]
    to_do: tuple[ToDo, ...]


def closing_checklist(source: Source) -> ClosingChecklist:
    """Return the checklist; its boxes are empty, for ink."""
    report = source.report
    return ClosingChecklist(
        as_of=source.as_of,
        client_matter=source.client_matter,
        matter=report.matter,
        verdict=words(report.verdict),
        documents=tuple(
            DocumentLine(
                number=number,
                title=source.titles.get(paper.form, paper.form),
                form=paper.form,
                clause=paper.clause,
                signer=paper.signer,
                recipient=paper.recipient,
                methods=" or ".join(map(words, paper.methods)),
                ready=paper.ready and _lawful(source, paper.action),
            )
            for number, paper in enumerate(report.documents, 1)
        ),
        deliveries=_deliveries(source),
        missing=tuple(
            point
            for action in report.actions
            for point in points(action, (f for f in action.findings if stands_in_the_way(f)))
        ),
        to_confirm=to_confirm(source),
        to_do=to_do(source),
    )


def _lawful(source: Source, action: int) -> bool:
    """Say whether an action is not prohibited; of one that is, no paper may be signed."""
    return all(
        each.verdict is not Verdict.PROHIBITED for each in source.report.actions if each.index == action
    )


def _deliveries(source: Source) -> tuple[DeliveryLine, ...]:
    """Return every delivery and payment that the proposed events give, in the order of their fields."""
    found = []
    for event in source.loaded.matter.proposed:
        for name in event.__struct_fields__:
            given = getattr(event, name)
            for each in given if isinstance(given, tuple) else (given,):
                if isinstance(each, Delivery):
                    found.append(_delivery(name, each))
                elif isinstance(each, Payment):
                    received = each.received or getattr(event, "payment_received", None) or event.date
                    how = words(each.method or "")
                    found.append(DeliveryLine(words(name), how, received, None, (), each.amount))
    return tuple(found)


def _what(name: str, given: Delivery) -> str:
    """Return what was handed over, and to whom where the matter names somebody."""
    what = words(given.kind or ("notice" if name == "notices" else name))
    return f"{what} to {given.to}" if given.to else what


def _delivery(name: str, given: Delivery) -> DeliveryLine:
    """Return one delivery as the matter gives it."""
    return DeliveryLine(
        what=_what(name, given),
        method=words(given.method or ""),
        received=given.day_received,
        sent=given.day_sent,
        address=tuple(given.address or ()),
    )

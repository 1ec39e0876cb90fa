"""The contexts of the papers by which the holder transfers the Warrant: Exhibits B and C."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.events import TransferWarrant
from generator.contexts.register import holder_name, name_on_face, warrant_id
from generator.contexts.source import Source


@dataclass(frozen=True, slots=True)
class ExhibitB:
    """The blanks of Exhibit B; without an attorney its blank is left for the transfer agent, in ink."""

    as_of: date
    points: tuple[str, ...]
    warrant: str | None
    assignor: str | None
    assignee: str | None
    attorney: str | None


@dataclass(frozen=True, slots=True)
class ExhibitC:
    """The blanks of Exhibit C: those of Exhibit B and the number of shares."""

    as_of: date
    points: tuple[str, ...]
    warrant: str | None
    assignor: str | None
    assignee: str | None
    shares: Fraction | None
    attorney: str | None


def exhibit_b(source: Source) -> ExhibitB:
    """Return the blanks of the Assignment of the entire Warrant, the assignor as on its face (NOTICE)."""
    event = _transfer(source)
    return ExhibitB(
        as_of=source.as_of,
        points=source.points,
        warrant=warrant_id(source),
        assignor=name_on_face(source, holder_name(source)),
        assignee=event.to.name if event.to is not None else None,
        attorney=event.attorney,
    )


def exhibit_c(source: Source) -> ExhibitC:
    """Return the blanks of the Assignment of part of the Warrant, the assignor as on its face (NOTICE)."""
    event = _transfer(source)
    return ExhibitC(
        as_of=source.as_of,
        points=source.points,
        warrant=warrant_id(source),
        assignor=name_on_face(source, holder_name(source)),
        assignee=event.to.name if event.to is not None else None,
        shares=event.shares,
        attorney=event.attorney,
    )


def _transfer(source: Source) -> TransferWarrant:
    """Return the event, which the table of forms gives only to transfers."""
    event = source.event
    assert isinstance(event, TransferWarrant)
    return event

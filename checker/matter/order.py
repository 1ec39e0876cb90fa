"""The order in which the events of a matter happen."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.events import Event
from checker.model.matter import Matter, PlacePath


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event with its list, its index there and so its path in the file."""

    part: str
    index: int
    event: Event

    @property
    def path(self) -> PlacePath:
        """Return where the event stands in the file."""
        return (self.part, self.index)


def in_order(matter: Matter) -> tuple[Numbered, ...]:
    """Return history and proposals by date; of one day history first, then by ``sequence``, then in file order."""
    numbered = [Numbered("history", index, event) for index, event in enumerate(matter.history)]
    numbered += [Numbered("proposed", index, event) for index, event in enumerate(matter.proposed)]
    return tuple(sorted(numbered, key=_rank))


def _rank(item: Numbered) -> tuple[object, ...]:
    """Return what the order is made of; an event without a sequence comes after those that have one."""
    event = item.event
    unnumbered = event.sequence is None
    return (event.date, item.part == "proposed", unnumbered, event.sequence or 0, item.index)

"""What replay and rules may look at besides the event itself: terms, readings, the matter's own facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from checker.agreements.terms import Terms
from checker.calendars import Calendar, Calendars
from checker.model.errors import InputError
from checker.model.matter import Determination, Matter
from checker.model.numbers import Figure
from checker.readings import Actor, Consultation


class ImpossibleFact(Exception):
    """A fact of an event that cannot be, seen only when the register is replayed: bad input, with its place."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path, self.message = path, message


T = TypeVar("T")
HOLDER: Actor = "holder"
COMPANY: Actor = "company"


@dataclass(frozen=True, slots=True)
class Record:
    """The matter on file, both agreements' terms, and the register of readings as this run asks it."""

    matter: Matter
    terms: Terms
    consultation: Consultation

    def reading(self, reading_id: str, actor: Actor = COMPANY) -> str:
        """Ask the register which option of a reading is in force for whoever must act."""
        return self.consultation.ask(reading_id, actor)

    def decided(self, reading_id: str) -> bool:
        """Say whether counsel has recorded a choice for a reading."""
        return self.consultation.choices.decided(reading_id)

    def once(self, name: str, about: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what is made once in a run of the engine for these very things, however often it is asked."""
        return self.consultation.once((name, *map(id, about)), about, make)

    def number(self, term_id: str) -> Fraction:
        """Return a figure of the agreements, exact, in the unit of its term."""
        return self.terms.number(term_id)

    def text(self, term_id: str) -> str:
        """Return a name or other words of the agreements."""
        return self.terms.text(term_id)

    def calendar(self, name: str) -> Calendar:
        """Return a calendar by name, with the matter's own extra closings."""
        return matter_calendar(self.matter, name)

    def days(self, term_id: str) -> int:
        """Return a number of days of the agreements."""
        return self.terms.days(term_id)

    def day(self, term_id: str) -> date:
        """Return a date of the agreements."""
        return self.terms.day(term_id)

    def determinations(self, topic: str) -> Iterator[Determination]:
        """Yield what a board, counsel or a third party has determined on a topic by the day of the check."""
        for determination in self.matter.determinations:
            made = determination.date
            if determination.topic == topic and (made is None or made <= self.matter.as_of):
                yield determination

    def determined_value(self, topic: str, of: str | None) -> Fraction | None:
        """Return the latest determined value on a topic for one thing (its id, or stated for none), or None."""
        made = [
            each for each in self.determinations(topic) if each.value is not None and each.of in (None, of)
        ]
        if not made:
            return None
        # Of one day the later in the file counts: max() would keep the earlier, so it is asked from the end.
        latest = max(reversed(made), key=lambda each: each.date or date.min)
        return _number(topic, latest.value)


def _number(topic: str, value: object) -> Fraction:
    """Return a determined value as an exact number; InputError where it is none."""
    try:
        return Figure.parse(str(value))
    except ValueError as refused:
        raise InputError(f"the determination on {topic} has no usable value: {refused}") from None


def matter_calendar(matter: Matter, name: str) -> Calendar:
    """Return a calendar by name with the extra closings that the matter gives under ``calendar.closed``."""
    closed = matter.calendar.closed if matter.calendar is not None else None
    return Calendars.of(closed or {}).get(name)

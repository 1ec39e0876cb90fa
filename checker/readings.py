"""The register of readings: asked by id, it answers with one option and remembers that it was asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from checker.agreements.reading_texts import ReadingText, reading_text
from checker.model.errors import UsageError

Actor = Literal["company", "holder"]
T = TypeVar("T")


class NotComputable(Exception):
    """The chosen option of a reading cannot be computed from the facts: shown, never varied."""


def default_option(reading: ReadingText, actor: Actor) -> str:
    """Return the default option of a reading for whoever must act."""
    default = reading.default
    return default if isinstance(default, str) else default[actor]


def contested_options(reading: ReadingText) -> tuple[str, ...]:
    """Return the options that a careful lawyer could hold, the default among them, in register order."""
    return tuple(option.id for option in reading.options if option.standing != "remote")


def standing(reading: ReadingText, option_id: str) -> str:
    """Return the standing of an option: ``default``, ``contested`` or ``remote``."""
    default = reading.default
    defaults = (default,) if isinstance(default, str) else tuple(default.values())
    if option_id in defaults:
        return "default"
    return next(option.standing for option in reading.options if option.id == option_id)


def known_option(reading_id: str, option_id: str) -> ReadingText:
    """Return the reading, having made sure that it has that option (UsageError otherwise)."""
    reading = reading_text(reading_id)
    known = [option.id for option in reading.options]
    if option_id not in known:
        raise UsageError(f"reading {reading_id} has no option {option_id!r}: it has {', '.join(known)}")
    return reading


class Choices(Struct, frozen=True):
    """Which option is taken where: recorded choices (decided), what-ifs, and the one being varied."""

    recorded: Mapping[str, str] = {}
    what_if: Mapping[str, str] = {}
    varied: tuple[str, str] | None = None

    def vary(self, reading_id: str, option_id: str) -> Choices:
        """Return the same choices with one reading turned to another option."""
        return replace(self, varied=(reading_id, option_id))

    def chosen(self, reading_id: str, actor: Actor) -> str:
        """Return the option in force for a reading when that actor must act."""
        if self.varied and self.varied[0] == reading_id:
            return self.varied[1]
        if reading_id in self.what_if:
            return self.what_if[reading_id]
        return self.recorded.get(reading_id) or default_option(reading_text(reading_id), actor)

    def decided(self, reading_id: str) -> bool:
        """Say whether counsel has recorded a choice; a what-if never counts as decided."""
        return reading_id in self.recorded and reading_id not in self.what_if


class Consultation:
    """The register as one run of the engine sees it: it answers and keeps what was asked."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.asked: dict[str, Actor] = {}
        self._kept: dict[Hashable, tuple[Any, Mapping[str, Actor], object]] = {}

    def ask(self, reading_id: str, actor: Actor = "company") -> str:
        """Return the option in force for the reading, for the party that must act."""
        self.asked.setdefault(reading_id, actor)
        return self.choices.chosen(reading_id, actor)

    @contextmanager
    def noting(self) -> Iterator[dict[str, Actor]]:
        """Collect the readings asked inside the block (they are also kept for the whole run)."""
        outer: dict[str, Actor] = self.asked
        inner: dict[str, Actor] = {}
        self.asked = inner
        try:
            yield inner
        finally:
            # The outer block keeps its own dictionary: whoever holds it sees what was asked in here.
            for reading_id, actor in inner.items():
                outer.setdefault(reading_id, actor)
            self.asked = outer

    def once(self, key: Hashable, about: object, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, made once in a run for the key; who asks again has asked its readings too.

        ``about`` is what the key names by identity: it is kept, so that its identity stays its own.
        """
        found = self._kept.get(key)
        if found is None:
            with self.noting() as asked:
                made = make()
            self._kept[key] = made, dict(asked), about
            return made
        kept, asked_before, _ = found
        for reading_id, actor in asked_before.items():
            self.asked.setdefault(reading_id, actor)
        return cast("T", kept)

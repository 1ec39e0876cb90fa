"""What a rule is: a plain function of a case that answers, and the decorator that gives it its citation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

from msgspec import Struct

from checker.model.events import Happening
from checker.model.matter import Matter
from checker.model.outcome import Outcome
from checker.replay.record import Record
from checker.replay.state import State, Step

E = TypeVar("E", bound=Happening)
Where = tuple[str | int, ...]
Facts = Mapping[str, str]
NO_FACTS: Facts = MappingProxyType({})


class Case(Struct, Generic[E], frozen=True):
    """One event before a rule: the state it meets, what it does, the record, and the Company's name."""

    event: E
    before: State
    step: Step
    record: Record

    @property
    def matter(self) -> Matter:
        """The matter as the file has it."""
        return self.record.matter

    @property
    def as_of(self) -> date:
        """The day from which the check speaks."""
        return self.record.matter.as_of

    @property
    def company(self) -> str:
        """The issuer of the Warrant, in its correct corporate name (A-108)."""
        return self.record.text("company_name")


class Answer(Struct, frozen=True):
    """One outcome with its reason; ``at`` names the fact in the event, for line and column."""

    outcome: Outcome
    message: str
    subject: str | None = None
    counts: bool = True
    at: Where = ()
    facts: Mapping[str, str] = {}
    remedy: str | None = None


class Duty(Struct, frozen=True):
    """Something somebody must or may do by a day; ``done`` is the day it was (or is planned to be) done.

    ``backward`` says that the day was counted back from an act that must not come sooner (30 days' prior
    notice): no statute moves such a day on. ``right`` says that it is a right, which lapses unused.
    ``even_if_prohibited`` says that whoever does a prohibited act owes it all the same.
    """

    who: str
    to: str
    what: str
    due: date
    counted_from: date
    count: str
    done: date | None = None
    backward: bool = False
    right: bool = False
    keeps: bool = False
    even_if_prohibited: bool = False


Answers = Iterator[Answer | Duty]
Decide = Callable[[Case[E]], Answers]


class Rule(Struct, frozen=True):
    """A rule: its code, the words it rests on, the terms and readings it may ask, and its function.

    ``mandatory`` says that nobody can dispense with it: it is statute, or what it asks for does not exist.
    """

    code: str
    quote: str
    terms: tuple[str, ...]
    readings: tuple[str, ...]
    events: tuple[type[Happening], ...]
    decide: Callable[[Case[Happening]], Answers]
    mandatory: bool = False

    @property
    def clause(self) -> str:
        """The clause that the code begins with: ``W2.1`` of ``W2.1-exact-name``."""
        return self.code.partition("-")[0]

    @property
    def meaning(self) -> str:
        """The rule's docstring: what ``covenant explain`` prints."""
        return self.decide.__doc__ or ""


def rule(
    code: str,
    *,
    on: type[E] | tuple[type[Happening], ...],
    quote: str,
    terms: tuple[str, ...] = (),
    readings: tuple[str, ...] = (),
    mandatory: bool = False,
) -> Callable[[Decide[E]], Rule]:
    """Make a rule of a function: it answers for events of the types ``on``, resting on the words ``quote``.

    A ``mandatory`` rule cannot be excepted: no consent, and no paper outside the matter, makes its finding good.
    """
    events: tuple[type[Happening], ...] = on if isinstance(on, tuple) else (on,)

    def made(decide: Decide[E]) -> Rule:
        return Rule(code, quote, terms, readings, events, decide, mandatory)  # type: ignore[arg-type]

    return made


def missing(what: str, at: Where, mend: str, *, subject: str | None = None, counts: bool = True) -> Answer:
    """Answer that a fact with a field is left out: what it is, where it goes, how to give it."""
    return Answer(Outcome.MISSING_FACT, what, subject=subject, counts=counts, at=at, remedy=mend)


def compliant(message: str, at: Where = (), facts: Facts = NO_FACTS) -> Answer:
    """Answer that the condition or the duty is met, with the facts that show it."""
    return Answer(Outcome.COMPLIANT, message, at=at, facts=facts)


def confirm(
    message: str, at: Where = (), facts: Facts = NO_FACTS, *, remedy: str | None = None, counts: bool = True
) -> Answer:
    """Answer that a person confirms what no field of the file can show, or a default that was taken."""
    return Answer(Outcome.CONFIRM, message, at=at, facts=facts, remedy=remedy, counts=counts)


def no_right(message: str, at: Where = (), facts: Facts = NO_FACTS, *, remedy: str | None = None) -> Answer:
    """Answer that a condition of the actor's own right fails."""
    return Answer(Outcome.NO_RIGHT, message, at=at, facts=facts, remedy=remedy)


def breach(
    message: str, at: Where = (), facts: Facts = NO_FACTS, *, remedy: str | None = None, counts: bool = True
) -> Answer:
    """Answer that a duty or a prohibition is broken."""
    return Answer(Outcome.BREACH, message, at=at, facts=facts, remedy=remedy, counts=counts)


def judgement(message: str, at: Where = (), facts: Facts = NO_FACTS, *, remedy: str | None = None) -> Answer:
    """Answer that a weighing on which the outcome turns has not been determined."""
    return Answer(Outcome.JUDGEMENT, message, at=at, facts=facts, remedy=remedy)


def not_applicable(message: str) -> Answer:
    """Answer that the rule has nothing to say of this act, and why."""
    return Answer(Outcome.NOT_APPLICABLE, message)

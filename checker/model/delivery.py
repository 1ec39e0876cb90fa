"""A delivery: one notice, paper or payment on its way from a sender to a recipient."""

from collections.abc import Iterable
from datetime import date as Day
from typing import Annotated, Any, Literal, Self

from msgspec import Meta, Struct

Method = Literal[
    "hand", "courier", "certified_mail", "registered_mail", "first_class_mail", "fax", "email", "wire"
]


class Lines(tuple[str, ...]):
    """The lines of an address, given as a list or as one text of several lines; empty if none is known."""

    __slots__ = ()
    NOUN = "an address"

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read a list of texts, or one text cut at its line ends; raise ValueError for anything else."""
        return cls(_texts(raw, cls.NOUN, raw.splitlines() if isinstance(raw, str) else raw))


class Names(tuple[str, ...]):
    """One name or a list of names."""

    __slots__ = ()
    NOUN = "a name or a list of names"

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read one text or a list of texts; raise ValueError for anything else."""
        return cls(_texts(raw, cls.NOUN, (raw,) if isinstance(raw, str) else raw))


class States(dict[str, Any]):
    """What a paper says, by name: ``{underwritten: true, jurisdictions: [CA, NY]}``.

    A bare text or a list of texts says each of them: ``[underwritten]`` is ``{underwritten: true}``.
    """

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read a mapping, a list of texts or one text; raise ValueError for anything else."""
        if isinstance(raw, dict):
            return cls(raw)
        said = _texts(raw, "what the paper states", (raw,) if isinstance(raw, str) else raw)
        return cls(dict.fromkeys(said, True))

    def truth(self, name: str) -> bool | None:
        """Return true or false as stated, or None where the paper is silent (or says neither)."""
        value = self.get(name)
        return value if isinstance(value, bool) else None

    def listed(self, name: str) -> tuple[str, ...] | None:
        """Return the list stated under the name (one text counts as a list of one), or None."""
        value = self.get(name)
        if isinstance(value, str):
            return (value,)
        return tuple(map(str, value)) if isinstance(value, list | tuple) else None


class Delivery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A notice, a paper or a payment sent by some method; each agreement says when it counts as given."""

    to: Annotated[str | None, Meta(description="who gets it")] = None
    kind: Annotated[
        str | None, Meta(description="the form or clause it answers, where the event has several")
    ] = None
    method: Annotated[Method | None, Meta(description="how it travels")] = None
    sent: Annotated[Day | None, Meta(description="day it is sent or mailed")] = None
    received: Annotated[Day | None, Meta(description="day it actually arrives")] = None
    address: Annotated[
        Lines | None, Meta(description="where it is sent; left out = the right address, to be confirmed")
    ] = None
    copies: Annotated[Names | None, Meta(description="who got a copy")] = None
    states: Annotated[States | None, Meta(description="what the paper says")] = None
    proof: Annotated[str | None, Meta(description="what proves it, such as a receipt's number")] = None

    @property
    def day_sent(self) -> Day | None:
        """Return the day of sending; by hand one date means that day for both."""
        return self.received if self.sent is None and self.method == "hand" else self.sent

    @property
    def day_received(self) -> Day | None:
        """Return the day of actual arrival; by hand one date means that day for both."""
        return self.sent if self.received is None and self.method == "hand" else self.received


def _texts(raw: Any, noun: str, parts: Iterable[Any]) -> tuple[str, ...]:
    """Return the parts as texts; raise ValueError where the raw value is neither text nor a list of texts."""
    if isinstance(raw, str | list | tuple):
        texts = tuple(parts)
        if all(isinstance(text, str) for text in texts):
            return texts
    raise ValueError(f"{noun} is text or a list of texts")

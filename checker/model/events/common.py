"""What every event has, and the small things that several events share."""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import Meta, Struct

from checker.model.delivery import Delivery, Lines
from checker.model.numbers import Count, Shares

Agreement = Literal["warrant", "registration_rights"]
Under = Literal["rra", "exhibit_d"]
TimeOfDay = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Happening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="event"):
    """Something that happened or is proposed; ``event`` names its kind, ``date`` the day the act is done."""

    date: Annotated[Day, Meta(description="day the act is done")]
    id: Annotated[str | None, Meta(description="your name for it, so that others can point at it")] = None
    sequence: Annotated[
        Count | None, Meta(description="order among the events of one day; left out = file order")
    ] = None
    time: Annotated[TimeOfDay | None, Meta(description="time of day, 00:00 to 23:59")] = None
    note: Annotated[str | None, Meta(description="anything worth remembering; no rule reads it")] = None

    @property
    def event(self) -> str:
        """Return the event's name in the vocabulary, such as ``exercise``."""
        return str(self.__struct_config__.tag)


class Piece(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of an event or of the matter."""


class HolderShares(Piece, frozen=True, kw_only=True):
    """A person and a number of shares of Common Stock."""

    holder: Annotated[str | None, Meta(description="the Holder's name, as in the register")] = None
    shares: Annotated[Shares | None, Meta(description="how many shares, in shares of Common Stock")] = None


class HolderDelivery(Piece, frozen=True, kw_only=True):
    """A person and the paper by which it spoke."""

    holder: Annotated[str | None, Meta(description="the Holder's name, as in the register")] = None
    delivery: Annotated[Delivery | None, Meta(description="how and when it was delivered")] = None


class Party(Piece, frozen=True, kw_only=True):
    """A name with its address."""

    name: Annotated[str | None, Meta(description="the full name")] = None
    address: Annotated[Lines | None, Meta(description="the address, line by line")] = None

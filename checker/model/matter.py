"""The matter: everything one file says, as typed values, each with its place in the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Protocol, Self, get_args

from msgspec import Meta, field

from checker.model.delivery import Lines
from checker.model.events import Event
from checker.model.events.common import Piece
from checker.model.numbers import Price, Shares
from checker.model.opening import Opening, OpeningRight, Plan, Preferred, ReservedFor

Group = Literal[
    "rra", "exhibit_d", "director_officer", "other_contract", "permitted", "unrecognized", "public"
]
Tier = Literal["exchange", "nasdaq", "quotation_bureau"]

Part = str | int
PlacePath = tuple[Part, ...]


class Groups(tuple[Group, ...]):
    """The groups a person belongs to; the file may name one, or a list."""

    __slots__ = ()
    CHOICES: tuple[str, ...] = get_args(Group)

    @classmethod
    def read(cls, raw: Any) -> Self:
        """Read one group or a list of groups; raise ValueError for an unknown one."""
        names = (raw,) if isinstance(raw, str) else raw
        if not isinstance(names, list | tuple):
            raise ValueError(f"a group is one of {', '.join(cls.CHOICES)}, or a list of them")
        for name in names:
            if name not in cls.CHOICES:
                raise ValueError(f'"{name}" is not a group: write one of {", ".join(cls.CHOICES)}')
        return cls(names)


class SignatureBlock(Piece, frozen=True, kw_only=True):
    """Who signs for a party; ``by`` is the person or entity that signs for this one, to any depth."""

    name: Annotated[str | None, Meta(description="the entity or person")] = None
    title: Annotated[str | None, Meta(description="title or capacity")] = None
    its: Annotated[str | None, Meta(description="what it is to the one above, such as general partner")] = (
        None
    )
    by: Annotated["SignatureBlock | None", Meta(description="who signs for it")] = None


class RegisteredWarrant(Piece, frozen=True, kw_only=True):
    """A Warrant on the Company's books before history."""

    id: Annotated[
        str | None, Meta(description="the Warrant's number; left out = W-1 if there is only one")
    ] = None
    holder: Annotated[str | None, Meta(description="the registered holder; left out = as printed")] = None
    name_on_face: Annotated[
        str | None,
        Meta(description="the name on it; left out = as printed, or the holder"),
    ] = None
    address: Annotated[Lines | None, Meta(description="the holder's address, line by line")] = None
    signature_block: Annotated[SignatureBlock | None, Meta(description="who signs for the holder")] = None
    shares: Annotated[Shares | None, Meta(description="shares purchasable; left out = as printed")] = None
    warrant_price: Annotated[Price | None, Meta(description="Warrant Price; left out = as printed")] = None
    issued: Annotated[Day | None, Meta(description="day it was issued")] = None


class RegisteredHolder(Piece, frozen=True, kw_only=True):
    """Somebody with registration rights or a request, and what it holds in shares of Common Stock."""

    name: Annotated[str, Meta(description="the full name")]
    group: Annotated[
        Groups | None, Meta(description=f"its group, or a list: {', '.join(get_args(Group))}")
    ] = None
    series_a_as_converted: Annotated[
        Shares | None, Meta(description="shares of Common Stock into which its Series A converts")
    ] = None
    rra_warrants: Annotated[Shares | None, Meta(description="shares under its RRA warrants")] = None
    registrable_shares: Annotated[
        Shares | None, Meta(description="Registrable Securities that are issued shares")
    ] = None
    address: Annotated[Lines | None, Meta(description="its address, line by line")] = None
    signature_block: Annotated[SignatureBlock | None, Meta(description="who signs for it")] = None
    counsel: Annotated[str | None, Meta(description="its counsel, who gets copies")] = None
    affiliates: Annotated[tuple[str, ...], Meta(description="names of its affiliates in the register")] = ()


class Register(Piece, frozen=True, kw_only=True):
    """Who holds what before history."""

    warrants: Annotated[tuple[RegisteredWarrant, ...] | None, Meta(description="the Warrants")] = None
    holders: Annotated[
        tuple[RegisteredHolder, ...] | None,
        Meta(description="everybody with registration rights or requests"),
    ] = None
    file: Annotated[str | None, Meta(description="a spreadsheet (.xlsx) or CSV with these rows instead")] = (
        None
    )


class NoticeAddresses(Piece, frozen=True, kw_only=True):
    """The addresses for notices under one agreement."""

    company: Annotated[Lines | None, Meta(description="the Company's address")] = None
    holder: Annotated[Lines | None, Meta(description="the holder's address")] = None


class AgreementFacts(Piece, frozen=True, kw_only=True):
    """Facts that neither document supplies."""

    rra_assumed_by_group: Annotated[
        bool | Literal["unknown"] | None,
        Meta(description="whether Group took over the RRA: true, false or unknown (left out = unknown)"),
    ] = None
    warrant_notice_address: Annotated[
        NoticeAddresses | None, Meta(description="addresses under Section 14 of the Warrant")
    ] = None
    rra_notice_address: Annotated[
        NoticeAddresses | None, Meta(description="addresses under Section 9(b) of the RRA")
    ] = None


class PriceDay(Piece, frozen=True, kw_only=True):
    """What was quoted for the Common Stock on one day."""

    date: Annotated[Day, Meta(description="the day")]
    last: Annotated[
        Price | None,
        Meta(description="last sale, dollars per share; none = no sale that day; left out = unknown"),
    ] = None
    bid: Annotated[Price | None, Meta(description="last bid, dollars per share")] = None
    ask: Annotated[Price | None, Meta(description="last asked price, dollars per share")] = None
    tier: Annotated[Tier | None, Meta(description="where it is quoted")] = None
    no_sale: Annotated[bool, Meta(description="true: no sale that day; write none at last")] = False


class Prices(Piece, frozen=True, kw_only=True):
    """The quotations that the Current Market Price is made from (W6.vii)."""

    days: Annotated[tuple[PriceDay, ...], Meta(description="one row for each day, in order")] = ()
    file: Annotated[str | None, Meta(description="a CSV with the same columns instead")] = None
    adjusted_for_splits: Annotated[
        bool | None, Meta(description="whether the vendor has already adjusted the prices")
    ] = None


class CalendarFacts(Piece, frozen=True, kw_only=True):
    """A firm's own extra closings."""

    closed: Annotated[
        dict[str, tuple[Day, ...]],
        Meta(description="closed days, by calendar: nyse, ny_banks, massachusetts, california, federal"),
    ] = field(default_factory=dict)


class ReadingChoice(Piece, frozen=True, kw_only=True):
    """Counsel's choice of one option of a reading."""

    option: Annotated[str | None, Meta(description="the option chosen, such as R2")] = None
    by: Annotated[str | None, Meta(description="who chose")] = None
    date: Annotated[Day | None, Meta(description="day of the choice (on is accepted too)")] = None
    because: Annotated[str | None, Meta(description="why")] = None


class Determination(Piece, frozen=True, kw_only=True):
    """What a board, counsel or a third party has determined."""

    topic: Annotated[
        str | None, Meta(description="what it is about, such as fair_market_value or affiliate")
    ] = None
    of: Annotated[
        str | None,
        Meta(description="id or name of what it concerns; left out = all that the topic can concern"),
    ] = None
    value: Annotated[Any, Meta(description="what was determined, as the topic asks")] = None
    by: Annotated[str | None, Meta(description="who determined it")] = None
    date: Annotated[Day | None, Meta(description="day it was determined (on is accepted too)")] = None
    basis: Annotated[str | None, Meta(description="on what ground")] = None
    rule: Annotated[str | None, Meta(description="the rule whose judgement it settles")] = None
    clause: Annotated[str | None, Meta(description="or its clause")] = None
    action: Annotated[str | None, Meta(description="id of the action, or its number from 0")] = None
    subject: Annotated[str | None, Meta(description="whose act it settles")] = None
    outcome: Annotated[
        Literal[
            "compliant",
            "confirm",
            "breach",
            "no_right",
            "judgement",
            "missing_fact",
            "no_duty",
            "not_applicable",
        ]
        | None,
        Meta(description="the outcome it settles on"),
    ] = None
    id: Annotated[str | None, Meta(description="your name for it")] = None
    note: Annotated[str | None, Meta(description="anything worth remembering")] = None


class Matter(Piece, frozen=True, kw_only=True):
    """One matter file: who holds what, what has happened, what is proposed."""

    as_of: Annotated[Day, Meta(description="the day the check speaks from; later days are plans")]
    matter: Annotated[str | None, Meta(description="its title, in a line; left out = the file's name")] = None
    client_matter: Annotated[str | None, Meta(description="client and matter number; left out = none")] = None
    side: Annotated[
        Literal["company", "holder"] | None,
        Meta(description="whose risk the advice follows; left out = company"),
    ] = None
    opening: Annotated[
        Opening | None,
        Meta(description="stock before history; left out = Section 4's"),
    ] = None
    register: Annotated[
        Register | None,
        Meta(description="who holds what before history; left out = the Warrant as issued, W-1"),
    ] = None
    agreements: Annotated[AgreementFacts | None, Meta(description="facts neither document supplies")] = None
    prices: Annotated[
        Prices | None, Meta(description="quotations of the Common Stock, for the Current Market Price")
    ] = None
    calendar: Annotated[
        CalendarFacts | None, Meta(description="a firm's own closed days; left out = none")
    ] = None
    readings: Annotated[
        dict[str, ReadingChoice], Meta(description="choices that counsel has made, by reading")
    ] = field(default_factory=dict)
    determinations: Annotated[tuple[Determination, ...], Meta(description="what has been determined")] = ()
    history: Annotated[tuple[Event, ...], Meta(description="events that have happened")] = ()
    proposed: Annotated[tuple[Event, ...], Meta(description="events that somebody wants to happen")] = ()
    expect: Annotated[Any, Meta(description="what a scenario expects; left out = nothing is compared")] = None


class Place(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int
    file: str = ""


class PlaceMap(Protocol):
    """Something that knows where each value of a file stands."""

    def place(self, path: Iterable[Part], of_key: bool = False) -> Place:
        """Return the place of the value (or of its key) at the path, or of its nearest parent."""


@dataclass(frozen=True, slots=True)
class LoadedMatter:
    """A matter with the place of each of its values; ``folder`` is what its relative paths start from."""

    matter: Matter
    file: str
    folder: Path
    places: PlaceMap

    def place(self, path: Iterable[Part], of_key: bool = False) -> Place:
        """Return line and column of the value at a path such as ``("proposed", 0, "payment", 1, "amount")``.

        Falls back to the nearest parent that the file does hold; ``of_key`` gives the key's place instead.
        """
        return self.places.place(path, of_key)


__all__ = [
    "AgreementFacts",
    "CalendarFacts",
    "Determination",
    "Group",
    "Groups",
    "LoadedMatter",
    "Matter",
    "NoticeAddresses",
    "Opening",
    "OpeningRight",
    "Part",
    "Place",
    "PlaceMap",
    "PlacePath",
    "Plan",
    "Preferred",
    "PriceDay",
    "Prices",
    "ReadingChoice",
    "Register",
    "RegisteredHolder",
    "RegisteredWarrant",
    "ReservedFor",
    "SignatureBlock",
    "Tier",
]

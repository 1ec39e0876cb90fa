"""Requests and elections of Holders under Exhibit D, and the windows in which they are made (D2.a.ii, D4)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from checker.model.delivery import Delivery
from checker.model.events import Registration, RegistrationDemand, Request
from checker.readings import Actor
from checker.replay.delivery import given, is_listed, received
from checker.replay.filings import effective_on, named
from checker.replay.record import COMPANY, HOLDER, Record
from checker.replay.registration import windows
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.bound import every
from checker.replay.registration.holdings import EXHIBIT_D, RRA, holdings_on, key_of
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import exhibit_d_holders, exhibit_d_registrable
from checker.replay.registration.windows import Window, exhibit_d_window
from checker.replay.state import State

MADE_WHEN_RECEIVED = "R2"


class Asked(Struct, frozen=True):
    """One Holder's request: its place in the file, what it asks and has, and whether it came in its window.

    Shares of Common Stock; ``most`` is None where the register does not say what the Holder has. ``made``
    is the day on which the request counts as made, None where the file does not say.
    """

    name: str
    index: int
    shares: Fraction | None
    most: Fraction | None
    paper: Delivery | None
    made: date | None
    closes: date | None
    in_time: bool

    @property
    def by_a_known_way(self) -> bool:
        """Whether it came in a way that Section 14 knows; a way left out is asked for elsewhere."""
        return self.paper is None or self.paper.method is None or is_listed(self.paper)


class Open(Struct, frozen=True):
    """The windows of one registration: when the last closes, who has a notice without a day of receipt."""

    windows: tuple[Window, ...]
    effective: date | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """Those who have a notice of which the file does not say when it was received."""
        return tuple(each.holder for each in self.windows if each.notice is not None and each.closes is None)

    @property
    def last(self) -> Window | None:
        """The window that closes last, of those that have a day."""
        known = [each for each in self.windows if each.closes is not None]
        return max(known, key=lambda each: each.closes or date.min, default=None)


def opened(record: Record, state: State, event: Registration) -> Open:
    """Return the windows of all Holders for a registration, and the day on which it becomes effective.

    Fifteen days, or in a demand fifteen business days, from each Holder's own receipt; A-4 and A-5 as whoever
    reads the report must act on them.
    """
    actor: Actor = HOLDER if record.matter.side == HOLDER else COMPANY
    found = tuple(_window(record, event, name, actor) for name in exhibit_d_holders(record, state))
    effective = event.effective_date
    if effective is None and event.id is not None:
        effective = effective_on(every(record), event.id)
    return Open(found, effective)


def asked(record: Record, state: State, event: Registration) -> tuple[Asked, ...]:
    """Return the requests of Holders under Exhibit D, in file order, without those of who demanded."""
    ours = {key_of(name) for name in exhibit_d_holders(record, state)}
    ours |= {key_of(each.name) for each in holdings_on(record, state.filings).group(EXHIBIT_D)}
    ours -= {key_of(each.name) for each in holdings_on(record, state.filings).group(RRA)}
    ours -= demanding(state, event)
    return tuple(
        _asked(record, state, event, index, request)
        for index, request in enumerate(event.requests)
        if request.holder is not None and key_of(request.holder) in ours
    )


def demanding(state: State, event: Registration) -> set[str]:
    """Return who made the demand that a registration answers, by the names as they are compared."""
    demand = named(state.filings.of(RegistrationDemand), event.demand)
    by = demand.by if isinstance(demand, RegistrationDemand) else None
    return {key_of(one.holder) for one in by or () if one.holder is not None}


def _asked(record: Record, state: State, event: Registration, index: int, request: Request) -> Asked:
    """Return one request, measured by what its Holder has and by its window."""
    name = str(request.holder)
    closes = _window(record, event, name, COMPANY).closes
    made = given(request.delivery)
    return Asked(
        name,
        index,
        None if request.shares is None else Fraction(request.shares),
        most_registrable(record, state, name),
        request.delivery,
        made,
        closes,
        _in_time(record, event, request.delivery, closes),
    )


def _window(record: Record, event: Registration, name: str, actor: Actor) -> Window:
    """Return a Holder's window for a registration."""
    demand = begun_by(record, event) == EXHIBIT_D_DEMAND
    kinds = windows.EXHIBIT_D_DEMAND if demand else windows.COMPANY_REGISTRATION
    return exhibit_d_window(record, addressed(record, event, kinds), name, demand=demand, actor=actor)


def most_registrable(record: Record, state: State, name: str) -> Fraction | None:
    """Return what a Holder has to register; None where the register does not say."""
    holding = holdings_on(record, state.filings).of(name)
    has_warrant = any(key_of(each.holder) == key_of(name) for each in state.held.values())
    if holding is not None and not holding.known and not has_warrant:
        return None
    return exhibit_d_registrable(record, state, name)


def _in_time(record: Record, event: Registration, paper: Delivery | None, closes: date | None) -> bool:
    """Say whether a paper came while its window was open.

    An election is good by notice, which Section 14 lets be given by mailing; whether a request is made by
    mailing it is asked of A-91, where the letter came only after the window had closed.
    """
    made, came = given(paper), received(paper)
    in_time = made is None or closes is None or made <= closes
    if not in_time or begun_by(record, event) == EXHIBIT_D_DEMAND or came is None or closes is None:
        return in_time
    return came <= closes or record.reading("A-91", COMPANY) != MADE_WHEN_RECEIVED

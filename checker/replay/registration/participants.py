"""Who asks to be in a registration, in what right, in time or not, and with how many shares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from checker.model.delivery import Delivery
from checker.model.events import Registration, RegistrationDemand
from checker.replay.delivery import given, is_listed, received
from checker.replay.record import COMPANY, Record
from checker.replay.registration import windows
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, begun_by
from checker.replay.registration.holdings import (
    EXHIBIT_D,
    RRA,
    UNRECOGNIZED,
    Holdings,
    holdings_on,
    key_of,
)
from checker.replay.registration.notice import READ_BY_COMPANY, rra_given, rra_received
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import exhibit_d_holders, exhibit_d_registrable, rra_binds
from checker.replay.state import State

OTHER_CONTRACT, DIRECTOR_OFFICER, PERMITTED = "other_contract", "director_officer", "permitted"
MADE_WHEN_RECEIVED = "R2"
JOINS_UNDER_EITHER = "a"


class Participant(Struct, frozen=True):
    """One who asks: by what right, for how many shares (as asked, and as they count), in time, demanding or joining."""

    name: str
    right: str
    asked: Fraction
    counted: Fraction
    in_time: bool = True
    demands: bool = False


def participants(record: Record, state: State, event: Registration) -> tuple[Participant, ...]:
    """Return everybody who asks to be in a registration, in the order of the demand and of the requests.

    One who asks too late counts for nothing, one who asks for more than it holds for what it holds; shares
    are of Common Stock, exact. A request without a day, or without a notice to be late for, counts as in time.
    """
    return record.once("participants", (state, event), lambda: tuple(_Asking(record, state, event).all()))


class _Asking:
    """One registration's requests, with the notices and the holdings looked up once."""

    def __init__(self, record: Record, state: State, event: Registration) -> None:
        self.record, self.state, self.event = record, state, event
        self.held: Holdings = holdings_on(record, state.filings)
        self.of_exhibit_d = {key_of(name): name for name in exhibit_d_holders(record, state)}
        demand = [each for each in state.filings.of(RegistrationDemand) if each.id == event.demand]
        self.demand = demand[-1] if demand and event.demand is not None else None
        self.incidental = addressed(record, event, windows.INCIDENTAL)
        self.requested = addressed(record, event, windows.REQUESTED)
        self.of_company = addressed(record, event, windows.COMPANY_REGISTRATION)
        self.of_demand = addressed(record, event, windows.EXHIBIT_D_DEMAND)

    @cached_property
    def rra_bound(self) -> bool:
        """Whether the RRA binds whoever registers."""
        return rra_binds(self.record, self.event.date)

    def all(self) -> Iterator[Participant]:
        """Yield who demands and is not named among the requests, then the requests."""
        named = {key_of(request.holder) for request in self.event.requests if request.holder}
        demanding = dict(self._demanded())
        for name, shares in demanding.items():
            if key_of(name) not in named:
                yield self._participant(name, shares, in_time=True, demands=True)
        keys = {key_of(name) for name in demanding}
        for request in self.event.requests:
            if request.holder is None or request.shares is None:
                continue
            demands = key_of(request.holder) in keys
            yield self._participant(
                request.holder,
                Fraction(request.shares),
                in_time=demands or self._in_time(request.holder, request.delivery),
                demands=demands,
            )

    def _demanded(self) -> Iterator[tuple[str, Fraction]]:
        """Yield who demands, each with what it wants registered: all of one who demands alone, else its own."""
        by = (self.demand.by if self.demand is not None else None) or ()
        wanted = self.demand.shares if self.demand is not None else None
        for one in by:
            if one.holder is None:
                continue
            shares = wanted if len(by) == 1 and wanted is not None else one.shares
            if shares is None:
                holding = self.held.of(one.holder)
                shares = holding.registrable if holding is not None else Fraction(0)  # type: ignore[assignment]
            yield one.holder, Fraction(shares or 0)

    def _participant(self, name: str, asked: Fraction, *, in_time: bool, demands: bool) -> Participant:
        right = self.right_of(name)
        return Participant(
            self.as_registered(name),
            right,
            asked,
            self._counted(name, right, asked) if in_time else Fraction(0),
            in_time,
            demands,
        )

    def as_registered(self, name: str) -> str:
        """Return a name as the register spells it, which papers print; of one who is not in it, as it is given."""
        register = self.record.matter.register
        rows = (register.holders if register is not None else None) or ()
        known = {**self.of_exhibit_d, **{key_of(row.name): row.name for row in rows}}
        return known.get(key_of(name), name)

    def right_of(self, name: str) -> str:
        """Return by what right a person asks; whoever is in no group is merely permitted."""
        holding = self.held.of(name)
        groups = holding.groups if holding is not None else ()
        for right in (RRA, EXHIBIT_D, OTHER_CONTRACT, DIRECTOR_OFFICER):
            if right in groups or (right == EXHIBIT_D and key_of(name) in self.of_exhibit_d):
                # Whom the agreement does not bind owes its Holders nothing: it may let them in.
                return right if right != RRA or self.rra_bound else PERMITTED
        return PERMITTED if UNRECOGNIZED not in groups else UNRECOGNIZED

    def _counted(self, name: str, right: str, asked: Fraction) -> Fraction:
        """Return the shares that count: no more than are held, where the register says how many are held."""
        holding = self.held.of(name)
        if right == EXHIBIT_D:
            return min(asked, self._most_of_exhibit_d(name, asked))
        if right == RRA and holding is not None and holding.known:
            return min(asked, holding.registrable)
        return asked

    def _most_of_exhibit_d(self, name: str, asked: Fraction) -> Fraction:
        """Return the most that a Holder under Exhibit D can register; one of unknown holdings, what it asks."""
        holding = self.held.of(name)
        unknown = holding is not None and not holding.known
        warrants = any(key_of(each.holder) == key_of(name) for each in self.state.held.values())
        return asked if unknown and not warrants else exhibit_d_registrable(self.record, self.state, name)

    def _in_time(self, name: str, paper: Delivery | None) -> bool:
        """Say whether a request came while its window was open."""
        right = self.right_of(name)
        if right == RRA:
            return self._rra_in_time(name, paper)
        if right == EXHIBIT_D:
            return self._exhibit_d_in_time(name, paper)
        return True

    def _rra_in_time(self, name: str, paper: Delivery | None) -> bool:
        """Say it under the RRA: given within the twenty days, or in a demand received within them."""
        record = self.record
        by_giving = windows.rra_window(record, self.incidental, name, "incidental_request_days").closes
        if begun_by(self.record, self.event) != RRA_DEMAND:
            return _not_after(rra_given(record, paper, READ_BY_COMPANY), by_giving)
        joins = windows.rra_window(record, self.requested, name, "requested_join_days").closes
        if _not_after(rra_received(record, paper, READ_BY_COMPANY), joins):
            return True
        # A demand is an occasion of 2(b) as well, if Q31 says so, and a request given in time is good by that.
        return (
            _not_after(rra_given(record, paper, READ_BY_COMPANY), by_giving)
            and record.reading("Q31") == JOINS_UNDER_EITHER
        )

    def _exhibit_d_in_time(self, name: str, paper: Delivery | None) -> bool:
        """Say it under Exhibit D: made within fifteen days, or in a demand within fifteen business days."""
        record, demand = self.record, begun_by(self.record, self.event) == EXHIBIT_D_DEMAND
        notices = self.of_demand if demand else self.of_company
        closes = windows.exhibit_d_window(record, notices, name, demand=demand).closes
        if paper is not None and paper.method is not None and not is_listed(paper):
            return False
        made, came = given(paper), received(paper)
        if demand or _not_after(made, closes) == _not_after(came, closes) or came is None:
            return _not_after(made, closes)
        return _not_after(
            came if record.reading("A-91", COMPANY) == MADE_WHEN_RECEIVED else made,
            closes,
        )


def _not_after(day: date | None, last: date | None) -> bool:
    """Say whether a day is not after the last one; of a day or a last one that is unknown, yes."""
    return day is None or last is None or day <= last

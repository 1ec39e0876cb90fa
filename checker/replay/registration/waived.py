"""Whether a grant is waived: by the Requisite Holders (RRA 9(e)), or by both parties to the Warrant (Section 17)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from checker.model.delivery import Names
from checker.model.events import GrantRegistrationRights, Waiver
from checker.replay.address import is_company, same_party
from checker.replay.filings import Filings
from checker.replay.record import Record
from checker.replay.registration.bound import every
from checker.replay.registration.consents import (
    CONSENT_READINGS,
    EXHIBIT_D_GRANT,
    UNDER_WARRANT,
    companies,
    consent,
    under_rra,
)
from checker.replay.registration.majority import Tally, Unknown
from checker.replay.state import State

WARRANT_SECURITY = "warrant"
WAIVER_READINGS = CONSENT_READINGS
"""What ``instrument_for`` may ask: every rule that uses it declares these."""


class Stand(StrEnum):
    """How a written waiver stands: there is none, it is good, or why it is not."""

    NONE = "none"
    GOOD = "good"
    SHORT = "short"
    WITHOUT_COMPANY = "without the company"
    FOR_THE_FUTURE = "for the future"
    NO_SIGNERS = "no signers"
    NO_DAY = "no day"
    NOT_SAID_IF_RETROACTIVE = "not said if retroactive"
    HOLDINGS_UNKNOWN = "holdings unknown"


UNDECIDED = frozenset({Stand.NO_SIGNERS, Stand.NO_DAY, Stand.NOT_SAID_IF_RETROACTIVE, Stand.HOLDINGS_UNKNOWN})


class Paper(Struct, frozen=True):
    """A written waiver: who signed, when, and whether it says that it reaches back; its place in the file."""

    signed_by: Names | None
    day: date | None
    retroactive: bool | None
    at: tuple[str, ...] = ()


class Instrument(Struct, frozen=True):
    """A waiver as it stands, with the count of the Holders who signed it, where there is one."""

    stand: Stand
    paper: Paper | None = None
    tally: Tally | None = None
    unknown: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the grant is waived."""
        return self.stand is Stand.GOOD


def instrument_for(record: Record, state: State, event: GrantRegistrationRights) -> Instrument:
    """Return the best waiver of Section 8 for a grant: its own, or a ``waiver`` that names it, also a later one.

    Written, by the Company and Holders of more than half under the readings on who counts, signed by the day
    of the grant or retroactively (9(e)).
    """
    papers = [] if event.waiver is None else [_own(event)]
    papers += [
        Paper(each.signed_by, each.date, each.retroactive)
        for each in every(record)
        if isinstance(each, Waiver) and under_rra(each) and _names(record, state, each, event)
    ]
    return _best(_stand(record, state, paper, event.date) for paper in papers)


def instrument_named(record: Record, state: State, id_: str | None, day: date) -> Instrument:
    """Return the best ``waiver`` of Section 8 that names an act of a day by its id (9(e))."""
    papers = [
        Paper(each.signed_by, each.date, each.retroactive)
        for each in every(record)
        if isinstance(each, Waiver) and under_rra(each) and id_ is not None and each.of == id_
    ]
    return _best(_stand(record, state, paper, day) for paper in papers)


def _best(found: Iterable[Instrument]) -> Instrument:
    """Return the instrument that stands best: good, then undecided; none where there is none."""
    order = list(Stand)
    rest = sorted(
        found, key=lambda each: (not each.good, each.stand not in UNDECIDED, order.index(each.stand))
    )
    return rest[0] if rest else Instrument(Stand.NONE)


def _own(event: GrantRegistrationRights) -> Paper:
    """Return the waiver that stands in the grant."""
    waiver = event.waiver
    assert waiver is not None
    return Paper(waiver.signed_by, waiver.date, waiver.retroactive, ("waiver",))


def _names(record: Record, state: State, waiver: Waiver, event: GrantRegistrationRights) -> bool:
    """Say whether a waiver names the grant: by its id, or as that of Exhibit D where it is that."""
    if waiver.of == EXHIBIT_D_GRANT:
        return is_exhibit_d(record, state, event)
    return waiver.of is not None and waiver.of == event.id


def is_exhibit_d(record: Record, state: State, event: GrantRegistrationRights) -> bool:
    """Say whether a grant is that of Exhibit D itself: a warrant to the Warrant's holder, of the day it was made."""
    return (
        event.security == WARRANT_SECURITY
        and record.day("signing_date") <= event.date <= record.day("initial_issuance_date")
        and any(same_party(held.holder, event.to or "") for held in state.held.values())
    )


def _stand(record: Record, state: State, paper: Paper, granted: date) -> Instrument:
    """Return how one written waiver stands for a grant of a day."""
    if not paper.signed_by:
        return Instrument(Stand.NO_SIGNERS, paper)
    if paper.day is None:
        return Instrument(Stand.NO_DAY, paper)
    if not companies(record, paper.signed_by):
        return Instrument(Stand.WITHOUT_COMPANY, paper)
    if paper.day > granted and paper.retroactive is not True:
        silent = paper.retroactive is None
        return Instrument(Stand.NOT_SAID_IF_RETROACTIVE if silent else Stand.FOR_THE_FUTURE, paper)
    count = consent(record, _known_by(record, state, granted, paper.day), paper.day, paper.signed_by)
    if isinstance(count, Unknown):
        return Instrument(Stand.HOLDINGS_UNKNOWN, paper, unknown=count.holdings)
    return Instrument(Stand.GOOD if count.met else Stand.SHORT, paper, count)


def _known_by(record: Record, state: State, granted: date, day: date) -> Filings:
    """Return what has been filed by a day: what the state has seen, and what the file tells of later days."""
    entered = {id(entry) for entry in state.filings.entries()}
    filings = state.filings
    for event in every(record):
        if granted <= event.date <= day and id(event) not in entered:
            filings = filings.then(event)
    return filings


def both_signed(record: Record, state: State, event: GrantRegistrationRights) -> bool:
    """Say whether both parties to the Warrant signed a waiver of its Section 4 for a grant (Section 17)."""
    if event.warrant_instrument_signed is True:
        return True
    holders = {held.holder for held in state.held.values()}
    return any(
        any(is_company(record, name) for name in each.signed_by or ())
        and all(any(same_party(holder, name) for name in each.signed_by or ()) for holder in holders)
        for each in every(record)
        if isinstance(each, Waiver)
        and each.agreement == UNDER_WARRANT
        and each.of is not None
        and each.of == event.id
    )

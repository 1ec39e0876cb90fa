"""The notices under Exhibit D Sections 2(a)(i) and 4: to which Holder each went, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from checker.model.delivery import Delivery, States
from checker.model.events import MandatoryConversion, Registration
from checker.replay.address import sent_rightly
from checker.replay.delivery import given, is_listed
from checker.replay.record import Record
from checker.replay.registration import windows
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.notice import how_early
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import exhibit_d_holders
from checker.replay.state import State


class Standing(StrEnum):
    """Where a Holder's notice stands on the day of the check."""

    GIVEN = "given"
    AFTER_FILING = "after filing"
    UNSAID = "unsaid"
    STILL_DUE = "still due"
    ABSENT = "absent"


class Notified(Struct, frozen=True):
    """One Holder with the notices to it that Section 14 lets count, and the day on which the first was given.

    ``without_effect`` says, for a sentence, how one went that does not count.
    """

    name: str
    shown: tuple[Delivery, ...] = ()
    given: date | None = None
    without_effect: str | None = None

    def standing(self, filing: date | None, as_of: date) -> Standing:
        """Return where the notice stands: it precedes the filing, and is absent only once that is past."""
        if self.given is not None:
            late = filing is not None and self.given > filing
            return Standing.AFTER_FILING if late else Standing.GIVEN
        if self.shown:
            return Standing.UNSAID
        return Standing.STILL_DUE if filing is None or as_of <= filing else Standing.ABSENT

    def says(self, enough: Callable[[States], bool]) -> bool:
        """Say whether one of the notices states what is asked."""
        return any(each.states is not None and enough(each.states) for each in self.shown)

    def is_out(self, as_of: date) -> bool:
        """Say whether a notice has been given by a day, so that nothing can be put into it any more."""
        return self.given is not None and self.given <= as_of


def notified(record: Record, state: State, event: Registration | MandatoryConversion) -> tuple[Notified, ...]:
    """Return each Holder under Exhibit D with its notices of a registration: of the demand, or of the Company's own.

    A notice by a method that Section 14 does not know, to another address than Holder's (A-7), or older than what
    it tells of, is none. The Shelf Registration of the RRA is told of like the Company's own.
    """
    demand = isinstance(event, Registration) and begun_by(record, event) == EXHIBIT_D_DEMAND
    kinds = windows.EXHIBIT_D_DEMAND if demand else windows.COMPANY_REGISTRATION
    notices = addressed(record, event, kinds)
    found = []
    for name in exhibit_d_holders(record, state):
        good: list[Delivery] = []
        without = next((how_early(each, notices.since) for each in notices.early(name)), None)
        for each in notices.reaching(name):
            how = _without_effect(record, name, each)
            without = how or without
            if how is None:
                good.append(each)
        days = [day for each in good if each.method is not None and (day := given(each)) is not None]
        found.append(Notified(name, tuple(good), min(days, default=None), without))
    return tuple(found)


def _without_effect(record: Record, name: str, notice: Delivery) -> str | None:
    """Return how a notice went that does not count, for a sentence; None for one that counts."""
    if notice.method is not None and not is_listed(notice):
        return f"by {notice.method.replace('_', ' ')}, which is not listed"
    return None if _rightly(record, name, notice) else "to another address than Holder's"


def _rightly(record: Record, name: str, notice: Delivery) -> bool:
    """Say whether a notice went to the address of its Holder; one left out is taken as that."""
    day = given(notice) or notice.day_sent or record.matter.as_of
    return sent_rightly(record, name, notice, day)

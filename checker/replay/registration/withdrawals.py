"""Who withdraws from a registration, and whether the Company and the underwriter have notice of it (D2.b)."""

from __future__ import annotations

from msgspec import Struct

from checker.model.delivery import Delivery
from checker.model.events import UnderwriterSelection, Withdrawal
from checker.replay.address import is_company
from checker.replay.delivery import is_listed
from checker.replay.record import Record
from checker.replay.registration.bound import every, happenings
from checker.replay.registration.concerned import concerned
from checker.replay.registration.holdings import EXHIBIT_D, RRA, holdings_on, key_of
from checker.replay.registration.parties import exhibit_d_holders
from checker.replay.state import State

UNDERWRITER = "underwriter"
PAYMENT = "wire"


class Gone(Struct, frozen=True):
    """Whether notice of a withdrawal went to both; ``unsaid`` if an addressee, a way or a day is left out."""

    to_company: bool
    to_underwriter: bool
    unsaid: bool = False

    @property
    def lacking(self) -> tuple[str, ...]:
        """Who has no notice."""
        both = (("the Company", self.to_company), ("the underwriter", self.to_underwriter))
        return tuple(name for name, told in both if not told)


def gone(record: Record, event: Withdrawal) -> Gone:
    """Return who has written notice of a withdrawal.

    The Company by a way that Section 14 knows; the underwriter, whom that section does not name, in writing.
    """
    written = [each for each in event.deliveries if each.method != PAYMENT]
    unsaid = any(
        each.to is None or each.method is None or (each.day_sent or each.day_received) is None
        for each in written
    )
    return Gone(
        any(is_company(record, each.to) and is_listed(each) for each in written),
        any(_is_underwriter(record, each) for each in written),
        unsaid,
    )


def has_asked(state: State, event: Withdrawal) -> bool:
    """Say whether who withdraws has asked for, or been given, anything in what it withdraws from."""
    found = concerned(happenings(state.filings), event.of)
    names: list[str | None] = []
    if found.registration is not None:
        names += [each.holder for each in found.registration.requests]
        names += [name for name, shares in (found.registration.allocation or {}).items() if shares > 0]
    for asked in (found.demand, found.takedown):
        names += [each.holder for each in (asked.by if asked is not None else None) or ()]
    if found.takedown is not None:
        names += [each.holder for each in found.takedown.requests]
    if found.shelf is not None and found.takedown is None:
        return True  # A shelf does not say who has asked to be in it.
    return event.holder is not None and key_of(event.holder) in {key_of(name) for name in names if name}


def is_exhibit_d_holder(record: Record, state: State, name: str) -> bool:
    """Say whether a person holds a Warrant, or Warrant Shares with rights under Exhibit D."""
    return key_of(name) in {key_of(each) for each in exhibit_d_holders(record, state)} or _in_group(
        record, state, name, EXHIBIT_D
    )


def is_rra_holder(record: Record, state: State, name: str) -> bool:
    """Say whether a person is a Holder under the RRA by the register."""
    return _in_group(record, state, name, RRA)


def _in_group(record: Record, state: State, name: str, group: str) -> bool:
    holding = holdings_on(record, state.filings).of(name)
    return holding is not None and group in holding.groups


def _is_underwriter(record: Record, paper: Delivery) -> bool:
    """Say whether a paper went to the underwriter: so called, or by the name under which it was selected."""
    if paper.to is None or is_company(record, paper.to):
        return False
    selected = {
        key_of(each.underwriter)
        for each in every(record)
        if isinstance(each, UnderwriterSelection) and each.underwriter is not None
    }
    return UNDERWRITER in key_of(paper.to) or key_of(paper.to) in selected

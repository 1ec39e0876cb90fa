"""The approval of an underwriter by a majority of what is included (RRA 4(b))."""

from __future__ import annotations

import math
from fractions import Fraction

from msgspec import Struct

from checker.model.events import UnderwriterSelection
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.record import COMPANY, Record
from checker.replay.registration.bound import every
from checker.replay.registration.concerned import Concerned, concerned, included, included_shares
from checker.replay.registration.holdings import RRA, holdings_on, key_of
from checker.replay.registration.stated import stated_by
from checker.replay.state import State, Told

# Q52: more than half of what is included; of everything; or half of what is included.
OF_ALL, HALF_IS_ENOUGH = "R2", "R3"


class Approval(Struct, frozen=True):
    """The included shares of those who approve, all that are included, and the fewest whole shares that suffice.

    The last two are None where what is included is not said.
    """

    represented: Fraction
    included: Fraction | None
    required: int | None

    @property
    def suffices(self) -> bool:
        """Whether the approval is that of a majority."""
        return self.required is not None and self.represented >= self.required


def tell(before: State, event: UnderwriterSelection, record: Record) -> Told:
    """Return ``represented`` and ``required``, in included Registrable Securities."""
    made = approval(record, before, event, concerned(every(record), event.of))
    if made.required is None or made.included is None or event.approvals is None:
        return Told()
    figures = {"represented": exact(made.represented), "required": str(made.required)}
    majority = Derivation(
        "required",
        figures["required"],
        "R4.b",
        "the fewest whole shares that are more than half of the Registrable Securities included",
        {"included": exact(made.included)},
        exact(made.included * record.number("underwriter_approval_majority")),
        "up to the next whole share",
    )
    represented = Derivation(
        "represented",
        figures["represented"],
        "R4.b",
        "sum of the included shares of those who approve",
        {each.holder or "?": exact(Fraction(each.shares or 0)) for each in event.approvals},
        figures["represented"],
        "not rounded",
    )
    return Told(figures, (represented, majority))


def approval(record: Record, state: State, event: UnderwriterSelection, found: Concerned) -> Approval:
    """Return what the approval of an underwriter represents, and what it needs, in included shares.

    Shares that are not included count for nobody, nor more than one's own included shares, however often one
    is listed. Q52 is asked.
    """
    by_name = {key_of(one.name): one.shares for one in included(record, state, found)}
    counted = Fraction(0)
    for name, shares in stated_by(event.approvals or ()).items():
        if key_of(name) not in by_name:
            continue
        most = by_name[key_of(name)]
        stated = most if shares is None else shares
        counted += min((shares for shares in (most, stated) if shares is not None), default=Fraction(0))
    whole = included_shares(record, state, found)
    return Approval(counted, whole, _required(record, state, whole))


def _required(record: Record, state: State, whole: Fraction | None) -> int | None:
    """Return the fewest whole shares that are a majority."""
    if whole is None:
        return None
    reading = record.reading("Q52", COMPANY)
    if reading == OF_ALL:
        whole = holdings_on(record, state.filings).total(RRA)
    part = whole * record.number("underwriter_approval_majority")
    return math.ceil(part) if reading == HALF_IS_ENOUGH else math.floor(part) + 1

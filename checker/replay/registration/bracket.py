"""The bracket of RRA 2(b) on demands of others: when it may excuse the notice too (Q30)."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, THIRD_PARTY, begun_by
from checker.replay.registration.compliance import exhibit_d_granted_in_compliance
from checker.replay.state import State

EXCUSES_THE_NOTICE = "b"
COVENANT = "covenant"
BRACKET_READINGS = ("J-17", "J-18", "Q30")
"""What ``notice_excused`` may ask: every rule that uses it declares these."""


def notice_excused(record: Record, before: State, event: Registration) -> bool:
    """Say whether no Holder need be notified: a demand of others, under a right granted in compliance with the
    RRA, in an underwriting whose managing underwriter has limited it; and only if Q30 reads the bracket so."""
    if event.underwritten is not True or event.limit is None or not _demanded(record, event):
        return False
    if record.reading("Q30") != EXCUSES_THE_NOTICE:
        return False
    return begun_by(record, event) == THIRD_PARTY or exhibit_d_granted_in_compliance(
        record, before, event.filing_date
    )


def _demanded(record: Record, event: Registration) -> bool:
    """Say whether a registration is made on a demand of others; a covenant to register is no demand right."""
    if begun_by(record, event) == EXHIBIT_D_DEMAND:
        return True
    has_demand = event.demand is not None or event.third_party_right is not None
    return begun_by(record, event) == THIRD_PARTY and has_demand and event.third_party_right != COVENANT

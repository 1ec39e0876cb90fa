"""Whether the grant of Exhibit D was in compliance with the RRA, so that its demand may displace RRA Holders."""

from __future__ import annotations

from fractions import Fraction

from checker.model.events import Waiver
from checker.replay.record import Record
from checker.replay.registration.holdings import PUBLIC, RRA, UNRECOGNIZED, holdings_on, key_of
from checker.replay.state import State

EXHIBIT_D_GRANT = "exhibit-d"
WARRANT = "warrant"
NO_BREACH = "R2"


def exhibit_d_granted_in_compliance(record: Record, state: State) -> bool:
    """Say whether the 2002 grant stands beside RRA 8: waived under 9(e), or by J-17 no breach at all."""
    return waived(record, state) or record.reading("J-17") == NO_BREACH


def waived(record: Record, state: State) -> bool:
    """Say whether the Requisite Holders have waived the grant of Exhibit D in writing (RRA 9(e))."""
    return any(
        event.of == EXHIBIT_D_GRANT
        and event.agreement != WARRANT
        and signed_by_majority(record, state, event)
        for event in state.filings.of(Waiver)
    )


def signed_by_majority(record: Record, state: State, event: Waiver) -> bool:
    """Say whether Requisite Holders signed: more than half of all Registrable Securities, whoever holds them."""
    held = holdings_on(record, state.filings)
    signed = {key_of(name) for name in event.signed_by or ()}
    signing = sum(
        (each.registrable for key, each in held.by_name.items() if key in signed and RRA in each.groups),
        Fraction(0),
    )
    groups = (RRA, UNRECOGNIZED, PUBLIC)
    everything = sum((held.total(group) for group in groups), held.sold_to_public + held.sold_privately)
    return signing > everything * record.number("requisite_majority")

"""Whether the grant of Exhibit D was in compliance with the RRA, so that its demand may displace RRA Holders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model.events import GrantRegistrationRights, Waiver
from checker.replay.filings import Filings
from checker.replay.record import Record
from checker.replay.registration.consents import EXHIBIT_D_GRANT, companies, consent, under_rra
from checker.replay.registration.holdings import key_of
from checker.replay.registration.majority import Unknown
from checker.replay.registration.parties import exhibit_d_holders
from checker.replay.state import State

WARRANT = "warrant"
NO_BREACH = "R2"


def exhibit_d_granted_in_compliance(record: Record, state: State, by: date | None = None) -> bool:
    """Say whether the 2002 grant stands beside RRA 8 by a day, such as that of a filing.

    It was waived under 9(e), or by J-17 there was no breach at all.
    """
    return waived(record, state, by) or record.reading("J-17") == NO_BREACH


def waived(record: Record, state: State, by: date | None = None) -> bool:
    """Say whether the Company and the Requisite Holders have waived RRA 8 for the grant of Exhibit D (9(e)).

    By a waiver of it, or by one that the grant itself carries; what has happened after the state and by the day
    is taken in. What was signed after the grant must reach back.
    """
    filings = _known_by(record, state, by)
    grants = [each for each in filings.of(GrantRegistrationRights) if _of_2002(record, state, each)]
    meant = {EXHIBIT_D_GRANT, *(each.id for each in grants if each.id is not None)}
    made = [
        (each.date, each.signed_by, each.retroactive)
        for each in filings.of(Waiver)
        if each.of in meant and under_rra(each)
    ]
    made += [
        (each.waiver.date or each.date, each.waiver.signed_by, each.waiver.retroactive)
        for each in grants
        if each.waiver is not None
    ]
    return any(
        _reaches(record, day, retroactive) and signed_by_majority(record, filings, day, signed_by or ())
        for day, signed_by, retroactive in made
    )


def signed_by_majority(record: Record, filings: Filings, day: date, signed_by: Iterable[str]) -> bool:
    """Say whether the Company and the Requisite Holders signed, of every total by which a majority is taken."""
    names = tuple(signed_by)
    if not companies(record, names):
        return False
    count = consent(record, filings, day, names)
    return not isinstance(count, Unknown) and count.met


def _known_by(record: Record, state: State, by: date | None) -> Filings:
    """Return what had been filed by a day: what the state has, and what has happened since by the file's history."""
    filings = state.filings
    if by is None:
        return filings
    known = {id(each) for each in filings.entries()}
    later = [each for each in record.matter.history if id(each) not in known and each.date <= by]
    for each in sorted(later, key=lambda event: event.date):
        filings = filings.then(each)
    return filings


def _reaches(record: Record, day: date, retroactive: bool | None) -> bool:
    """Say whether a waiver reaches the grant: signed no later than the Warrant, or retroactive in so many words."""
    return retroactive is True or day <= record.day("signing_date")


def _of_2002(record: Record, state: State, grant: GrantRegistrationRights) -> bool:
    """Say whether a grant in the file is that of Exhibit D: to a Holder under it, with a Warrant, at its making."""
    return (
        grant.to is not None
        and grant.security == WARRANT
        and record.day("signing_date") <= grant.date <= record.day("initial_issuance_date")
        and key_of(grant.to) in {key_of(name) for name in _ever_holders(record, state)}
    )


def _ever_holders(record: Record, state: State) -> tuple[str, ...]:
    """Return who is a Holder under Exhibit D, and who held a Warrant that has since been cancelled."""
    return (*exhibit_d_holders(record, state), *(each.holder for each in state.cancelled.values()))

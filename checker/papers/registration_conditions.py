"""When an event of registration needs a paper of the Registration Rights Agreement, or one of both agreements."""

from __future__ import annotations

from checker.model.events import (
    HoldbackRequirement,
    MandatoryConversion,
    Registration,
    RegistrationDemand,
    RegistrationStatus,
    Takedown,
    UnderwriterSelection,
    Withdrawal,
)
from checker.papers.advised import others_advised
from checker.replay.registration.begun import RRA_DEMAND, begun_by
from checker.replay.registration.covered import incidental
from checker.replay.registration.holdings import EXHIBIT_D, RRA, key_of
from checker.replay.registration.participants import participants
from checker.replay.registration.parties import exhibit_d_binds, exhibit_d_holders, rra_binds
from checker.replay.registration.sharing import set_by_company
from checker.rules.rule import Case


def under_rra(case: Case[RegistrationDemand]) -> bool:
    """Say whether a demand is made under the Registration Rights Agreement, which binds on its day."""
    return case.event.under != EXHIBIT_D and rra_binds(case.record, case.event.date)


def under_exhibit_d(case: Case[RegistrationDemand]) -> bool:
    """Say whether a demand is made under Exhibit D, which binds on its day."""
    return case.event.under == EXHIBIT_D and exhibit_d_binds(case.record, case.event.date)


def noticed_here(case: Case[RegistrationDemand]) -> bool:
    """Say whether the notice of a demand is made with it: no registration on file answers it yet."""
    event = case.event
    on_file = (*case.matter.history, *case.matter.proposed)
    answered = any(
        each.demand == event.id for each in on_file if isinstance(each, Registration) and event.id is not None
    )
    return under_rra(case) and not answered


def takedown_binds(case: Case[Takedown]) -> bool:
    """Say whether the agreement of the shelf binds on the day of a take-down."""
    return rra_binds(case.record, case.event.date)


def requested(case: Case[Registration]) -> bool:
    """Say whether a registration answers a demand of RRA Holders."""
    return begun_by(case.record, case.event) == RRA_DEMAND and rra_binds(case.record, case.event.date)


def joined(case: Case[Registration]) -> bool:
    """Say whether an RRA Holder asks to join in what others have demanded."""
    return requested(case) and any(
        each.right == RRA and not each.demands for each in participants(case.record, case.before, case.event)
    )


def of_own(case: Case[Registration]) -> bool:
    """Say whether each RRA Holder is notified of a registration that its Holders have not demanded (R2.b)."""
    return begun_by(case.record, case.event) != RRA_DEMAND and incidental(case.record, case.event)


def asked_for(case: Case[Registration]) -> bool:
    """Say whether an RRA Holder asks to be in an Incidental Registration."""
    return of_own(case) and _asks(case, RRA)


def allocated_to_rra(case: Case[Registration]) -> bool:
    """Say whether RRA Holders are to be advised of a limit or an allocation."""
    return _is_limited(case) and rra_binds(case.record, case.event.date) and _asks(case, RRA)


def allocated_to_exhibit_d(case: Case[Registration]) -> bool:
    """Say whether Holders under Exhibit D, or others who ask, are to be advised of a limit or an allocation (D2.b)."""
    if not _is_limited(case) or not exhibit_d_binds(case.record, case.event.date):
        return False
    return _asks(case, EXHIBIT_D) or bool(others_advised(case.record, case.before, case.event))


def drafted(case: Case[Registration]) -> bool:
    """Say whether drafts are logged: some are listed, or Section 5 asks for them."""
    if not rra_binds(case.record, case.event.date):
        return False
    return bool(case.event.drafts) or (not case.event.underwritten and _asks(case, RRA))


def converts(case: Case[MandatoryConversion]) -> bool:
    """Say whether the mandatory conversion calls for a shelf of which each RRA Holder is told (R2.a.ii, Q28)."""
    return rra_binds(case.record, case.event.date)


def selects(case: Case[UnderwriterSelection]) -> bool:
    """Say whether the included Holders approve the underwriter (R4.b)."""
    return rra_binds(case.record, case.event.date)


def holds_back(case: Case[HoldbackRequirement]) -> bool:
    """Say whether the holdback binds each RRA Holder (R4.c)."""
    return rra_binds(case.record, case.event.date)


def has_a_status(case: Case[RegistrationStatus]) -> bool:
    """Say whether a certificate can tell what became of a registration, and whether it counts (R2.e)."""
    return case.event.status is not None and rra_binds(case.record, case.event.date)


def withdraws_under_exhibit_d(case: Case[Withdrawal]) -> bool:
    """Say whether who withdraws has its right under Exhibit D."""
    names = {key_of(name) for name in exhibit_d_holders(case.record, case.before)}
    return case.event.holder is not None and key_of(case.event.holder) in names


def withdraws_under_rra(case: Case[Withdrawal]) -> bool:
    """Say whether who withdraws has its right under the Registration Rights Agreement."""
    return not withdraws_under_exhibit_d(case) and rra_binds(case.record, case.event.date)


def _asks(case: Case[Registration], right: str) -> bool:
    """Say whether anybody asks, or demands, to be included by a right."""
    return any(each.right == right for each in participants(case.record, case.before, case.event))


def _is_limited(case: Case[Registration]) -> bool:
    """Say whether there is something to tell of an allocation: an underwriter's limit, or shares given to each."""
    limited = case.event.limit is not None and not set_by_company(case.record, case.event)
    return limited or case.event.allocation is not None

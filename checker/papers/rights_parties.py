"""Who signs and who receives the papers of grants, transfers, waivers and claims (R6, R8, R9, D3, D7, W17)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checker.model.delivery import Names
from checker.model.events import (
    AmendAgreement,
    ChangeOfAddress,
    GrantRegistrationRights,
    Happening,
    IndemnityClaim,
    MfnResponse,
    TransferRegistrable,
    Waiver,
)
from checker.replay.registration.consents import companies
from checker.replay.registration.later_grants import responder, to_be_told
from checker.replay.registration.parties import exhibit_d_holders, rra_holders, the_company
from checker.rules.rule import Case

SELLER_AND_TAKER, TAKER = "seller_and_taker", "taker"
TOLD_OF_GRANT, ANSWERING = "told_of_grant", "answering"
SIGNING_THE_WAIVER, BOTH_PARTIES = "signing_the_waiver", "both_parties"
CLAIMING, CLAIMED_AGAINST = "claiming", "claimed_against"
OTHER_UNDER_9B = "other_under_9b"
RRA_CLAUSE = "R"


def _seller_and_taker(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return both sides of a transfer as one signer: they sign one paper."""
    event = case.event
    return (_joined((event.from_, event.to)),) if isinstance(event, TransferRegistrable) else ()


def _taker(case: Case[Happening], clause: str) -> Iterable[str]:
    event = case.event
    return (event.to,) if isinstance(event, TransferRegistrable) and event.to is not None else ()


def _told_of_grant(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return the Holders under Exhibit D to whom a grant is notified; an amendment is notified to all."""
    if isinstance(case.event, GrantRegistrationRights):
        return to_be_told(case.record, case.before, case.event)
    return exhibit_d_holders(case.record, case.before)


def _answering(case: Case[Happening], clause: str) -> Iterable[str]:
    event = case.event
    name = responder(case.record, case.before, event) if isinstance(event, MfnResponse) else None
    return () if name is None else (name,)


def _signing_the_waiver(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return the Company and the Holders who sign as one signer: those named, else every Holder."""
    signed = signed_by(case.event) or ()
    ours = companies(case.record, signed)
    holders = [name for name in signed if name not in ours]
    others = holders or [each.name for each in rra_holders(case.record, case.before)]
    return (_joined((the_company(case.record, case.event.date), *others)),)


def _both_parties(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return the Company and the holders of the Warrants as one signer (W17)."""
    return (_joined((case.company, *exhibit_d_holders(case.record, case.before))),)


def _claiming(case: Case[Happening], clause: str) -> Iterable[str]:
    event = case.event
    return _named(case, clause, event.claimant if isinstance(event, IndemnityClaim) else None)


def _claimed_against(case: Case[Happening], clause: str) -> Iterable[str]:
    event = case.event
    return _named(case, clause, event.against if isinstance(event, IndemnityClaim) else None)


def _other_under_9b(case: Case[Happening], clause: str) -> Iterable[str]:
    """Return to whom another address is specified under 9(b): the Company's to each Holder, a Holder's to it."""
    who = case.event.who if isinstance(case.event, ChangeOfAddress) else None
    if who is not None and companies(case.record, (who,)):
        return (each.name for each in rra_holders(case.record, case.before))
    return (the_company(case.record, case.event.date),)


def _named(case: Case[Happening], clause: str, name: str | None) -> Iterable[str]:
    """Return somebody by name, the Company by its right one."""
    if name is None:
        return ()
    if not companies(case.record, (name,)):
        return (name,)
    under_rra = clause.startswith(RRA_CLAUSE)
    return (the_company(case.record, case.event.date) if under_rra else case.company,)


def signed_by(event: Happening) -> Names | None:
    """Return who has signed an instrument, or the waiver that stands in a grant; None where nobody is named."""
    if isinstance(event, AmendAgreement | Waiver):
        return event.signed_by
    waiver = event.waiver if isinstance(event, GrantRegistrationRights) else None
    return waiver.signed_by if waiver is not None else None


def _joined(names: Iterable[str | None]) -> str:
    return " and ".join(name for name in names if name)


GROUPS: Mapping[str, Callable[[Case[Happening], str], Iterable[str]]] = {
    SELLER_AND_TAKER: _seller_and_taker,
    TAKER: _taker,
    TOLD_OF_GRANT: _told_of_grant,
    ANSWERING: _answering,
    SIGNING_THE_WAIVER: _signing_the_waiver,
    BOTH_PARTIES: _both_parties,
    CLAIMING: _claiming,
    CLAIMED_AGAINST: _claimed_against,
    OTHER_UNDER_9B: _other_under_9b,
}

"""When a grant, a transfer, a waiver, an amendment, a claim or a merger needs a paper (R6, R8, R9, D3, D4, W17)."""

from __future__ import annotations

from checker.arithmetic.favor import Favor
from checker.model.events import (
    AmendAgreement,
    GrantRegistrationRights,
    IndemnityClaim,
    Merger,
    MfnResponse,
    TransferRegistrable,
    Waiver,
)
from checker.replay.registration.bound import UNDER_EXHIBIT_D
from checker.replay.registration.comparing import Comparison
from checker.replay.registration.consents import UNDER_WARRANT, under_rra
from checker.replay.registration.grants import (
    WARRANT,
    against_exhibit_d,
    against_rra,
    inconsistent,
    later_than_the_warrant,
    may_bind,
)
from checker.replay.registration.later_grants import ELECTION, OPINION, to_be_told
from checker.replay.registration.parties import (
    before_the_warrant,
    exhibit_d_binds,
    exhibit_d_holders,
    rra_binds,
)
from checker.replay.registration.transfers import standing
from checker.replay.registration.waived import both_signed, instrument_for
from checker.rules.rule import Case

SUCCESSIONS = frozenset({"merger", "consolidation", "sale_of_assets", None})
Instrument = Case[AmendAgreement] | Case[Waiver]


def transferred(case: Case[TransferRegistrable]) -> bool:
    """Say whether a transfer concerns the Company: the Registration Rights Agreement binds it on the day."""
    return rra_binds(case.record, case.event.date)


def by_affiliate(case: Case[TransferRegistrable]) -> bool:
    """Say whether the transferee is, or may turn out to be, an Affiliate or beneficial owner of the seller."""
    event = case.event
    if not transferred(case):
        return False
    if event.affiliate is True or event.beneficial_owner_of_seller is True:
        return True
    return standing(case.record, case.before, event).turns_on_affiliate


def notified(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether a Holder under Exhibit D is told of a grant, however poor it is (D3)."""
    record, day = case.record, case.event.date
    if not exhibit_d_binds(record, day) or not later_than_the_warrant(record, day):
        return False
    return bool(to_be_told(record, case.before, case.event))


def compared(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether there are terms to compare, and the Company may be bound to compare them (R8)."""
    return case.event.terms is not None and may_bind(case.record, case.event.date)


def offends_rra(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether a term is better than, or inconsistent with, the Holders' own: a waiver would cure it.

    A term that is only left out is stated first: nobody waives what is not known.
    """
    terms = case.event.terms
    if terms is None or not compared(case):
        return False
    return _better(against_rra(case.record, case.before, case.event)) or bool(inconsistent(terms))


def waiver_to_be_asked(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether the Holders are asked for a waiver: something offends, and nobody has waived it yet."""
    return offends_rra(case) and not instrument_for(case.record, case.before, case.event).good


def offends_warrant(case: Case[GrantRegistrationRights]) -> bool:
    """Say whether a later warrant has better rights to demand than Exhibit D, and nobody has signed for it."""
    record, event = case.record, case.event
    if event.security != WARRANT or event.terms is None or not exhibit_d_binds(record, event.date):
        return False
    if not later_than_the_warrant(record, event.date) or both_signed(record, case.before, event):
        return False
    return _better(against_exhibit_d(record, case.before, event))


def _better(found: Comparison) -> bool:
    """Say whether a term is better for the grantee, wholly or in part."""
    return bool(found.of(Favor.MORE, Favor.MIXED))


def of_opinion(case: Case[MfnResponse]) -> bool:
    """Say whether a Holder tells the Company its opinion."""
    return case.event.kind == OPINION


def elects(case: Case[MfnResponse]) -> bool:
    """Say whether a Holder takes the rights of a grant over."""
    return case.event.kind == ELECTION


def under_9e(case: Instrument) -> bool:
    """Say whether an instrument amends or waives the Registration Rights Agreement, which binds on the day."""
    return under_rra(case.event) and rra_binds(case.record, case.event.date)


def under_section_17(case: Instrument) -> bool:
    """Say whether an instrument changes or waives the Warrant or Exhibit D."""
    event = case.event
    return event.agreement == UNDER_WARRANT and not before_the_warrant(case.record, event.date)


def improves(case: Case[AmendAgreement]) -> bool:
    """Say whether an amendment grants better rights, of which the Holders under Exhibit D are told (J-4)."""
    if case.event.improves_registration_rights is not True or not under_9e(case):
        return False
    return exhibit_d_binds(case.record, case.event.date) and bool(exhibit_d_holders(case.record, case.before))


def claimed_under_rra(case: Case[IndemnityClaim]) -> bool:
    """Say whether indemnity is claimed under the Registration Rights Agreement; left out, it is taken for that."""
    return case.event.under != UNDER_EXHIBIT_D and rra_binds(case.record, case.event.date)


def claimed_under_exhibit_d(case: Case[IndemnityClaim]) -> bool:
    """Say whether indemnity is claimed under Exhibit D."""
    return case.event.under == UNDER_EXHIBIT_D


def succeeds(case: Case[Merger]) -> bool:
    """Say whether somebody succeeds the Company, who is asked to assume the agreement (R1.i.iii, Q68)."""
    return case.event.kind in SUCCESSIONS and rra_binds(case.record, case.event.date)

"""The papers of Exhibit D, and of delays, suspensions and Rule 144 under either agreement (D2-D9, R2.g, R3, R7)."""

from __future__ import annotations

from checker.model.events import (
    Happening,
    MandatoryConversion,
    ProspectusSuspension,
    Registration,
    RegistrationDelay,
    RegistrationDemand,
    RegistrationStatus,
    Rule144Request,
)
from checker.papers.form import (
    BY_HAND_OR_CERTIFIED,
    BY_HAND_OR_FIRST_CLASS,
    COMPANY_ROLE,
    EXHIBIT_D_HOLDERS,
    INCLUDED_HOLDERS,
    JOINING_HOLDERS,
    NOBODY,
    REQUESTERS,
    RRA_HOLDERS,
    Form,
    Table,
    when,
)
from checker.replay.filings import registration_of
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.holdings import EXHIBIT_D
from checker.replay.registration.participants import participants
from checker.replay.registration.parties import exhibit_d_binds, rra_binds
from checker.rules.rule import Case

SALE_PROHIBITION = "sale_prohibition"
# What a status must be for a Holder to be advised of a completion; a stop order completes nothing.
COMPLETED = frozenset({"effective", "completed", "all_sold", "terminated", "withdrawn"})


def covered(case: Case[Registration]) -> bool:
    """Say whether Exhibit D 2(a) has every Holder notified of the registration."""
    return exhibit_d_covers(case.record, case.event)


def demanded(case: Case[Registration]) -> bool:
    """Say whether the registration answers a demand under Exhibit D 4."""
    event = case.event
    return begun_by(case.record, event) == EXHIBIT_D_DEMAND and exhibit_d_binds(case.record, event.date)


def asked_by_exhibit_d(case: Case[Registration]) -> bool:
    """Say whether a Holder under Exhibit D that has not itself demanded asks to be included."""
    asking = participants(case.record, case.before, case.event)
    return any(each.right == EXHIBIT_D and not each.demands for each in asking)


def requested(case: Case[Registration]) -> bool:
    """Say whether a Holder asks to be in a registration of which Section 2 had it notified."""
    return covered(case) and asked_by_exhibit_d(case)


def elected(case: Case[Registration]) -> bool:
    """Say whether a Holder elects to be in a registration that another has demanded."""
    return demanded(case) and asked_by_exhibit_d(case)


def initiated(case: Case[Registration]) -> bool:
    """Say whether the registration is one of Exhibit D, of whose initiation each Holder is advised (D6)."""
    return covered(case) or demanded(case)


def completed(case: Case[RegistrationStatus]) -> bool:
    """Say whether a registration of Exhibit D is completed or at an end (D6)."""
    event = case.event
    if event.status not in COMPLETED or not exhibit_d_binds(case.record, event.date):
        return False
    made = registration_of(case.before.filings.of(Happening), event.of)
    # What a conversion or a demand has made without a registration on file is taken for one of Exhibit D.
    return (
        made is None or begun_by(case.record, made) == EXHIBIT_D_DEMAND or exhibit_d_covers(case.record, made)
    )


def bound(case: Case[RegistrationDelay] | Case[ProspectusSuspension] | Case[Rule144Request]) -> bool:
    """Say whether the Registration Rights Agreement binds whoever acts as the Company (Q68)."""
    return rra_binds(case.record, case.event.date)


def asked_under_rra(case: Case[Rule144Request]) -> bool:
    """Say whether the statement is asked under the Registration Rights Agreement; left out, it is taken for that."""
    return case.event.under != EXHIBIT_D and bound(case)


def longer_than_allowed(case: Case[RegistrationDelay]) -> bool:
    """Say whether consent is wanted: one is listed, or the days from first to last are more than sixty (R2.g)."""
    event = case.event
    if not bound(case):
        return False
    if event.consents is not None:
        return True
    first = event.from_ or event.date
    return event.until is not None and (event.until - first).days + 1 > case.record.days("delay_days")


def delays(case: Case[RegistrationDelay]) -> bool:
    """Say whether a registration is delayed; a kind left out is taken for that."""
    return bound(case) and case.event.kind != SALE_PROHIBITION


def prohibits(case: Case[RegistrationDelay]) -> bool:
    """Say whether sales under the shelf are prohibited."""
    return bound(case) and case.event.kind == SALE_PROHIBITION


def resumes(case: Case[ProspectusSuspension]) -> bool:
    """Say whether corrected copies have been received, or are planned to be, so that use resumes (R3.c)."""
    return bound(case) and bool(case.event.corrected_copies)


def under_exhibit_d(case: Case[RegistrationDemand]) -> bool:
    """Say whether a demand is made under Exhibit D that no registration on file answers: there its notice is made."""
    event = case.event
    if event.under != EXHIBIT_D or not exhibit_d_binds(case.record, event.date):
        return False
    on_file = (*case.matter.history, *case.matter.proposed)
    return event.id is None or all(
        each.demand != event.id for each in on_file if isinstance(each, Registration)
    )


def exhibit_d_in_force(case: Case[MandatoryConversion]) -> bool:
    """Say whether Exhibit D binds on the day of the conversion, whose shelf is a registration of its own (J-x03)."""
    return exhibit_d_binds(case.record, case.event.date)


COMPANY_NOTICE = Form(
    "notice-of-company-registration",
    "D2.a.i",
    COMPANY_ROLE,
    EXHIBIT_D_HOLDERS,
    BY_HAND_OR_CERTIFIED,
    # The list and the statement are part of the notice itself: it is refused without them, not after it.
    relies_on=("D2.a.i-jurisdictions", "D2.b-underwriting-statement"),
    needed=when(Registration, covered),
)
SHELF_NOTICE = Form(
    "notice-of-company-registration",
    "D2.a.i",
    COMPANY_ROLE,
    EXHIBIT_D_HOLDERS,
    BY_HAND_OR_CERTIFIED,
    needed=when(MandatoryConversion, exhibit_d_in_force),
)
DEMAND_CONDITIONS = tuple(
    f"D4-{slug}" for slug in ("threshold", "method-of-disposition", "registration-count", "written-request")
)
DELAY_CONDITIONS = tuple(
    f"R2.g-{slug}"
    for slug in ("scope", "board", "transaction", "length", "registration-total", "third-delay", "consent")
)

EXHIBIT_D_PAPERS: Table = {
    RegistrationDemand: (
        Form(
            "notice-of-exhibit-d-demand",
            "D4",
            COMPANY_ROLE,
            EXHIBIT_D_HOLDERS,
            BY_HAND_OR_CERTIFIED,
            relies_on=DEMAND_CONDITIONS,
            needed=when(RegistrationDemand, under_exhibit_d),
        ),
    ),
    Registration: (
        COMPANY_NOTICE,
        Form(
            "notice-of-exhibit-d-demand",
            "D4",
            COMPANY_ROLE,
            EXHIBIT_D_HOLDERS,
            BY_HAND_OR_CERTIFIED,
            needed=when(Registration, demanded),
        ),
        Form(
            "company-registration-request",
            "D2.a.ii",
            JOINING_HOLDERS,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            needed=when(Registration, requested),
        ),
        Form(
            "exhibit-d-election",
            "D4",
            JOINING_HOLDERS,
            COMPANY_ROLE,
            BY_HAND_OR_CERTIFIED,
            needed=when(Registration, elected),
        ),
        Form(
            "initiation-letter",
            "D6",
            COMPANY_ROLE,
            EXHIBIT_D_HOLDERS,
            BY_HAND_OR_CERTIFIED,
            needed=when(Registration, initiated),
        ),
    ),
    MandatoryConversion: (SHELF_NOTICE,),
    RegistrationStatus: (
        Form(
            "completion-letter",
            "D6",
            COMPANY_ROLE,
            EXHIBIT_D_HOLDERS,
            BY_HAND_OR_CERTIFIED,
            needed=when(RegistrationStatus, completed),
        ),
    ),
    RegistrationDelay: (
        # The Board's resolution and the consent mend what they themselves supply: they do not rely on it.
        Form(
            "board-resolution-delay",
            "R2.g",
            COMPANY_ROLE,
            NOBODY,
            relies_on=("R2.g-scope", "R2.g-transaction", "R2.g-third-delay"),
            needed=when(RegistrationDelay, bound),
        ),
        Form(
            "delay-notice",
            "R2.g.i",
            COMPANY_ROLE,
            RRA_HOLDERS,
            BY_HAND_OR_FIRST_CLASS,
            relies_on=DELAY_CONDITIONS,
            needed=when(RegistrationDelay, delays),
        ),
        Form(
            "sale-prohibition-notice",
            "R2.g.ii",
            COMPANY_ROLE,
            RRA_HOLDERS,
            BY_HAND_OR_FIRST_CLASS,
            relies_on=DELAY_CONDITIONS,
            needed=when(RegistrationDelay, prohibits),
        ),
        Form(
            "delay-consent",
            "R2.g",
            # Those included consent for themselves, the Requisite Holders for all (Q43); to the length alone.
            RRA_HOLDERS,
            COMPANY_ROLE,
            BY_HAND_OR_FIRST_CLASS,
            relies_on=("R2.g-scope",),
            needed=when(RegistrationDelay, longer_than_allowed),
        ),
    ),
    ProspectusSuspension: (
        Form(
            "suspension-notice",
            "R3.a.ix",
            COMPANY_ROLE,
            INCLUDED_HOLDERS,
            BY_HAND_OR_FIRST_CLASS,
            needed=when(ProspectusSuspension, bound),
        ),
        Form(
            "resumption-notice",
            "R3.c",
            COMPANY_ROLE,
            INCLUDED_HOLDERS,
            BY_HAND_OR_FIRST_CLASS,
            relies_on=("R3.c-extension",),
            needed=when(ProspectusSuspension, resumes),
        ),
    ),
    Rule144Request: (
        Form(
            "rule-144-statement",
            "R7.c",
            COMPANY_ROLE,
            REQUESTERS,
            BY_HAND_OR_FIRST_CLASS,
            relies_on=("R7.c-holder",),
            needed=when(Rule144Request, asked_under_rra),
        ),
        Form(
            "rule-144-statement",
            "D9.iii",
            COMPANY_ROLE,
            REQUESTERS,
            BY_HAND_OR_CERTIFIED,
            relies_on=("D9.iii-statement",),
            needed=when(Rule144Request, lambda case: case.event.under == EXHIBIT_D),
        ),
    ),
}

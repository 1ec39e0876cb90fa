"""Exhibit D Section 4: the demand: who makes it and how, and what the Company owes on it."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationDemand
from checker.model.numbers import exact
from checker.model.outcome import Outcome
from checker.replay.address import company_address
from checker.replay.delivery import given, is_listed
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.bound import UNDER_EXHIBIT_D, requesters, shown
from checker.replay.registration.exhibit_d_demand import (
    THRESHOLD_READINGS,
    count,
    unsaid_purchases,
    used,
)
from checker.replay.registration.parties import exhibit_d_binds, exhibit_d_holders
from checker.replay.registration.timetable import timetable
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

OF_ALL = "R2"
NOT_POSSIBLE_BEFORE = "R1"
OLDER_AGREEMENT = frozenset({"R2.b"})


@rule(
    "D4-threshold",
    on=RegistrationDemand,
    quote="a Holder representing at least an aggregate of twenty percent (20%) of the total of all Warrant Shares "
    "then subject to purchase upon exercise of the Warrant",
    terms=("demand_percent", "signing_date", "term_first_day", "term_years"),
    readings=THRESHOLD_READINGS,
)
def threshold(case: Case[RegistrationDemand]) -> Answers:
    """Those who demand represent at least a fifth of the Warrant Shares then subject to purchase.

    Compliant: exactly 40,000 of 200,000. No right: 54,413 of 272,067, a fifth of which is 54,413.4; a number
    stated that the register does not bear out; a demand before the Warrant was signed. Judgement: shares have been
    purchased, and the answer turns on whether they count (A-97); nothing is left to purchase, so that a fifth of
    nothing is asked for. Missing: who demands; the Warrant Shares of a holder, where they count.
    """
    if case.event.under == UNDER_EXHIBIT_D and not exhibit_d_binds(case.record, case.event.date):
        told = "There is no Warrant yet, and no Holder who could demand under Exhibit D."
        yield replace(no_right(told, ("date",)), subject=requesters(case.event.by))
        return
    if not _is_ours(case):
        yield not_applicable("This is no demand under Exhibit D.")
        return
    found = count(case.record, case.before, case.event)
    lacking = unsaid_purchases(case.record, case.before)
    who = requesters(case.event.by)
    if found is None:
        yield missing("who demands is left out", ("by",), "give `by` with `holder` and `shares`")
    elif lacking and case.record.reading("A-97") == OF_ALL:
        yield missing(
            f"how many Warrant Shares {', '.join(lacking)} has purchased is left out",
            ("by",),
            "give `registrable_shares` in the register",
            subject=who,
        )
    else:
        facts = {
            "represented": exact(found.represented),
            "required": str(found.required),
            "threshold": exact(found.threshold),
        }
        if found.counted < found.represented:
            facts["held_by_the_register"] = exact(found.counted)
        told = (
            f"{shown(found.counted)} of {shown(found.total)} Warrant Shares; {found.required:,} are needed."
        )
        if found.total == 0:
            nothing = "Nothing is left subject to purchase: a fifth of nothing is asked for (A-97)."
            answer = judgement(nothing, ("by",), facts, remedy="have counsel settle what the fifth is of")
        elif found.met:
            answer = compliant(told, ("by",), facts)
        else:
            answer = no_right(told, ("by",), facts, remedy="have other Holders join in the demand")
        yield replace(answer, subject=who)


@rule(
    "D4-method-of-disposition",
    on=RegistrationDemand,
    quote="specifying the intended method or methods of disposition thereof",
    terms=("signing_date",),
)
def method_of_disposition(case: Case[RegistrationDemand]) -> Answers:
    """The request specifies how the shares are to be sold.

    Confirm: it says so in words, which a person reads. Missing: it is left out; a request without it is not
    one under Section 4.
    """
    stated = (case.event.method_of_disposition or "").strip()
    if not _is_ours(case):
        yield not_applicable("This is no demand under Exhibit D.")
    elif stated:
        answer = confirm(f"The method of disposition is stated: {stated}.", ("method_of_disposition",))
        yield replace(answer, subject=requesters(case.event.by))
    else:
        yield missing(
            "the intended method of disposition is left out",
            ("method_of_disposition",),
            "give `method_of_disposition` as the request states it",
            subject=requesters(case.event.by),
        )


@rule(
    "D4-written-request",
    on=RegistrationDemand,
    quote="After receipt of a written request",
    terms=("signing_date",),
)
def written_request(case: Case[RegistrationDemand]) -> Answers:
    """The request is in writing and comes to the Company in a way that Section 14 knows.

    Compliant: by hand, courier or first-class mail that came, by certified or registered mail. No right: by fax
    or e-mail; to another address than the Company's. Missing: how it was delivered, or when.
    """
    if not _is_ours(case):
        yield not_applicable("This is no demand under Exhibit D.")
    else:
        yield replace(_delivered(case), subject=requesters(case.event.by))


@rule(
    "D4-registration-count",
    on=RegistrationDemand,
    quote="the Company shall not be required to effect more than three (3) registrations of any Warrant Shares "
    "pursuant to this Section 4, not including registration statements on Form S-3",
    terms=("demand_count", "signing_date"),
    readings=("A-98",),
)
def registration_count(case: Case[RegistrationDemand]) -> Answers:
    """Three registrations under Section 4 are the most that the Company must effect, Form S-3 not counted.

    Compliant: fewer than three have become effective. Confirm: three have, and this one can be made on Form S-3,
    which does not count. Not owed (no duty): three have, and it cannot: the Company may decline. Missing: three
    have, and whether Form S-3 is open is left out. For all holders together, or each Warrant or Holder, as A-98
    says.
    """
    if not _is_ours(case):
        yield not_applicable("This is no demand under Exhibit D.")
        return
    number, most = used(case.record, case.before, case.event), case.record.number("demand_count")
    facts, who = {"demands_used": str(number), "limit": exact(most)}, requesters(case.event.by)
    short, at = case.event.short_form_eligible, ("short_form_eligible",)
    if number < most:
        told = compliant(f"{number} of {exact(most)} registrations are used.", (), facts)
    elif short is None:
        told = missing(
            f"{number} registrations are used, and whether Form S-3 is open is left out",
            at,
            "give `short_form_eligible`",
        )
    elif short:
        said = f"{number} registrations are used; one on Form S-3 does not count and is owed all the same."
        told = confirm(said, at, facts, remedy="register on Form S-3")
    else:
        said = f"{number} registrations are used: the Company may decline to effect another."
        told = Answer(
            Outcome.NO_DUTY, said, at=at, facts=facts, remedy="the Company may still agree to effect it"
        )
    yield replace(told, subject=who)


@rule(
    "D4-notice-to-holders",
    on=RegistrationDemand,
    quote="the Company shall promptly notify all Holders of Warrants or Warrant Shares in writing of the receipt of "
    "such request",
    terms=("signing_date",),
)
def notice_to_holders(case: Case[RegistrationDemand]) -> Answers:
    """On a demand the Company promptly notifies all Holders of Warrants or of Warrant Shares.

    Confirm: what is to be done after the demand, with the names; promptly has no number. Not decided here: who
    else holds a warrant issued in connection with the lease, which the file does not list (A-99).
    """
    if not _is_ours(case):
        yield not_applicable("This is no demand under Exhibit D.")
        return
    names = exhibit_d_holders(case.record, case.before)
    yield confirm(
        f"All Holders are promptly notified of the demand: {', '.join(names) or 'none in the register'}.",
        ("delivery",),
        remedy="send each a notice of the demand by certified mail, with the last day of its election",
        counts=False,
    )


@rule(
    "D4-best-efforts",
    on=(RegistrationDemand, Registration),
    quote="The Company shall, as expeditiously as possible following such request, use its best efforts to effect the "
    "registration under the Securities Act",
    terms=(
        "deemed_receipt_days",
        "demand_election_days",
        "incidental_notice_days",
        "incidental_request_days",
        "signing_date",
    ),
    readings=("A-5", "J-5", "J-19", "Q01", "Q02", "Q04", "Q23", "Q33", "Q64", "Q66", "Q68"),
)
def best_efforts(case: Case[RegistrationDemand | Registration]) -> Answers:
    """The Company registers as expeditiously as possible after the demand, by its best efforts.

    Confirm: a person looks at the efforts; no number is invented. Breach: the filing waits for the
    thirty days of the Registration Rights Agreement when every election under Section 4 has been made, and what
    an older contract asks is held to be no excuse (J-5).
    """
    event = case.event
    if isinstance(event, RegistrationDemand):
        if _is_ours(case):
            yield confirm("The Company uses its best efforts to register as expeditiously as possible.")
        else:
            yield not_applicable("This is no demand under Exhibit D.")
    elif begun_by(case.record, event) != EXHIBIT_D_DEMAND or not exhibit_d_binds(case.record, event.date):
        yield not_applicable("This registration was not demanded under Exhibit D.")
    else:
        yield _expeditious(case, event)


def _expeditious(case: Case[RegistrationDemand | Registration], event: Registration) -> Answer:
    """Return the answer on a filing that may wait for the other agreement."""
    drivers = timetable(case.record, case.before, event).drivers
    own = max((each.until for each in drivers if each.clause not in OLDER_AGREEMENT), default=None)
    older = max((each.until for each in drivers if each.clause in OLDER_AGREEMENT), default=None)
    filing, at = event.filing_date, ("filing_date",)
    waits = filing is not None and own is not None and older is not None and own < older and own < filing
    if waits and case.record.reading("J-5") != NOT_POSSIBLE_BEFORE:
        return breach(
            f"The filing on {filing} waits for the thirty days of the Registration Rights Agreement, {older}; the "
            f"elections under Section 4 are in by {own}.",
            at,
            remedy="file when the elections are in, and answer to the RRA Holders; or have them consent (RRA 9(e))",
        )
    after = f" It waits for the notice under the Registration Rights Agreement, {older}." if waits else ""
    return confirm(f"The Company uses its best efforts to register as expeditiously as possible.{after}", at)


def _delivered(case: Case[RegistrationDemand]) -> Answer:
    """Return the answer on how the request came."""
    paper, at = case.event.delivery, ("delivery",)
    if paper is None or paper.method is None:
        return missing("how the request came is left out", at, "give `delivery` with `method` and its day")
    if not is_listed(paper):
        return no_right(
            f"The request came by {paper.method.replace('_', ' ')}, which Section 14 does not know.",
            (*at, "method"),
            remedy="deliver it at the Company's address, or send it by certified or registered mail",
        )
    day = given(paper)
    if day is None:
        return missing("when the request came is left out", at, "give `sent` or `received`")
    address = company_address(case.record, day)
    if paper.address and address and tuple(paper.address) != address:
        told = f"The request went to {', '.join(paper.address)}, not to the Company's address for notices."
        return no_right(told, (*at, "address"), remedy="deliver it again to the right address")
    return compliant(f"The written request is given on {day}.", at)


def _is_ours(case: Case[RegistrationDemand | Registration] | Case[RegistrationDemand]) -> bool:
    """Say whether a demand is one under Exhibit D, made since the Warrant was signed."""
    event = case.event
    under = isinstance(event, RegistrationDemand) and event.under == UNDER_EXHIBIT_D
    return under and exhibit_d_binds(case.record, event.date)


RULES: tuple[Rule, ...] = (
    threshold,
    method_of_disposition,
    written_request,
    registration_count,
    notice_to_holders,
    best_efforts,
)

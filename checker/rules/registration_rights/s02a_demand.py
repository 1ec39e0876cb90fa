"""RRA Section 2(a)(i): a Requested Registration is asked for: when, how and by whom, and all Holders are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from checker.model.delivery import Delivery
from checker.model.events import RegistrationDemand, Takedown
from checker.model.numbers import counted_days
from checker.replay.filings import registration_of
from checker.replay.performance import performed_on
from checker.replay.record import Record
from checker.replay.registration.begun import third_partys
from checker.replay.registration.bound import every, requesters, why_not_requested
from checker.replay.registration.majority import MAJORITY_READINGS, Unknown, majority
from checker.replay.registration.notice import READ_BY_COMPANY, rra_given
from checker.replay.registration.received import RECEIPT_READINGS, made_on, received_on
from checker.replay.registration.windows import REQUESTED
from checker.rules.registration_rights.requisite_count import counted, lacking
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

GOOD_FROM_RECEIPT = "b"
LIST_IS_CLOSED = "a"
# Whom 9(b)(i) names to get a copy of what goes to the Company.
COPIES = ("Ropes & Gray", "Leonard R. Glass")


@rule(
    "R2.a.i-first-date",
    on=RegistrationDemand,
    quote="At any time after October 9, 1998, upon written request",
    terms=("first_demand_after", "signing_date", "deemed_receipt_days"),
    readings=("Q12", "Q68", *RECEIPT_READINGS),
)
def first_date(case: Case[RegistrationDemand]) -> Answers:
    """A Requested Registration may be asked for at any time after 9 October 1998.

    Compliant: made on 10 October 1998 or later. No right: made and received on 9 October 1998 or before. A
    request mailed before and received after is open (Q12).
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    subject = requesters(case.event.by)
    after, made = case.record.day("first_demand_after"), made_on(case.event)
    if made > after:
        told = compliant(f"The request was made on {made}, after {after}.", ("date",))
    else:
        received = received_on(case.record, case.event.delivery)
        if received is not None and received > after and case.record.reading("Q12") == GOOD_FROM_RECEIPT:
            told = compliant(f"Made on {made}, the request is good from its receipt on {received}.")
        else:
            told = no_right(
                f"The request was made on {made}; it may be made only after {after}.",
                ("date",),
                remedy="make it again after that day",
            )
    yield replace(told, subject=subject)


@rule(
    "R9.b-demand-delivery",
    on=(RegistrationDemand, Takedown),
    quote="shall be in writing and shall be deemed to have been duly given if delivered personally or sent by "
    "United States first class mail, postage prepaid",
    terms=("signing_date",),
    readings=("J-19", "Q64", "Q68"),
)
def demand_delivery(case: Case[RegistrationDemand | Takedown]) -> Answers:
    """A request to the Company is in writing, delivered personally or sent by first-class mail, with its copies.

    Compliant: by hand or first-class mail; by certified mail, if that is a kind of it (J-19). No right: by
    another way, or with one of the two copies left out, unless the list is no more than a safe harbour and
    the paper came (Q64). Missing: the delivery, its method, or its day. Copies of which the file says nothing
    are taken to have gone.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    for answer in _delivered(case.record, case.event.delivery):
        yield replace(answer, subject=requesters(case.event.by))


@rule(
    "R2.a.i-requisite-holders",
    on=RegistrationDemand,
    quote="upon written request by those Persons holding Series A Preferred Stock, Warrants and/or Registrable "
    "Securities representing, at the time, a majority of all Registrable Securities on a fully diluted basis",
    terms=("requisite_majority", "signing_date", "deemed_receipt_days"),
    readings=("Q68", *MAJORITY_READINGS),
)
def requisite_holders(case: Case[RegistrationDemand]) -> Answers:
    """A demand is made by Persons holding more than half of all Registrable Securities, fully diluted.

    Compliant: 733,334 of 1,466,666. No right: 733,333, which is exactly half; or more than half claimed, of
    which the register bears out less. Missing: who demands, or what a Holder holds. Who counts, of whom, and
    on which day may be open (Q06, Q07, Q13, Q14, Q16).
    """
    if case.event.under is None and not third_partys(case.record, case.before, case.event):
        yield missing(
            "under which agreement the demand is made is left out",
            ("under",),
            "give `under: rra` or `exhibit_d`",
            subject=requesters(case.event.by),
        )
        return
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    count = majority(case.record, case.before, case.event)
    answer = lacking(count, "who demands") if isinstance(count, Unknown) else counted(count)
    yield replace(answer, subject=requesters(case.event.by))


@rule(
    "R2.a.i-notice-to-holders",
    on=RegistrationDemand,
    quote="the Company shall promptly give written notice of such request to all Holders",
    terms=("deemed_receipt_days", "signing_date"),
    readings=("Q68", *RECEIPT_READINGS),
)
def notice_to_holders(case: Case[RegistrationDemand]) -> Answers:
    """On receipt of a demand the Company promptly gives all Holders notice of it, those who demand included.

    Confirm: given so many days after the receipt of the request, or still to be given; "promptly" has no number.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    start = received_on(case.record, case.event.delivery) or made_on(case.event)
    done = _told_on(case)
    if done is not None:
        elapsed = (done - start).days
        yield confirm(
            f"All Holders are told of the request on {done}, {counted_days(elapsed)} after its receipt.",
            facts={"given": done.isoformat(), "days_elapsed": str(elapsed)},
            counts=False,
        )
    else:
        yield confirm(
            "Notice of the request goes to all Holders promptly.",
            facts={"days_elapsed": str(max((case.as_of - start).days, 0))},
            remedy="give it by hand or first-class mail to each, and list it under `notices` of the registration",
            counts=False,
        )


def _delivered(record: Record, paper: Delivery | None) -> Iterator[Answer]:
    """Answer for the delivery of one request to the Company."""
    if paper is None:
        yield missing(
            "no delivery of the written request is shown",
            ("delivery",),
            "give `delivery: {method: ..., sent: ..., received: ...}`",
        )
        return
    if paper.method is None or (paper.sent is None and paper.received is None):
        what = "how" if paper.method is None else "when"
        yield missing(
            f"{what} the request was delivered is left out",
            ("delivery",),
            "give `method`, e.g. `first_class_mail`, and `sent` or `received`",
        )
        return
    how = paper.method.replace("_", " ")
    if rra_given(record, paper, READ_BY_COMPANY) is None:
        yield no_right(
            f"The request went by {how}, which Section 9(b) does not list.",
            ("delivery", "method"),
            {"method": paper.method},
            remedy="deliver it personally, or send it by first-class mail, postage prepaid",
        )
    elif (uncopied := _copies_lacking(paper)) and record.reading("Q64") == LIST_IS_CLOSED:
        yield no_right(
            f"No copy of the request went to {' and '.join(uncopied)}.",
            ("delivery", "copies"),
            remedy="serve it again with both copies",
        )
    else:
        yield compliant(f"The request went by {how}.", ("delivery",), {"method": paper.method})


def _copies_lacking(paper: Delivery) -> tuple[str, ...]:
    """Return who got no copy, where the file says who did."""
    if paper.copies is None:
        return ()
    went = " / ".join(paper.copies).casefold()
    return tuple(name for name in COPIES if name.casefold() not in went)


def _told_on(case: Case[RegistrationDemand]) -> date | None:
    """Return the day on which the Holders were told of a demand, by what the file shows later; None if not."""
    done = performed_on(case.matter, case.event, "R2.a.i-notice-to-holders")
    registration = registration_of(every(case.record), case.event.id)
    notices = registration.notices if registration is not None else ()
    sent = [
        day
        for each in notices
        if (each.kind is None or each.kind in REQUESTED)
        and (day := each.day_sent or each.day_received) is not None
    ]
    return done or max(sent, default=None)


RULES: tuple[Rule, ...] = (
    first_date,
    demand_delivery,
    requisite_holders,
    notice_to_holders,
)

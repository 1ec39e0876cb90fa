"""RRA Section 2(a)(iii): an underwritten offering from the shelf."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Takedown
from checker.model.numbers import counted_days
from checker.model.outcome import Outcome
from checker.replay.performance import performed_on
from checker.replay.registration.bound import happenings, requesters, why_not_requested
from checker.replay.registration.counted import used_at_most, used_before_takedown
from checker.replay.registration.joining import WINDOW_READINGS, Asking, asking, windows_of
from checker.replay.registration.majority import MAJORITY_READINGS, Unknown, majority
from checker.replay.registration.notice import READ_BY_COMPANY, rra_received
from checker.replay.registration.received import RECEIPT_READINGS, made_on, received_on
from checker.replay.registration.takedowns import effective_since, ended, prohibition, shelf_known
from checker.replay.registration.windows import TAKEDOWN
from checker.rules.registration_rights.requisite_count import counted, lacking
from checker.rules.registration_rights.taking_part import joining_duties
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

ASK = "have its request to take part received by the Company"


@rule(
    "R2.a.iii-requisite-holders",
    on=Takedown,
    quote="In the event the Requisite Holders request the assistance of the Company in order to effect a sale of "
    "Registrable Securities under such Shelf Registration pursuant to an underwritten offering",
    terms=("requisite_majority", "signing_date", "deemed_receipt_days"),
    readings=("Q68", *MAJORITY_READINGS),
)
def requisite_holders(case: Case[Takedown]) -> Answers:
    """A take-down is requested by the Requisite Holders: more than half of all Registrable Securities.

    Compliant: 733,334 of 1,466,666. No right: 733,333. Missing: who asks, or what a Holder holds. Who counts
    is open as in a demand (Q06, Q07, Q13, Q14, Q16).
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    count = majority(case.record, case.before, case.event)
    answer = lacking(count, "who asks") if isinstance(count, Unknown) else counted(count)
    yield replace(answer, subject=requesters(case.event.by))


@rule(
    "R2.a.iii-shelf",
    on=Takedown,
    quote="a sale of Registrable Securities under such Shelf Registration pursuant to an underwritten offering",
    terms=("delay_days", "signing_date"),
    readings=("Q47", "Q68"),
    mandatory=True,
)
def shelf(case: Case[Takedown]) -> Answers:
    """A take-down is made from a Shelf Registration that is effective and under which sales are not prohibited.

    Compliant: effective, and neither ended nor suspended by a prohibition of sales. No right: not effective
    yet, ended before, or in a prohibition under Section 2(g). Missing: which shelf, or since when it is
    effective.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    yield replace(_from_shelf(case), subject=requesters(case.event.by))


@rule(
    "R2.a.iii-notice",
    on=Takedown,
    quote="all Holders shall have a right to participate in such underwritten offering on the same basis as if such "
    "underwritten offering were a Requested Registration under Section 2(a)(i)",
    terms=("deemed_receipt_days", "requested_join_days", "signing_date"),
    readings=tuple(dict.fromkeys(("Q68", *RECEIPT_READINGS, *WINDOW_READINGS))),
)
def notice(case: Case[Takedown]) -> Answers:
    """On receipt of a request for a take-down the Company promptly gives all Holders notice of it.

    Confirm: given so many days after the receipt of the request, or still to be given; "promptly" has no number.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    start = received_on(case.record, case.event.delivery) or made_on(case.event)
    windows = windows_of(case.record, case.before, case.event, TAKEDOWN, "requested_join_days")
    yield from joining_duties(case.record, windows, ASK)
    told = [each.given for each in windows if each.given is not None]
    done = performed_on(case.matter, case.event, "R2.a.iii-notice")
    if done is None and told and len(told) == len(windows):
        done = max(told)
    if done is not None:
        elapsed = (done - start).days
        yield confirm(
            f"All Holders are told of the request on {done}, {counted_days(elapsed)} after its receipt.",
            facts={"given": done.isoformat(), "days_elapsed": str(elapsed)},
            counts=False,
        )
    else:
        untold = [each.holder for each in windows if each.given is None]
        yield confirm(
            "Notice of the request goes to all Holders promptly.",
            facts={
                "days_elapsed": str(max((case.as_of - start).days, 0)),
                "still to be told": ", ".join(untold),
            },
            remedy="give it by hand or first-class mail to each, under `notices`",
            counts=False,
        )


@rule(
    "R2.a.iii-count",
    on=Takedown,
    quote="as if such offering were a Requested Registration under this Agreement",
    terms=("requested_count", "signing_date"),
    readings=("Q18", "Q39", "Q68"),
)
def count(case: Case[Takedown]) -> Answers:
    """A take-down is not one of the three Requested Registrations that the Company must effect.

    Compliant: it is owed beside the three; or fewer than three are used even if it counts. No duty: it counts
    (Q18 b), and three are used.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    most = int(case.record.number("requested_count"))
    events = happenings(case.before.filings)
    at = ("date",)
    if used_at_most(case.record, events, case.event.date)[1] < most:
        told = compliant(f"Fewer than {most} Requested Registrations are used.", at)
    else:
        used = used_before_takedown(case.record, events, case.event.date)
        if used is None or used < most:
            told = compliant("A take-down is none of the Requested Registrations under Section 2(a)(i).", at)
        else:
            said = f"{used} Requested Registrations are used, and a take-down counts as another."
            remedy = "the Company may decline; it may also assist all the same"
            told = Answer(Outcome.NO_DUTY, said, at=at, facts={"demands_used": str(used)}, remedy=remedy)
    yield replace(told, subject=requesters(case.event.by))


@rule(
    "R2.a.iii-participation",
    on=Takedown,
    quote="with the cutback provisions of Section 2(f) being applied with respect to such offering",
    terms=("deemed_receipt_days", "requested_join_days", "signing_date"),
    readings=("Q68", *WINDOW_READINGS),
)
def participation(case: Case[Takedown]) -> Answers:
    """All Holders may take part in a take-down, and share pro rata if the underwriter cannot take all.

    Confirm: whoever asks within the days of a joinder is included. No right: a request received after them, or
    by a method without effect (Q64); that is a finding about the Holder who asks. Not decided here: the shares
    of each (Q29), which turn on the underwriter's advice, of which a take-down has no field.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    days = case.record.days("requested_join_days")
    yield confirm(
        f"Holders who ask within {days} days after their notice take part, pro rata if not all can be sold.",
        counts=False,
    )
    for each in asking(case.record, case.before, case.event, TAKEDOWN, "requested_join_days"):
        yield replace(_joined(case, each), subject=each.holder, counts=False)


def _joined(case: Case[Takedown], each: Asking) -> Answer:
    """Return the answer on one Holder's request to take part."""
    at = ("requests", each.place)
    if not each.dated:
        mend = "give `delivery` with `method` and `sent` or `received`"
        return missing(f"how and when the request of {each.holder} was received is left out", at, mend)
    day, closes = rra_received(case.record, each.request.delivery, READ_BY_COMPANY), each.window.closes
    if day is None:
        return no_right("The request went by a method that Section 9(b) does not list.", (*at, "delivery"))
    if closes is not None and day > closes:
        said = f"The request is received on {day}; {closes} was the last day."
        return no_right(said, (*at, "delivery"), remedy="the Company may let it take part all the same")
    return confirm(f"Received on {day}{f', by {closes}' if closes else ''}: it takes part.", at)


def _from_shelf(case: Case[Takedown]) -> Answer:
    """Return the answer on the shelf from which the offering is made."""
    event, at = case.event, ("of",)
    if event.of is None or not shelf_known(case.before, event):
        return missing(
            "the Shelf Registration from which the offering is made is left out",
            at,
            "give `of`, the id of the mandatory conversion or of the shelf",
        )
    since, end = effective_since(case.before, event), ended(case.before, event)
    if since is None:
        return missing(
            "the day on which the shelf became effective is left out",
            at,
            "give `shelf_effective_date` in the mandatory conversion, or a status `effective`",
        )
    if since > event.date:
        return no_right(
            f"The shelf is effective only on {since}.", at, remedy="ask when the shelf is effective"
        )
    if end is not None:
        return no_right(
            f"The shelf ended on {end}.", at, remedy="demand a registration under Section 2(a)(i)"
        )
    if (barred := prohibition(case.record, case.before, event)) is not None:
        until = f" until {barred.until}" if barred.until else ""
        return no_right(
            f"Sales under the shelf are prohibited{until} (2(g)).",
            at,
            remedy="ask again when the prohibition ends",
        )
    return compliant(f"The shelf is effective since {since}.", at, {"effective": since.isoformat()})


RULES: tuple[Rule, ...] = (requisite_holders, shelf, notice, count, participation)

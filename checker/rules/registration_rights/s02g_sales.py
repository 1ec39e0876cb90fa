"""RRA Section 2(g): notice to the Holders, sales on a prohibited day, and the days added to the shelf."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import HolderSale, RegistrationDelay
from checker.replay.record import COMPANY
from checker.replay.registration import delays
from checker.replay.registration.bound import NOT_BOUND, happenings
from checker.replay.registration.concerned import concerned, is_holder, same
from checker.replay.registration.delay_requests import consented, told_on
from checker.replay.registration.delays import DELAY, PROHIBITION, first_day
from checker.replay.registration.parties import rra_binds, rra_holders
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    missing,
    not_applicable,
    rule,
)

NOT_SAID = "Whether it is a delay or a prohibition of sales is left out."
MUST_BE_TOLD = "R1"
REGISTERED = "registered"


@rule(
    "R2.g-notice",
    on=RegistrationDelay,
    quote="upon written notice to the Holders, prohibit the Holders from selling",
    readings=("J-19", "Q04", "Q45", "Q64", "Q68"),
)
def notice(case: Case[RegistrationDelay]) -> Answers:
    """The Holders have written notice: a prohibition of sales depends on it, a delay by what Q45 is read to say.

    Compliant: notice to every Holder given by hand, or mailed, on the first day or before. Breach: a Holder
    without it, once the first day is past; given only after it. Missing: not given yet. Whether a delay can be
    silent is open (Q45).
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.kind is None:
        yield not_applicable(NOT_SAID)
        return
    by = first_day(event) if event.kind == PROHIBITION else max(first_day(event), event.date)
    given = {one.name: told_on(case.record, event, one.name) for one in rra_holders(case.record, case.before)}
    untold = sorted(name for name, day in given.items() if day is None)
    late = sorted(name for name, day in given.items() if day is not None and day > by)
    if not untold and not late:
        last = max((day for day in given.values() if day is not None), default=event.date)
        planned = " (planned: compliant if done by then)" if last > case.as_of else ""
        yield compliant(f"Every Holder is given notice by {last}{planned}.", ("notices",))
    elif event.kind == DELAY and case.record.reading("Q45", COMPANY) != MUST_BE_TOLD:
        yield compliant("Notice belongs to a prohibition of sales; a delay needs none.", ("notices",))
    elif untold and case.as_of <= by and case.as_of <= event.date:
        yield missing(
            f"no notice to {' and '.join(untold)} is shown; it is given by {by}",
            ("notices",),
            "list it under `notices`, by hand or first-class mail",
        )
    else:
        yield breach(
            f"Notice is not given by {by} to {' and '.join((*untold, *late))}.",
            ("notices",),
            remedy="give written notice, by hand or first-class mail, and invoke the right from then",
        )


@rule(
    "R2.g-added-back",
    on=RegistrationDelay,
    quote="The time period during which any sale prohibition is in effect under this Section 2(g) shall be added to "
    "the time period for which a registration statement is otherwise required to remain effective",
    terms=("shelf_years",),
    readings=("Q27", "Q46", "Q68"),
)
def added_back(case: Case[RegistrationDelay]) -> Answers:
    """The days of a prohibition of sales are added to the year of the shelf, the first and the last counted.

    Compliant: 60 days after 28 February 2001 are 29 April 2001. Missing: the last day. Not decided here:
    whether the 180 days of Section 3(a)(iii) grow too (Q46), which those days' own rule asks.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.kind != PROHIBITION:
        yield not_applicable("Only a prohibition of sales is added back.")
    elif event.until is None:
        yield missing("the last day prohibited is left out", ("until",), "give `until`, itself counted")
    elif (shelf := concerned(happenings(case.before.filings), event.of).shelf) is None:
        yield not_applicable("There is no Shelf Registration whose year could grow.")
    else:
        events = (*happenings(case.before.filings), event)
        added = len(delays.prohibited_days(case.record, events, shelf.id))
        yield compliant(
            f"{added} days of prohibition in all are added to the year of the shelf.",
            ("until",),
            {"days_prohibited": str(added)},
        )


@rule(
    "R2.g-prohibited-sale",
    on=HolderSale,
    quote="prohibit the Holders from selling Registrable Securities under the Shelf Registration",
    terms=("delay_days", "requisite_majority"),
    readings=("J-19", "Q43", "Q47", "Q64", "Q68"),
)
def prohibited_sale(case: Case[HolderSale]) -> Answers:
    """A Holder sells nothing under the shelf on a day on which the Company has prohibited it.

    Compliant: before the prohibition, after its last day, after sixty days without consent, or without written
    notice to the Holder; a sale by another way. Breach: on a day of it. Missing: how it is sold, where a
    prohibition is in force.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not is_holder(case.record, case.before, event.holder):
        yield not_applicable("The seller is no Holder under the Registration Rights Agreement.")
    elif event.method not in (None, REGISTERED):
        yield not_applicable("The sale is not made under the Shelf Registration.")
    else:
        yield replace(_under_prohibition(case, event.holder or ""), subject=event.holder)


def _under_prohibition(case: Case[HolderSale], name: str) -> Answer:
    """Return the answer on a sale that is, or may be, made under the shelf."""
    event, events = case.event, happenings(case.before.filings)
    if event.method is not None and event.of is not None and concerned(events, event.of).shelf is None:
        return not_applicable("The sale is not made under the Shelf Registration.")
    stops = [
        each
        for each in case.before.filings.of(RegistrationDelay)
        if (event.of is None or same(events, each.of, event.of)) and _stops(case, each, name)
    ]
    if not stops:
        return compliant("No prohibition keeps the Holder from selling.", ("date",))
    if event.method is None:
        return missing("whether it is sold under the shelf is left out", ("method",), "give `method`")
    until = max((each.until for each in stops if each.until is not None), default=None)
    return breach(
        f"Sales under the Shelf Registration are prohibited from {delays.first_day(stops[0])}"
        + (f" to {until}." if until is not None else "."),
        ("date",),
        remedy="wait until the prohibition is over",
    )


def _stops(case: Case[HolderSale], each: RegistrationDelay, name: str) -> bool:
    """Say whether a prohibition keeps a Holder from selling on the day of the sale."""
    day = case.event.date
    if not delays.is_invoked_for(each, day):
        return False
    told = told_on(case.record, each, name)
    if told is None or told > day:
        return False
    found = concerned(happenings(case.before.filings), each.of)
    return delays.is_prohibited_on(case.record, each, day) or consented(case.record, case.before, each, found)


RULES: tuple[Rule, ...] = (notice, added_back, prohibited_sale)

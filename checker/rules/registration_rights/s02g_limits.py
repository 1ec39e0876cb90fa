"""RRA Section 2(g): how long, how often, and beyond sixty days only with consent."""

from __future__ import annotations

from datetime import date

from checker.calendars.counting import first_day_free
from checker.model.events import RegistrationDelay
from checker.replay.registration import delays
from checker.replay.registration.bound import NOT_BOUND, happenings
from checker.replay.registration.concerned import Concerned, concerned
from checker.replay.registration.delay_requests import consented, request_received
from checker.replay.registration.parties import rra_binds
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

NO_LAST_DAY = "the last day delayed, itself counted, is left out"
GIVE_IT = "give `until`"
ASK = "end it within sixty days, or ask the Holders to consent to a longer delay"
_COUNTED = ("J-19", "Q01", "Q02", "Q40", "Q43", "Q47", "Q64", "Q66", "Q68")


def _found(case: Case[RegistrationDelay]) -> Concerned:
    """Return the registration that is delayed, or the shelf under which sales are prohibited."""
    return concerned(happenings(case.before.filings), case.event.of)


def _last_allowed(case: Case[RegistrationDelay]) -> date:
    """Return the last day that the delay or prohibition may cover without consent."""
    received = request_received(case.record, case.before, _found(case))
    return delays.last_day_allowed(case.record, case.event, received)


@rule(
    "R2.g-length",
    on=RegistrationDelay,
    quote="in either case for up to sixty (60) days",
    terms=("delay_days", "requisite_majority"),
    readings=_COUNTED,
)
def length(case: Case[RegistrationDelay]) -> Answers:
    """A delay or a prohibition of sales lasts up to sixty days, unless the Holders consent to a longer one.

    Compliant: 1 May to 29 June 2000, both counted, is sixty days. Breach: 62 days without consent, too long
    however the first day is taken (Q47). From when a delay is counted is asked of Q40. Missing: the last day;
    or, beyond sixty days, whether the Holders consent.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.until is None:
        yield missing(NO_LAST_DAY, ("until",), GIVE_IT)
        return
    days, last = len(delays.days_of(event)), _last_allowed(case)
    facts = {"days": str(days), "last_day_allowed": last.isoformat()}
    if event.until <= last:
        yield compliant(f"{days} days, the first and the last counted, end by {last}.", ("until",), facts)
    else:
        yield _consent(case, f"{days} days to {event.until} are too many: the last day is {last}", facts)


@rule(
    "R2.g-registration-total",
    on=RegistrationDelay,
    quote="shall not be invoked so as to delay any registration or sale of Registrable Securities for more than sixty "
    "(60) days",
    terms=("delay_total_days", "requisite_majority"),
    readings=("J-19", "Q42", "Q43", "Q47", "Q64", "Q68"),
)
def registration_total(case: Case[RegistrationDelay]) -> Answers:
    """No registration, and no sale, is delayed for more than sixty days in all.

    Compliant: thirty days and thirty days of one registration. Breach: thirty and 31, without consent. Whether
    prohibitions under one shelf are added is asked of Q42. Missing: the last day; or whether the Holders
    consent.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.until is None:
        yield missing(NO_LAST_DAY, ("until",), GIVE_IT)
        return
    total = delays.days_in_all(case.record, event, happenings(case.before.filings))
    most = case.record.days("delay_total_days")
    facts = {"days_in_all": str(total), "most": str(most)}
    if total <= most:
        yield compliant(f"{total} days in all, of {most}.", ("until",), facts)
    else:
        yield _consent(case, f"{total} days in all are more than {most}", facts)


@rule(
    "R2.g-third-delay",
    on=RegistrationDelay,
    quote="shall not be invoked by the Company on more than two occasions during any period of 365 days",
    terms=("delay_occasions", "delay_period_days"),
    readings=("Q41", "Q68"),
)
def third_delay(case: Case[RegistrationDelay]) -> Answers:
    """The right is not invoked more than twice in any 365 days, delays and prohibitions counted together.

    Compliant: the third on day 366 after the first, or later, each by the day on which it was invoked. Breach:
    on day 364. On day 365, the anniversary in a common year, Q41 decides.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    occasions = int(case.record.number("delay_occasions"))
    first = delays.third_back(happenings(case.before.filings), event, occasions)
    if first is None:
        yield compliant("There are not yet two occasions before this one.", ("date",))
        return
    gap = (event.date - first.date).days
    facts = {"first": first.date.isoformat(), "this": event.date.isoformat(), "gap_days": str(gap)}
    if delays.is_free_again(case.record, first, event):
        yield compliant(f"{gap} days after {first.date}, with one occasion between.", ("date",), facts)
    else:
        yield breach(
            f"A third occasion, {gap} days after the first of {first.date}.",
            ("date",),
            facts,
            remedy=f"invoke it on {first_day_free(first.date, case.record.days('delay_period_days'))} or later",
        )


@rule(
    "R2.g-consent",
    on=RegistrationDelay,
    quote="the Holders shall not unreasonably withhold their consent to a delay beyond sixty (60) days if requested by "
    "the Company",
    terms=("delay_consent_days", "requisite_majority"),
    readings=_COUNTED,
)
def consent(case: Case[RegistrationDelay]) -> Answers:
    """Beyond sixty days a delay needs the consent of the Holders, who do not unreasonably withhold it.

    Compliant: all whose securities are delayed consent, and they are the Requisite Holders. Breach: nobody
    consents. Where each consents and the majority not, or the reverse, Q43 decides. Missing: whether they do, or
    the paper of a consent, which is a written instrument (9(e)).
    Not decided here: whether a refusal is unreasonable.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.until is None:
        yield not_applicable("Whether consent is needed is not known: the last day is left out.")
    elif event.until <= _last_allowed(case):
        days = case.record.days("delay_consent_days")
        yield not_applicable(f"The delay does not go beyond {days} days: no consent is needed.")
    else:
        yield _consent(case, "The delay goes beyond sixty days", {})


def _consent(case: Case[RegistrationDelay], told: str, facts: dict[str, str]) -> Answer:
    """Return the answer on what needs the Holders' consent."""
    if case.event.consents is None:
        return missing(
            f"{told}; whether the Holders consent is left out",
            ("consents",),
            "list under `consents` each Holder with its delivery, or give an empty list",
        )
    found = _found(case)
    if consented(case.record, case.before, case.event, found):
        return compliant(f"{told}, to which the Holders consent.", ("consents",), facts)
    if consented(case.record, case.before, case.event, found, unshown=True):
        return missing(
            f"{told}; the written instrument by which a Holder consents is left out",
            ("consents",),
            "give each consent its `delivery`",
        )
    return breach(f"{told}, and the Holders do not consent.", ("until",), facts, remedy=ASK)


RULES: tuple[Rule, ...] = (length, registration_total, third_delay, consent)

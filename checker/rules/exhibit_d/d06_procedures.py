"""Exhibit D Section 6: the Company keeps Holders advised, the registration effective, the shares qualified."""

from __future__ import annotations

from datetime import date

from checker.model.events import Registration, RegistrationStatus
from checker.replay.filings import effective_on, ended_on, registration_of
from checker.replay.registration.bound import every, happenings
from checker.replay.registration.exhibit_d_effect import has_holder, is_under_exhibit_d, kept_until
from checker.replay.registration.notice import Addressed
from checker.replay.registration.parties import exhibit_d_holders
from checker.rules.rule import (
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)

NOT_OURS = "No Holder under Exhibit D is in this registration."
INITIATION = ("initiation-letter", "D6")
ENDS = frozenset({"terminated", "withdrawn"})
SOLD = frozenset({"all_sold", "completed"})
COMPLETIONS = frozenset({"effective", *SOLD})
TERM = "exhibit_d_effectiveness_days"
TO_HOLDERS = "Holders under Exhibit D"


@rule(
    "D6-initiation",
    on=Registration,
    quote="Company shall keep each Holder advised in writing as to the initiation of each registration",
    terms=("signing_date",),
    readings=("J-3",),
)
def initiation(case: Case[Registration]) -> Answers:
    """Each Holder is advised in writing that a registration has been initiated.

    Confirm: the advice is given, with the names of those to whom a letter is shown; the clause names no time.
    """
    if not is_under_exhibit_d(case.record, case.event):
        yield not_applicable("This registration is neither under Section 2 nor under Section 4 of Exhibit D.")
        return
    letters = Addressed((each for each in case.event.notices if each.kind is not None), INITIATION)
    names = exhibit_d_holders(case.record, case.before)
    shown = [name for name in names if letters.reaching(name)]
    yield confirm(
        "Each Holder is advised in writing of the initiation of the registration.",
        ("notices",),
        {"letter_shown_to": ", ".join(shown)},
        remedy="send each Holder an initiation letter",
        counts=False,
    )


@rule(
    "D6.i-effectiveness-period",
    on=Registration,
    quote="keep such registration effective for a period of one hundred twenty (120) days or until Holder or Holders "
    "have completed the distribution described in the registration statement relating thereto, whichever first occurs",
    terms=(TERM, "signing_date"),
    readings=("A-4", "A-101", "J-3"),
)
def effectiveness_period(case: Case[Registration]) -> Answers:
    """A registration is kept effective for one hundred twenty days, or until all is sold if that is sooner.

    Confirm: a person sees to it; the last day stands among the deadlines, counted from effectiveness (A-101).
    Not applicable: no Holder under Exhibit D is in it, or no day of effectiveness is known.
    """
    events, event = every(case.record), case.event
    effective = event.effective_date if event.id is None else effective_on(events, event.id)
    if effective is None or not has_holder(case.record, case.before, event):
        yield not_applicable(NOT_OURS if effective is not None else "No day of effectiveness is known.")
        return
    until = kept_until(case.record, events, event.id, effective)
    sold = ended_on(events, event.id) if event.id is not None else None
    days = case.record.days(TERM)
    yield Duty(
        who="Company",
        to=TO_HOLDERS,
        what="keep the registration effective, until all is sold if that is sooner",
        keeps=True,
        due=until,
        counted_from=effective,
        count=f"{days} days",
        done=_kept(sold, until, case.as_of),
    )
    yield confirm(
        f"The registration is kept effective through {until}, or until all is sold.",
        ("effective_date",),
        {"last_day": until.isoformat()},
        counts=False,
    )


def _kept(ended: RegistrationStatus | None, until: date, as_of: date) -> date | None:
    """Return the day on which nothing more was owed: distribution completed, or the last day once it is past."""
    if ended is not None and ended.date <= until:
        return ended.date if ended.status in SOLD else None
    return until if as_of > until else None


@rule(
    "D6.iii-blue-sky",
    on=Registration,
    quote="use its best efforts to register or qualify the Registrable Securities under the securities laws or "
    "blue-sky laws of such jurisdictions as any Holder may request",
    terms=("signing_date",),
    readings=("J-3",),
)
def blue_sky(case: Case[Registration]) -> Answers:
    """The Company qualifies the shares where a Holder asks, by its best efforts.

    Confirm: it does; not where it would have to consent generally to service of process, unless it is already
    subject to service there.
    """
    if not has_holder(case.record, case.before, case.event):
        yield not_applicable(NOT_OURS)
        return
    yield confirm(
        "The shares are qualified under the blue-sky laws of the jurisdictions that Holders request."
    )


@rule(
    "D6.i-kept-effective",
    on=RegistrationStatus,
    quote="keep such registration effective for a period of one hundred twenty (120) days or until Holder or Holders "
    "have completed the distribution described in the registration statement relating thereto, whichever first occurs",
    terms=(TERM, "signing_date"),
    readings=("A-4", "A-101", "J-3"),
)
def kept_effective(case: Case[RegistrationStatus]) -> Answers:
    """A registration ends only after one hundred twenty days, or when the distribution is completed.

    Compliant: the distribution is completed, or all is sold; terminated after the last day. Breach: terminated or
    withdrawn on that day or before, with shares unsold. Missing: the day on which it became effective. Not
    applicable: it does not end; it never became effective; no Holder under Exhibit D is in it.
    """
    event, events = case.event, happenings(case.before.filings)
    registration = registration_of(events, event.of)
    if registration is None or not has_holder(case.record, case.before, registration):
        yield not_applicable(NOT_OURS)
        return
    ended, effective = ended_on(events, event.of), effective_on(events, event.of)
    if event.status in SOLD:
        yield compliant("The distribution is completed, which ends the duty.", ("status",))
    elif event.status not in ENDS:
        yield not_applicable("The registration does not end.")
    elif ended is not None and ended.status in SOLD:
        yield compliant(f"The distribution was completed on {ended.date}, which ended the duty.", ("date",))
    elif effective is None and event.status == "withdrawn":
        yield not_applicable("The registration never became effective.")
    elif effective is None:
        yield missing(
            "the day on which the registration became effective is left out",
            ("of",),
            "give a registration_status `effective` before it ends",
        )
    else:
        until = kept_until(case.record, events, event.of, effective)
        facts = {"effective": effective.isoformat(), "last_day": until.isoformat()}
        if event.date <= until:
            yield breach(
                f"The registration ends on {event.date} with shares unsold; it is kept effective through the whole "
                f"of {until}.",
                ("date",),
                facts,
                remedy=f"keep it effective through {until}",
            )
        else:
            yield compliant(f"It was kept effective through {until}.", ("date",), facts)


@rule(
    "D6-completion",
    on=RegistrationStatus,
    quote="keep each Holder advised in writing as to the initiation of each registration and as to the completion "
    "thereof",
    terms=("signing_date",),
    readings=("J-3",),
)
def completion(case: Case[RegistrationStatus]) -> Answers:
    """Each Holder is advised in writing that a registration is completed.

    Confirm: the advice is given when the distribution is completed, and when the statement becomes effective,
    which by the definition of Section 1 completes the registration; the clause names no time.
    """
    registration = registration_of(happenings(case.before.filings), case.event.of)
    if registration is None or not is_under_exhibit_d(case.record, registration):
        yield not_applicable("This registration is neither under Section 2 nor under Section 4 of Exhibit D.")
    elif case.event.status not in COMPLETIONS:
        yield not_applicable("The registration is not completed.")
    else:
        yield confirm(
            "Each Holder is advised in writing of the completion of the registration.",
            ("status",),
            remedy="send each Holder a completion letter",
            counts=False,
        )


RULES: tuple[Rule, ...] = (
    initiation,
    effectiveness_period,
    blue_sky,
    kept_effective,
    completion,
)

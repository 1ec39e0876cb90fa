"""RRA Section 2(a)(i): how much a demand asks for, the block-out, the three demands, and the period."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import PublicOffering, RegistrationDemand
from checker.model.numbers import exact
from checker.model.outcome import Outcome
from checker.replay.filings import effective_on
from checker.replay.registration.bound import (
    every,
    happenings,
    requesters,
    shown,
    why_not_requested,
    why_not_rra,
)
from checker.replay.registration.counted import demands_used
from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.offerings import blocking, blockout_after, starts_blockout, unclear
from checker.replay.registration.received import RECEIPT_READINGS, made_on, received_on
from checker.replay.registration.rra_demand import TARGET_READINGS, Target, target
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

MAY_DECLINE = "the Company may decline; it may also register all the same"


@rule(
    "R2.a.i-requested-shares",
    on=RegistrationDemand,
    quote="the Registrable Securities which the Company has been so requested to register by the Holders",
    terms=("signing_date",),
    readings=("A-49", "A-5", "J-18", "Q68"),
)
def requested_shares(case: Case[RegistrationDemand]) -> Answers:
    """A demand says how many Registrable Securities are to be registered: all or part of what is held.

    Compliant: one share, or all. No right: more than those who demand hold; that is a finding about them, and
    the demand stands for what they hold. Missing: the number.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    subject = requesters(case.event.by)
    if case.event.shares is None:
        told = missing("how many shares are to be registered is left out", ("shares",), "give `shares`")
        yield replace(told, subject=subject)
        return
    held = _held(case)
    asked = Fraction(case.event.shares)
    facts = {"shares": exact(asked), **({} if held is None else {"held": exact(held)})}
    if held is None:
        told = confirm("Those who demand hold what they ask to have registered.", ("shares",), facts)
    elif asked <= held:
        told = compliant(f"{shown(asked)} shares are asked for, {shown(held)} held.", ("shares",), facts)
    else:
        told = no_right(
            f"{shown(asked)} shares are asked for; those who demand hold {shown(held)}.",
            ("shares",),
            facts,
            remedy="the request stands for what they hold",
        )
        told = replace(told, counts=False)
    yield replace(told, subject=subject)


@rule(
    "R2.a.i-blockout",
    on=RegistrationDemand,
    quote="the Company shall not be obligated to effect a Requested Registration pursuant to this subdivision "
    "during the 180 day period immediately following the commencement of the Company's public offering of "
    "equity securities",
    terms=("blockout_days", "signing_date", "deemed_receipt_days"),
    readings=("Q25", "Q68", *RECEIPT_READINGS),
)
def blockout(case: Case[RegistrationDemand]) -> Answers:
    """No Requested Registration need be effected in the 180 days after the Company's public offering commenced.

    Compliant: received on day 181, or when no such offering commenced; in an offering of holders alone. No
    duty: received on one of the 180 days; what then becomes of the demand is open (Q26b). Missing: whether the
    Company sold in the offering. Whether any offering of the Company counts, or the first alone, is Q25.
    Not decided here: whether it commenced when effective, when priced or with the first sale (Q26a): the day
    that the file states is taken.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    subject = requesters(case.event.by)
    day = received_on(case.record, case.event.delivery) or made_on(case.event)
    events = happenings(case.before.filings)
    period = blocking(case.record, events, day)
    if period is not None:
        told = Answer(
            Outcome.NO_DUTY,
            f"Received on {day}, the request falls in the block-out that followed the offering of "
            f"{period.commenced} and ends with {period.until}.",
            at=("date",),
            facts={"commenced": period.commenced.isoformat(), "blockout_until": period.until.isoformat()},
            remedy=f"{MAY_DECLINE}; the request may be repeated after {period.until}",
        )
    elif (offering := unclear(case.record, events, day)) is not None:
        told = missing(
            f"whether the Company sold in the public offering of {offering.date} is left out",
            ("date",),
            "give `by_company` in that public offering",
        )
    else:
        told = compliant(f"No block-out covers {day}.", ("date",))
    yield replace(told, subject=subject)


@rule(
    "R2.a.i-demand-count",
    on=RegistrationDemand,
    quote="nor shall the Company be obligated to effect more than three (3) Requested Registrations under this "
    "Section 2(a)(i)",
    terms=("requested_count", "signing_date"),
    readings=("Q18", "Q39", "Q68"),
)
def demand_count(case: Case[RegistrationDemand]) -> Answers:
    """The Company effects no more than three Requested Registrations.

    Compliant: two have been effected under 2(e), on whatever form; one that is pending, was withdrawn before
    it became effective, or is deemed not effected, does not count. No duty: three have been. Whether a
    take-down counts (Q18), and one interfered with after all was sold (Q39), is open.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    most = int(case.record.number("requested_count"))
    used = demands_used(case.record, case.before, case.event.date)
    facts = {"demands_used": str(used)}
    if used < most:
        told = compliant(f"{used} of {most} Requested Registrations have been effected.", ("date",), facts)
    else:
        said = f"{used} Requested Registrations have been effected; no more than {most} are owed."
        told = Answer(Outcome.NO_DUTY, said, at=("date",), facts=facts, remedy=MAY_DECLINE)
    yield replace(told, subject=requesters(case.event.by))


@rule(
    "R2.a.i-effective-target",
    on=RegistrationDemand,
    quote="the Company will use its best efforts to effect and maintain the registration under the Securities Act",
    terms=(
        "requested_effective_days",
        "requested_effective_days_short_form",
        "blockout_days",
        "signing_date",
        "deemed_receipt_days",
    ),
    readings=("Q68", *TARGET_READINGS),
)
def effective_target(case: Case[RegistrationDemand]) -> Answers:
    """The Company uses best efforts to have a demand effective in 90 days after receipt, in 60 on a short form.

    Compliant: it is effective by then. Confirm: the days still run. Judgement: they have run out; best efforts
    may have been used all the same. Missing: whether a short form can be used, or when the request was
    received. The day of receipt (Q17), a last day on a holiday (Q23), a block-out (Q26b) and a delay (Q40) may
    move the day.
    Not decided here: on which day the Company must be qualified for the short form (Q24): the fact that the
    file states is taken.
    """
    if (reason := why_not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    found = target(case.record, case.before, case.event)
    if found is None:
        yield _untimed(case)
        return
    if found.due is None:
        yield confirm(
            "Made within the block-out, the demand is void on this reading, and no day is set.", counts=False
        )
        return
    effective = effective_on(every(case.record), case.event.id)
    yield Duty(
        who="Company",
        to=requesters(case.event.by) or "Holders",
        what="have the Requested Registration effective",
        due=found.due,
        counted_from=found.counted_from,
        count=found.count,
        done=effective,
    )
    yield _on_target(case, found, effective)


@rule(
    "R2.a.i-blockout-period",
    on=PublicOffering,
    quote="during the 180 day period immediately following the commencement of the Company's public offering of "
    "equity securities",
    terms=("blockout_days", "signing_date"),
    readings=("Q25", "Q68"),
)
def blockout_period(case: Case[PublicOffering]) -> Answers:
    """A public offering of the Company holds demands off for 180 days after it commenced.

    Compliant: commenced on 15 January 2003, through 14 July 2003. Missing: whether the Company sells. Not
    applicable: holders alone sell; or a later offering, if only the first one counts (Q25).
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    if case.event.by_company is None:
        yield missing(
            "whether the Company sells in the offering is left out",
            ("by_company",),
            "give `by_company: true` or `false`",
        )
        return
    if not starts_blockout(case.record, case.before, case.event):
        yield not_applicable("The offering starts no block-out.")
        return
    period = blockout_after(case.record, case.event)
    days = case.record.days("blockout_days")
    yield Duty(
        who="Company",
        to="Holders",
        what="rely on the block-out of demands",
        due=period.until,
        counted_from=period.commenced,
        count=f"{days} days",
        right=True,
    )
    yield compliant(
        f"No Requested Registration need be effected through {period.until}.",
        ("date",),
        {"blockout_until": period.until.isoformat()},
    )


def _held(case: Case[RegistrationDemand]) -> Fraction | None:
    """Return what those who demand hold together on the day; None where it is not known."""
    held = holdings_on(case.record, case.before.filings, made_on(case.event))
    found = [held.of(each.holder) for each in case.event.by or ()]
    if not found or any(each is None or not each.known for each in found):
        return None
    return sum((each.registrable for each in found if each is not None), Fraction(0))


def _untimed(case: Case[RegistrationDemand]) -> Answer:
    """Return the answer where a fact without which the period cannot be counted is left out."""
    if case.event.short_form_eligible is None:
        return missing(
            "whether the Company can use Form S-3, S-2 or a successor is left out",
            ("short_form_eligible",),
            "give `short_form_eligible: true` or `false`",
            counts=False,
        )
    return missing(
        "no day is shown on which the Company received the request",
        ("delivery",),
        "give `delivery` with `method` and `sent` or `received`",
        counts=False,
    )


def _on_target(case: Case[RegistrationDemand], found: Target, effective: date | None) -> Answer:
    """Return the answer on a period of best efforts."""
    due = found.due
    facts = {"effective_by": str(due), "counted_from": found.counted_from.isoformat()}
    if effective is not None and due is not None and effective <= due:
        return replace(compliant(f"Effective on {effective}, by {due}.", (), facts), counts=False)
    if due is not None and case.as_of > due:
        told = judgement(
            f"The days ended with {due} and the registration was not effective; best efforts are owed, so that "
            "this is no breach by itself.",
            (),
            facts,
            remedy="record what was done, and who finds that it was the best that could be done",
        )
        return replace(told, counts=False)
    return confirm(f"Best efforts to be effective by {due}.", (), facts, counts=False)


RULES: tuple[Rule, ...] = (requested_shares, blockout, demand_count, effective_target, blockout_period)

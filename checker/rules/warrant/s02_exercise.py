"""Warrant Section 2.1: who may exercise, when, for how many shares, by which three deliveries."""

from __future__ import annotations

from datetime import date

from checker.arithmetic.exercise import split_off_fraction
from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.replay.dissolution import last_window
from checker.replay.exercise import conditions, fits, paid_for, payment_is_due
from checker.replay.net_exercise import portion_of
from checker.replay.term import ended_by, term_days
from checker.rules.rule import Answers, Case, Duty, compliant, missing, no_right, rule
from checker.rules.warrant.identified import holder_of, not_in_register, unidentified
from checker.rules.warrant.names import same_name

FORM = "TO BE EXECUTED BY THE REGISTERED HOLDER"


@rule(
    "W2.1-warrant-identified",
    on=Exercise,
    quote="(iii) this Warrant",
    readings=("A-3",),
    mandatory=True,
)
def warrant_identified(case: Case[Exercise]) -> Answers:
    """The exercise names a Warrant that stands in the register when the exercise is complete.

    Compliant: ``warrant: W-1``, and W-1 is in the register.
    No right: a Warrant surrendered before, in an exercise, a transfer or a replacement; one that comes into
    being only after the exercise is complete.
    Missing: no ``warrant`` is named; it is not guessed, even where there is only one.
    """
    held = case.before.warrant(case.event.warrant)
    if case.event.warrant is None or held is None:
        yield not_in_register(case, "exercised")
    else:
        yield compliant(
            f"Warrant {held.id} stands in the name of {held.holder} for {exact(held.shares, 1)} shares.",
            ("warrant",),
        )


@rule(
    "W2.1-exercise-within-term",
    on=Exercise,
    quote="at any time and from time to time during the Term of this Warrant",
    terms=("term_first_day", "term_years"),
    readings=("A-2", "A-3", "A-4", "A-82"),
    mandatory=True,
)
def exercise_within_term(case: Case[Exercise]) -> Answers:
    """The exercise is complete during the Term: from May 1, 2002 through the seventh anniversary.

    Complete means that notice, payment and Warrant have all been delivered (A-3 says when a paper that
    was mailed counts; a wholly net exercise needs no payment).
    Compliant: complete on 30 April 2009. No right: complete on 2 May 2009.
    Not decided here: whether the anniversary itself is inside the Term, and until what hour (A-2; give the
    event's ``time``).
    """
    complied = conditions(case.record, case.event).complied
    if complied is None:
        yield missing(
            "the day on which notice, payment and Warrant had all been delivered cannot be told",
            (),
            "give `received` for the notice, each payment and the Warrant",
        )
        return
    first, last = term_days(case.record)
    ended = ended_by(case.record, complied, case.event.time)
    facts = {"exercise_date": complied.isoformat(), "term": f"{first.isoformat()} to {last.isoformat()}"}
    if complied < first:
        yield no_right(
            f"The exercise was complete on {complied}, before the Term began on {first}.",
            ("date",),
            remedy="exercise again within the Term",
            facts=facts,
        )
    elif ended and complied > last and _in_last_window(case, complied):
        yield compliant(
            f"The exercise is complete on {complied}, after the Term but within the window of Section 9.",
            ("date",),
            facts,
        )
    elif ended:
        yield no_right(
            f"The exercise was complete only on {complied}; the Term ended on {last}"
            + (", and on that reading before it was complete." if complied == last else "."),
            ("date",),
            remedy="refer the tender to counsel (A-2, A-3): as read here, the right has ended with the Term",
            facts=facts,
        )
    else:
        yield compliant(f"The exercise is complete on {complied}, within the Term.", ("date",), facts=facts)


@rule(
    "W2.1-deliveries-complete",
    on=Exercise,
    quote="Holder shall deliver to Company at its office referred to in Section 14 hereof",
    readings=("A-3",),
)
def deliveries_complete(case: Case[Exercise]) -> Answers:
    """Notice of Exercise, payment and the Warrant itself are all delivered; none is ever assumed.

    Compliant: each of the three has its day. Missing: the file does not show the surrender of the
    Warrant. A delivery dated after the day of the check is a plan: compliant if done by its date.
    """
    days = conditions(case.record, case.event)
    parts = [
        ("the Notice of Exercise", days.notice, "notice"),
        ("the Warrant itself", days.warrant, "warrant_surrendered"),
    ]
    if payment_is_due(case.event):
        parts.insert(1, ("the payment", days.payment, "payment"))
    lacking = [(what, key) for what, day, key in parts if day is None]
    for what, key in lacking:
        yield missing(
            f"no day of delivery of {what} is given",
            (key,),
            f"give `{key}` with `method` and `received` (a delivery is never assumed)",
            subject=holder_of(case),
        )
    for what, day, _ in parts:
        if day is not None and day > case.as_of:
            yield Duty(
                who="Holder",
                to=case.company,
                what=f"deliver {what}, as planned",
                due=day,
                counted_from=case.event.date,
                count="the day planned",
                done=day,
            )
    if not lacking:
        planned = [what for what, day, _ in parts if day is not None and day > case.as_of]
        tail = f" (planned: {', '.join(planned)}; compliant if done by then)" if planned else ""
        facts = {key: day.isoformat() for _, day, key in parts if day is not None}
        yield compliant(
            f"All three things were delivered by {days.complied}{tail}.", ("notice",), facts=facts
        )


@rule(
    "W2.1-shares-available",
    on=Exercise,
    quote="To exercise this Warrant in whole or in part (but not as to any fractional share of Common Stock)",
    mandatory=True,
)
def shares_available(case: Case[Exercise]) -> Answers:
    """The shares paid for and the portion cancelled are whole, together above 0, and within the Warrant.

    Compliant: 272,067 under a Warrant for 272,067.0; a net exercise of all 300,521.7. No right: 272,068,
    or 100,000.5, or 0; 200,000 paid for and 100,000 net under one for 272,067.0.
    """
    held = case.before.warrant(case.event.warrant)
    wanted = paid_for(case.event) + portion_of(case.event)
    if held is None:
        yield unidentified(case)
        return
    at = ("shares",) if case.event.shares is not None else ("net_shares",)
    whole, _ = split_off_fraction(held.shares)
    facts = {"shares": exact(wanted), "available": exact(whole)}
    if case.event.shares is None and case.event.net_shares is None:
        yield missing("the number of shares is left out", ("shares",), "give `shares`, a whole number")
    elif fits(case.event, held):
        yield compliant(f"{exact(wanted)} of {exact(whole)} whole shares are exercised.", at, facts)
    elif wanted > whole:
        yield no_right(
            f"{exact(wanted)} shares are asked for; Warrant {held.id} holds {exact(whole)} whole shares.",
            at,
            facts,
            remedy=f"exercise for at most {exact(whole)}",
        )
    else:
        yield no_right(
            f"{exact(wanted)} is not a whole number of shares above 0.",
            at,
            facts,
            remedy=f"exercise for a whole number, at most {exact(whole)}",
        )


@rule("W2.1-exact-name", on=Exercise, quote="the Notice of Exercise in the form of Exhibit A attached hereto")
def exact_name(case: Case[Exercise]) -> Answers:
    """The Notice is signed in the name that stands on the face of the Warrant.

    The form of Exhibit A is "TO BE EXECUTED BY THE REGISTERED HOLDER", which has the one name that the
    register and the face give it. A face printed in capitals is matched without regard to case; in all else
    exactly, as the NOTICE of Exhibits B and C has it.
    Compliant: Cisco Systems Capital Corporation. No right: Cisco Systems Capital Corp.
    Not decided here: whether a difference of form alone could be overlooked (A-107, remote).
    """
    held = case.before.warrant(case.event.warrant)
    signed = case.event.signed_name
    if held is None:
        yield unidentified(case)
    elif signed is None:
        yield missing(
            "the name in which the Notice is signed is left out",
            ("signed_name",),
            "copy it from the signature on the Notice: `signed_name: ...`",
        )
    elif same_name(signed, held.name_on_face):
        yield compliant(
            "The Notice is signed in the registered name.", ("signed_name",), {"signed_name": signed}
        )
    else:
        yield no_right(
            f"The Notice is signed “{signed}”; the Warrant stands in the name “{held.name_on_face}”. The form is "
            f"“{FORM}”.",
            ("signed_name",),
            remedy="have the registered holder sign in its exact name",
            facts={"signed_name": signed, "name_on_face": held.name_on_face},
        )


def _in_last_window(case: Case[Exercise], complied: date) -> bool:
    """Say whether an exercise after the Term falls in the window of Section 9, on the reading that it may."""
    return last_window(case.record, case.before, case.event.warrant, complied)

"""Warrant Section 9: Holder's last thirty days from a notice of dissolution, and what becomes void after them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.model.events import Dissolution, Exercise
from checker.replay.clock import term_last_day
from checker.replay.dissolution import notice_days, window_end
from checker.replay.exercise import conditions
from checker.replay.notices import by_holder
from checker.replay.record import HOLDER
from checker.rules.rule import (
    Answers,
    Case,
    Duty,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)


@rule(
    "W9-window",
    on=Dissolution,
    quote="in any case, Holder hereof may exercise this Warrant within thirty (30) days from the date of the giving of "
    "such notice, and all rights herein granted not so exercised within such thirty-day period shall thereafter become "
    "null and void",
    terms=("dissolution_exercise_days",),
    readings=("A-2", "A-4", "A-7", "A-82"),
)
def window(case: Case[Dissolution]) -> Answers:
    """Each Holder may exercise within thirty days from the giving of its notice; after that its rights are void.

    A duty of nobody, but the last day of a right: shown as a deadline of each holder. Confirm: that it is
    warned of it. A window that would outlast the Term ends with it, unless "in any case" carries it on
    (A-82). Not applicable: without a notice, or with one given only after the Term, which revives nothing; when
    Section 8 covers the distribution.
    """
    seen = False
    for holder, day in _windows(case):
        seen = True
        due = window_end(case.record, day)
        if due > term_last_day(case.record, HOLDER) and case.record.reading("A-82", HOLDER) == "R2":
            due = term_last_day(case.record, HOLDER)
        yield Duty(
            who="Holder",
            to=case.company,
            what=f"exercise the Warrant of {holder}, or its rights become null and void",
            due=due,
            counted_from=day,
            count=f"{case.record.days('dissolution_exercise_days')} days",
            right=True,
        )
        yield confirm(
            f"{holder} was told that {due} is the last day on which it may exercise.",
            ("notices",),
            counts=False,
        )
    if not seen:
        yield not_applicable("No notice has been given, during the Term, from which the window could run.")


@rule(
    "W9-exercise-window",
    on=Exercise,
    quote="all rights herein granted not so exercised within such thirty-day period shall thereafter become null and "
    "void",
    terms=("dissolution_exercise_days", "term_first_day", "term_years"),
    readings=("A-2", "A-3", "A-4", "A-7", "A-82"),
    mandatory=True,
)
def exercise_window(case: Case[Exercise]) -> Answers:
    """After a notice of dissolution to its Holder a Warrant must be exercised within thirty days from its giving.

    Compliant: complete on day 30. No right: on day 31, though nothing has been distributed. Not applicable:
    no notice to the Holder of this Warrant during its Term, whatever was sent to another. Not decided here:
    whether the window can outlast the Term (A-82).
    """
    complied = conditions(case.record, case.event).complied
    held = case.before.warrant(case.event.warrant)
    days = notice_days(case.record, case.before, held) if held is not None else ()
    given_by_then = [day for day in days if complied is None or day <= complied]
    if not given_by_then:
        yield not_applicable("No notice of dissolution has been given to the Holder of this Warrant.")
        return
    if complied is None:
        yield missing("the exercise date is not known", (), "give the days of delivery")
        return
    due = window_end(case.record, given_by_then[0])
    if complied <= due:
        yield compliant(f"Complete on {complied}, within the window that ends on {due}.", ("date",))
    else:
        yield no_right(
            f"Complete on {complied}; the thirty days from the notice of dissolution ended on {due}, and the rights "
            "are void.",
            ("date",),
            remedy="none under Section 9; counsel considers whether the notice was good",
        )


def _windows(case: Case[Dissolution]) -> Iterator[tuple[str, date]]:
    """Yield each holder with the day of its first notice, where one was given during the Term."""
    for holder, warrants in by_holder(case.before.held.values()).items():
        firsts = {
            days[0]
            for held in warrants
            if (days := notice_days(case.record, case.before, held, only=case.event))
        }
        for day in sorted(firsts):
            yield holder, day

"""Warrant Section 9: a distribution in dissolution: its notice, the bar, and Holder's last thirty days."""

from __future__ import annotations

from datetime import date, timedelta

from checker.model.delivery import Delivery
from checker.model.events import Dissolution, Exercise
from checker.replay.delivery import given, is_listed
from checker.replay.dissolution import KINDS, dissolution_notices, window_end
from checker.replay.exercise import conditions
from checker.replay.notices import mailed_on, notices_of
from checker.rules.rule import (
    Answers,
    Case,
    Duty,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)
from checker.rules.warrant.prior_notice import holder_names, holders


@rule(
    "W9-notice",
    on=Dissolution,
    quote="In case of any distribution of the assets of Company in dissolution or liquidation (except under "
    "circumstances when the foregoing Section 8 shall be applicable), Company shall give notice thereof to Holder",
    terms=("dissolution_days",),
    readings=("A-81",),
)
def notice(case: Case[Dissolution]) -> Answers:
    """Holder has notice of a distribution of assets in dissolution before anything is distributed.

    Compliant: a notice by hand, courier or mail. Breach: none, when no day is left on which it could still
    be mailed. Missing: none yet.
    """
    shown = _listed(case)
    last = case.event.date - timedelta(days=case.record.days("dissolution_days") + 1)
    done = min((day for each in shown if (day := given(each)) is not None), default=None)
    yield Duty(
        who="Company",
        to=holders(case),
        what="mail notice of the dissolution by certified mail",
        due=last,
        counted_from=case.event.date,
        count="30 days expired before the distribution",
        done=done,
    )
    if done is not None:
        yield compliant(f"Notice of the dissolution is given on {done}.", ("notices",))
    elif case.as_of <= last:
        yield missing(
            f"no notice of the dissolution is shown; mailed by {last}, it permits a distribution on {case.event.date}",
            ("notices",),
            "list it under `notices` with `method: certified_mail` and `sent`",
        )
    else:
        yield breach(
            f"No notice of the dissolution was given by {last}.",
            ("notices",),
            remedy="mail it by certified mail, and distribute nothing until thirty days have expired",
        )


@rule(
    "W9-distribution-bar",
    on=Dissolution,
    quote="shall make no distribution to shareholders until the expiration of thirty (30) days from the date of "
    "mailing of the aforesaid notice",
    terms=("dissolution_days",),
    readings=("A-81",),
)
def distribution_bar(case: Case[Dissolution]) -> Answers:
    """Nothing is distributed until thirty days from the mailing of the notice have expired.

    Compliant: on the thirty-first day after the mailing. Breach: on the thirtieth. A notice that was not
    mailed (a courier's) leaves open from when the days run (A-81).
    """
    free = _free_from(case)
    if free is None:
        yield not_applicable("No notice has been given from which the thirty days could run.")
    elif case.event.date >= free:
        yield compliant(
            f"The bar ends with {free - timedelta(days=1)}; the distribution is on {case.event.date}.",
            ("date",),
        )
    else:
        yield breach(
            f"A distribution on {case.event.date} is barred: the thirty days expire with {free - timedelta(days=1)}.",
            ("date",),
            {"first_free_day": free.isoformat()},
            remedy=f"distribute on {free} or later",
        )


@rule(
    "W9-window",
    on=Dissolution,
    quote="in any case, Holder hereof may exercise this Warrant within thirty (30) days from the date of the giving of "
    "such notice, and all rights herein granted not so exercised within such thirty-day period shall thereafter become "
    "null and void",
    terms=("dissolution_exercise_days",),
    readings=("A-4", "A-82", "A-113"),
)
def window(case: Case[Dissolution]) -> Answers:
    """Holder may exercise within thirty days from the giving of the notice; after that its rights are void.

    A duty of nobody, but Holder's last day: shown as a deadline. Confirm: that Holder is warned of it.
    """
    first = min((day for each in _listed(case) if (day := given(each)) is not None), default=None)
    if first is None:
        yield not_applicable("No notice has been given from which the window could run.")
        return
    days = case.record.days("dissolution_exercise_days")
    due = window_end(case.record, first)
    yield Duty(
        who="Holder",
        to=case.company,
        what="exercise the Warrant, or its rights become null and void",
        due=due,
        counted_from=first,
        count=f"{days} days",
    )
    yield confirm(
        f"Holder was told that {due} is the last day on which it may exercise.", ("notices",), counts=False
    )


@rule(
    "W9-exercise-window",
    on=Exercise,
    quote="all rights herein granted not so exercised within such thirty-day period shall thereafter become null and "
    "void",
    terms=("dissolution_exercise_days", "term_first_day", "term_years"),
    readings=("A-3", "A-4", "A-82"),
)
def exercise_window(case: Case[Exercise]) -> Answers:
    """After a notice of dissolution an exercise must be complete within thirty days from its giving.

    Compliant: on day 30. No right: on day 31, though nothing has been distributed. Not applicable: no
    notice of dissolution. Not decided here: whether the window can outlast the Term (A-82).
    """
    complied = conditions(case.record, case.event).complied
    notices = [
        day
        for day in dissolution_notices(case.record, holder_names(case))
        if complied is None or day <= complied
    ]
    if not notices:
        yield not_applicable("No notice of dissolution has been given.")
        return
    if complied is None:
        yield missing("the exercise date is not known", (), "give the days of delivery")
        return
    due = window_end(case.record, min(notices))
    if complied <= due:
        yield compliant(f"Complete on {complied}, within the window that ends on {due}.", ("date",))
    else:
        yield no_right(
            f"Complete on {complied}; the thirty days from the notice of dissolution ended on {due}, and the rights "
            "are void.",
            ("date",),
            remedy="none under Section 9; counsel considers whether the notice was good",
        )


def _listed(case: Case[Dissolution]) -> list[Delivery]:
    """Return the notices of the dissolution to Holder, by a method that Section 14 knows."""
    return [each for each in notices_of(case.event.notices, KINDS, holder_names(case)) if is_listed(each)]


def _free_from(case: Case[Dissolution]) -> date | None:
    """Return the first day on which a distribution is free, under the reading in force of A-81."""
    days = case.record.days("dissolution_days") + 1
    mailed = [day for each in _listed(case) if (day := mailed_on(each)) is not None]
    if mailed:
        return min(mailed) + timedelta(days=days)
    shown = _listed(case)
    if not shown:
        return None
    option = case.record.reading("A-81")
    if option == "R3":
        return date.max
    each = shown[0]
    sent, received = each.sent or each.day_received, given(each) or each.sent
    start = (
        sent if option == "R2" else max((day for day in (sent, received) if day is not None), default=None)
    )
    return None if start is None else start + timedelta(days=days)

"""A notice that must precede an act by a number of days: absent, late, or in time (CONTRACT section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.calendars.counting import days_after, days_before
from checker.model.delivery import Delivery
from checker.replay.notices import addressed_to, by_holder, reaching
from checker.replay.state import HeldWarrant
from checker.rules.rule import Answer, Answers, Case, Duty, breach, compliant, missing


@dataclass(frozen=True, slots=True)
class PriorNotice:
    """What is due: ``what`` to Holder, ``days`` before ``event``, counted by ``counts`` for each notice."""

    what: str
    event: str
    before: date
    days: int
    counts: Callable[[Delivery], date | None]
    kinds: tuple[str, ...]

    @property
    def last(self) -> date:
        """The last day on which the notice is in time: the day of the act excluded, that of notice included."""
        return days_before(self.before, self.days)


def judge(
    case: Case[Any], due: PriorNotice, notices: Iterable[Delivery], warrants: Mapping[str, HeldWarrant]
) -> Answers:
    """Answer, holder by holder, for a notice that must precede the act: the earliest that counts decides.

    Holder hereof is the holder of each Warrant: a notice to one is none to another (A-86). Absent: a missing
    fact while its last day has not passed, then a breach. A notice by a method that Section 14 does not
    know, or to another address than Holder's (A-7), counts as absent; one of which the file does not say
    how or when it went is a missing fact.
    """
    shown = tuple(notices)
    for holder, held in by_holder(warrants.values()).items():
        first = _first(case, due, shown, held)
        yield Duty(
            who="Company",
            to=holder,
            what=f"give {due.what}",
            due=due.last,
            counted_from=due.before,
            count=f"{due.days} days before",
            done=first,
            backward=True,
        )
        unsaid = first is None and any(_may_count(case, due, shown, each) for each in held)
        yield _answer(case, due, holder, first, unsaid=unsaid)


def _answer(case: Case[Any], due: PriorNotice, holder: str, first: date | None, *, unsaid: bool) -> Answer:
    """Return the answer for one holder, of which ``first`` is the day its notice counts from, if any does."""
    facts = {"last_day": due.last.isoformat(), due.event.replace(" ", "_"): due.before.isoformat()}
    put_off = f"put off {due.event} until {due.days} days after the notice"
    if first is None and unsaid:
        return missing(
            f"how, or on what day, the {due.what} reached {holder} is left out; {due.last} is its last day",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    if first is None and case.as_of <= due.last:
        return missing(
            f"no {due.what} to {holder} is shown; it is due by {due.last}, {due.days} days before {due.event} "
            f"on {due.before}",
            ("notices",),
            "list it under `notices` with `method` and `sent` (a plan has a date after as_of)",
        )
    if first is None:
        told = f"No {due.what} was given to {holder} by {due.last}, {due.days} days before {due.event} on {due.before}."
        return breach(told, ("notices",), facts, remedy=put_off)
    if first <= due.last:
        tail = " (planned: compliant if done by then)" if first > case.as_of else ""
        told = f"The {due.what} is given to {holder} on {first}, by {due.last}{tail}."
        return compliant(told, ("notices",), facts)
    return breach(
        f"The {due.what} is given to {holder} only on {first}: {due.last} is {due.days} days before {due.event}.",
        ("notices",),
        facts,
        remedy=f"put off {due.event} to {days_after(first, due.days)} or later",
    )


def _first(
    case: Case[Any], due: PriorNotice, notices: tuple[Delivery, ...], warrants: Iterable[HeldWarrant]
) -> date | None:
    """Return the day by which notice had been given under every Warrant of a holder; None if it has not."""
    firsts = []
    for held in warrants:
        days = _days(due, reaching(case.record, case.before, held, notices, due.kinds))
        firsts.append(min(days, default=None))
    known = [day for day in firsts if day is not None]
    return max(known) if known and len(known) == len(firsts) else None


def _days(due: PriorNotice, notices: Iterable[Delivery]) -> Iterator[date]:
    """Yield the days from which notices count, of those that do."""
    return (day for notice in notices if (day := due.counts(notice)) is not None)


def _may_count(case: Case[Any], due: PriorNotice, notices: tuple[Delivery, ...], held: HeldWarrant) -> bool:
    """Say whether a notice is shown that would be in time, did the file say how it went or when it came."""
    for each in addressed_to(case.record, case.before, held, notices, due.kinds):
        good = each.method is None or each in reaching(case.record, case.before, held, (each,), due.kinds)
        open_day = each.day_received is None and (each.sent is None or each.sent <= due.last)
        if good and (each.method is None or open_day) and due.counts(each) is None:
            return True
    return False

"""A notice that must precede an act by a number of days: absent, late, or in time (CONTRACT section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from checker.model.delivery import Delivery
from checker.replay.delivery import is_listed
from checker.rules.rule import Answers, Case, Duty, breach, compliant, missing


@dataclass(frozen=True, slots=True)
class PriorNotice:
    """What is due: ``what`` to Holder, ``days`` before ``event``, counted by ``counts`` for each notice."""

    what: str
    event: str
    before: date
    days: int
    counts: Callable[[Delivery], date | None]

    @property
    def last(self) -> date:
        """The last day on which the notice is in time: the day of the act excluded, that of notice included."""
        return self.before - timedelta(days=self.days)


def judge(case: Case[Any], due: PriorNotice, notices: Iterable[Delivery]) -> Answers:
    """Answer for a notice that must precede the act: the earliest that counts decides.

    Absent: a missing fact while its last day has not passed, then a breach. A notice by a method that
    Section 14 does not know, or to another address than Holder's (A-7), counts as absent.
    """
    days = [
        day
        for notice in notices
        if is_listed(notice) and rightly_addressed(case, notice) and (day := due.counts(notice)) is not None
    ]
    first = min(days, default=None)
    facts = {"last_day": due.last.isoformat(), due.event.replace(" ", "_"): due.before.isoformat()}
    yield Duty(
        who="Company",
        to=holders(case),
        what=f"give {due.what}",
        due=due.last,
        counted_from=due.before,
        count=f"{due.days} days before",
        done=first,
    )
    if first is None and case.as_of <= due.last:
        yield missing(
            f"no {due.what} is shown; it is due by {due.last}, {due.days} days before {due.event} on {due.before}",
            ("notices",),
            "list it under `notices` with `method` and `sent` (a plan has a date after as_of)",
        )
    elif first is None:
        yield breach(
            f"No {due.what} was given by {due.last}, {due.days} days before {due.event} on {due.before}.",
            ("notices",),
            facts,
            remedy=f"put off {due.event} until {due.days} days after the notice",
        )
    elif first <= due.last:
        tail = " (planned: compliant if done by then)" if first > case.as_of else ""
        yield compliant(f"The {due.what} is given on {first}, by {due.last}{tail}.", ("notices",), facts)
    else:
        yield breach(
            f"The {due.what} is given only on {first}: {due.last} is {due.days} days before {due.event}.",
            ("notices",),
            facts,
            remedy=f"put off {due.event} to {first + timedelta(days=due.days)} or later",
        )


def rightly_addressed(case: Case[Any], notice: Delivery) -> bool:
    """Say whether a notice went to Holder's address for notices; an address left out is taken as that one."""
    facts = case.matter.agreements
    addresses = facts.warrant_notice_address if facts is not None else None
    known = {held.address for held in case.before.warrants.values() if held.address}
    if addresses is not None and addresses.holder:
        known.add(tuple(addresses.holder))
    return not notice.address or not known or tuple(notice.address) in known


def holders(case: Case[Any]) -> str:
    """Return the holders of the Warrants in the register, for the addressee of a notice."""
    return ", ".join(sorted({held.holder for held in case.before.warrants.values()})) or "Holder"


def holder_names(case: Case[Any]) -> tuple[str, ...]:
    """Return the holders of the Warrants in the register, one by one."""
    return tuple(sorted({held.holder for held in case.before.warrants.values()}))

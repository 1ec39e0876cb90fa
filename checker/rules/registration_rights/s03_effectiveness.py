"""RRA Section 3(a)(iii) and (vii): how long a statement is kept effective, and what may be sold under it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import HolderSale, Registration, RegistrationStatus
from checker.model.numbers import exact
from checker.replay.filings import effective_on, ended_on, statuses
from checker.replay.record import COMPANY
from checker.replay.registration.bound import NOT_BOUND, every, happenings
from checker.replay.registration.concerned import Concerned, concerned, included, is_holder, of_registration
from checker.replay.registration.holdings import key_of
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.suspensions import kept_until
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

ENDS = frozenset({"terminated", "withdrawn", "completed"})
ALL_SOLD, COMPLETED, STOP_ORDER, REGISTERED = "all_sold", "completed", "stop_order", "registered"
NEVER_ENDS = "R2"
NO_HOLDER = "No Registrable Securities are included in the registration."


@rule(
    "R3.a.iii-effectiveness-period",
    on=Registration,
    quote="until the earlier of such time as all of such securities have been disposed of in accordance with the "
    "intended methods of disposition by the seller or sellers thereof set forth in such registration statement or the "
    "expiration of 180 days after such registration statement becomes effective",
    terms=("rra_effectiveness_days",),
    readings=("J-19", "Q46", "Q48", "Q50", "Q64", "Q66", "Q68"),
)
def effectiveness_period(case: Case[Registration]) -> Answers:
    """The statement is kept effective until all is sold, or 180 days and those of Section 3(c) have passed.

    Confirm: effective on 1 October 2002, kept through 30 March 2003, which is a deadline; or not yet filed, so
    that the days are still to come. Missing: the effective date, once it is filed. It is a duty after the act and
    does not count. Q50 asks whether the 180 days are a limit at all.
    """
    event = case.event
    found = of_registration(happenings(case.before.filings), event)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if not included(case.record, case.before, found):
        yield not_applicable(NO_HOLDER)
        return
    events = every(case.record)
    effective = (effective_on(events, event.id) if event.id is not None else None) or event.effective_date
    if effective is None:
        yield _not_yet(case)
        return
    if case.record.reading("Q50", COMPANY) == NEVER_ENDS:
        yield confirm("The statement is kept effective until all is sold.", ("effective_date",), counts=False)
        return
    kept = kept_until(case.record, case.before, events, found, event.id, effective)
    added = f", and {kept.added} days of Section 3(c)" if kept.added else ""
    yield Duty(
        who="Company",
        to="the Holders included",
        what="keep the registration statement effective through this day, unless all is sold before",
        keeps=True,
        due=kept.until,
        counted_from=effective,
        count=f"{case.record.days('rra_effectiveness_days')} days{added}",
        done=_fulfilled(case, kept.until),
    )
    yield confirm(f"The statement is kept effective through {kept.until}.", ("effective_date",), counts=False)


def _not_yet(case: Case[Registration]) -> Answer:
    """Return the answer on a statement of which no day of effectiveness is known."""
    filed, at = case.event.filing_date, ("effective_date",)
    if filed is not None and filed <= case.as_of:
        return missing("the effective date is left out", at, "give `effective_date`", counts=False)
    days = case.record.days("rra_effectiveness_days")
    return confirm(
        f"Once effective the statement is kept so for {days} days, unless all is sold before.",
        at,
        counts=False,
    )


def _fulfilled(case: Case[Registration], until: date) -> date | None:
    """Return the day on which nothing was owed any more: all sold, or the last day passed; None if ended before."""
    told = statuses(every(case.record), case.event.id)
    sold = [each.date for each in told if each.status == ALL_SOLD]
    if sold:
        return min(*sold, until)
    ended = any(each.status in ENDS and each.date <= until for each in told)
    return until if case.as_of > until and not ended else None


@rule(
    "R3.a.iii-kept-effective",
    on=RegistrationStatus,
    quote="as may be necessary to keep such registration statement effective",
    terms=("rra_effectiveness_days", "shelf_years"),
    readings=("J-19", "Q27", "Q46", "Q48", "Q64", "Q66", "Q68"),
)
def kept_effective(case: Case[RegistrationStatus]) -> Answers:
    """A statement is not ended before its time: 180 days and those of Section 3(c), or the year of a shelf.

    Compliant: ended on the day after, or when all is sold. Breach: ended on its last day or before, with shares
    unsold. Missing: the effective date; the days of a suspension that still run. Confirm: the distribution is
    said to be completed, which a person confirms.
    """
    event = case.event
    events = happenings(case.before.filings)
    found = concerned(events, event.of)
    effective = effective_on(events, event.of)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.status not in ENDS or (event.status == "withdrawn" and effective is None):
        yield not_applicable("The effectiveness of the statement is not ended.")
    elif not included(case.record, case.before, found):
        yield not_applicable(NO_HOLDER)
    elif any(each.status == ALL_SOLD and each.date <= event.date for each in statuses(events, event.of)):
        yield compliant("All securities had been disposed of.", ("status",))
    elif effective is None:
        yield missing(
            "the day on which the statement became effective is left out",
            ("of",),
            "give `effective_date` in the registration, or a status `effective`",
        )
    elif event.status == COMPLETED:
        yield confirm("All Registrable Securities have been disposed of.", ("status",))
    else:
        yield _ended(case, found, effective)


def _ended(case: Case[RegistrationStatus], found: Concerned, effective: date) -> Answer:
    """Return the answer on a statement that is ended with shares unsold."""
    event = case.event
    events = happenings(case.before.filings)
    kept = kept_until(case.record, case.before, events, found, event.of, effective)
    facts = {
        "effective": effective.isoformat(),
        "days_added": str(kept.added),
        "kept_until": kept.until.isoformat(),
    }
    if event.date <= kept.until:
        return breach(
            f"The statement is to be kept effective through the whole of {kept.until}; it is ended on {event.date}.",
            ("date",),
            facts,
            remedy=f"end it on {kept.until + timedelta(days=1)} or later, or when all is sold",
        )
    if kept.open_for:
        return missing(
            f"when {' and '.join(kept.open_for)} had corrected copies is left out: the days of Section 3(c) still run",
            ("date",),
            "give `corrected_copies` in the suspension",
        )
    return compliant(f"The statement was to be kept effective through {kept.until}.", ("date",), facts)


@rule(
    "R3.a.vii-stop-order",
    on=RegistrationStatus,
    quote="the Company shall use its best efforts promptly to obtain the withdrawal of such order",
    readings=("Q68",),
)
def stop_order(case: Case[RegistrationStatus]) -> Answers:
    """Upon a stop order the Company uses its best efforts promptly to have it withdrawn.

    Confirm: by a person, with the days that have passed. Not applicable: there is no order.
    """
    event = case.event
    found = concerned(happenings(case.before.filings), event.of)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.status != STOP_ORDER:
        yield not_applicable("There is no stop order.")
    elif not included(case.record, case.before, found):
        yield not_applicable(NO_HOLDER)
    else:
        passed = max((case.as_of - event.date).days, 0)
        yield confirm(
            f"Best efforts are used promptly to have the order withdrawn; {passed} days have passed.",
            ("status",),
            counts=False,
        )


@rule(
    "R3.a.iii-registered-sale",
    on=HolderSale,
    quote="with respect to the disposition of all securities covered by such registration statement",
    readings=("Q68",),
    mandatory=True,
)
def registered_sale(case: Case[HolderSale]) -> Answers:
    """A registered sale is one under a statement that is effective and covers the shares.

    Compliant: effective, and no more than the Holder has in it, earlier sales counted. No right: before it is
    effective or after its end; by a Holder who is not included; more than its shares. Missing: how it is sold,
    under which statement. Confirm: under a shelf, whose shares the file does not say.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.holder is None:
        yield missing("who sells is left out", ("holder",), "give `holder`")
    elif not is_holder(case.record, case.before, event.holder):
        yield not_applicable(f"{event.holder} is no Holder under the Registration Rights Agreement.")
    elif event.method is None:
        yield missing("how it is sold is left out", ("method",), "give `method`", subject=event.holder)
    elif event.method != REGISTERED:
        yield not_applicable("The sale is not made under a registration statement.")
    elif event.of is None:
        yield missing(
            "under which registration it is sold is left out", ("of",), "give `of`", subject=event.holder
        )
    else:
        yield replace(_registered(case), subject=event.holder)


def _registered(case: Case[HolderSale]) -> Answer:
    """Return the answer on a sale under a registration statement."""
    event = case.event
    events = happenings(case.before.filings)
    effective, ended = effective_on(events, event.of), ended_on(events, event.of)
    if effective is None or effective > event.date:
        return no_right(f"On {event.date} the statement is not effective.", ("date",))
    if ended is not None and ended.date <= event.date:
        return no_right(f"The statement was ended on {ended.date}.", ("date",))
    last = [each for each in statuses(events, event.of) if each.date <= event.date]
    if last and last[-1].status == STOP_ORDER:
        return no_right(f"A stop order of {last[-1].date} suspends the statement.", ("date",))
    return _covered(case, concerned(events, event.of))


def _covered(case: Case[HolderSale], found: Concerned) -> Answer:
    """Return the answer on a sale under an effective statement: whether it covers the shares."""
    event = case.event
    mine = [
        one
        for one in included(case.record, case.before, found)
        if key_of(one.name) == key_of(event.holder or "")
    ]
    if not mine:
        return no_right(f"The statement covers no shares of {event.holder}.", ("holder",))
    covered = mine[0].shares
    sold = sum((Fraction(each.shares) for each in _earlier(case) if each.shares is not None), Fraction(0))
    if covered is None or event.shares is None:
        return confirm(f"The statement covers the shares that {event.holder} sells.", ("shares",))
    facts = {"covered": exact(covered), "sold_before": exact(sold)}
    if sold + Fraction(event.shares) > covered:
        return no_right(
            f"The statement covers {exact(covered)} shares of {event.holder}, of which {exact(sold)} were sold before.",
            ("shares",),
            facts,
            remedy=f"sell at most {exact(covered - sold)} under it",
        )
    return compliant("The statement is effective and covers the shares.", ("shares",), facts)


def _earlier(case: Case[HolderSale]) -> tuple[HolderSale, ...]:
    """Return the seller's earlier sales under the same statement."""
    events = happenings(case.before.filings)
    meant = concerned(events, case.event.of)
    return tuple(
        each
        for each in case.before.filings.of(HolderSale)
        if each.method == REGISTERED
        and each.of is not None
        and key_of(each.holder or "") == key_of(case.event.holder or "")
        and concerned(events, each.of) == meant
    )


RULES: tuple[Rule, ...] = (effectiveness_period, kept_effective, stop_order, registered_sale)

"""Warrant Section 9: a distribution in dissolution: its notice, and the bar until thirty days have expired."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from checker.calendars.counting import clear_days_before, first_day_free
from checker.model.delivery import Delivery
from checker.model.events import Dissolution
from checker.model.numbers import exact
from checker.replay.delivery import given, mailed
from checker.replay.dissolution import KINDS
from checker.replay.in_force import in_force, why_none_in_force
from checker.replay.notices import addressed_to, by_holder, reaching
from checker.replay.section_8 import covered_by_section_8, covering_merger, determined_section_8
from checker.replay.state import HeldWarrant
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)

COVERED = "Section 8 covers the distribution, and Section 9 leaves it to that Section."


@rule(
    "W9-not-under-section-8",
    on=Dissolution,
    quote="except under circumstances when the foregoing Section 8 shall be applicable",
)
def not_under_section_8(case: Case[Dissolution]) -> Answers:
    """Section 9 governs a distribution in dissolution except when Section 8 is applicable.

    Compliant: determined, with ``topic: section_8``, to be so or not. Confirm: that Section 8 does not
    apply; or, where a transaction of Section 8 closes on the same day, that it does.
    """
    determined = determined_section_8(case.record, case.event)
    merger = covering_merger(case.record, case.event)
    if determined is not None:
        yield compliant(f"It is determined that Section 8 {'applies' if determined else 'does not apply'}.")
    elif merger is not None:
        yield confirm(
            f"The {(merger.kind or 'transaction').replace('_', ' ')} of {merger.date} makes Section 8 applicable.",
            remedy="if it does not, record `topic: section_8` with `value: false` under `determinations`",
        )
    else:
        yield confirm(
            "Section 8 does not apply to the distribution.",
            remedy="if it does, record `topic: section_8` with `value: true` under `determinations`",
        )


@rule(
    "W9-notice",
    on=Dissolution,
    quote="In case of any distribution of the assets of Company in dissolution or liquidation (except under "
    "circumstances when the foregoing Section 8 shall be applicable), Company shall give notice thereof to Holder",
    terms=("dissolution_days",),
    readings=("A-2", "A-7", "A-81", "A-82"),
)
def notice(case: Case[Dissolution]) -> Answers:
    """Each Holder has notice of a distribution in dissolution, early enough for its thirty days to expire.

    Compliant: mailed by certified mail on the thirty-first day before the distribution, or earlier. Breach:
    later, or none when that day has passed; none to one holder of two. Missing: none yet. Not applicable:
    when Section 8 covers the distribution; after the Term, or when no share is left to purchase. When a
    notice that is not certified or registered counts from, A-81 says.
    """
    if (reason := _not_asked(case)) is not None:
        yield not_applicable(reason)
        return
    days = case.record.days("dissolution_days")
    last = clear_days_before(case.event.date, days)
    for holder, warrants in _holders(case).items():
        start = _bar_start(case, warrants)
        yield Duty(
            who="Company",
            to=holder,
            what="mail notice of the dissolution by certified mail",
            due=last,
            counted_from=case.event.date,
            count=f"{days} days expired before the distribution",
            done=start,
            backward=True,
        )
        yield _notice_to(case, holder, warrants, start, last)


@rule(
    "W9-distribution-bar",
    on=Dissolution,
    quote="shall make no distribution to shareholders until the expiration of thirty (30) days from the date of "
    "mailing of the aforesaid notice",
    terms=("dissolution_days",),
    readings=("A-2", "A-7", "A-81", "A-82"),
)
def distribution_bar(case: Case[Dissolution]) -> Answers:
    """Nothing is distributed until thirty days from the mailing of the notice to each Holder have expired.

    Compliant: on the thirty-first day after the mailing. Breach: on the thirtieth. Only certified or
    registered mail, given when mailed, starts both clocks of the Section on one day: for a courier or
    first-class mail it is open whether the later of sending and giving counts, the sending, or only the
    mails (A-81).
    """
    if (reason := _not_asked(case)) is not None:
        yield not_applicable(reason)
        return
    for holder, warrants in _holders(case).items():
        start = _bar_start(case, warrants)
        if start is None:
            yield _not_begun(case, holder, warrants)
            continue
        free = first_day_free(start, case.record.days("dissolution_days"))
        last = free - timedelta(days=1)
        if case.event.date >= free:
            told = f"The bar for {holder} ends with {last}; the distribution is on {case.event.date}."
            yield compliant(told, ("date",))
        else:
            yield breach(
                f"A distribution on {case.event.date} is barred: the thirty days of {holder} expire with {last}.",
                ("date",),
                {"first_free_day": free.isoformat()},
                remedy=f"distribute on {free} or later",
            )


@rule(
    "W9-price-adjustment",
    on=Dissolution,
    quote="In case of any distribution of the assets of Company in dissolution or liquidation",
    readings=("A-2", "A-82", "A-113"),
)
def price_adjustment(case: Case[Dissolution]) -> Answers:
    """A distribution in dissolution may be one of assets under Section 6(v) too, which adjusts the price.

    Compliant: the Board has determined the fair value of what a share receives. Confirm: that counsel has made
    the adjustment for it. Judgement: no value is determined. Not applicable: Section 9 alone governs it
    (A-113). Not decided here: the adjustment itself, which may have no result (A-58); no field of the file has
    the record date from which it would be effective.
    """
    if (reason := _not_asked(case)) is not None:
        yield not_applicable(reason)
        return
    if case.record.reading("A-113") == "R2":
        yield not_applicable("Section 9 alone governs a distribution in dissolution.")
        return
    value = case.record.determined_value("fair_market_value", case.event.id)
    if value is None:
        yield judgement(
            "Section 6(v) adjusts the price for a distribution of assets too; what a share receives is not determined.",
            remedy="have the Board determine `topic: fair_market_value` for it, or counsel decide A-113",
        )
    else:
        yield compliant(f"The Board has determined what a share receives: {exact(value)}.")
        yield confirm(
            f"The price is adjusted under Section 6(v) for {exact(value)} a share, if that has a result.",
            remedy="counsel computes it from the market price on the day in question",
        )


def _not_asked(case: Case[Dissolution]) -> str | None:
    """Return why Section 9 asks nothing of the Company; None if it does."""
    if covered_by_section_8(case.record, case.event):
        return COVERED
    if not in_force(case.record, case.before, case.event.date, apart=case.event):
        return why_none_in_force(case.record, case.before, case.event.date, apart=case.event)
    return None


def _holders(case: Case[Dissolution]) -> Mapping[str, tuple[HeldWarrant, ...]]:
    """Return the Warrants in force on the day of the distribution, by holder."""
    return by_holder(in_force(case.record, case.before, case.event.date, apart=case.event).values())


def _notice_to(
    case: Case[Dissolution], holder: str, warrants: tuple[HeldWarrant, ...], start: date | None, last: date
) -> Answer:
    """Return the answer on the notice to one holder, whose thirty days start on ``start`` if they do."""
    if start is not None and start <= last:
        tail = " (planned: compliant if done by then)" if start > case.as_of else ""
        told = f"Notice of the dissolution is given to {holder} on {start}, by {last}{tail}."
        return compliant(told, ("notices",))
    if start is not None:
        free = first_day_free(start, case.record.days("dissolution_days"))
        return breach(
            f"Notice of the dissolution is given to {holder} only on {start}; {last} was its last day.",
            ("notices",),
            remedy=f"distribute on {free} or later",
        )
    if _may_still_count(case, warrants, last):
        return missing(
            f"how, or on what day, the notice of the dissolution reached {holder} is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    if case.as_of <= last:
        return missing(
            f"no notice of the dissolution to {holder} is shown; mailed by {last}, it permits a distribution on "
            f"{case.event.date}",
            ("notices",),
            "list it under `notices` with `method: certified_mail` and `sent`",
        )
    return breach(
        f"No notice of the dissolution was mailed to {holder} by {last}.",
        ("notices",),
        remedy="mail it by certified mail, and distribute nothing until thirty days have expired",
    )


def _not_begun(case: Case[Dissolution], holder: str, warrants: tuple[HeldWarrant, ...]) -> Answer:
    """Return the answer on the bar where the thirty days of one holder have not begun."""
    if any(given(each) is not None for held in warrants for each in _reaching(case, held)):
        return breach(
            f"The notice to {holder} was not mailed: the thirty days have not begun.",
            ("notices",),
            remedy="mail it by certified mail, and distribute nothing until thirty days have expired",
        )
    return not_applicable(f"No notice has been given to {holder} from which the thirty days could run.")


def _bar_start(case: Case[Dissolution], warrants: tuple[HeldWarrant, ...]) -> date | None:
    """Return the day from which the bar runs for all Warrants of a holder, under the reading in force of A-81.

    The register is asked only where its options differ. None: for one of them it has not begun.
    """
    by_option: dict[str, date | None] = {}
    for option, starts in _CLOCKS.items():
        firsts = [
            min((day for each in _reaching(case, held) if (day := starts(each)) is not None), default=None)
            for held in warrants
        ]
        known = [day for day in firsts if day is not None]
        by_option[option] = max(known) if len(known) == len(firsts) else None
    if len(set(by_option.values())) == 1:
        return next(iter(by_option.values()))
    return by_option[case.record.reading("A-81")]


def _later_of_sending_and_giving(notice: Delivery) -> date | None:
    """Return the later of the two days; None while the notice has not been given."""
    day = given(notice)
    return None if day is None else max(day, notice.day_sent or day)


def _sending(notice: Delivery) -> date | None:
    """Return the day of sending by any means; where only its receipt is known, that day."""
    return notice.day_sent or notice.day_received


_CLOCKS: Mapping[str, Callable[[Delivery], date | None]] = {
    "R1": _later_of_sending_and_giving,
    "R2": _sending,
    "R3": mailed,
}


def _reaching(case: Case[Dissolution], held: HeldWarrant) -> tuple[Delivery, ...]:
    """Return the notices of the dissolution that reach Holder of a Warrant under Section 14."""
    return reaching(case.record, case.before, held, case.event.notices, KINDS)


def _may_still_count(case: Case[Dissolution], warrants: tuple[HeldWarrant, ...], last: date) -> bool:
    """Say whether a notice is shown of which the file does not say how it went, or when it came."""
    for held in warrants:
        good = _reaching(case, held)
        for each in addressed_to(case.record, case.before, held, case.event.notices, KINDS):
            open_day = each.day_received is None and given(each) is None
            in_time = each.sent is None or each.sent <= last
            if each.method is None or (each in good and open_day and in_time):
                return True
    return False

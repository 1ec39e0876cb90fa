"""RRA Section 2(a)(i): the notice of a request to all Holders, and the Holders who join."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.model.numbers import counted_days, exact
from checker.replay.record import Record
from checker.replay.registration.begun import RRA_DEMAND, begun_by
from checker.replay.registration.bound import shown, why_not_rra
from checker.replay.registration.effective import made_effective
from checker.replay.registration.holdings import key_of
from checker.replay.registration.joining import (
    EFFECTIVE_TOO_SOON,
    FILED_BEFORE,
    NOT_OPEN,
    WINDOW_READINGS,
    Asking,
    Kept,
    asking,
    demand_of,
    kept,
    received_by,
    windows_of,
)
from checker.replay.registration.notice import READ_BY_COMPANY, rra_received
from checker.replay.registration.notified import NOTICE_READINGS, Notified, notified
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import rra_holders
from checker.replay.registration.received import received_on
from checker.replay.registration.windows import REQUESTED
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

TERM = "requested_join_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."


@rule(
    "R2.a.i-requested-notice",
    on=Registration,
    quote="Upon receipt of a written request pursuant to this subdivision (a) the Company shall promptly give written "
    "notice of such request to all Holders, and all Holders shall be afforded the opportunity to participate",
    terms=("deemed_receipt_days", "signing_date"),
    readings=("Q04", "Q17", "Q68", *NOTICE_READINGS),
)
def requested_notice(case: Case[Registration]) -> Answers:
    """All Holders have notice of a demand promptly, before the registration statement is filed: one answer for each.

    Confirm: given before the filing, so many days after the request; "promptly" has no number. Breach: not, or
    only after the filing; only before the demand was received. Missing: not yet, and the filing is still to come;
    how or when it went.
    """
    if (reason := _not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    notices = addressed(case.record, case.event, REQUESTED)
    holders = rra_holders(case.record, case.before)
    if not holders:
        yield not_applicable("There is no Holder any more.")
    for holding in holders:
        told = notified(case.record, notices, holding.name)
        yield _well_told(case, told) if _before_filing(case, told) else _not_told(case, told)


@rule(
    "R2.a.i-joinder",
    on=Registration,
    quote="as are specified in a written request by the Holder received by the Company within 20 days after receipt "
    "of such written notice from the Company",
    terms=(TERM, "deemed_receipt_days", "signing_date"),
    readings=("J-19", "Q01", "Q02", "Q23", "Q64", "Q66", "Q68"),
)
def joinder(case: Case[Registration]) -> Answers:
    """A Holder joins a demand by a request that the Company receives within twenty days after its notice.

    Compliant: received on day 20. No right: received on day 21, though it was mailed before; for more than
    the Holder holds; by a method without effect (Q64). Missing: how many shares; how and when it came. Each
    finding is about the Holder who joins.
    """
    if (reason := _not_requested(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    found = False
    for each in asking(case.record, case.before, case.event, REQUESTED, TERM):
        found = True
        yield replace(_joined(case, each), subject=each.holder, counts=False)
    if not found:
        yield not_applicable("No Holder asks to join.")


@rule(
    "R2.a.i-join-window",
    on=(Registration, RegistrationStatus),
    quote="all Holders shall be afforded the opportunity to participate in such request as follows",
    terms=(TERM, "deemed_receipt_days", "signing_date"),
    readings=("Q68", *WINDOW_READINGS),
)
def join_window(case: Case[Registration | RegistrationStatus]) -> Answers:
    """A demanded registration becomes effective only when the last Holder's twenty days have passed.

    Compliant: filed after the last window has closed; a status `effective` after it. Confirm: filed before,
    and effective after: who joins meanwhile is added by amendment. Breach: effective while a Holder may still join.
    """
    event = made_effective(case.record, case.event)
    reason = NOTHING_EFFECTIVE if event is None else _not_requested(case.record, event)
    if event is None or reason is not None:
        yield not_applicable(reason or NOTHING_EFFECTIVE)
        return
    windows = windows_of(case.record, case.before, event, REQUESTED, TERM)
    if isinstance(case.event, RegistrationStatus):
        yield _effective(kept(case.record, event, windows, case.event.date), case.event)
        return
    came = received_by(case.record, event)
    days = case.record.days(TERM)
    for each in windows:
        if each.closes is not None and each.received is not None:
            yield Duty(
                who=each.holder,
                to="Company",
                what="have its request to join received by the Company",
                due=each.closes,
                counted_from=each.received,
                count=f"{days} days",
                done=came.get(key_of(each.holder)),
                right=True,
            )
    yield _waited(kept(case.record, event, windows))


def _not_requested(record: Record, event: Registration) -> str | None:
    """Return why Section 2(a)(i) has nothing to say of a registration; None if it answers a demand of Holders."""
    if (reason := why_not_rra(record, event.date)) is not None:
        return reason
    return None if begun_by(record, event) == RRA_DEMAND else "It is no Requested Registration."


def _requested_on(case: Case[Registration]) -> date:
    """Return the day on which the Company received the demand; the registration's own where none is shown."""
    demand = demand_of(case.record, case.event)
    if demand is None:
        return case.event.date
    return received_on(case.record, demand.delivery) or demand.date


def _before_filing(case: Case[Registration], told: Notified) -> bool:
    """Say whether a Holder has its notice before the filing (or there is no day of filing yet)."""
    filing = case.event.filing_date
    return told.given is not None and (filing is None or told.given < filing)


def _well_told(case: Case[Registration], told: Notified) -> Answer:
    """Return the answer on one Holder who has notice before the filing."""
    given = told.given or case.event.date
    elapsed = (given - _requested_on(case)).days
    tail = " (planned)" if given > case.as_of else ""
    return confirm(
        f"{told.holder} is told of the request on {given}{tail}, {counted_days(elapsed)} after its receipt.",
        ("notices",),
        {"holder": told.holder, "given": given.isoformat(), "days_elapsed": str(elapsed)},
    )


def _not_told(case: Case[Registration], told: Notified) -> Answer:
    """Return the answer on one Holder who has no notice before the filing."""
    filing, facts = case.event.filing_date, {"holder": told.holder}
    if told.given is not None:
        return breach(
            f"{told.holder} has notice of the demand only on {told.given}, the filing is on {filing}.",
            ("notices",),
            facts,
            remedy="file after each Holder has had its notice and its twenty days",
        )
    how = f"; one went {told.without_effect}" if told.without_effect else ""
    if told.unclear:
        return missing(
            f"how, or on what day, the notice to {told.holder} went is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    if filing is None or case.as_of <= filing:
        return missing(
            f"no notice of the demand to {told.holder} is shown{how}",
            ("notices",),
            "list it under `notices` with `to`, `kind: notice-of-requested-registration`, `method`, `received`",
        )
    return breach(
        f"{told.holder} had no notice of the demand before the filing on {filing}{how}.",
        ("notices",),
        facts,
        remedy="give it now, and add by amendment whoever joins",
    )


def _joined(case: Case[Registration], each: Asking) -> Answer:
    """Return the answer on one Holder's request to join."""
    at = ("requests", each.place)
    if not each.dated:
        return missing(
            f"how and when the request of {each.holder} was received is left out",
            at,
            "give `delivery` with `method` and `sent` or `received`",
        )
    if each.request.shares is None:
        return missing(f"how many shares {each.holder} specifies is left out", at, "give `shares`")
    day = rra_received(case.record, each.request.delivery, READ_BY_COMPANY)
    closes = each.window.closes
    facts = {"shares": exact(each.request.shares)}
    if closes is not None:
        facts["last_day"] = closes.isoformat()
    if day is None:
        return no_right(
            "The request went by a method that Section 9(b) does not list.",
            (*at, "delivery"),
            facts,
            remedy="deliver it personally, or send it by first-class mail",
        )
    if closes is not None and day > closes:
        if each.unmailed(case.record):
            return missing(
                f"the day on which {each.holder} mailed its request is left out", at, "give `sent`"
            )
        return no_right(
            f"The request is received on {day}; {closes} was the last day.",
            (*at, "delivery"),
            facts,
            remedy="the Company may include it all the same, if that takes nothing from others",
        )
    if each.too_many and each.holding is not None:
        said = (
            f"{shown(each.request.shares)} shares are asked for; it holds {shown(each.holding.registrable)}."
        )
        return no_right(said, (*at, "shares"), facts, remedy="the request stands for what it holds")
    return compliant(f"Received on {day}{f', by {closes}' if closes else ''}.", at, facts)


def _effective(found: Kept, event: RegistrationStatus) -> Answer:
    """Return the answer on a status that makes a registration effective."""
    if found.how != EFFECTIVE_TOO_SOON and found.last is not None:
        said = f"Effective on {event.date}, after the last window that has opened, {found.last}."
        return compliant(said, ("date",), {"last_day": found.last.isoformat()})
    return replace(_waited(found), at=("date",))


def _waited(found: Kept) -> Answer:
    """Return the answer on whether the registration waits for the last window."""
    if found.how == NOT_OPEN:
        return not_applicable("A Holder has had no notice, so that its window is not open.")
    facts = {"last_day": str(found.last), "holder": str(found.holder)}
    if found.how == EFFECTIVE_TOO_SOON:
        said = f"Effective on {found.day} while {found.holder} may join until {found.last}."
        return breach(said, ("effective_date",), facts, remedy=f"become effective after {found.last}")
    if found.how == FILED_BEFORE:
        return confirm(
            f"Filed on {found.day} while {found.holder} may join until {found.last}: whoever joins is added by "
            "amendment before effectiveness.",
            ("filing_date",),
            facts,
        )
    return compliant(f"The last window closes with {found.last}.", ("filing_date",), facts)


RULES: tuple[Rule, ...] = (requested_notice, joinder, join_window)

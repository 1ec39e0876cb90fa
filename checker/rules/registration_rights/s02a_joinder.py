"""RRA Section 2(a)(i): the notice of a request to all Holders, and the Holders who join."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.model.numbers import counted_days
from checker.replay.record import Record
from checker.replay.registration.begun import RRA_DEMAND, begun_by
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.effective import made_effective
from checker.replay.registration.joining import (
    WINDOW_READINGS,
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
from checker.rules.registration_rights.taking_part import (
    Words,
    effective,
    joining_duties,
    requested,
    waited,
)
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    confirm,
    missing,
    not_applicable,
    rule,
)

TERM = "requested_join_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."
HAVE_RECEIVED = "have its request to join received by the Company"
JOIN = Words(
    verb="join",
    in_time="Received",
    too_late="is received",
    undated="the request of {} was received",
    shares="specifies",
)


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
        day = rra_received(case.record, each.request.delivery, READ_BY_COMPANY)
        yield replace(requested(case.record, each, day, JOIN), subject=each.holder, counts=False)
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
        yield effective(kept(case.record, event, windows, case.event.date), case.event, JOIN)
        return
    came = received_by(case.record, event)
    yield from joining_duties(case.record, windows, HAVE_RECEIVED, TERM, came)
    yield waited(kept(case.record, event, windows), JOIN)


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


RULES: tuple[Rule, ...] = (requested_notice, joinder, join_window)

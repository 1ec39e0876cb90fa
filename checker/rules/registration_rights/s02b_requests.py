"""RRA Section 2(b): the Holders' requests for inclusion, and the window in which they may be given."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.model.numbers import exact
from checker.replay.record import Record
from checker.replay.registration.bound import shown, why_not_rra
from checker.replay.registration.covered import incidental
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
    given_by,
    kept,
    windows_of,
)
from checker.replay.registration.notice import READ_BY_COMPANY, rra_given
from checker.replay.registration.windows import INCIDENTAL
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

TERM = "incidental_request_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."


@rule(
    "R2.b-request",
    on=Registration,
    quote="upon the request of any Holder given in writing within twenty (20) days after the receipt of such notice",
    terms=(TERM, "deemed_receipt_days", "signing_date"),
    readings=("J-19", "Q01", "Q02", "Q23", "Q31", "Q33", "Q64", "Q66", "Q68"),
)
def request(case: Case[Registration]) -> Answers:
    """A Holder's request for inclusion is given within twenty days after it received the notice.

    Compliant: given on day 20, which for a letter is its mailing; before any notice. No right: on day 21; for
    more than the Holder holds; by a method without effect (Q64). Missing: how many shares; how and when it
    was given. Each finding is about the Holder who asks.
    """
    if (reason := _not_asked(case.record, case.event)) is not None:
        yield not_applicable(reason)
        return
    found = False
    for each in asking(case.record, case.before, case.event, INCIDENTAL, TERM):
        found = True
        yield replace(_given(case, each), subject=each.holder, counts=False)
    if not found:
        yield not_applicable("No Holder asks to be included.")


@rule(
    "R2.b-window",
    on=(Registration, RegistrationStatus),
    quote="within twenty (20) days after the receipt of such notice, the Company will use its best efforts as soon "
    "as practicable thereafter to cause any of the Registrable Securities specified by any such Holder to be "
    "included in such registration statement",
    terms=(TERM, "deemed_receipt_days", "signing_date"),
    readings=("Q31", "Q33", "Q68", *WINDOW_READINGS),
)
def window(case: Case[Registration | RegistrationStatus]) -> Answers:
    """A registration becomes effective only when the last Holder's twenty days have passed.

    Compliant: filed after the last window has closed; a status `effective` after it. Confirm: filed before,
    and effective after: who asks meanwhile is added by amendment. Breach: effective while a Holder may still ask.
    """
    event = made_effective(case.record, case.event)
    reason = NOTHING_EFFECTIVE if event is None else _not_asked(case.record, event)
    if event is None or reason is not None:
        yield not_applicable(reason or NOTHING_EFFECTIVE)
        return
    windows = windows_of(case.record, case.before, event, INCIDENTAL, TERM)
    if isinstance(case.event, RegistrationStatus):
        yield _effective(kept(case.record, event, windows, case.event.date), case.event)
        return
    given = given_by(case.record, event)
    days = case.record.days(TERM)
    for each in windows:
        if each.closes is not None and each.received is not None:
            yield Duty(
                who=each.holder,
                to="Company",
                what="give its request for inclusion",
                due=each.closes,
                counted_from=each.received,
                count=f"{days} days",
                done=given.get(key_of(each.holder)),
                right=True,
            )
    yield _waited(kept(case.record, event, windows))


def _not_asked(record: Record, event: Registration) -> str | None:
    """Return why Section 2(b) has no window for a registration; None if it has."""
    if (reason := why_not_rra(record, event.date)) is not None:
        return reason
    return None if incidental(record, event) else "Section 2(b) does not cover the registration."


def _given(case: Case[Registration], each: Asking) -> Answer:
    """Return the answer on one Holder's request."""
    at = ("requests", each.place)
    if not each.dated:
        return missing(
            f"how and when {each.holder} gave its request is left out",
            at,
            "give `delivery` with `method` and `sent` or `received`",
        )
    if each.request.shares is None:
        return missing(f"how many shares {each.holder} asks for is left out", at, "give `shares`")
    day = rra_given(case.record, each.request.delivery, READ_BY_COMPANY)
    facts = {"shares": exact(each.request.shares)}
    closes = each.window.closes
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
            f"The request was given on {day}; {closes} was the last day.",
            (*at, "delivery"),
            facts,
            remedy="the Company may include it all the same, if that takes nothing from others",
        )
    if each.too_many and each.holding is not None:
        said = (
            f"{shown(each.request.shares)} shares are asked for; it holds {shown(each.holding.registrable)}."
        )
        return no_right(said, (*at, "shares"), facts, remedy="the request stands for what it holds")
    return compliant(f"Given on {day}{f', by {closes}' if closes else ''}.", at, facts)


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
        return breach(
            f"Effective on {found.day} while {found.holder} may ask until {found.last}.",
            ("effective_date",),
            facts,
            remedy=f"become effective after {found.last}",
        )
    if found.how == FILED_BEFORE:
        return confirm(
            f"Filed on {found.day} while {found.holder} may ask until {found.last}: whoever asks is added by "
            "amendment before effectiveness.",
            ("filing_date",),
            facts,
        )
    return compliant(f"The last window closes with {found.last}.", ("filing_date",), facts)


RULES: tuple[Rule, ...] = (request, window)

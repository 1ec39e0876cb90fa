"""RRA Section 2(b): the Holders' requests for inclusion, and the window in which they may be given."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.replay.record import Record
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.covered import incidental
from checker.replay.registration.effective import made_effective
from checker.replay.registration.joining import (
    WINDOW_READINGS,
    asking,
    given_by,
    kept,
    windows_of,
)
from checker.replay.registration.notice import READ_BY_COMPANY, rra_given
from checker.replay.registration.windows import INCIDENTAL
from checker.rules.registration_rights.taking_part import (
    Words,
    effective,
    joining_duties,
    requested,
    waited,
)
from checker.rules.rule import (
    Answers,
    Case,
    Rule,
    not_applicable,
    rule,
)

TERM = "incidental_request_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."
ASK = Words(
    verb="ask",
    in_time="Given",
    too_late="was given",
    undated="{} gave its request",
    shares="asks for",
)


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
        day = rra_given(case.record, each.request.delivery, READ_BY_COMPANY)
        yield replace(requested(case.record, each, day, ASK), subject=each.holder, counts=False)
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
        yield effective(kept(case.record, event, windows, case.event.date), case.event, ASK)
        return
    given = given_by(case.record, event)
    yield from joining_duties(case.record, windows, "give its request for inclusion", TERM, given)
    yield waited(kept(case.record, event, windows), ASK)


def _not_asked(record: Record, event: Registration) -> str | None:
    """Return why Section 2(b) has no window for a registration; None if it has."""
    if (reason := why_not_rra(record, event.date)) is not None:
        return reason
    return None if incidental(record, event) else "Section 2(b) does not cover the registration."


RULES: tuple[Rule, ...] = (request, window)

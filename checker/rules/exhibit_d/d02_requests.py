"""Exhibit D Section 2(a)(ii): the Holders' requests for inclusion, and the fifteen days in which they are made."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.effective import made_effective
from checker.replay.registration.exhibit_d_requests import asked, opened
from checker.replay.registration.holdings import key_of
from checker.rules.exhibit_d.taking_part import Words, duties, effective, requested, waited
from checker.rules.rule import (
    Answers,
    Case,
    Rule,
    not_applicable,
    rule,
)

NOT_COVERED = "Section 2 of Exhibit D does not cover this registration."
TERM = "company_registration_request_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."
REQUEST = Words(
    noun="request",
    made="made",
    included="asks for",
    verb="ask",
    days="days to ask",
    last="window, which closes on",
)


@rule(
    "D2.a.ii-request",
    on=Registration,
    quote="all the Registrable Securities specified in a written request or requests, made by any Holder within "
    "fifteen (15) days after receipt of the written notice from Company",
    terms=(TERM, "signing_date"),
    readings=("A-4", "A-91", "J-3"),
)
def request(case: Case[Registration]) -> Answers:
    """A Holder's request specifies its shares and is made within fifteen days after it received the notice.

    Compliant: made on the fifteenth day; before any notice. No right: made on the sixteenth; for more than the
    Holder can register; by fax or e-mail, which Section 14 does not know. Judgement: mailed in time and
    received late (A-91). Missing: how many shares; how and when it was made. Each finding is about the Holder
    who asks.
    """
    if not exhibit_d_covers(case.record, case.event):
        yield not_applicable(NOT_COVERED)
        return
    found = asked(case.record, case.before, case.event)
    if not found:
        yield not_applicable("No Holder under Exhibit D asks to be included.")
    for each in found:
        yield replace(requested(each, REQUEST), subject=each.name, counts=False)


@rule(
    "D2.a.ii-window",
    on=(Registration, RegistrationStatus),
    quote="within fifteen (15) days after receipt of the written notice from Company described in clause (i) above",
    terms=(TERM, "signing_date"),
    readings=("A-4", "J-3"),
)
def window(case: Case[Registration | RegistrationStatus]) -> Answers:
    """A registration becomes effective only when the last Holder's fifteen days have passed.

    Compliant: filed after the last of them; a status `effective` after it. Confirm: filed before, and
    effective after: what is asked for meanwhile is added by amendment. Breach: effective while a Holder may still
    ask. Missing: when a notice was received, from which its Holder's days run. Not applicable: nobody is notified.
    """
    event = made_effective(case.record, case.event)
    if event is None or not exhibit_d_covers(case.record, event):
        yield not_applicable(NOTHING_EFFECTIVE if event is None else NOT_COVERED)
        return
    found = opened(case.record, case.before, event)
    if isinstance(case.event, RegistrationStatus):
        yield effective(event, replace(found, effective=case.event.date), REQUEST)
        return
    made = {key_of(each.name): each.made for each in asked(case.record, case.before, event)}
    days = f"{case.record.days(TERM)} days"
    yield from duties(found, "make its request for inclusion", days, made)
    yield waited(event, found, REQUEST)


RULES: tuple[Rule, ...] = (request, window)

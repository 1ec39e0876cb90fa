"""Exhibit D Section 2(a)(ii): the Holders' requests for inclusion, and the fifteen days in which they are made."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationStatus
from checker.model.numbers import exact
from checker.model.outcome import Outcome
from checker.replay.registration.bound import shown
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.effective import made_effective
from checker.replay.registration.exhibit_d_requests import Asked, Open, asked, opened
from checker.replay.registration.holdings import key_of
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

NOT_COVERED = "Section 2 of Exhibit D does not cover this registration."
TERM = "company_registration_request_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."


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
        yield replace(_made(each), subject=each.name, counts=False)


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
        yield _effective(event, replace(found, effective=case.event.date))
        return
    made = {key_of(each.name): each.made for each in asked(case.record, case.before, event)}
    for each in found.windows:
        if each.closes is not None and each.received is not None:
            yield Duty(
                who=each.holder,
                to="Company",
                what="make its request for inclusion",
                due=each.closes,
                counted_from=each.received,
                count=f"{case.record.days(TERM)} days",
                done=made.get(key_of(each.holder)),
                right=True,
            )
    yield _waited(event, found)


def _made(each: Asked) -> Answer:
    """Return the answer on one Holder's request."""
    at = ("requests", each.index)
    facts = {} if each.closes is None else {"last_day": each.closes.isoformat()}
    if not each.by_a_known_way:
        return no_right(
            "The request came by a way that Section 14 does not know.",
            (*at, "delivery"),
            facts,
            remedy="deliver it at the Company's address, or send it by certified or registered mail",
        )
    if each.made is None or each.paper is None or each.paper.method is None:
        return missing(
            f"how and when {each.name} made its request is left out",
            at,
            "give `delivery` with `method`, and `sent` or `received`",
        )
    if each.shares is None:
        return missing(f"how many shares {each.name} asks for is left out", at, "give `shares`")
    facts["shares"] = exact(each.shares)
    if not each.in_time:
        return no_right(
            f"The request was made after {each.closes}, the last day.",
            (*at, "delivery"),
            facts,
            remedy="the Company may include it all the same, if that takes nothing from others",
        )
    if each.most is not None and each.shares > each.most:
        said = f"{shown(each.shares)} shares are asked for; {each.name} can register {shown(each.most)}."
        return no_right(said, (*at, "shares"), facts, remedy="the request stands for what it can register")
    return compliant(f"Made on {each.made}{f', by {each.closes}' if each.closes else ''}.", at, facts)


def _effective(event: Registration, found: Open) -> Answer:
    """Return the answer on a status that makes a registration effective."""
    told = _waited(event, found)
    if told.outcome is Outcome.CONFIRM and found.last is not None:
        said = f"Effective on {found.effective}, after the last window, which closes on {found.last.closes}."
        return compliant(said, ("date",), told.facts)
    return replace(told, at=("date",))


def _waited(event: Registration, found: Open) -> Answer:
    """Return the answer on whether the registration waits for the last Holder's fifteen days."""
    last, filing = found.last, event.filing_date
    if last is not None and last.closes is not None:
        facts = {"last_day": last.closes.isoformat(), "holder": last.holder}
        if found.effective is not None and found.effective <= last.closes:
            return breach(
                f"Effective on {found.effective} while {last.holder} may ask until {last.closes}.",
                ("effective_date",),
                facts,
                remedy=f"become effective after {last.closes}",
            )
    if found.unknown:
        return missing(
            f"when {found.unknown[0]} received its notice is left out: its fifteen days run from that day",
            ("notices",),
            "give `received`, as the return receipt shows it",
        )
    if last is None or last.closes is None:
        return not_applicable("No notice has opened a Holder's fifteen days.")
    if filing is not None and filing > last.closes:
        return compliant(
            f"Filed after the last window, which closes on {last.closes}.", ("filing_date",), facts
        )
    when = f"Filed on {filing}" if filing is not None else "No day of filing is given"
    return confirm(
        f"{when}; {last.holder} may ask until {last.closes}: what is asked for is added before effectiveness.",
        ("filing_date",),
        facts,
    )


RULES: tuple[Rule, ...] = (request, window)

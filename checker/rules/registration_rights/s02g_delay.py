"""RRA Section 2(g): when a registration may be delayed, or sales under the shelf prohibited."""

from __future__ import annotations

from datetime import date

from checker.model.events import RegistrationDelay
from checker.replay.filings import effective_on
from checker.replay.performance import performed_on
from checker.replay.record import COMPANY
from checker.replay.registration import delays
from checker.replay.registration.begun import EXHIBIT_D_DEMAND
from checker.replay.registration.bound import NOT_BOUND, every, happenings
from checker.replay.registration.concerned import Concerned, concerned, determined, included
from checker.replay.registration.delay_requests import notice_given, request_received
from checker.replay.registration.delays import DELAY, PROHIBITION, first_day
from checker.replay.registration.parties import rra_binds
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)

NOT_SAID = "Whether it is a delay or a prohibition of sales is left out."
MATERIAL = "material_transaction"
OWN_OFFERING, MAY_BE_ITS_OWN = "own_offering", "a"
HOLDERS_MAY_FOLLOW_LATER = "R2"
_NO = frozenset({"false", "no"})
_RECEIVED = ("J-19", "Q01", "Q02", "Q64", "Q66", "Q68")


def _found(case: Case[RegistrationDelay]) -> Concerned:
    """Return the registration that is delayed, or the shelf under which sales are prohibited."""
    return concerned(happenings(case.before.filings), case.event.of)


@rule(
    "R2.g-scope",
    on=RegistrationDelay,
    quote="the Company shall have the right to (i) delay any registration of Registrable Securities requested pursuant "
    "to paragraph (a) or (b) of this Section 2 or (ii) upon written notice to the Holders, prohibit the Holders from "
    "selling Registrable Securities under the Shelf Registration",
    readings=("J-20", "Q68"),
)
def scope(case: Case[RegistrationDelay]) -> Answers:
    """What is delayed is a registration that Holders have requested, and what is prohibited a sale under the shelf.

    Compliant: a demand of the Holders; a registration in which they have asked to be included; a prohibition
    under a Shelf Registration. Breach: sales prohibited under any other registration; a demand under Exhibit D
    delayed, which knows no delay. Whether the shares of Holders who go with such a demand may be left behind
    is open (J-20). Missing: which of the two it is, or of what.
    """
    event, found = case.event, _found(case)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.kind is None:
        yield missing(NOT_SAID, ("kind",), "give `kind: delay` or `kind: sale_prohibition`")
    elif not found.known:
        yield missing(
            "what is delayed or prohibited is left out",
            ("of",),
            "name in `of` the registration, the demand or the conversion that made the shelf",
        )
    elif event.kind == PROHIBITION:
        yield _of_sales(found)
    else:
        yield _of_registration(case, found)


def _of_sales(found: Concerned) -> Answer:
    """Return the answer on what a prohibition of sales is about."""
    if found.shelf is not None:
        return compliant("Sales under the Shelf Registration may be prohibited.", ("of",))
    return breach(
        "Sales are prohibited under a registration that is no Shelf Registration.",
        ("of",),
        remedy="for a misleading prospectus give the notice of Section 3(a)(ix)",
    )


def _of_registration(case: Case[RegistrationDelay], found: Concerned) -> Answer:
    """Return the answer on what a delay is about."""
    if found.begun_by != EXHIBIT_D_DEMAND:
        if found.shelf is not None:
            return breach(
                "The Shelf Registration is not requested: only sales under it may be prohibited.",
                ("of",),
                remedy="prohibit sales under it with `kind: sale_prohibition`, upon written notice",
            )
        return compliant("The registration is one under Section 2(a) or 2(b).", ("of",))
    holders = [one.name for one in included(case.record, case.before, found)]
    if found.registration is None or not holders:
        return breach(
            "The demand is made under Exhibit D, which knows no delay, and no Holder has asked under Section 2(b).",
            ("of",),
            remedy="file as expeditiously as possible",
        )
    told = " and ".join(holders)
    if case.record.reading("J-20", COMPANY) == HOLDERS_MAY_FOLLOW_LATER:
        return compliant(
            f"The shares of {told} are requested under Section 2(b), and may follow later.", ("of",)
        )
    return breach(
        f"The shares of {told} go with a registration demanded under Exhibit D, which is not delayed: a delay shuts "
        "them out.",
        ("of",),
        remedy=f"do not use the delay, or obtain the consent of {told}",
    )


@rule(
    "R2.g-board",
    on=RegistrationDelay,
    quote="in the judgment of the Company's Board of Directors, substantially interfere with any material transaction",
    readings=("Q68",),
)
def board(case: Case[RegistrationDelay]) -> Answers:
    """The Board of Directors has judged that the registration or sale would substantially interfere.

    Compliant: it judged so on the day of invoking, or before. Breach: it did not; or only after the right was
    invoked. Missing: whether it did. Not decided here: whether its judgment is right.
    """
    made = case.event.board_determination
    if not rra_binds(case.record, case.event.date):
        yield not_applicable(NOT_BOUND)
    elif made is None:
        yield missing(
            "whether the Board of Directors has judged so is left out",
            ("board_determination",),
            "give the day of its determination, or `false`",
        )
    elif made is False:
        yield breach(
            "There is no judgment of the Board of Directors, on which the right depends.",
            ("board_determination",),
            remedy="have the Board resolve before the right is invoked",
        )
    elif isinstance(made, date) and made > case.event.date:
        yield breach(
            f"The Board judged on {made}, after the right was invoked on {case.event.date}.",
            ("board_determination",),
            remedy="invoke the right anew on the Board's determination",
        )
    else:
        day = f" on {made}" if isinstance(made, date) else ""
        yield compliant(f"The Board of Directors judged so{day}.", ("board_determination",))


@rule(
    "R2.g-transaction",
    on=RegistrationDelay,
    quote="any material transaction being considered at the time of receipt of the request from the Holders or at the "
    "time of the sale prohibition notice, as applicable",
    terms=("deemed_receipt_days",),
    readings=("Q44", *_RECEIVED),
)
def transaction(case: Case[RegistrationDelay]) -> Answers:
    """The material transaction was under consideration when the request came, or the prohibition was notified.

    Compliant: considered since that day or before, and determined to be material (``topic:
    material_transaction``). Judgement: whether it is material, where nobody has determined it. Breach: first
    considered after that day; or determined not to be material. Whether the Company's own offering, determined
    as ``own_offering``, can be the transaction is open (Q44). Missing: since when it is considered; when the
    request came.
    """
    event, since = case.event, case.event.transaction_considered_since
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.kind is None:
        yield not_applicable(NOT_SAID)
        return
    if since is None:
        yield missing(
            "since when the material transaction is considered is left out",
            ("transaction_considered_since",),
            "give `transaction_considered_since`",
        )
        return
    day = _deciding_day(case)
    if day is None and _asked_by_nobody(case):
        yield not_applicable("No Holder has requested what is delayed, so that no request could be received.")
    elif day is None:
        yield missing(
            "when the request of the Holders was received is left out",
            ("of",),
            "give the `delivery` of the demand, or of the requests",
        )
    elif since > day:
        what = "the request was received" if event.kind == DELAY else "the prohibition was notified"
        yield breach(
            f"The transaction is considered only since {since}; {what} on {day}.",
            ("transaction_considered_since",),
            {"considered_since": since.isoformat(), "decided_by": day.isoformat()},
            remedy="a transaction that arises later supports no delay: proceed, or ask the Holders to consent",
        )
    else:
        yield _material(case, since, day)


def _deciding_day(case: Case[RegistrationDelay]) -> date | None:
    """Return the day on which the transaction must have been under consideration."""
    if case.event.kind == DELAY:
        return request_received(case.record, case.before, _found(case))
    return notice_given(case.record, case.event) or case.event.date


def _asked_by_nobody(case: Case[RegistrationDelay]) -> bool:
    """Say whether what is delayed is nothing that Holders can have requested, which its scope refuses."""
    found = _found(case)
    if found.begun_by == EXHIBIT_D_DEMAND:
        return not included(case.record, case.before, found)
    return found.registration is None and found.shelf is not None


def _material(case: Case[RegistrationDelay], since: date, day: date) -> Answer:
    """Return the answer on a transaction that was considered in time: whether it is a material one."""
    at = ("transaction_considered_since",)
    facts = {"considered_since": since.isoformat(), "decided_by": day.isoformat()}
    made = determined(case.record, MATERIAL, case.event.id)
    if made is None:
        return judgement(
            f"The transaction is considered since {since}, in time; whether it is material is not determined.",
            at,
            facts,
            remedy="record the Board's determination with `topic: material_transaction` and `value: true`",
        )
    if made in _NO:
        return breach(
            "The transaction is determined not to be material.",
            at,
            facts,
            remedy="proceed with the registration, or ask the Holders to consent",
        )
    if made == OWN_OFFERING and case.record.reading("Q44", COMPANY) != MAY_BE_ITS_OWN:
        return breach(
            "The transaction is the Company's own offering, for which Section 2(f) and the block-out stand.",
            at,
            facts,
            remedy="proceed with the registration, or ask the Holders to consent",
        )
    return compliant(f"A material transaction is considered since {since}, in time.", at, facts)


@rule(
    "R2.g-resume",
    on=RegistrationDelay,
    quote="in either case for up to sixty (60) days",
    terms=("delay_days",),
    readings=("Q68",),
)
def resume(case: Case[RegistrationDelay]) -> Answers:
    """After the last day delayed the registration goes on, and the Holders may sell again.

    Confirm: the last day, itself counted, is a deadline. Missing: the last day.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif event.until is None:
        yield missing("the last day delayed is left out", ("until",), "give `until`, itself counted")
    else:
        what = "let the Holders sell again" if event.kind == PROHIBITION else "resume the registration"
        yield Duty(
            who="Company",
            to="the Holders",
            what=f"{what}: the last day is over",
            due=event.until,
            counted_from=first_day(event),
            count=f"{len(delays.days_of(event))} days, the first and the last counted",
            done=performed_on(case.matter, event, "R2.g-resume") or _resumed(case, event.until),
        )
        yield confirm(
            f"The last day is {event.until}; after it the Company must {what}.", ("until",), counts=False
        )


def _resumed(case: Case[RegistrationDelay], until: date) -> date | None:
    """Return the last day if what was held up has gone on since: a prohibition ends by itself, a filing shows it."""
    if case.as_of <= until:
        return None
    if case.event.kind == PROHIBITION:
        return until
    events = every(case.record)
    registration = concerned(events, case.event.of).registration
    filed = registration.filing_date if registration is not None else None
    days = (effective_on(events, case.event.of), filed)
    return until if any(day is not None and until < day <= case.as_of for day in days) else None


RULES: tuple[Rule, ...] = (scope, board, transaction, resume)

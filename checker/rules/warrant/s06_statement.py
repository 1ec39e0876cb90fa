"""Warrant Section 6(vi), (viii) and (x): rounding, the statement of adjustment, the copy of notices."""

from __future__ import annotations

from checker.arithmetic.rounding import CENT
from checker.model.delivery import Delivery
from checker.model.events import AmendSecurity, Convert, Distribution, Expire, Happening, Issue, Split
from checker.model.numbers import counted_days, display, exact
from checker.model.outcome import Outcome
from checker.replay.distribution import adjusts
from checker.replay.performance import performed_on
from checker.replay.price_view import LEDGER_TERMS, adjusted, drift, effects_of, has_row, with_ledger
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    breach,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)

ADJUSTING = (Issue, AmendSecurity, Convert, Expire, Split, Distribution)
STATEMENT, COPY = ("adjustment-statement", "W6.viii"), ("notice-of-proposed-action", "W6.x")
DRIFT_PLACES = 6
MAIL = frozenset({"first_class_mail", "certified_mail", "registered_mail"})


@rule(
    "W6.vi-rounding",
    on=ADJUSTING,
    quote="All calculations under this Section 6 shall be made to the nearest cent or to the nearest one-tenth "
    "(1/10) of a share, as the case may be",
    terms=("price_rounding", "share_rounding", *LEDGER_TERMS),
    readings=with_ledger("A-19", "A-20", "A-75"),
)
def rounding(case: Case[Happening]) -> Answers:
    """Prices are rounded to the cent and numbers to the nearest tenth, each once; nothing is carried forward.

    Compliant: 2.18009... is 2.18. Confirm: an exact half, which counsel should see (A-18); what rounding has
    cost or gained in all, against a ledger that never rounds, has come to a cent (A-20).
    """
    effects = effects_of(case.event, case.before, case.step)
    if not effects:
        yield not_applicable("No price is calculated.")
        return
    gap = drift(case.event, case.step)
    facts = {}
    if not case.before.book.is_past(case.event):
        facts = {"unrounded_price": exact(effects[-1].unrounded), "drift": display(gap, DRIFT_PLACES)}
    if any(effect.tie for effect in effects):
        yield confirm("The quotient is an exact half between two cents (A-18).", (), facts, counts=False)
    elif abs(gap) >= CENT:
        yield confirm(
            "A ledger that never rounds stands a cent or more away: rounding has added up, and nothing is carried "
            "forward (A-20).",
            (),
            facts,
            counts=False,
            remedy="counsel decides whether the issues are steps of one plan of financing",
        )
    else:
        yield compliant("To the nearest cent, and to the nearest tenth of a share.", (), facts)


@rule(
    "W6.viii-statement",
    on=ADJUSTING,
    quote="Company shall cause a copy of such statement to be sent by mail, first class postage prepaid, to each "
    "Holder at its, his or her address appearing on Company's records",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-65", "A-66", "A-67"),
)
def statement(case: Case[Happening]) -> Answers:
    """Whenever the price is adjusted the Company sends each Holder a statement of the facts and the new price.

    Compliant: a statement sent by first-class mail. Confirm: not sent yet; the clause names no time, so that
    it is never late by this tool, which proposes five business days as a rule of the house (A-66).
    """
    if not has_row(case.before, case.step) or not adjusted(case.event, case.before, case.step):
        yield not_applicable("The Warrant Price is not adjusted: no statement is due.")
        return
    sent = [each for each in _notices(case.event) if each.kind in STATEMENT]
    done = performed_on(case.matter, case.event, "W6.viii-statement")
    mailed = [each for each in sent if each.method in MAIL and each.day_sent is not None]
    by_first_class = mailed and all(each.method == "first_class_mail" for each in mailed)
    if by_first_class and not any(each.received for each in mailed) and case.record.reading("A-65") == "R2":
        yield _to_do(
            "The statement was sent by first-class mail only, which counts when it is received (A-65)."
        )
    elif mailed or done is not None:
        day = done or min(each.day_sent for each in mailed if each.day_sent is not None)
        yield Answer(Outcome.COMPLIANT, f"The statement was sent on {day}.", counts=False, at=("date",))
    elif case.as_of > case.event.date:
        elapsed = (case.as_of - case.event.date).days
        yield _to_do(
            f"No statement is shown, {counted_days(elapsed)} after the adjustment; the clause names no time."
        )
    else:
        yield _to_do("A statement of the adjustment goes to each Holder.")


@rule(
    "W6.x-notice-of-proposed-action",
    on=(Split, Distribution),
    quote="Company shall forward, at the same time and in the same manner, to Holder such notice, if any, which "
    "Company shall give to the holders of capital stock of Company",
    readings=("A-55", "A-68"),
)
def notice_of_proposed_action(case: Case[Split | Distribution]) -> Answers:
    """The notice that stockholders get of a split or distribution goes to Holder on the same day, the same way.

    Compliant: both on 20 February by first-class mail, Holder also by certified mail (A-68). Missing: no copy
    is shown, and the event is still to come. Breach: the event is past without one; or Holder got it later.
    """
    event = case.event
    if isinstance(event, Distribution) and adjusts(event, case.record) is False:
        yield not_applicable("A dividend out of earnings is no action of clause (v).")
        return
    notices = [each for each in event.notices if each.kind is None or each.kind in COPY]
    holders = sorted({held.holder for held in case.before.held.values()})
    if not holders:
        yield not_applicable("No Warrant is outstanding: there is no Holder to tell.")
    for holder in holders:
        yield from _copy(case, holder, notices)


def _copy(case: Case[Split | Distribution], holder: str, notices: list[Delivery]) -> Answers:
    """Answer for the copy that one Holder gets."""
    names = {each.holder for each in case.before.held.values()}
    copies = [each for each in notices if each.to in (None, holder)]
    public = [each for each in notices if each.to is not None and each.to not in names]
    days = [day for each in copies if (day := each.day_sent or each.day_received) is not None]
    first = min(
        (day for each in public if (day := each.day_sent or each.day_received) is not None), default=None
    )
    if not copies:
        if case.as_of <= case.event.date:
            yield missing(
                f"no copy to {holder} of the notice to stockholders is shown",
                ("notices",),
                "list it under `notices`, with `to`, `kind: notice-of-proposed-action`, `method` and `sent`",
            )
        else:
            yield breach(
                f"No copy of the notice to stockholders went to {holder}; the event was on {case.event.date}.",
                ("notices",),
                remedy="send the copy now, with the statement of the adjustment",
            )
    elif first is not None and days and min(days) > first:
        yield breach(
            f"Stockholders were given notice on {first}, {holder} only on {min(days)}.",
            ("notices",),
            remedy="send the copy at the same time as the notice to stockholders",
        )
    elif public and not {each.method for each in public} & {each.method for each in copies}:
        yield confirm(
            f"{holder} got its copy in another manner than stockholders (A-68).",
            ("notices",),
            remedy="send it in the same manner too",
        )
    else:
        yield compliant(f"{holder} gets its copy at the same time.", ("notices",))


def _to_do(message: str) -> Answer:
    """Return what is still to be done about the statement."""
    return confirm(
        message,
        ("date",),
        counts=False,
        remedy="send it by first-class mail and by certified mail to each Holder; rule of the house: within five "
        "business days",
    )


def _notices(event: Happening) -> tuple[Delivery, ...]:
    """Return the notices that an event shows; not every kind of event has any."""
    found = getattr(event, "notices", ())
    return tuple(found) if found else ()

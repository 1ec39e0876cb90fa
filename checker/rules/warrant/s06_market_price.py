"""Warrant Section 6(vii): the window of the Current Market Price, and who determines it where quotations lack."""

from __future__ import annotations

from datetime import date

from checker.model.events import BoardDeterminationOfPrice, Exercise
from checker.model.outcome import Outcome
from checker.replay.clock import last_day
from checker.replay.delivery import given, received
from checker.replay.exercise import net_of
from checker.replay.record import COMPANY
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)


@rule(
    "W6.vii-window",
    on=Exercise,
    quote="the average of the daily closing prices for the 15 consecutive business days ending on the last business "
    "day before the day in question",
    terms=("market_price_days",),
    readings=("A-5", "A-11", "A-18", "A-61", "A-62"),
)
def window(case: Case[Exercise]) -> Answers:
    """The quotations cover the fifteen business days that end on the last one before the day in question.

    Compliant: each day has its last sale, or bid and asked. Missing: the price file begins after the first
    day of the window, or ends before its last. Judgement: a day without sale and without both quotations,
    or without its market; it is neither skipped nor filled, and the Board determines the price (A-62).
    """
    net = net_of(case.before, case.event, case.record)
    if net is None:
        yield not_applicable("No Current Market Price is needed: nothing is exercised net.")
        return
    price = net.price
    first, last = price.window[0], price.window[-1]
    facts = {"window": f"{first} to {last}"}
    if price.source == "determination":
        yield confirm(
            f"No quotations for the whole window {first} to {last}: the price is as determined.",
            ("net_shares",),
            facts,
            remedy="see the resolution, and that Holder was informed in writing: Holder has 30 days to dispute it",
        )
    elif price.missing:
        yield missing(
            f"the window runs from {first} to {last}; the file has no quotations for {_days(price.missing)}",
            ("net_shares",),
            "give them under `prices` (a `file:` with date, last, bid, ask, tier)",
        )
    elif price.unavailable:
        yield judgement(
            f"No closing price is available for {_days(price.unavailable)}: the Board determines the price.",
            ("net_shares",),
            {**facts, "without_closing_price": ", ".join(day.isoformat() for day in price.unavailable)},
            remedy="record it under `determinations` with `topic: current_market_price`, and inform Holder",
        )
    else:
        yield compliant(f"Fifteen closing prices, {first} to {last}.", ("net_shares",), facts)


@rule(
    "W6.vii-determination",
    on=BoardDeterminationOfPrice,
    quote="the Current Market Price shall be determined in good faith by the Board of Directors of Company",
    readings=("A-63",),
)
def determination(case: Case[BoardDeterminationOfPrice]) -> Answers:
    """The Board determines the price in good faith where quotations are not available, and informs Holder.

    Confirm: the resolution was made in good faith for want of quotations. Missing: the value, or the day
    on which Holder was informed, from which Holder's 30 days run.
    """
    if case.event.value is None:
        yield missing("the price determined is left out", ("value",), "give `value`, in dollars a share")
    else:
        yield confirm(
            "The Board resolved in good faith, quotations not being available for the whole window.",
            ("value",),
            remedy="keep the resolution with its basis; it does not bind where quotations are available",
        )
    if case.event.informed is None:
        yield missing(
            "the day on which Holder was informed is left out",
            ("informed",),
            "inform Holder in writing and give `informed` with `method`, `sent` and `received`",
        )


@rule(
    "W6.vii-dispute",
    on=BoardDeterminationOfPrice,
    quote="if Holder disputes in writing any determination so made by the Company's Board of Directors within 30 "
    "days of being informed of such determination",
    terms=("price_dispute_days",),
    readings=("A-4", "A-63"),
)
def dispute(case: Case[BoardDeterminationOfPrice]) -> Answers:
    """Holder may dispute the Board's price in writing within thirty days of being informed.

    Compliant: disputed on day 30, the day of being informed not counted. No right: on day 31. Not
    decided here: whether mailing or receipt informs (A-63). A dispute sends the price to an independent
    investment banking or accounting firm. What Holder does does not count to the Company's act.
    """
    informed = informed_on(case)
    if informed is None:
        yield not_applicable("Holder has not been informed, so the thirty days have not begun.")
        return
    days = case.record.days("price_dispute_days")
    due = last_day(case.record, informed, days)
    disputed = given(case.event.dispute)
    yield Duty(
        who="Holder",
        to=case.company,
        what="dispute the Board's determination in writing",
        due=due,
        counted_from=informed,
        count=f"{days} days",
        done=disputed,
    )
    holder = next((held.holder for held in case.before.warrants.values()), "Holder")
    if disputed is None:
        yield Answer(
            Outcome.CONFIRM,
            f"Holder may dispute the price until {due}.",
            subject=holder,
            counts=False,
            facts={"due": due.isoformat()},
        )
    elif disputed <= due:
        yield Answer(
            Outcome.COMPLIANT,
            f"Holder disputed on {disputed}, within thirty days: an independent firm determines the price.",
            subject=holder,
            counts=False,
            at=("dispute",),
            remedy="the Board selects a nationally recognized firm; failing that, the American Arbitration "
            "Association",
        )
    else:
        yield Answer(
            Outcome.NO_RIGHT,
            f"Holder disputed on {disputed}, after the thirty days had ended on {due}.",
            subject=holder,
            counts=False,
            at=("dispute",),
        )


def informed_on(case: Case[BoardDeterminationOfPrice]) -> date | None:
    """Return the day on which Holder was informed: receipt, or for Holder's own count mailing (A-63)."""
    paper = case.event.informed
    if case.record.reading("A-63", case.matter.side or COMPANY) == "R2":
        return given(paper) or received(paper)
    return received(paper)


def _days(days: tuple[date, ...]) -> str:
    """Return days for a sentence: all of few, the first and last of many."""
    if len(days) > 1 + 1 + 1:
        return f"{len(days)} days from {days[0]} to {days[-1]}"
    return ", ".join(day.isoformat() for day in days)

"""Warrant Section 6(vii): the window of the Current Market Price, and who determines it where quotations lack."""

from __future__ import annotations

from datetime import date

from checker.model.events import BoardDeterminationOfPrice, Distribution, Exercise, Happening, Issue
from checker.model.outcome import Outcome
from checker.replay.board_price import dispute_due, informed_on
from checker.replay.delivery import given
from checker.replay.market_price import MarketPrice
from checker.replay.market_view import needed_price
from checker.replay.net_exercise import MARKET_READINGS
from checker.replay.split_window import unknown_basis
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Where,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)

# Where the fact stands that makes each act need a price.
_AT: dict[type[Happening], Where] = {
    Exercise: ("net_shares",),
    Issue: ("consideration",),
    Distribution: ("record_date",),
}


@rule(
    "W6.vii-window",
    on=(Exercise, Issue, Distribution),
    quote="the average of the daily closing prices for the 15 consecutive business days ending on the last business "
    "day before the day in question",
    terms=("market_price_days",),
    readings=(*MARKET_READINGS, "A-4", "A-38", "A-57"),
)
def window(case: Case[Happening]) -> Answers:
    """The quotations cover the fifteen business days that end on the last one before the day in question.

    Of a net exercise, of an issue in kind (the cap of 6(i)(2)) and of a distribution (6(v)).
    Compliant: each day has its last sale, or bid and asked. Confirm: the price is as the Board, or the
    independent firm, determined it for that day. Missing: the price file begins after the first day of the
    window, or ends before its last. Judgement: a day without sale and without both quotations, or without
    its market; it is neither skipped nor filled (A-62), and the Board determines the price. So too where
    Holder has disputed the Board's price in time, until the independent firm has determined it.
    """
    price = needed_price(case.event, case.before, case.step, case.record)
    if price is None:
        yield not_applicable("No Current Market Price is needed.")
        return
    at = _AT[type(case.event)]
    span = f"{price.window[0]} to {price.window[-1]}"
    facts = {"window": span}
    if price.source == "determination":
        yield confirm(
            f"No quotations for the whole window {span}: the price is as determined.",
            at,
            facts,
            remedy="see the resolution, and that Holder was informed in writing: Holder has 30 days to dispute it",
        )
    elif price.disputed is not None:
        yield judgement(
            f"Holder disputed the Board's price on {price.disputed}, within thirty days of being informed: an "
            "independent firm determines it.",
            at,
            facts,
            remedy="the Board selects a nationally recognized firm; record its price under `determinations` with "
            "`topic: current_market_price` and its date",
        )
    elif price.missing:
        yield _missing(case, price, at, span)
    elif price.unavailable:
        days = ", ".join(day.isoformat() for day in price.unavailable)
        yield judgement(
            f"No closing price is available for {days}: the Board determines the price.",
            at,
            {**facts, "without_closing_price": days},
            remedy="record it under `determinations` with `topic: current_market_price`, and inform Holder",
        )
    else:
        yield compliant(f"Fifteen closing prices, {span}.", at, facts)


def _missing(case: Case[Happening], price: MarketPrice, at: Where, span: str) -> Answer:
    """Answer for what the file lacks: quotations, or whether they have been adjusted for a split."""
    if unknown_basis(case.record, price):
        return missing(
            f"whether the quotations of {_days(price.missing)} have been adjusted for the split is left out",
            at,
            "give `adjusted_for_splits` under `prices`: whether the vendor has adjusted them",
        )
    return missing(
        f"the window runs from {span}; the file has no quotations for {_days(price.missing)}",
        at,
        "give them under `prices` (a `file:` with date, last, bid, ask, tier)",
    )


@rule(
    "W6.vii-determination",
    on=BoardDeterminationOfPrice,
    quote="the Current Market Price shall be determined in good faith by the Board of Directors of Company",
)
def determination(case: Case[BoardDeterminationOfPrice]) -> Answers:
    """The Board determines the price in good faith where quotations are not available, and informs Holder.

    It serves a day in question if it is dated from the last day of that day's window to the day itself; a
    determination made long before another exercise does not serve that.
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

    Compliant: disputed on day 30, the day of being informed not counted. No right: on day 31. Confirm:
    while the thirty days run. Not applicable: they have ended without a dispute, and the right has lapsed.
    Not decided here: whether mailing or receipt informs (A-63). A dispute in time sends the price to an
    independent investment banking or accounting firm. What Holder does does not count to the Company's act.
    """
    informed, due = informed_on(case.record, case.event), dispute_due(case.record, case.event)
    if informed is None or due is None:
        yield not_applicable("Holder has not been informed, so the thirty days have not begun.")
        return
    disputed = given(case.event.dispute)
    yield Duty(
        who="Holder",
        to=case.company,
        what="dispute the Board's determination in writing",
        due=due,
        counted_from=informed,
        count=f"{case.record.days('price_dispute_days')} days",
        done=disputed,
        right=True,
    )
    yield _disputed(case, due, disputed)


def _disputed(case: Case[BoardDeterminationOfPrice], due: date, disputed: date | None) -> Answer:
    """Answer for the dispute itself, or for the right to it; never counted."""
    holder = next((held.holder for held in case.before.warrants.values()), "Holder")
    facts = {"due": due.isoformat()}
    if disputed is None and case.as_of <= due:
        said, outcome = f"Holder may dispute the price until {due}.", Outcome.CONFIRM
    elif disputed is None:
        said = f"Holder did not dispute the price by {due}: the right to has lapsed."
        outcome = Outcome.NOT_APPLICABLE
    elif disputed <= due:
        return Answer(
            Outcome.COMPLIANT,
            f"Holder disputed on {disputed}, within thirty days: an independent firm determines the price.",
            subject=holder,
            counts=False,
            at=("dispute",),
            facts=facts,
            remedy="the Board selects a nationally recognized firm; failing that, the American Arbitration "
            "Association",
        )
    else:
        said = f"Holder disputed on {disputed}, after the thirty days had ended on {due}."
        outcome = Outcome.NO_RIGHT
    return Answer(outcome, said, subject=holder, counts=False, at=("dispute",), facts=facts)


def _days(days: tuple[date, ...]) -> str:
    """Return days for a sentence: one, or how many from the first to the last."""
    return str(days[0]) if len(days) == 1 else f"{len(days)} days from {days[0]} to {days[-1]}"

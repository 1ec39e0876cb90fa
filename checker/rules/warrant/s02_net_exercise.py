"""Warrant Section 2.1, second sentence: shares equal to the value of the Warrant, in lieu of paying."""

from __future__ import annotations

from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.replay.exercise import net_of
from checker.replay.fraction import prescribed_value
from checker.replay.net_exercise import MARKET_READINGS, above
from checker.rules.rule import (
    Answers,
    Case,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)


@rule(
    "W2.1-net-price-above",
    on=Exercise,
    quote="if the Current Market Price (as defined in Section 6) is greater than the Warrant Price (at the date of "
    "calculation, as set forth below)",
    terms=("market_price_days", "price_rounding"),
    readings=MARKET_READINGS,
    mandatory=True,
)
def net_price_above(case: Case[Exercise]) -> Answers:
    """A net exercise needs a Current Market Price strictly greater than the Warrant Price.

    Compliant: 2.41 against 2.408. No right: exactly 2.18 against 2.18; equal is not greater. Judgement:
    Holder has disputed the Board's price in time, and no independent firm has determined it.
    The average is taken to the cent before it is compared (A-14). Not decided here: which day is the date
    of calculation (A-11: the day on which the conditions are complied with).
    """
    net = net_of(case.before, case.event, case.record)
    if net is None:
        yield not_applicable("No portion of the Warrant is exercised net.")
        return
    price = net.price
    if price.disputed is not None:
        yield judgement(
            f"Holder disputed the Board's price on {price.disputed}: until the independent firm determines it, the "
            "right to a net exercise is open.",
            ("net_shares",),
            remedy="record the firm's price under `determinations` with `topic: current_market_price`",
        )
        return
    if price.value is None:
        yield missing(
            "the Current Market Price is not known, so the right to a net exercise cannot be judged",
            ("net_shares",),
            "give the quotations of the window under `prices`, or the Board's determination",
        )
        return
    warrant_price = net.basis.warrant_price
    facts = {
        "current_market_price": exact(price.value, 2),
        "warrant_price": exact(warrant_price, 2),
        "date_of_calculation": net.day.isoformat(),
    }
    if above(case.record, price, warrant_price):
        yield compliant(
            f"The Current Market Price of ${exact(price.value, 2)} is greater than ${exact(warrant_price, 2)}.",
            ("net_shares",),
            facts,
        )
    else:
        yield no_right(
            f"The Current Market Price of ${exact(price.value, 2)} is not greater than the Warrant Price of "
            f"${exact(warrant_price, 2)}.",
            ("net_shares",),
            facts,
            remedy="exercise for payment, or on a day on which the price is greater",
        )


@rule(
    "W2.1-net-fraction",
    on=Exercise,
    quote="Company shall issue to Holder that number of whole shares of Common Stock computed using the following "
    "formula",
    readings=("A-12", *MARKET_READINGS),
)
def net_fraction(case: Case[Exercise]) -> Answers:
    """A net exercise issues whole shares; whether its fraction is paid for is open (A-12), and at what value
    is the Board's to prescribe (A-84).

    Compliant: the formula gives exactly 39,800. Confirm: it leaves a fraction whose value no Board has
    prescribed, so that the Current Market Price is used.
    """
    net = net_of(case.before, case.event, case.record)
    held = case.before.warrant(case.event.warrant)
    if net is None or held is None or not net.shares:
        yield not_applicable("No shares are issued in a net exercise.")
    elif net.fraction == 0:
        yield compliant("The formula gives a whole number of shares.", ("net_shares",))
    elif prescribed_value(case.record, held.id) is not None:
        yield compliant("The fraction is valued as the Board has prescribed.", ("net_shares",))
    else:
        yield confirm(
            "The fraction of a share is valued at the Current Market Price; the Board may prescribe a value.",
            ("net_shares",),
            remedy="record the Board's value under `determinations` with `topic: fraction_value`",
        )

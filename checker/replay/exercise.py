"""An exercise of the Warrant (Sections 2.1, 5 and 11): its date, its price, its shares and the balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from checker.arithmetic.exercise import exact_price, split_off_fraction
from checker.arithmetic.rounding import CENT, nearest, up
from checker.model.delivery import Delivery
from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure
from checker.replay.delivery import given, received
from checker.replay.fraction import in_cash, market_value, prescribed_value, together, value_of_share
from checker.replay.net_exercise import Net, net_part, portion_of
from checker.replay.record import HOLDER, Record
from checker.replay.state import PRICE_PLACES, HeldWarrant, State, Step
from checker.replay.term import expires_with

MONEY_PLACES = 2
LOST, CARRIED = "R1", "R3"


@dataclass(frozen=True, slots=True)
class Conditions:
    """The day on which each thing of Section 2.1 was delivered; None where that is unknown."""

    notice: date | None
    payment: date | None
    warrant: date | None
    payment_due: bool

    @property
    def complied(self) -> date | None:
        """The date on which Holder had complied with the conditions for exercise: the last of them."""
        days = [self.notice, self.warrant, *([self.payment] if self.payment_due else [])]
        known = [day for day in days if day is not None]
        return max(known) if len(known) == len(days) else None


def paid_for(event: Exercise) -> Fraction:
    """Return the number of shares being purchased for payment; left out, none."""
    return Fraction(event.shares or 0)


def payment_is_due(event: Exercise) -> bool:
    """Say whether shares are to be paid for: always, unless the whole exercise is net (2.1)."""
    return paid_for(event) > 0 or portion_of(event) == 0


def balance_id(event: Exercise, warrant_id: str) -> str:
    """Return the id of the Warrant for the balance: as the event says, else the old id with ``-B``."""
    return event.new_warrant or f"{warrant_id}-B"


def conditions(record: Record, event: Exercise) -> Conditions:
    """Return when notice, payment and Warrant were delivered under the reading in force of A-3."""
    when_mailed = record.reading("A-3", HOLDER) == "R2"

    def counts(paper: Delivery | None) -> date | None:
        return given(paper) if when_mailed else received(paper)

    return Conditions(
        counts(event.notice), _paid_on(event), counts(event.warrant_surrendered), payment_is_due(event)
    )


def _paid_on(event: Exercise) -> date | None:
    """Return the day the last payment was received: its own date, the common one, or the day of tender."""
    if not event.payment:
        return None
    return max(part.received or event.payment_received or event.date for part in event.payment)


def amount_due(record: Record, shares: Fraction, price: Fraction) -> Derivation:
    """Return the derivation of the amount due: the exact price, rounded as the reading of A-10 says."""
    unrounded = exact_price(shares, price)
    to_nearest = record.reading("A-10", HOLDER) == "R1"
    value = nearest(unrounded, CENT) if to_nearest else up(unrounded, CENT)
    return Derivation(
        figure="amount_due",
        value=exact(value, MONEY_PLACES),
        clause="W2.1",
        formula="shares × Warrant Price",
        inputs={"shares": exact(shares), "warrant_price": exact(price, PRICE_PLACES)},
        unrounded=exact(unrounded, MONEY_PLACES),
        rounding="to the nearest cent" if to_nearest else "up to the cent",
    )


def record_holder_date(record: Record, event: Exercise, complied: date) -> date:
    """Return the day the person named becomes holder of record (2.1): the day of compliance, or, the stock
    transfer books being closed, the next day on which they are open."""
    if event.stock_books_closed is None:
        return complied
    first, last = event.stock_books_closed
    if not first <= complied <= last:
        return complied
    return record.calendar("nyse").next_open(last + timedelta(days=1))


def exercised_on(record: Record, event: Exercise) -> date:
    """Return the day on which the exercise is replayed: the exercise date, or that of tender if unknown."""
    return conditions(record, event).complied or event.date


def fits(event: Exercise, held: HeldWarrant) -> bool:
    """Say whether the numbers asked for can be exercised under the Warrant (2.1).

    Whole shares, together above 0 and at most the whole shares it holds. A net exercise of all that
    remains may cancel the tenth of a share too.
    """
    paid, net = paid_for(event), portion_of(event)
    whole, _ = split_off_fraction(held.shares)
    complete = net > 0 and paid + net == held.shares
    return (
        paid.denominator == 1
        and paid + net > 0
        and (complete or (net.denominator == 1 and paid + net <= whole))
    )


def exercise(before: State, event: Exercise, record: Record) -> Step:
    """Return what an exercise does to the register, with its figures and their derivations."""
    held = before.warrant(event.warrant)
    complied = conditions(record, event).complied
    effective = complied or event.date
    if held is None:
        return Step(after=before, effective=effective)
    possible = fits(event, held)
    net = net_part(before, event, held, record, complied) if portion_of(event) else None
    paid = paid_for(event) if possible else Fraction(0)
    by_net = net if net is not None and possible and net.shares else None
    used = paid + (by_net.portion if by_net is not None else 0)
    issued = paid + (by_net.shares if by_net is not None else 0)
    due = amount_due(record, paid_for(event), held.price)
    rest = _rest(before, event, held, record, held.shares - used)
    left_over = together(
        rest.fraction,
        rest.cash,
        net.fraction if net is not None else Fraction(0),
        net.cash if net is not None else None,
    )
    figures: dict[str, Figure] = {
        "amount_due": due.value,
        **_tendered(event, due),
        "shares_exercised": exact(paid_for(event) + portion_of(event)),
        "shares_issued": exact(issued),
        "shares_withheld": exact(by_net.withheld if by_net is not None else Fraction(0)),
        "shares_remaining": exact(rest.whole),
        **left_over.figures,
        **(net.figures if net is not None else {}),
    }
    if complied is not None:
        figures["exercise_date"] = complied.isoformat()
        figures["record_holder_date"] = record_holder_date(record, event, complied).isoformat()
    new = (
        (replace(held, id=balance_id(event, held.id), shares=rest.kept),)
        if balance_is_due(record, event, rest.whole)
        else ()
    )
    return Step(
        after=before.with_warrants(held, *new).issued(issued) if used else before,
        effective=effective,
        figures=figures,
        derivations=(due, *_issued(paid, net), *left_over.derivations),
        acted_on=(held.id,),
        became=tuple(warrant.id for warrant in new) if used else (held.id,),
    )


def balance_is_due(record: Record, event: Exercise, whole: Fraction) -> bool:
    """Say whether a new Warrant for the balance is due: whole shares remain and the Warrant lives on (2.1)."""
    return whole > 0 and not expires_with(record, exercised_on(record, event))


def balance_due(before: State, event: Exercise, step: Step, record: Record) -> bool:
    """Say whether an exercise that can be made leaves a balance for which a new Warrant is due."""
    held = before.warrant(event.warrant)
    if held is None or not fits(event, held):
        return False
    return balance_is_due(record, event, Fraction(str(step.figures.get("shares_remaining", "0"))))


def _issued(paid: Fraction, net: Net | None) -> tuple[Derivation, ...]:
    """Return how the shares to be issued came to be: of a mixed exercise first the net part, then all."""
    if net is None or not (paid and net.shares):
        return net.derivations if net is not None else ()
    every = paid + net.shares
    whole = Derivation(
        figure="shares_issued",
        value=exact(every),
        clause="W2.1",
        formula="shares paid for + shares of the net exercise",
        inputs={"shares_paid_for": exact(paid), "shares_of_the_net_exercise": exact(net.shares)},
        unrounded=exact(every),
        rounding="none",
    )
    return (*net.derivations, whole)


def net_of(before: State, event: Exercise, record: Record) -> Net | None:
    """Return the net part of an exercise for the rules that judge it; None where nothing is exercised net."""
    held = before.warrant(event.warrant)
    if held is None or not portion_of(event):
        return None
    return net_part(before, event, held, record, conditions(record, event).complied)


def _tendered(event: Exercise, due: Derivation) -> Mapping[str, str]:
    """Return what was tendered: in money, by cancellation of indebtedness, and what is to be refunded."""
    parts = event.payment or ()
    debt = sum(
        (Fraction(part.amount or 0) for part in parts if part.method == "cancellation_of_indebtedness"),
        Fraction(0),
    )
    money = sum((Fraction(part.amount or 0) for part in parts), Fraction(0)) - debt
    refund = max(Fraction(0), money + debt - Fraction(due.value))
    return {
        "paid_in_money": exact(money, MONEY_PLACES),
        "indebtedness_cancelled": exact(debt, MONEY_PLACES),
        "refund": exact(refund, MONEY_PLACES),
    }


@dataclass(frozen=True, slots=True)
class _Rest:
    """What an exercise leaves of the Warrant: whole shares, a fraction with its cash, what the register keeps."""

    whole: Fraction
    fraction: Fraction
    kept: Fraction
    cash: Derivation | None = None


def _rest(before: State, event: Exercise, held: HeldWarrant, record: Record, rest: Fraction) -> _Rest:
    """Return what remains of the Warrant, and what is paid for a remaining fraction of a share.

    On complete exercise Section 11 pays for it. On a partial one Section 2.1 leaves it off the new
    Warrant and is silent (A-13): lost, paid now, or carried in the register.
    """
    whole, fraction = split_off_fraction(rest)
    if fraction == 0:
        return _Rest(whole, fraction, whole)
    if whole:
        kept_where = record.reading("A-13")
        if kept_where in (LOST, CARRIED):
            return _Rest(whole, fraction, rest if kept_where == CARRIED else whole)
    day = exercised_on(record, event)
    market = None
    if prescribed_value(record, held.id) is None:
        market = market_value(before, event, held, record, day)
    worth = value_of_share(record, held.id, market)
    if worth is None:
        return _Rest(whole, fraction, whole)
    inputs = {"warrant_price": exact(held.price, PRICE_PLACES)}
    return _Rest(whole, fraction, whole, in_cash(fraction, worth, held.price, inputs))

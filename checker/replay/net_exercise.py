"""The net part of an exercise (Section 2.1): the date of calculation, the price, the shares, the fraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from checker.arithmetic.exercise import split_off_fraction
from checker.arithmetic.market_price import net_exercise_shares
from checker.arithmetic.rounding import CENT, nearest
from checker.model.events import BoardDeterminationOfPrice, Exercise
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.delivery import given
from checker.replay.market_price import PRICE_PLACES, MarketPrice, market_price
from checker.replay.record import Record
from checker.replay.state import HeldWarrant, State, Step

SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class Net:
    """What a net exercise gives: the price at the date of calculation, whole shares, and what is left over."""

    day: date
    price: MarketPrice
    portion: Fraction
    shares: Fraction
    fraction: Fraction
    cash: Fraction | None
    derivations: tuple[Derivation, ...]

    @property
    def figures(self) -> Mapping[str, str]:
        """The figures of the net part by name, as exact strings."""
        window = self.price.window
        found = {"window_first": window[0].isoformat(), "window_last": window[-1].isoformat()}
        if self.price.value is not None and self.price.unrounded is not None:
            found["current_market_price"] = exact(self.price.value, PRICE_PLACES)
            found["unrounded_price"] = exact(self.price.unrounded, PRICE_PLACES)
        if self.fraction:
            found["fraction"] = exact(self.fraction)
        if self.cash is not None:
            found["fraction_cash"] = exact(self.cash, PRICE_PLACES)
        return found


def portion_of(event: Exercise) -> Fraction:
    """Return the portion of the Warrant that is cancelled in a net exercise; left out, none."""
    return Fraction(event.net_shares or 0)


def price_for(
    before: State, event: Exercise, held: HeldWarrant, record: Record, complied: date | None
) -> tuple[date, MarketPrice]:
    """Return the date of calculation (A-11) and the Current Market Price at it."""
    signed = given(event.notice) if record.reading("A-11") == "R2" else None
    day = signed or complied or event.date
    determined = record.determined_value("current_market_price", held.id) or before.determined_price
    return day, market_price(record, day, determined)


def net_part(before: State, event: Exercise, held: HeldWarrant, record: Record, complied: date | None) -> Net:
    """Return the net part of an exercise; without a price, or with one not above the Warrant Price, no share."""
    day, price = price_for(before, event, held, record, complied)
    portion = portion_of(event)
    value = price.value
    if value is None or not above(record, price, held.price):
        derivations = (price.derivation,) if value is not None else ()
        return Net(day, price, portion, Fraction(0), Fraction(0), None, derivations)
    unrounded = net_exercise_shares(portion, value, held.price)
    shares, fraction = split_off_fraction(unrounded)
    derivation = Derivation(
        figure="shares_issued",
        value=exact(shares),
        clause="W2.1",
        formula="portion cancelled × (Current Market Price − Warrant Price) / Current Market Price",
        inputs={
            "portion": exact(portion),
            "current_market_price": exact(value, PRICE_PLACES),
            "warrant_price": exact(held.price, PRICE_PLACES),
        },
        unrounded=exact(unrounded),
        rounding="down to whole shares",
    )
    cash, how = _cash(record, held, fraction, value, complete=is_complete(event, held))
    return Net(day, price, portion, shares, fraction, cash, (price.derivation, derivation, *how))


def above(record: Record, price: MarketPrice, warrant_price: Fraction) -> bool:
    """Say whether the Current Market Price is greater than the Warrant Price; equal is not greater.

    The average is rounded to the cent before it is compared, or not (A-14).
    """
    compared = price.unrounded if record.reading("A-14") == "R2" else price.value
    return compared is not None and compared > warrant_price


def is_complete(event: Exercise, held: HeldWarrant) -> bool:
    """Say whether the exercise takes the largest number of whole shares that the Warrant calls for (11)."""
    return Fraction(event.shares or 0) + portion_of(event) >= split_off_fraction(held.shares)[0]


def _cash(
    record: Record, held: HeldWarrant, fraction: Fraction, market: Fraction, *, complete: bool
) -> tuple[Fraction | None, tuple[Derivation, ...]]:
    """Return the cash for the fraction of a net exercise under the reading in force of A-12.

    The value of a share is the Board's, else the Current Market Price (Section 11 leaves it to the Board).
    Section 11 as it stands (R3) pays only "upon the complete exercise": nothing for a part.
    """
    if fraction == 0:
        return None, ()
    option = record.reading("A-12")
    board = record.determined_value("fraction_value", held.id)
    value = market if board is None else board
    if option == "R2":
        unrounded, formula = fraction * value, "fraction × value of a share"
    elif option == "R3" and complete:
        unrounded = fraction * max(Fraction(0), value - held.price)
        formula = "fraction × (value of a share − Warrant Price), not below 0"
    else:
        unrounded, formula = Fraction(0), "nothing is paid for the fraction"
    cash = nearest(unrounded, CENT)
    derivation = Derivation(
        figure="fraction_cash",
        value=exact(cash, PRICE_PLACES),
        clause="W11",
        formula=formula,
        inputs={
            "fraction": exact(fraction),
            "value": exact(value, PRICE_PLACES),
            "value_from": "Board" if board is not None else "Current Market Price",
            "warrant_price": exact(held.price, PRICE_PLACES),
        },
        unrounded=exact(unrounded, PRICE_PLACES),
        rounding="to the nearest cent, a tie up",
    )
    return cash, (derivation,)


def price_determined(before: State, event: BoardDeterminationOfPrice, record: Record) -> Step:
    """Return the state with the Board's price, which serves where quotations are not available (6(vii))."""
    value = None if event.value is None else Fraction(event.value)
    return Step(after=replace(before, determined_price=value), effective=event.date)

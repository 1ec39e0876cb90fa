"""The net part of an exercise (Section 2.1): the date of calculation, the price, the shares, the fraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.exercise import split_off_fraction
from checker.arithmetic.market_price import net_exercise_shares
from checker.model.events import BoardDeterminationOfPrice, Exercise
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.board_price import determined_for
from checker.replay.delivery import given
from checker.replay.fraction import Worth, in_cash, value_of_share
from checker.replay.market_price import MarketPrice
from checker.replay.net_basis import NetBasis, net_basis
from checker.replay.record import Record
from checker.replay.state import PRICE_PLACES, HeldWarrant, State, Step

WHOLE_VALUE, EXCESS = "R2", "R3"

# What the Current Market Price of a net exercise, and its basis, may turn on.
MARKET_READINGS = ("A-3", "A-5", "A-11", "A-14", "A-18", "A-50", "A-52", "A-53", "A-61", "A-63", "A-64")


@dataclass(frozen=True, slots=True)
class Net:
    """What a net exercise gives: the basis at the date of calculation, whole shares, and what is left over.

    ``portion`` is the portion of the Warrant cancelled, in shares of the register; price, Warrant Price and
    portion of ``basis`` all stand on one basis (A-52).
    """

    day: date
    portion: Fraction
    basis: NetBasis
    shares: Fraction = Fraction(0)
    fraction: Fraction = Fraction(0)
    cash: Derivation | None = None
    derivations: tuple[Derivation, ...] = ()

    @property
    def price(self) -> MarketPrice:
        """The Current Market Price at the date of calculation."""
        return self.basis.price

    @property
    def withheld(self) -> Fraction:
        """The shares withheld in lieu of payment, on the basis of the calculation."""
        return self.basis.portion - self.shares if self.shares else Fraction(0)

    @property
    def figures(self) -> Mapping[str, str]:
        """The figures of the price by name, as exact strings."""
        window = self.price.window
        found = {"window_first": window[0].isoformat(), "window_last": window[-1].isoformat()}
        if self.price.value is not None and self.price.unrounded is not None:
            found["current_market_price"] = exact(self.price.value, PRICE_PLACES)
            found["unrounded_price"] = exact(self.price.unrounded, PRICE_PLACES)
        return found


def portion_of(event: Exercise) -> Fraction:
    """Return the portion of the Warrant that is cancelled in a net exercise; left out, none."""
    return Fraction(event.net_shares or 0)


def net_part(before: State, event: Exercise, held: HeldWarrant, record: Record, complied: date | None) -> Net:
    """Return the net part of an exercise; without a price, or with one not above the Warrant Price, no share.

    The date of calculation is the day on which the conditions are complied with, or that of the Notice (A-11).
    """
    signed = given(event.notice) if record.reading("A-11") == "R2" else None
    day = signed or complied or event.date
    portion = portion_of(event)
    basis = net_basis(before, record, held, portion, day, determined_for(record, event, held.id, day))
    price, value = basis.price, basis.price.value
    if value is None:
        return Net(day, portion, basis)
    told = (price_derivation(price),)
    if not above(record, price, basis.warrant_price):
        return Net(day, portion, basis, derivations=told)
    unrounded = net_exercise_shares(basis.portion, value, basis.warrant_price)
    shares, fraction = split_off_fraction(unrounded)
    derivation = Derivation(
        figure="shares_issued",
        value=exact(shares),
        clause="W2.1",
        formula="portion cancelled × (Current Market Price − Warrant Price) / Current Market Price",
        inputs={
            "portion": exact(basis.portion),
            "current_market_price": exact(value, PRICE_PLACES),
            "warrant_price": exact(basis.warrant_price, PRICE_PLACES),
        },
        unrounded=exact(unrounded),
        rounding="down to whole shares",
    )
    worth = value_of_share(record, held.id, value) if fraction else None
    cash = None
    if worth is not None:
        cash = _cash(record, basis.warrant_price, fraction, worth, complete=is_complete(event, held))
    return Net(day, portion, basis, shares, fraction, cash, (*told, derivation))


def price_derivation(price: MarketPrice) -> Derivation:
    """Return how a Current Market Price came to be, for a price that is there."""
    value = exact(price.value or Fraction(0), PRICE_PLACES)
    if price.source == "determination":
        inputs, formula = {"determined": value}, "as determined under Section 6(vii)"
    else:
        inputs = {day.isoformat(): exact(close, PRICE_PLACES) for day, close in price.closes}
        formula = f"average of {len(price.closes)} daily closing prices"
    return Derivation(
        figure="current_market_price",
        value=value,
        clause="W6.vii",
        formula=formula,
        inputs=inputs,
        unrounded=exact(price.unrounded if price.unrounded is not None else Fraction(0), PRICE_PLACES),
        rounding="to the nearest cent, a tie up",
    )


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
    record: Record, warrant_price: Fraction, fraction: Fraction, worth: Worth, *, complete: bool
) -> Derivation:
    """Return the cash for the fraction of a net exercise under the reading in force of A-12.

    Section 11 as it stands (R3) pays only "upon the complete exercise": nothing for a part.
    """
    option = record.reading("A-12")
    inputs = {
        "value_from": "Board" if worth.by_board else "Current Market Price",
        "warrant_price": exact(warrant_price, PRICE_PLACES),
    }
    if option == WHOLE_VALUE:
        return in_cash(fraction, worth, Fraction(0), inputs)
    return in_cash(fraction, worth, warrant_price, inputs, nothing=not (option == EXCESS and complete))


def price_determined(before: State, event: BoardDeterminationOfPrice, record: Record) -> Step:
    """Return the step of a Board's determination: it moves neither register nor capital.

    Whoever needs the price of its day finds it in the matter (``board_price``).
    """
    return Step(after=before, effective=event.date)

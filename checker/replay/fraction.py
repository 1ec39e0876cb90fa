"""The cash for a fraction of a share (Section 11): what a share is worth, and what is paid of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.arithmetic.exercise import fraction_in_cash
from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.board_price import determined_for
from checker.replay.record import Record
from checker.replay.split_window import market_price_with
from checker.replay.state import PRICE_PLACES, HeldWarrant, State

TOPIC = "fraction_value"


@dataclass(frozen=True, slots=True)
class Worth:
    """The value of a share for Section 11, in dollars: as the Board prescribed, or the Current Market Price."""

    value: Fraction
    by_board: bool


@dataclass(frozen=True, slots=True)
class Fractions:
    """The figures of the fractions that an exercise leaves over, and how they came to be."""

    figures: Mapping[str, str]
    derivations: tuple[Derivation, ...] = ()


def prescribed_value(record: Record, warrant_id: str) -> Fraction | None:
    """Return the value of a share that the Board has prescribed for fractions, or None."""
    return record.determined_value(TOPIC, warrant_id)


def value_of_share(record: Record, warrant_id: str, market: Fraction | None) -> Worth | None:
    """Return the Board's value of a share, else the Current Market Price, which then is provisional (A-84)."""
    board = prescribed_value(record, warrant_id)
    if board is not None:
        return Worth(board, by_board=True)
    return None if market is None else Worth(market, by_board=False)


def market_value(
    before: State, event: Exercise, held: HeldWarrant, record: Record, day: date
) -> Fraction | None:
    """Return the Current Market Price on the day of an exercise, where the file has prices or a determination."""
    determined = determined_for(record, event, held.id, day)
    if record.matter.prices is None and determined is None:
        return None
    return market_price_with(record, day, determined, before.splits).value


def in_cash(
    fraction: Fraction, worth: Worth, less: Fraction, inputs: Mapping[str, str], *, nothing: bool = False
) -> Derivation:
    """Return the cash for a fraction of a share, in dollars, to the cent, a tie up, never below nothing (11).

    ``less`` is the Warrant Price that is taken off the value; 0 where the whole value is paid (A-12 R2).
    """
    name = "value of a share" if worth.by_board else "Current Market Price"
    cash = fraction_in_cash(fraction, worth.value, less)
    unrounded = fraction * max(Fraction(0), worth.value - less)
    formula = f"fraction × ({name} − Warrant Price), not below 0" if less else f"fraction × {name}"
    if nothing:
        cash, unrounded, formula = Fraction(0), Fraction(0), "nothing is paid for the fraction"
    return Derivation(
        figure="fraction_cash",
        value=exact(cash, PRICE_PLACES),
        clause="W11",
        formula=formula,
        inputs={"fraction": exact(fraction), "value": exact(worth.value, PRICE_PLACES), **inputs},
        unrounded=exact(unrounded, PRICE_PLACES),
        rounding="to the nearest cent, a tie up",
    )


def together(
    rest: Fraction, of_rest: Derivation | None, net: Fraction, of_net: Derivation | None
) -> Fractions:
    """Return the figures of the fraction left under the Warrant and of the one left by the net formula.

    They are two things. Where only one is there it is ``fraction`` and ``fraction_cash``; where both are,
    each stands by itself too, and what is paid for is added up.
    """
    if not rest or not net:
        one, cash = (rest, of_rest) if rest else (net, of_net)
        return _alone(one, cash)
    figures = {"remaining_fraction": exact(rest), "net_fraction": exact(net)}
    if of_rest is None or of_net is None:
        paid = _alone(net, of_net) if of_rest is None else _alone(rest, of_rest)
        return Fractions({**figures, **paid.figures}, paid.derivations)
    total = Fraction(of_rest.value) + Fraction(of_net.value)
    figures |= {
        "remaining_fraction_cash": of_rest.value,
        "net_fraction_cash": of_net.value,
        "fraction": exact(rest + net),
        "fraction_cash": exact(total, PRICE_PLACES),
    }
    whole = Derivation(
        figure="fraction_cash",
        value=exact(total, PRICE_PLACES),
        clause="W11",
        formula="cash for the fraction of the net exercise + cash for the fraction left under the Warrant",
        inputs={"net_fraction_cash": of_net.value, "remaining_fraction_cash": of_rest.value},
        unrounded=exact(total, PRICE_PLACES),
        rounding="none",
    )
    return Fractions(figures, (of_net, of_rest, whole))


def _alone(fraction: Fraction, cash: Derivation | None) -> Fractions:
    """Return the figures of the only fraction there is."""
    if not fraction:
        return Fractions({})
    figures = {"fraction": exact(fraction)}
    if cash is None:
        return Fractions(figures)
    return Fractions({**figures, "fraction_cash": cash.value}, (cash,))

"""The figures of an adjustment with their derivations: quotient, price, number (Sections 5 and 6)."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.price import CENTS, as_fraction
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure
from checker.replay.price_effect import DISTRIBUTION, ISSUE, Effect
from checker.replay.record import Record
from checker.replay.state import PRICE_PLACES, SHARE_PLACES, State, Told

FORMULAS = {
    "W6.i": "(shares outstanding × Warrant Price + consideration) / (shares outstanding + shares issued)",
    "W6.iii": "Warrant Price / shares after for each share before",
    "W6.iv": "Warrant Price / shares after for each share before",
    "W6.v": "Warrant Price × (Current Market Price − value distributed) / Current Market Price",
}


def row_effects(after: State) -> tuple[Effect, ...]:
    """Return what the last row of the ledger did to the price."""
    node = after.ledger
    return after.book.effects(node, node.index - 1, after.first_price)


def told(before: State, after: State, record: Record, effects: tuple[Effect, ...]) -> Told:
    """Return the figures and derivations of the last row: one quotient for each effect, then the numbers."""
    figures: dict[str, Figure] = {}
    derivations: list[Derivation] = []
    for effect in effects:
        if effect.stopped:
            continue
        figures["unrounded_price"] = exact(effect.unrounded)
        derivations += quotient(record, effect)
    if any(effect.adjusted for effect in effects):
        derivations += numbers(before, after, effects)
    return Told(figures, tuple(derivations))


def quotient(record: Record, effect: Effect) -> list[Derivation]:
    """Return how a price came to be: the quotient, unrounded, and what rounding made of it."""
    value, raw = as_fraction(effect.after), effect.unrounded
    inputs = {"warrant_price": exact(as_fraction(effect.before), PRICE_PLACES), **_inputs(record, effect)}
    formula = FORMULAS[effect.clause]
    unrounded = Derivation(
        "unrounded_price", exact(raw), effect.clause, formula, inputs, exact(raw), "not rounded"
    )
    price = Derivation(
        "after.warrant_price",
        exact(value, PRICE_PLACES),
        effect.clause,
        formula,
        inputs,
        exact(raw),
        _rounding(effect, value, raw),
    )
    return [unrounded, price]


def numbers(before: State, after: State, effects: tuple[Effect, ...]) -> list[Derivation]:
    """Return how the number of each Warrant came to be from the one before (Section 5)."""
    found = []
    for key, held in after.warrants.items():
        old = before.warrant(key)
        if old is None:
            continue
        one = effects[0] if len(effects) == 1 else None
        proportion = one.proportion if one is not None else None
        inputs = {
            "warrant": key,
            "warrant_shares": exact(old.shares, SHARE_PLACES),
            "price_before": exact(old.price, PRICE_PLACES),
            "price_after": exact(held.price, PRICE_PLACES),
        }
        raw = old.shares * old.price / held.price if proportion is None else old.shares * proportion
        formula = "Warrant Shares × Warrant Price before / Warrant Price after"
        if len(effects) != 1:
            formula += ", step by step"
        found.append(
            Derivation(
                figure="after.warrant_shares",
                value=exact(held.shares, SHARE_PLACES),
                clause="W5" if proportion is None else effects[0].clause,
                formula=formula if proportion is None else "Warrant Shares × shares after / shares before",
                inputs=inputs,
                unrounded=exact(raw),
                rounding="to the nearest tenth of a share, a tie up",
            )
        )
    return found


def replayed(before: State, after: State, record: Record) -> tuple[Derivation, ...]:
    """Return how price and number came to be where the ledger was made over from a grant (6(i)3(C), (D))."""
    node = after.ledger
    trail = [
        effect
        for index in range(node.index)
        for effect in after.book.effects(node, index, after.first_price)
        if effect.adjusted
    ]
    made: list[Derivation] = []
    for effect in trail:
        made += quotient(record, effect)
    return (*made, *numbers(before, after, ()))


def _inputs(record: Record, effect: Effect) -> dict[str, str]:
    """Return what a quotient is made from besides the price before it."""
    if effect.clause == ISSUE:
        return {
            "outstanding": exact(Fraction(effect.outstanding)),
            "base": record.reading("A-25"),
            "shares": exact(Fraction(effect.shares)),
            "consideration": exact(as_fraction(effect.consideration), PRICE_PLACES),
        }
    if effect.clause == DISTRIBUTION:
        return {
            "current_market_price": exact(effect.market or Fraction(0), PRICE_PLACES),
            "value_per_share": exact(effect.value or Fraction(0), PRICE_PLACES),
        }
    return {"ratio": exact(effect.ratio or Fraction(1))}


def _rounding(effect: Effect, value: Fraction, raw: Fraction) -> str:
    """Return how the price was rounded, in words."""
    if effect.nil:
        return "not adjusted: to the nearest cent it would be above the price before (A-17)"
    if effect.tie:
        return "to the nearest cent; an exact tie, taken as A-18 is read"
    if value == raw and (value * CENTS).denominator != 1:
        return "not rounded (A-21)"
    return "to the nearest cent"

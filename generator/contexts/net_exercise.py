"""The net part of an exercise for its papers: the price and its days, the formula, the fraction and its cash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.api import reading_text, terms
from checker.model.report import Derivation
from generator.contexts.source import Source

_OF_THE_FRACTION = "A-12"
_MARKETS: Mapping[str | None, str] = MappingProxyType(
    {"exchange": "Exchange", "nasdaq": "Nasdaq", "quotation_bureau": "Quotation service"}
)


@dataclass(frozen=True, slots=True)
class Close:
    """One day of the window: what was reported, and the closing price that the checker took from it."""

    day: date
    market: str
    sale: Fraction | None
    no_sale: bool
    bid: Fraction | None
    asked: Fraction | None
    closing: Fraction


@dataclass(frozen=True, slots=True)
class WayToPay:
    """One way to read Section 11 for the fraction, and the cash that follows."""

    option: str
    meaning: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The fraction of a share that the formula leaves, and its cash with the reading on which that depends.

    While none has been chosen, ``ways`` are the ways to read it; ``chosen`` is the one taken.
    """

    part: str
    value: Fraction
    valued_by_board: bool
    reading: str
    chosen: WayToPay
    ways: tuple[WayToPay, ...]


@dataclass(frozen=True, slots=True)
class NetExercise:
    """How the shares of a net exercise came to be: the price and its window, the portion, the shares."""

    calculated_on: date | None
    days: int
    market_price: Fraction
    price_formula: str
    price_rounding: str
    window_first: date | None
    window_last: date | None
    closes: tuple[Close, ...]
    formula: str
    portion: Fraction
    warrant_price: Fraction
    rounding: str
    issued: Fraction
    withheld: Fraction | None
    left_over: LeftOver | None


def net_exercise(source: Source) -> NetExercise | None:
    """Return how the shares of the net part came to be (W2.1, W6.vii); None where no share comes of it."""
    shares, price = source.derivation("shares_issued"), source.derivation("current_market_price")
    if shares is None or price is None:
        return None
    calculated = source.fact("W2.1-net-price-above", "date_of_calculation")
    return NetExercise(
        calculated_on=date.fromisoformat(calculated) if calculated else None,
        days=terms().days("market_price_days"),
        market_price=Fraction(price.value),
        price_formula=price.formula,
        price_rounding=price.rounding,
        window_first=source.day("window_first"),
        window_last=source.day("window_last"),
        closes=_closes(source, price),
        formula=shares.formula,
        portion=Fraction(shares.inputs["portion"]),
        warrant_price=Fraction(shares.inputs["warrant_price"]),
        rounding=shares.rounding,
        issued=Fraction(shares.value),
        withheld=source.number("shares_withheld"),
        left_over=_left_over(source),
    )


def net_issued(source: Source) -> Fraction | None:
    """Return the shares issued for the portion cancelled, without those that are paid for."""
    derived = source.derivation("shares_issued")
    return Fraction(derived.value) if derived is not None else None


def _closes(source: Source, price: Derivation) -> tuple[Close, ...]:
    """Return the days that the price is made from; none where it was determined and not averaged."""
    prices = source.loaded.matter.prices
    rows = {row.date.isoformat(): row for row in prices.days} if prices is not None else {}
    return tuple(
        Close(
            day=rows[day].date,
            market=_MARKETS.get(rows[day].tier, ""),
            sale=rows[day].last,
            no_sale=rows[day].no_sale,
            bid=rows[day].bid,
            asked=rows[day].ask,
            closing=Fraction(value),
        )
        for day, value in price.inputs.items()
        if day in rows
    )


def _left_over(source: Source) -> LeftOver | None:
    """Return the fraction that the formula leaves and its cash (A-12); None where it gives whole shares."""
    for derived in source.action.derivations:
        if derived.figure == "fraction_cash" and "value_from" in derived.inputs:
            choice = source.loaded.matter.readings.get(_OF_THE_FRACTION)
            reading = reading_text(_OF_THE_FRACTION)
            option = choice.option if choice is not None and choice.option else str(reading.default)
            return LeftOver(
                part=derived.inputs["fraction"],
                value=Fraction(derived.inputs["value"]),
                valued_by_board=derived.inputs["value_from"] == "Board",
                reading=_OF_THE_FRACTION,
                chosen=WayToPay(option, _meaning(option), Fraction(derived.value)),
                ways=_open_ways(source),
            )
    return None


def _open_ways(source: Source) -> tuple[WayToPay, ...]:
    """Return the ways to read Section 11 with the cash of each, while they differ and none has been chosen."""
    for finding in source.action.findings:
        if finding.rule == _OF_THE_FRACTION:
            amounts = finding.outcomes.get(_OF_THE_FRACTION, {})
            return tuple(
                WayToPay(option, _meaning(option), Fraction(value)) for option, value in amounts.items()
            )
    return ()


def _meaning(option: str) -> str:
    """Return what an option of the reading means, as the register has it."""
    return next((each.means for each in reading_text(_OF_THE_FRACTION).options if each.id == option), option)

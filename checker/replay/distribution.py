"""An extraordinary dividend or distribution (Section 6(v)): replayed when it is made."""

from __future__ import annotations

from fractions import Fraction

from checker.arithmetic.price import plain
from checker.model.events import Distribution
from checker.model.numbers import exact
from checker.model.report import Figure
from checker.replay.adjustment_days import effective_day, replayed_on
from checker.replay.distribution_market import market_of
from checker.replay.market_price import MarketPrice
from checker.replay.price_figures import row_effects, told
from checker.replay.price_rows import Distributed, MarketPrices
from checker.replay.record import ImpossibleFact, Record
from checker.replay.state import PRICE_PLACES, State, Step, Told

CASH = "cash"
OUT_OF_EARNINGS = frozenset({"earned_surplus", "current_earnings"})


def distribution(before: State, event: Distribution, record: Record) -> Step:
    """Return what a distribution does: the price follows the ledger; the capital stays as it is.

    Raises ImpossibleFact for a record date after the payment date.
    """
    if event.record_date is not None and event.record_date > event.date:
        raise ImpossibleFact(
            ("record_date",),
            f"the record date {event.record_date} of the distribution is after its payment date {event.date}; "
            "correct one",
        )
    row = distributed(before, event, record)
    return Step(before.then(row), replayed_on(record, event), before=before, tell=tell_distribution)


def distributed(before: State, event: Distribution, record: Record) -> Distributed:
    """Return a distribution as a row of the ledger."""
    value = value_per_share(event, record)
    return Distributed(
        adjusts=bool(adjusts(event, record)) and event.record_date is not None,
        in_term=before.book.in_term(event.date),
        value=value,
        conversion_shares=plain(Fraction(event.conversion_shares or 0)),
        markets=MarketPrices(
            of=event.id,
            record_date=event.record_date,
            payment_date=event.date,
            value=value,
            determined=before.determined_price,
            splits=before.splits,
        ),
        event=event,
    )


def adjusts(event: Distribution, record: Record) -> bool | None:
    """Say whether Section 6(v) applies: to cash otherwise than out of earnings, and to whatever is not cash.

    None where the source of a cash dividend, or what is distributed, is not known. A return of capital in
    cash counts as a dividend payable otherwise than out of earnings (A-55).
    """
    if event.kind is None:
        return None
    if event.kind != CASH:
        return True
    source = source_of(event, record)
    return None if source is None else source not in OUT_OF_EARNINGS


def source_of(event: Distribution, record: Record) -> str | None:
    """Return out of what a dividend is paid: as determined, else as the file has it."""
    found = event.source
    for each in record.determinations("dividend_source"):
        if each.of in (None, event.id) and each.value is not None:
            return str(each.value)
    return found


def value_per_share(event: Distribution, record: Record) -> Fraction | None:
    """Return the fair market value of what is distributed on a share, as the Board determined it (6(v))."""
    determined = record.determined_value("fair_market_value", event.id)
    given = event.fair_value_per_share
    if determined is not None:
        return determined
    return None if given is None else Fraction(given)


def market_for(event: Distribution, after: State, record: Record) -> MarketPrice | None:
    """Return the Current Market Price from which a distribution is taken off; None where it adjusts nothing."""
    row = after.ledger.row
    return market_of(row.markets, record) if isinstance(row, Distributed) and row.adjusts else None


def tell_distribution(before: State, after: State, record: Record) -> Told:
    """Return the figures of a distribution; without value or market price, or with none left, its days only."""
    row = after.ledger.row
    if not isinstance(row, Distributed) or not (row.adjusts or row.conversion_shares):
        return Told()
    effects = row_effects(after)
    figures: dict[str, Figure] = {}
    if row.adjusts:
        market = market_for(row.event, after, record)
        if market is not None and market.value is not None:
            figures["current_market_price"] = exact(market.value, PRICE_PLACES)
        if row.value is not None:
            figures["value_per_share"] = exact(row.value, PRICE_PLACES)
    if any(effect.stopped for effect in effects):
        return Told(figures)
    if effects:
        figures["adjustment_made"] = row.event.date.isoformat()
        figures["adjustment_effective"] = effective_day(record, row.event).isoformat()
    found = told(before, after, record, effects)
    return Told({**figures, **found.figures}, found.derivations)

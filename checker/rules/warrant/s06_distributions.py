"""Warrant Section 6(v): extraordinary dividends and distributions."""

from __future__ import annotations

from checker.arithmetic.price import as_fraction
from checker.model.events import Distribution
from checker.model.numbers import exact
from checker.replay.distribution import CASH, adjusts, market_for, source_of, value_per_share
from checker.replay.price_view import LEDGER_TERMS, effects_of, with_ledger
from checker.rules.rule import Answers, Case, compliant, judgement, missing, not_applicable, rule


@rule(
    "W6.v-distribution",
    on=Distribution,
    quote="the Warrant Price in effect thereafter shall be determined by multiplying the Warrant Price in effect "
    "immediately prior to such record date by a fraction",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-19", "A-55", "A-58"),
)
def distribution(case: Case[Distribution]) -> Answers:
    """A dividend not out of earnings, or anything but cash and Common Stock, takes its value off the price.

    Compliant: 1.25 a share at a market price of 5.00 leaves 1.806, to the cent 1.81. Missing: the kind, the
    source of cash, the record date, the value that the Board determined. Judgement: what is distributed is
    worth the market price or more, so that the formula gives no price (A-58); or no market price can be made.
    """
    event = case.event
    lacks = _lacking(case)
    if lacks is not None:
        what, field, mend = lacks
        yield missing(what, (field,), mend)
        return
    if not adjusts(event, case.record):
        yield not_applicable(
            f"Paid out of {str(source_of(event, case.record)).replace('_', ' ')}: nothing is adjusted."
        )
        return
    if not case.before.book.in_term(event.date):
        yield not_applicable("It is not made during the Term of this Warrant.")
        return
    market = market_for(event, case.step.after, case.record)
    effects = effects_of(event, case.before, case.step)
    if market is not None and market.value is None:
        days = (*market.missing, *market.unavailable)
        told = (
            f"the Current Market Price is not known: no quotation of {days[0]}" if days else "no market price"
        )
        if market.missing:
            yield missing(told, ("record_date",), "give the quotations of the window under `prices`")
        else:
            yield judgement(
                f"{told[0].upper()}{told[1:]}: the Board determines the price.",
                ("record_date",),
                remedy="record it under `determinations` with `topic: current_market_price`, and inform Holder",
            )
    elif any(effect.stopped for effect in effects):
        yield judgement(
            "What is distributed on a share is worth the Current Market Price or more: the formula leaves no price, "
            "and no number of shares follows.",
            ("fair_value_per_share",),
            remedy="stop the distribution and ask counsel; the Warrant sets no floor (A-58)",
        )
    else:
        first = effects[0] if effects else None
        told = (
            f"${exact(as_fraction(first.before), 2)} to ${exact(as_fraction(effects[-1].after), 2)}"
            if first
            else ""
        )
        facts = {"unrounded_price": exact(first.unrounded)} if first else {}
        yield compliant(f"The Warrant Price is reduced from {told}.", ("fair_value_per_share",), facts)


def _lacking(case: Case[Distribution]) -> tuple[str, str, str] | None:
    """Return the first fact that is left out, with its field and how to give it; None if all are there."""
    event = case.event
    if event.kind is None:
        return "what is distributed is left out", "kind", "give `kind`: cash, assets, rights and so on"
    if event.kind == CASH and source_of(event, case.record) is None:
        return (
            "out of what the dividend is paid is left out",
            "source",
            "give `source`, as the Board or the chief financial officer certifies it",
        )
    if not adjusts(event, case.record):
        return None
    if event.record_date is None:
        return "the record date is left out", "record_date", "give `record_date`"
    if value_per_share(event, case.record) is None:
        return (
            "the value of what is distributed on a share is left out",
            "fair_value_per_share",
            "give the Board's determination: it is conclusive",
        )
    return None

"""An act of the Company as facts for its papers: what happens, when, how much, each with its label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.model.events import (
    AmendSecurity,
    Convert,
    Dissolution,
    Distribution,
    Event,
    Expire,
    Issue,
    Merger,
    Split,
)
from checker.model.matter import Determination
from checker.model.numbers import Figure
from generator.contexts.source import Source
from generator.contexts.wording import words
from generator.document.formats import day, number, price

Fact = tuple[str, str | None]

_ISSUED: Mapping[str | None, str] = MappingProxyType(
    {
        "common": "Issue of shares of Common Stock",
        "option": "Issue of options to purchase Common Stock",
        "warrant": "Issue of warrants to purchase Common Stock",
        "convertible": "Issue of securities convertible into or exchangeable for Common Stock",
        "option_on_convertible": "Issue of options to purchase securities convertible into Common Stock",
    }
)
_SPLITS: Mapping[str | None, str] = MappingProxyType(
    {
        "split": "Subdivision or split-up of the Common Stock",
        "stock_dividend": "Stock dividend payable in shares of Common Stock",
        "combination": "Combination of the outstanding shares of Common Stock",
    }
)
DISTRIBUTED: Mapping[str | None, str] = MappingProxyType(
    {
        "cash": "cash",
        "stock_of_others": "stock or other securities of other persons",
        "other_capital_stock": "shares of Company’s capital stock other than Common Stock",
        "indebtedness": "evidences of indebtedness",
        "assets": "assets",
        "rights": "options or rights",
    }
)
_SOURCES: Mapping[str | None, str] = MappingProxyType(
    {
        "earned_surplus": "earned surplus",
        "current_earnings": "current earnings, and not out of earned surplus",
        "capital": "capital, and not out of earnings or earned surplus",
    }
)
_TRANSACTIONS: Mapping[str | None, str] = MappingProxyType(
    {
        "merger": "merger of Company with another entity",
        "consolidation": "consolidation of Company with another entity",
        "sale_of_assets": "sale of all or substantially all of Company’s assets",
        "reorganization": "reorganization of the capital stock of Company",
        "reclassification": "reclassification of the capital stock of Company",
        "combination": "combination of the outstanding shares of Common Stock, treated as a reclassification",
    }
)


def transaction(source: Source) -> str | None:
    """Return the transaction of Section 8 that the event is, in the words of that Section."""
    return _TRANSACTIONS.get(getattr(source.event, "kind", None))


def facts(source: Source) -> tuple[Fact, ...]:
    """Return the facts of the act, in the order in which a reader asks for them; None is not known."""
    return tuple(_facts(source, source.event))


def ratio_words(ratio: Fraction | None) -> str | None:
    """Return a ratio of shares as words; the figures are those of the file in lowest terms."""
    if ratio is None:
        return None
    return f"{number(ratio.numerator)} after for each {number(ratio.denominator)} before"


def value_per_share(source: Source, event: Distribution) -> Fraction | None:
    """Return what is distributed on a share in dollars: as the check has it, else as the file gives it."""
    for value in (source.number("value_per_share"), determined_value(source), event.fair_value_per_share):
        if value is not None:
            return value
    return None


def determination(source: Source, topic: str) -> Determination | None:
    """Return what the file records last as determined about the event, if anything."""
    found = None
    for made in source.loaded.matter.determinations:
        if made.topic == topic and made.value is not None and made.of in (None, source.event.id):
            found = made
    return found


def determined_value(source: Source) -> Fraction | None:
    """Return the fair market value that the Board has determined, in dollars; None where none is recorded."""
    made = determination(source, "fair_market_value")
    try:
        return Figure.parse(str(made.value)) if made is not None else None
    except ValueError:
        return None


def dividend_source(source: Source, event: Distribution) -> str | None:
    """Return out of what a dividend is paid, in words: as certified, else as the file says."""
    made = determination(source, "dividend_source")
    return _SOURCES.get(str(made.value) if made is not None else event.source)


def _facts(source: Source, event: Event) -> Iterator[Fact]:
    match event:
        case Issue():
            yield from _of_issue(event)
        case AmendSecurity():
            yield "Event", "Change in the number of shares of Common Stock deliverable under a right"
            yield from _of_right(source, event.of)
            yield "Date of the change", day(event.date)
            yield "Shares deliverable under the part not yet used", _count(event.shares)
        case Convert():
            yield "Event", "Exercise or conversion of a right"
            yield from _of_right(source, event.of)
            yield "Date", day(event.date)
            yield "Shares of Common Stock delivered", _count(event.shares)
        case Expire():
            yield "Event", "Expiration of the unexercised rest of a right"
            yield from _of_right(source, event.of)
            yield "Date of the expiration", day(event.date)
        case Split():
            yield "Event", _SPLITS.get(event.kind)
            yield "Shares of Common Stock", ratio_words(event.ratio)
            yield "Record date", _day(event.record_date)
            yield "Date on which it is made", day(event.date)
        case Distribution():
            yield from _of_distribution(source, event)
        case Merger():
            yield "Transaction", transaction(source)
            yield "Closing date", day(event.date)
            yield "Each share of Common Stock receives", _received(event.consideration_per_share)
        case Dissolution():
            yield "Event", "Distribution of the assets of Company in dissolution or liquidation"
            yield "Date of the distribution", day(event.date)


def _of_issue(event: Issue) -> Iterator[Fact]:
    """Yield the facts of an issue; what is nothing is not listed."""
    common, got = event.security == "common", event.consideration
    yield "Event", _ISSUED.get(event.security)
    yield "Date of the issue", day(event.date)
    if event.to:
        yield "Issued to", words(event.to)
    label = "Shares issued" if common else "Aggregate maximum number of shares of Common Stock deliverable"
    yield label, _count(event.shares)
    if event.security in ("option", "warrant", "option_on_convertible"):
        yield "Minimum purchase price for each share", _price(event.price)
    if event.additional_consideration:
        yield "Additional consideration upon conversion or exercise", price(event.additional_consideration)
    if got is None:
        yield "Consideration received", None
        return
    amounts = (
        ("Cash received", got.cash),
        ("Discounts, commissions and expenses deducted", got.expenses),
        ("Accrued interest or dividends, left out", got.accrued),
        ("Fair market value of what is not cash", got.property),
    )
    yield from ((label, price(amount)) for label, amount in amounts if amount)
    if not any(amount for _, amount in amounts):
        yield "Consideration received", "none"


def _of_right(source: Source, of: str) -> Iterator[Fact]:
    """Yield what is known of the right that an event acts on."""
    yield "Right", f"“{of}”"
    matter = source.loaded.matter
    for each in (*matter.history, *matter.proposed):
        if isinstance(each, Issue) and each.id == of:
            yield "Issued on", day(each.date)
            yield "Shares of Common Stock deliverable when issued", _count(each.shares)


def _of_distribution(source: Source, event: Distribution) -> Iterator[Fact]:
    """Yield the facts of a distribution."""
    what = DISTRIBUTED.get(event.kind)
    yield "Event", None if what is None else f"Distribution of {what} to holders of Common Stock"
    yield "Paid out of", dividend_source(source, event)
    yield "Fair market value distributed on each share", _price(value_per_share(source, event))
    if event.conversion_shares:
        yield "Shares of Common Stock into which it converts", _count(event.conversion_shares)
    yield "Record date", _day(event.record_date)
    yield "Date on which it is made", day(event.date)


def _received(text: str | None) -> str | None:
    """Return what a share receives in a transaction: an amount with its sign, or words as they are given."""
    if text is None:
        return None
    bare = text.removeprefix("$").replace(",", "")
    return price(bare) if bare.replace(".", "", 1).isdecimal() and bare.isascii() else text


def _day(value: date | None) -> str | None:
    return None if value is None else day(value)


def _count(value: Fraction | None) -> str | None:
    return None if value is None else number(value)


def _price(value: Fraction | None) -> str | None:
    return None if value is None else price(value)

"""Who holds what under the Registration Rights Agreement and Exhibit D on a day, in shares of Common Stock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import partial

from msgspec.structs import replace

from checker.model.events import HolderSale, MandatoryConversion, Split, TransferRegistrable
from checker.model.matter import RegisteredHolder
from checker.model.numbers import Shares
from checker.replay.adjustment_days import effective_day
from checker.replay.filings import Entered, Filings, WarrantSharesIssued
from checker.replay.record import Record
from checker.replay.registration.assignment import ratio_of
from checker.replay.registration.holding import (
    DOUBTFUL,
    EXHIBIT_D,
    NOTHING,
    PUBLIC,
    RRA,
    SIGNATORIES,
    UNRECOGNIZED,
    Holding,
    Holdings,
    key_of,
    signatories,
)
from checker.replay.registration.moved import moved

__all__ = [
    "DOUBTFUL",
    "EXHIBIT_D",
    "NOTHING",
    "PUBLIC",
    "PUBLIC_SALES",
    "RRA",
    "SIGNATORIES",
    "UNRECOGNIZED",
    "Holding",
    "Holdings",
    "holdings_on",
    "key_of",
    "signatories",
]

# A sale by which shares come into the hands of the public; any other leaves them in known hands (Q06).
PUBLIC_SALES = frozenset({"public", "rule_144", "registered"})
FROM_RECORD_DATE = "R2"
# What moves shares, beside a split.
MOVING = (TransferRegistrable, WarrantSharesIssued, HolderSale, MandatoryConversion)
Splits = tuple[Split, ...]
NO_SPLITS: Splits = ()


def holdings_on(record: Record, filings: Filings, day: date | None = None) -> Holdings:
    """Return who holds what after all that the state has seen, or at the end of a day before that.

    Splits multiply every number by the exact ratio (RRA 9(h)), from the day they are carried out; the rival
    reading J-18, from the day after the record date, is asked for a day between the two. A transfer moves
    shares by class, and makes its transferee a Holder as 9(f) says. Nothing is rounded.
    """
    if day is None:
        return _held_now(record, filings)
    return record.once(f"holdings {day}", (filings,), lambda: _held_on(record, filings, day))


def _held_now(record: Record, filings: Filings) -> Holdings:
    """Return who holds what after every entry, each taken in once in a run."""
    held, splits = _opening_of(record), NO_SPLITS
    for place in filings.places():
        entry = place.last
        if isinstance(entry, Split):
            held, splits = record.once("held", (place,), partial(_split, held, splits, entry))
        elif isinstance(entry, MOVING):
            held = record.once("held", (place,), partial(_after, record, held, splits, entry, None))
    return held


def _held_on(record: Record, filings: Filings, day: date) -> Holdings:
    """Return who holds what at the end of a day, from the register and the entries up to then."""
    held, splits = _opening_of(record), NO_SPLITS
    for entry in filings.entries():
        if isinstance(entry, Split):
            if entry.ratio is not None and _split_counts(record, entry, day):
                held, splits = _split(held, splits, entry)
        elif _day_of(entry) <= day:
            held = _after(record, held, splits, entry, day)
    return held


def _opening_of(record: Record) -> Holdings:
    """Return who holds what by the register."""
    return record.once(
        "held at first",
        (record.matter,),
        lambda: Holdings({key_of(row.name): _opening(row) for row in _rows(record)}),
    )


def _split(held: Holdings, splits: Splits, entry: Split) -> tuple[Holdings, Splits]:
    """Return the holdings after a split, and the splits that they have been put in the measure of."""
    if entry.ratio is None:
        return held, splits
    return held.times(Fraction(entry.ratio)), (*splits, entry)


def _after(record: Record, held: Holdings, splits: Splits, entry: Entered, day: date | None) -> Holdings:
    """Return the holdings after one entry that moves shares; any other leaves them."""
    if isinstance(entry, TransferRegistrable):
        return moved(record, held, splits, entry, day)
    if isinstance(entry, WarrantSharesIssued):
        return _issued(held, entry.holder, entry.shares)
    if isinstance(entry, HolderSale):
        return _sold(held, entry, ratio_of(each for each in splits if each.date > entry.date))
    if isinstance(entry, MandatoryConversion):
        return replace(held, by_name={key: _converted(each) for key, each in held.by_name.items()})
    return held


def _issued(held: Holdings, name: str, shares: Fraction) -> Holdings:
    """Return the holdings after Warrant Shares were issued: their holder is one under Exhibit D (A-87)."""
    old = held.of(name) or Holding(name, (EXHIBIT_D,), known=True)
    if EXHIBIT_D in old.groups and old.of_warrant is None:
        return held.put(replace(old, issued=old.issued + shares, known=True))
    groups = old.groups if EXHIBIT_D in old.groups else (*old.groups, EXHIBIT_D)
    if {RRA, UNRECOGNIZED} & set(old.groups):
        # They are no Registrable Securities of the RRA, which speaks of its own Warrants (1(m)).
        return held.put(replace(old, groups=groups, of_warrant=(old.of_warrant or NOTHING) + shares))
    return held.put(replace(old, groups=groups, issued=old.issued + shares, known=True))


def _sold(held: Holdings, sale: HolderSale, measure: Fraction) -> Holdings:
    """Return the holdings after a sale: of issued shares first, then of what is converted for it."""
    old = held.of(sale.holder)
    if old is None or sale.shares is None:
        return held
    left = Fraction(sale.shares) * measure
    issued = min(old.issued, left)
    of_warrant = min(old.of_warrant or NOTHING, left - issued)
    left -= of_warrant
    series_a = min(old.series_a, left - issued)
    warrants = min(old.warrants, left - issued - series_a)
    new = replace(
        old,
        issued=old.issued - issued,
        series_a=old.series_a - series_a,
        warrants=old.warrants - warrants,
        of_warrant=None if old.of_warrant is None else old.of_warrant - of_warrant,
    )
    sold = issued + series_a + warrants if RRA in old.groups else NOTHING
    held = held.put(new)
    if sale.method in PUBLIC_SALES:
        return replace(held, sold_to_public=held.sold_to_public + sold)
    return replace(held, sold_privately=held.sold_privately + sold)


def _converted(holding: Holding) -> Holding:
    """Return a holding after the Series A has become Common Stock."""
    return replace(holding, issued=holding.issued + holding.series_a, series_a=NOTHING)


def _split_counts(record: Record, split: Split, day: date) -> bool:
    """Say whether a split has changed the counts by a day (J-18)."""
    if split.date <= day:
        return True
    return effective_day(record, split) <= day and record.reading("J-18") == FROM_RECORD_DATE


def _day_of(entry: Entered) -> date:
    """Return the day of an entry."""
    return entry.day if isinstance(entry, WarrantSharesIssued) else entry.date


def _rows(record: Record) -> Iterable[RegisteredHolder]:
    """Return the rows of the register of holders, or those of the signature pages where there is none."""
    register = record.matter.register
    rows = (register.holders if register is not None else None) or ()
    if any(RRA in _groups(row) for row in rows):
        return rows
    return (*(RegisteredHolder(name=name) for name in signatories(record)), *rows)


def _groups(row: RegisteredHolder) -> tuple[str, ...]:
    """Return the groups of a row; left out, it is a Holder under the RRA."""
    return tuple(row.group) if row.group else (RRA,)


def _opening(row: RegisteredHolder) -> Holding:
    """Return one row of the register as a holding; a count left out beside others is none held."""
    given = (row.series_a_as_converted, row.rra_warrants, row.registrable_shares)
    series_a, warrants, issued = (_count(number) for number in given)
    return Holding(
        row.name,
        _groups(row),
        series_a,
        warrants,
        issued,
        any(number is not None for number in given),
        tuple(row.address or ()),
        row.counsel,
    )


def _count(number: Shares | None) -> Fraction:
    return NOTHING if number is None else Fraction(number)

"""Who holds what under the Registration Rights Agreement and Exhibit D on a day, in shares of Common Stock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from checker.model.events import HolderSale, MandatoryConversion, Split
from checker.model.matter import RegisteredHolder
from checker.model.numbers import Shares
from checker.replay.adjustment_days import effective_day
from checker.replay.filings import Filings, WarrantSharesIssued
from checker.replay.record import Record

RRA, EXHIBIT_D = "rra", "exhibit_d"
UNRECOGNIZED, PUBLIC = "unrecognized", "public"
# A sale by which shares come into the hands of the public; any other leaves them in known hands (Q06).
PUBLIC_SALES = frozenset({"public", "rule_144", "registered"})
FROM_RECORD_DATE = "R2"
NOTHING = Fraction(0)
SIGNATORIES = (
    "signatory_spectrum",
    "signatory_doeg_hill",
    "signatory_mochary",
    "signatory_nicholson",
    "signatory_coughlin",
    "signatory_wang",
    "signatory_kennealy",
    "signatory_colo",
    "signatory_cashin",
)


class Holding(Struct, frozen=True):
    """What one person holds, exact: Series A as converted, RRA warrants, issued shares; ``known`` if any is given."""

    name: str
    groups: tuple[str, ...]
    series_a: Fraction = NOTHING
    warrants: Fraction = NOTHING
    issued: Fraction = NOTHING
    known: bool = False
    address: tuple[str, ...] = ()
    counsel: str | None = None

    @property
    def registrable(self) -> Fraction:
        """Everything the holder could sell in a registration, all converted and exercised."""
        return self.series_a + self.warrants + self.issued

    def times(self, ratio: Fraction) -> Holding:
        """Return the holding after a split or a combination (RRA 9(h))."""
        return replace(
            self, series_a=self.series_a * ratio, warrants=self.warrants * ratio, issued=self.issued * ratio
        )


class Holdings(Struct, frozen=True):
    """All holdings by name (``key_of``), and what has been sold into the hands of the public since."""

    by_name: Mapping[str, Holding]
    sold_to_public: Fraction = NOTHING
    sold_privately: Fraction = NOTHING

    def of(self, name: str | None) -> Holding | None:
        """Return what a person holds, or None for one who is not in the register."""
        return None if name is None else self.by_name.get(key_of(name))

    def group(self, group: str) -> tuple[Holding, ...]:
        """Return the holders of a group, in the order of the register."""
        return tuple(holding for holding in self.by_name.values() if group in holding.groups)

    def total(self, group: str) -> Fraction:
        """Return what a group holds in all."""
        return sum((holding.registrable for holding in self.group(group)), NOTHING)


def key_of(name: str) -> str:
    """Return the name as it is compared: neither case nor spaces matter where a person is only named."""
    return " ".join(name.split()).casefold()


def holdings_on(record: Record, filings: Filings, day: date | None = None) -> Holdings:
    """Return who holds what after all that the state has seen, or at the end of a day before that.

    Splits multiply every number by the exact ratio (RRA 9(h)), from the day they are carried out; the rival
    reading J-18, from the day after the record date, is asked for a day between the two. Nothing is rounded.
    """
    return record.once(f"holdings {day}", (filings,), lambda: _held(record, filings, day))


def _held(record: Record, filings: Filings, day: date | None) -> Holdings:
    """Return who holds what, from the register and every entry after it."""
    held = Holdings({key_of(row.name): _opening(row) for row in _rows(record)})
    for entry in filings.entries():
        if isinstance(entry, Split):
            if entry.ratio is not None and _split_counts(record, entry, day):
                held = _times(held, Fraction(entry.ratio))
        elif day is None or _day_of(entry) <= day:
            held = _after(held, entry)
    return held


def _after(held: Holdings, entry: object) -> Holdings:
    """Return the holdings after one entry that moves shares; any other leaves them."""
    if isinstance(entry, WarrantSharesIssued):
        return _issued(held, entry.holder, entry.shares)
    if isinstance(entry, HolderSale):
        return _sold(held, entry)
    if isinstance(entry, MandatoryConversion):
        return replace(held, by_name={key: _converted(each) for key, each in held.by_name.items()})
    return held


def _issued(held: Holdings, name: str, shares: Fraction) -> Holdings:
    """Return the holdings after Warrant Shares were issued: their holder is one under Exhibit D (A-87)."""
    old = held.of(name) or Holding(name, (EXHIBIT_D,), known=True)
    groups = old.groups if EXHIBIT_D in old.groups else (*old.groups, EXHIBIT_D)
    return _with(held, replace(old, groups=groups, issued=old.issued + shares, known=True))


def _sold(held: Holdings, sale: HolderSale) -> Holdings:
    """Return the holdings after a sale: of issued shares first, then of what is converted for it."""
    old = held.of(sale.holder)
    if old is None or sale.shares is None:
        return held
    left = Fraction(sale.shares)
    issued = min(old.issued, left)
    series_a = min(old.series_a, left - issued)
    warrants = min(old.warrants, left - issued - series_a)
    new = replace(
        old, issued=old.issued - issued, series_a=old.series_a - series_a, warrants=old.warrants - warrants
    )
    sold = issued + series_a + warrants if RRA in old.groups else NOTHING
    held = _with(held, new)
    if sale.method in PUBLIC_SALES:
        return replace(held, sold_to_public=held.sold_to_public + sold)
    return replace(held, sold_privately=held.sold_privately + sold)


def _with(held: Holdings, holding: Holding) -> Holdings:
    """Return the holdings with one row changed or added."""
    return replace(held, by_name={**held.by_name, key_of(holding.name): holding})


def _converted(holding: Holding) -> Holding:
    """Return a holding after the Series A has become Common Stock."""
    return replace(holding, issued=holding.issued + holding.series_a, series_a=NOTHING)


def _times(held: Holdings, ratio: Fraction) -> Holdings:
    """Return all holdings after a split."""
    return Holdings(
        {key: each.times(ratio) for key, each in held.by_name.items()},
        held.sold_to_public * ratio,
        held.sold_privately * ratio,
    )


def _split_counts(record: Record, split: Split, day: date | None) -> bool:
    """Say whether a split has changed the counts by a day (J-18); without a day it has, being replayed."""
    if day is None or split.date <= day:
        return True
    return effective_day(record, split) <= day and record.reading("J-18") == FROM_RECORD_DATE


def _day_of(entry: object) -> date:
    """Return the day of an entry."""
    return entry.day if isinstance(entry, WarrantSharesIssued) else entry.date  # type: ignore[attr-defined]


def _rows(record: Record) -> Iterable[RegisteredHolder]:
    """Return the rows of the register of holders, or those of the signature pages where there is none."""
    register = record.matter.register
    rows = (register.holders if register is not None else None) or ()
    if any(RRA in _groups(row) for row in rows):
        return rows
    return (*(RegisteredHolder(name=name) for name in signatories(record)), *rows)


def signatories(record: Record) -> tuple[str, ...]:
    """Return the nine whose names appear on the signature pages of the RRA, in their order."""
    return tuple(record.text(term) for term in SIGNATORIES)


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

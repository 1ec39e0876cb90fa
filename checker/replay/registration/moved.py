"""A transfer of Registrable Securities as it moves shares by class and makes a Holder, or one not recognized."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import Split, TransferRegistrable
from checker.replay.record import Record
from checker.replay.registration.assignment import assignment, ratio_of
from checker.replay.registration.holding import (
    DOUBTFUL,
    NOTHING,
    PUBLIC,
    RRA,
    UNRECOGNIZED,
    Holding,
    Holdings,
    key_of,
    signatories,
)
from checker.replay.registration.recognition import recognition

SERIES_A, WARRANTS, ISSUED = "series_a", "rra_warrant", "registrable_shares"
IN_DOUBT = (UNRECOGNIZED, DOUBTFUL)


def moved(
    record: Record, held: Holdings, splits: Sequence[Split], event: TransferRegistrable, day: date | None
) -> Holdings:
    """Return the holdings after a transfer, in the measure of the splits that they have been put in.

    The transferee is a Holder where the rights pass and it is to be recognized by the day (without one, ever);
    where they sleep or did not pass it is unrecognized; where a fact is left out its place is doubtful too. One
    who is a Holder stays one, whatever it buys (1(i): what a Holder holds is Registrable).
    """
    if event.from_ is None or event.to is None:
        return held
    seller = held.of(event.from_)
    shares = NOTHING if event.shares is None else Fraction(event.shares)
    shares *= ratio_of(each for each in splits if each.date > event.date)
    lot = _lot(event.security, shares, seller)
    new = _transferee(record, held, splits, event, day)
    if seller is not None:
        held = held.put(_less(seller, lot))
    return held.put(_plus(new, lot))


def _lot(security: str | None, shares: Fraction, seller: Holding | None) -> Holding:
    """Return what the transferee takes, by class; of no stated class, what the seller has, its Series A first."""
    empty = Holding("", ())
    if security == WARRANTS:
        return replace(empty, warrants=shares)
    if security == ISSUED:
        return replace(empty, issued=shares)
    if security == SERIES_A or seller is None or not seller.known:
        return replace(empty, series_a=shares)
    return _taken(seller, replace(empty, series_a=shares))


def _taken(seller: Holding, lot: Holding) -> Holding:
    """Return what a seller gives up: of each class what is taken, the rest from what it has besides.

    A seller of issued shares that has none has converted or exercised for them; nobody holds less than nothing.
    """
    series_a = min(seller.series_a, lot.series_a)
    warrants = min(seller.warrants, lot.warrants)
    issued = min(seller.issued, lot.issued)
    rest = lot.registrable - series_a - warrants - issued
    more_a = min(seller.series_a - series_a, rest)
    more_w = min(seller.warrants - warrants, rest - more_a)
    more_i = min(seller.issued - issued, rest - more_a - more_w)
    return replace(lot, series_a=series_a + more_a, warrants=warrants + more_w, issued=issued + more_i)


def _less(holding: Holding, lot: Holding) -> Holding:
    """Return a holding without a lot; what is not known stays so."""
    if not holding.known:
        return holding
    gone = _taken(holding, lot)
    return replace(
        holding,
        series_a=holding.series_a - gone.series_a,
        warrants=holding.warrants - gone.warrants,
        issued=holding.issued - gone.issued,
    )


def _plus(holding: Holding, lot: Holding) -> Holding:
    """Return a holding with a lot added."""
    return replace(
        holding,
        series_a=holding.series_a + lot.series_a,
        warrants=holding.warrants + lot.warrants,
        issued=holding.issued + lot.issued,
    )


def _transferee(
    record: Record, held: Holdings, splits: Sequence[Split], event: TransferRegistrable, day: date | None
) -> Holding:
    """Return the transferee as it stands by 9(f), before the lot is added to what it holds."""
    name = str(event.to)
    old = held.of(name)
    signed = key_of(name) in {key_of(each) for each in signatories(record)}
    if old is None:
        stated = (
            NOTHING if event.transferee_already_holds is None else Fraction(event.transferee_already_holds)
        )
        early = ratio_of(each for each in splits if each.date > event.date)
        old = Holding(name, (RRA,) if signed else (), issued=stated * early, known=True)
    if RRA in old.groups:
        return old
    passes = assignment(record, held, splits, event).passes
    known = recognition(record, event)
    others = tuple(each for each in old.groups if each not in (*IN_DOUBT, PUBLIC))
    apart = old.apart() if old.groups else old
    if passes is True and known.by(day):
        return replace(apart, groups=(*others, RRA), known=True, rightless=False)
    doubtful = (passes is None and (known.by(day) or known.unsaid)) or (passes is True and known.unsaid)
    slept = UNRECOGNIZED in old.groups and not old.rightless
    groups = (*others, *(IN_DOUBT if doubtful or DOUBTFUL in old.groups else (UNRECOGNIZED,)))
    return replace(apart, groups=groups, known=True, rightless=passes is False and not slept)

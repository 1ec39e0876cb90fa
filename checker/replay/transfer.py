"""Transfers and replacements of the Warrant on the books of the Company (Section 7.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from checker.arithmetic.exercise import split_off_fraction
from checker.model.events import ReplaceWarrant, TransferWarrant
from checker.model.numbers import exact
from checker.replay.delivery import received
from checker.replay.record import ImpossibleFact, Record
from checker.replay.state import SHARE_PLACES, HeldWarrant, State, Step

MUTILATED = "mutilated"


def transferred_on(record: Record, event: TransferWarrant) -> date:
    """Return the day on which a transfer takes effect: its date, or that of a later surrender (7.2).

    New Warrants are made "upon surrender"; until then the Company treats the registered holder as the owner
    (Section 7.1).
    """
    surrendered = received(event.surrendered)
    return event.date if surrendered is None else max(event.date, surrendered)


def transferred_shares(event: TransferWarrant, held: HeldWarrant) -> Fraction | None:
    """Return the shares to which the rights pass: all of an entire transfer; None where that is left open."""
    if event.entire:
        return held.shares
    return None if event.shares is None else Fraction(event.shares)


def transfer_fits(event: TransferWarrant, held: HeldWarrant) -> bool:
    """Say whether the number can be transferred: all of an entire transfer, else whole, above 0 and below all."""
    shares = transferred_shares(event, held)
    if shares is None:
        return False
    if event.entire:
        return event.shares is None or Fraction(event.shares) in (
            held.shares,
            split_off_fraction(held.shares)[0],
        )
    return shares.denominator == 1 and 0 < shares < held.shares


def new_ids(event: TransferWarrant, warrant_id: str) -> tuple[str, str]:
    """Return the ids of the transferee's Warrant and of the balance: as named, else the old id with -T, -B."""
    named = event.new_warrants
    transferee = named.transferee if named is not None else None
    balance = named.balance if named is not None else None
    return transferee or f"{warrant_id}-T", balance or f"{warrant_id}-B"


def transfer(before: State, event: TransferWarrant, record: Record) -> Step:
    """Return what a transfer does to the register: a Warrant for the transferee, one for the balance.

    Of the same tenor: price and dates stay. A tenth of a share stays with Holder (A-13, A-75).
    """
    held = before.warrant(event.warrant)
    effective = transferred_on(record, event)
    if held is not None and event.shares is not None and Fraction(event.shares) > held.shares:
        raise ImpossibleFact(
            ("shares",),
            f"{exact(event.shares)} shares cannot be transferred out of Warrant {held.id}, which holds "
            f"{exact(held.shares, SHARE_PLACES)}; give the number transferred, or `entire: true`",
        )
    if held is None or event.to is None or event.to.name is None or not transfer_fits(event, held):
        acted = (held.id,) if held is not None else ()
        return Step(after=before, effective=effective, acted_on=acted, became=acted)
    moved = transferred_shares(event, held) or Fraction(0)
    rest = held.shares - moved
    transferee_id, balance = new_ids(event, held.id)
    new = replace(
        held,
        id=transferee_id,
        holder=event.to.name,
        name_on_face=event.to.name,
        address=tuple(event.to.address or ()),
        shares=moved,
    )
    kept = (replace(held, id=balance, shares=rest),) if rest else ()
    whole, _ = split_off_fraction(rest)
    return Step(
        after=before.with_warrants(held, new, *kept),
        effective=effective,
        figures={"shares_transferred": exact(moved, SHARE_PLACES), "shares_remaining": exact(whole)},
        acted_on=(held.id,),
        became=tuple(each.id for each in kept) or (new.id,),
    )


def replacement(before: State, event: ReplaceWarrant, record: Record) -> Step:
    """Return what a replacement does to the register: a Warrant of like tenor in lieu of the old one."""
    held = before.warrant(event.warrant)
    if held is None:
        return Step(after=before, effective=event.date)
    new = replace(held, id=event.new_warrant or f"{held.id}-B")
    return Step(
        after=before.with_warrants(held, new),
        effective=event.date,
        acted_on=(held.id,),
        became=(new.id,),
    )

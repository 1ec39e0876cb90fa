"""Thresholds and minimums measured in shares: the grantee's class, the older rights', and the splits."""

from __future__ import annotations

from fractions import Fraction
from math import prod

from checker.arithmetic.favor import Favor, of_burden, of_threshold
from checker.model.events import HolderShares, RegistrationDemand, Split
from checker.readings import NotComputable
from checker.replay.record import Record
from checker.replay.registration.consents import CONSENT_READINGS, consent
from checker.replay.registration.exhibit_d_demand import THRESHOLD_READINGS, count
from checker.replay.registration.granted import Granted
from checker.replay.registration.majority import Unknown
from checker.replay.state import State

EITHER, BY_PERCENTAGE, BY_SHARES = "R1", "R2", "R3"
ANY_ONE_SUFFICES = "a"
RRA, EXHIBIT_D = "rra", "exhibit_d"
CLASS_READINGS = ("J-13", *CONSENT_READINGS)
"""What a threshold against the RRA may ask."""
EXHIBIT_D_CLASS_READINGS = ("J-13", *THRESHOLD_READINGS)
"""What a threshold against Exhibit D may ask."""
MINIMUM_READINGS = ("Q55", "Q59")


def threshold_favor(
    record: Record, state: State, granted: Granted, standard: Fraction, against: str, strictly: bool
) -> Favor:
    """Return how a threshold stands: by percentage, by the number of shares, or by either (J-13).

    Shares are exact: the percentage of the class against the fewest shares that make the majority under the
    RRA, or against the exact fifth of the Warrant Shares. Without the class there is nothing but the
    percentage, and the option that asks for shares alone cannot be computed. Against other terms than an
    agreement's the percentage alone is compared.
    """
    part = granted.terms.demand_threshold or Fraction(0)
    by_percentage = of_threshold(part, standard, strictly)
    if against not in (RRA, EXHIBIT_D):
        return by_percentage
    needed = (
        needed_for_a_demand(record, state, granted, against) if granted.class_shares is not None else None
    )
    if granted.class_shares is None or needed is None:
        return _without_shares(record, by_percentage)
    by_shares = of_threshold(part * granted.class_shares, needed, strictly=False)
    if by_shares is by_percentage:
        return by_percentage
    option = record.reading("J-13")
    if option == EITHER:
        order = (Favor.MORE, Favor.EQUAL, Favor.LESS)
        return next(each for each in order if each in (by_percentage, by_shares))
    return by_percentage if option == BY_PERCENTAGE else by_shares


def _without_shares(record: Record, by_percentage: Favor) -> Favor:
    """Return the answer by percentage, unless shares alone are asked for, which are unknown."""
    if record.reading("J-13") != BY_SHARES:
        return by_percentage
    if record.decided("J-13"):
        return Favor.UNKNOWN
    raise NotComputable("the shares of the grantee's class are left out (`class_shares`)")


def needed_for_a_demand(record: Record, state: State, granted: Granted, against: str) -> Fraction | None:
    """Return how many shares a demand needs under an agreement on the day of the grant; None where unknown.

    The fifth is asked as if the grantee were the one who demands; the majority is nobody's in particular.
    """
    if against == EXHIBIT_D:
        by = (HolderShares(holder=granted.to or ""),)
        found = count(record, state, RegistrationDemand(date=granted.day, under="exhibit_d", by=by))
        return None if found is None else found.threshold
    tally = consent(record, state.filings, granted.day, ())
    return None if isinstance(tally, Unknown) else Fraction(tally.required)


def minimum_favor(record: Record, state: State, shares: Fraction, standard: Fraction, in_rra: bool) -> Favor:
    """Return how the fewest shares of an assignee stand: fewer are better for the holder.

    The RRA's number moves once with every split and combination, exact (Q59); where the seller's silence
    alone passes the rights (Q55 a) no minimum is better than its own.
    """
    if not in_rra:
        return of_burden(shares, standard)
    ratios = [Fraction(each.ratio) for each in state.filings.of(Split) if each.ratio is not None]
    up = prod((each for each in ratios if each > 1), start=Fraction(1))
    factors = {"R1": prod(ratios, start=Fraction(1)), "R2": up * prod(ratios, start=Fraction(1)), "R3": up}
    found = {option: of_burden(shares, standard * factor) for option, factor in factors.items()}
    favor = next(iter(found.values()))
    if len(set(found.values())) > 1:
        favor = found[record.reading("Q59")]
    if favor is Favor.MORE and record.reading("Q55") == ANY_ONE_SUFFICES:
        return Favor.EQUAL
    return favor

"""A claim for indemnity: against whom it goes, and the proceeds that limit what a Holder owes (R6.b, D7.ii)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from checker.model.events import IndemnityClaim
from checker.replay.record import Record
from checker.replay.registration.consents import companies


def against_company(record: Record, event: IndemnityClaim) -> bool:
    """Say whether a claim goes against the Company, in either of its names."""
    return event.against is not None and bool(companies(record, (event.against,)))


def limit(event: IndemnityClaim, amount: Fraction, before_discount: Callable[[], bool]) -> Fraction | None:
    """Return the proceeds in dollars that limit a claim of an amount; None where those that decide are left out.

    Whether they are before the discount is asked only of an amount that lies between the two.
    """
    gross = None if event.proceeds_gross is None else Fraction(event.proceeds_gross)
    net = None if event.proceeds_net is None else Fraction(event.proceeds_net)
    if gross is None and net is None:
        return None
    if net is not None and amount <= net:
        return net
    if gross is not None and amount > gross:
        return gross
    return gross if before_discount() else net

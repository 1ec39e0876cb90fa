"""The Company's capital between two events, in shares of Common Stock (Warrant Section 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Capital:
    """The Company's capital in shares of Common Stock, as Section 4 states it and events change it.

    ``new_rights`` are the shares deliverable under rights issued since, outside the plans of Section 4. A
    split multiplies everything but the authorized shares; of the preferred stock also the count itself, so
    that the ratio in which Section 4 converts the declared dividend stays.
    """

    authorized: Fraction
    outstanding: Fraction
    preferred_conversion: Fraction
    preferred_dividend: Fraction
    preferred_outstanding: Fraction
    plan_reserves: Fraction
    other_warrants: Fraction
    new_rights: Fraction = Fraction(0)

    def split(self, ratio: Fraction) -> Capital:
        """Return the capital after a split, stock dividend or combination."""
        return replace(
            self,
            outstanding=self.outstanding * ratio,
            preferred_conversion=self.preferred_conversion * ratio,
            preferred_dividend=self.preferred_dividend * ratio,
            preferred_outstanding=self.preferred_outstanding * ratio,
            plan_reserves=self.plan_reserves * ratio,
            other_warrants=self.other_warrants * ratio,
            new_rights=self.new_rights * ratio,
        )

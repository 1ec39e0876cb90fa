"""The clauses of Section 6 at work: what stands at a place of the pass, and what each makes of the price."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from checker.arithmetic.price import (
    CENTS,
    SHADOW,
    Number,
    Pair,
    as_pair,
    below,
    distribution_price,
    plain,
    shadow_average,
    split_price,
    to_cents,
    weighted_average,
)
from checker.readings import NotComputable
from checker.replay.price_effect import DISTRIBUTION, ISSUE, Effect, Gone, OpeningCount
from checker.replay.record import Record
from checker.replay.rights import Moved


class Saved(NamedTuple):
    """What stood at a place of the pass."""

    base: Number
    actual: Number
    price: Pair
    shadow: int
    gone: Gone
    factor: Number


class Standing:
    """Shares and price at a place of the pass; each clause changes them and returns what it did.

    ``base`` counts the shares outstanding and those deemed issued since, ``actual`` the first alone, ``shadow``
    is the price that is never rounded, ``gone`` what has left the rights of the opening, ``factor`` the splits.
    """

    __slots__ = (
        "actual",
        "base",
        "count",
        "factor",
        "gone",
        "options",
        "price",
        "record",
        "shadow",
        "wider_by",
    )

    def __init__(self, record: Record, count: OpeningCount, price: Fraction) -> None:
        self.record, self.count = record, count
        self.options: dict[str, str] = {}
        self.price: Pair = as_pair(price)
        if price.denominator > CENTS and self.ask("A-16") == "R2":
            self.price = (to_cents(*self.price).steps, CENTS)
        self.base: Number = count.outstanding
        self.actual: Number = count.outstanding
        self.shadow = self.price[0] * SHADOW // self.price[1]
        self.gone: Gone = (0, 0, False)
        self.factor: Number = 1
        self.wider_by: str | None = None

    def saved(self) -> Saved:
        """Return what stands, to come back to."""
        return Saved(self.base, self.actual, self.price, self.shadow, self.gone, self.factor)

    def go_back(self, saved: Saved) -> None:
        """Come back to what stood."""
        self.base, self.actual, self.price, self.shadow, self.gone, self.factor = saved

    def ask(self, reading_id: str) -> str:
        """Return the option in force; the register is asked once in a pass."""
        option = self.options.get(reading_id)
        if option is None:
            option = self.options[reading_id] = self.record.reading(reading_id)
        return option

    def leave(self, moved: Moved) -> None:
        """Take shares of a right of the opening out of those that only a wider base counts (A-25)."""
        if moved.listed:
            plans, others, declared = self.gone
            if moved.of_plan:
                self.gone = (plans + moved.opening, others, declared)
            else:
                self.gone = (plans, others + moved.opening, declared)

    def excluded(self, plan: str, shares: Number, used: Number) -> Number:
        """Return how many of a plan's shares are Excluded Stock: all, or as many as it had room for (A-41).

        The room is the frozen reserve less what was granted before and has not ended since, ``used``.
        """
        if self.ask("A-23") == "R2":
            return 0
        room = max(0, plain((self.count.room[plan] - used) * self.factor))
        return shares if shares <= room or self.ask("A-41") == "R2" else room

    def weigh(self, shares: Number, consideration: Pair, excluded: Number) -> tuple[Effect, ...]:
        """Return the effect of an issue below the price: the weighted average, to the cent (6(i), (vi))."""
        if not self._triggers(consideration, shares) or self.ask("A-15") == "R2":
            return ()
        if self.ask("A-20") != "R1":
            raise NotComputable("the file does not say which issues are steps of one plan of financing")
        outstanding = self.base + self._wider()
        raw = weighted_average(outstanding, self.price, consideration, shares)
        found = Effect(ISSUE, self.price, self.price, raw, outstanding, shares, excluded, consideration)
        self.shadow = shadow_average(outstanding, self.shadow, consideration, shares)
        self._round(found, may_rise=False)
        return (found,)

    def _triggers(self, consideration: Pair, shares: Number) -> bool:
        """Say whether the consideration per share is less than the price (6(i)); unrounded, or in cents (A-37)."""
        exactly = below(consideration, shares, self.price)
        if self.price[1] == CENTS:
            return exactly
        in_cents = to_cents(consideration[0], consideration[1] * shares).steps
        rounded = below((in_cents, CENTS), 1, self.price)
        return exactly if exactly == rounded or self.ask("A-37") != "R2" else rounded

    def drop_out(self) -> tuple[Effect, ...]:
        """Return the effect of a grant that has left no share: none, unless the price is then rounded (A-34)."""
        if self.price[1] == CENTS or self.ask("A-34") != "R2":
            return ()
        found = Effect(ISSUE, self.price, self.price, self.price, self.base)
        self._round(found, may_rise=True)
        return (found,)

    def _wider(self) -> Number:
        """Return the shares that the base counts beyond those outstanding and deemed issued since (A-25)."""
        if self.wider_by is None:
            self.wider_by = self.ask("A-25")
        if self.wider_by == "A":
            return 0
        count, (plans, others, declared) = self.count, self.gone
        more = count.plan_options - plans
        if self.wider_by != "B":
            more += count.other_rights - others
            if not declared:
                more += count.dividend if self.wider_by == "C" else count.dividend_converted
        return more if self.factor == 1 else plain(more * Fraction(self.factor))

    def split(self, ratio: Fraction, clause: str | None) -> tuple[Effect, ...]:
        """Multiply every count by the ratio and return the effect under the clause; none outside the Term."""
        self.base, self.actual = plain(self.base * ratio), plain(self.actual * ratio)
        self.factor = plain(self.factor * ratio)
        return self.divide(ratio, clause) if clause is not None else ()

    def divide(self, ratio: Fraction, clause: str) -> tuple[Effect, ...]:
        """Return the effect of a split, stock dividend or combination (6(iii), (iv), A-21)."""
        if self.ask("A-60") != "R1":
            raise NotComputable("the file does not give the shares outstanding before and after the split")
        if self.ask("A-15") == "R2":
            return ()
        raw = split_price(self.price, ratio)
        found = Effect(clause, self.price, self.price, raw, ratio=ratio)
        self.shadow = int(self.shadow * ratio.denominator // ratio.numerator)
        in_cents = Fraction(*raw) * CENTS
        option = "R1" if in_cents.denominator == 1 else self.ask("A-21")
        if option == "R1":
            self._round(found, may_rise=True)
            return (found,)
        found.proportion = ratio
        if option == "R2":
            self._round(found, may_rise=True)
        else:
            found.after, found.shadow = as_pair(Fraction(*raw)), self.shadow
            self.price = found.after
        return (found,)

    def lessen(self, value: Fraction, market: Fraction) -> tuple[Effect, ...]:
        """Return the effect of a distribution of a value per share at a market price (6(v)).

        Worth the market price or more it leaves no price: it is marked as stopped (A-58).
        """
        found = Effect(DISTRIBUTION, self.price, self.price, self.price, market=market, value=value)
        if value >= market:
            if self.ask("A-58") != "R1":
                raise NotComputable("the Warrant sets no floor, and the file knows no par value")
            found.stopped = True
            return (found,)
        found.raw = distribution_price(self.price, market, value)
        left = (market - value) / market
        if self.ask("A-19") == "R2":
            cents = to_cents(left.numerator, left.denominator).steps
            found.raw = (self.price[0] * cents, self.price[1] * CENTS)
        self.shadow = int(self.shadow * left.numerator // left.denominator)
        self._round(found, may_rise=True)
        return (found,)

    def _round(self, found: Effect, *, may_rise: bool) -> None:
        """Round the quotient to the cent and set the price; a dilution may not raise it (6(vi), A-17, A-18)."""
        rounded = to_cents(*found.raw)
        found.tie, found.shadow = rounded.tie, self.shadow
        cents = rounded.even() if rounded.tie and self.ask("A-18") == "R2" else rounded.steps
        if cents == 0:
            found.stopped = True
            return
        rises = cents * self.price[1] > self.price[0] * CENTS
        if rises and not may_rise and self.ask("A-17") == "R2":
            found.nil = True
            return
        self.price = found.after = (cents, CENTS)

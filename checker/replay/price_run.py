"""One pass over the price ledger: the price after each row, as known at the last of them (Section 6)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from checker.arithmetic.price import (
    CENTS,
    SHADOW,
    TENTHS,
    Number,
    Pair,
    Rounded,
    as_fraction,
    as_pair,
    below,
    distribution_price,
    in_proportion,
    plain,
    shadow_average,
    shares_after,
    split_price,
    to_cents,
    weighted_average,
)
from checker.replay.consideration import part_of_received, terms_of, total_consideration
from checker.replay.distribution_market import market_of
from checker.replay.price_rows import (
    Amended,
    Converted,
    Counted,
    Distributed,
    Exercised,
    Expired,
    Issued,
    IssueTerms,
    Row,
    SplitMade,
)
from checker.replay.record import Record
from checker.replay.rights import CONVERTIBLES, Moved, Right, Rights

ISSUE, DIVIDEND, SPLIT, COMBINATION, DISTRIBUTION = "W6.i", "W6.iii", "W6.iii", "W6.iv", "W6.v"
Gone = tuple[Number, Number, bool]


@dataclass(slots=True)
class Effect:
    """What a row did to the price under one clause, with all that the derivation shows.

    ``raw`` is the unrounded quotient; ``nil`` says that rounding would have raised the price (A-17),
    ``stopped`` that no price above nothing comes out. ``ratio`` is that of a split, ``proportion`` the one by
    which the number of shares moves where not Section 5 but the proportion governs it (A-21).
    """

    clause: str
    before: Pair
    after: Pair
    raw: Pair | tuple[Number, Number]
    outstanding: Number = 0
    shares: Number = 0
    excluded: Number = 0
    consideration: Pair = (0, 1)
    market: Fraction | None = None
    value: Fraction | None = None
    ratio: Fraction | None = None
    proportion: Fraction | None = None
    tie: bool = False
    nil: bool = False
    stopped: bool = False
    shadow: int = 0

    @property
    def adjusted(self) -> bool:
        """Say whether the price has changed."""
        return self.before[0] * self.after[1] != self.after[0] * self.before[1]

    @property
    def unrounded(self) -> Fraction:
        """The quotient before rounding, in dollars."""
        return Fraction(self.raw[0]) / self.raw[1]


@dataclass(frozen=True, slots=True)
class OpeningCount:
    """The shares before the ledger, by class, as Section 4 or the file has them (A-25, A-43)."""

    outstanding: Number
    plan_options: Number
    other_rights: Number
    dividend: Number
    dividend_converted: Number
    room: Mapping[str, Number]


@dataclass(slots=True)
class Chain:
    """The number of shares of one Warrant, in tenths, after each adjustment since its anchor."""

    anchor: int
    start: int
    tenths: list[Number]


ChainKey = tuple[int, Fraction, Fraction]


class PriceRun:
    """The pass: rows are told to it in order, and a right known otherwise takes it back to its grant."""

    __slots__ = (
        "actual",
        "adjusted",
        "base",
        "chains",
        "changed_at",
        "count",
        "effects",
        "extra",
        "factor",
        "final",
        "gone",
        "lacking",
        "options",
        "price",
        "record",
        "rights",
        "rows",
        "shadow",
        "trail",
    )

    def __init__(self, record: Record, count: OpeningCount, rights: Rights, price: Fraction) -> None:
        self.record, self.count, self.rights = record, count, rights
        self.options: dict[str, str] = {}
        self.price: Pair = as_pair(price)
        if price.denominator > CENTS and record.reading("A-16") == "R2":
            self.price = (to_cents(*self.price).steps, CENTS)
        self.rows: list[Row] = []
        self.effects: list[tuple[Effect, ...]] = []
        self.adjusted: list[tuple[int, Effect]] = []
        self.base: Number = count.outstanding
        self.actual: Number = count.outstanding
        self.shadow = self.price[0] * SHADOW // self.price[1]
        self.gone: Gone = (0, 0, False)
        self.trail: list[tuple[Number, Number, Pair, int, Gone, Number, int]] = []
        self.final: dict[int, Counted] = {}
        self.factor: Number = 1
        self.lacking: dict[int, str] = {}
        self.extra: str | None = None
        self.chains: dict[ChainKey, Chain] = {}
        self.changed_at = -1

    @property
    def here(self) -> int:
        """The number of rows told."""
        return len(self.rows)

    def tell(self, rows: Iterable[Row], *, told: bool = False) -> None:
        """Take in rows: first what each makes known of a right, then, in one pass, what they do to the price.

        Where one makes known otherwise what was priced before, the pass goes back to that grant. ``told``
        says that the rights know the rows already, and that nothing was priced before.
        """
        priced = since = self.here
        if told:
            self.rows += rows
            self.changed_at = self.rights.changed_at
            rows = ()
        for row in rows:
            place = self.here
            known = self.rights.tell(row, place, self.repriced)
            self.rows.append(row)
            if known is not None and known < place:
                since, self.changed_at = min(since, known), place
                self.final.pop(known, None)
        if since < priced:
            self._go_back(since)
        for index in range(len(self.trail), self.here):
            self._price(index)

    def price_at(self, index: int) -> Pair:
        """Return the price when the ledger had that many rows, as known now."""
        return self.price if index >= len(self.trail) else self.trail[index][2]

    def shadow_at(self, index: int) -> Fraction:
        """Return the price of the shadow ledger, which never rounds, when it had that many rows (A-20)."""
        return Fraction(self.shadow if index >= len(self.trail) else self.trail[index][3], SHADOW)

    def number_at(self, index: int, anchor: int, shares: Fraction, price: Fraction) -> Fraction:
        """Return the shares purchasable when the ledger had that many rows, in tenths of a share (Section 5).

        ``anchor`` is the place at which the Warrant had that number at that price. Where more is known
        since, the first step leads from the price then in effect to the one that would have been (A-31).
        """
        key = (anchor, shares, price)
        chain = self.chains.get(key)
        if chain is None:
            start = bisect_left(self.adjusted, anchor, key=_row_of)
            tenths = plain(shares * TENTHS)
            known = self.price_at(anchor)
            if anchor and as_fraction(known) != price:
                tenths = self._moved(tenths, as_pair(price), known)
            chain = self.chains[key] = Chain(anchor, start, [tenths])
        for _, effect in self.adjusted[chain.start + len(chain.tenths) - 1 :]:
            chain.tenths.append(self._next(chain.tenths[-1], effect))
        place = bisect_left(self.adjusted, index, key=_row_of)
        return Fraction(chain.tenths[place - chain.start]) / TENTHS

    def _next(self, tenths: Number, effect: Effect) -> Number:
        if effect.proportion is None:
            return self._moved(tenths, effect.before, effect.after)
        return self._chosen(in_proportion(tenths, effect.proportion))

    def _moved(self, tenths: Number, before: Pair, after: Pair) -> Number:
        return self._chosen(shares_after(tenths, before, after))

    def _chosen(self, rounded: Rounded) -> int:
        """Return a rounded number; an exact tie as the reading of A-18 has it."""
        return rounded.even() if rounded.tie and self._ask("A-18") == "R2" else rounded.steps

    def _ask(self, reading_id: str) -> str:
        """Return the option in force; the register is asked once in a pass."""
        option = self.options.get(reading_id)
        if option is None:
            option = self.options[reading_id] = self.record.reading(reading_id)
        return option

    def repriced(self) -> bool:
        """Say whether a new price alone is a new grant (A-29)."""
        return self._ask("A-29") == "R2"

    def _go_back(self, since: int) -> None:
        """Undo the rows from a grant on, so that they are priced again with what is now known."""
        self.base, self.actual, self.price, self.shadow, self.gone, self.factor, kept = self.trail[since]
        del self.trail[since:], self.effects[since:], self.adjusted[kept:]
        for key, chain in list(self.chains.items()):
            if since < chain.anchor:
                del self.chains[key]
            else:
                del chain.tenths[max(1, kept - chain.start + 1) :]

    def _price(self, index: int) -> None:
        """Price one row upon what stands before it."""
        row = self.rows[index]
        standing = (
            self.base,
            self.actual,
            self.price,
            self.shadow,
            self.gone,
            self.factor,
            len(self.adjusted),
        )
        self.trail.append(standing)
        kind = type(row)
        if kind is Issued:
            effects = self._issue(cast("Issued", row), index)
        elif kind is Converted:
            effects = self._convert(cast("Converted", row), index)
        elif kind is Exercised:
            effects = self._exercise(cast("Exercised", row))
        elif kind is SplitMade:
            effects = self._split(cast("SplitMade", row))
        elif kind is Distributed:
            effects = self._distribute(cast("Distributed", row), index)
        else:
            effects = self._changed(cast("Expired | Amended", row), index)
        self.effects.append(effects)
        for each in effects:
            if each.adjusted:
                self.adjusted.append((index, each))

    def _exercise(self, row: Exercised) -> tuple[Effect, ...]:
        self.base, self.actual = self.base + row.shares, self.actual + row.shares
        return ()

    def _issue(self, row: Issued, index: int) -> tuple[Effect, ...]:
        terms, shares, consideration = self.counted(row, index)
        actual = self.actual
        if row.right is None:
            self.actual += shares
        if terms.lacking:
            self.lacking[index] = terms.lacking[0].what
        elif terms.dividend and row.in_term and shares:
            self.base += shares
            return self._divide(Fraction(actual + shares) / actual, DIVIDEND)
        excluded = self._excluded(row, terms, shares, index) if terms.plan is not None else 0
        if terms.declared:
            self.gone = (self.gone[0], self.gone[1], True)
        found: tuple[Effect, ...] = ()
        if row.in_term and terms.tested and shares > excluded:
            tested = shares
            if excluded:
                tested = shares - excluded
                consideration = as_pair(as_fraction(consideration) * tested / shares)
            if self._made_over(row, index, shares, consideration):
                found = self._weigh(tested, consideration, excluded)
        self.base += shares
        return found

    def counted(self, row: Issued, index: int) -> Counted:
        """Return the terms of an issue, the shares counted and the consideration, as known now."""
        right = self.rights.by_row.get(index) if row.right is not None else None
        changed = right is not None and right.changed
        if row.plainly is not None and not changed:
            return row.plainly
        known = right.reckoned if right is not None and right.reckoned is not None else self.final.get(index)
        if known is not None:
            return known
        terms = terms_of(row, self.record)
        if right is not None and changed and not terms.lacking:
            shares = right.counted
            if right.expired:
                terms = self._after_expiry(terms, right, shares)
            known = terms, shares, as_pair(total_consideration(terms, shares, right))
            if row.fixed is not None and not terms.cash:
                right.reckoned = known
        else:
            known = terms, terms.shares, as_pair(total_consideration(terms))
        self.final[index] = known
        return known

    def _made_over(self, row: Issued, index: int, shares: Number, consideration: Pair) -> bool:
        """Say whether an issue is weighed: after a change, also one that had caused no adjustment (A-30)."""
        right = self.rights.by_row.get(index) if row.right is not None else None
        if right is None or not right.changed or right.expired:
            return True
        first = row.plainly or (None, right.granted, as_pair(total_consideration(terms_of(row, self.record))))
        caused = below(first[2], first[1], self.price)
        if caused or not below(consideration, shares, self.price):
            return True
        return self._ask("A-30") == "R1"

    def _after_expiry(self, terms: IssueTerms, right: Right, counted: Number) -> IssueTerms:
        """Return the terms of a right of which a part has ended, with what counts as received for the rest.

        What was received for a convertible is borne by its shares alike: the rest is repaid. Of a premium
        the whole stays, or a part in proportion (A-33).
        """
        if counted == 0 or not right.before:
            return terms
        in_proportion = right.security in CONVERTIBLES
        if not in_proportion and (terms.cash or terms.in_kind):
            in_proportion = self._ask("A-33") == "R2"
        return part_of_received(terms, Fraction(counted) / right.before) if in_proportion else terms

    def _excluded(self, row: Issued, terms: IssueTerms, shares: Number, index: int) -> Number:
        """Return how many of a plan's shares are Excluded Stock: all, or as many as it had room for (A-41).

        The room is the frozen reserve less what was granted before and has not ended since.
        """
        room = self.count.room[terms.plan or ""] - self.rights.room_used.get(index, 0)
        room = max(0, plain(room * self.factor))
        if shares <= room or self._ask("A-41") == "R2":
            return shares
        return room

    def _convert(self, row: Converted, index: int) -> tuple[Effect, ...]:
        """Price a right's use: nothing moves where the shares were deemed issued at its grant (A-26, A-27)."""
        self.actual += row.shares
        moved = self.rights.moved.get(index)
        if moved is None:
            return ()
        self._leave(moved)
        found: tuple[Effect, ...] = ()
        if row.in_term and not moved.excluded:
            if moved.strike is None:
                self.lacking[index] = f'the price at which "{row.right}" is exercised is not known'
            else:
                paid = as_pair(moved.strike * moved.shares)
                if below(paid, moved.shares, self.price) and self._ask("A-28") == "R1":
                    found = self._weigh(moved.shares, paid, 0)
        self.base += moved.shares
        return found

    def _changed(self, row: Expired | Amended, index: int) -> tuple[Effect, ...]:
        """Price a change or an ending: what it makes known has been priced at the grant."""
        moved = self.rights.moved.get(index)
        if moved is not None:
            self._leave(moved)
        self.base += self.rights.added.get(index, 0)
        right = self.rights.by_row.get(index)
        if right is None or isinstance(row, Expired):
            return ()
        shares = right.counted
        found = self._weigh(shares, as_pair(right.strikes), 0) if shares else ()
        self.base += shares
        return found

    def _leave(self, moved: Moved) -> None:
        """Take shares of a right of the opening out of those that only a wider base counts (A-25)."""
        if moved.listed:
            plans, others, declared = self.gone
            if moved.of_plan:
                self.gone = (plans + moved.opening, others, declared)
            else:
                self.gone = (plans, others + moved.opening, declared)

    def _weigh(self, shares: Number, consideration: Pair, excluded: Number) -> tuple[Effect, ...]:
        """Return the effect of an issue below the price: the weighted average, to the cent (6(i), (vi))."""
        if not below(consideration, shares, self.price):
            return ()
        outstanding = self.base + self._wider()
        raw = weighted_average(outstanding, self.price, consideration, shares)
        found = Effect(ISSUE, self.price, self.price, raw, outstanding, shares, excluded, consideration)
        self.shadow = shadow_average(outstanding, self.shadow, consideration, shares)
        self._round(found, may_rise=False)
        return (found,)

    def _wider(self) -> Number:
        """Return the shares that the base counts beyond those outstanding and deemed issued since (A-25)."""
        if self.extra is None:
            self.extra = self._ask("A-25")
        if self.extra == "A":
            return 0
        count, (plans, others, declared) = self.count, self.gone
        more = count.plan_options - plans
        if self.extra != "B":
            more += count.other_rights - others
            if not declared:
                more += count.dividend if self.extra == "C" else count.dividend_converted
        return more if self.factor == 1 else plain(more * Fraction(self.factor))

    def _split(self, row: SplitMade) -> tuple[Effect, ...]:
        self.base, self.actual = plain(self.base * row.ratio), plain(self.actual * row.ratio)
        self.factor = plain(self.factor * row.ratio)
        if not row.in_term:
            return ()
        return self._divide(row.ratio, SPLIT if row.ratio > 1 else COMBINATION)

    def _divide(self, ratio: Fraction, clause: str) -> tuple[Effect, ...]:
        """Return the effect of a split, stock dividend or combination (6(iii), (iv), A-21)."""
        raw = split_price(self.price, ratio)
        found = Effect(clause, self.price, self.price, raw, ratio=ratio)
        self.shadow = int(self.shadow * ratio.denominator // ratio.numerator)
        in_cents = Fraction(*raw) * CENTS
        option = "R1" if in_cents.denominator == 1 else self._ask("A-21")
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

    def _distribute(self, row: Distributed, index: int) -> tuple[Effect, ...]:
        """Return the effects of a distribution: 6(v), and 6(i) on what converts into Common Stock (A-56)."""
        if not row.in_term:
            return ()
        option = self._ask("A-56") if row.adjusts and row.conversion_shares else "R2"
        found: tuple[Effect, ...] = ()
        if row.adjusts and option != "R3":
            found = self._lessen(row, index)
        if row.conversion_shares and option != "R2":
            found += self._weigh(row.conversion_shares, (0, 1), 0)
        self.base += row.conversion_shares
        return found

    def _lessen(self, row: Distributed, index: int) -> tuple[Effect, ...]:
        """Return the effect of a distribution under 6(v); none without its value or the market price."""
        market = market_of(row.markets, self.record)
        if row.value is None or market.value is None:
            self.lacking[index] = (
                "the value of what is distributed, or the Current Market Price, is not known"
            )
            return ()
        if row.value >= market.value:
            found = Effect(DISTRIBUTION, self.price, self.price, self.price)
            found.market, found.value, found.stopped = market.value, row.value, True
            return (found,)
        raw = distribution_price(self.price, market.value, row.value)
        found = Effect(DISTRIBUTION, self.price, self.price, raw, market=market.value, value=row.value)
        left = (market.value - row.value) / market.value
        self.shadow = int(self.shadow * left.numerator // left.denominator)
        self._round(found, may_rise=False)
        return (found,)

    def _round(self, found: Effect, *, may_rise: bool) -> None:
        """Round the quotient to the cent and set the price; a dilution may not raise it (6(vi), A-17, A-18)."""
        rounded = to_cents(*found.raw)
        found.tie, found.shadow = rounded.tie, self.shadow
        cents = rounded.even() if rounded.tie and self._ask("A-18") == "R2" else rounded.steps
        if cents == 0:
            found.stopped = True
            return
        rises = cents * self.price[1] > self.price[0] * CENTS
        if rises and not may_rise and self._ask("A-17") == "R2":
            found.nil = True
            return
        self.price = found.after = (cents, CENTS)


def _row_of(entry: tuple[int, Effect]) -> int:
    """Return the row of an adjustment."""
    return entry[0]

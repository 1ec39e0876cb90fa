"""One pass over the price ledger: the price after each row, as known at the last of them (Section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from checker.arithmetic.price import SHADOW, Number, Pair, as_fraction, as_pair, below
from checker.readings import NotComputable
from checker.replay.consideration import part_of_received, terms_of, total_consideration
from checker.replay.distribution_market import market_of
from checker.replay.price_clauses import Saved, Standing
from checker.replay.price_effect import COMBINATION, DIVIDEND, SPLIT, Effect, OpeningCount
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
from checker.replay.rights import CONVERTIBLES, Right, Rights
from checker.replay.share_numbers import Adjustment, ShareNumbers


class PriceRun:
    """The pass: rows are told to it in order, and a right known otherwise takes it back to its grant."""

    __slots__ = (
        "adjusted",
        "changed_at",
        "effects",
        "final",
        "lacking",
        "numbers",
        "record",
        "rights",
        "rows",
        "standing",
        "trail",
    )

    def __init__(self, record: Record, count: OpeningCount, rights: Rights, price: Fraction) -> None:
        self.record, self.rights = record, rights
        self.standing = Standing(record, count, price)
        self.rows: list[Row] = []
        self.effects: list[tuple[Effect, ...]] = []
        self.adjusted: list[Adjustment] = []
        self.trail: list[tuple[Saved, int]] = []
        self.final: dict[int, Counted] = {}
        self.lacking: dict[int, str] = {}
        self.numbers = ShareNumbers(self.adjusted, self.price_at, self.standing.ask)
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
        return self.standing.price if index >= len(self.trail) else self.trail[index][0].price

    def shadow_at(self, index: int) -> Fraction:
        """Return the price of the shadow ledger, which never rounds, when it had that many rows (A-20)."""
        return Fraction(
            self.standing.shadow if index >= len(self.trail) else self.trail[index][0].shadow, SHADOW
        )

    def repriced(self) -> bool:
        """Say whether a new price alone is a new grant (A-29)."""
        return self.standing.ask("A-29") == "R2"

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

    def _go_back(self, since: int) -> None:
        """Undo the rows from a grant on, so that they are priced again with what is now known."""
        saved, kept = self.trail[since]
        self.standing.go_back(saved)
        del self.trail[since:], self.effects[since:], self.adjusted[kept:]
        self.numbers.go_back(since, kept)

    def _price(self, index: int) -> None:
        """Price one row upon what stands before it."""
        row = self.rows[index]
        self.trail.append((self.standing.saved(), len(self.adjusted)))
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

    def _issue(self, row: Issued, index: int) -> tuple[Effect, ...]:
        terms, shares, consideration = self.counted(row, index)
        at = self.standing
        actual = at.actual
        if row.right is None:
            at.actual += shares
        if terms.lacking:
            self.lacking[index] = terms.lacking[0].what
        elif terms.dividend and row.in_term and shares:
            at.base += shares
            return at.divide(Fraction(actual + shares) / actual, DIVIDEND)
        excluded: Number = 0
        if terms.plan is not None:
            excluded = at.excluded(terms.plan, shares, self.rights.room_used.get(index, 0))
        if terms.declared:
            at.gone = (at.gone[0], at.gone[1], True)
        found: tuple[Effect, ...] = ()
        if row.in_term and terms.tested and shares > excluded:
            tested = shares
            if excluded:
                tested = shares - excluded
                consideration = as_pair(as_fraction(consideration) * tested / shares)
            if self._made_over(row, index, shares, consideration) and not self._left_out(row, index):
                found = at.weigh(tested, consideration, excluded)
        if not shares and row.right is not None and row.in_term:
            found = at.drop_out()
        at.base += shares
        return found

    def _made_over(self, row: Issued, index: int, shares: Number, consideration: Pair) -> bool:
        """Say whether an issue is weighed: after a change, also one that had caused no adjustment (A-30)."""
        right = self.rights.by_row.get(index) if row.right is not None else None
        if right is None or not right.changed or right.expired:
            return True
        granted = row.plainly
        if granted is None:
            terms = terms_of(row, self.record)
            granted = terms, right.granted, as_pair(total_consideration(terms))
        price = self.standing.price
        _, shares_granted, consideration_granted = granted
        if below(consideration_granted, shares_granted, price) or not below(consideration, shares, price):
            return True
        return self.standing.ask("A-30") == "R1"

    def _left_out(self, row: Issued, index: int) -> bool:
        """Say whether the exercised part of plain options that have ended is left out, to the letter (A-32)."""
        right = self.rights.by_row.get(index) if row.right is not None else None
        if right is None or not right.expired or right.security in CONVERTIBLES:
            return False
        return self.standing.ask("A-32") == "R2"

    def _after_expiry(self, terms: IssueTerms, right: Right, counted: Number) -> IssueTerms:
        """Return the terms of a right of which a part has ended, with what counts as received for the rest.

        What was received for a convertible is borne by its shares alike: the rest is repaid. Of a premium
        the whole stays, or a part in proportion (A-33).
        """
        if counted == 0 or not right.before:
            return terms
        in_proportion = right.security in CONVERTIBLES
        if not in_proportion and (terms.cash or terms.in_kind):
            in_proportion = self.standing.ask("A-33") == "R2"
        return part_of_received(terms, Fraction(counted) / right.before) if in_proportion else terms

    def _convert(self, row: Converted, index: int) -> tuple[Effect, ...]:
        """Price a right's use: nothing moves where the shares were deemed issued at its grant (A-26, A-27)."""
        at = self.standing
        at.actual += row.shares
        moved = self.rights.moved.get(index)
        if moved is None:
            return self._again(row)
        at.leave(moved)
        found: tuple[Effect, ...] = ()
        if row.in_term and not moved.excluded:
            if moved.strike is None:
                self.lacking[index] = f'the price at which "{row.right}" is exercised is not known'
            else:
                paid = as_pair(moved.strike * moved.shares)
                if below(paid, moved.shares, at.price) and at.ask("A-28") == "R1":
                    found = at.weigh(moved.shares, paid, 0)
        at.base += moved.shares
        return found

    def _again(self, row: Converted) -> tuple[Effect, ...]:
        """Price the use of a right counted at its grant: nothing, unless a rival reading counts it again."""
        at = self.standing
        found: tuple[Effect, ...] = ()
        right = self.rights.by_id.get(row.right)
        if at.ask("A-27") == "R2" and right is not None and right.strike is not None:
            found = at.weigh(row.shares, as_pair(right.strike / self.rights.scale(right) * row.shares), 0)
        if at.ask("A-26") == "R2":
            at.base += row.shares
        return found

    def _changed(self, row: Expired | Amended, index: int) -> tuple[Effect, ...]:
        """Price a change or an ending: what it makes known has been priced at the grant.

        Only a new price that counts as a new grant (A-29) is itself an issue.
        """
        at = self.standing
        moved = self.rights.moved.get(index)
        if moved is not None:
            at.leave(moved)
        at.base += self.rights.added.get(index, 0)
        right = self.rights.by_row.get(index)
        if right is None or isinstance(row, Expired):
            return ()
        shares = right.counted
        found = at.weigh(shares, as_pair(right.strikes), 0) if shares else ()
        at.base += shares
        return found

    def _exercise(self, row: Exercised) -> tuple[Effect, ...]:
        """Count the shares issued on an exercise of this Warrant: it does not adjust itself (A-40)."""
        if self.standing.ask("A-40") != "R1":
            raise NotComputable("each exercise would adjust the Warrant that is exercised, without end")
        self.standing.base += row.shares
        self.standing.actual += row.shares
        return ()

    def _split(self, row: SplitMade) -> tuple[Effect, ...]:
        clause = SPLIT if row.ratio > 1 else COMBINATION
        return self.standing.split(row.ratio, clause if row.in_term else None)

    def _distribute(self, row: Distributed, index: int) -> tuple[Effect, ...]:
        """Return the effects of a distribution: 6(v), and 6(i) on what converts into Common Stock (A-56)."""
        if not row.in_term:
            return ()
        at = self.standing
        option = at.ask("A-56") if row.adjusts and row.conversion_shares else "R2"
        found: tuple[Effect, ...] = ()
        adjusts = row.adjusts and (row.event.kind != "assets" or at.ask("A-55") == "R1")
        if adjusts and option != "R3":
            market = market_of(row.markets, self.record)
            if row.value is None or market.value is None:
                self.lacking[index] = (
                    "the value of what is distributed, or the Current Market Price, is not known"
                )
            else:
                found = at.lessen(row.value, market.value)
        if row.conversion_shares and option != "R2":
            found += at.weigh(row.conversion_shares, (0, 1), 0)
        at.base += row.conversion_shares
        return found

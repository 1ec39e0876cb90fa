"""What is known of each option, warrant and convertible at a place in the ledger: granted, used, left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.arithmetic.price import Number, plain
from checker.model.errors import InputError
from checker.model.numbers import exact
from checker.replay.price_rows import Amended, Converted, Counted, Expired, Issued, Row, SplitMade

RIGHTS = frozenset({"option", "warrant", "convertible", "option_on_convertible"})
CONVERTIBLES = frozenset({"convertible", "option_on_convertible"})


@dataclass(slots=True)
class Right:
    """One right; counts are in shares as they were at its grant, so that a split changes none of them.

    ``row`` is the place of the grant in the ledger (None: it is older than the ledger). ``priced`` is the
    unexercised part on which Section 6(i) reckons, ``rest`` the one that can be exercised: they differ by
    what the right's own antidilution terms added. ``before`` is what counted until a rest ended, ``listed``
    says that ``opening.rights`` has it, ``open`` that nobody knows how many shares it can deliver, ``place``
    where the ledger has its grant, in the Term or not; ``reckoned`` what is counted, where no reading bears on it.
    """

    row: int | None
    granted: Number
    rest: Number
    priced: Number
    factor: Number
    strike: Fraction | None
    plan: str | None = None
    security: str | None = None
    converted: Number = 0
    paid: Fraction = Fraction(0)
    changed: bool = False
    expired: bool = False
    before: Number = 0
    listed: bool = False
    open: bool = False
    place: int | None = None
    reckoned: Counted | None = None

    @property
    def counted(self) -> Number:
        """The shares on which Section 6(i) reckons: what was delivered and what can still be."""
        return self.converted + self.priced if self.changed else self.granted

    @property
    def strikes(self) -> Fraction:
        """What is paid on exercise for the shares counted, in all, in dollars."""
        strike = self.strike or Fraction(0)
        return self.paid + self.priced * strike if self.changed else self.granted * strike


@dataclass(frozen=True, slots=True)
class Moved:
    """Shares under a right that no row of the ledger deemed issued, as they are issued or the right ends.

    ``shares`` are today's, ``opening`` the same in shares of the opening; ``excluded`` says that a plan of
    Section 4 stands behind them, ``strike`` what is paid for one, None where unknown.
    """

    shares: Number
    opening: Number
    listed: bool
    of_plan: bool
    excluded: bool
    strike: Fraction | None


class Rights:
    """The rights at one place in the ledger; rows are told to it in order."""

    __slots__ = (
        "added",
        "borrowed",
        "by_id",
        "by_row",
        "changed_at",
        "factor",
        "moved",
        "prices_changed",
        "room_used",
        "used",
    )

    def __init__(self, opening: Iterable[tuple[str, Right]]) -> None:
        self.by_id = dict(opening)
        self.by_row: dict[int, Right] = {}
        self.factor: Number = 1
        self.moved: dict[int, Moved] = {}
        self.added: dict[int, Number] = {}
        self.used: dict[str, Number] = {}
        self.room_used: dict[int, Number] = {}
        self.changed_at = -1
        self.prices_changed = False
        self.borrowed: set[str] = set()

    def fork(self) -> Rights:
        """Return the same knowledge; what is told to either afterwards does not change the other."""
        made = Rights(self.by_id.items())
        made.by_row, made.moved, made.added = dict(self.by_row), dict(self.moved), dict(self.added)
        made.used, made.room_used, made.factor = dict(self.used), dict(self.room_used), self.factor
        made.changed_at, made.prices_changed = self.changed_at, self.prices_changed
        made.borrowed, self.borrowed = set(self.by_id), set(self.by_id)
        return made

    def tell(self, row: Row, index: int, repriced: Callable[[], bool]) -> int | None:
        """Take in one row; return the place of the grant that it makes known otherwise, or None.

        ``repriced`` asks whether a new price alone counts as a new grant (A-29). Raises InputError for a
        right used beyond what is left of it.
        """
        since: int | None = None
        if isinstance(row, Issued):
            self._granted(row, index)
        elif isinstance(row, Converted):
            self._converted(row, index)
        elif isinstance(row, Expired):
            since = self._expired(row, index)
        elif isinstance(row, Amended):
            since = self._amended(row, index, repriced)
        elif isinstance(row, SplitMade):
            self.factor = plain(self.factor * row.ratio)
        if since is not None:
            self.changed_at = index
        return since

    def rest(self, right_id: str) -> Number | None:
        """Return the shares that a right can still deliver, in today's shares; None for one not known."""
        right = self.by_id.get(right_id)
        return None if right is None else plain(right.rest * self.scale(right))

    def scale(self, right: Right) -> Number:
        """Return how many of today's shares one share at the grant has become."""
        return 1 if self.factor == right.factor else plain(Fraction(self.factor) / right.factor)

    def _granted(self, row: Issued, index: int) -> None:
        event = row.event
        shares = plain(Fraction(event.shares or 0))
        if row.plan is not None:
            self.room_used[index] = self.used.get(row.plan, 0)
            self._use(row.plan, shares)
        if row.right is None:
            return
        # A convertible's price is its ratio in other words: nothing more is paid at it (6(i)3(B)).
        paid_at = event.price if event.security != "convertible" else Fraction(0)
        strike = None if paid_at is None else Fraction(paid_at)
        place = index if row.in_term else None
        right = Right(place, shares, shares, shares, self.factor, strike, row.plan, event.security)
        right.open, right.place = event.shares is None, index
        self.by_id[row.right] = self.by_row[index] = right

    def _converted(self, row: Converted, index: int) -> None:
        right = self._known(row.right)
        shares = self._at_grant(row.shares, right)
        if right.open:
            self.moved[index] = self._moved(right, shares, excluded=True)
            return
        if shares > right.rest:
            left = exact(Fraction(right.rest) * self.scale(right))
            raise InputError(
                f'"{row.right}" has {left} shares left on {row.day}, fewer than {exact(Fraction(row.shares))}; '
                "correct the number converted, or the grant"
            )
        right.rest -= shares
        right.priced = max(0, right.priced - shares)
        right.converted += shares
        if right.strike:
            right.paid += shares * right.strike
        if right.row is None:
            self.moved[index] = self._moved(right, shares, excluded=right.plan is not None)

    def _expired(self, row: Expired, index: int) -> int | None:
        right = self._known(row.right)
        counted, ended = right.priced, right.rest
        right.rest = right.priced = 0
        right.expired = True
        if right.plan is not None:
            self._use(right.plan, -ended * self.scale(right))
        if right.row is None:
            self.moved[index] = self._moved(right, ended, excluded=True)
        if counted == 0:
            return None
        right.changed, right.before = True, right.converted + counted
        return right.row

    def _amended(self, row: Amended, index: int, repriced: Callable[[], bool]) -> int | None:
        right = self._known(row.right)
        if row.shares is None or (row.price is not None and self._at_grant(row.shares, right) == right.rest):
            if row.price is None or row.antidilution or right.security in CONVERTIBLES:
                return None
            self.prices_changed = True
            if not repriced():
                return None
            return self._regranted(row, right, index)
        shares = self._at_grant(row.shares, right)
        more, right.rest, right.open = shares - right.rest, shares, False
        if row.antidilution:
            self.added[index] = plain(more * self.scale(right))
            return None
        if right.plan is not None:
            self._use(right.plan, more * self.scale(right))
        if row.price is not None and right.security != "convertible":
            right.strike = row.price * self.scale(right)
        if shares == right.priced:
            return None
        right.priced, right.changed = shares, True
        return right.row

    def _regranted(self, row: Amended, right: Right, index: int) -> int | None:
        """Close a repriced right at what has been exercised, and open a new one for the rest (A-29 R2)."""
        scale = self.scale(right)
        rest, place = plain(right.rest * scale), right.row
        right.before = right.converted + right.priced
        right.rest, right.priced, right.changed, right.expired = 0, 0, True, True
        new = Right(index, rest, rest, rest, self.factor, row.price, right.plan, right.security)
        new.place = index
        self.by_id[row.right] = self.by_row[index] = new
        return place

    def _moved(self, right: Right, shares: Number, *, excluded: bool) -> Moved:
        """Return shares under a right older than the ledger, as they are issued or the right ends."""
        scale = self.scale(right)
        strike = None if right.strike is None else right.strike / scale
        return Moved(plain(shares * scale), shares, right.listed, right.plan is not None, excluded, strike)

    def _use(self, plan: str, shares: Number) -> None:
        """Take up room of a plan, or give it back, in shares of the opening (A-41)."""
        self.used[plan] = self.used.get(plan, 0) + plain(Fraction(shares) / self.factor)

    def _at_grant(self, shares: Number, right: Right) -> Number:
        """Return a number of today's shares in the shares of the right's grant."""
        if self.factor == right.factor:
            return shares
        return plain(shares / Fraction(self.scale(right)))

    def _known(self, right_id: str) -> Right:
        """Return a right; InputError where no event and no item of the opening has granted it."""
        right = self.by_id.get(right_id)
        if right is None:
            raise InputError(
                f'no right has the id "{right_id}"; give the issue, or the item of opening.rights'
            )
        if right_id in self.borrowed:
            self.borrowed.discard(right_id)
            right = self.by_id[right_id] = replace(right, reckoned=None)
            if right.place is not None:
                self.by_row[right.place] = right
        right.reckoned = None
        return right

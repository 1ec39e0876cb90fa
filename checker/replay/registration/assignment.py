"""Whether the rights pass with a transfer (RRA 9(f)): owner or Affiliate, the minimum holding, no restriction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import prod

from msgspec import Struct

from checker.model.events import Split, TransferRegistrable
from checker.replay.adjustment_days import effective_day
from checker.replay.record import Record
from checker.replay.registration.holding import DOUBTFUL, RRA, UNRECOGNIZED, Holdings, key_of, signatories

# Q55: any one of the three; one of (i) and (ii) and no restriction; all three.
ANY_ONE, UNRESTRICTED, ALL_THREE = "a", "b", "c"
OWNS_THE_SELLER = "a"
# Q59: once, both ways; twice on a split; once, upward only.
TWICE, UPWARD_ONLY = "R2", "R3"
FROM_RECORD_DATE = "R2"
TOPIC = "affiliate"
SAID = {"true": True, "yes": True, "false": False, "no": False}
Truth = bool | None
ASSIGNMENT_READINGS = ("A-49", "A-5", "J-18", "Q55", "Q57", "Q59")
"""What ``assignment`` may ask: every rule that uses it declares these."""


class Assignment(Struct, frozen=True):
    """One transfer before the three tests of 9(f); None where a fact is left out.

    ``holding`` and ``minimum`` are exact shares in one measure; ``owner`` is true for an Affiliate and for a
    beneficial owner of the seller as Q57 has it; ``option`` is that of Q55, which is asked where it matters.
    """

    holding: Fraction | None
    minimum: Fraction
    enough: Truth
    affiliate: Truth
    owner: Truth
    restricted: Truth
    from_holder: Truth
    option: str

    @property
    def passes(self) -> Truth:
        """Whether the rights pass, to the extent of what is transferred."""
        return _all(self.from_holder, _table(self.option, self.owner, self.enough, self.restricted))

    @property
    def turns_on_affiliate(self) -> bool:
        """Whether it turns on the transferee's being an Affiliate, of which nobody has said anything."""
        if self.owner is not None:
            return False
        results = {_table(self.option, each, self.enough, self.restricted) for each in (True, False)}
        return len(results) > 1

    @property
    def turns_on_restriction(self) -> bool:
        """Whether it turns on a restriction by the seller, of which nothing is said."""
        if self.restricted is not None:
            return False
        return len({_table(self.option, self.owner, self.enough, each) for each in (True, False)}) > 1


def assignment(
    record: Record, held: Holdings, splits: Iterable[Split], event: TransferRegistrable
) -> Assignment:
    """Return what the three tests make of a transfer, on the holdings before it and the splits made by then.

    The minimum holding moves once, by the exact ratio of each split (Q59) that counts by the day (J-18); what
    is held is put in the same measure. Nothing is rounded.
    """
    made = [each for each in splits if each.ratio is not None]
    early = ratio_of(each for each in made if each.date > event.date)
    coming = _coming(record, event.date)
    minimum = _minimum(record, [*(each for each in made if each.date <= event.date), *coming])
    holding, least = _after(held, event, early)
    measure = ratio_of(coming)
    holding = None if holding is None else holding * measure
    enough = holding >= minimum if holding is not None else (True if least * measure >= minimum else None)
    affiliate = _affiliate(record, event)
    owner = _owner(record, event, affiliate)
    restricted = event.seller_restricted_in_writing
    return Assignment(
        holding,
        minimum,
        enough,
        affiliate,
        owner,
        restricted,
        _from_holder(record, held, event),
        _option(record, owner, enough, restricted),
    )


def ratio_of(splits: Iterable[Split]) -> Fraction:
    """Return by what all the splits together multiply a number of shares, exact."""
    return prod((Fraction(each.ratio) for each in splits if each.ratio is not None), start=Fraction(1))


def _coming(record: Record, day: date) -> list[Split]:
    """Return the splits not carried out by a day that count all the same, from the day after the record date."""
    matter = record.matter
    splits = record.once(
        "splits",
        (matter,),
        lambda: tuple(
            each
            for each in (*matter.history, *matter.proposed)
            if isinstance(each, Split) and each.ratio is not None
        ),
    )
    found = [each for each in splits if each.date > day and effective_day(record, each) <= day]
    return found if found and record.reading("J-18") == FROM_RECORD_DATE else []


def _minimum(record: Record, splits: list[Split]) -> Fraction:
    """Return the minimum holding after splits, each of which moves it once; whether a combination does is Q59."""
    minimum = record.number("minimum_holding")
    if not splits:
        return minimum
    reading = record.reading("Q59")
    for each in splits:
        ratio = ratio_of((each,))
        if ratio < 1:
            minimum *= 1 if reading == UPWARD_ONLY else ratio
        else:
            minimum *= ratio * ratio if reading == TWICE else ratio
    return minimum


def _after(held: Holdings, event: TransferRegistrable, early: Fraction) -> tuple[Fraction | None, Fraction]:
    """Return what the transferee holds after the transfer, None where it is not known, and the least it is."""
    shares = Fraction(0) if event.shares is None else Fraction(event.shares)
    before: Fraction | None
    if event.transferee_already_holds is not None:
        before = Fraction(event.transferee_already_holds)
    else:
        holding = held.of(event.to)
        unknown = holding is not None and not holding.known and {RRA, UNRECOGNIZED} & set(holding.groups)
        before = None if unknown else (holding.of_rra if holding is not None else Fraction(0)) / early
    least = (before or Fraction(0)) + shares
    return (None if before is None or event.shares is None else least), least


def _affiliate(record: Record, event: TransferRegistrable) -> Truth:
    """Return whether the transferee is an Affiliate: as determined last, else as the file says (Q08)."""
    found = [
        SAID[said]
        for each in record.determinations(TOPIC)
        if each.of in (None, event.id) and (said := str(each.value).strip().lower()) in SAID
    ]
    return found[-1] if found else event.affiliate


def _owner(record: Record, event: TransferRegistrable, affiliate: Truth) -> Truth:
    """Return whether test (i) is met: an Affiliate, or a beneficial owner of the seller (Q57)."""
    if affiliate is True:
        return True
    if event.beneficial_owner_of_seller and record.reading("Q57") == OWNS_THE_SELLER:
        return True
    return affiliate


def _from_holder(record: Record, held: Holdings, event: TransferRegistrable) -> Truth:
    """Return whether the seller has rights to assign: a Holder, though it need not be recognized yet."""
    if event.from_ is None:
        return None
    holding = held.of(event.from_)
    if holding is None:
        return key_of(event.from_) in {key_of(name) for name in signatories(record)}
    if RRA in holding.groups:
        return True
    if DOUBTFUL in holding.groups:
        return None
    return UNRECOGNIZED in holding.groups and not holding.rightless


def _option(record: Record, owner: Truth, enough: Truth, restricted: Truth) -> str:
    """Return the option of Q55; it is asked where one of the facts that are open, or none, would tell."""
    owners = (True, False) if owner is None else (owner,)
    limits = (True, False) if restricted is None else (restricted,)
    results = {
        tuple(_table(option, one, enough, limit) for one in owners for limit in limits)
        for option in (ANY_ONE, UNRESTRICTED, ALL_THREE)
    }
    return ANY_ONE if len(results) == 1 else record.reading("Q55")


def _table(option: str, owner: Truth, enough: Truth, restricted: Truth) -> Truth:
    """Return the row of the truth table: whether (i), (ii) and (iii) pass the rights under an option of Q55."""
    silent = None if restricted is None else not restricted
    if option == ANY_ONE:
        return _any(owner, enough, silent)
    if option == UNRESTRICTED:
        return _all(_any(owner, enough), silent)
    return _all(owner, enough, silent)


def _any(*facts: Truth) -> Truth:
    """Return whether one of the facts holds; None where it turns on one that is left out."""
    if True in facts:
        return True
    return None if None in facts else False


def _all(*facts: Truth) -> Truth:
    """Return whether all of the facts hold; None where it turns on one that is left out."""
    if False in facts:
        return False
    return None if None in facts else True

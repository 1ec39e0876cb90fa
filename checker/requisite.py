"""The Requisite Holders on a day: who holds what, and what a majority needs under each denominator (RRA 9(e))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from checker.agreements.terms import terms
from checker.engine import choices_of
from checker.model.matter import LoadedMatter
from checker.position import standing_on
from checker.readings import Consultation
from checker.replay.record import Record
from checker.replay.registration.consents import consent
from checker.replay.registration.majority import ALL_COUNT, STAYS, Tally
from checker.replay.registration.parties import rra_holders
from checker.replay.state import State

# The least and the most that may be counted: without and with what the public holds (Q06) and what is in the
# hands of people who are no Holders (Q13).
_NARROW: Mapping[str, str] = {"Q06": "b", "Q13": "a"}
_WIDE: Mapping[str, str] = {"Q06": STAYS, "Q13": ALL_COUNT}


@dataclass(frozen=True, slots=True)
class Stake:
    """A Holder and the Registrable Securities it holds, in shares of Common Stock; None where that is not known."""

    name: str
    shares: Fraction | None


@dataclass(frozen=True, slots=True)
class Denominator:
    """One total of Registrable Securities, what more than half of it is, and what those named represent."""

    wide: bool
    fully_diluted: Fraction
    required: int
    represented: Fraction

    @property
    def met(self) -> bool:
        """Whether those named are enough."""
        return self.represented >= self.required


@dataclass(frozen=True, slots=True)
class Requisite:
    """The Holders with what they hold, and the totals; no totals where a holding is not known."""

    holders: tuple[Stake, ...]
    denominators: tuple[Denominator, ...]


def requisite(loaded: LoadedMatter, on: date, signed_by: Iterable[str] = ()) -> Requisite:
    """Return who holds Registrable Securities at the end of a day, and the majority under both denominators.

    Exact shares of Common Stock, as converted and exercised; ``required`` is the fewest whole shares above one
    half. History is replayed to the day, what is only proposed moves nothing. One denominator where both totals
    are the same. Raises InputError as ``check`` does (RRA 9(e); Q06, Q13).
    """
    state, names = standing_on(loaded, on).state, tuple(signed_by)
    record = Record(loaded.matter, terms(), Consultation(choices_of(loaded, {})))
    holders = tuple(
        Stake(each.name, each.registrable if each.known else None) for each in rra_holders(record, state)
    )
    found = [
        Denominator(wide, tally.fully_diluted, tally.required, tally.represented)
        for wide, options in ((False, _NARROW), (True, _WIDE))
        if isinstance(tally := _tally(loaded, record, state, on, names, options), Tally)
    ]
    same = len({each.fully_diluted for each in found}) == 1
    return Requisite(holders, tuple(found[-1:] if same else found))


def _tally(
    loaded: LoadedMatter,
    record: Record,
    state: State,
    on: date,
    names: tuple[str, ...],
    options: Mapping[str, str],
) -> object:
    """Return the count under given options of who is counted."""
    turned = replace(record, consultation=Consultation(choices_of(loaded, options)))
    return consent(turned, state.filings, on, names)

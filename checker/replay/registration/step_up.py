"""An election under Exhibit D 3: what the Holder has more of after it, and whom that lets elect in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.agreements.comparison import ComparisonRow, comparison
from checker.arithmetic.favor import Favor
from checker.model.delivery import Names
from checker.model.events import GrantRegistrationRights, GrantTerms, MfnResponse
from checker.model.numbers import Count, Percent, Shares
from checker.replay.filings import named
from checker.replay.record import Record
from checker.replay.registration.bound import happenings
from checker.replay.registration.comparing import EXHIBIT_D, RRA, Compared, compare_row, compare_terms
from checker.replay.registration.corridor import TRUTH
from checker.replay.registration.granted import Granted, in_agreement, said
from checker.replay.registration.grants import granted
from checker.replay.registration.holdings import key_of
from checker.replay.registration.parties import exhibit_d_holders
from checker.replay.state import State

ELECTION = "election"


class Taken(Struct, frozen=True):
    """One term that somebody has more of: what it had, what it has, and how that stands against the RRA."""

    name: str
    before: str
    after: str
    against_rra: Compared

    @property
    def offends(self) -> bool:
        """Whether the term is now better than the RRA's, or better in part."""
        return self.against_rra.favor in (Favor.MORE, Favor.MIXED)

    @property
    def told(self) -> str:
        """The term as a report tells it."""
        return f"{self.before} -> {self.after}: {self.against_rra.favor} ({self.against_rra.because})"


class Round(Struct, frozen=True):
    """One step of the loop: who may take which better terms."""

    who: str
    taken: tuple[Taken, ...]


class Party(Struct, frozen=True):
    """Somebody to whom better terms of later grants come, with the terms that it has."""

    name: str
    has: Granted


def rounds(
    record: Record, state: State, election: MfnResponse, grant: GrantRegistrationRights, holder: str
) -> tuple[Round, ...]:
    """Return the steps that follow from an election, its own first, until nothing changes.

    The Holder takes the better of each term, without the burdens of the grant (J-16 R1). Every other Holder
    under Exhibit D, and every grantee whose own grant brings it the terms of later ones, may then take what
    is better than its own; and so on. Only what is better than before is a new grant (Q63).
    """
    parties = list(_circle(record, state, election, holder))
    found: list[Round] = []
    source, of = granted(grant), -1
    waiting = [0]
    # Each step betters a term of somebody, so that there is an end; nobody betters one term more often than all do.
    most = len(parties) * len(parties) * len(comparison())
    while waiting and len(found) < most:
        at = waiting.pop(0)
        party, taken = _took(record, state, parties[at], source if at == 0 and of < 0 else parties[of].has)
        if not taken:
            continue
        parties[at], of = party, at
        found.append(Round(party.name, taken))
        waiting = [place for place in range(len(parties)) if place != at]
    return tuple(found)


def loop_facts(found: tuple[Round, ...]) -> Mapping[str, str]:
    """Return the steps as facts: the election's own terms, then who may take what in turn."""
    facts = {each.name: each.told for each in found[0].taken} if found else {}
    for number, step in enumerate(found[1:], start=1):
        better = ", ".join(f"{each.name} {each.told}" for each in step.taken)
        facts[f"after step {number}"] = f"{step.who} may take: {better}"
    facts["steps"] = f"{len(found)}, then nothing changes"
    return facts


def _took(record: Record, state: State, party: Party, source: Granted) -> tuple[Party, tuple[Taken, ...]]:
    """Return a party after it has taken what is better in a grant, and what that is."""
    compared = compare_terms(record, state, replace(source, day=max(source.day, party.has.day)), party.has)
    rows = [each.row for each in compared.better]
    if not rows:
        return party, ()
    values = {name: getattr(source.terms, name) for row in rows for name in row.fields}
    has = replace(party.has, terms=replace(party.has.terms, **values))
    taken = tuple(
        Taken(row.fields[0], said(row, party.has), said(row, has), compare_row(record, state, has, RRA, row))
        for row in rows
    )
    return replace(party, has=has), taken


def _circle(record: Record, state: State, election: MfnResponse, holder: str) -> Iterator[Party]:
    """Yield everybody to whom better terms come: the Holder who elects, the other Holders, such grantees."""
    yield Party(holder, terms_of(record, state, election, holder))
    for name in exhibit_d_holders(record, state):
        if key_of(name) != key_of(holder):
            yield Party(name, terms_of(record, state, election, name))
    for each in state.filings.of(GrantRegistrationRights):
        if each.terms is not None and each.terms.mfn and each.id != election.to_grant and each.to is not None:
            yield Party(each.to, granted(each))


def terms_of(record: Record, state: State, election: MfnResponse, holder: str) -> Granted:
    """Return the terms that a Holder has under Exhibit D: as printed, and what it has taken over before."""
    has = Party(holder, Granted(exhibit_d_terms(record), record.day("signing_date"), to=holder))
    events = happenings(state.filings)
    for each in state.filings.of(MfnResponse):
        grant = named(events, each.to_grant)
        mine = each.holder is None or key_of(each.holder) == key_of(holder)
        if (
            each.kind == ELECTION
            and mine
            and each is not election
            and isinstance(grant, GrantRegistrationRights)
        ):
            has, _ = _took(record, state, has, granted(grant))
    return has.has


def exhibit_d_terms(record: Record) -> GrantTerms:
    """Return Exhibit D itself, written in the terms of a grant."""
    values: dict[str, Any] = {}
    printed = Granted(GrantTerms(), record.day("signing_date"))
    for row in comparison():
        if row.fields:
            values.update(_printed(record, row, printed))
    return GrantTerms(**values)


def _printed(record: Record, row: ComparisonRow, printed: Granted) -> Mapping[str, Any]:
    """Return what Exhibit D gives in a row, as the values of its fields; nothing where it has no such term."""
    standard = in_agreement(record, row, EXHIBIT_D, printed)
    first, number = row.fields[0], standard.number()
    if row.test == "threshold" and number is not None:
        return {first: Percent(number)}
    if row.test == "minimum":
        return {first: Shares(standard.values[first])}
    if row.test == "excludes":
        return {first: Names((standard.values[first],))}
    if row.test == "window" and number is not None:
        return {first: Count(int(number)), row.fields[1]: standard.unit}
    if number is not None:
        return {first: Count(int(number))}
    return {name: TRUTH.get(value, value) for name, value in standard.values.items()}

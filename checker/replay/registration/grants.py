"""What RRA 8 and Exhibit D 4 make of a grant: whom they bind, since when and until when, and what offends them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from checker.arithmetic.favor import Favor
from checker.model.events import GrantRegistrationRights, GrantTerms, Happening
from checker.replay.record import Record
from checker.replay.registration.bound import happenings
from checker.replay.registration.class_sizes import CLASS_READINGS, EXHIBIT_D_CLASS_READINGS, MINIMUM_READINGS
from checker.replay.registration.comparing import EXHIBIT_D, RRA, Comparison, compare
from checker.replay.registration.counted import used_at_most
from checker.replay.registration.granted import Granted
from checker.replay.registration.holdings import holdings_on
from checker.replay.registration.parties import before_the_warrant, rra_binds
from checker.replay.state import State

WARRANT = "warrant"
AHEAD = "ahead"
ENDS_WITH_THE_SECURITIES, NEVER_ENDS, ENDS_WITH_THE_DEMANDS = "R1", "R2", "R3"
ISSUANCE, SIGNING = "R1", "R2"
PACKAGE_IF_PAST, PACKAGE = "b", "c"
RRA_COMPARED = (*CLASS_READINGS, *MINIMUM_READINGS)
"""What ``against_rra`` may ask: every rule that uses it declares these."""
EXHIBIT_D_COMPARED = EXHIBIT_D_CLASS_READINGS
"""What ``against_exhibit_d`` may ask."""
RRA_TERMS = (
    "requisite_majority",
    "first_demand_after",
    "requested_count",
    "blockout_days",
    "delay_days",
    "delay_occasions",
    "requested_effective_days",
    "requested_effective_days_short_form",
    "shelf_years",
    "requested_join_days",
    "incidental_notice_days",
    "incidental_request_days",
    "rra_effectiveness_days",
    "draft_days",
    "holdback_days_after",
    "minimum_holding",
)
"""The figures by which a grant is measured against the RRA."""
EXHIBIT_D_TERMS = ("demand_percent", "demand_count", "demand_election_days")
"""The figures of a demand by which a later warrant is measured against Exhibit D."""
IN_EFFECT_READINGS = ("Q62", "Q68")


class InEffect(Struct, frozen=True):
    """What keeps the promise of Section 8 alive: Registrable Securities left, as far as known, and demands used."""

    left: Fraction
    known: bool
    demands_used: int
    demands: Fraction

    @property
    def nothing_left(self) -> bool:
        """Whether it is shown that no Holder has any Registrable Securities."""
        return self.known and self.left == 0


def granted(event: GrantRegistrationRights, terms: GrantTerms | None = None) -> Granted:
    """Return what an event grants, or would grant with other terms."""
    said = terms or event.terms or GrantTerms()
    size = None if event.class_shares is None else Fraction(event.class_shares)
    return Granted(said, event.date, size, event.to)


def against_rra(
    record: Record, state: State, event: GrantRegistrationRights, terms: GrantTerms | None = None
) -> Comparison:
    """Return a grant compared with the RRA in every row (Section 8: each right with its like)."""
    key = ("against rra", id(event), id(state), id(terms))
    return record.consultation.once(
        key, (event, state, terms), lambda: compare(record, state, granted(event, terms), RRA)
    )


def against_exhibit_d(
    record: Record, state: State, event: GrantRegistrationRights, terms: GrantTerms | None = None
) -> Comparison:
    """Return the terms of a demand compared with Exhibit D Section 4; other rights are not compared (J-15)."""
    return compare(record, state, granted(event, terms), EXHIBIT_D, demand_only=True)


def inconsistent(terms: GrantTerms) -> tuple[str, ...]:
    """Return the terms that rank ahead of the Holders or shut them out, by name: what Section 8 calls inconsistent."""
    found = {
        "ranks": terms.ranks == AHEAD,
        "exclusive": terms.exclusive is True,
        "cutback_priority": terms.cutback_priority == AHEAD,
    }
    return tuple(name for name, offends in found.items() if offends)


def may_bind(record: Record, day: date) -> bool:
    """Say whether the RRA may bind the grantor on a day: yes, unless it is known that Group did not take it over."""
    facts = record.matter.agreements
    return before_the_warrant(record, day) or facts is None or facts.rra_assumed_by_group is not False


def binds(record: Record, state: State, day: date) -> bool:
    """Say whether Section 8 binds on a day: the grantor (Q68), and still in effect (Q62)."""
    return not ended(record, state, day) and rra_binds(record, day)


def in_effect(record: Record, state: State, day: date) -> InEffect:
    """Return what keeps the promise in effect: what Holders hold after all that has happened, exact."""
    held = holdings_on(record, state.filings)
    return InEffect(
        left=held.total(RRA),
        known=all(each.known for each in held.group(RRA)),
        demands_used=used_at_most(record, happenings(state.filings), day)[0],
        demands=record.number("requested_count"),
    )


def ended(record: Record, state: State, day: date) -> bool:
    """Say whether Section 8 has ended: with the last Registrable Securities, or never (Q62)."""
    alive = in_effect(record, state, day)
    used_up = alive.demands_used >= alive.demands
    if not alive.nothing_left and not used_up:
        return False
    option = record.reading("Q62")
    if option == ENDS_WITH_THE_DEMANDS:
        return used_up
    return option == ENDS_WITH_THE_SECURITIES and alive.nothing_left


def later_than_the_warrant(record: Record, day: date) -> bool:
    """Say whether a day comes after the date of the Warrant: of its issuance, or of its signing (A-1)."""
    after_signing, after_issuance = day > record.day("signing_date"), day > record.day("term_first_day")
    if after_signing is after_issuance:
        return after_signing
    return after_signing if record.reading("A-1") == SIGNING else after_issuance


def is_past(record: Record, event: Happening) -> bool:
    """Say whether an event has happened already, and is not only proposed."""
    return any(each is event for each in record.matter.history)


def as_a_package(record: Record, event: Happening) -> bool:
    """Say whether a grant is weighed as a whole: one already made, if Q61 is so read."""
    past = is_past(record, event)
    if not past and not record.decided("Q61"):
        # What is only proposed is judged term by term under a and b.
        return False
    option = record.reading("Q61")
    return option == PACKAGE or (option == PACKAGE_IF_PAST and past)


def offends(found: Comparison) -> bool:
    """Say whether anything in a comparison may offend: a better term, a mixed one, or one that is not said."""
    return bool(found.of(Favor.MORE, Favor.MIXED, Favor.UNKNOWN))


def plainly_no_better(found: Comparison) -> bool:
    """Say whether a package needs no weighing: one term is better, and several are worse (Q61's own example)."""
    return len(found.better) == 1 < len(found.of(Favor.LESS)) and not found.of(Favor.MIXED, Favor.UNKNOWN)

"""An instrument under RRA 9(e): who has signed it for the Company, and whether the Requisite Holders have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from checker.model.events import AmendAgreement, Waiver
from checker.model.numbers import exact
from checker.model.report import Derivation
from checker.replay.filings import Filings
from checker.replay.record import HOLDER, Record
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.holdings import NOTHING, RRA, UNRECOGNIZED, Holding, key_of
from checker.replay.registration.majority import (
    ALL_COUNT,
    IS_A_PERSON,
    PERSONS_COUNT,
    STAYS,
    Tally,
    Unknown,
    is_llc,
    lacking,
    view_on,
)
from checker.replay.state import State, Told

UNDER_RRA, UNDER_WARRANT = "registration_rights", "warrant"
EXHIBIT_D_GRANT = "exhibit-d"
THE_COMPANY = ("Company", "the Company")
CONSENT_READINGS = ("A-49", "A-5", "J-18", "Q06", "Q07", "Q13", "Q14")
"""What ``consent`` may ask: every rule that uses it declares these."""


def under_rra(event: AmendAgreement | Waiver) -> bool:
    """Say whether an instrument amends or waives terms of the Registration Rights Agreement.

    A waiver of the grant of 2002 that names no agreement is one: nothing else forbids that grant.
    """
    if event.agreement is None:
        return isinstance(event, Waiver) and event.of == EXHIBIT_D_GRANT
    return event.agreement == UNDER_RRA


def consent(
    record: Record, filings: Filings, day: date, signed_by: Iterable[str], *, of_all: bool = False
) -> Tally | Unknown:
    """Return the count of Holders behind a written instrument on a day, in shares of Common Stock, exact.

    It must be enough of every total: what the public holds (Q06) and what is held by people who are no Holders
    (Q13) is asked where there is such, the larger total taken first. A transferee not recognized counts only if
    counsel has decided so (Q14): a consent counts what counts under both options. With ``of_all`` the larger
    total stands while it is open: what suffices of it suffices of every other.
    """
    view = view_on(record, filings, day)
    if unknown := lacking(view.held):
        return Unknown(nobody=False, holdings=unknown)
    total = view.holders
    if view.elsewhere > 0 and _in_total(record, "Q13", ALL_COUNT, of_all):
        total += view.elsewhere
    if view.public > 0 and _in_total(record, "Q06", STAYS, of_all):
        total += view.public
    names = {key_of(name): name for name in signed_by}
    counted = sum((_counts(record, name, view.held.of(name)) for name in names.values()), NOTHING)
    return Tally(counted, counted, total, total * record.number("requisite_majority"))


def _in_total(record: Record, reading: str, option: str, of_all: bool) -> bool:
    """Say whether shares are in the total: as the reading has it, or while it is open in any case."""
    return (of_all and not record.decided(reading)) or record.reading(reading, HOLDER) == option


def _counts(record: Record, name: str, holding: Holding | None) -> Fraction:
    """Return what a signature counts for."""
    if holding is None or not {RRA, UNRECOGNIZED} & set(holding.groups):
        return NOTHING
    if RRA not in holding.groups and not (
        record.decided("Q14") and record.reading("Q14", HOLDER) == PERSONS_COUNT
    ):
        return NOTHING
    if is_llc(name) and record.reading("Q07", HOLDER) != IS_A_PERSON:
        return NOTHING
    return holding.registrable


def companies(record: Record, signed_by: Iterable[str]) -> tuple[str, ...]:
    """Return who has signed for the Company under the RRA: the one that made it, or Group in its place (Q68)."""
    names = (*THE_COMPANY, record.text("rra_company_name"), record.text("company_name"))
    ours = {key_of(name) for name in names}
    return tuple(name for name in signed_by if key_of(name) in ours)


def tell(before: State, event: AmendAgreement | Waiver, record: Record) -> Told:
    """Return ``represented``, ``required`` and ``fully_diluted`` of an instrument under 9(e), of the larger total."""
    if not under_rra(event) or event.signed_by is None or why_not_rra(record, event.date) is not None:
        return Told()
    count = consent(record, before.filings, event.date, event.signed_by, of_all=True)
    if isinstance(count, Unknown):
        return Told()
    figures = {
        "represented": exact(count.represented),
        "required": str(count.required),
        "fully_diluted": exact(count.fully_diluted),
    }
    formulas = {
        "represented": "the Registrable Securities of the Holders who have signed",
        "required": "the fewest whole shares above one half of fully_diluted",
        "fully_diluted": "Series A as converted + shares under RRA Warrants + issued shares",
    }
    inputs = {"fully_diluted": exact(count.fully_diluted), "half": exact(count.half)}
    derivations = tuple(
        Derivation(name, value, "R9.e", formulas[name], inputs, value, "not rounded")
        for name, value in figures.items()
    )
    return Told(dict(figures), derivations)

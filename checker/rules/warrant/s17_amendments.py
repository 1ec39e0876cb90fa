"""Section 17: a change, a waiver or a termination, by an instrument in writing signed by both parties."""

from __future__ import annotations

from checker.model.events import AmendAgreement, Happening, Waiver
from checker.replay.registration.consents import THE_COMPANY, UNDER_WARRANT
from checker.replay.registration.holding import key_of
from checker.replay.registration.parties import before_the_warrant, exhibit_d_holders
from checker.rules.rule import Answer, Answers, Case, Rule, compliant, missing, no_right, not_applicable, rule

ALL_HOLDERS, FORMER_HOLDER = "R2", "R3"


@rule(
    "W17-instrument",
    on=(AmendAgreement, Waiver),
    quote="may be changed, waived, discharged or terminated only by an instrument in writing signed by both parties",
    terms=("signing_date",),
    readings=("A-86",),
    mandatory=True,
)
def instrument(case: Case[Happening]) -> Answers:
    """The Warrant and Exhibit D are changed or waived only in writing, signed by the Company and the Holder.

    Compliant: CTC Communications Group, Inc. and the registered holder sign; of several holders one, for its own
    Warrant (A-86), and all where rights of Exhibit D that they share are changed. No right: one side alone; CTC
    Communications Corp. in the Company's place; a former holder. Missing: who signed. Not applicable: the other
    agreement, or there is no Warrant yet.
    """
    event = case.event
    if not isinstance(event, AmendAgreement | Waiver) or event.agreement != UNDER_WARRANT:
        yield not_applicable("The instrument does not change or waive the Warrant.")
    elif before_the_warrant(case.record, event.date):
        yield not_applicable("There is no Warrant yet.")
    elif event.signed_by is None:
        yield missing("who signed the instrument is left out", ("signed_by",), "list `signed_by`")
    else:
        yield _signed(case, {key_of(name) for name in event.signed_by})


def _signed(case: Case[Happening], signed: set[str]) -> Answer:
    """Return the answer on who signed."""
    at = ("signed_by",)
    ours = {key_of(name) for name in (*THE_COMPANY, case.company)}
    if not ours & signed:
        return no_right(f"{case.company} did not sign.", at, remedy="have both parties sign")
    holders = _holders(case)
    absent = [name for name in holders if key_of(name) not in signed]
    if not absent:
        return compliant(f"{case.company} and {' and '.join(holders)} signed.", at)
    if len(absent) < len(holders) and not _shared(case.event) and not _all_must(case):
        present = " and ".join(name for name in holders if name not in absent)
        return compliant(
            f"{case.company} and {present} signed: it binds the Warrant of {present} alone.",
            at,
            {"not signed": "; ".join(absent)},
        )
    if _former(case, signed):
        return compliant(f"{case.company} and a former holder signed.", at)
    return no_right(f"{' and '.join(absent)} did not sign.", at, remedy="have every holder concerned sign")


def _holders(case: Case[Happening]) -> tuple[str, ...]:
    """Return the registered holders; where all Warrants are exercised, those who hold what was issued (D1)."""
    found = {key_of(held.holder): held.holder for held in case.before.held.values()}
    return tuple(found.values()) or exhibit_d_holders(case.record, case.before)


def _shared(event: Happening) -> bool:
    """Say whether rights of Exhibit D are touched, which several holders share: a waiver of what the Company did."""
    return isinstance(event, Waiver) or bool(getattr(event, "improves_registration_rights", False))


def _all_must(case: Case[Happening]) -> bool:
    """Say whether all holders of all Warrants must sign a change of one (A-86)."""
    return case.record.reading("A-86") == ALL_HOLDERS


def _former(case: Case[Happening], signed: set[str]) -> bool:
    """Say whether a former holder has signed, who could only by a remote reading (A-86)."""
    former = {key_of(held.holder) for held in case.before.cancelled.values()}
    return bool(former & signed) and case.record.reading("A-86") == FORMER_HOLDER


RULES: tuple[Rule, ...] = (instrument,)

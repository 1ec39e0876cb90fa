"""RRA Section 9(e): an amendment or a waiver, by written instrument of the Company and the Requisite Holders."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.events import AmendAgreement, Happening, Waiver
from checker.model.numbers import exact
from checker.replay.registration.bound import shown, why_not_rra
from checker.replay.registration.consents import CONSENT_READINGS, UNDER_RRA, companies, consent, under_rra
from checker.replay.registration.holdings import key_of
from checker.replay.registration.majority import Tally, Unknown
from checker.replay.registration.parties import rra_holders
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

OTHER = "The instrument is not one under the Registration Rights Agreement."
SIGN = "have it signed by the Company and by Holders of the majority of every total"


def _why_not(case: Case[Happening]) -> str | None:
    """Return why 9(e) has nothing to say of an instrument; None if it does, or if the agreement is left out."""
    event = case.event
    if not isinstance(event, AmendAgreement | Waiver) or (
        event.agreement is not None and not under_rra(event)
    ):
        return OTHER
    return why_not_rra(case.record, event.date)


@rule(
    "R9.e-instrument",
    on=(AmendAgreement, Waiver),
    quote="only by a written instrument duly executed by the Company and the Requisite Holders",
    terms=("requisite_majority",),
    readings=("Q68", *CONSENT_READINGS),
    mandatory=True,
)
def instrument(case: Case[Happening]) -> Answers:
    """An amendment or a waiver, for the past or for the future, is signed by the Company and the Requisite Holders.

    A majority is needed of every total: with what the public holds (Q06) and with what is held by people who are
    no Holders (Q13). A transferee not yet recognized does not count (Q14). Compliant: the Company and Holders of
    733,334 of 1,466,666. No right: 733,333, which is half; or the Company did not sign. Missing: who signed,
    under which agreement, or what a Holder holds.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    event = case.event
    if not isinstance(event, AmendAgreement | Waiver):
        return
    if not under_rra(event):
        yield missing(
            "which agreement it amends or waives is left out",
            ("agreement",),
            f"give `agreement: {UNDER_RRA}`",
        )
    elif event.signed_by is None:
        yield missing("who signed the instrument is left out", ("signed_by",), "list `signed_by`")
    else:
        yield _executed(case, event.signed_by)


def _executed(case: Case[Happening], signed_by: tuple[str, ...]) -> Answer:
    """Return the answer on who signed."""
    at = ("signed_by",)
    ours = companies(case.record, signed_by)
    count = consent(case.record, case.before.filings, case.event.date, signed_by)
    if not ours:
        return no_right("The Company did not sign.", at, _facts(count, ours), remedy=SIGN)
    if isinstance(count, Unknown):
        return missing(
            f"what {' and '.join(count.holdings)} holds is left out, so that no majority can be told",
            at,
            "give the rows under `register: holders` their counts",
        )
    facts = _facts(count, ours)
    said = f"{shown(count.counted)} of {shown(count.fully_diluted)} Registrable Securities have signed"
    if count.met:
        return compliant(f"The Company signed; {said}, a majority.", at, facts)
    return no_right(f"{said}; {count.required} are needed.", at, facts, remedy=SIGN)


def _facts(count: Tally | Unknown, ours: tuple[str, ...]) -> Mapping[str, str]:
    """Return the count as facts, and in which name the Company signed."""
    signed = {"for the Company": "; ".join(ours) or "nobody"}
    if isinstance(count, Unknown):
        return signed
    return {
        **signed,
        "represented": exact(count.represented),
        "required": str(count.required),
        "fully_diluted": exact(count.fully_diluted),
    }


@rule(
    "R9.e-individual",
    on=(AmendAgreement, Waiver),
    quote="Each Holder of any Registrable Securities at the time or thereafter outstanding shall be bound by an "
    "amendment or waiver authorized by this Section 9(e)",
    readings=("Q04", "Q68"),
)
def individual(case: Case[Happening]) -> Answers:
    """The majority binds every Holder, also one that did not sign (Q67).

    Compliant: every Holder signed. Confirm: by a person, that the instrument does not single out one that did
    not, whose objection would be looked at in good faith.
    """
    event = case.event
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    names = event.signed_by if isinstance(event, AmendAgreement | Waiver) else None
    signed = {key_of(name) for name in names or ()}
    others = [each.name for each in rra_holders(case.record, case.before) if key_of(each.name) not in signed]
    if not others:
        yield compliant("Every Holder signed.", ("signed_by",))
        return
    yield confirm(
        f"It binds {', '.join(others)} too, who did not sign; none of them is singled out.",
        ("signed_by",),
        {"not signed": "; ".join(others)},
        remedy="say in the instrument why a Holder is treated otherwise than the rest; send each Holder a copy",
    )


RULES: tuple[Rule, ...] = (instrument, individual)

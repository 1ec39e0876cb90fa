"""RRA Section 2(b): a Holder that withdraws what it has asked to have included."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import Withdrawal
from checker.replay.filings import registration_of
from checker.replay.registration.bound import happenings, why_not_rra
from checker.replay.registration.withdrawals import gone, has_asked, is_rra_holder
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    missing,
    no_right,
    not_applicable,
    rule,
)

HAS_A_RIGHT = "R2"


@rule(
    "R2.b-withdrawal",
    on=Withdrawal,
    quote="the Company will use its best efforts as soon as practicable thereafter to cause any of the Registrable "
    "Securities specified by any such Holder to be included in such registration statement",
    terms=("signing_date",),
    readings=("J-12", "Q68"),
)
def withdrawal(case: Case[Withdrawal]) -> Answers:
    """Whether a Holder may take back its request once it is made, of which Section 2(b) says nothing (J-12).

    Compliant: by the words of Exhibit D, which name Other Shareholders, with notice to the Company and the
    underwriter. No right: the agreement knows no withdrawal, though the Company may accept it; or one of the
    two has no notice; nothing of the Holder is in the registration. Missing: who withdraws, from what, or the
    notices. Not applicable: by somebody else.
    """
    event = case.event
    if event.holder is None:
        yield missing("who withdraws is left out", ("holder",), "give `holder`")
    elif not is_rra_holder(case.record, case.before, event.holder):
        yield not_applicable(f"{event.holder} is no Holder under the Registration Rights Agreement.")
    elif (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
    else:
        yield replace(_judged(case), subject=event.holder)


def _judged(case: Case[Withdrawal]) -> Answer:
    """Return the answer on the withdrawal of an RRA Holder."""
    event, at = case.event, ("deliveries",)
    found = gone(case.record, event)
    registration = registration_of(happenings(case.before.filings), event.of)
    if event.of is None:
        return missing("from which registration it withdraws is left out", ("of",), "give `of`")
    if not has_asked(case.before, event):
        return no_right(
            f"{event.holder} has asked for nothing in the registration: there is nothing to withdraw.",
            ("of",),
        )
    if not event.deliveries or found.unsaid:
        return missing(
            "to whom, how and when notice of the withdrawal went is left out",
            at,
            "list one delivery `to: Company` and one `to: underwriter`, each with `method` and a day",
        )
    by_itself = "The agreement gives a Holder no right to withdraw its request; the Company may accept it."
    consent = "have the Company accept the withdrawal in writing"
    if registration is None or registration.underwritten is False:
        return no_right(by_itself, at, remedy=consent)
    if found.lacking:
        return no_right(f"{by_itself} Nor has {' and '.join(found.lacking)} notice.", at, remedy=consent)
    if case.record.reading("J-12") == HAS_A_RIGHT:
        return compliant(
            "Exhibit D names Other Shareholders; the Company and the underwriter have notice.", at
        )
    return no_right(by_itself, at, remedy=consent)


RULES: tuple[Rule, ...] = (withdrawal,)

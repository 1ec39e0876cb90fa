"""RRA Section 9(e): the written instrument of the Company and the Requisite Holders."""

from __future__ import annotations

from checker.model.events import Waiver
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.compliance import WARRANT, signed_by_majority
from checker.rules.rule import Answers, Case, Rule, compliant, missing, no_right, not_applicable, rule


@rule(
    "R9.e-instrument",
    on=Waiver,
    quote="only by a written instrument duly executed by the Company and the Requisite Holders",
    terms=("requisite_majority", "signing_date"),
    readings=("Q68",),
)
def instrument(case: Case[Waiver]) -> Answers:
    """A waiver is a written instrument that the Requisite Holders execute: more than half of everything.

    All Registrable Securities count in the total, whoever holds them, so that it is enough by every way of
    counting. Compliant: they signed. No right: they did not. Missing: who signed. Not applicable: a waiver
    under the Warrant.
    """
    event = case.event
    if event.agreement == WARRANT:
        yield not_applicable("The waiver is not made under the Registration Rights Agreement.")
    elif (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
    elif not event.signed_by:
        yield missing("who signed the waiver is left out", ("signed_by",), "give `signed_by`")
    elif signed_by_majority(case.record, case.before, event):
        yield compliant("The Requisite Holders signed.", ("signed_by",))
    else:
        yield no_right(
            "Those who signed hold no more than half of all Registrable Securities.",
            ("signed_by",),
            remedy="have Holders of more than half of all Registrable Securities sign",
        )


RULES: tuple[Rule, ...] = (instrument,)

"""Exhibit D Sections 5 and 8: who bears the expenses of a registration, and what a Holder tells about itself."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.registration.exhibit_d_effect import has_holder, is_under_exhibit_d
from checker.rules.rule import Answers, Case, Rule, confirm, not_applicable, rule


@rule(
    "D5-expenses",
    on=Registration,
    quote="shall bear all Registration Expenses incurred in connection with any registration, qualification and "
    "compliance by Company (or such Other Shareholders) pursuant to Sections 2 and 4",
    terms=("signing_date",),
    readings=("J-3",),
)
def expenses(case: Case[Registration]) -> Answers:
    """The Company, or Other Shareholders, bear all Registration Expenses under Sections 2 and 4.

    Confirm: nobody charges a Holder with them. Its own underwriting discounts and counsel are a Holder's to bear,
    and nothing divides the expenses between the Company and Other Shareholders (A-100).
    """
    if not is_under_exhibit_d(case.record, case.event):
        yield not_applicable("This registration is neither under Section 2 nor under Section 4 of Exhibit D.")
        return
    yield confirm(
        "The Company (or Other Shareholders, but no Holder) bears the Registration Expenses.",
        remedy="see to it that the underwriting agreement charges no Holder with them",
        counts=False,
    )


@rule(
    "D8-information",
    on=Registration,
    quote="Each Holder shall furnish to Company such information regarding such Holder as Company may reasonably "
    "request in writing",
    terms=("signing_date",),
    readings=("J-3",),
)
def information(case: Case[Registration]) -> Answers:
    """A Holder in a registration furnishes what the Company reasonably requests of it in writing.

    Confirm: it has been requested in writing and furnished. Not applicable: no Holder under Exhibit D is in the
    registration.
    """
    if not has_holder(case.record, case.before, case.event):
        yield not_applicable("No Holder under Exhibit D is in this registration.")
        return
    yield confirm(
        "Each Holder in the registration has furnished the information that was requested of it in writing.",
        remedy="ask in writing for what the registration statement must say of each selling Holder",
        counts=False,
    )


RULES: tuple[Rule, ...] = (expenses, information)

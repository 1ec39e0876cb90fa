"""RRA Sections 2(c) and 2(d): the form of the registration statement, and who pays."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.registration.begun import RRA_DEMAND, begun_by
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.covered import incidental
from checker.replay.registration.holdings import RRA, holdings_on
from checker.replay.registration.joining import demand_of
from checker.replay.registration.words import form_of, on_form
from checker.rules.rule import (
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)

# "Commission Form S-3" is defined in 2(a)(i) as Form S-3, S-2 or a successor or similar short form.
SHORT_FORMS = ("S-3", "S-2", "F-3")


@rule(
    "R2.c-form",
    on=Registration,
    quote="The Company shall, if permitted by law, effect any registration requested under Section 2 by the filing "
    "of a registration statement on Commission Form S-3",
    terms=("signing_date",),
    readings=("Q68",),
)
def form(case: Case[Registration]) -> Answers:
    """A registration that Holders request is made on Form S-3, if the law permits.

    Compliant: on Form S-3, S-2 or a successor. Breach: on another form, though the demand says that a short one
    is open. Confirm: on another form, and nobody says whether a short one is open; in a registration of
    others, in which Holders ask to be included. Missing: on which form a demand is registered.
    """
    event = case.event
    if (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
        return
    demanded = begun_by(case.record, event) == RRA_DEMAND
    if not demanded and not _asked_by_holders(case):
        yield not_applicable("No Holder has requested the registration, or asks to be in it.")
    elif event.form is None and demanded:
        yield missing("on which form it is registered is left out", ("form",), "give `form`, such as S-3")
    elif on_form(event.form, *SHORT_FORMS):
        yield compliant(f"It is on Form {form_of(event.form)}.", ("form",))
    elif demanded and _short_form_open(case):
        yield breach(
            f"It is on Form {form_of(event.form)}, though the Company can use Form S-3, S-2 or a successor.",
            ("form",),
            remedy="file on Form S-3",
        )
    else:
        yield confirm(
            "The law does not permit Form S-3 for it.",
            ("form",),
            remedy="if it does, file on Form S-3; give `short_form_eligible` in the demand",
        )


@rule(
    "R2.d-expenses",
    on=Registration,
    quote="The Company shall pay all Registration Expenses incurred in connection with any Incidental Registration "
    "and any Requested Registrations",
    terms=("signing_date",),
    readings=("Q31", "Q33", "Q68"),
)
def expenses(case: Case[Registration]) -> Answers:
    """The Company pays all Registration Expenses; the Holders bear their share of discounts and commissions.

    Confirm: that it pays them, one counsel for all Holders included. Not applicable: a registration that is
    neither requested nor incidental.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
    elif begun_by(case.record, case.event) == RRA_DEMAND or incidental(case.record, case.event):
        yield confirm(
            "The Company pays all Registration Expenses, one counsel for all Holders included; the Holders bear "
            "their pro rata share of underwriting discounts and commissions.",
            ("date",),
            counts=False,
        )
    else:
        yield not_applicable("It is neither a Requested nor an Incidental Registration.")


def _asked_by_holders(case: Case[Registration]) -> bool:
    """Say whether a Holder asks to be in the registration."""
    held = holdings_on(case.record, case.before.filings)
    found = (held.of(each.holder) for each in case.event.requests)
    return any(holding is not None and RRA in holding.groups for holding in found)


def _short_form_open(case: Case[Registration]) -> bool:
    """Say whether the demand says that the Company can use a short form."""
    demand = demand_of(case.record, case.event)
    return demand is not None and demand.short_form_eligible is True


RULES: tuple[Rule, ...] = (form, expenses)

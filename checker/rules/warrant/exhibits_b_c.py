"""Exhibits B and C of the Warrant: the blanks of the Assignment, entire and partial."""

from __future__ import annotations

from checker.model.events import TransferWarrant
from checker.rules.rule import Answers, Case, compliant, confirm, missing, no_right, not_applicable, rule


@rule(
    "EB-form",
    on=TransferWarrant,
    quote="all rights of the undersigned under and pursuant to the attached Warrant",
)
def entire_form(case: Case[TransferWarrant]) -> Answers:
    """An entire transfer is made by Exhibit B, which has no number of shares.

    Compliant: the assignee is named and is another than the assignor. Confirm: no attorney is named, so
    that the blank stays open for the transfer agent. Not applicable: a partial transfer.
    """
    if case.event.entire:
        yield from _blanks(case)
    else:
        yield not_applicable("The transfer is partial: Exhibit C.")


@rule(
    "EC-form",
    on=TransferWarrant,
    quote="the undersigned shall retain, severally (and not jointly) with the transferee(s) named herein, all rights "
    "assigned on such non- exclusive basis",
    readings=("A-75", "A-97"),
)
def partial_form(case: Case[TransferWarrant]) -> Answers:
    """A partial transfer is made by Exhibit C: a number of shares, all other rights non-exclusively.

    Compliant: the blanks are filled; the other rights are held severally by both. Confirm: no attorney is
    named. Not applicable: an entire transfer.
    """
    if case.event.entire:
        yield not_applicable("The transfer is entire: Exhibit B.")
        return
    yield from _blanks(case)


def _blanks(case: Case[TransferWarrant]) -> Answers:
    """Answer for the blanks that both forms share: the assignee and the attorney."""
    to = case.event.to
    held = case.before.warrant(case.event.warrant)
    if to is None or to.name is None:
        yield missing("the assignee is left out", ("to",), "give `to: name`")
    elif held is not None and to.name == held.holder:
        yield no_right("The assignee is the assignor.", ("to",), remedy="name another assignee")
    else:
        yield compliant(f"The assignee is {to.name}.", ("to",), {"assignee": to.name})
        if not to.address:
            yield confirm(
                f"An address for notices is obtained from {to.name} (A-7).",
                ("to",),
                remedy="the assignee has no address in the lease agreement: ask for a letter with one",
            )
    if case.event.attorney is None:
        yield confirm("No attorney is named: the blank is left for the transfer agent.", ("attorney",))
    else:
        yield compliant(f"{case.event.attorney} is appointed attorney to transfer.", ("attorney",))

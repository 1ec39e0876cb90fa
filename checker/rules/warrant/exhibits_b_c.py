"""Exhibits B and C of the Warrant: the blanks of the Assignment, entire and partial."""

from __future__ import annotations

from checker.model.events import TransferWarrant
from checker.model.numbers import exact
from checker.replay.delivery import received
from checker.replay.transfer import transfer_fits, transferred_shares
from checker.rules.rule import Answers, Case, compliant, confirm, missing, no_right, not_applicable, rule
from checker.rules.warrant.identified import unidentified


@rule(
    "EB-form",
    on=TransferWarrant,
    quote="all rights of the undersigned under and pursuant to the attached Warrant",
)
def entire_form(case: Case[TransferWarrant]) -> Answers:
    """An entire transfer is made by Exhibit B, which has no number of shares.

    Compliant: the assignee is named and is another than the assignor. No right: the Assignment is dated after
    the surrender, with which it is to be delivered. Confirm: no attorney is named, so that the blank stays
    open for the transfer agent. Not applicable: a partial transfer.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif case.event.entire:
        yield from _blanks(case)
    else:
        yield not_applicable("The transfer is partial: Exhibit C.")


@rule(
    "EC-form",
    on=TransferWarrant,
    quote="the undersigned shall retain, severally (and not jointly) with the transferee(s) named herein, all rights "
    "assigned on such non- exclusive basis",
)
def partial_form(case: Case[TransferWarrant]) -> Answers:
    """A partial transfer is made by Exhibit C: a number of shares, all other rights non-exclusively.

    Compliant: the blanks are filled; the other rights are held severally by both, and each Warrant is rounded
    by itself from then on (A-75). No right: the Assignment is dated after the surrender. Confirm: no attorney
    is named; less than one share is left to Holder, for which no certificate is made. Not applicable: an
    entire transfer. What it does to a demand under Exhibit D Section 4 is that section's (A-97).
    """
    held = case.before.warrant(case.event.warrant)
    if held is None:
        yield unidentified(case)
        return
    if case.event.entire:
        yield not_applicable("The transfer is entire: Exhibit B.")
        return
    yield from _blanks(case)
    shares = transferred_shares(case.event, held)
    if shares is not None and transfer_fits(case.event, held) and held.shares - shares < 1:
        yield confirm(
            f"Only {exact(held.shares - shares, 1)} of a share is left to {held.holder}: it stays in the register, "
            "and no certificate is made for it.",
            ("shares",),
            remedy="transfer the entire Warrant by Exhibit B, or confirm that the fraction is to stay",
        )


def _blanks(case: Case[TransferWarrant]) -> Answers:
    """Answer for the blanks that both forms share: the assignee, the attorney and the date."""
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
    yield from _dated(case)


def _dated(case: Case[TransferWarrant]) -> Answers:
    """Answer for the date of the Assignment; left out, it is for ink, and nothing is said."""
    signed, surrendered = case.event.date_signed, received(case.event.surrendered)
    if signed is not None and surrendered is not None and signed > surrendered:
        yield no_right(
            f"The Assignment is dated {signed}, after the surrender on {surrendered}, together with which it is to be "
            "delivered.",
            ("date_signed",),
            {"date_signed": signed.isoformat(), "surrendered": surrendered.isoformat()},
            remedy="surrender the Warrant together with an Assignment signed by then",
        )

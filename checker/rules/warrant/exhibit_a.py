"""Exhibit A of the Warrant: the blanks of the Notice of Exercise agree with each other."""

from __future__ import annotations

from fractions import Fraction

from checker.model.events import Exercise
from checker.model.numbers import exact
from checker.replay.exercise import paid_for
from checker.replay.net_exercise import portion_of
from checker.rules.rule import Answers, Case, compliant, confirm, missing, no_right, not_applicable, rule
from checker.rules.warrant.identified import unidentified


@rule(
    "EA-denominations",
    on=Exercise,
    quote="The shares are to be issued in certificates of the following denominations:",
)
def denominations(case: Case[Exercise]) -> Answers:
    """The denominations are whole, positive, and add up to the shares to be issued.

    Compliant: 50,000 and 50,000 for 100,000 shares. No right: 50,000 and 49,999; the form contradicts
    itself and is to be corrected by the Holder.
    """
    pieces = case.event.denominations
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
        return
    to_issue = Fraction(str(case.step.figures.get("shares_issued", "0")))
    if to_issue == 0 and portion_of(case.event) == 0:
        # What is asked for cannot be bought; the form is still held against itself.
        to_issue = paid_for(case.event)
    if to_issue == 0:
        yield not_applicable("How many shares are to be issued is not known, so nothing can be added up.")
        return
    if not pieces:
        yield missing(
            "the denominations of the certificates are left out",
            ("denominations",),
            f"list them, adding up to {exact(to_issue)}: `denominations: [{exact(to_issue)}]`",
        )
        return
    total = sum((Fraction(piece) for piece in pieces), Fraction(0))
    facts = {"denominations": exact(total), "shares_issued": exact(to_issue)}
    odd = [piece for piece in pieces if piece <= 0 or piece.denominator != 1]
    if odd:
        yield no_right(
            f"A certificate for {exact(odd[0])} shares cannot be made.",
            ("denominations",),
            remedy="give whole numbers above 0",
            facts=facts,
        )
    elif total != to_issue:
        yield no_right(
            f"The denominations add up to {exact(total)}; {exact(to_issue)} shares are to be issued.",
            ("denominations",),
            remedy=f"let them add up to {exact(to_issue)}",
            facts=facts,
        )
    else:
        yield compliant(f"The denominations add up to {exact(total)}.", ("denominations",), facts=facts)


@rule(
    "EA-issue-to",
    on=Exercise,
    quote="All shares to be issued pursuant hereto shall be issued in the name of and the initial address of "
    "such person to be entered on the books of CTC Communications Group, Inc. shall be:",
)
def issue_to(case: Case[Exercise]) -> Answers:
    """The form names the person in whose name the shares are issued, with the address for the books.

    The form's sentence lacks its blanks; name and address are both needed (A-105).
    Compliant: the registered holder and its address. Confirm: another name, which Section 2.1 allows: no
    field shows what a person sees to on either reading, compliance with securities laws and, if it is a
    transfer in substance, with Section 7.2 (A-77), and who bears a tax on it (A-70).
    """
    named = case.event.issue_to
    held = case.before.warrant(case.event.warrant)
    if held is None:
        yield unidentified(case)
        return
    if named is None or named.name is None:
        yield missing(
            "in whose name the shares are issued is left out", ("issue_to",), "give `issue_to: name`"
        )
        return
    if not named.address:
        yield missing(
            f"the address of {named.name} for the stock books is left out",
            ("issue_to",),
            "give `issue_to: address`, one line each",
        )
        return
    if named.name == held.holder:
        yield compliant(
            f"The shares are issued to {named.name}, the Holder.", ("issue_to",), facts={"name": named.name}
        )
    else:
        yield confirm(
            f"The shares are issued to {named.name}, whom Holder has designated.",
            ("issue_to",),
            remedy="see that securities laws and Section 7.2 are complied with, and who bears transfer taxes",
            facts={"name": named.name},
        )


@rule(
    "EA-signer-authority",
    on=Exercise,
    quote="TO BE EXECUTED BY THE REGISTERED HOLDER",
)
def signer_authority(case: Case[Exercise]) -> Answers:
    """Whoever signs for the Holder has authority to; a person confirms it.

    Confirm: an officer of the Holder signs. Not decided here: no field of the file can show it.
    """
    held = case.before.warrant(case.event.warrant)
    if held is None:
        yield unidentified(case)
        return
    yield confirm(
        f"The person who signs the Notice for {held.holder} is authorized to.",
        ("signed_name",),
        remedy="see an incumbency certificate or a resolution before accepting the Notice",
    )

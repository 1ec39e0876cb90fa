"""Warrant Section 7.2: a transfer in whole or in part upon the books of the Company."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import TransferWarrant
from checker.model.numbers import exact
from checker.replay.clock import last_day
from checker.replay.delivery import received
from checker.replay.performance import performed_on
from checker.replay.transfer import transfer_fits, transferred_shares
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)
from checker.rules.warrant.identified import not_in_register, unidentified
from checker.rules.warrant.names import same_name

BY_ANALOGY = "R2"
NOTICE = (
    "The signature to the foregoing Assignment must correspond to the name as written upon the face of the "
    "attached Warrant in every particular, without alteration or enlargement or any change whatsoever."
)


@rule(
    "W7.2-warrant-identified",
    on=TransferWarrant,
    quote="This Warrant and all rights hereunder are transferable",
    readings=("A-3",),
    mandatory=True,
)
def warrant_identified(case: Case[TransferWarrant]) -> Answers:
    """The transfer names a Warrant that stands in the register, and a transferee.

    Compliant: ``warrant: W-1`` and ``to: name``. No right: a Warrant surrendered or replaced before, or one
    that is not made yet. Missing: either is left out.
    """
    held = case.before.warrant(case.event.warrant)
    if case.event.warrant is None or held is None:
        yield not_in_register(case, "transferred")
    elif case.event.to is None or case.event.to.name is None:
        yield missing("the transferee is left out", ("to",), "give `to: name` and `address`")
    else:
        yield compliant(
            f"Warrant {held.id} of {held.holder}, for {exact(held.shares, 1)} shares, passes to {case.event.to.name}.",
            ("warrant",),
        )


@rule("W7.2-exact-name", on=TransferWarrant, quote="together with a properly executed Assignment")
def exact_name(case: Case[TransferWarrant]) -> Answers:
    """The Assignment is signed in the name on the face of the Warrant, in every particular.

    A face printed in capitals is matched without regard to case, in all else exactly.
    Compliant: the registered name. No right: one letter off; the NOTICE of Exhibits B and C forbids it.
    """
    held = case.before.warrant(case.event.warrant)
    signed = case.event.signed_name
    if held is None:
        yield unidentified(case)
    elif signed is None:
        yield missing(
            "the name in which the Assignment is signed is left out",
            ("signed_name",),
            "copy it from the signature on the Assignment: `signed_name: ...`",
        )
    elif same_name(signed, held.name_on_face):
        yield compliant(
            "The Assignment is signed in the name on the face.", ("signed_name",), {"signed": signed}
        )
    else:
        yield no_right(
            f"The Assignment is signed “{signed}”; the face has “{held.name_on_face}”. NOTICE: {NOTICE}",
            ("signed_name",),
            {"signed": signed, "name_on_face": held.name_on_face},
            remedy="have the registered holder sign again in its exact name; if the face misnames the holder, "
            "correct the register first",
        )


@rule(
    "W7.2-surrender",
    on=TransferWarrant,
    quote="upon surrender of this Warrant duly endorsed, at the office of Company referred to in Section 14 hereof",
)
def surrender(case: Case[TransferWarrant]) -> Answers:
    """The Warrant is surrendered at the Company's office, duly endorsed.

    A surrender after the transfer's date puts the transfer off to that day.
    Compliant: received, and endorsed. No right: not endorsed. Missing: no surrender, or nothing said of
    the endorsement; neither is assumed.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
        return
    day = received(case.event.surrendered)
    if day is None:
        yield missing(
            "no day of surrender of the Warrant is given",
            ("surrendered",),
            "give `surrendered` with `method` and `received` (a delivery is never assumed)",
        )
    else:
        tail = " (planned: compliant if done by then)" if day > case.as_of else ""
        tail += ", and the transfer takes effect that day" if day > case.event.date else ""
        yield compliant(f"The Warrant is surrendered on {day}{tail}.", ("surrendered",))
    if case.event.endorsed is None:
        yield missing("whether the Warrant is endorsed is left out", ("endorsed",), "give `endorsed: true`")
    elif case.event.endorsed:
        yield compliant("The Warrant is endorsed.", ("endorsed",))
    else:
        yield no_right(
            "The Warrant is not endorsed.", ("endorsed",), remedy="have the registered holder endorse it"
        )


@rule("W7.2-assignment-shares", on=TransferWarrant, quote="transferable in whole or in part", mandatory=True)
def assignment_shares(case: Case[TransferWarrant]) -> Answers:
    """A partial transfer is of a whole number of shares, above 0 and below all; an entire one of all.

    Compliant: 100,000 of 272,067; the rest, with any tenth of a share, stays with Holder. No right: 272,067
    by Exhibit C (that is an entire transfer: use Exhibit B); 0; 100,000.5. Missing: neither number nor
    ``entire``.
    """
    held = case.before.warrant(case.event.warrant)
    if held is None:
        yield unidentified(case)
        return
    shares = transferred_shares(case.event, held)
    if shares is None:
        yield missing(
            "neither a number of shares nor `entire: true` is given",
            ("shares",),
            "give `shares` for a partial transfer, or `entire: true`",
        )
    elif transfer_fits(case.event, held):
        rest = held.shares - shares
        yield compliant(
            f"{exact(shares)} of {exact(held.shares, 1)} shares pass; {exact(rest, 1)} stay with {held.holder}."
            if rest
            else f"All {exact(held.shares, 1)} shares pass.",
            ("shares",),
            {"shares": exact(shares), "warrant_shares": exact(held.shares, 1)},
        )
    else:
        yield no_right(
            f"{exact(case.event.shares or shares)} shares cannot pass out of {exact(held.shares, 1)} by "
            + ("an entire transfer." if case.event.entire else "a partial transfer."),
            ("shares",),
            remedy="give a whole number above 0 and below all, or transfer the entire Warrant by Exhibit B",
        )


@rule(
    "W7.2-securities-laws",
    on=TransferWarrant,
    quote="Holder shall not transfer this Warrant and the rights hereunder except in compliance with federal and "
    "state securities laws",
    mandatory=True,
)
def securities_laws(case: Case[TransferWarrant]) -> Answers:
    """The transfer complies with securities laws: the basis is on record, and a person confirms it.

    Confirm: a basis is given, such as an opinion of counsel. Missing: none is. Not decided here: whether
    the exemption exists, or the legend on the face is satisfied.
    """
    basis = case.event.securities_law_basis
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif basis is None:
        yield missing(
            "the registration or exemption relied on is left out",
            ("securities_law_basis",),
            "say in words on what the transfer relies, e.g. an opinion of counsel with its date",
        )
    else:
        yield confirm(
            f"The transfer complies with federal and state securities laws on this basis: {basis}",
            ("securities_law_basis",),
            remedy="counsel confirms that the basis holds",
        )


@rule(
    "W7.2-taxes",
    on=TransferWarrant,
    quote="other than stock transfer taxes (if any) payable in connection with a transfer of this Warrant, which "
    "shall be payable by Holder",
)
def taxes(case: Case[TransferWarrant]) -> Answers:
    """Holder pays stock transfer taxes, the Company all other expenses; a person confirms who has paid.

    Confirm: always. Not decided here: no field of the file can show it, nor whether the Company's duty is one
    for loss, theft and destruction only (A-72).
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
        return
    yield confirm("Stock transfer taxes, if any, are paid by Holder; the Company bears the other expenses.")


@rule(
    "W7.2-new-warrants",
    on=TransferWarrant,
    quote="a new Warrant or Warrants, of the same tenor as this Warrant but registered in the name of the transferee "
    "or transferees (and in the name of Holder, if a partial transfer is effected) shall be made and delivered by "
    "Company",
    terms=("certificate_days",),
    readings=("A-4", "A-74"),
)
def new_warrants(case: Case[TransferWarrant]) -> Answers:
    """The Company makes and delivers the new Warrants, of the same tenor, and cancels the old promptly.

    Dates and price on the new paper are the old ones (A-73); no paper is made for less than one share. The
    duty follows the act: a to-do that does not count.
    Confirm: the Warrants are to be made and delivered. Breach: fifteen days are over and nothing is delivered,
    on the reading that the number of days of Section 2.1 applies here too. Compliant: they are delivered. Not
    decided here: whether it does (A-74).
    """
    made = [
        held.id
        for key, held in case.step.after.warrants.items()
        if key not in case.before.warrants and held.shares >= 1
    ]
    if not made:
        yield not_applicable("No new Warrant is made.")
        return
    yield replace(_made(case, ", ".join(made)), subject=case.company)
    if not case.event.entire:
        yield confirm(
            "Rights other than to purchase shares are held severally by Holder and transferee: both Warrants record "
            "it, and a demand under Exhibit D Section 4 is counted for each.",
            counts=False,
        )


def _made(case: Case[TransferWarrant], made: str) -> Answer:
    """Answer for the making and delivery of the new Warrants."""
    done = performed_on(case.matter, case.event, "W7.2-new-warrants")
    due = last_day(case.record, case.step.effective, case.record.days("certificate_days"))
    facts = {"new_warrants": made}
    if done is not None and done <= case.as_of:
        return replace(compliant(f"{made} delivered on {done}.", facts=facts), counts=False)
    if case.as_of > due and case.record.reading("A-74") == BY_ANALOGY:
        return breach(
            f"The Company had to make and deliver {made} by {due}, if the fifteen days of Section 2.1 apply.",
            counts=False,
            remedy="deliver at once",
            facts=facts,
        )
    return confirm(
        f"The Company makes and delivers {made}, of the same tenor and dates, and promptly cancels the old Warrant. "
        f"No number of days is stated; {due}, fifteen days as in Section 2.1, is a day to work to, not a term of it.",
        counts=False,
        facts=facts,
    )

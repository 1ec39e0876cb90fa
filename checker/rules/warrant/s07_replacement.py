"""Warrant Section 7.2: a new Warrant in lieu of one lost, stolen, destroyed or mutilated."""

from __future__ import annotations

from checker.model.events import ReplaceWarrant
from checker.replay.delivery import received
from checker.replay.transfer import MUTILATED
from checker.rules.rule import Answers, Case, compliant, confirm, missing, not_applicable, rule
from checker.rules.warrant.identified import not_in_register, unidentified


@rule(
    "W7.2-replacement",
    on=ReplaceWarrant,
    quote="Company shall make and deliver a new Warrant of like tenor, in lieu of this Warrant",
)
def replacement(case: Case[ReplaceWarrant]) -> Answers:
    """The Warrant replaced is identified, and what befell it is said.

    Compliant: a Warrant of the register, lost, stolen, destroyed or mutilated. No right: a Warrant that was
    surrendered or replaced before, or is not made yet. Missing: either is left out.
    """
    held = case.before.warrant(case.event.warrant)
    if case.event.warrant is None or held is None:
        yield not_in_register(case, "replaced")
    elif case.event.cause is None:
        yield missing(
            "what befell the Warrant is left out",
            ("cause",),
            "give `cause: lost`, stolen, destroyed or mutilated",
        )
    else:
        yield compliant(f"Warrant {held.id} of {held.holder} is {case.event.cause}.", ("cause",))
        yield confirm(
            "A stop is put on the old number, and the new Warrant is of like tenor, with the original dates.",
            counts=False,
        )


@rule(
    "W7.2-evidence",
    on=ReplaceWarrant,
    quote="Upon receipt by Company of evidence reasonably satisfactory to it of the loss, theft or destruction",
)
def evidence(case: Case[ReplaceWarrant]) -> Answers:
    """Of a loss, theft or destruction the Company has evidence reasonably satisfactory to it.

    Confirm: evidence is on record; whether it satisfies is the Company's to say. Missing: none is given.
    Not applicable: a mutilated Warrant, which is surrendered instead.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif case.event.cause == MUTILATED:
        yield not_applicable("A mutilated Warrant is surrendered: no evidence is asked for.")
    elif case.event.evidence is None:
        yield missing(
            "no evidence is shown", ("evidence",), "say what it is, e.g. an affidavit with its date"
        )
    else:
        yield confirm(
            f"This evidence is reasonably satisfactory to the Company: {case.event.evidence}",
            ("evidence",),
            remedy="an officer of the Company records that it is satisfied",
        )


@rule(
    "W7.2-indemnity",
    on=ReplaceWarrant,
    quote="and, in such case, of indemnity or security reasonably satisfactory to it",
)
def indemnity(case: Case[ReplaceWarrant]) -> Answers:
    """For a lost, stolen or destroyed Warrant the Company has indemnity or security satisfactory to it.

    Confirm: one is on record. Missing: none is given. Not applicable: a mutilated Warrant.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif case.event.cause == MUTILATED:
        yield not_applicable("A mutilated Warrant is surrendered: no indemnity is asked for.")
    elif case.event.indemnity is None:
        yield missing(
            "no indemnity or security is shown", ("indemnity",), "say what it is, with amount and date"
        )
    else:
        yield confirm(
            f"This indemnity or security is reasonably satisfactory to the Company: {case.event.indemnity}",
            ("indemnity",),
            remedy="an officer of the Company records that it is satisfied",
        )


@rule("W7.2-mutilated-surrender", on=ReplaceWarrant, quote="and upon surrender of this Warrant if mutilated")
def mutilated_surrender(case: Case[ReplaceWarrant]) -> Answers:
    """A mutilated Warrant is surrendered.

    Compliant: received. Missing: no surrender is shown. Not applicable: the Warrant is lost, stolen or
    destroyed.
    """
    day = received(case.event.surrendered)
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif case.event.cause not in (MUTILATED, None):
        yield not_applicable("Only a mutilated Warrant is surrendered.")
    elif day is None:
        yield missing(
            "no day of surrender of the mutilated Warrant is given",
            ("surrendered",),
            "give `surrendered` with `method` and `received`",
        )
    else:
        yield compliant(f"The mutilated Warrant is surrendered on {day}.", ("surrendered",))

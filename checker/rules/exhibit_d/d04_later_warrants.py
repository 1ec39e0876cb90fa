"""Exhibit D Section 4, last sentence: no better demand rights for a warrant issued later."""

from __future__ import annotations

from checker.arithmetic.favor import Favor
from checker.model.events import GrantRegistrationRights
from checker.replay.registration.comparing import Comparison, names
from checker.replay.registration.grants import (
    EXHIBIT_D_COMPARED,
    EXHIBIT_D_TERMS,
    WARRANT,
    against_exhibit_d,
    later_than_the_warrant,
    offends,
)
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.registration.waived import both_signed
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    judgement,
    missing,
    not_applicable,
    rule,
)

SECTION_3_SUFFICES = "R2"
A_BETTER_PART_SUFFICES = "R1"
REMEDY = (
    "change the terms as J-corridor says, or have both parties sign an instrument under Warrant Section 17"
)


@rule(
    "D4-later-warrants",
    on=GrantRegistrationRights,
    quote="No holder of any other warrant issued after the date of this Warrant shall receive or be entitled to "
    "receive registration rights that are more favorable than the registration rights available to Holder pursuant "
    "to this Section 4",
    terms=(*EXHIBIT_D_TERMS, "company_name", "signing_date", "term_first_day", "term_years"),
    readings=tuple(sorted({*EXHIBIT_D_COMPARED, "A-1", "A-96", "J-14"})),
)
def later_warrants(case: Case[GrantRegistrationRights]) -> Answers:
    """A warrant issued after the date of this Warrant gets no better right to demand than Section 4 gives.

    Only the terms of a demand are compared (J-15). Compliant: a demand by exactly 20% of the class, three of
    them, short forms not counted; a piggyback alone; both parties signed an instrument under Section 17. Breach:
    a demand by 10%; four demands; sixteen business days to join. Judgement: a term better in part (J-14); dated
    between the signing and the issuance of the Warrant (A-1). Missing: whether the security is a warrant; what
    is granted; the number of demands.
    """
    event, record = case.event, case.record
    if not exhibit_d_binds(record, event.date):
        yield not_applicable("There is no Warrant yet.")
    elif event.security is None:
        yield missing("whether the security is a warrant is left out", ("security",), "give `security`")
    elif event.security != WARRANT:
        yield not_applicable("The security is no warrant: Exhibit D Section 3 applies.")
    elif not later_than_the_warrant(record, event.date):
        yield not_applicable("The grant is not later than the date of the Warrant (A-1).")
    elif record.decided("A-96") and record.reading("A-96") == SECTION_3_SUFFICES:
        yield not_applicable("Section 3 is held to apply to later warrants too (A-96).")
    elif event.terms is None:
        yield missing(
            "what is granted is left out", ("terms",), "give `terms`, each term as the grant has it"
        )
    else:
        found = against_exhibit_d(record, case.before, event)
        if not offends(found):
            told = "No term of a demand is more favorable than those of Section 4."
            yield compliant(told, ("terms",), found.facts())
        elif both_signed(record, case.before, event):
            told = "Both parties to the Warrant signed an instrument (Section 17)."
            yield compliant(told, ("warrant_instrument_signed",), found.facts())
        else:
            yield _judged(case, found)


def _judged(case: Case[GrantRegistrationRights], found: Comparison) -> Answer:
    """Return the answer on a later warrant in which something may be better."""
    facts, unknown, mixed = found.facts(), found.of(Favor.UNKNOWN), found.of(Favor.MIXED)
    if found.better:
        told = "; ".join(f"{each.name}: {each.because}" for each in found.better)
        return breach(f"More favorable: {told}.", ("terms", found.better[0].name), facts, remedy=REMEDY)
    if unknown:
        told = f"left out, so that the grant cannot be compared: {names(unknown)}"
        return missing(told, ("terms", unknown[0].name), "state it as the grant has it, or write none")
    told = "; ".join(f"{each.name}: {each.because}" for each in mixed)
    if case.record.reading("J-14") == A_BETTER_PART_SUFFICES and not _a_number_without_a_like(found):
        return breach(f"More favorable in part: {told}.", ("terms", mixed[0].name), facts, remedy=REMEDY)
    weigh = "have counsel weigh the term, and determine the outcome of this rule"
    return judgement(f"Better or worse as one weighs it: {told}.", ("terms",), facts, remedy=weigh)


def _a_number_without_a_like(found: Comparison) -> bool:
    """Say whether all that is mixed is a number of days where Section 4 has a standard and no number."""
    return all(each.row.test == "deadline" for each in found.of(Favor.MIXED))


RULES: tuple[Rule, ...] = (later_warrants,)

"""RRA Section 8: no registration rights more favorable than or inconsistent with these."""

from __future__ import annotations

from collections.abc import Mapping

from checker.arithmetic.favor import Favor
from checker.model.events import GrantRegistrationRights
from checker.replay.record import Record
from checker.replay.registration.bound import NOT_BOUND
from checker.replay.registration.comparing import Comparison, names
from checker.replay.registration.grants import (
    IN_EFFECT_READINGS,
    RRA_COMPARED,
    RRA_TERMS,
    against_rra,
    as_a_package,
    ended,
    inconsistent,
    may_bind,
    offends,
    plainly_no_better,
)
from checker.replay.registration.majority import IS_A_PERSON, is_llc
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.waived import UNDECIDED, instrument_for
from checker.replay.state import State
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

A_BETTER_PART_SUFFICES = "R1"
ENDED = "Section 8 has ended: no Registrable Securities are left (Q62)."
NO_PERSON = "The grantee, a limited liability company, is held to be no Person (Q07)."
REMEDY = "change the terms as J-corridor says, or have the Requisite Holders waive Section 8 (RRA 9(e))"
_TERMS = (*RRA_TERMS, "company_name", "rra_company_name", "signing_date", "initial_issuance_date")
_READINGS = tuple(sorted({*RRA_COMPARED, *IN_EFFECT_READINGS, "Q07", "J-14", "Q61"}))


@rule(
    "R8-more-favorable",
    on=GrantRegistrationRights,
    quote="The Company shall not grant to any Person any registration rights more favorable than",
    terms=_TERMS,
    readings=_READINGS,
)
def more_favorable(case: Case[GrantRegistrationRights]) -> Answers:
    """No term of the grant is better for its holder than the like term of this agreement.

    Each term is compared with its like; the facts tell how each stands and why. Compliant: a demand by 60% of
    the class, three demands with short forms counted, and every burden that Holders bear; or the Requisite
    Holders have waived it. Breach: a demand by 50%, which is no majority; no holdback. Judgement: a term better
    in one part and worse in another (J-14); a grant already made, weighed as a whole (Q61). Missing: what is
    granted; the number of demands, or whether short forms count, beside a demand.
    """
    event, record = case.event, case.record
    if not may_bind(record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.terms is None:
        yield missing(
            "what is granted is left out", ("terms",), "give `terms`, each term as the grant has it"
        )
        return
    found = against_rra(record, case.before, event)
    waiver = instrument_for(record, case.before, event) if offends(found) else None
    if waiver is None:
        yield compliant("No term is more favorable than those of the agreement.", ("terms",), found.facts())
    elif waiver.good:
        told = f"More favorable: {names(found.better) or 'nothing for certain'}. Section 8 is waived (9(e))."
        yield compliant(told, ("waiver",), found.facts())
    elif (why := _unbound(record, case.before, event)) is not None:
        yield not_applicable(why)
    elif waiver.stand in UNDECIDED and found.better:
        told = f"more favorable is {names(found.better)}, and whether that is waived cannot be told ({waiver.stand})"
        yield missing(told, ("waiver",), "say who signed the waiver, when, and whether it reaches back")
    else:
        yield _judged(case, found)


def _judged(case: Case[GrantRegistrationRights], found: Comparison) -> Answer:
    """Return the answer on a grant in which something may be better, and which nobody has waived."""
    facts, unknown, mixed = found.facts(), found.of(Favor.UNKNOWN), found.of(Favor.MIXED)
    if found.better and as_a_package(case.record, case.event):
        return _package(found, facts)
    if found.better:
        told = "; ".join(f"{each.name}: {each.because}" for each in found.better)
        return breach(f"More favorable: {told}.", ("terms", found.better[0].name), facts, remedy=REMEDY)
    if unknown:
        told = f"left out, so that the grant cannot be compared: {names(unknown)}"
        return missing(told, ("terms", unknown[0].name), "state it as the grant has it, or write none")
    told = "; ".join(f"{each.name}: {each.because}" for each in mixed)
    if case.record.reading("J-14") == A_BETTER_PART_SUFFICES:
        return breach(f"More favorable in part: {told}.", ("terms", mixed[0].name), facts, remedy=REMEDY)
    weigh = "have counsel weigh the term as one, and determine the outcome of this rule"
    return judgement(f"Better in part and worse in part: {told}.", ("terms",), facts, remedy=weigh)


def _package(found: Comparison, facts: Mapping[str, str]) -> Answer:
    """Return the answer on a grant that is weighed as a whole: the count is told, the weighing is a person's."""
    told = f"{len(found.better)} better, {len(found.of(Favor.LESS))} worse: {names(found.better)} better"
    if plainly_no_better(found):
        return compliant(f"As a whole no more favorable ({told}).", ("terms",), facts)
    weigh = "have counsel weigh the package, and determine the outcome of this rule"
    return judgement(f"Weighed as a whole ({told}).", ("terms",), facts, remedy=weigh)


@rule(
    "R8-inconsistent",
    on=GrantRegistrationRights,
    quote="more favorable than or inconsistent with any of those contained herein",
    terms=_TERMS,
    readings=_READINGS,
)
def inconsistent_rights(case: Case[GrantRegistrationRights]) -> Answers:
    """The grant neither ranks ahead of the Holders nor shuts them out.

    Compliant: it stands behind them or beside them; demand rights as such, which 2(b) foresees; waived by the
    Requisite Holders. Breach: it ranks ahead, is exclusive, or is cut back after them. Missing: whether it is
    waived, where the waiver does not say enough.
    """
    event, record = case.event, case.record
    if not may_bind(record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    if event.terms is None:
        yield not_applicable("What is granted is left out.")
        return
    ahead = inconsistent(event.terms)
    if not ahead:
        yield compliant("Nothing ranks ahead of the Holders or shuts them out.", ("terms",))
        return
    waiver = instrument_for(record, case.before, event)
    if waiver.good:
        yield compliant(f"Inconsistent: {', '.join(ahead)}. Section 8 is waived (9(e)).", ("waiver",))
    elif (why := _unbound(record, case.before, event)) is not None:
        yield not_applicable(why)
    elif waiver.stand in UNDECIDED:
        told = (
            f"inconsistent is {', '.join(ahead)}, and whether that is waived cannot be told ({waiver.stand})"
        )
        yield missing(told, ("waiver",), "say who signed the waiver, when, and whether it reaches back")
    else:
        told = f"Ranks ahead of the Holders or shuts them out: {', '.join(ahead)}."
        yield breach(told, ("terms", ahead[0]), remedy=REMEDY)


def _unbound(record: Record, state: State, event: GrantRegistrationRights) -> str | None:
    """Return why Section 8 forbids nothing here: it has ended, the grantee is no Person, Group is not bound."""
    if ended(record, state, event.date):
        return ENDED
    if is_llc(event.to or "") and record.reading("Q07") != IS_A_PERSON:
        return NO_PERSON
    return None if rra_binds(record, event.date) else NOT_BOUND


RULES: tuple[Rule, ...] = (more_favorable, inconsistent_rights)

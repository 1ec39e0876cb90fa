"""RRA Section 4(c): the days around an underwritten registration on which the Holders do not sell."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import HoldbackRequirement, HolderSale
from checker.replay.record import HOLDER
from checker.replay.registration import holdbacks
from checker.replay.registration.bound import NOT_BOUND, every
from checker.replay.registration.concerned import concerned, determined, is_holder
from checker.replay.registration.holdbacks import Held
from checker.replay.registration.parties import rra_binds, rra_holders
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

_NO = frozenset({"false", "no"})
DETERMINE = "record a determination with `topic: holdback`, `of` this requirement and `value: true`"


@rule(
    "R4.c-holdback",
    on=HoldbackRequirement,
    quote="if so reasonably required by the managing underwriter in a registration pursuant to Section 2",
    terms=("holdback_advised_days", "holdback_days_after", "holdback_days_before"),
    readings=("Q68",),
)
def holdback(case: Case[HoldbackRequirement]) -> Answers:
    """The managing underwriter of a firm commitment underwriting reasonably requires the Holders not to sell.

    Compliant: so required, and determined to be reasonable (``topic: holdback``). Judgement: whether it is
    reasonable, where nobody has determined it. No right: no underwriting or no firm commitment; required by the
    Company alone; determined to be unreasonable. Missing: the registration, who requires it, whether the
    commitment is firm, or the effective date.
    """
    event = case.event
    registration = concerned(every(case.record), event.of).registration
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif registration is None:
        yield missing("around which registration nobody sells is left out", ("of",), "give `of`")
    elif registration.underwritten is False or registration.firm_commitment is False:
        yield no_right("The registration is no firm commitment underwriting.", ("of",))
    elif event.by is None:
        yield missing("who requires the holdback is left out", ("by",), "give `by: the managing underwriter`")
    elif holdbacks.required_by_the_company(case.record, event):
        yield no_right(
            "The Company requires the holdback, not the managing underwriter.",
            ("by",),
            remedy="obtain the managing underwriter's requirement",
        )
    elif registration.firm_commitment is None:
        yield missing("whether the commitment is firm is left out", ("of",), "give `firm_commitment` there")
    else:
        yield _required(case)


def _required(case: Case[HoldbackRequirement]) -> Answer:
    """Return the answer on what the managing underwriter requires in a firm commitment underwriting."""
    held = holdbacks.held_back(case.record, case.event)
    made = determined(case.record, holdbacks.TOPIC, case.event.id)
    if made in _NO:
        return no_right("The requirement is determined not to be reasonable.", ("by",))
    if held is None:
        return missing(
            "the day on which the registration becomes effective is left out",
            ("of",),
            "give `effective_date`",
        )
    most = case.record.days("holdback_advised_days")
    told = f"No sale from {held.first} through {held.last}, at most {most} days after {held.effective}"
    if made is None:
        return judgement(
            f"{told}; whether this is reasonably required is not determined.", ("by",), remedy=DETERMINE
        )
    return compliant(f"{told}.", ("by",))


@rule(
    "R4.c-notice",
    on=HoldbackRequirement,
    quote="the Company gives notice to such effect to such Holders of such advice",
    readings=("J-19", "Q04", "Q53", "Q64", "Q68"),
)
def notice(case: Case[HoldbackRequirement]) -> Answers:
    """The Company gives the Holders notice of the managing underwriter's advice.

    Compliant: to every Holder, by hand or mailed. Confirm: one who takes part and has none, being bound under
    the first half of the sentence; one who takes none, unless it is bound only by notice (Q53), when it has to
    be given: missing on the day itself, no right to hold it back after that. No right: against such a Holder.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    untold = [
        one.name
        for one in rra_holders(case.record, case.before)
        if holdbacks.told_on(case.record, event, one.name) is None
    ]
    outside = [name for name in untold if not holdbacks.takes_part(case.record, case.before, event, name)]
    if not untold:
        yield compliant("Every Holder is given notice of the advice.", ("notices",))
    elif outside and case.record.reading("Q53", HOLDER) == holdbacks.ONLY_BY_NOTICE:
        told = f"{' and '.join(outside)}, who take no part, are bound by notice only, and none is shown"
        mend = "list it under `notices`, by hand or first-class mail"
        yield (
            missing(told, ("notices",), mend)
            if case.as_of <= event.date
            else no_right(f"{told}.", ("notices",), remedy=mend)
        )
    else:
        yield confirm(
            f"{' and '.join(untold)} have no notice, and are bound as each Holder is; a careful Company gives it.",
            ("notices",),
        )


@rule(
    "R4.c-holdback-sale",
    on=HolderSale,
    quote="not to effect any public sale or distribution of Registrable Securities or sales of such Registrable "
    "Securities pursuant to Rule 144 or Rule 144A under the Securities Act, during the seven (7) days prior to and the "
    "180 days after any firm commitment underwritten registration pursuant to Section 2 has become effective",
    terms=("holdback_days_after", "holdback_days_before"),
    readings=("J-19", "Q53", "Q64", "Q68"),
)
def holdback_sale(case: Case[HolderSale]) -> Answers:
    """In a holdback a Holder sells nothing to the public, or under Rule 144 or 144A, but as part of the offering.

    Compliant: eight days before effectiveness or 181 after it; in private; as part of it. Breach: seven days
    before to 180 after. The effective day, and one who takes no part, are asked of Q53. Judgement: whether the
    holdback is reasonably required is not determined (``topic: holdback``). Missing: how it is sold; when a
    holdback is required already, the day of effectiveness, from which its days are counted.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not is_holder(case.record, case.before, event.holder):
        yield not_applicable("The seller is no Holder under the Registration Rights Agreement.")
    elif event.method == holdbacks.PRIVATE:
        yield replace(compliant("A private sale is not held back.", ("method",)), subject=event.holder)
    else:
        yield replace(_in_holdback(case), subject=event.holder)


def _in_holdback(case: Case[HolderSale]) -> Answer:
    """Return the answer on a sale that is not private: whether a holdback closes its day."""
    event = case.event
    required = [
        each
        for each in case.before.filings.of(HoldbackRequirement)
        if not holdbacks.cannot_bind(case.record, each)
        and not holdbacks.is_part_of_it(case.record, each, event)
    ]
    for each in required:
        held = holdbacks.held_back(case.record, each)
        if held is not None and holdbacks.closed_to(case.record, case.before, each, held, event):
            return _closed(case, each, held)
    if any(holdbacks.may_yet_begin(case.record, each, event.date) for each in required):
        return missing(
            "the day on which the registration becomes effective is left out, and a holdback around it is required",
            ("date",),
            "give `effective_date` in the registration, or sell in private",
        )
    return compliant("No holdback closes the day of the sale.", ("date",))


def _closed(case: Case[HolderSale], required: HoldbackRequirement, held: Held) -> Answer:
    """Return the answer on a sale on a day that a holdback closes."""
    told = f"The days from {held.first} through {held.last} are closed to public sales"
    facts = {"holdback_from": held.first.isoformat(), "holdback_until": held.last.isoformat()}
    if case.event.method is None:
        return missing("whether the sale is public or private is left out", ("method",), "give `method`")
    if determined(case.record, holdbacks.TOPIC, required.id) is None:
        return judgement(
            f"{told}, if the holdback is reasonably required, which is not determined.",
            ("date",),
            facts,
            remedy=DETERMINE,
        )
    return breach(f"{told}.", ("date",), facts, remedy="sell later, in private, or as part of the offering")


RULES: tuple[Rule, ...] = (holdback, notice, holdback_sale)

"""RRA Section 1: who is a Holder, and what ends the status of Registrable Securities."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import HolderSale, Registration, RegistrationDemand
from checker.model.outcome import Outcome
from checker.replay.registration.bound import why_not_requested, why_not_rra
from checker.replay.registration.holdings import (
    EXHIBIT_D,
    PUBLIC_SALES,
    RRA,
    SIGNATORIES,
    holdings_on,
    key_of,
    signatories,
)
from checker.replay.registration.parties import exhibit_d_binds, rra_binds
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)

STAYS = "a"


@rule(
    "R1.e-signatories",
    on=(Registration, RegistrationDemand),
    quote="the Holders referred to in the Preamble and any other person holding Registrable Securities to whom these "
    "registration rights have been assigned pursuant to Section 9(f) of this Agreement",
    terms=("signing_date", *SIGNATORIES),
    readings=("Q68",),
)
def signatories_known(case: Case[Registration | RegistrationDemand]) -> Answers:
    """The nine who signed are Holders; a register that is given is taken for the whole list of Holders.

    Compliant: it has all nine, or none is given, which stands for the nine. Confirm: it leaves some out, of
    whom a person confirms that they have transferred their rights or need no notice.
    """
    event = case.event
    reason = (
        why_not_requested(case.record, event)
        if isinstance(event, RegistrationDemand)
        else why_not_rra(case.record, event.date)
    )
    if reason is not None:
        yield not_applicable(reason)
        return
    register = case.matter.register
    rows = (register.holders if register is not None else None) or ()
    known = {key_of(row.name) for row in rows if RRA in (row.group or (RRA,))}
    absent = [name for name in signatories(case.record) if known and key_of(name) not in known]
    if absent:
        yield confirm(
            f"The register leaves out {', '.join(absent)}, who signed: no notice to them is checked, and they "
            "are not counted.",
            ("date",),
            {"left_out": "; ".join(absent)},
            remedy="add a row for each who has not transferred its rights, before relying on this verdict: it is owed "
            "every notice; one who has sold all may still be a Holder",
            counts=False,
        )
    else:
        yield replace(compliant("All who signed are among the Holders."), counts=False)


@rule(
    "R1.i-status",
    on=HolderSale,
    quote="the Common Stock held by any Holder issued or issuable pursuant to the conversion of the Series A "
    "Preferred Stock or the exercise of the Warrants",
    terms=("signing_date", *SIGNATORIES),
    readings=("Q06", "Q68"),
)
def status(case: Case[HolderSale]) -> Answers:
    """What a sale does to the Registrable Securities that are sold.

    Compliant: they stay what they are, in the hands of whom the rights pass to: after a private sale, and by
    the words also after one to the public (Q06 a). No duty: a sale to the public ends it by implication
    (Q06 b); under Exhibit D a public sale or a private placement ends it in so many words (D1). Missing: how
    they are sold. The finding is about the Holder who sells, and counts for no verdict.
    """
    event = case.event
    holding = holdings_on(case.record, case.before.filings).of(event.holder)
    groups = holding.groups if holding is not None else ()
    signed = {key_of(name) for name in signatories(case.record)}
    under_rra = RRA in groups or (holding is None and key_of(event.holder or "") in signed)
    if under_rra and rra_binds(case.record, event.date):
        answer = _under_rra(case)
    elif EXHIBIT_D in groups and exhibit_d_binds(case.record, event.date):
        said = "Sold to the public or in a private placement, the shares are Registrable Securities no longer (D1)."
        answer = Answer(Outcome.NO_DUTY, said, at=("method",))
    else:
        answer = not_applicable("The seller holds no Registrable Securities of which the agreement speaks.")
    yield replace(answer, subject=event.holder, counts=False)


def _under_rra(case: Case[HolderSale]) -> Answer:
    """Return what a sale does to Registrable Securities of the RRA."""
    at = ("method",)
    if case.event.method is None:
        return missing("how the shares are sold is left out", at, "give `method`, such as `private`")
    if case.event.method not in PUBLIC_SALES:
        return compliant(
            "After a private sale they stay Registrable Securities; the rights pass by 9(f).", at
        )
    if case.record.reading("Q06") == STAYS:
        return compliant(
            "Sold to the public they stay Registrable Securities: the definition has no end.", at
        )
    return Answer(Outcome.NO_DUTY, "Sold to the public they cease to be Registrable Securities.", at=at)


RULES: tuple[Rule, ...] = (signatories_known, status)

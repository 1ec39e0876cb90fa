"""RRA Section 4(a) and (b): the underwriting agreement, and the approval of the underwriter."""

from __future__ import annotations

from checker.model.events import Registration, UnderwriterSelection
from checker.model.numbers import exact
from checker.replay.registration.begun import RRA_DEMAND
from checker.replay.registration.bound import NOT_BOUND, every, happenings, shown
from checker.replay.registration.concerned import Concerned, concerned, of_registration, same
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.underwriters import approval
from checker.rules.rule import (
    Answer,
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

NOT_REQUESTED = (
    "The registration is not one requested under Section 2(a): the Company chooses its underwriter."
)
NOT_UNDERWRITTEN = "The offering is not underwritten."


def _requested(found: Concerned) -> bool:
    """Say whether a registration is requested under Section 2(a): on demand, or taken down from the shelf."""
    return found.begun_by == RRA_DEMAND or found.shelf is not None


@rule(
    "R4.a-underwriting-agreement",
    on=Registration,
    quote="the Company will enter into an underwriting agreement with the underwriters for such offering",
    readings=("Q68",),
)
def underwriting_agreement(case: Case[Registration]) -> Answers:
    """In an underwritten Requested Registration the Company signs an agreement that satisfies the Holders.

    Confirm: by a person, who knows whether all requesting Holders are reasonably satisfied with it.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not _requested(of_registration(happenings(case.before.filings), event)):
        yield not_applicable(NOT_REQUESTED)
    elif not event.underwritten:
        yield not_applicable(NOT_UNDERWRITTEN)
    else:
        yield confirm(
            "The Company enters into an underwriting agreement reasonably satisfactory to all requesting Holders.",
            ("underwritten",),
        )


@rule(
    "R4.b-underwriter",
    on=Registration,
    quote="If a Requested Registration pursuant to Section 2(a) involves an underwritten offering, then the Company "
    "shall select the underwriter",
    terms=("underwriter_approval_majority",),
    readings=("Q52", "Q68"),
)
def underwriter(case: Case[Registration]) -> Answers:
    """In an underwritten Requested Registration the underwriter is approved before the filing.

    Compliant: by Holders of more than half of the shares included. Breach: by half or fewer; or by nobody when
    the filing is made. Missing: whether it is underwritten; a selection with its approvals, before the filing.
    """
    event = case.event
    found = of_registration(happenings(case.before.filings), event)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not _requested(found):
        yield not_applicable(NOT_REQUESTED)
    elif event.underwritten is None:
        yield missing("whether it is underwritten is left out", ("underwritten",), "give `underwritten`")
    elif not event.underwritten:
        yield not_applicable(NOT_UNDERWRITTEN)
    elif (chosen := _selected(case)) is None:
        yield _none_selected(case)
    else:
        yield _approved(case, chosen, found, ("underwritten",))


def _selected(case: Case[Registration]) -> UnderwriterSelection | None:
    """Return the last selection of an underwriter for the registration, or for the demand that it answers."""
    events = every(case.record)
    meant = {case.event.id, case.event.demand} - {None}
    made = [
        each
        for each in events
        if isinstance(each, UnderwriterSelection) and any(same(events, each.of, name) for name in meant)
    ]
    return made[-1] if made else None


def _none_selected(case: Case[Registration]) -> Answer:
    """Return the answer where no selection is shown: missing until the filing, a breach after it."""
    filing = case.event.filing_date
    mend = "add an `underwriter_selection` with its `approvals`"
    if filing is None or case.as_of <= filing:
        return missing("no underwriter approved by the Holders is shown", ("underwritten",), mend)
    return breach(f"No underwriter was approved by the filing on {filing}.", ("underwritten",), remedy=mend)


@rule(
    "R4.b-approval",
    on=UnderwriterSelection,
    quote="subject to the approval of the Holders of a majority of the Registrable Securities to be included in such "
    "registration",
    terms=("underwriter_approval_majority",),
    readings=("Q52", "Q68"),
)
def approved(case: Case[UnderwriterSelection]) -> Answers:
    """The underwriter is approved by Holders of more than half of the Registrable Securities included.

    Compliant: 300,001 of 600,000. Breach: 300,000, which is half; shares that are not included count for
    nobody. Missing: the registration, what is included, or the approvals. Not decided here: the firm's
    reputation, and whether an approval is unreasonably withheld.
    """
    event = case.event
    found = concerned(every(case.record), event.of)
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not found.known:
        yield missing("for which registration it is selected is left out", ("of",), "give `of`")
    elif not _requested(found):
        yield not_applicable(NOT_REQUESTED)
    else:
        yield _approved(case, event, found, ("approvals",))


def _approved(
    case: Case[Registration] | Case[UnderwriterSelection],
    chosen: UnderwriterSelection,
    found: Concerned,
    at: tuple[str, ...],
) -> Answer:
    """Return the answer on the approval of an underwriter."""
    if chosen.approvals is None:
        return missing(
            "who approves the underwriter is left out", at, "list `approvals`, or give an empty list"
        )
    made = approval(case.record, case.before, chosen, found)
    if made.required is None or made.included is None:
        return missing(
            "how many Registrable Securities are included is left out", at, "give `shares` in the demand"
        )
    facts = {
        "included": exact(made.included),
        "represented": exact(made.represented),
        "required": str(made.required),
    }
    told = f"{shown(made.represented)} of {shown(made.included)} included shares approve"
    if made.suffices:
        return compliant(f"{told}, a majority.", at, facts)
    return breach(
        f"{told}; {made.required:,} are needed.",
        at,
        facts,
        remedy="obtain the approval of Holders of a majority of the included shares, or select another firm",
    )


RULES: tuple[Rule, ...] = (underwriting_agreement, underwriter, approved)

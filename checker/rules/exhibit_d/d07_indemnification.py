"""Exhibit D Section 7: notice of a claim for indemnity, and what a Holder owes at most."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import IndemnityClaim
from checker.model.numbers import display
from checker.replay.delivery import given
from checker.replay.record import COMPANY
from checker.replay.registration.bound import UNDER_EXHIBIT_D
from checker.replay.registration.indemnity import against_company, limit
from checker.replay.registration.parties import exhibit_d_binds
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

OTHER = "The claim is not made under Exhibit D."
NO_WARRANT = "There is no Exhibit D yet."
GROSS = "R1"
CENT_PLACES = 2


def _why_not(case: Case[IndemnityClaim]) -> str | None:
    """Return why Section 7 does not speak of a claim; None if it does."""
    if case.event.under != UNDER_EXHIBIT_D:
        return OTHER
    return None if exhibit_d_binds(case.record, case.event.date) else NO_WARRANT


@rule(
    "D7.iii-notice",
    on=IndemnityClaim,
    quote="promptly after such Indemnified Party has actual knowledge of any claim as to which indemnity may be sought",
    terms=("signing_date",),
)
def notice_of_claim(case: Case[IndemnityClaim]) -> Answers:
    """Who claims indemnity gives notice promptly after actual knowledge of the claim.

    Promptly has no number, and a failure to give notice relieves nobody. The slip "under this Section 6" means
    Section 7 (A-102). Confirm: notice is given, with the days elapsed. Missing: who claims, when the claim was
    known, or how and when notice was given.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    event, day = case.event, given(case.event.notice)
    if event.claimant is None:
        yield missing("who claims is left out", ("claimant",), "give `claimant`")
    elif event.known_on is None:
        answer = missing("when the claimant knew of the claim is left out", ("known_on",), "give `known_on`")
        yield replace(answer, subject=event.claimant)
    elif day is None:
        answer = missing(
            "how and when notice of the claim is given is left out",
            ("notice",),
            "give `notice` with `method` and `received` or `sent`",
        )
        yield replace(answer, subject=event.claimant)
    else:
        days = (day - event.known_on).days
        answer = confirm(
            f"Notice of the claim is given on {day}, {days} days after it was known: promptly. A late notice would "
            "relieve nobody.",
            ("notice",),
            {"given": day.isoformat(), "days": str(days)},
        )
        yield replace(answer, subject=event.claimant)


@rule(
    "D7.ii-cap",
    on=IndemnityClaim,
    quote="the obligations of such Holder hereunder shall be limited to an amount equal to the proceeds to each such "
    "Holder of securities sold as contemplated herein",
    terms=("signing_date",),
    readings=("A-103",),
)
def cap(case: Case[IndemnityClaim]) -> Answers:
    """A Holder indemnifies up to the proceeds to it of the securities sold, and no further.

    Whether these are before or after the discount is A-103. Compliant: $470,000.00, the net proceeds. No right: a
    cent more than the gross proceeds of $500,000.00. Missing: the amount, or the proceeds that decide. Not
    applicable: a claim against the Company, whose indemnity has no limit.
    """
    event = case.event
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
    elif against_company(case.record, event):
        yield not_applicable("The limit is for what a Holder owes; the Company's indemnity has none.")
    elif event.against is None:
        yield missing("against whom indemnity is claimed is left out", ("against",), "give `against`")
    else:
        yield replace(_within(case), subject=event.claimant)


def _within(case: Case[IndemnityClaim]) -> Answer:
    """Return the answer on an amount and the proceeds that limit it."""
    at = ("amount",)
    if case.event.amount is None:
        return missing("how much is claimed is left out", at, "give `amount`, in dollars")
    amount = Fraction(case.event.amount)
    most = limit(
        case.event, amount, lambda: case.record.reading("A-103", case.matter.side or COMPANY) == GROSS
    )
    if most is None:
        return missing(
            "the Holder's proceeds are left out",
            ("proceeds_net",),
            "give `proceeds_gross` and `proceeds_net`, in dollars",
        )
    said = f"${display(amount, CENT_PLACES)} are claimed; the proceeds are ${display(most, CENT_PLACES)}."
    facts = {"amount": display(amount, CENT_PLACES), "limit": display(most, CENT_PLACES)}
    if amount <= most:
        return compliant(said, at, facts)
    return no_right(said, at, facts, remedy="claim no more than the Holder received")


RULES: tuple[Rule, ...] = (notice_of_claim, cap)

"""RRA Section 6: notice of a claim for indemnity, and what a Holder owes at most."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import IndemnityClaim
from checker.model.numbers import display
from checker.replay.registration.bound import UNDER_EXHIBIT_D, why_not_rra
from checker.replay.registration.indemnity import against_company, limit
from checker.replay.registration.notice import READ_BY_COMPANY, READ_BY_HOLDER, rra_given
from checker.replay.registration.recognition import unclear
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

OTHER = "The claim is made under Exhibit D."
BEFORE_THE_DISCOUNT = "R2"
CENT_PLACES = 2


def _why_not(case: Case[IndemnityClaim]) -> str | None:
    """Return why Section 6 does not speak of a claim; None if it does."""
    return OTHER if case.event.under == UNDER_EXHIBIT_D else why_not_rra(case.record, case.event.date)


@rule(
    "R6.c-notice",
    on=IndemnityClaim,
    quote="Promptly after receipt by an Indemnified Party of notice of the commencement of any action or proceeding",
    readings=("J-19", "Q64", "Q68"),
)
def notice_of_claim(case: Case[IndemnityClaim]) -> Answers:
    """Who claims indemnity gives written notice promptly after notice of the action.

    Promptly has no number. Confirm: notice is given, with the days elapsed; a late one costs the claim only so
    far as the other party is actually prejudiced. Judgement: the notice went by a way that Section 9(b) does not
    list and has no effect (Q64): whether that prejudices is weighed. Compliant: never by the file alone. Missing:
    under which agreement, when the action was known, or how and when notice was given.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    for answer in _left_out(case.event) or [_notified(case)]:
        yield replace(answer, subject=case.event.claimant)


def _left_out(event: IndemnityClaim) -> list[Answer]:
    """Return what is left out without which nobody can say whether notice was given promptly."""
    wanted = (
        (event.under is None, "under which agreement indemnity is claimed", "under", "give `under: rra`"),
        (event.claimant is None, "who claims", "claimant", "give `claimant`"),
        (event.known_on is None, "when the claimant had notice of the action", "known_on", "give `known_on`"),
        (
            event.notice is None or unclear(event.notice),
            "how and when notice of the claim is given",
            "notice",
            "give `notice` with `method` and `received` or `sent`",
        ),
    )
    return [missing(f"{what} is left out", (key,), mend) for out, what, key, mend in wanted if out]


def _notified(case: Case[IndemnityClaim]) -> Answer:
    """Return the answer on a notice of which everything is said."""
    event = case.event
    reader = READ_BY_COMPANY if against_company(case.record, event) else READ_BY_HOLDER
    day = rra_given(case.record, event.notice, reader)
    if day is None or event.known_on is None:
        return judgement(
            "The notice went by a way that Section 9(b) does not list, and has no effect: the claim is lost so far as "
            "that actually prejudices the other party.",
            ("notice",),
            remedy="deliver it personally or by first-class mail; record who finds that nobody is prejudiced",
        )
    days = (day - event.known_on).days
    return confirm(
        f"Notice of the claim is given on {day}, {days} days after the action was known: promptly.",
        ("notice",),
        {"given": day.isoformat(), "days": str(days)},
    )


@rule(
    "R6.b-cap",
    on=IndemnityClaim,
    quote="the obligation of any Holder hereunder shall be limited to an amount equal to the proceeds received by such "
    "Holder upon the sale of Registrable Securities sold in the offering",
    readings=("Q54", "Q68"),
)
def cap(case: Case[IndemnityClaim]) -> Answers:
    """A Holder indemnifies up to the proceeds that it received in the offering, and no further.

    Whether these are before or after the discount is Q54. Compliant: $1,128,000.00, the net proceeds. No right: a
    cent more than the gross proceeds of $1,200,000.00. Missing: the amount, or the proceeds that decide. Not
    applicable: a claim against the Company, whose indemnity has no limit.
    """
    event = case.event
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
    elif event.under is None or against_company(case.record, event):
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
    most = limit(case.event, amount, lambda: case.record.reading("Q54") == BEFORE_THE_DISCOUNT)
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

"""Warrant Sections 2.1 and 2.2: certificates, the new Warrant for the balance, holder of record, legend."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from checker.model.events import Exercise
from checker.model.outcome import Outcome
from checker.replay.clock import last_day
from checker.replay.exercise import balance_due, conditions, fits
from checker.replay.performance import performed_on
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    breach,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)
from checker.rules.warrant.identified import holder_of, unidentified


@rule(
    "W2.1-certificate-delivery",
    on=Exercise,
    quote="shall be delivered to Holder hereof within a reasonable time, not exceeding fifteen (15) days, after "
    "the rights represented by this Warrant shall have been so exercised",
    terms=("certificate_days",),
    readings=("A-3", "A-4"),
)
def certificate_delivery(case: Case[Exercise]) -> Answers:
    """The Company delivers certificate and new Warrant to Holder within fifteen days after the exercise.

    Calendar days, the day of exercise not counted, the last day included, no roll over a weekend (A-4).
    A duty of the Company that follows the act: a to-do, and a breach that does not count once it is overdue.
    Fifteen days are a ceiling: a reasonable time may be shorter.
    Compliant: delivered on the fifteenth day. Breach: on the sixteenth, or not at all by then. Confirm:
    while the fifteen days run.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
        return
    complied = conditions(case.record, case.event).complied
    if complied is None:
        yield missing(
            "the exercise date is not known, so the fifteen days cannot be counted",
            (),
            "give the days of delivery",
            subject=case.company,
            counts=False,
        )
        return
    days = case.record.days("certificate_days")
    due = last_day(case.record, complied, days)
    done = performed_on(case.matter, case.event, "W2.1-certificate-delivery")
    what = "deliver certificate and new Warrant" if _balance_due(case) else "deliver certificate"
    yield Duty(
        who="Company",
        to=holder_of(case),
        what=what,
        due=due,
        counted_from=complied,
        count=f"{days} days",
        done=done,
    )
    # The exercise is Holder's; this is how the Company has answered it.
    yield replace(_performance(case, due, done, what), subject=case.company)


def _performance(case: Case[Exercise], due: date, done: date | None, what: str) -> Answer:
    """Return how the duty to deliver stands on the day of the check; it never counts to the verdict."""
    facts = {"due": due.isoformat()}
    if done is None and case.as_of > due:
        return breach(
            f"The Company had to {what} by {due}.", counts=False, remedy="deliver at once", facts=facts
        )
    if done is not None and done > due:
        return breach(f"Done on {done}; it was due by {due}.", counts=False, facts=facts)
    if done is not None and done <= case.as_of:
        return Answer(Outcome.COMPLIANT, f"Done on {done}, in time.", counts=False, facts=facts)
    return confirm(
        f"The Company has to {what} by {due}; mailing is not delivery.",
        remedy="deliver against receipt; a reasonable time may be shorter than fifteen days",
        counts=False,
        facts=facts,
    )


@rule(
    "W2.1-balance",
    on=Exercise,
    quote="unless this Warrant has expired, a new Warrant representing the number of shares "
    "(except a remaining fractional share)",
    terms=("term_first_day", "term_years"),
    readings=("A-3",),
)
def balance(case: Case[Exercise]) -> Answers:
    """A new Warrant is due for the whole shares not exercised, unless the Warrant has expired.

    Compliant: 172,067 remain of 272,067 after 100,000. Not applicable: a complete exercise.
    Where a tenth of a share remains, the register carries it or not (A-13). With the last day of the Term
    the Warrant expires, and no new one is made for what is left.
    """
    remaining = Fraction(str(case.step.figures.get("shares_remaining", "0")))
    held = case.before.warrant(case.event.warrant)
    if held is None or not fits(case.event, held):
        yield not_applicable("What is asked for cannot be exercised, so no balance arises.")
    elif remaining == 0:
        yield not_applicable("The exercise is complete: no share remains for a new Warrant.")
    elif not _balance_due(case):
        yield not_applicable(
            f"The Term has ended: no new Warrant is due for the {remaining} shares that remain."
        )
    else:
        ids = ", ".join(case.step.became or ())
        yield compliant(
            f"A new Warrant {ids} for {remaining} shares is due, of the same tenor and dates.",
            ("shares",),
            facts={"shares_remaining": str(remaining)},
        )


def _balance_due(case: Case[Exercise]) -> bool:
    """Say whether a new Warrant for the balance is due."""
    return balance_due(case.before, case.event, case.step, case.record)


@rule(
    "W2.1-record-holder-date",
    on=Exercise,
    quote="deemed to have become the holder of record of such shares on the date on which Holder shall have "
    "complied with the conditions for exercise of this Warrant set forth above",
)
def record_holder(case: Case[Exercise]) -> Answers:
    """The person named is holder of record from the exercise date, or from the next day of open books.

    Compliant: the books are given, and the day is named. Confirm: left out they are taken as open, which a
    person confirms. Books closed on the day: the close of business on the next date on which they are open
    (a trading day, weekends and holidays passed over).
    """
    day = case.step.figures.get("record_holder_date")
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif day is None:
        yield missing("the exercise date is not known", (), "give the days of delivery", counts=False)
    elif case.event.stock_books_closed is None:
        yield confirm(
            f"Holder of record from {day}: the stock transfer books are taken to be open that day.",
            remedy="confirm with the transfer agent, or give `stock_books_closed: [from, to]`",
            facts={"record_holder_date": str(day)},
        )
    else:
        yield compliant(
            f"Holder of record from {day}, the books closed as given.",
            ("stock_books_closed",),
            facts={"record_holder_date": str(day)},
        )


@rule(
    "W2.2-legend",
    on=Exercise,
    quote="Each certificate for Warrant Shares shall bear the following legend",
)
def legend(case: Case[Exercise]) -> Answers:
    """Each certificate bears the quoted legend on its face unless the shares are registered at exercise.

    Registration left out is taken as none: the legend goes on, in its own words and not those of the
    Warrant's cover (A-76). Not decided here: legends that state law
    or an exchange requires, which a person confirms.
    """
    if case.before.warrant(case.event.warrant) is None:
        yield unidentified(case)
    elif case.event.shares_registered:
        yield not_applicable(
            "The Warrant Shares are registered under the Securities Act at exercise: no legend."
        )
    else:
        yield compliant("The certificates bear the legend of Section 2.2, word for word.")
        yield confirm(
            "No further legend is required by state law or an exchange.",
            remedy="counsel confirms, or gives the words to add",
        )

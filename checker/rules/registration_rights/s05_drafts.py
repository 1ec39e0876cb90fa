"""RRA Section 5: drafts and access before a registration statement is filed, outside underwritten offerings."""

from __future__ import annotations

from datetime import date

from checker.model.events import Draft, Registration
from checker.replay.performance import performed_on
from checker.replay.record import COMPANY
from checker.replay.registration import drafts
from checker.replay.registration.bound import NOT_BOUND, happenings
from checker.replay.registration.concerned import included, of_registration
from checker.replay.registration.notice import business_days_before
from checker.replay.registration.parties import rra_binds
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)

TWO_FOR_AMENDMENTS = "R2"
UNDERWRITTEN = "The offering is underwritten: Section 5 does not ask for drafts."


def _why_not(case: Case[Registration]) -> str | None:
    """Return why Section 5 asks nothing of the Company in a registration; None if it does."""
    if not rra_binds(case.record, case.event.date):
        return NOT_BOUND
    if not _holders(case):
        return "No Registrable Securities are to be sold under the registration statement."
    return UNDERWRITTEN if case.event.underwritten else None


def _holders(case: Case[Registration]) -> tuple[str, ...]:
    """Return the RRA Holders whose securities are in the registration."""
    found = of_registration(happenings(case.before.filings), case.event)
    return tuple(one.name for one in included(case.record, case.before, found))


@rule(
    "R5-drafts",
    on=Registration,
    quote="drafts and final copies of such registration statement, each prospectus included therein or filed with the "
    "Commission and each amendment thereof or supplement thereto, at least 5 business days prior to the filing thereof",
    terms=("amendment_copy_days", "draft_days"),
    readings=("Q01", "Q02", "Q49", "Q68"),
)
def review(case: Case[Registration]) -> Answers:
    """Holders included, and their counsel, have drafts five business days before filing, if not underwritten.

    Compliant: filing on Fri 15 November 2002, drafts on Thu 7 November. Breach: a day later; or somebody has
    none when the day is past. Whether an amendment needs two days only is open (Q49). Missing: whether it is
    underwritten; the day of filing; a draft, while there is time.
    """
    event = case.event
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    if event.underwritten is None:
        yield missing("whether it is underwritten is left out", ("underwritten",), "give `underwritten`")
        return
    if event.filing_date is None:
        yield missing("the day of filing is left out", ("filing_date",), "give `filing_date`")
        return
    last = business_days_before(case.record, event.filing_date, "draft_days", COMPANY)
    names = drafts.reviewers(case.record, case.before, _holders(case))
    amended = drafts.amendments(event)
    # A filing of which only amendments were sent is itself the amendment.
    statement = drafts.statements(event)
    sent = drafts.served(event.drafts, names)
    yield Duty(
        who="Company",
        to="the Holders, their counsel and accountants",
        what="give drafts of the registration statement",
        due=last,
        counted_from=event.filing_date,
        count=f"{case.record.days('draft_days')} business days before the filing",
        done=sent.last or performed_on(case.matter, event, "R5-drafts"),
        backward=True,
    )
    if statement or not amended:
        first = _given(case, drafts.served(statement, names), last)
        if first is not None:
            yield first
            return
    yield _amended(case, amended, names, last) or compliant(
        f"Everybody has drafts by {sent.last}, in time by {last}.", ("drafts",)
    )


def _amended(
    case: Case[Registration], amended: tuple[Draft, ...], names: tuple[str, ...], last: date
) -> Answer | None:
    """Return what is wrong with the copies of amendments, or None; Q49 is asked where it matters."""
    if not amended or case.event.filing_date is None:
        return None
    copies = drafts.served(amended, names)
    at_five = _given(case, copies, last)
    two = business_days_before(case.record, case.event.filing_date, "amendment_copy_days", COMPANY)
    at_two = _given(case, copies, two)
    if at_five is None or (at_two is not None and at_two.outcome is at_five.outcome):
        return at_five
    return at_two if case.record.reading("Q49", COMPANY) == TWO_FOR_AMENDMENTS else at_five


def _given(case: Case[Registration], sent: drafts.Served, last: date) -> Answer | None:
    """Return what is wrong with drafts that are due by a day, or None."""
    if sent.undated:
        return missing("the day on which a draft was delivered is left out", ("drafts",), "give `delivered`")
    if sent.last is not None and sent.last <= last:
        return None
    if sent.last is None and case.as_of <= last:
        return missing(
            f"no draft to {' and '.join(sent.without)} is shown; it is due by {last}",
            ("drafts",),
            "list it under `drafts` with `to`, `delivered` and `document`",
        )
    late = f"only by {sent.last}" if sent.last is not None else f"not to {' and '.join(sent.without)}"
    return breach(
        f"Drafts were due by {last}, and were given {late}.",
        ("drafts",),
        remedy="file later, so that everybody has the drafts for the whole time",
    )


@rule(
    "R5-access",
    on=Registration,
    quote="such access to its books and records and such opportunities to discuss the business of the Company with its "
    "officers and the independent public accountants",
    readings=("Q68",),
)
def access(case: Case[Registration]) -> Answers:
    """Holders included have access to books, officers and accountants for a reasonable investigation.

    Confirm: by a person, to whom the Holders' counsel says what is necessary.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    yield confirm("The Holders have access to books, officers and accountants.", ())


RULES: tuple[Rule, ...] = (review, access)

"""RRA Section 3(a): the Company's duties in preparing a registration, and the papers that go with it."""

from __future__ import annotations

from datetime import date

from checker.calendars.counting import first_full_month_after, last_day_of_months
from checker.model.events import EarningsStatement, Registration
from checker.replay.filings import effective_on
from checker.replay.record import COMPANY
from checker.replay.registration.bound import NOT_BOUND, every, happenings
from checker.replay.registration.concerned import included, of_registration
from checker.replay.registration.notice import business_days_before
from checker.replay.registration.parties import rra_binds
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
    not_applicable,
    rule,
)

NONE_INCLUDED = "No Registrable Securities are included in the registration."
DATED_AT_CLOSING, BREACH_IF_MISSING = "R2", "R3"
_DAYS = ("Q01", "Q02", "Q68")


def _why_not(case: Case[Registration]) -> str | None:
    """Return why Section 3 asks nothing of the Company in a registration; None if it does."""
    if not rra_binds(case.record, case.event.date):
        return NOT_BOUND
    return None if _holders(case) else NONE_INCLUDED


def _holders(case: Case[Registration]) -> tuple[str, ...]:
    """Return the RRA Holders whose securities are in the registration."""
    found = of_registration(happenings(case.before.filings), case.event)
    return tuple(one.name for one in included(case.record, case.before, found))


def _effective(case: Case[Registration]) -> date | None:
    """Return the day on which the registration became effective, or is planned to."""
    known = effective_on(every(case.record), case.event.id) if case.event.id is not None else None
    return known or case.event.effective_date


@rule(
    "R3.a.viii-comfort-letter",
    on=Registration,
    quote="information as to the period ending not more than five business days prior to the date of such letter",
    terms=("comfort_cutoff_days",),
    readings=_DAYS,
)
def comfort_letter(case: Case[Registration]) -> Answers:
    """The accountants' letter covers information to a day at most five business days before its date.

    Compliant: a letter of Wed 20 November 2002 with the cut-off on Wed 13 November. Breach: the cut-off a
    business day earlier. Which days are business days is asked where it matters (Q01, Q02). Missing: the date
    of the letter or its cut-off. Confirm: there is no letter, which is a matter of best efforts.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    letter, at = case.event.comfort_letter, ("comfort_letter",)
    if letter is None:
        yield confirm(
            "The accountants' letter and counsel's opinion are furnished with best efforts; none is shown.",
            at,
            remedy="give `comfort_letter` with `date` and `cut_off`",
        )
        return
    if letter.date is None or letter.cut_off is None:
        lacking = "date" if letter.date is None else "cut_off"
        yield missing(f"the `{lacking}` of the accountants' letter is left out", at, f"give `{lacking}`")
        return
    earliest = business_days_before(case.record, letter.date, "comfort_cutoff_days", COMPANY)
    facts = {"earliest_cut_off": earliest.isoformat(), "cut_off": letter.cut_off.isoformat()}
    if letter.cut_off > letter.date:
        yield missing("the cut-off is after the date of the letter", (*at, "cut_off"), "correct `cut_off`")
    elif letter.cut_off >= earliest:
        yield compliant(f"The letter of {letter.date} covers the period to {letter.cut_off}.", at, facts)
    else:
        yield breach(
            f"The letter of {letter.date} covers the period to {letter.cut_off} only; {earliest} is the earliest.",
            (*at, "cut_off"),
            facts,
            remedy=f"have the accountants carry their procedures on to {earliest} or later",
        )


@rule(
    "R3.a.viii-dated-effective",
    on=Registration,
    quote="a letter, dated the effective date of the registration statement",
    readings=("Q51", "Q68"),
)
def dated_effective(case: Case[Registration]) -> Answers:
    """The accountants' letter bears the date on which the statement becomes effective, with best efforts.

    Compliant: dated that day. Judgement: dated otherwise, or missing when the day is past: what efforts were
    made is weighed, unless a letter of the closing is enough (Q51). Breach: if Q51 is read so. Confirm: there is
    no letter yet. Missing: the date of the letter, or the effective date.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    letter, effective, at = case.event.comfort_letter, _effective(case), ("comfort_letter", "date")
    if letter is None:
        late = effective is not None and case.as_of > effective
        yield (
            _not_dated(case, "No letter of the accountants is shown")
            if late
            else confirm("Opinion and letter are dated the effective date.", ("effective_date",))
        )
    elif letter.date is None:
        yield missing("the date of the accountants' letter is left out", at, "give `date`")
    elif effective is None:
        yield missing("the effective date is left out", ("effective_date",), "give `effective_date`")
    elif letter.date == effective:
        yield compliant(f"The letter is dated {effective}, the effective date.", at)
    else:
        yield _not_dated(case, f"The letter is dated {letter.date}, the effective date is {effective}")


def _not_dated(case: Case[Registration], told: str) -> Answer:
    """Return the answer on a letter that does not bear the effective date, as Q51 is read."""
    at = ("comfort_letter", "date")
    letter, effective = case.event.comfort_letter, _effective(case)
    reading = case.record.reading("Q51", COMPANY)
    closing = (
        letter is not None and letter.date is not None and effective is not None and letter.date > effective
    )
    if closing and reading == DATED_AT_CLOSING:
        return compliant(f"{told}: a letter dated at the closing is enough.", at)
    if reading == BREACH_IF_MISSING:
        return breach(f"{told}.", at, remedy="have the accountants date a letter on the effective date")
    return judgement(
        f"{told}: what efforts were made to have one of the effective date is to be weighed.",
        at,
        remedy="obtain a letter of both dates, or have counsel determine that best efforts were used",
    )


@rule(
    "R3.a.x-earnings-statement",
    on=Registration,
    quote="an earnings statement covering the period of at least twelve months, but not more than eighteen months, "
    "beginning with the first full calendar month after the effective date of such registration statement",
    terms=("earnings_months_least", "earnings_months_most"),
    readings=("Q68",),
)
def earnings_statement(case: Case[Registration]) -> Answers:
    """An earnings statement covers twelve to eighteen months from the first full month after effectiveness.

    Compliant: effective 15 October 2002, 1 November 2002 to 31 October 2003. Breach: from the month of the
    effective date or a month late; a day less than twelve months or more than eighteen. Missing: a day of the
    period, or the effective date. Confirm: it is still to come, as soon as reasonably practicable.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    made, at = case.event.earnings_statement, ("earnings_statement",)
    if made is None:
        yield confirm(
            "An earnings statement is made available as soon as reasonably practicable.", at, counts=False
        )
        return
    effective = _effective(case)
    if made.from_ is None or made.to is None or effective is None:
        lacking = "`effective_date`" if effective is None else "`from` and `to` of the earnings statement"
        yield missing("a day from which the period is judged is left out", at, f"give {lacking}")
        return
    yield _period(case, made, effective)


def _period(case: Case[Registration], made: EarningsStatement, effective: date) -> Answer:
    """Return the answer on the period of an earnings statement."""
    first = first_full_month_after(effective)
    least = last_day_of_months(first, int(case.record.number("earnings_months_least")))
    most = last_day_of_months(first, int(case.record.number("earnings_months_most")))
    facts = {"first": first.isoformat(), "least": least.isoformat(), "most": most.isoformat()}
    if made.from_ == first and made.to is not None and least <= made.to <= most:
        return compliant(f"It covers {made.from_} to {made.to}.", ("earnings_statement",), facts)
    return breach(
        f"It covers {made.from_} to {made.to}; it is to begin on {first} and to end from {least} to {most}.",
        ("earnings_statement",),
        facts,
        remedy=f"have it cover {first} to a day from {least} to {most}",
    )


@rule(
    "R3.a.xi-transfer-agent",
    on=Registration,
    quote="provide a transfer agent for all Registrable Securities covered by such registration statement not later "
    "than the effective date",
    readings=("Q68",),
)
def transfer_agent(case: Case[Registration]) -> Answers:
    """A transfer agent is provided not later than the effective date.

    Confirm: by a person, who knows whether there is one.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    day = _effective(case)
    by = f"by {day}" if day is not None else "by the effective date"
    yield confirm(f"A transfer agent is provided {by}.", ("effective_date",))


@rule(
    "R3.a.xii-listing",
    on=Registration,
    quote="use its best efforts to cause to be quoted or listed all Registrable Securities covered by such "
    "registration statement on NASDAQ and any securities exchange",
    readings=("Q68",),
)
def listing(case: Case[Registration]) -> Answers:
    """The securities are quoted on NASDAQ, and listed wherever Registrable Securities are, with best efforts.

    Confirm: by a person, who knows where they are listed.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    yield confirm("The securities are quoted on NASDAQ, and listed where Registrable Securities are.", ())


RULES: tuple[Rule, ...] = (
    comfort_letter,
    dated_effective,
    earnings_statement,
    transfer_agent,
    listing,
)

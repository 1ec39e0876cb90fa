"""Exhibit D Section 9: public information, and the statement that helps a sale under Rule 144."""

from __future__ import annotations

from datetime import date, timedelta

from checker.model.events import Registration, Rule144Request
from checker.model.numbers import counted_days
from checker.replay.delivery import given, is_listed, received
from checker.replay.filings import effective_on
from checker.replay.registration.bound import UNDER_EXHIBIT_D, happenings
from checker.replay.registration.covered import EMPLOYEE_PLAN, RULE_145
from checker.replay.registration.exhibit_d_requests import most_registrable
from checker.replay.registration.parties import before_the_warrant, exhibit_d_binds
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

NOT_OURS = "This request is not made under Exhibit D."
SINCE_THE_WARRANT = "R1"
NOT_TO_THE_PUBLIC = frozenset({EMPLOYEE_PLAN, RULE_145})


@rule(
    "D9.iii-statement",
    on=Rule144Request,
    quote="So long as Holder owns any Registrable Securities, furnish to Holder forthwith upon request a written "
    "statement by Company as to its compliance with the reporting requirements of Rule 144",
    terms=("signing_date",),
)
def statement(case: Case[Rule144Request]) -> Answers:
    """A Holder that owns Registrable Securities is forthwith furnished with the Company's written statement.

    Compliant: furnished on the day of the request. Confirm: furnished later, with the days elapsed, forthwith
    having no number; or still to be furnished, which comes after the request and does not count. No right:
    whoever asks owns no Registrable Securities. Missing: who asks, or under which agreement.
    """
    event = case.event
    if event.under is None:
        yield missing("under which agreement is left out", ("under",), "give `under: exhibit_d`")
    elif not _is_ours(case):
        yield not_applicable(NOT_OURS)
    elif event.holder is None:
        yield missing("who asks is left out", ("holder",), "give `holder`")
    elif most_registrable(case.record, case.before, event.holder) == 0:
        yield no_right(
            f"{event.holder} owns no Registrable Securities.",
            ("holder",),
            remedy="the Company may furnish the statement all the same",
        )
    else:
        yield _furnished(case)


@rule(
    "D9.i-public-information",
    on=Rule144Request,
    quote="at all times that Holder holds Registrable Securities from and after ninety (90) days following the "
    "effective date of the first registration under the Securities Act filed by Company for an offering of its "
    "securities to the general public",
    terms=("exhibit_d_rule_144_days", "signing_date"),
    readings=("A-104",),
    mandatory=True,
)
def public_information(case: Case[Rule144Request]) -> Answers:
    """Public information is kept available from the ninetieth day after the Company's first public offering.

    Confirm: it is available. Not applicable: the Company itself has registered no offering to the public, or the
    ninety days have not passed, if its predecessor's does not count (A-104); whoever asks owns nothing.
    """
    event = case.event
    if not _is_ours(case) or event.holder is None:
        yield not_applicable(NOT_OURS)
        return
    if most_registrable(case.record, case.before, event.holder) == 0:
        yield not_applicable(f"{event.holder} holds no Registrable Securities.")
        return
    first = _first_offering(case)
    since = None if first is None else first + timedelta(days=case.record.days("exhibit_d_rule_144_days"))
    facts = {} if since is None else {"duty_since": since.isoformat()}
    if since is not None and since <= event.date:
        yield confirm(f"Public information is kept available, as it must be since {since}.", facts=facts)
    elif case.record.reading("A-104") == SINCE_THE_WARRANT:
        yield confirm("Public information is kept available, as it must be since the Warrant was issued.")
    else:
        yield not_applicable("The ninety days after the Company's own first public offering have not passed.")


def _is_ours(case: Case[Rule144Request]) -> bool:
    """Say whether a request is made under Exhibit D, since the Warrant was signed."""
    return case.event.under == UNDER_EXHIBIT_D and exhibit_d_binds(case.record, case.event.date)


def _furnished(case: Case[Rule144Request]) -> Answer:
    """Return the answer on a statement that is owed."""
    event, paper = case.event, case.event.statement
    asked = given(event.delivery) or event.date
    if paper is None or not is_listed(paper):
        return confirm(
            "The statement is furnished forthwith upon the request; none is shown yet.",
            ("statement",),
            {"days_elapsed": str(max(0, (case.as_of - asked).days))},
            remedy="deliver the statement with the latest annual or quarterly report",
            counts=False,
        )
    day = received(paper) or given(paper)
    if day is not None and day <= asked:
        return compliant(f"The statement is furnished on the day of the request, {day}.", ("statement",))
    facts = {} if day is None else {"days_elapsed": str((day - asked).days)}
    when = "" if day is None else f" on {day}, {counted_days((day - asked).days)} after the request"
    return confirm(f"The statement is furnished{when}; forthwith has no number.", ("statement",), facts)


def _first_offering(case: Case[Rule144Request]) -> date | None:
    """Return the day on which the first registration that the Company filed for a public offering became effective.

    Whoever began it and whoever sells: what is offered are securities of the Company.
    """
    events = happenings(case.before.filings)
    days = [
        effective_on(events, each.id) if each.id is not None else each.effective_date
        for each in events
        if isinstance(each, Registration)
        and each.only_for not in NOT_TO_THE_PUBLIC
        and not before_the_warrant(case.record, each.date)
    ]
    return min((day for day in days if day is not None and day <= case.event.date), default=None)


RULES: tuple[Rule, ...] = (statement, public_information)

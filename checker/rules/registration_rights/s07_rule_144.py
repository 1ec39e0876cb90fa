"""RRA Section 7: the statement that helps a Holder to sell under Rule 144."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.calendars.counting import first_day_free
from checker.model.events import Registration, Rule144Request
from checker.model.numbers import counted_days
from checker.replay.filings import effective_on
from checker.replay.performance import performed_on
from checker.replay.registration.bound import NOT_BOUND, UNDER_EXHIBIT_D, happenings
from checker.replay.registration.holdings import RRA, holdings_on
from checker.replay.registration.notice import READ_BY_HOLDER, rra_given
from checker.replay.registration.parties import rra_binds
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

OTHER = "The request is made under Exhibit D."


def _why_not(case: Case[Rule144Request]) -> str | None:
    """Return why Section 7 does not speak of a request; None if it does."""
    if not rra_binds(case.record, case.event.date):
        return NOT_BOUND
    return OTHER if case.event.under == UNDER_EXHIBIT_D else None


@rule(
    "R7.c-holder",
    on=Rule144Request,
    quote="so long as a Holder owns any Registrable Securities",
    readings=("Q68",),
)
def holder(case: Case[Rule144Request]) -> Answers:
    """The statement is owed to a Holder that owns any Registrable Securities.

    Compliant: it owns one share, issued or issuable on conversion or exercise. No right: it owns none, or is no
    Holder. Missing: who asks, under which agreement, or what it holds.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
    elif case.event.under is None:
        yield missing("under which agreement it asks is left out", ("under",), "give `under: rra`")
    elif case.event.holder is None:
        yield missing("who asks is left out", ("holder",), "give `holder`")
    else:
        yield replace(_owner(case, case.event.holder), subject=case.event.holder)


def _owner(case: Case[Rule144Request], name: str) -> Answer:
    """Return the answer on whether a person owns Registrable Securities."""
    holding = holdings_on(case.record, case.before.filings).of(name)
    if holding is None or RRA not in holding.groups:
        return no_right(f"{name} is no Holder under the Registration Rights Agreement.", ("holder",))
    if not holding.known:
        return missing(
            f"what {name} holds is left out", ("holder",), "give its row under `register: holders` its counts"
        )
    if holding.registrable == 0:
        return no_right(f"{name} owns no Registrable Securities.", ("holder",))
    return compliant(f"{name} owns Registrable Securities.", ("holder",))


@rule(
    "R7.c-statement",
    on=Rule144Request,
    quote="to furnish to the Holder forthwith upon request a written statement by the Company as to its compliance "
    "with the reporting requirements of said Rule 144",
    terms=("rra_rule_144_days",),
    readings=("J-19", "Q64", "Q68"),
)
def statement(case: Case[Rule144Request]) -> Answers:
    """The Company furnishes a written statement of its compliance forthwith upon the request.

    Confirm: answered, with the days that passed, or still to be answered; “forthwith” has no number. Where the
    first registration for the public that the file knows is not ninety days old, a person confirms that there
    was an earlier one.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    event = case.event
    given = rra_given(case.record, event.statement, READ_BY_HOLDER)
    given = given or performed_on(case.matter, event, "R7.c-statement")
    asked = event.delivery.day_received if event.delivery is not None else None
    since = asked or event.date
    if given is not None:
        told = f"The statement is given on {given}, {counted_days((given - since).days)} after the request"
    else:
        told = f"The statement is still owed, {counted_days(max((case.as_of - since).days, 0))} after the request"
    yield confirm(
        f"{told}; “forthwith” has no number.",
        ("statement",),
        counts=False,
        remedy=None if given is not None else "furnish it at once, by hand or first-class mail",
    )
    first = _first_public(case)
    if first is not None and event.date < (
        free := first_day_free(first, case.record.days("rra_rule_144_days"))
    ):
        yield confirm(
            f"The registration effective on {first} was not the Company's first for the public; of Rule 144 a first "
            f"one owes no statement before {free}.",
            (),
            counts=False,
        )


def _first_public(case: Case[Rule144Request]) -> date | None:
    """Return the day on which the first registration that the file knows became effective, or None."""
    events = happenings(case.before.filings)
    days = [
        effective_on(events, each.id) or each.effective_date
        for each in case.before.filings.of(Registration)
        if each.only_for in (None, "none")
    ]
    return min((day for day in days if day is not None and day <= case.event.date), default=None)


@rule(
    "R7.a-public-information",
    on=Rule144Request,
    quote="to make and keep public information available, as those terms are understood and defined in Rule 144",
    readings=("Q68",),
    mandatory=True,
)
def public_information(case: Case[Rule144Request]) -> Answers:
    """Public information is kept available, as Rule 144 understands it.

    Confirm: by a person, who knows the Company's reports.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    yield confirm("Public information is kept available as Rule 144 has it.", (), counts=False)


RULES: tuple[Rule, ...] = (public_information, holder, statement)

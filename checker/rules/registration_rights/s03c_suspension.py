"""RRA Section 3(a)(ix) and 3(c): a prospectus that must not be used, and the days that this adds."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.model.events import HolderSale, ProspectusSuspension
from checker.model.numbers import counted_days
from checker.replay.filings import effective_on
from checker.replay.registration import suspensions
from checker.replay.registration.bound import NOT_BOUND, happenings
from checker.replay.registration.concerned import concerned, included, is_holder
from checker.replay.registration.holdings import key_of
from checker.replay.registration.notice import READ_BY_HOLDER, Addressed, rra_given, rra_received
from checker.replay.registration.parties import rra_binds
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

NO_HOLDER = "No Registrable Securities are included in the registration."
REGISTERED = "registered"
NOTICES = ("suspension-notice", "R3.a.ix", "R3.c", "R3.c.A")
_GIVEN = ("J-19", "Q64", "Q68")


def _holders(case: Case[ProspectusSuspension]) -> tuple[str, ...]:
    """Return the RRA Holders included in the registration that is suspended."""
    found = concerned(happenings(case.before.filings), case.event.of)
    return tuple(one.name for one in included(case.record, case.before, found))


def _why_not(case: Case[ProspectusSuspension]) -> str | None:
    """Return why Section 3 does not speak of a suspension; None if it does."""
    if not rra_binds(case.record, case.event.date):
        return NOT_BOUND
    return None if case.event.of is None or _holders(case) else NO_HOLDER


@rule(
    "R3.a.ix-notice",
    on=ProspectusSuspension,
    quote="immediately notify the Holders of Registrable Securities included in such registration statement",
    readings=_GIVEN,
)
def notice(case: Case[ProspectusSuspension]) -> Answers:
    """The Holders included are told immediately that the prospectus is misleading.

    Confirm: they are given notice; that it was at once a person confirms, with the days elapsed. Breach: no
    notice that Section 9(b) knows, when the day is past; or none to one of them. Missing: the notice, or of
    which registration. Compliant: never by itself, as no number of days is written.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    event, paper = case.event, case.event.notice
    if event.of is None:
        yield missing("which registration it concerns is left out", ("of",), "give `of`")
        return
    if paper is None or paper.method is None or (paper.sent is None and paper.received is None):
        yield _none(case, "no notice to the Holders is shown")
        return
    given = rra_given(case.record, paper, READ_BY_HOLDER)
    if given is None:
        yield _none(case, f"a notice by {paper.method.replace('_', ' ')} is not given under Section 9(b)")
        return
    reaches = Addressed((replace(paper, kind=None),), NOTICES)
    untold = [name for name in _holders(case) if not reaches.reaching(name)]
    if untold:
        yield _none(case, f"no notice to {' and '.join(untold)} is shown")
        return
    passed = (given - event.date).days
    yield confirm(
        f"Notice is given on {given}, {counted_days(passed)} after {event.date}; “immediately” has no number.",
        ("notice",),
        {"given": given.isoformat(), "days": str(passed)},
    )


def _none(case: Case[ProspectusSuspension], told: str) -> Answer:
    """Return the answer where a Holder has no good notice: missing on the day itself, a breach after it."""
    mend = "give `notice` by hand or first-class mail to the Holders included"
    if case.as_of <= case.event.date:
        return missing(told, ("notice",), mend)
    return breach(f"{told[0].upper()}{told[1:]}.", ("notice",), remedy=mend)


@rule(
    "R3.a.ix-corrected-copies",
    on=ProspectusSuspension,
    quote="at the request of the Holders promptly prepare and furnish to the Holders a reasonable number of copies of "
    "a supplement to or an amendment of such prospectus",
    readings=("Q68",),
)
def corrected_copies(case: Case[ProspectusSuspension]) -> Answers:
    """At the Holders' request corrected copies are furnished promptly.

    Confirm: by a person; “promptly” has no number, and the days are shown.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    waiting = suspensions.waiting(case.event, _holders(case))
    copies = suspensions.copies_by_holder(case.event)
    if waiting or not copies:
        passed = max((case.as_of - case.event.date).days, 0)
        told = f"{' and '.join(waiting) or 'Nobody'} without corrected copies, {counted_days(passed)} after"
    else:
        told = (
            f"All have corrected copies, {counted_days((max(copies.values()) - case.event.date).days)} after"
        )
    yield confirm(
        f"Corrected copies are furnished promptly on request. {told} {case.event.date}.",
        ("corrected_copies",),
        counts=False,
    )


@rule(
    "R3.c-extension",
    on=ProspectusSuspension,
    quote="the period referred to in subdivision (a)(iii) of this Section 3 shall be extended by a number of days "
    "equal to the number of days during the period from and including the giving of notice",
    terms=("deemed_receipt_days", "rra_effectiveness_days"),
    readings=("Q01", "Q02", "Q46", "Q48", "Q66", *_GIVEN),
)
def extension(case: Case[ProspectusSuspension]) -> Answers:
    """The 180 days grow by those from the giving of the notice to the last receipt of corrected copies.

    Compliant: notice mailed 14 February 2003, copies on 28 February: fifteen days, both counted. Missing: a
    Holder's copies, for whom the days still run; the notice; the effective date. Whose receipt ends the days is
    Q48. Not applicable: no notice was given that Section 9(b) knows.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    event, names = case.event, _holders(case)
    waiting = suspensions.waiting(event, names)
    if event.of is None:
        yield missing("which registration it concerns is left out", ("of",), "give `of`")
    elif event.notice is None:
        yield missing("the notice from which the days run is left out", ("notice",), "give `notice`")
    elif waiting:
        yield missing(
            f"when {' and '.join(waiting)} received corrected copies is left out: the days still run",
            ("corrected_copies",),
            "give `corrected_copies`: each Holder's name with the day",
        )
    elif rra_given(case.record, event.notice, READ_BY_HOLDER) is None:
        yield not_applicable("No notice was given under Section 9(b): no days are added.")
    elif effective_on((*happenings(case.before.filings), event), event.of) is None:
        yield missing("the effective date is left out", ("of",), "give it in the registration")
    else:
        days = suspensions.suspended_days(case.record, event, names)
        copies = suspensions.copies_by_holder(event)
        facts = {name: copies[key_of(name)].isoformat() for name in names}
        yield compliant(
            f"{len(days)} days, from {min(days)} to {max(days)}, are added."
            if days
            else "The copies came before the notice: no days are added.",
            ("corrected_copies",),
            facts,
        )


@rule(
    "R3.c-suspended-sale",
    on=HolderSale,
    quote="such Holder will forthwith discontinue its disposition of Registrable Securities pursuant to the "
    "registration statement relating to such Registrable Securities until the receipt by such Holder of the copies",
    terms=("deemed_receipt_days",),
    readings=("Q01", "Q02", "Q66", *_GIVEN),
    mandatory=True,
)
def suspended_sale(case: Case[HolderSale]) -> Answers:
    """From its receipt of the notice until it has corrected copies a Holder sells nothing under the statement.

    Compliant: before the receipt, or when it has its copies; by another way than under the statement. Breach:
    after the receipt and before the copies. Confirm: on the day of the receipt itself, whether before it came.
    Missing: how it is sold, where a suspension is in force.
    """
    event = case.event
    if not rra_binds(case.record, event.date):
        yield not_applicable(NOT_BOUND)
    elif not is_holder(case.record, case.before, event.holder):
        yield not_applicable("The seller is no Holder under the Registration Rights Agreement.")
    else:
        yield replace(_under_suspension(case, event.holder or ""), subject=event.holder)


def _under_suspension(case: Case[HolderSale], name: str) -> Answer:
    """Return the answer on a sale by a Holder: the worst that a suspension in force says of it."""
    event, events = case.event, happenings(case.before.filings)
    if event.method not in (None, REGISTERED):
        return not_applicable("The sale is not made under a registration statement.")
    of_it = [
        each
        for each in case.before.filings.of(ProspectusSuspension)
        if event.of is None or each in suspensions.suspensions_of(events, event.of)
    ]
    stops = [each for each in of_it if _stops(case, each, name)]
    if stops and event.method is None:
        return missing("whether it is sold under the statement is left out", ("method",), "give `method`")
    if event.method is None:
        return not_applicable("No suspension is in force.")
    if not stops:
        return compliant("No suspension keeps the Holder from selling under the statement.", ("date",))
    came = min(day for each in stops if (day := _received(case, each, name)) is not None)
    if came == event.date:
        return confirm(f"The sale was made on {came} before the notice came that day.", ("date",))
    return breach(
        f"The notice came on {came}, and on {event.date} the Holder has no corrected copies.",
        ("date",),
        {"received": came.isoformat()},
        remedy="wait for the corrected prospectus",
    )


def _received(case: Case[HolderSale], each: ProspectusSuspension, name: str) -> date | None:
    """Return the day on which a Holder received the notice of a suspension, or None."""
    if each.notice is None or not Addressed((replace(each.notice, kind=None),), NOTICES).reaching(name):
        return None
    return rra_received(case.record, each.notice, READ_BY_HOLDER)


def _stops(case: Case[HolderSale], each: ProspectusSuspension, name: str) -> bool:
    """Say whether a suspension keeps a Holder from selling on the day of the sale."""
    came = _received(case, each, name)
    copies = suspensions.copies_by_holder(each).get(key_of(name))
    return (
        came is not None
        and came <= case.event.date
        and (copies is None or case.event.date < max(copies, came))
    )


RULES: tuple[Rule, ...] = (notice, corrected_copies, extension, suspended_sale)

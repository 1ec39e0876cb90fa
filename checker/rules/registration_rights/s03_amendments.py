"""RRA Section 3(a)(x): copies of an amendment before it is filed, and objections to it."""

from __future__ import annotations

from checker.model.events import Registration
from checker.replay.performance import performed_on
from checker.replay.record import COMPANY
from checker.replay.registration import drafts
from checker.replay.registration.bound import NOT_BOUND, happenings
from checker.replay.registration.concerned import included, of_registration
from checker.replay.registration.notice import business_days_before
from checker.replay.registration.parties import rra_binds
from checker.rules.rule import (
    Answers,
    Case,
    Duty,
    Rule,
    compliant,
    judgement,
    missing,
    not_applicable,
    rule,
)

NONE_INCLUDED = "No Registrable Securities are included in the registration."


def _why_not(case: Case[Registration]) -> str | None:
    """Return why Section 3 asks nothing of the Company in a registration; None if it does."""
    if not rra_binds(case.record, case.event.date):
        return NOT_BOUND
    return None if _holders(case) else NONE_INCLUDED


def _holders(case: Case[Registration]) -> tuple[str, ...]:
    """Return the RRA Holders whose securities are in the registration."""
    found = of_registration(happenings(case.before.filings), case.event)
    return tuple(one.name for one in included(case.record, case.before, found))


@rule(
    "R3.a.x-amendment-copy",
    on=Registration,
    quote="having been furnished with a copy thereof at least two business days prior to the filing thereof to the "
    "extent reasonably possible",
    terms=("amendment_copy_days",),
    readings=("Q01", "Q02", "Q68"),
)
def amendment_copy(case: Case[Registration]) -> Answers:
    """Holders have a copy of an amendment or supplement two business days before it is filed, if possible.

    Compliant: filing on Fri 15 November 2002, copies on Wed 13 November. Judgement: later, or none: whether two
    days were reasonably possible is weighed. Missing: the day of filing, of the copies, or copies to a Holder
    while there is time. Not applicable: no amendment is shown among the drafts.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    amendments = drafts.amendments(case.event)
    if not amendments:
        yield not_applicable("No amendment or supplement is shown among the drafts.")
        return
    if case.event.filing_date is None:
        yield missing("the day of filing is left out", ("filing_date",), "give `filing_date`")
        return
    last = business_days_before(case.record, case.event.filing_date, "amendment_copy_days", COMPANY)
    served = drafts.served(amendments, _holders(case))
    yield Duty(
        who="Company",
        to="the Holders",
        what="furnish a copy of the amendment or supplement",
        due=last,
        counted_from=case.event.filing_date,
        count=f"{case.record.days('amendment_copy_days')} business days before the filing",
        done=served.last or performed_on(case.matter, case.event, "R3.a.x-amendment-copy"),
        backward=True,
    )
    if served.undated:
        yield missing("the day on which a draft was delivered is left out", ("drafts",), "give `delivered`")
    elif served.last is not None and served.last <= last:
        yield compliant(f"Every Holder has a copy by {served.last}, in time by {last}.", ("drafts",))
    elif served.last is None and case.as_of <= last:
        yield missing(
            f"no copy to {' and '.join(served.without)} is shown; it is due by {last}",
            ("drafts",),
            "list it under `drafts` with `to`, `delivered` and `document`",
        )
    else:
        yield judgement(
            f"Not every Holder has a copy by {last}; whether that was reasonably possible is to be weighed.",
            ("drafts",),
            remedy=f"file later, or have counsel determine that {last} was not reasonably possible",
        )


@rule(
    "R3.a.x-objection",
    on=Registration,
    quote="not file any amendment or supplement to such registration statement or prospectus to which any Holder shall "
    "have reasonably objected in writing",
    readings=("Q68",),
)
def objection(case: Case[Registration]) -> Answers:
    """Nothing is filed to which any Holder, included or not, has reasonably objected in writing.

    Compliant: nobody has objected. Judgement: an objection is pending: whether it is reasonable is weighed, and
    a determination settles it.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    names = [each.holder or "somebody" for each in case.event.objections]
    if not names:
        yield compliant("No Holder has objected.", ("objections",))
    else:
        yield judgement(
            f"{' and '.join(names)} objected; whether reasonably, on grounds of the Securities Act, is to be weighed.",
            ("objections",),
            remedy="change the draft until the objection is withdrawn, or record counsel's determination with "
            "`rule: R3.a.x-objection` and `outcome`",
        )


RULES: tuple[Rule, ...] = (amendment_copy, objection)

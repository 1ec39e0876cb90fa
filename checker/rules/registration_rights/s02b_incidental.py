"""RRA Section 2(b): an Incidental Registration, and the notice thirty days before it is filed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.calendars.counting import days_after, days_before
from checker.model.events import Registration
from checker.replay.registration.bound import why_not_rra
from checker.replay.registration.bracket import BRACKET_READINGS, notice_excused
from checker.replay.registration.covered import EMPLOYEE_PLAN, RULE_145, S_4, incidental
from checker.replay.registration.notice import READ_BY_COMPANY
from checker.replay.registration.notified import NOTICE_READINGS, Notified, notified
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import rra_holders
from checker.replay.registration.windows import INCIDENTAL
from checker.replay.registration.words import form_of, is_debt, on_form
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    missing,
    not_applicable,
    rule,
)

FROM_RECEIPT = "R1"
# Forms made for employee plans and for mergers: on them the purpose must be known.
ONLY_FOR_PLANS = "S-8"


@rule(
    "R2.b-covered",
    on=Registration,
    quote="determine to register under the Securities Act any shares of its capital stock or other securities",
    terms=("signing_date",),
    readings=("Q31", "Q33", "Q68"),
)
def covered(case: Case[Registration]) -> Answers:
    """Section 2(b) covers every registration of securities, whoever asks for it, with two exclusions.

    Compliant: it is covered, so that each Holder is notified. Not applicable: solely for an employee or
    similar plan; a Rule 145 transaction on Form S-4; a demand of the Holders themselves (Q31 b); plain debt
    (Q33 R2). Missing: on Form S-4 or S-8, whether it is for such a purpose; for a Rule 145 transaction, the form.
    """
    event = case.event
    if (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
    elif event.only_for is None and _special_form(event):
        yield missing(
            f"whether the registration on Form {form_of(event.form)} is solely for an employee plan, for a Rule 145 "
            "transaction or for neither is left out",
            ("form",),
            "give `only_for: employee_plan`, `rule_145` or `none`",
        )
    elif _unsaid_form(event):
        yield missing(
            "on which form the Rule 145 transaction is registered is left out: only one on Form S-4 is excluded",
            ("form",),
            "give `form`, such as S-4",
        )
    elif event.only_for == EMPLOYEE_PLAN:
        yield not_applicable("It is solely for an employee or similar benefit plan (2(b)(i)).")
    elif incidental(case.record, event):
        yield compliant("It is an Incidental Registration: each Holder is notified of it.", ("securities",))
    elif event.only_for == RULE_145:
        yield not_applicable("It is for a Rule 145 transaction, on Form S-4 (2(b)(ii)).")
    else:
        yield not_applicable("Section 2(b) does not cover it as its words are read.")


@rule(
    "R2.b-notice",
    on=Registration,
    quote="on each such occasion the Company will notify each Holder of such determination at least thirty (30) "
    "days prior to the filing of such registration statement",
    terms=("incidental_notice_days", "deemed_receipt_days", "requisite_majority", "signing_date"),
    readings=("Q04", "Q31", "Q33", "Q34", "Q68", *NOTICE_READINGS, *BRACKET_READINGS),
)
def notice(case: Case[Registration]) -> Answers:
    """Each Holder is notified of a registration at least thirty days before it is filed: one answer for each.

    Compliant: in hand on the thirtieth day before the filing, the first day not counted and the last one in.
    Breach: on the twenty-ninth; to all Holders but one; by a method that 9(b) does not list; none when the
    last day has passed; only one that is older than the determination. Missing: none yet; the day of the
    filing; how or when a notice went. Whether a letter counts from its deemed receipt or its mailing is open (Q34).
    A demand of others may excuse it (Q30).
    """
    if (reason := _not_asked(case)) is not None:
        yield not_applicable(reason)
        return
    filing = case.event.filing_date
    if filing is None:
        yield missing(
            "the day of the filing is left out, before which each Holder is notified",
            ("filing_date",),
            "give `filing_date`, at least thirty days after the last Holder has its notice",
        )
        return
    days = case.record.days("incidental_notice_days")
    last = days_before(filing, days)
    told = list(_to_each(case))
    starts = [_start(case, each, last) for each in told]
    known = [start for start in starts if start is not None]
    yield Duty(
        who="Company",
        to="each Holder",
        what="notify of the determination to register",
        due=last,
        counted_from=filing,
        count=f"{days} days before the filing",
        done=max(known, default=None) if len(known) == len(starts) else None,
        backward=True,
    )
    if not told:
        yield not_applicable("There is no Holder any more.")
    for each, start in zip(told, starts, strict=True):
        if start is None or start > last:
            yield _not_told(case, each, start, last)
        else:
            yield _well_told(case, each, start, last)


def _not_asked(case: Case[Registration]) -> str | None:
    """Return why Section 2(b) asks for no notice of a registration; None if it does."""
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        return reason
    if case.event.only_for is None and _special_form(case.event):
        return "What the registration is for is left out."
    if _unsaid_form(case.event):
        return "The form of the Rule 145 transaction is left out."
    if not incidental(case.record, case.event):
        return "Section 2(b) does not cover the registration."
    if notice_excused(case.record, case.before, case.event):
        return "The managing underwriter has so determined in a demand of others, which excuses the notice."
    return None


def _special_form(event: Registration) -> bool:
    """Say whether a registration is on a form that is made for one of the two excluded purposes."""
    return on_form(event.form, S_4, ONLY_FOR_PLANS) and not is_debt(event)


def _unsaid_form(event: Registration) -> bool:
    """Say whether a Rule 145 transaction is registered on a form that is left out, on which its exclusion turns."""
    return event.only_for == RULE_145 and event.form is None


def _to_each(case: Case[Registration]) -> Iterator[Notified]:
    """Yield what each Holder has been sent, in the order of the register."""
    notices = addressed(case.record, case.event, INCIDENTAL)
    for holding in rra_holders(case.record, case.before):
        yield notified(case.record, notices, holding.name)


def _start(case: Case[Registration], told: Notified, last: date) -> date | None:
    """Return the day from which the thirty days run for a Holder: of its receipt, or of the giving (Q34)."""
    if told.given is None or told.received is None:
        return told.received or told.given
    if (told.given <= last) == (told.received <= last):
        return told.received
    return told.received if case.record.reading("Q34", READ_BY_COMPANY) == FROM_RECEIPT else told.given


def _well_told(case: Case[Registration], told: Notified, start: date, last: date) -> Answer:
    """Return the answer on one Holder who is well notified."""
    tail = " (planned: compliant if done by then)" if start > case.as_of else ""
    return compliant(
        f"{told.holder} is notified on {start}, at the latest {last}{tail}.",
        ("notices",),
        {"holder": told.holder, "notified": start.isoformat(), "last_day": last.isoformat()},
    )


def _not_told(case: Case[Registration], told: Notified, start: date | None, last: date) -> Answer:
    """Return the answer on one Holder who is not well notified."""
    facts = {"holder": told.holder, "last_day": last.isoformat()}
    if start is not None:
        days = case.record.days("incidental_notice_days")
        return breach(
            f"{told.holder} is notified only on {start}; {last} was the last day.",
            ("notices",),
            {**facts, "notified": start.isoformat()},
            remedy=f"file on {days_after(start, days)} or later",
        )
    if told.unclear:
        return missing(
            f"how, or on what day, the notice to {told.holder} went is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    how = f"; one went {told.without_effect}" if told.without_effect else ""
    if case.as_of <= last:
        return missing(
            f"no notice to {told.holder} is shown{how}; in hand by {last} it permits the filing",
            ("notices",),
            "list it under `notices` with `to`, `kind: notice-of-incidental-registration`, `method`, `received`",
        )
    return breach(
        f"No notice reached {told.holder} by {last}{how}.",
        ("notices",),
        facts,
        remedy="notify it now, and file thirty days after that or later",
    )


RULES: tuple[Rule, ...] = (covered, notice)

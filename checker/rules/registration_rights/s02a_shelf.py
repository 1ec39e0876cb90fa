"""RRA Section 2(a)(ii): the Shelf Registration at the mandatory conversion."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.model.events import MandatoryConversion, RegistrationStatus
from checker.replay.filings import ended_on
from checker.replay.performance import performed_on
from checker.replay.registration.bound import every, why_not_rra
from checker.replay.registration.joining import WINDOW_READINGS, windows_of
from checker.replay.registration.notified import Notified, notified
from checker.replay.registration.occasion import addressed
from checker.replay.registration.parties import rra_holders
from checker.replay.registration.shelf import added_days, shelf_effective_on, shelf_end
from checker.replay.registration.windows import SHELF
from checker.replay.registration.words import form_of
from checker.rules.registration_rights.taking_part import joining_duties
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    not_applicable,
    rule,
)

ALL_ARE_NOTIFIED = "b"
ALL_SOLD = "all_sold"
ASK = "have its request for the shelf received by the Company"


@rule(
    "R2.a.ii-shelf-effective",
    on=MandatoryConversion,
    quote="as a condition to the mandatory conversion of the Series A Preferred Stock pursuant to the Certificate of "
    "Designation designating the Series A Preferred Stock, the Company shall file and cause to become effective at "
    "the time set forth in the Certificate of Designation a shelf registration statement",
    terms=("signing_date",),
    readings=("Q68",),
)
def shelf_effective(case: Case[MandatoryConversion]) -> Answers:
    """The shelf is effective at the time that the Certificate of Designation sets, or there is no conversion.

    Compliant: effective on that day, or before. Breach: a day later; or not yet when that day is past: the duty
    is absolute, and the conversion stops. Missing: the Certificate's day; the day of effectiveness, while the
    Certificate's is still to come.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    due, effective = case.event.shelf_due, shelf_effective_on(case.record, case.event)
    if due is None:
        yield missing(
            "the time that the Certificate of Designation sets for the shelf is left out",
            ("shelf_due",),
            "give `shelf_due`, the day by which the Certificate wants the shelf effective",
        )
        return
    yield Duty(
        who="Company",
        to="Holders",
        what="have the Shelf Registration effective",
        due=due,
        counted_from=case.event.date,
        count="the time set forth in the Certificate of Designation",
        done=effective,
    )
    if effective is not None and effective <= due:
        tail = " (planned: compliant if done by then)" if effective > case.as_of else ""
        yield compliant(f"The shelf is effective on {effective}, by {due}{tail}.", ("shelf_effective_date",))
    elif effective is not None or case.as_of > due:
        when = f"only on {effective}" if effective is not None else f"not by {due}"
        yield breach(
            f"The shelf is effective {when}; the Certificate of Designation wants it by {due}.",
            ("shelf_effective_date",),
            remedy="stop the mandatory conversion until the shelf is effective, or have the Requisite Holders waive",
        )
    else:
        yield missing(
            f"the day on which the shelf becomes effective is left out; by {due} it permits the conversion",
            ("shelf_effective_date",),
            "give `shelf_effective_date`, or the status `effective` later",
        )


@rule(
    "R2.a.ii-form",
    on=MandatoryConversion,
    quote="on Commission Form S-3 or another appropriate form pursuant to Rule 415 under the Securities Act",
    terms=("signing_date",),
    readings=("Q68",),
    mandatory=True,
)
def form(case: Case[MandatoryConversion]) -> Answers:
    """The shelf is on Form S-3 or another form that is appropriate for Rule 415.

    Confirm: that the form is appropriate for a delayed or continuous offering is for a person.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    which = f"Form {form_of(case.event.form)}" if case.event.form else "The form that will be used"
    yield confirm(f"{which} is appropriate for a shelf under Rule 415.", ("form",))


@rule(
    "R2.a.ii-period",
    on=MandatoryConversion,
    quote="to keep such Shelf Registration continuously effective for a period of one year following the mandatory "
    "conversion of the Series A Preferred Stock or, if earlier, until all Registrable Securities covered thereby "
    "have been sold",
    terms=("shelf_years", "signing_date"),
    readings=("Q27", "Q68"),
)
def period(case: Case[MandatoryConversion]) -> Answers:
    """The Company uses best efforts to keep the shelf effective for a year after the mandatory conversion.

    Compliant: all was sold, or the year is over. Confirm: it still runs. Judgement: it ended before, and not
    because all was sold; best efforts may have been used. Days on which sales were prohibited are added
    (2(g)); when a year from 29 February ends is Q27.
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    until, added = shelf_end(case.record, case.event), added_days(case.record, case.event)
    ended = ended_on(every(case.record), case.event.id)
    sold = ended is not None and ended.status == ALL_SOLD
    yield Duty(
        who="Company",
        to="Holders",
        what="keep the Shelf Registration effective",
        keeps=True,
        due=until,
        counted_from=case.event.date,
        count="one year" + (f" and {added} days" if added else ""),
        done=_kept(ended, until, case.as_of),
    )
    facts = {"shelf_end": until.isoformat(), "days_added": str(added)}
    if ended is not None and not sold and ended.date < until:
        told = judgement(
            f"The shelf ended on {ended.date}, before {until}, and not because all was sold.",
            (),
            facts,
            remedy="record what was done to keep it effective, and who finds that those were best efforts",
        )
    elif sold or case.as_of > until:
        told = compliant("The shelf was kept until all was sold, or through its period.", (), facts)
    else:
        told = confirm(f"Best efforts to keep the shelf effective through {until}.", (), facts)
    yield replace(told, counts=False)


def _kept(ended: RegistrationStatus | None, until: date, as_of: date) -> date | None:
    """Return the day on which nothing more was owed: all sold, or the last day once it has passed."""
    if ended is not None and ended.date <= until:
        return ended.date if ended.status == ALL_SOLD else None
    return until if as_of > until else None


@rule(
    "R2.a.ii-notice",
    on=MandatoryConversion,
    quote="with respect to all the Registrable Securities requested by such Holders to be included in such shelf "
    "registration statement",
    terms=("deemed_receipt_days", "requested_join_days", "signing_date"),
    readings=("Q28", "Q68", *WINDOW_READINGS),
)
def notice(case: Case[MandatoryConversion]) -> Answers:
    """Each Holder is told of the shelf before it is effective, so that it can ask to be included in it.

    Confirm: given so many days before the shelf is effective; "promptly" has no number. Missing: none yet, and the
    shelf is still to become effective; how or when it went. Breach: none by then, or only later. Compliant: none
    is owed, if the notice of Section 2(a)(i) is not one of the shelf (Q28 a).
    """
    if (reason := why_not_rra(case.record, case.event.date)) is not None:
        yield not_applicable(reason)
        return
    holders = rra_holders(case.record, case.before)
    if not holders:
        yield not_applicable("There is no Holder any more.")
        return
    if case.record.reading("Q28") != ALL_ARE_NOTIFIED:
        yield from (compliant(f"No notice of the shelf is owed to {each.name}.") for each in holders)
        return
    windows = windows_of(case.record, case.before, case.event, SHELF, "requested_join_days")
    yield from joining_duties(case.record, windows, ASK)
    last = shelf_effective_on(case.record, case.event) or case.event.shelf_due or case.event.date
    done = performed_on(case.matter, case.event, "R2.a.ii-notice")
    notices = addressed(case.record, case.event, SHELF)
    for holding in holders:
        found = notified(case.record, notices, holding.name)
        given = found.given or done
        yield _not_told(found, last, case.as_of) if given is None else _told(holding.name, given, last)


def _told(holder: str, given: date, last: date) -> Answer:
    """Return the answer on a notice of the shelf to one Holder that is given, or planned."""
    facts = {"holder": holder, "given": given.isoformat(), "shelf": last.isoformat()}
    if given > last:
        said = f"{holder} is told of the shelf only on {given}, after it became effective on {last}."
        return breach(said, ("notices",), facts, remedy="add by amendment whoever still asks")
    days = (last - given).days
    return confirm(
        f"{holder} is told of the shelf on {given}, {days} days before it is effective; promptly has no number.",
        ("notices",),
        facts,
    )


def _not_told(found: Notified, last: date, as_of: date) -> Answer:
    """Return the answer on one Holder who has no good notice of the shelf."""
    if found.unclear:
        return missing(
            f"how, or on what day, the notice to {found.holder} went is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    how = f"; one went {found.without_effect}" if found.without_effect else ""
    if as_of <= last:
        return missing(
            f"no notice of the shelf to {found.holder} is shown{how}; it has twenty days to ask for inclusion",
            ("notices",),
            "list it under `notices` with `to`, `kind: shelf-notice`, `method`, `received`",
        )
    return breach(
        f"{found.holder} had no notice of the shelf by {last}{how}.",
        ("notices",),
        {"holder": found.holder, "shelf": last.isoformat()},
        remedy="give it now, and add by amendment whoever asks",
    )


RULES: tuple[Rule, ...] = (shelf_effective, form, period, notice)

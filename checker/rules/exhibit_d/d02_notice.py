"""Exhibit D Section 2(a): which registrations call for notice, and the notice to each Holder."""

from __future__ import annotations

from datetime import date

from checker.model.delivery import States
from checker.model.events import MandatoryConversion, Registration
from checker.model.numbers import counted_days
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.exhibit_d_notices import Notified, Standing, notified
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.registration.shelf import shelf_effective_on
from checker.replay.registration.words import unknown_securities
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

NOT_COVERED = "Section 2 of Exhibit D does not cover this registration."
UNSAID = "Whether Section 2 of Exhibit D covers it turns on what is registered."
JURISDICTIONS = "jurisdictions"


@rule(
    "D2.a-covered",
    on=Registration,
    quote="If Company shall determine to register any of its Common Stock or securities convertible into or "
    "exchangeable or exercisable for Common Stock either for its own account or for the account of any Other "
    "Shareholder",
    terms=("signing_date",),
    readings=("J-3",),
)
def covered(case: Case[Registration]) -> Answers:
    """The Company registers Common Stock, or securities convertible into it, for itself or for Other Shareholders.

    Compliant: it does, so that each Holder under Exhibit D is notified and may ask to be included. Not
    applicable: solely employee benefit plans; solely a Rule 145 transaction (J-3, where resales are covered
    too); a form that does not permit secondary sales; plain debt; a demand under Section 4, which has its own
    notice; before the Warrant was signed. Missing: whether what is registered is, or can become, Common Stock.
    """
    if exhibit_d_covers(case.record, case.event) and unknown_securities(case.event):
        yield missing(
            f'whether "{case.event.securities}" are, or can be converted into, Common Stock is left out',
            ("securities",),
            "give `securities: common`, `convertible` or `debt`",
        )
    elif exhibit_d_covers(case.record, case.event):
        yield compliant(
            "Section 2 covers this registration: each Holder is notified and may ask to be in it."
        )
    elif begun_by(case.record, case.event) == EXHIBIT_D_DEMAND:
        yield not_applicable("A demand under Section 4 of Exhibit D has a notice of its own.")
    else:
        yield not_applicable(NOT_COVERED)


@rule(
    "D2.a.i-notice",
    on=(Registration, MandatoryConversion),
    quote="promptly give to each Holder written notice thereof",
    terms=("signing_date",),
    readings=("A-7", "J-3"),
)
def notice(case: Case[Registration | MandatoryConversion]) -> Answers:
    """Each Holder of a Warrant or of Warrant Shares is promptly given written notice, before the filing.

    Confirm: notice is given or planned, with the days elapsed since the Company determined to register;
    promptly has no number. Missing: no notice to a Holder is shown, and the filing still lies ahead; or the
    file does not say how or when it went. Breach: the registration was filed without notice to a Holder, or
    the notice comes after the filing; by fax or e-mail, to another address than Holder's (A-7), or older than the
    determination, it is none. The Shelf Registration of the RRA is one for the account of Other Shareholders, and is
    told of before it is effective.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    found = notified(case.record, case.before, case.event)
    if not found:
        yield not_applicable("There is no Holder under Exhibit D.")
    for each in found:
        yield _went(case, each)


@rule(
    "D2.a.i-jurisdictions",
    on=(Registration, MandatoryConversion),
    quote="which shall include a list of the jurisdictions in which Company intends to attempt to qualify such "
    "securities under the applicable blue sky or other state securities laws",
    terms=("signing_date",),
    readings=("A-7", "J-3"),
)
def jurisdictions(case: Case[Registration | MandatoryConversion]) -> Answers:
    """The notice lists the jurisdictions in which the Company intends to qualify the securities.

    Compliant: the notice to each Holder names at least one. Missing: a notice still to be given names none.
    Breach: a notice that has been given names none. Not applicable: no notice is shown, or none is due.
    """
    if (reason := _why_not(case)) is not None:
        yield not_applicable(reason)
        return
    found = [each for each in notified(case.record, case.before, case.event) if each.shown]
    if not found:
        yield not_applicable("No notice is shown that could list jurisdictions.")
    for each in found:
        if each.says(_lists_one):
            yield compliant(f"The notice to {each.name} lists the jurisdictions.", ("notices",))
        elif each.is_out(case.as_of):
            yield breach(
                f"The notice to {each.name} was given on {each.given} without a list of jurisdictions.",
                ("notices",),
                remedy="give notice again, with the list; the fifteen days run from its receipt",
            )
        else:
            yield missing(
                f"the notice to {each.name} lists no jurisdictions yet",
                ("notices",),
                "give `states: {jurisdictions: [...]}` in the notice",
            )


def _went(case: Case[Registration | MandatoryConversion], each: Notified) -> Answer:
    """Return the answer for one Holder's notice."""
    event = case.event
    day, what = _before(case)
    how = each.standing(day, case.as_of)
    other = f"; one went {each.without_effect}" if each.without_effect else ""
    again = "give the notice by hand, courier, certified or registered mail, and file after its fifteen days"
    if how is Standing.GIVEN and each.given is not None:
        planned = " (planned)" if each.given > case.as_of else ""
        told, facts = (
            f"The notice to {each.name} is given on {each.given}{planned}",
            {"given": str(each.given)},
        )
        if isinstance(event, Registration):
            elapsed = (each.given - event.date).days
            told, facts = (
                f"{told}, {counted_days(elapsed)} after the determination",
                {"days_elapsed": str(elapsed), **facts},
            )
        return confirm(f"{told}; promptly has no number.", ("notices",), facts)
    if how is Standing.AFTER_FILING:
        told = f"The notice to {each.name} is given only on {each.given}, after {what} on {day}."
        return breach(told, ("notices",), remedy=again)
    if how is Standing.UNSAID:
        return missing(
            f"how, or on what day, the notice reached {each.name} is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    if how is Standing.STILL_DUE:
        return missing(
            f"no notice to {each.name} of the registration is shown{other}; it is given promptly, before {what}",
            ("notices",),
            "list it under `notices` with `kind: notice-of-company-registration` (a plan has a date after as_of)",
        )
    told = f"No notice was given to {each.name} before {what} on {day}{other}."
    return breach(told, ("notices",), remedy=again)


def _why_not(case: Case[Registration | MandatoryConversion]) -> str | None:
    """Return why Section 2 asks for no notice; None if it does."""
    event = case.event
    if isinstance(event, MandatoryConversion):
        return None if exhibit_d_binds(case.record, event.date) else NOT_COVERED
    if not exhibit_d_covers(case.record, event):
        return NOT_COVERED
    return UNSAID if unknown_securities(event) else None


def _before(case: Case[Registration | MandatoryConversion]) -> tuple[date | None, str]:
    """Return the day before which notice is given, with its name: the filing, or a shelf's effectiveness."""
    if isinstance(case.event, Registration):
        return case.event.filing_date, "the filing"
    return shelf_effective_on(case.record, case.event) or case.event.shelf_due, "the shelf is effective"


def _lists_one(states: States) -> bool:
    """Say whether a notice names a jurisdiction."""
    return any(each.strip() for each in states.listed(JURISDICTIONS) or ())


RULES: tuple[Rule, ...] = (covered, notice, jurisdictions)

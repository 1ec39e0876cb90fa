"""Exhibit D Section 4: the notice of a demand, the elections to join it, and all of it registered in full."""

from __future__ import annotations

from math import floor

from msgspec.structs import replace

from checker.model.events import Registration, RegistrationDemand, RegistrationStatus
from checker.model.numbers import counted_days, exact
from checker.replay.delivery import given as given_on
from checker.replay.filings import named
from checker.replay.record import Record
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, begun_by
from checker.replay.registration.cutback import given, table_of
from checker.replay.registration.effective import made_effective
from checker.replay.registration.exhibit_d_notices import Notified, Standing, notified
from checker.replay.registration.exhibit_d_requests import asked, demanding, opened
from checker.replay.registration.holdings import EXHIBIT_D, key_of
from checker.replay.registration.parties import exhibit_d_binds
from checker.rules.exhibit_d.taking_part import Words, duties, effective, requested, waited
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

NOT_DEMANDED = "This registration was not demanded under Exhibit D."
TERM = "demand_election_days"
NOTHING_EFFECTIVE = "No registration becomes effective by it."
ELECTION = Words(
    noun="election",
    made="given",
    included="has included",
    verb="elect",
    days="business days to elect",
    last="election, due on",
)


@rule(
    "D4-notice",
    on=Registration,
    quote="the Company shall promptly notify all Holders of Warrants or Warrant Shares in writing of the receipt of "
    "such request",
    terms=("signing_date",),
    readings=("A-7",),
)
def notice(case: Case[Registration]) -> Answers:
    """All Holders of Warrants or of Warrant Shares are promptly notified of a demand, before the filing.

    Confirm: notice is given or planned, with the days elapsed since the demand; promptly has no number. Missing:
    no notice to a Holder is shown, and the filing still lies ahead; or how or when it went. Breach: filed
    without notice to a Holder, or the notice comes after the filing; by fax or e-mail, to another address than
    Holder's (A-7), or older than the demand, it is none. Not decided here: who else holds a warrant issued in
    connection with the lease (A-99).
    """
    if not _demanded(case.record, case.event):
        yield not_applicable(NOT_DEMANDED)
        return
    found = notified(case.record, case.before, case.event)
    if not found:
        yield not_applicable("There is no Holder under Exhibit D.")
    for each in found:
        yield _went(case, each)


@rule(
    "D4-election",
    on=Registration,
    quote="each such Holder may elect, by written notice to the Company within fifteen (15) business days from the "
    "date of such Holders's receipt of the Company's notice, to have its Warrant Shares included in such registration",
    terms=(TERM, "signing_date"),
    readings=("A-5",),
)
def election(case: Case[Registration]) -> Answers:
    """A Holder that joins a demand elects by notice within fifteen business days of its own receipt.

    Compliant: given on the fifteenth business day, for certified mail by its mailing; before any notice. No
    right: given later on every count; for more than the Holder has; by fax or e-mail. Judgement: in time by one
    count of business days and late by another (A-5). Missing: how many shares; how and when it was given. Each
    finding is about the Holder who elects.
    """
    if not _demanded(case.record, case.event):
        yield not_applicable(NOT_DEMANDED)
        return
    found = asked(case.record, case.before, case.event)
    if not found:
        yield not_applicable("No other Holder under Exhibit D elects to join.")
    for each in found:
        yield replace(requested(each, ELECTION), subject=each.name, counts=False)


@rule(
    "D4-window",
    on=(Registration, RegistrationStatus),
    quote="within fifteen (15) business days from the date of such Holders's receipt of the Company's notice",
    terms=(TERM, "signing_date"),
    readings=("A-5",),
)
def window(case: Case[Registration | RegistrationStatus]) -> Answers:
    """A registration that was demanded becomes effective only when the last Holder's time to elect has passed.

    Compliant: filed after the last of them; a status `effective` after it. Confirm: filed before, and
    effective after: who elects meanwhile is added by amendment. Breach: effective while a Holder may still elect.
    Missing: when a notice was received, from which its Holder's days run. Not applicable: nobody has been notified.
    """
    event = made_effective(case.record, case.event)
    if event is None or not _demanded(case.record, event):
        yield not_applicable(NOTHING_EFFECTIVE if event is None else NOT_DEMANDED)
        return
    found = opened(case.record, case.before, event)
    if isinstance(case.event, RegistrationStatus):
        yield effective(event, replace(found, effective=case.event.date), ELECTION)
        return
    made = {key_of(each.name): each.made for each in asked(case.record, case.before, event)}
    days = f"{case.record.days(TERM)} business days"
    yield from duties(found, "elect to join", days, made, demanding(case.before, event))
    yield waited(event, found, ELECTION)


@rule(
    "D4-no-cutback",
    on=Registration,
    quote="all Warrant Shares which the Company has been requested to register by Holder for sale, all to the extent "
    "requested",
    terms=(
        "company_registration_request_days",
        TERM,
        "deemed_receipt_days",
        "incidental_request_days",
        "signing_date",
    ),
    readings=("A-5", "J-19", "Q01", "Q02", "Q23", "Q64", "Q66", "Q68"),
)
def no_cutback(case: Case[Registration]) -> Answers:
    """Whoever demands, and whoever joins in time, has all its Warrant Shares registered: Section 4 has no cutback.

    Compliant: no allocation given leaves such a Holder less than it asked for. Breach: one does, even by an
    underwriter's limit (A-94).
    """
    if not _demanded(case.record, case.event):
        yield not_applicable(NOT_DEMANDED)
        return
    if case.event.allocation is None:
        yield compliant("No allocation is given that would cut a Holder back.", ("allocation",))
        return
    ours = table_of(case.record, case.before, case.event).of(EXHIBIT_D)
    shares = given(case.event, dict.fromkeys(ours, 0))
    short = {name: floor(wanted) for name, wanted in ours.items() if shares[name] < floor(wanted)}
    if short:
        facts = {name: f"asked {wanted}, given {exact(shares[name])}" for name, wanted in short.items()}
        yield breach(
            f"The allocation cuts back {', '.join(short)} in a demand, of which Section 4 knows nothing.",
            ("allocation",),
            facts,
            remedy="include it in full, or have it agree to the cutback in writing",
        )
    else:
        yield compliant("The allocation has every Holder's shares included in full.", ("allocation",))


def _demanded(record: Record, event: Registration) -> bool:
    """Say whether a registration was demanded under Exhibit D, since the Warrant was signed."""
    return begun_by(record, event) == EXHIBIT_D_DEMAND and exhibit_d_binds(record, event.date)


def _went(case: Case[Registration], each: Notified) -> Answer:
    """Return the answer for one Holder's notice of a demand."""
    event = case.event
    how = each.standing(event.filing_date, case.as_of)
    other = f"; one went {each.without_effect}" if each.without_effect else ""
    again = "give the notice by hand, courier, certified or registered mail, and wait for the elections"
    if how is Standing.GIVEN and each.given is not None:
        demand = named(case.before.filings.of(RegistrationDemand), event.demand)
        paper = demand.delivery if isinstance(demand, RegistrationDemand) else None
        since = given_on(paper) or (demand.date if demand is not None else event.date)
        elapsed = (each.given - since).days
        planned = " (planned)" if each.given > case.as_of else ""
        return confirm(
            f"The notice to {each.name} is given on {each.given}{planned}, {counted_days(elapsed)} after the "
            "demand; promptly has no number.",
            ("notices",),
            {"days_elapsed": str(elapsed), "given": each.given.isoformat()},
        )
    if how is Standing.AFTER_FILING:
        told = f"The notice to {each.name} is given only on {each.given}, after the filing on {event.filing_date}."
        return breach(told, ("notices",), remedy=again)
    if how is Standing.UNSAID:
        return missing(
            f"how, or on what day, the notice reached {each.name} is left out",
            ("notices",),
            "give its `method`, `sent` and `received`",
        )
    if how is Standing.STILL_DUE:
        return missing(
            f"no notice of the demand to {each.name} is shown{other}; it is given promptly, before the filing",
            ("notices",),
            "list it under `notices` with `kind: notice-of-exhibit-d-demand` (a plan has a date after as_of)",
        )
    told = (
        f"No notice of the demand was given to {each.name} before the filing on {event.filing_date}{other}."
    )
    return breach(told, ("notices",), remedy=again)


RULES: tuple[Rule, ...] = (notice, election, window, no_cutback)

"""Both agreements at once: what each event obliges under the other (X-01 to X-06)."""

from __future__ import annotations

from checker.model.events import Happening, MandatoryConversion, Registration, RegistrationDemand, Takedown
from checker.model.outcome import Outcome
from checker.replay.registration.begun import Basis, basis, unanswered
from checker.replay.registration.cutback import table_of
from checker.replay.registration.holdings import EXHIBIT_D, key_of
from checker.replay.registration.parties import exhibit_d_binds, rra_binds
from checker.replay.registration.trigger import INCIDENTAL, PIGGYBACK, obliged, resales_denied, trigger_of
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

ON_RRA_DEMAND = frozenset({"x02", "x04"})


@rule(
    "J-x01",
    on=Registration,
    quote="on each such occasion the Company will notify each Holder of such determination at least thirty (30) "
    "days",
    readings=("Q68",),
)
def company_registration(case: Case[Registration]) -> Answers:
    """The event is a registration of the Company: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. Missing: on whose initiative it
    is made; or, where a demand waits for its registration and no shares are the Company's, whether this is it.
    Judgement: Form S-3 is said to permit no secondary sales. Not applicable: it is not.
    """
    event, found = case.event, trigger_of(case.record, case.before, case.event)
    if not found:
        yield missing(
            "on whose initiative it is registered is left out",
            ("initiated_by",),
            "give `initiated_by`, or `demand` with the id of the demand that it answers",
        )
        return
    if found != "x01":
        yield not_applicable("This is not a registration of the Company.")
        return
    waiting = unanswered(case.record, case.before, event) if event.company_shares is None else None
    if waiting is not None:
        yield missing(
            f"a demand of {waiting.date} waits for its registration, the Company offers no shares of its own, and "
            "whether this registration answers it is left out",
            ("demand",),
            "give `demand` with its id, or the `company_shares` that the Company offers",
        )
        return
    told = obliged(case.record, event, f"{INCIDENTAL}; cutback by RRA 2(f)", PIGGYBACK)
    if resales_denied(event) and exhibit_d_binds(case.record, event.date):
        yield judgement(
            "Form S-3 is said to permit no secondary sales, which frees the Company of Exhibit D 2(a); by its General "
            "Instruction I.B.3 it permits them to whom it is open (RRA 2(c)).",
            ("secondary_sales_permitted",),
            told.facts,
            remedy="notify each Holder under Exhibit D, or have counsel say why the form permits none",
        )
        return
    yield compliant(f"This is a registration of the Company: {told.asked}.", facts=told.facts)


@rule(
    "J-x02",
    on=(Registration, RegistrationDemand),
    quote="Upon receipt of a written request pursuant to this subdivision (a) the Company shall promptly give "
    "written notice of such request to all Holders",
    readings=("Q68",),
)
def requested_registration(case: Case[Happening]) -> Answers:
    """The event is a Requested Registration: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. No right: it answers a demand
    that does not stand. Not owed (no duty): a demand to a Company that is not bound. Missing: by which demand it is
    made. Not applicable: it is not a Requested Registration.
    """
    event, found = case.event, trigger_of(case.record, case.before, case.event)
    unfounded = _unfounded(case, event) if found in ON_RRA_DEMAND else None
    if unfounded is not None:
        yield unfounded
        return
    if found != "x02":
        yield not_applicable("This is not a Requested Registration.")
        return
    if isinstance(event, RegistrationDemand) and not rra_binds(case.record, event.date):
        yield _declined("the demand")
        return
    told = obliged(
        case.record,
        case.event,
        "prompt notice, joinders received within 20 days (RRA 2(a)(i)), and notice by RRA 2(b)",
        f"{PIGGYBACK}; the Holder under Exhibit D ranks behind",
    )
    yield compliant(f"This is a Requested Registration: {told.asked}.", facts=told.facts)


@rule(
    "J-x03",
    on=MandatoryConversion,
    quote="the Company shall file and cause to become effective at the time set forth in the Certificate of "
    "Designation",
    readings=("Q68",),
)
def shelf_registration(case: Case[MandatoryConversion]) -> Answers:
    """The event is the Shelf Registration: what it obliges under either agreement is shown as facts.

    Compliant: always; whether each duty is met is for the rule of its clause.
    """
    told = obliged(
        case.record,
        case.event,
        "effective at the time of the Certificate, all Holders notified (RRA 2(a)(ii))",
        PIGGYBACK,
    )
    yield compliant(f"This is the Shelf Registration: {told.asked}.", facts=told.facts)


@rule(
    "J-x04",
    on=Registration,
    quote="Subject to subdivision (f), the Company may include in such Requested Registration other securities of the "
    "Company for sale",
    readings=("A-4", "A-91", "J-1", "J-19", "Q01", "Q02", "Q23", "Q31", "Q64", "Q66", "Q68"),
)
def demand_without_underwriter(case: Case[Registration]) -> Answers:
    """A demand of RRA Holders without an underwriter, in which others ask to be included: the agreements differ.

    The RRA lets others in only as a managing underwriter clears them, and there is none; Exhibit D has its Holder
    included, subject to older rights (J-1). Compliant: the Holder under Exhibit D stays out, or comes in, as the
    reading says. Breach: the other way. Both sides' consent (RRA 9(e)) settles it.
    """
    event = case.event
    if trigger_of(case.record, case.before, event) != "x04":
        yield not_applicable("This is no demand without an underwriter in which others ask to be included.")
        return
    asking = table_of(case.record, case.before, event).of(EXHIBIT_D)
    if not asking:
        yield not_applicable("No Holder under Exhibit D asks to be included.")
        return
    given = {key_of(name): shares for name, shares in (event.allocation or {}).items()}
    included = any(given.get(key_of(name), 0) > 0 for name in asking)
    if event.allocation is None and case.record.decided("J-1"):
        # Nothing said, the registration is made as counsel reads the agreements; until then RRA Holders go alone.
        included = case.record.reading("J-1") == "R2"
    if included == (case.record.reading("J-1") == "R2"):
        how = "comes in" if included else "stays out"
        yield compliant(f"The Holder under Exhibit D {how}.", ("allocation",))
    else:
        how = "is let in beside RRA Holders" if included else "is left out"
        yield breach(
            f"The Holder under Exhibit D {how}, though nobody could clear it.",
            ("allocation",),
            remedy="ask the Requisite Holders for a consent to this one registration (RRA 9(e))",
        )


@rule(
    "J-x05",
    on=Takedown,
    quote="in order to effect a sale of Registrable Securities under such Shelf Registration pursuant to an "
    "underwritten offering",
    readings=("J-2", "Q68"),
)
def take_down(case: Case[Takedown]) -> Answers:
    """A take-down from an effective shelf: no registration statement is filed, so Exhibit D asks for no notice.

    Compliant: always, but under the remote reading J-2 R2, by which a notice is owed. Breach: then. Not owed (no
    duty): the Company is not bound by the Registration Rights Agreement.
    """
    if not rra_binds(case.record, case.event.date):
        yield _declined("the take-down")
    elif case.record.reading("J-2") == "R1":
        yield compliant(
            "A take-down files no registration statement; a courtesy notice to Exhibit D Holders does no harm.",
            facts={
                "under the RRA": "prompt notice, joinders received within 20 days (RRA 2(a)(iii))",
                "under Exhibit D": "none: nothing is filed",
            },
        )
    else:
        yield breach("A take-down is a registration of its own, and no notice of it is given.")


@rule(
    "J-x06",
    on=(Registration, RegistrationDemand),
    quote="the Company shall promptly notify all Holders of Warrants or Warrant Shares in writing of the receipt of "
    "such request",
    readings=("Q68",),
)
def exhibit_d_demand(case: Case[Happening]) -> Answers:
    """The event is a demand under Exhibit D: what it obliges under either agreement is shown as facts.

    Compliant: it is that; whether each duty is met is for the rule of its clause. No right: a registration answers
    a demand that does not stand. Missing: by which demand it is made. Not applicable: it is not a demand under
    Exhibit D, or there is no Warrant yet.
    """
    event = case.event
    if trigger_of(case.record, case.before, event) != "x06":
        yield not_applicable("This is not a demand under Exhibit D.")
        return
    if isinstance(event, RegistrationDemand) and not exhibit_d_binds(case.record, event.date):
        yield not_applicable("There is no Warrant yet, and no Exhibit D.")
        return
    unfounded = _unfounded(case, event)
    if unfounded is not None:
        yield unfounded
        return
    told = obliged(
        case.record,
        case.event,
        f"{INCIDENTAL}; RRA 2(f) does not apply",
        (
            "prompt notice to all Holders, elections within 15 business days, best efforts as "
            "expeditiously as possible (Exhibit D 4)"
        ),
    )
    yield compliant(f"This is a demand under Exhibit D: {told.asked}.", facts=told.facts)


def _unfounded(case: Case[Happening], event: Happening) -> Answer | None:
    """Return what is wrong with the demand that a registration is said to answer; None if nothing is."""
    if not isinstance(event, Registration):
        return None
    stands = basis(case.record, case.before, event)
    if stands is Basis.LEFT_OUT:
        return missing(
            "by which demand it is made is left out",
            ("demand",),
            "give `demand` with the id of a `registration_demand` in `history` or before it under `proposed`",
        )
    if stands is Basis.FAILED:
        return no_right(
            f"The demand {event.demand} does not stand: there is no request of those who may make it to answer.",
            ("demand",),
            remedy="have the demand made good, or register on the Company's own initiative",
        )
    return None


def _declined(what: str) -> Answer:
    """Return the answer for a request to a Company that has not taken over the Registration Rights Agreement."""
    return Answer(
        Outcome.NO_DUTY,
        f"Group is not bound by the Registration Rights Agreement and may decline {what}.",
        remedy="the Company may agree to it all the same; or have the agreement taken over (Q68)",
    )


RULES: tuple[Rule, ...] = (
    company_registration,
    requested_registration,
    shelf_registration,
    demand_without_underwriter,
    take_down,
    exhibit_d_demand,
)

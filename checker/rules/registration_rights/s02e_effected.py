"""RRA Section 2(e): when a registration counts as effected."""

from __future__ import annotations

from msgspec.structs import replace

from checker.model.events import RegistrationStatus
from checker.model.outcome import Outcome
from checker.replay.registration.bound import happenings, why_not_rra
from checker.replay.registration.counted import (
    AS_WRITTEN,
    CLOSING_FAILED,
    NOT_CLOSED,
    NOT_EFFECTIVE,
    STOP_ORDER,
    Fate,
    fate,
    is_holder,
    requested,
    used,
)
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    compliant,
    confirm,
    missing,
    not_applicable,
    rule,
)


@rule(
    "R2.e-effected",
    on=RegistrationStatus,
    quote="shall not be deemed to have been effected unless it has become effective with the Commission",
    terms=("signing_date",),
    readings=("Q18", "Q39", "Q68"),
)
def effected(case: Case[RegistrationStatus]) -> Answers:
    """A Requested Registration counts as effected when it is effective, unless it is interfered with or not closed.

    Compliant: effective; a stop order by a Holder's misstatement; a closing that fails solely by a Holder's
    act: it is one of the three. No right: a stop order for another reason, a closing that fails by mixed or
    another's fault: the Company may not count it. Confirm: withdrawn before it was effective. Missing: by whom,
    or whether solely. An order after all was sold is Q39. None of this counts to the verdict: it says what
    the status does to the three.
    """
    event = case.event
    if (reason := why_not_rra(case.record, event.date)) is not None:
        yield not_applicable(reason)
        return
    if event.status is None:
        yield missing("what became of the registration is left out", ("status",), "give `status`")
        return
    events = (*happenings(case.before.filings), event)
    if not requested(events, event.of):
        yield not_applicable("It is no Requested Registration under Section 2(a)(i), and none of the three.")
        return
    if (lacking := _lacking(case)) is not None:
        yield lacking
        return
    found = fate(case.record, events, event.of, event.date)
    facts = {"demands_used": str(used(case.record, events, event.date))}
    yield replace(_told(case, found), counts=False, facts=facts)


def _lacking(case: Case[RegistrationStatus]) -> Answer | None:
    """Return the answer where the fact is left out on which it turns whether the registration counts."""
    event = case.event
    if event.status not in (STOP_ORDER, CLOSING_FAILED):
        return None
    if event.caused_by is None:
        return missing(
            "by whose misrepresentation, act or omission it came about is left out",
            ("status",),
            "give `caused_by`: a Holder's name, the Company's, or another's",
        )
    if event.status == CLOSING_FAILED and event.solely is None and is_holder(case.record, event.caused_by):
        return missing(
            f"whether the closing failed solely by reason of {event.caused_by} is left out",
            ("status",),
            "give `solely: true` or `false`",
        )
    return None


def _told(case: Case[RegistrationStatus], found: Fate) -> Answer:
    """Return the answer on a registration of which everything is known."""
    at = ("status",)
    if found.counts:
        return compliant("It is effected, and one of the three Requested Registrations.", at)
    if found.why == NOT_EFFECTIVE:
        return confirm("It has not become effective, and does not count as effected.", at)
    if found.why == NOT_CLOSED:
        said = "The conditions to closing were not satisfied, and not solely by a Holder's act or omission: "
        return Answer(
            Outcome.NO_RIGHT, f"{said}it is not deemed effected, and a demand is owed for it.", at=at
        )
    if found.after_all_sold and case.record.reading("Q39") != AS_WRITTEN:
        return compliant("The order came after all was sold: it is effected all the same.", at)
    said = "It was interfered with for a reason other than a Holder's misrepresentation or omission: "
    return Answer(Outcome.NO_RIGHT, f"{said}it is not deemed effected, and a demand is owed for it.", at=at)


RULES: tuple[Rule, ...] = (effected,)

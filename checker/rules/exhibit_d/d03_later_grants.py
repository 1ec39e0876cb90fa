"""Exhibit D Section 3: notice of later grants, the Holder's opinion, its election, and what follows from it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from checker.model.events import GrantRegistrationRights, MfnResponse
from checker.replay.delivery import is_listed
from checker.replay.record import HOLDER
from checker.replay.registration.bound import NOT_BOUND
from checker.replay.registration.grants import (
    IN_EFFECT_READINGS,
    RRA_COMPARED,
    RRA_TERMS,
    binds,
    later_than_the_warrant,
    may_bind,
)
from checker.replay.registration.later_grants import (
    ELECTION,
    OPINION,
    TERM,
    Told,
    answered_on,
    grant_of,
    is_holder,
    notified,
    opinion_given,
    responder,
    to_be_told,
)
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.registration.step_up import loop_facts, rounds
from checker.replay.registration.waived import WAIVER_READINGS, instrument_named
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Duty,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

IS_A_GRANT = "a"
OPINION_IS_A_CONDITION = "R1"
STATED_OPINION = "opinion"


@rule(
    "D3-notice-of-grant",
    on=GrantRegistrationRights,
    quote="Company shall promptly give to Holder written notice thereof",
    terms=("grant_opinion_days", "signing_date", "term_first_day"),
    readings=("A-1", "A-4"),
)
def notice_of_grant(case: Case[GrantRegistrationRights]) -> Answers:
    """Every later grant of registration rights to another is promptly notified to each Holder, however poor it is.

    Confirm: given, with the days elapsed, or to be given; promptly has no number. Not applicable: the
    grant is not later than the date of the Warrant (A-1); the only Holder is the one who gets the rights.
    """
    event, record = case.event, case.record
    names = to_be_told(record, case.before, event)
    if not exhibit_d_binds(record, event.date) or not later_than_the_warrant(record, event.date):
        yield not_applicable("The grant is not later than the date of the Warrant (A-1).")
        return
    if not names:
        yield not_applicable("The only Holder is the one who gets the rights: nobody is to be notified.")
        return
    found = [notified(record, case.before, event, name) for name in names]
    for each in found:
        yield Duty(
            who="Company",
            to=each.holder,
            what="give promptly written notice of the grant, with a copy of the rights",
            # Promptly has no number: while it is not given, it is due today.
            due=max(event.date, each.given or case.as_of),
            counted_from=event.date,
            count="promptly, no number of days",
            done=each.given,
            even_if_prohibited=True,
        )
    yield confirm(
        " ".join(each.sentence(event.date, case.as_of) for each in found),
        ("notices",),
        {each.holder: "not given" if each.given is None else f"given on {each.given}" for each in found},
        remedy="send the notice by certified mail, with a copy of the rights granted",
        counts=False,
    )


@rule(
    "D3-opinion",
    on=(GrantRegistrationRights, MfnResponse),
    quote="Holder shall so notify Company within thirty (30) days of receipt of the foregoing notice from Company",
    terms=("grant_opinion_days", "signing_date", "term_first_day"),
    readings=("A-1", "A-4"),
)
def opinion(case: Case[GrantRegistrationRights | MfnResponse]) -> Answers:
    """The Holder says within thirty days of receipt of the notice that in its opinion the rights are better.

    Compliant: given on day 30, by hand, or by certified mail that was mailed that day. No right: given on day
    31; by a way that Section 14 does not know; by somebody who is no Holder. Missing: who answers, when there
    are several; when the notice came; how and when the opinion went.
    """
    event = case.event
    if isinstance(event, GrantRegistrationRights):
        yield from _opinions_due(case, event)
    elif event.kind is None:
        yield missing("whether it is an opinion or an election is left out", ("kind",), "give `kind`")
    elif event.kind != OPINION:
        yield not_applicable("This is no opinion.")
    else:
        yield replace(_opinion(case, event), subject=responder(case.record, case.before, event))


def _opinions_due(case: Case[Any], event: GrantRegistrationRights) -> Answers:
    """Yield the last day of each Holder's opinion, as far as its receipt of the notice is known."""
    record = case.record
    if not exhibit_d_binds(record, event.date) or not later_than_the_warrant(record, event.date):
        yield not_applicable("The grant is not later than the date of the Warrant (A-1).")
        return
    for name in to_be_told(record, case.before, event):
        each = notified(record, case.before, event, name)
        if each.received is not None and each.last is not None:
            yield Duty(
                who=name,
                to="Company",
                what="say that it holds the rights to be more favorable",
                due=each.last,
                counted_from=each.received,
                count=f"{record.days(TERM)} days",
                done=opinion_given(record, case.before, event.id, name),
                right=True,
            )
    yield not_applicable("Whether the rights are better is for each Holder to say after the notice.")


def _opinion(case: Case[Any], event: MfnResponse) -> Answer:
    """Return the answer on an opinion of a known Holder."""
    wrong = _not_to_be_judged(case, event)
    if wrong is not None:
        return wrong
    told, day = _notice(case, event), answered_on(event)
    if day is None or told.last is None or told.received is None:
        return missing(
            "the days of the notice and of the opinion are not both known", ("delivery",), "give both"
        )
    facts = told.facts(day)
    if day <= told.last:
        return compliant(f"The opinion was given on {day}, by {told.last}.", ("delivery",), facts)
    return no_right(
        f"The opinion was given on {day}, after {told.last}.",
        ("delivery",),
        facts,
        remedy="elect all the same; whether that is open without it is for counsel (A-95)",
    )


@rule(
    "D3-election",
    on=MfnResponse,
    quote="Holder shall have the right, upon notice to Company after receipt of the Company's notice to Holder",
    terms=("grant_opinion_days",),
    readings=("A-4", "A-95"),
)
def election(case: Case[MfnResponse]) -> Answers:
    """After the Company's notice the Holder may at any time elect to take the rights over.

    Compliant: after an opinion within the thirty days; an election in time that states the opinion. No right: before
    the notice; to a grant that was not made; by a way that Section 14 does not know. Judgement: without an
    opinion in time, which may be a condition (A-95). Missing: who elects, when the notice came, how the election
    went.
    """
    event = case.event
    if event.kind != ELECTION:
        yield not_applicable("This is no election.")
    else:
        yield replace(_election(case, event), subject=responder(case.record, case.before, event))


def _election(case: Case[Any], event: MfnResponse) -> Answer:
    """Return the answer on an election of a known Holder."""
    wrong = _not_to_be_judged(case, event)
    if wrong is not None:
        return wrong
    told, day = _notice(case, event), answered_on(event)
    if day is None or told.last is None or told.received is None:
        return missing(
            "the days of the notice and of the election are not both known", ("delivery",), "give both"
        )
    if day < told.received:
        return no_right(f"The election of {day} comes before the notice of {told.received}.", ("delivery",))
    said = opinion_given(case.record, case.before, event.to_grant, told.holder)
    states = event.delivery.states if event.delivery is not None else None
    if said is None and states is not None and states.truth(STATED_OPINION):
        said = day
    facts = told.facts(said)
    if said is not None and said <= told.last:
        return compliant(f"The election of {day} follows an opinion given on {said}.", ("delivery",), facts)
    if case.record.reading("A-95", HOLDER) == OPINION_IS_A_CONDITION:
        without = "without any opinion" if said is None else f"after an opinion given late, on {said}"
        return no_right(
            f"The election comes {without}; it was due by {told.last}.",
            ("delivery",),
            facts,
            remedy="have counsel settle whether the opinion is a condition (A-95)",
        )
    return compliant(
        f"The election of {day} is open at any time after the notice (A-95).", ("delivery",), facts
    )


@rule(
    "D3-step-up",
    on=MfnResponse,
    quote="such registration rights shall automatically be deemed to be incorporated in the attached Warrant",
    terms=(*RRA_TERMS, "company_name", "rra_company_name", "signing_date"),
    readings=tuple(sorted({*RRA_COMPARED, *IN_EFFECT_READINGS, *WAIVER_READINGS, "Q63"})),
)
def step_up(case: Case[MfnResponse]) -> Answers:
    """What the Holder has more of after an election is a grant to it, tested again under RRA Section 8 (Q63).

    The facts tell each term, and the steps that follow until nothing changes: who else may take what is now
    better. Compliant: what it takes is no better than the RRA's, or is waived; an election is held to be no
    grant. Breach: it takes a demand by 10%; a waiver for the first grantee does not help. Not applicable: no
    election, or the RRA does not bind.
    """
    event, record = case.event, case.record
    grant, holder = grant_of(case.before, event), responder(record, case.before, event)
    if event.kind != ELECTION or grant is None or grant.terms is None or holder is None:
        yield not_applicable("No rights are taken over.")
        return
    if not may_bind(record, event.date):
        yield not_applicable(NOT_BOUND)
        return
    found = rounds(record, case.before, event, grant, holder)
    facts = loop_facts(found)
    offending = [each for each in found[0].taken if each.offends] if found else []
    names = ", ".join(each.name for each in offending)
    if not offending:
        yield compliant("Nothing that the Holder takes over is better than the RRA.", ("to_grant",), facts)
    elif instrument_named(record, case.before, event.id, event.date).good:
        yield compliant(f"Better than the RRA: {names}. Section 8 is waived (9(e)).", ("to_grant",), facts)
    elif not binds(record, case.before, event.date):
        yield not_applicable("Section 8 binds nobody here (Q62, Q68).")
    elif record.reading("Q63") != IS_A_GRANT:
        yield compliant("An election works out an old promise and is no grant (Q63).", ("to_grant",), facts)
    else:
        yield breach(
            f"What the Holder takes over is better than the RRA: {names}.",
            ("to_grant",),
            facts,
            remedy="have the Requisite Holders waive Section 8 for this election (RRA 9(e))",
        )


def _not_to_be_judged(case: Case[Any], event: MfnResponse) -> Answer | None:
    """Return why a response is of no use, or what must be known of it first; None if it can be judged."""
    name = responder(case.record, case.before, event)
    if name is None:
        return missing("who answers is left out, and there are several Holders", ("holder",), "give `holder`")
    if not is_holder(case.record, case.before, name):
        return no_right(f"{name} is no Holder under Exhibit D.", ("holder",))
    if grant_of(case.before, event) is None:
        if event.to_grant is None:
            return missing("which grant it answers is left out", ("to_grant",), "give the id of the grant")
        return no_right(f"The grant {event.to_grant} has not been made.", ("to_grant",))
    if _notice(case, event).received is None:
        return missing(
            "when the Company's notice of the grant came is left out",
            ("to_grant",),
            "give the notice under the grant's `notices`, with `received`",
        )
    paper = event.delivery
    if paper is None or paper.method is None or (paper.sent is None and paper.received is None):
        return missing("how and when the answer went is left out", ("delivery",), "give `method` and its day")
    if not is_listed(paper):
        told = f"The answer went by {paper.method.replace('_', ' ')}, which Section 14 does not know."
        return no_right(told, ("delivery", "method"))
    return None


def _notice(case: Case[Any], event: MfnResponse) -> Told:
    """Return the notice of the grant that the Holder who answers has had."""
    grant, name = grant_of(case.before, event), responder(case.record, case.before, event)
    if grant is None or name is None:
        return Told(name or "")
    return notified(case.record, case.before, grant, name)


RULES: tuple[Rule, ...] = (notice_of_grant, opinion, election, step_up)

"""Exhibit D Section 2(b): the underwriting stated in the notice, the cutback, the advice of it, withdrawal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from msgspec.structs import replace

from checker.arithmetic.cutback import in_proportion
from checker.model.delivery import States
from checker.model.events import Registration, Withdrawal
from checker.model.numbers import exact
from checker.replay.registration.begun import EXHIBIT_D_DEMAND, RRA_DEMAND, begun_by
from checker.replay.registration.bound import happenings
from checker.replay.registration.concerned import concerned
from checker.replay.registration.covered import exhibit_d_covers
from checker.replay.registration.cutback import allocation, given, table_of
from checker.replay.registration.exhibit_d_notices import notified
from checker.replay.registration.holdings import EXHIBIT_D
from checker.replay.registration.notice import Addressed
from checker.replay.registration.participants import OTHER_CONTRACT
from checker.replay.registration.parties import exhibit_d_binds
from checker.replay.registration.sharing import Table
from checker.replay.registration.withdrawals import Gone, gone, has_asked, is_exhibit_d_holder
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    confirm,
    judgement,
    missing,
    no_right,
    not_applicable,
    rule,
)

NOT_COVERED = "Section 2 of Exhibit D does not cover this registration."
OLDER_RIGHTS_PREVAIL = "R1"
ADVICE = ("allocation-statement", "D2.b")
# What the fact of being in time rests on, wherever requests are counted.
BY_REQUEST = ("A-4", "A-91", "J-3", "J-19", "Q01", "Q02", "Q23", "Q31", "Q64", "Q66", "Q68")
BY_REQUEST_TERMS = (
    "company_registration_request_days",
    "deemed_receipt_days",
    "incidental_request_days",
    "requested_join_days",
    "signing_date",
)


@rule(
    "D2.b-underwriting-statement",
    on=Registration,
    quote="If the registration of which Company gives notice is for a registered public offering involving an "
    "underwriting, Company shall so advise Holders as part of the written notice given pursuant to Section 2(a)(i).",
    terms=("signing_date",),
    readings=("A-7", "J-3"),
)
def underwriting_statement(case: Case[Registration]) -> Answers:
    """The notice to each Holder says that the offering is underwritten, if it is.

    Compliant: the notice states it. Missing: whether there is an underwriting; a notice still to be given that
    is silent on it. Breach: a notice that has been given is silent on it, or says the opposite. Not
    applicable: there is no underwriting, or no notice is shown.
    """
    event = case.event
    if not exhibit_d_covers(case.record, event):
        yield not_applicable(NOT_COVERED)
        return
    if event.underwritten is None:
        yield missing(
            "whether the offering is underwritten is left out", ("underwritten",), "give `underwritten`"
        )
        return
    found = [each for each in notified(case.record, case.before, event) if each.shown]
    if not event.underwritten or not found:
        yield not_applicable("There is no underwriting, or no notice yet that could state it.")
        return
    for each in found:
        if each.says(_states_underwriting):
            yield compliant(f"The notice to {each.name} states the underwriting.", ("notices",))
        elif each.is_out(case.as_of):
            yield breach(
                f"The notice to {each.name}, given on {each.given}, does not state the underwriting.",
                ("notices",),
                remedy="give notice again, with the statement; the fifteen days run from its receipt",
            )
        else:
            yield missing(
                f"the notice to {each.name} does not state the underwriting yet",
                ("notices",),
                "give `states: {underwritten: true}` in the notice",
            )


@rule(
    "D2.b-allocation",
    on=Registration,
    quote="shall be allocated among such Holders, directors and officers and Other Shareholders in proportion, as "
    "nearly as practicable, to the respective amounts of Registrable Securities and other securities which they had "
    "requested",
    terms=BY_REQUEST_TERMS,
    readings=("A-92", "J-1", "J-8", "J-9", "Q19", "Q20", "Q21", "Q36", *BY_REQUEST),
)
def proportion(case: Case[Registration]) -> Answers:
    """A Holder has its proportion of what may be included on behalf of everybody but the Company.

    Room after the Company's shares × its request / the requests of Holders, directors, officers and Other
    Shareholders, rounded down; in a demand of RRA Holders, what that demand leaves it. Compliant: each Holder
    has at least that; no allocation is given, so that the computed one stands. Breach: an allocation given
    leaves a Holder less. Judgement: what it lacks goes to one whose contract may be older and put it first
    (A-92). Not applicable: no Holder under Exhibit D asks.
    """
    event = case.event
    if not exhibit_d_covers(case.record, event):
        yield not_applicable(NOT_COVERED)
        return
    table = table_of(case.record, case.before, event)
    ours = table.of(EXHIBIT_D)
    if not ours:
        yield not_applicable("No Holder under Exhibit D asks to be included.")
    elif event.allocation is None:
        yield compliant("No allocation is given: the computed one stands.", ("requests",))
    else:
        yield _against(case, table, ours, _due(case, table))


@rule(
    "D2.b-advice",
    on=Registration,
    quote="Company shall so advise all holders of securities requesting registration",
    terms=BY_REQUEST_TERMS,
    readings=BY_REQUEST,
)
def advice(case: Case[Registration]) -> Answers:
    """Everybody who has asked to be included is advised that the underwriter limits the number of shares.

    Confirm: the advice is given, with the names of those to whom a statement of it is shown. Not applicable:
    nothing is cut back, or nobody asks.
    """
    if not exhibit_d_covers(case.record, case.event):
        yield not_applicable(NOT_COVERED)
        return
    table = table_of(case.record, case.before, case.event)
    if not table.asking or table.room is None or table.total <= table.room:
        yield not_applicable("No limit of an underwriter excludes anybody's shares.")
        return
    told = Addressed((each for each in case.event.notices if each.kind is not None), ADVICE)
    shown = [each.name for each in table.asking if told.reaching(each.name)]
    yield confirm(
        f"All who asked are advised of the limit of {exact(table.room)} shares: "
        f"{', '.join(each.name for each in table.asking)}.",
        ("limit",),
        {"statement_shown_to": ", ".join(shown)},
        remedy="send each of them the allocation with its formula",
        counts=False,
    )


@rule(
    "D2.b-withdrawal",
    on=Withdrawal,
    quote="it, he or she may elect to withdraw therefrom by written notice to Company and the underwriter",
    terms=("signing_date",),
    readings=("J-3",),
)
def withdrawal(case: Case[Withdrawal]) -> Answers:
    """A Holder withdraws from an underwriting by written notice to the Company and to the underwriter.

    Compliant: both have notice. No right: only one of them has; the Company's came by fax or e-mail, which
    Section 14 does not know; there is no underwriting; nothing of the Holder is in the registration. Confirm: from
    its demand under Section 4, of which the words do not speak, the Company may accept it. Missing: who withdraws,
    from what, or the notices. Not applicable: by somebody else than a Holder under Exhibit D; where Section 2 does
    not cover the registration.
    """
    event = case.event
    if event.holder is None:
        yield missing("who withdraws is left out", ("holder",), "give `holder`")
        return
    if not is_exhibit_d_holder(case.record, case.before, event.holder):
        yield not_applicable(f"{event.holder} is no Holder under Exhibit D.")
    elif not exhibit_d_binds(case.record, event.date):
        yield not_applicable("The Warrant is not made yet.")
    else:
        yield replace(_from(case), subject=event.holder)


def _from(case: Case[Withdrawal]) -> Answer:
    """Return the answer on what a Holder withdraws from."""
    event, accept = case.event, "have the Company accept the withdrawal in writing"
    found = concerned(happenings(case.before.filings), event.of)
    registration = found.registration
    if event.of is None:
        return missing("from which registration it withdraws is left out", ("of",), "give `of`")
    if not has_asked(case.before, event):
        said = f"{event.holder} has asked for nothing in the registration: there is nothing to withdraw."
        return no_right(said, ("of",))
    if found.begun_by == EXHIBIT_D_DEMAND:
        said = (
            "Section 2(b) does not speak of a demand under Section 4; the Company may accept the withdrawal."
        )
        return confirm(said, ("of",), remedy=accept)
    if registration is None or registration.underwritten is False:
        said = "There is no underwriting whose terms a Holder may disapprove; the Company may accept the withdrawal."
        return no_right(said, ("of",), remedy=accept)
    if not exhibit_d_covers(case.record, registration):
        return not_applicable("Section 2(b) speaks of an underwriting under Section 2.")
    return _withdrawn(case, gone(case.record, event))


def _withdrawn(case: Case[Withdrawal], found: Gone) -> Answer:
    """Return the answer on the notices of a withdrawal."""
    at = ("deliveries",)
    lacking = found.lacking
    if not case.event.deliveries or found.unsaid:
        return missing(
            "to whom, how and when notice of the withdrawal went is left out",
            at,
            "list one delivery `to: Company` and one `to: underwriter`, each with `method` and a day",
        )
    if lacking:
        return no_right(
            f"Notice of the withdrawal has not gone to {' and '.join(lacking)}; both must have it.",
            at,
            remedy="give written notice to the Company and to the underwriter",
        )
    return compliant("The Company and the underwriter have notice; the shares leave the registration.", at)


def _due(case: Case[Registration], table: Table) -> Mapping[str, Fraction]:
    """Return what each who asks is due under Exhibit D, exact."""
    if begun_by(case.record, case.event) == RRA_DEMAND:
        found = allocation(case.record, case.before, case.event)
        return {name: Fraction(shares) for name, shares in found.shares.items()}
    everybody = {each.name: each.counted for each in table.asking}
    room = table.total if table.room is None else table.room
    return in_proportion(room - min(table.company, room), everybody).exact


def _against(
    case: Case[Registration], table: Table, ours: Mapping[str, Fraction], due: Mapping[str, Fraction]
) -> Answer:
    """Return the answer on an allocation given, against what each Holder is due (rounded down)."""
    shares = given(case.event, {each.name: 0 for each in table.asking})
    short = {name: floor(due[name]) for name in ours if shares[name] < floor(due[name])}
    facts = {name: f"due {least}, given {exact(shares[name])}" for name, least in short.items()}
    if not short:
        return compliant("The allocation gives each Holder its proportion.", ("allocation",))
    told = f"The allocation gives {', '.join(short)} less than is due."
    ahead = [name for name in table.of(OTHER_CONTRACT) if shares[name] > ceil(due[name])]
    if ahead and case.record.reading("A-92") == OLDER_RIGHTS_PREVAIL:
        return judgement(
            f"{told} Whether the contract of {', '.join(ahead)} is older than the Warrant and puts it first, the "
            "file does not say.",
            ("allocation",),
            facts,
            remedy="have counsel put together a schedule of the older rights",
        )
    return breach(told, ("allocation",), facts, remedy="allocate as computed")


def _states_underwriting(states: States) -> bool:
    """Say whether a notice states that there is an underwriting."""
    return states.truth("underwritten") is True


RULES: tuple[Rule, ...] = (underwriting_statement, proportion, advice, withdrawal)

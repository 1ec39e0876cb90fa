"""RRA Sections 2(a)(i), 2(b) and 2(f): who is included in a registration, and who may be cut back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from msgspec.structs import replace

from checker.arithmetic.cutback import in_proportion
from checker.model.events import Registration
from checker.model.numbers import exact
from checker.model.outcome import Outcome
from checker.replay.registration.begun import COMPANY, RRA_DEMAND, begun_by
from checker.replay.registration.bound import shown
from checker.replay.registration.covered import incidental
from checker.replay.registration.cutback import allocation, given, table_of
from checker.replay.registration.holdings import RRA
from checker.replay.registration.managing import is_managing_underwriter
from checker.replay.registration.parties import rra_binds
from checker.replay.registration.sharing import (
    CONTRACT,
    NOTHING,
    THE_COMPANY,
    Allocation,
    Table,
    set_by_company,
    total,
)
from checker.rules.rule import (
    Answer,
    Answers,
    Case,
    Rule,
    breach,
    compliant,
    confirm,
    missing,
    no_right,
    not_applicable,
    rule,
)

UNSAID = {"by": "who advises the maximum number", "reason": "why no more can be sold"}
# What the fact of being in time rests on, wherever requests are counted.
BY_REQUEST = ("A-4", "A-91", "J-19", "Q01", "Q02", "Q23", "Q31", "Q64", "Q66", "Q68")


@rule(
    "R2.f-written-advice",
    on=Registration,
    quote="the managing underwriters shall give written advice to the Company that, in their opinion, market "
    "conditions dictate that no more than a specified maximum number of securities",
    readings=("Q37", *BY_REQUEST),
)
def written_advice(case: Case[Registration]) -> Answers:
    """A cutback needs the managing underwriters' written advice, on market conditions, with a number.

    Only in an underwritten registration that the Company began. Compliant: the advice is written, by one called
    managing underwriter, for a reason given. Confirm: it comes from somebody else.
    Missing: whether it is written, the number, who gives it or why; these count where somebody would be cut back. No
    right to cut back: the Company sets the limit, or nobody in writing; the registration goes on with all in it.
    """
    event, limit = case.event, case.event.limit
    if (
        limit is None
        or begun_by(case.record, event) != COMPANY
        or event.underwritten is False
        or not rra_binds(case.record, event.date)
    ):
        said = "Section 2(f) speaks of an underwriter's limit in a registration the Company began."
        yield not_applicable(said)
    elif limit.shares is None:
        what = "the underwriter's maximum number is left out"
        yield missing(what, ("limit", "shares"), "give `limit.shares`")
    elif set_by_company(case.record, event):
        yield _no_cutback("The Company sets the limit, not the managing underwriters", ("limit", "by"))
    elif limit.written is None:
        what = "whether the advice is in writing is left out"
        yield missing(what, ("limit", "written"), "give `limit.written`")
    elif not limit.written and case.record.reading("Q37") != "R2":
        yield _no_cutback("The advice is not in writing", ("limit", "written"))
    elif limit.by is None or limit.reason is None:
        left_out = "by" if limit.by is None else "reason"
        yield missing(
            f"{UNSAID[left_out]} is left out",
            ("limit", left_out),
            f"give `limit.{left_out}`: the managing underwriters advise it, for market conditions",
            counts=table_of(case.record, case.before, event).exceeds,
        )
    elif not is_managing_underwriter(case.before, limit.by):
        yield confirm(
            f"The advice comes from {limit.by}: a person confirms that this is the managing underwriter.",
            ("limit", "by"),
        )
    else:
        yield compliant(
            f"The managing underwriters advise a maximum of {exact(Fraction(limit.shares))}.",
            ("limit",),
            {"maximum": exact(Fraction(limit.shares)), "by": limit.by, "reason": limit.reason},
        )


def _no_cutback(why: str, at: tuple[str, ...]) -> Answer:
    """Answer that nobody can be cut back on a limit; the registration itself may go on."""
    return Answer(
        Outcome.NO_RIGHT,
        f"{why}, so that nobody can be cut back on it.",
        counts=False,
        at=at,
        remedy="obtain the managing underwriters' written advice, on market conditions, with the number",
    )


@rule(
    "R2.f-allocation",
    on=Registration,
    quote="first, the Company shall be entitled to include in such registration that number of securities which the "
    "Company proposes to offer and sell for its own account in such registration and which does not exceed the "
    "Underwriter's Maximum Number",
    readings=("J-6", "J-7", "Q36", "Q38", *BY_REQUEST),
)
def priority(case: Case[Registration]) -> Answers:
    """The Company first; then the Holders and others entitled to participate, pro rata by their requests.

    Compliant: every Holder has at least its part of what the Company leaves, in whole shares rounded down; also
    where the matter gives no allocation, so that the computed one stands. Breach: an allocation given leaves a
    Holder less, or passes the maximum.
    """
    event = case.event
    table = table_of(case.record, case.before, event)
    if not _under_2_f(case, table):
        yield not_applicable("Section 2(f) cuts nobody back here.")
        return
    if event.allocation is None:
        computed = allocation(case.record, case.before, event).formula
        yield compliant(f"The allocation computed follows Section 2(f): {computed}.", ("limit",))
        return
    shares = given(event, {THE_COMPANY: 0, **{each.name: 0 for each in table.asking}})
    room = table.room or NOTHING
    due = in_proportion(room - min(table.company, room), table.of(*CONTRACT)).exact
    yield from _against(case, table, shares, due)


@rule(
    "R2.b-inclusion",
    on=Registration,
    quote="the Company will use its best efforts as soon as practicable thereafter to cause any of the Registrable "
    "Securities specified by any such Holder to be included in such registration statement",
    readings=("A-5", "J-8", "J-10", "J-11", "J-17", "Q19", "Q33", *BY_REQUEST),
)
def inclusion(case: Case[Registration]) -> Answers:
    """Whoever asks in time is included, unless Section 2(f) or the bracket of Section 2(b) lets it be cut back.

    The bracket: demand rights of others, granted in compliance with the agreement, so far as the managing
    underwriter determines. Compliant: each such Holder has what it is due. Breach: an allocation given leaves a
    Holder less than that.
    """
    event = case.event
    if begun_by(case.record, event) == RRA_DEMAND or not incidental(case.record, event):
        yield not_applicable("This is no Incidental Registration.")
        return
    table = table_of(case.record, case.before, event)
    requests = table.of(RRA)
    if not requests:
        yield not_applicable("No Holder has asked to be included.")
        return
    if _under_2_f(case, table):
        yield compliant("Everybody who asks is in, cut back only as Section 2(f) says.", ("requests",))
        return
    found = allocation(case.record, case.before, event)
    due = requests if found.impossible else {name: Fraction(found.shares[name]) for name in requests}
    if event.allocation is None:
        yield compliant("The allocation computed gives each Holder what it is due.", ("requests",))
        return
    yield from _against(case, table, given(event, found.shares), due)


@rule(
    "R2.a.i-company-piggyback",
    on=Registration,
    quote="if and to the extent that the managing underwriter determines that the inclusion of such additional shares "
    "will not interfere with the orderly sale of the underwritten securities at a price range acceptable to the "
    "requesting Holders",
    readings=("J-1", "J-8", "J-9", "Q19", "Q20", "Q21", *BY_REQUEST),
)
def others_in_a_demand(case: Case[Registration]) -> Answers:
    """In a Requested Registration others come in only so far as the managing underwriter clears them.

    Compliant: nobody else asks; or what is given to others leaves RRA Holders what they are due. Confirm: others
    ask, and what the managing underwriter determined (`limit`) is still to come. Missing: it is left out, and an
    allocation given takes others in. Breach: an allocation given takes others in beyond what was cleared, or takes
    from a Holder what it is due; without an underwriter the Company proposes shares of its own (Q20). No right,
    which does not count: another who asks then (J-1 for Exhibit D).
    """
    event = case.event
    if begun_by(case.record, event) != RRA_DEMAND or not rra_binds(case.record, event.date):
        yield not_applicable("This is no Requested Registration.")
        return
    table = table_of(case.record, case.before, event)
    others = total(table.others) + table.company
    if others == 0:
        yield compliant("Nobody but Holders asks to be included.")
        return
    if event.underwritten is not False and (event.limit is None or set_by_company(case.record, event)):
        yield _not_cleared(case)
        return
    found = allocation(case.record, case.before, event)
    if event.allocation is None:
        yield from _as_computed(case, table, found)
        return
    shares = given(event, found.shares)
    joining = [name for name in found.shares if name not in table.of(RRA)]
    allowed = Fraction(sum(found.shares[name] for name in joining))
    taken = sum((shares[name] for name in joining), NOTHING)
    if taken > allowed:
        yield breach(
            f"Others are given {exact(taken)} shares, and the managing underwriter clears {exact(allowed)}.",
            ("allocation",),
            remedy=f"give others no more than {exact(allowed)}",
        )
        return
    due = {name: Fraction(found.shares[name]) for name in table.of(RRA)}
    yield from _against(case, table, shares, due)


def _as_computed(case: Case[Registration], table: Table, found: Allocation) -> Answers:
    """Answer where no allocation is given: what the Company proposes, and others ask, against what is computed."""
    own = found.shares[THE_COMPANY]
    if case.event.underwritten is False and table.company > own:
        yield breach(
            f"The Company proposes {shown(table.company)} shares of its own, and without a managing underwriter "
            f"nobody can clear more than {own}.",
            ("company_shares",),
            remedy="leave them out, or obtain the consent of the Requisite Holders (9(e))",
        )
    else:
        yield compliant(f"Others come in as computed: {found.formula}.", ("requests",))
    for name, asked in table.others.items() if case.event.underwritten is False else ():
        if found.shares[name] < floor(asked):
            said = f"Without a managing underwriter nobody can clear the {shown(asked)} shares of {name}."
            yield replace(no_right(said, ("requests",)), subject=name, counts=False)


def _not_cleared(case: Case[Registration]) -> Answer:
    """Answer where others ask and nothing is said of what the managing underwriter determined."""
    mend = "give `limit` with the number of securities that can be sold in all"
    if case.event.allocation is None:
        said = "Others ask to be included: they come in only so far as the managing underwriter clears them."
        return confirm(said, ("requests",), remedy=mend)
    said = "others are included, and what the managing underwriter determined is left out"
    return missing(said, ("limit",), mend)


def _against(
    case: Case[Registration], table: Table, shares: Mapping[str, Fraction], due: Mapping[str, Fraction]
) -> Answers:
    """Answer for an allocation given, against what each Holder is due (rounded down) and the maximum."""
    short = {
        name: (floor(due[name]), shares[name])
        for name in table.of(RRA)
        if name in due and shares[name] < floor(due[name])
    }
    facts = {name: f"due {least}, given {exact(number)}" for name, (least, number) in short.items()}
    given_in_all = sum(shares.values(), NOTHING)
    if short:
        yield breach(
            f"The allocation gives {', '.join(short)} less than is due.",
            ("allocation",),
            facts,
            remedy="allocate as computed",
        )
    elif table.room is not None and table.exceeds and given_in_all > table.room:
        yield breach(
            f"The allocation comes to {exact(given_in_all)} shares, more than the maximum {exact(table.room)}.",
            ("allocation",),
            remedy="allocate as computed",
        )
    else:
        yield compliant("The allocation gives each Holder what it is due.", ("allocation",))


def _under_2_f(case: Case[Registration], table: Table) -> bool:
    """Say whether Section 2(f) governs: begun by the Company, underwritten, advised in writing, and too much."""
    event = case.event
    return (
        begun_by(case.record, event) == COMPANY
        and table.exceeds
        and event.limit is not None
        and event.limit.written is not False
        and bool(table.of(RRA))
    )


RULES: tuple[Rule, ...] = (inclusion, others_in_a_demand, written_advice, priority)

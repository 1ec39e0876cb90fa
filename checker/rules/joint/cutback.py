"""Both agreements at once: who is cut back, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from checker.model.events import Registration
from checker.model.numbers import exact
from checker.replay.registration.begun import THIRD_PARTY, begun_by
from checker.replay.registration.cutback import allocation, given, table_of
from checker.replay.registration.holdings import RRA
from checker.replay.registration.sharing import THE_COMPANY, Allocation, Table
from checker.rules.rule import Answers, Case, Rule, compliant, confirm, judgement, not_applicable, rule

# Whether a third party's rights were granted in compliance with the RRA is for a person to say (2(b)).
GRANT_IN_COMPLIANCE = "grant_in_compliance"


@rule(
    "J-cutback",
    on=Registration,
    quote="then each requesting holder's request shall be granted on an pro rata basis with the other requesting "
    "Holders and holders of securities of the Company having rights to participate in such Incidental Registration",
    terms=("requisite_majority", "requested_join_days", "incidental_request_days"),
    readings=(
        "A-4",
        "A-5",
        "A-91",
        "J-1",
        "J-6",
        "J-7",
        "J-8",
        "J-9",
        "J-10",
        "J-11",
        "J-17",
        "J-19",
        "Q01",
        "Q02",
        "Q19",
        "Q20",
        "Q21",
        "Q23",
        "Q31",
        "Q36",
        "Q38",
        "Q64",
        "Q66",
        "Q68",
    ),
)
def cutback(case: Case[Registration]) -> Answers:
    """Who is in a registration, and with how many shares, so that both agreements are met.

    Whole shares, in proportion to the requests, rounded down, then the largest remainders. Compliant: an
    allocation that meets both agreements, given or computed. Confirm: one given that offends neither, but is
    not the one computed. Judgement: no allocation meets both; or remainders are equal and a share cannot be
    given mechanically; or RRA Holders are displaced by a third party of whose grant nobody has determined that
    it was in compliance with their agreement.
    """
    event = case.event
    table = table_of(case.record, case.before, event)
    if not table.asking:
        yield not_applicable("Nobody has asked to be included.")
        return
    found = allocation(case.record, case.before, event)
    facts = _facts(table, found)
    if found.impossible:
        yield judgement(
            "No allocation meets both agreements: Exhibit D Section 4 has no cutback, and RRA Section 2(b) lets "
            "Holders be displaced only by rights granted in compliance with it.",
            ("limit",),
            facts,
            remedy="have both sides sign an allocation, or have the Requisite Holders waive the grant (RRA 9(e))",
        )
    elif found.left:
        yield judgement(
            f"{found.left} of the shares cannot be given mechanically: {', '.join(found.tied)} have equal remainders.",
            ("limit",),
            facts,
            remedy="have those who tie agree who takes the share",
        )
    elif _displaced(case, table, found):
        yield judgement(
            "RRA Holders are displaced by a third party; that its rights were granted in compliance with the RRA "
            "is not determined.",
            ("initiated_by",),
            facts,
            remedy=f"have counsel determine it (`topic: {GRANT_IN_COMPLIANCE}`)",
        )
    elif event.allocation is not None and given(event, found.shares) != _fractions(found.shares):
        yield confirm(
            "The allocation given is not the one computed; whether it offends a clause is said there.",
            ("allocation",),
            facts,
        )
    else:
        whole = "Everybody is included in full" if not found.cut else "The shares are allocated"
        yield compliant(f"{whole}: {found.formula}.", ("requests",), facts)


def _displaced(case: Case[Registration], table: Table, found: Allocation) -> bool:
    """Say whether a third party displaces RRA Holders without a determination on its grant."""
    rra = table.of(RRA)
    cut = any(found.shares[name] < shares for name, shares in rra.items())
    determined = any(
        each.of in (None, case.event.id) for each in case.record.determinations(GRANT_IN_COMPLIANCE)
    )
    return begun_by(case.record, case.event) == THIRD_PARTY and cut and not determined


def _facts(table: Table, found: Allocation) -> Mapping[str, str]:
    """Return what each asked for and gets, as facts."""
    facts = {"formula": found.formula}
    if table.room is not None:
        facts["maximum"] = exact(table.room)
    if table.company:
        facts[THE_COMPANY] = f"{exact(table.company)} proposed, {found.shares[THE_COMPANY]} included"
    for each in table.asking:
        late = "" if each.in_time else ", asked too late"
        facts[each.name] = f"{exact(each.asked)} asked{late}, {found.shares[each.name]} included"
    return facts


def _fractions(shares: Mapping[str, int]) -> dict[str, Fraction]:
    return {name: Fraction(number) for name, number in shares.items()}


RULES: tuple[Rule, ...] = (cutback,)

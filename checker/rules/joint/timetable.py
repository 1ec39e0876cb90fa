"""Both agreements at once: one timetable, and the earliest safe day of filing."""

from __future__ import annotations

from checker.model.events import Registration
from checker.model.outcome import Outcome
from checker.replay.registration.timetable import timetable
from checker.rules.rule import Answer, Answers, Case, Rule, compliant, confirm, not_applicable, rule

BY_NOTICE = (
    "J-3",
    "J-19",
    "Q01",
    "Q02",
    "Q04",
    "Q23",
    "Q31",
    "Q33",
    "Q64",
    "Q66",
    "Q68",
)


@rule(
    "J-timetable",
    on=Registration,
    quote="on each such occasion the Company will notify each Holder of such determination at least thirty (30) days "
    "prior to the filing of such registration statement",
    readings=BY_NOTICE,
)
def filing(case: Case[Registration]) -> Answers:
    """The filing waits until both agreements are satisfied on every count: thirty days, and every window closed.

    Compliant: filed on the earliest safe day or later, a working day of the federal offices. Confirm: sooner;
    whether a duty is broken is for the rules of each clause to say, but a holder who may still ask can then only be
    added by an amendment. Missing, without counting: notices are still to go out, so that no day can be told, or
    the day of filing is left out.
    """
    found = timetable(case.record, case.before, case.event)
    facts = {each.what: each.until.isoformat() for each in found.drivers}
    if found.unknown:
        yield _missing(
            f"the earliest safe day of filing cannot be told: nothing says when notice reaches {found.unknown[0]}"
            + (f" and {len(found.unknown) - 1} more" if len(found.unknown) > 1 else ""),
            "give the notice with its method and day",
        )
        return
    if found.earliest is None or found.driver is None:
        yield not_applicable("Neither agreement makes this filing wait.")
        return
    facts["earliest safe filing"] = found.earliest.isoformat()
    planned = case.event.filing_date
    why = f"it waits for {found.driver.what} ({found.driver.clause}), {found.driver.until}"
    if planned is None:
        yield _missing(
            f"the day of filing is left out; the earliest safe one is {found.earliest}, as {why}",
            "give `filing_date`",
        )
    elif planned >= found.earliest:
        yield compliant(
            f"Filed on {planned}, on or after the earliest safe day {found.earliest}: {why}.",
            ("filing_date",),
            facts,
        )
    else:
        yield confirm(
            f"The filing on {planned} comes before the earliest safe day {found.earliest}: {why}.",
            ("filing_date",),
            facts,
            remedy=f"file on {found.earliest} or later, or be ready to amend for whoever still asks",
        )


def _missing(what: str, mend: str) -> Answer:
    return Answer(Outcome.MISSING_FACT, what, counts=False, at=("filing_date",), remedy=mend)


RULES: tuple[Rule, ...] = (filing,)

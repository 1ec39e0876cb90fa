"""Warrant Section 6(ii): Excluded Stock, issued under the plans as in effect on the date of the Warrant."""

from __future__ import annotations

from checker.model.events import Issue
from checker.model.numbers import exact
from checker.replay.consideration import is_participant, plan_of, plan_status, terms_of
from checker.replay.price_rows import Issued
from checker.replay.price_view import LEDGER_TERMS, effects_of, with_ledger
from checker.rules.rule import Answers, Case, compliant, confirm, missing, not_applicable, rule


@rule(
    "W6.ii-excluded-stock",
    on=Issue,
    quote="under any stock option or other similar incentive plan approved by the Board of Directors of Company "
    "as in effect on the date of this Warrant",
    terms=LEDGER_TERMS,
    readings=with_ledger("A-1", "A-22", "A-23"),
)
def excluded_stock(case: Case[Issue]) -> Answers:
    """Shares of a plan of Section 4, to those it names, adjust nothing, as far as the plan had room for them.

    Compliant: 815,365 options to employees under the Nonqualified Stock Option Plan; of one more, one is
    tested as an issue (A-41). Missing: to whom, or under which plan, they go. Confirm: another plan than
    those of Section 4, or another person than the plan's participants.
    """
    event, row = case.event, case.step.after.ledger.row
    lacks = [
        each
        for each in (terms_of(row, case.record).lacking if isinstance(row, Issued) else ())
        if each.at[0] in {"plan", "to"}
    ]
    if lacks:
        yield missing(lacks[0].what, lacks[0].at, lacks[0].mend)
    elif event.merger is not None:
        excluded = case.record.reading("A-111") == "R1"
        yield compliant(
            "Issued in a merger of the Company: "
            + ("Excluded Stock." if excluded else "tested as an issue."),
            ("merger",),
        )
    elif event.plan in (None, "none"):
        yield not_applicable("The issue is made under no plan.")
    elif not is_participant(event):
        yield confirm(
            f"Issued under a plan, but to {event.to}: not to a director, officer, employee or consultant, and so "
            "tested as an issue.",
            ("to",),
            remedy="confirm to whom they are issued",
        )
    else:
        yield from _under_a_plan(case)


def _under_a_plan(case: Case[Issue]) -> Answers:
    """Answer for an issue to a participant under a named plan."""
    event = case.event
    status = plan_status(event, case.record)
    if status is not None:
        yield compliant(
            f"Determined: the plan is {'' if status else 'not '}one of those in effect on the date of the Warrant.",
            ("plan",),
        )
        return
    if plan_of(event) is None:
        yield confirm(
            f'"{event.plan}" is not one of the plans that Section 4 lists: tested as an issue (A-42).',
            ("plan",),
            remedy="record under `determinations`, `topic: plan_status`, whether it was in effect and is similar",
        )
        return
    effects = effects_of(event, case.before, case.step)
    if effects and effects[0].shares:
        tested, whole = exact(effects[0].shares), exact(event.shares or 0)
        yield compliant(
            f"The plan had no room for {tested} of the {whole} shares: these are tested as an issue (A-41).",
            ("shares",),
            {"tested": tested, "excluded": exact(effects[0].excluded)},
        )
    else:
        yield compliant("Issued under a plan of Section 4 to a participant: nothing is adjusted.", ("plan",))
